"""Which passages an answer quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

import pytest

from askgov.chapters import CHAPTER
from askgov.domain import Chunk, PassageQuery, Provenance, Report, Scope
from askgov.domain.vocabulary import Format
from askgov.mending import WHOLE_CHAPTER
from askgov.passages import PassageFinder
from askgov.store.figures import FigureStore

TOLD = {
    ("公安局", 2023): (("存在的问题：一是信用修复办法没有告知。", CHAPTER), ("为此，我局着手改进。一是附信用修复指引。", CHAPTER), ("云溪县公安局", CHAPTER)),
    ("市监局", 2022): (("信用修复流程宣传不够，企业不知道。", 1), ("全年培训两次，参加人员三十名。", 1)),
}  # fmt: skip
REPORTS = tuple(
    Report(
        id=f"{organ}{year}", entity_id=organ, year=year, scope=Scope.OWN, format=Format.G3, title="年报", file="f", media_type="text/html"
    )
    for organ, year in TOLD
)
CHUNKS = tuple(
    Chunk(
        id=f"{organ}{year}:{at}", report_id=f"{organ}{year}", headings=("五、存在的主要问题及改进情况",), section=section, text=text,
        source=Provenance(report_id=f"{organ}{year}", file="f", block=at),
    )
    for (organ, year), told in TOLD.items()
    for at, (text, section) in enumerate(told)
)  # fmt: skip


class Store:
    """The passages above."""

    arrived = 2

    def chunk_ids(
        self, *, entities: Sequence[str] = (), years: Sequence[int] = (), section: int | None = None, report_id: str | None = None
    ) -> tuple[str, ...]:
        of = {r.id for r in REPORTS if (not entities or r.entity_id in entities) and (not years or r.year in years)}
        return tuple(c.id for c in CHUNKS if c.report_id in of and section in (None, c.section) and report_id in (None, c.report_id))

    def chunks(self, ids: Iterable[str]) -> tuple[Chunk, ...]:
        by_id = {chunk.id: chunk for chunk in CHUNKS}
        return tuple(by_id[id_] for id_ in ids)

    def reports_by_id(self, ids: Sequence[str]) -> tuple[Report, ...]:
        return tuple(report for report in REPORTS if report.id in ids)

    def reports(self, *, entity_id: str) -> tuple[Report, ...]:
        return tuple(report for report in REPORTS if report.entity_id == entity_id)


FINDER = PassageFinder(
    store=cast(FigureStore, Store()),
    search=lambda _question, ids, _years, _k: dict.fromkeys(ids or ()),
    holding=lambda *_: [],
    homes=lambda ids: dict.fromkeys(ids, "云溪县"),
)


def shown(query: PassageQuery) -> list[str]:
    found = FINDER.find(query)
    assert found.sufficient
    return [chunk.id for chunk in found.chunks]


def test_every_organ_whose_report_tells_of_it_is_quoted_once() -> None:
    query = PassageQuery(terms=("信用修复",), question="哪几家单位的年报讲过信用修复的事", told_by=True)
    assert [id_.partition("20")[0] for id_ in shown(query)] == ["公安局", "市监局"]


def test_the_remedy_comes_with_the_problem_and_the_signature_with_neither() -> None:
    query = PassageQuery(
        entities=("公安局",), years=(2023,), terms=("信用修复没有告知",), question="信用修复没有告知怎么改", section=CHAPTER
    )
    assert shown(query) == ["公安局2023:0", "公安局2023:1"]


def test_a_chapter_is_quoted_without_its_signature() -> None:
    query = PassageQuery(entities=("公安局",), years=(2023,), question="问题和整改各是什么", section=CHAPTER)
    assert shown(query) == ["公安局2023:0", "公安局2023:1"]


def test_where_no_organ_of_a_place_tells_of_it_none_is_quoted() -> None:
    query = PassageQuery(
        told_by=True, among=("公安局", "市监局"), terms=("社区食堂",), question="哪些局办过社区食堂", about="哪些局办过社区食堂"
    )
    assert not FINDER.find(query).sufficient


def test_a_question_without_an_organ_says_nothing_of_a_place() -> None:
    query = PassageQuery(terms=("信用修复没有告知",), question="信用修复没有告知怎么办")
    assert FINDER.find(query).query.notes == ()


def nearest_to(text: str) -> PassageFinder:
    """A finder in which a passage is nearest to any question."""
    near = next(chunk.id for chunk in CHUNKS if chunk.text == text)
    return replace(FINDER, search=lambda _question, ids, _years, _k: {id_: float(id_ == near) for id_ in ids or ()})


@pytest.mark.parametrize(
    ("question", "told"),
    [("回头补不了分数，后来想了什么办法", True), ("我回头补不了分数该怎么办", False), ("回头补不了分数的有哪些人", False)],
)
def test_the_chapter_tells_what_is_done_about_something(question: str, told: bool) -> None:
    query = PassageQuery(entities=("公安局",), years=(2023,), terms=("回头补不了分数",), question=question)
    found = nearest_to("存在的问题：一是信用修复办法没有告知。").find(query)
    assert found.sufficient is told
    assert (found.query.notes == (WHOLE_CHAPTER,)) is told


def test_the_chapter_does_not_tell_what_another_passage_is_nearer_to() -> None:
    query = PassageQuery(entities=("市监局",), years=(2022,), terms=("回头补不了分数",), question="回头补不了分数，后来想了什么办法")
    assert not nearest_to("全年培训两次，参加人员三十名。").find(query).sufficient
