"""One cell of a world changed or deleted: exactly the answers that rest on it change, and a deleted one is absent, never zero."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from askgov.assistant import Assistant
from askgov.domain import Answer, State, Status
from tests.property.worlds import COUNTY, ELSEWHERE, GOVERNMENT, LINES, World, full_world, write

CLOCK = date(2026, 3, 1)
ORGAN, YEAR, LINE = "云溪县教育局", 2023, "行政处罚"
CELL = (ORGAN, YEAR, LINES[LINE])
BEFORE, AFTER = Decimal(77), Decimal(999_999)  # from within the field to its top, over every bound asked for

# Answers that are one figure made of the cell: without the cell there is none.
NEEDING = (
    f"{ORGAN}{YEAR}年{LINE}多少件", f"{ORGAN}{YEAR}年{LINE}比上年增加了多少件", f"{ORGAN}{YEAR + 1}年{LINE}比上年增加了多少件",
    f"{ORGAN}{YEAR}年{LINE}同比增长百分之几", f"{ORGAN}{YEAR + 1}年{LINE}同比增长百分之几", f"{ORGAN}{YEAR}年{LINE}是行政许可的几倍",
    f"{ORGAN}{YEAR}年行政许可是{LINE}的几倍", f"{ORGAN}{YEAR}年{LINE}占行政许可和{LINE}合计的比例", f"{ORGAN}{YEAR}年{LINE}占全县的比例",
    f"{ORGAN}{YEAR}年{LINE}在全县部门里排第几", f"{ORGAN}{YEAR}年{LINE}有没有超过1000件", f"{ORGAN}和云溪县公安局{YEAR}年谁的{LINE}多",
)  # fmt: skip
# Answers over several cells, this one among them: without it they are about the others, and say so.
COVERING = (
    f"{COUNTY}{YEAR}年各部门{LINE}合计多少件", f"{COUNTY}{YEAR}年各部门平均{LINE}多少件", f"{COUNTY}{YEAR}年各部门{LINE}从多到少排名",
    f"{COUNTY}{YEAR}年哪个部门{LINE}最多", f"{COUNTY}{YEAR}年{LINE}超过6000件的部门有几个", f"{ORGAN}2021年到2024年{LINE}的变化趋势",
    f"{ORGAN}哪一年{LINE}最多", f"{ORGAN}2021年到2024年平均每年{LINE}多少件", f"{COUNTY}{YEAR}年除云溪县公安局外各部门{LINE}合计多少件",
    f"{COUNTY}{YEAR}年哪个部门行政许可和{LINE}合计最多", f"{COUNTY}{YEAR}年哪个部门{LINE}增长最快",
)  # fmt: skip
OTHERS = (
    f"{ORGAN}{YEAR}年行政许可多少件", f"{ORGAN}{YEAR - 1}年{LINE}多少件", f"{ORGAN}{YEAR - 1}年{LINE}同比增长百分之几", f"云溪县公安局{YEAR}年{LINE}多少件",
    f"{GOVERNMENT}{YEAR}年{LINE}多少件", f"{ELSEWHERE}{YEAR}年{LINE}多少件", f"{COUNTY}{YEAR}年各部门行政许可合计多少件",
    f"{COUNTY}{YEAR - 1}年各部门{LINE}合计多少件", f"{COUNTY}{YEAR}年除{ORGAN}外各部门{LINE}合计多少件", f"{COUNTY}{YEAR}年除{ORGAN}外哪个部门{LINE}最多",
    f"{ORGAN}2021年到2024年行政许可的变化趋势", f"云溪县公安局哪一年{LINE}最多", f"{COUNTY}{YEAR}年行政许可前三名的部门",
    f"{ORGAN}{YEAR}年予以公开占办理结果总计的百分之多少", f"{COUNTY}{YEAR + 1}年哪个部门行政许可增长最快", f"{ORGAN}{YEAR}年没收摩托车多少件",
)  # fmt: skip


def _world(value: Decimal | None) -> World:
    return World({**full_world(8).figures, CELL: value})


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Answer, Answer, Answer]]:
    """Each question's answers with the cell as it was, changed, and deleted."""
    found: list[dict[str, Answer]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")  # what worlds are written with
        for value in (BEFORE, AFTER, None):
            index: Path = tmp_path_factory.mktemp("cells")
            write(_world(value), 8, index, searchable=True)
            assistant = Assistant.open(index, CLOCK)
            found.append({question: assistant.ask(question) for question in (*NEEDING, *COVERING, *OTHERS)})
    return {question: (found[0][question], found[1][question], found[2][question]) for question in found[0]}


def _shown(answer: Answer) -> str:
    """All that a reader may see of an answer, but for its index and the time it took."""
    return answer.model_copy(update={"index_version": "", "elapsed_ms": 0.0}).model_dump_json()


@pytest.mark.parametrize("question", [*NEEDING, *COVERING])
def test_what_rests_on_the_cell_changes_with_it(question: str, answers: dict[str, tuple[Answer, Answer, Answer]]) -> None:
    before, after, _ = answers[question]
    assert before.status is after.status is Status.ANSWERED, before.text
    assert before.text != after.text
    assert before.plan == after.plan
    assert str(AFTER) in {str(value.value) for value in after.values}


@pytest.mark.parametrize("question", OTHERS)
def test_what_does_not_rest_on_the_cell_stays(question: str, answers: dict[str, tuple[Answer, Answer, Answer]]) -> None:
    before, after, deleted = answers[question]
    assert _shown(before) == _shown(after) == _shown(deleted)


@pytest.mark.parametrize("question", NEEDING)
def test_a_figure_made_of_a_deleted_cell_is_absent(question: str, answers: dict[str, tuple[Answer, Answer, Answer]]) -> None:
    *_, deleted = answers[question]
    assert deleted.status is Status.NOT_FOUND, deleted.text
    assert deleted.result.value is None
    gone = [value for value in deleted.values if (value.entity, value.year, value.concept) == CELL]
    assert gone
    assert all(value.value is None and value.state is not State.NUMBER for value in gone)


@pytest.mark.parametrize("question", COVERING)
def test_what_covers_a_deleted_cell_leaves_it_out_and_says_so(question: str, answers: dict[str, tuple[Answer, Answer, Answer]]) -> None:
    *_, deleted = answers[question]
    assert deleted.status is Status.ANSWERED
    assert (ORGAN, YEAR) not in {(item.entity, item.year) for item in deleted.result.items if item.value is not None}
    assert ORGAN in deleted.text or f"{YEAR}年" in deleted.text
    assert not [value for value in deleted.values if (value.entity, value.year, value.concept) == CELL and value.value is not None]
