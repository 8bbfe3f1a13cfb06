"""What a government handled itself, where only its report of all below it is stored and that lists the parts: 市政府349件、泗洪县874件."""

from collections.abc import Sequence
from dataclasses import replace

from askgov.domain import Scope
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading


def own_part(reading: Reading, organs: Sequence[str], years: Sequence[int], known: Catalogue) -> Reading | None:
    """The question, asked of what the report of one government says of that government itself; None where it asks for nothing of it."""
    if reading.scopes != (Scope.OWN.value,) or len(organs) != 1 or reading.strangers or reading.applicants:
        return None
    organ = known.entities[organs[0]]
    stored = {scope for year in years for scope in known.scopes.get((organ.id, year), ())}
    if organ.kind != "government" or not organ.place or stored != {Scope.AGGREGATE}:
        return None
    return replace(reading, strangers=(f"{organ.place[-1]}政府",))
