"""What a share is taken of where the question does not say: 予以公开的占比 is of all results, 自然人的占比 of all applicants."""

from collections.abc import Sequence

from askgov.domain import Applicant, Term
from askgov.taxonomy.concepts import concept

_OUTCOMES = ("granted", "partly_granted", "disclosed", "refused", "unavailable", "not_processed", "other")
_WHOLES = {
    "requests.closed": "requests.handled",
    "requests.carried_out": "requests.handled",
    "requests.received": "requests.handled",
    "requests.carried_in": "requests.handled",
    "requests.closed.on_time": "requests.closed",
    "requests.closed.extended": "requests.closed",
    "staff.full_time": "staff.total",
    "staff.part_time": "staff.total",
    "litigation.direct.total": "litigation.total",
    "litigation.after_review.total": "litigation.total",
}


def default_base(term: Term) -> Term | None:
    """The whole that a figure is naturally a part of; None when there is no single one."""
    if term.applicant not in (None, Applicant.TOTAL):
        return term.model_copy(update={"applicant": Applicant.TOTAL})
    whole = _whole(term.concept)
    if whole is None:
        return None
    return term.model_copy(update={"concept": whole, "applicant": Applicant.TOTAL if concept(whole).applicant_dimension else None})


def _whole(id_: str) -> str | None:
    if id_ in _WHOLES:
        return _WHOLES[id_]
    family, _, rest = id_.partition(".")
    if family == "requests":
        if rest.split(".")[0] in _OUTCOMES:
            return "requests.closed"
        if rest.startswith("replied."):
            return "requests.replied"
        return "requests.received" if rest.startswith("received.") else None
    if family in ("review", "litigation"):
        block = id_.rpartition(".")[0]
        return f"{block}.total" if not id_.endswith(".total") else None
    return None


def contains(whole: str, part: str) -> bool:
    """Whether one concept is a part of another, directly or not."""
    if whole == part:
        return False
    natural = _whole(part)
    return any(part == id_ or contains(id_, part) for id_ in concept(whole).parts) or (
        natural is not None and (natural == whole or contains(whole, natural))
    )


def may_be_added(concepts: Sequence[str]) -> bool:
    """Whether lines may be added up: counted in one unit, none a part of another."""
    apart = not any(contains(one, other) for one in concepts for other in concepts)
    return len(concepts) < 2 or (apart and len({concept(id_).unit for id_ in concepts}) == 1)
