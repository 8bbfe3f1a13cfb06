"""A figure in prose of each organ asked about, where its report has other words for it."""

from decimal import Decimal

import pytest

from askgov.domain import Chunk, Decline, PassageQuery, Provenance, Statement, StatementQuery
from askgov.domain.evidence import PassageEvidence, StatementEvidence
from askgov.prose_course import one_thing
from askgov.prose_each import Found, of_each_organ, organs_beside

ASKED = StatementQuery(entities=("甲", "乙"), years=(2024,), terms=("关注",), question="甲和乙各有多少人关注")


def figure(organ: str, label: str, unit: str = "人") -> Statement:
    return Statement(
        id=f"{organ}:1",
        report_id=organ,
        concept=None,
        label=label,
        value=Decimal(7),
        unit=unit,
        approximate=False,
        sentence=f"{label}7{unit}",
        source=Provenance(report_id=organ, file="f", block=0),
    )


@pytest.mark.parametrize(
    ("alone", "organs"),
    [
        ([figure("甲", "公众号粉丝")], ["甲", "乙"]),
        ([figure("甲", "公众号粉丝"), figure("甲", "微博粉丝")], ["乙"]),  # which of two
        ([figure("甲", "公众号阅读量", "次")], ["乙"]),  # another unit
        ([], ["乙"]),
    ],
)
def test_the_silent_one_is_asked_alone(alone: list[Statement], organs: list[str]) -> None:
    def find(query: StatementQuery | PassageQuery) -> Found:
        assert isinstance(query, StatementQuery)
        assert query.entities == ("甲",)
        return StatementEvidence(query=query, statements=tuple(alone)) if alone else Decline(reason="no_figure", message="")

    told = of_each_organ(ASKED, [figure("乙", "公众号关注人数")], find, lambda s: s.report_id)
    assert [s.report_id for s in told] == organs


@pytest.mark.parametrize(
    ("labels", "one"),
    [
        (("“健康大讲堂”", "开展“健康大讲堂”"), True),
        (("“健康大讲堂”听众", "开展“健康大讲堂”"), False),
        (("“健康大讲堂”", "“健康小课堂”"), False),
    ],
)
def test_a_name_in_quotes_is_of_one_thing(labels: tuple[str, str], one: bool) -> None:
    assert one_thing([figure("甲", labels[0]), figure("乙", labels[1])]) is one


def passage(organ: str) -> Chunk:
    source = Provenance(report_id=organ, file="f", block=0)
    return Chunk(id=f"{organ}:c:0", report_id=organ, headings=(), section=1, text="粉丝7人", source=source)


@pytest.mark.parametrize("silent", ["", "乙"])
def test_every_organ_has_its_passage_or_none_is_shown(silent: str) -> None:
    def find(query: StatementQuery | PassageQuery) -> Found:
        assert isinstance(query, StatementQuery)
        (organ,) = query.entities
        if organ == silent:
            return Decline(reason="no_figure", message="")
        if organ == "甲":  # told by a figure in other words, the other by a passage
            return StatementEvidence(query=query, statements=(), near=(figure("甲", "粉丝"),))
        return PassageEvidence(query=PassageQuery(question=query.question), chunks=(passage("乙"),), sufficient=True)

    found = organs_beside(ASKED, find, lambda statement: passage(statement.report_id))
    assert (found.chunks if found else ()) == (() if silent else (passage("甲"), passage("乙")))
