"""One wrong cell breaks its row and its column: findings that a single correction would remove are told as belonging together."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from askgov.domain import Finding, Provenance
from askgov.portal.finding_words import places
from askgov.taxonomy.identities import every, term

_Correction = tuple[int, tuple[int, int], Decimal]  # block and cell, and what would have to be added


def one_slip(findings: Sequence[Finding]) -> Mapping[int, str]:
    """For each finding, by its number from 1, a sentence that names the cell and the other findings; none where several cells may be it."""
    broken: dict[_Correction, list[int]] = defaultdict(list)
    cells: dict[_Correction, Provenance] = {}
    for number, finding in enumerate(findings, start=1):
        for correction, source in _corrections(finding):
            broken[correction].append(number)
            cells[correction] = source
    several = {correction: numbers for correction, numbers in broken.items() if len(numbers) > 1}
    times = Counter(number for numbers in several.values() for number in numbers)
    return {
        number: _sentence(findings[number - 1], cells[correction], [other for other in numbers if other != number])
        for correction, numbers in several.items()
        if all(times[number] == 1 for number in numbers)
        for number in numbers
    }


def _corrections(finding: Finding) -> Iterator[tuple[_Correction, Provenance]]:
    """Each cell of a broken identity, with what added to it would mend that identity."""
    signs = _signs(finding)
    if finding.left is None or finding.right is None:
        return
    apart = finding.left - finding.right
    for sign, source in zip(signs, finding.operands, strict=bool(signs)):
        if source.cell is not None and source.report_id == finding.report_id:
            yield (source.block, source.cell, -sign * apart), source


def _signs(finding: Finding) -> Sequence[int]:
    """How each cell counts in the difference of the two sides; () for what is no identity of one table."""
    count = len(finding.operands)
    for identity in every():
        if identity.id == finding.rule and identity.years == 0:
            if identity.columns == "across":
                return (1, *(-1 for _ in range(count - 1))) if count else ()
            signs = [term(name)[0] for name in identity.left] + [-term(name)[0] for name in identity.right]
            if len(signs) == count:
                return signs
    return ()


def _sentence(finding: Finding, cell: Provenance, others: Sequence[int]) -> str:
    where = next(place.line for place in places(finding) if place.source == cell)
    return f"与第 {'、'.join(map(str, others))} 处可能是同一格写错（{where}），改正这一格就都能对上"
