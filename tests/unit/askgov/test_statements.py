"""Figures in prose: the one whose label and unit the question names, or none."""

import pytest

from askgov.domain import Provenance, Statement, StatementQuery
from askgov.statements import best_statements

SENTENCE = "全年主动公开政府信息292条，其中教师招聘16条、消费投诉48条；公示期间收到意见127条，采纳49条；编印公报12期，赠阅3000册；好差评评价量900个。"


def statement(number: int, label: str, value: int, unit: str, *, parent: int | None = None, concept: str | None = None) -> Statement:
    parents = ("主动公开政府信息",) if parent is not None else ()
    source = Provenance(report_id="r", file="f", block=0, as_printed=f"{value}{unit}")
    return Statement(
        id=f"r:s:{number}", report_id="r", label=label, value=value, unit=unit, parent=None if parent is None else f"r:s:{parent}",
        parent_labels=parents, concept=concept, sentence=SENTENCE, source=source,
    )  # fmt: skip


POOL = [
    statement(0, "主动公开政府信息", 292, "条", concept="disclosure.total"),
    statement(1, "教师招聘", 16, "条", parent=0),
    statement(2, "消费投诉", 48, "条", parent=0),
    statement(3, "收到意见", 127, "条"),
    statement(4, "意见采纳", 49, "条"),
    statement(5, "编印公报", 12, "期"),
    statement(6, "公报赠阅", 3000, "册"),
    statement(7, "“好差评”评价量", 900, "个"),
    statement(8, "泗洪县", 874, "件", parent=0),
]


def found(
    *terms: str, counter: str = "", concepts: tuple[str, ...] = (), others: tuple[str, ...] | None = None, subjects: tuple[str, ...] = ()
) -> list[int]:
    query = StatementQuery(
        terms=terms, others=terms if others is None else others, counter=counter, counters=(counter,) if counter else (), concepts=concepts,
        subjects=subjects, question="".join(terms),
    )  # fmt: skip
    return [int(s.value) for s in best_statements(query, POOL, {"r": "宿迁市"})]


@pytest.mark.parametrize(
    ("terms", "counter", "values"),
    [
        (("教师招聘",), "条", [16]),
        (("公报",), "期", [12]),
        (("公报",), "册", [3000]),
        (("意见采纳",), "条", [49]),
        (("教师招聘",), "期", []),  # the unit asked for is not the figure's
        (("没采纳", "意见"), "条", []),  # a negation is not its opposite
        (("差评",), "个", []),  # 好差评 is one word
        (("受理", "消费投诉"), "件", []),  # publishing about complaints is not receiving them
        (("人口",), "人", []),
        ((), "条", []),
    ],
)
def test_words_and_unit_decide(terms: tuple[str, ...], counter: str, values: list[int]) -> None:
    assert found(*terms, counter=counter) == values


def test_a_named_concept_counts_only_what_nothing_narrows() -> None:
    assert found("主动公开", counter="条", concepts=("disclosure.total",), others=()) == [292]
    assert found("教师招聘", "主动公开", counter="条", concepts=("disclosure.total",), others=("教师招聘",)) == [16]


def test_an_organ_spoken_of_must_be_the_label() -> None:
    assert found("主动公开", counter="件", subjects=("泗洪县",)) == [874]
    assert found("主动公开", counter="件", subjects=("泗阳县",)) == []


def test_a_part_that_the_question_names_is_given_and_not_its_total() -> None:
    query = StatementQuery(terms=("公开", "教师招聘"), concepts=("disclosure.total",), counter="条", question="教师招聘公开信息多少条")
    assert [s.label for s in best_statements(query, POOL, {})] == ["教师招聘"]
    whole = query.model_copy(update={"terms": ("主动公开",), "question": "主动公开信息多少条"})
    assert [s.label for s in best_statements(whole, POOL, {})] == ["主动公开政府信息"]
