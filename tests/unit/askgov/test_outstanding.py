"""The sentence of the passage that is by far the nearest in meaning is quoted for a question in other words; nothing else is."""

import pytest

from askgov.domain import Chunk, Provenance, StatementQuery
from askgov.outstanding import outstanding
from tests.unit.askgov.told import statements_in

SENTENCES = {
    "公布零工驿站2处，日均进场260人。": (("零工驿站", 2, "处", "2处"), ("日均进场", 260, "人", "260人")),
    "免费检定集贸市场电子秤3845台。": (("免费检定电子秤", 3845, "台", "3845台"),),
    "办理养犬登记3071只。": (("办理养犬登记", 3071, "只", "3071只"),),
    "配备终端31台，评价器4台。": (("配备终端", 31, "台", "31台"), ("评价器", 4, "台", "4台")),
    "退还多收费用8.7万元。": (("退还多收费用", 87000, "万元", "8.7万元"),),
    "印发公报12期。": (("印发公报", 12, "期", "12期"),),
}  # fmt: skip
POOL = statements_in(SENTENCES)
CHUNKS = [
    Chunk(
        id=f"c{at}",
        report_id="r",
        section=2,
        headings=(),
        text=text,
        source=Provenance(report_id="r", file="f", block=0, as_printed=text),
    )
    for at, text in enumerate(SENTENCES)
]


def quoted(question: str, nearest: int, top: float = 0.9) -> list[int]:
    query = StatementQuery(entities=("o",), years=(2023,), terms=(), question=question, about=question)
    return [int(s.value) for s in outstanding(query, POOL, CHUNKS, {f"c{at}": top if at == nearest else 0.8 for at in range(6)})]


@pytest.mark.parametrize(
    ("question", "nearest", "values"),
    [
        ("菜市场的秤校准了几台", 1, [3845]),  # hardly a word is the same: the unit is
        ("菜市场的秤校准了几台", 3, []),  # two figures of the unit
        ("给狗上户口的有几只", 2, [3071]),
        ("注销养犬登记几只", 2, []),
        ("多收费用退了多少万元", 4, [87000]),
        ("罚了多少万元", 4, []),  # money is counted everywhere: words are needed
        ("一天来多少人", 0, []),
    ],
)
def test_the_one_figure_in_the_unit_of_the_nearest_passage(question: str, nearest: int, values: list[int]) -> None:
    assert quoted(question, nearest) == values


def test_a_passage_that_hardly_stands_out_is_not_quoted() -> None:
    assert quoted("菜市场的秤校准了几台", 1, top=0.81) == []
