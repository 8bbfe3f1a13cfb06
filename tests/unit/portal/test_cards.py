from types import ModuleType

import pytest

from askgov.domain import Answer, Status
from askgov.portal.cards import around, cards
from askgov.portal.sources import SHOWN, panel


def test_a_card_names_table_row_column_and_the_printed_cell(fake: ModuleType) -> None:
    (card,) = cards(fake.single("？"))
    assert (card.marker, card.table, card.column, card.printed) == ("1", fake.TABLE, "总计", "42")
    assert card.viewer == f"/reports/{fake.GOOD}?block=4&row=2&col=3#hit"


def test_a_figure_in_prose_and_its_sentence_share_a_card_with_the_figure_marked(fake: ModuleType) -> None:
    (card,) = cards(fake.prose("？"))
    before, hit, after = card.quote
    assert hit == "1,234条"
    assert before + hit + after == fake.SENTENCE
    assert card.viewer.endswith(f"?block=2&start=0&end={len(fake.SENTENCE)}#hit")


def test_a_computed_figure_adds_no_card_beside_its_operands(fake: ModuleType) -> None:
    operand = fake.figure("[1]", 2023, "3")
    computed = operand.model_copy(update={"marker": "", "derived": True, "value": "7"})
    other = fake.figure("[2]", 2023, "4", cell=(3, 2))
    answer = Answer(question="？", status=Status.ANSWERED, text="7", values=(computed, operand, other))
    assert [card.marker for card in cards(answer)] == ["1", "2"]


def test_an_empty_cell_is_shown_as_empty_not_as_nought(fake: ModuleType) -> None:
    (card,) = cards(fake.blank("？"))
    assert card.printed == "原表此格空白"


def test_an_address_that_is_no_web_address_is_dropped(fake: ModuleType) -> None:
    assert [card.url for card in cards(fake.hostile("？"))] == ["", ""]


@pytest.mark.parametrize(
    ("sentence", "hit", "expected"),
    [
        ("公开56条。", "56条", ("公开", "56条", "。")),
        ("公开156条，其中56条。", "56条", ("公开156条，其中", "56条", "。")),  # not the tail of 156
        ("公开56条，又56条。", "56条", ("公开56条，又56条。", "", "")),  # which one is not known
        ("公开56条。", "57条", ("公开56条。", "", "")),
        ("公开5件。", "", ("公开5件。", "", "")),
        ("共12.5万元", "12", ("共12.5万元", "", "")),
    ],
)
def test_the_hit_is_marked_only_when_it_is_sure(sentence: str, hit: str, expected: tuple[str, str, str]) -> None:
    assert around(sentence, hit) == expected


def test_only_the_active_turn_is_in_view(fake: ModuleType) -> None:
    found = cards(fake.single("？"))
    html = str(panel([(1, found), (2, found)], active=2))
    first, second = html.split('<div class="sources"')[1:]
    assert first.startswith(" hidden>")
    assert not second.startswith(" hidden")
    assert 'id="source-1-1"' in first
    assert 'id="source-2-1"' in second


def test_a_turn_without_sources_says_so(fake: ModuleType) -> None:
    assert "没有引用年报原文" in panel([(1, cards(fake.single("？"))), (2, ())], active=2)


def test_many_cards_fold_away_and_no_id_stands_twice(fake: ModuleType) -> None:
    values = tuple(fake.figure("[1]", 2023, str(n), cell=(n, 0)) for n in range(SHOWN + 5))
    html = str(panel([(1, cards(Answer(question="？", status=Status.ANSWERED, text="多", values=values)))], active=1))
    assert html.count('id="source-1-1"') == 1
    assert "其余 5 处原文" in html
