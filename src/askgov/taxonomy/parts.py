"""What a line of the tables is a part of, and what may be added up: 予以公开 is one of all results, 维持 one of all reviews."""

from collections.abc import Sequence

from askgov.taxonomy.concepts import concept

_OUTCOMES = ("granted", "partly_granted", "disclosed", "refused", "unavailable", "not_processed", "other")
_INFLOW = frozenset({"requests.received", "requests.carried_in"})  # what is closed or carried out is of these
_WHOLES = {
    "requests.closed": "requests.handled",
    "requests.carried_out": "requests.handled",
    "requests.received": "requests.handled",
    "requests.carried_in": "requests.handled",
    "requests.closed.on_time": "requests.closed",
    "requests.closed.extended": "requests.closed",
    "response.press_conferences.principal": "response.press_conferences",
    "staff.full_time": "staff.total",
    "staff.part_time": "staff.total",
    "litigation.direct.total": "litigation.total",
    "litigation.after_review.total": "litigation.total",
}


def whole_of(id_: str) -> str | None:
    """The line that a line is naturally a part of; None when there is no single one."""
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
    natural = whole_of(part)
    return any(part == id_ or contains(id_, part) for id_ in concept(whole).parts) or (
        natural is not None and (natural == whole or contains(whole, natural))
    )


def may_be_added(concepts: Sequence[str]) -> bool:
    """Whether lines may be added up: counted in one unit, none a part of another, not what came in with what became of it."""
    apart = not any(contains(one, other) for one in concepts for other in concepts)
    requests = {id_ in _INFLOW for id_ in concepts if id_.startswith("requests.")}
    apart = apart and len(requests) < 2 and _of_like_outcomes(concepts)
    return len(concepts) < 2 or (apart and len({concept(id_).unit for id_ in concepts}) == 1)


def _of_like_outcomes(concepts: Sequence[str]) -> bool:
    """Whether reviews and lawsuits named are of one kind, or come to the same end: 直接起诉纠正 is not added to all after a review."""
    disputes = [id_.rpartition(".") for id_ in concepts if id_.startswith(("review.", "litigation."))]
    return len({block for block, _, _ in disputes}) < 2 or len({end for _, _, end in disputes}) < 2


def siblings(one: str, other: str) -> bool:
    """Whether two lines of a table stand beside each other, so that neither holds any of the other's cases."""
    table = concept(one).table
    beside = (
        table == concept(other).table and table != "prose" and whole_of(one) == whole_of(other) and (one in _INFLOW) == (other in _INFLOW)
    )
    return beside and one != other and not (contains(one, other) or contains(other, one))
