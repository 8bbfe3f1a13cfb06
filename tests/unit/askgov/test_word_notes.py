"""A question about one of the kinds that a line counts together gets the line and is told that it is the whole."""

from datetime import date

import pytest

from askgov.question.organs import Catalogue
from askgov.question.reader import read
from askgov.word_notes import word_notes

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("question", "line", "kind"),
    [
        ("云溪县2024年因为商业秘密不予公开的有几件", "requests.refused.third_party", "商业秘密"),
        ("云溪县2024年讨论记录不公开的有几件", "requests.refused.process_information", "讨论记录"),
        ("云溪县2024年因为影响社会稳定不公开的有几件", "requests.refused.stability", "社会稳定"),
        ("云溪县2024年行政处罚中罚款几件", "penalties.decisions", "罚款"),
    ],
)
def test_one_kind_of_several_is_not_counted_apart(known: Catalogue, question: str, line: str, kind: str) -> None:
    notes = word_notes(read(question, known, TODAY), [line])
    assert any(f"“{kind}”只是" in note for note in notes), notes


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("云溪县2024年因为商业秘密和个人隐私不予公开的有几件", "requests.refused.third_party"),  # all that it counts
        ("云溪县2024年行政处罚几件", "penalties.decisions"),
        ("云溪县2024年罚款了几起", "penalties.decisions"),  # said already by the note on the word
    ],
)
def test_the_whole_needs_no_such_note(known: Catalogue, question: str, line: str) -> None:
    assert not any("只是" in note for note in word_notes(read(question, known, TODAY), [line]))
