"""Asks a language model for a reading, checks it, has it put right once, and hands on the plan that the grammar makes of it."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from askgov.domain import Applicant, ComputeQuery, Decline, FigureQuery, Plan
from askgov.domain.evidence import Evidence, PassageEvidence, StatementEvidence
from askgov.language.chat import Reply, Speaker, prompt
from askgov.language.errors import ChatFailed
from askgov.model_reading.candidates import GROUP, Candidates, candidates
from askgov.model_reading.proposal import Faulty, Proposal, checked, material, schema
from askgov.model_reading.restated import restated
from askgov.plan import plan
from askgov.question.normalise import normalise
from askgov.question.organs import Catalogue
from askgov.question.reader import read
from askgov.question.reading import Reading
from askgov.question.residue import claim_of
from askgov.sessions import Turn

log = logging.getLogger(__name__)

_LEAVES_OUT = re.compile(r"除(?:了|去|开|外)|[剔扣排]除|[以之]外|不算|不含|不计|不包括")  # no id says what is left out
_TEXT_ASKED = frozenset({"reason", "meaning", "greeting"})  # answered by passages or definitions, never by a figure
_AGAIN = "上次的回答不合要求：{fault}。请改正，仍然只输出 JSON 对象。"


class Asks(Protocol):
    """A chat model that answers in JSON."""

    def ask(self, system: str, turns: "list[tuple[Speaker, str]]", schema: dict[str, Any]) -> Reply:
        """Raises ChatFailed when there is no reply."""


@dataclass(frozen=True)
class Reread:
    """A question as a language model understood it: in words that the grammar reads, and their plan."""

    question: str
    plan: Plan

    @property
    def in_words(self) -> str:
        """What the reader is told, to check it."""
        return f"由语言模型理解为：{self.question}"


@dataclass(frozen=True)
class ModelReader:
    """Reads what the grammar could not. Never raises for a question: without a sound reading the answer stays as it was."""

    chat: Asks

    def reread(self, question: str, evidence: Evidence, known: Catalogue, today: date, before: Turn) -> Reread | None:
        """The reading of a question whose ``evidence`` answers nothing because some of its words were not understood; else None."""
        if not _unanswered(evidence):
            return None
        reading = read(question, known, today)
        if (
            not _not_understood(reading)
            or _LEAVES_OUT.search(normalise(question))
            or (offered := candidates(reading, known, before)) is None
        ):
            return None
        if "manner" in reading.asks and offered.wanted is None:  # 怎么做的; 哪些部门超过20件 asks for figures
            return None
        try:
            return self._read(offered, known, today)
        except ChatFailed as failure:
            log.warning("%s", failure)
        except Faulty as fault:
            log.warning("语言模型的理解没有通过核对")
            log.debug("%r", fault)
        return None

    def _read(self, offered: Candidates, known: Catalogue, today: date) -> Reread | None:
        system, form = prompt("parse_question"), schema(offered)
        turns: list[tuple[Speaker, str]] = [("human", material(offered))]
        reply = self.chat.ask(system, turns, form)
        try:
            return _planned(reply, offered, known, today)
        except Faulty as fault:
            turns += [("ai", reply.text or "{}"), ("human", _AGAIN.format(fault=fault))]
        return _planned(self.chat.ask(system, turns, form), offered, known, today)


def _unanswered(evidence: Evidence) -> bool:
    """Whether a question ended without figure, statement, passage or question back."""
    match evidence.found:
        case Decline(reason="unsupported"):
            return True
        case StatementEvidence() as found:
            return not found.statements
        case PassageEvidence() as found:
            return not found.sufficient and found.query.on_topic
        case _:
            return False


def _not_understood(reading: Reading) -> bool:
    """Whether words are left over, and nothing says that the reports cannot hold what is asked or that it is not a figure."""
    certain = reading.strangers or reading.absent or reading.elsewhere or reading.part_of_year or reading.scopes or reading.heard
    elsewise = reading.negated or claim_of(reading.text) is not None or bool(set(reading.asks) & _TEXT_ASKED)
    return bool(reading.residue) and not (certain or elsewise)


def _planned(reply: Reply, offered: Candidates, known: Catalogue, today: date) -> Reread | None:
    """The plan of a reply; None when the model says that it does not understand. Raises Faulty."""
    proposal = checked(reply.content, offered)
    if not proposal.understood:
        return None
    question = restated(proposal, offered)
    again, (_, planned) = read(question, known, today), plan(question, known, today)
    if not _kept(offered.reading, again, offered) or not _means(planned, proposal, offered.years):
        raise Faulty(f"写成“{question}”以后，读出来的和所选的编号不一致")
    return Reread(question, planned)


def _kept(first: Reading, again: Reading, offered: Candidates) -> bool:
    """Whether everything that the grammar read at first is read again, and nothing is left over."""
    ordered = not first.order.order or (first.order.order, first.order.most, first.order.number) == (
        again.order.order, again.order.most, again.order.number,
    )  # fmt: skip
    grouped = offered.group is None or (again.group is not None and again.group.kind == offered.group.kind)
    bounded = first.order.threshold is None or first.order.threshold == again.order.threshold
    return ordered and grouped and bounded and again.year_list == offered.years and not (again.residue or again.strangers or again.absent)


def _means(planned: Plan, proposal: Proposal, years: Sequence[int]) -> bool:
    """Whether a plan is of just what was proposed, in the years asked about; a question back and an honest absence count as that too."""
    match planned:
        case FigureQuery():
            figures = proposal.operation in ("value", "list") or (proposal.operation == "sum" and planned.total)
            columns = {column.value for column in planned.applicants}
            same = _same(planned.entities, proposal) and set(planned.concepts) == set(proposal.lines) and _within(planned.years, years)
            return figures and same and _columns(columns, proposal)
        case ComputeQuery():
            terms = (*planned.terms, *planned.bases)
            columns = {term.applicant.value for term in planned.terms if term.applicant is not None}
            lines = {term.concept for term in planned.terms} | ({term.concept for term in planned.bases} & set(proposal.lines))
            grouped = bool(planned.group) and proposal.organs == (GROUP,)
            whose = grouped or _same([term.entity for term in terms], proposal)
            what = lines == set(proposal.lines) and _columns(columns, proposal)
            return whose and what and _within([term.year for term in planned.terms], years) and _computes(planned, proposal.operation)
        case Decline():
            return planned.reason in ("ambiguous", "no_report", "no_figure")
        case _:
            return False


def _same(entities: Sequence[str], proposal: Proposal) -> bool:
    return set(entities) == set(proposal.organs) or not proposal.organs


def _within(years: Sequence[int], asked: Sequence[int]) -> bool:
    """Whether no year is looked at that was not asked about: a trend of one year would be one of all years there are."""
    return set(years) <= set(asked) or not asked


def _columns(columns: set[str], proposal: Proposal) -> bool:
    """Whether the columns are those chosen; without any they are the total, or what 群众 is taken as."""
    return columns == set(proposal.columns) if proposal.columns else columns <= {Applicant.TOTAL, Applicant.NATURAL_PERSON}


def _computes(planned: ComputeQuery, operation: str) -> bool:
    """Whether the operation is the one proposed, under the name that the grammar has for it."""
    names = {"rank": "rank", "rank_up": "rank", "most": "extreme", "least": "extreme"}
    down = operation not in ("rank_up", "least")
    return names.get(operation, operation) in (planned.operation.value, planned.measure.value) and planned.most == down
