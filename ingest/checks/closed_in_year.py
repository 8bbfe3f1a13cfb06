"""当年办结 against the table: all that were done in the year, or those of them that also came in: fewer by the carried ones at most."""

from collections.abc import Iterator

from askgov.addressed import addresses_a_machine
from askgov.domain import Finding
from askgov.prose_lines import CARRIED_IN, CLOSED, names
from askgov.wording import plain
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_WORDS = "当年办结"
_SHOWN = 60  # characters of the sentence


def closed_in_year_apart(draft: Draft) -> Iterator[Finding]:
    """A number that neither meaning explains."""
    closed, carried, report = draft.totals.get(CLOSED), draft.totals.get(CARRIED_IN), draft.report
    if closed is None or carried is None or closed.value is None or carried.value is None:
        return
    for said in draft.statements:
        if said.sentence.count(_WORDS) != 1 or f"{_WORDS}{said.source.as_printed.strip()}" not in said.sentence:
            continue
        as_any = said.model_copy(update={"sentence": said.sentence.replace(_WORDS, "办结")})
        where = CLOSED, report.year, report.scope, report.entity_id
        named = (
            names(as_any, *where) and not names(said, *where) and not addresses_a_machine(said.sentence)
        )  # else it is told with the totals
        if named and not closed.value - carried.value <= said.value <= closed.value:
            message = (
                f"正文写当年办结 {plain(said.value)} {said.unit}（“{said.sentence.strip()[:_SHOWN]}”），和表格“本年度办理结果总计”的 "
                f"{plain(closed.value)} 件不一致，上年结转的 {plain(carried.value)} 件也解释不了，请对照原文"
            )
            yield finding("prose", report.id, message, [closed.source, carried.source, said.source], (closed.value, said.value))
            return
