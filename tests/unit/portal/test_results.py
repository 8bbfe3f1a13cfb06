from types import ModuleType

from askgov.domain import Answer, State, Status
from askgov.portal.results import results


def test_several_figures_stand_side_by_side_with_their_markers_and_the_formula(fake: ModuleType) -> None:
    html = str(results(fake.change("？"), {"1", "2"}, 1))
    assert "<caption>云岭县教育局 · 新收申请</caption>" in html  # what all lines share
    assert "<td>2022</td><td>30 件<a" in html
    assert 'href="#source-1-2"' in html
    assert "42 − 30 = 12" in html


def test_one_figure_needs_no_table(fake: ModuleType) -> None:
    assert results(fake.single("？"), {"1"}, 1) == ""


def test_a_text_that_lists_its_figures_is_not_repeated(fake: ModuleType) -> None:
    answer = fake.change("？").model_copy(update={"text": "· 甲：30 件[1]\n· 乙：42 件[2]"})
    assert "<table" not in results(answer, {"1", "2"}, 1)


def test_kinds_of_absence_stay_apart_and_none_is_nought(fake: ModuleType) -> None:
    states = (State.BLANK, State.NOT_APPLICABLE, State.TEXT, State.UNREADABLE)
    values = tuple(fake.figure(f"[{n}]", 2020 + n, None, state) for n, state in enumerate(states))
    html = str(results(Answer(question="？", status=Status.ANSWERED, text="无", values=values), set(), 1))
    cells = [cell.split("<")[0] for cell in html.split("<td>")[2::2]]
    assert len(set(cells)) == len(states)
    assert not any("0" in cell for cell in cells)
