"""Whether two sums are equal, in words: yes or no first, the sum worked out, then every figure of it with its cell."""

from collections.abc import Sequence
from decimal import Decimal

from askgov.cited import name_of, unit_of, values_of
from askgov.domain import Answer, Item, Operation, Result, Signed, Status, Value
from askgov.domain.evidence import Absent, Cell, EquationEvidence, Evidence
from askgov.wording import absence, figure_label, plain


def equation(question: str, evidence: Evidence, found: EquationEvidence) -> Answer:
    """The answer to whether two sums are equal; not found where one of their figures is not there."""
    values: list[Value] = []
    lines: list[str] = []
    for cell in (*found.left, *found.right):
        name = name_of(evidence, cell.aspect.entity_id)
        what = f"{name}{cell.aspect.year}年“{figure_label(cell.aspect.concept, cell.aspect.applicant)}”"
        if isinstance(cell, Absent):
            report = next((r for r in evidence.reports if (r.entity_id, r.year) == (cell.aspect.entity_id, cell.aspect.year)), None)
            lines.append(absence(cell, name, report.format if report else None))
            continue
        shown = values_of(cell, evidence, 1 + sum(bool(value.marker) for value in values))
        values += shown
        lines.append(f"· {what}：{plain(cell.value)} {unit_of(cell)}{shown[0].marker}")
    notes = [f"说明：{note}" for note in found.query.notes]
    if any(isinstance(cell, Absent) for cell in (*found.left, *found.right)):
        missing = "有的数字缺失，没法核对是否相等。"
        return Answer(question=question, status=Status.NOT_FOUND, text="\n".join((missing, *lines, *notes)), values=tuple(values))
    left, right = _sum(found.query.left, found.left), _sum(found.query.right, found.right)
    unit = unit_of(found.left[0])
    apart = "" if left == right else f"，相差 {plain(abs(left - right))} {unit}"
    worked, other = _worked(found.query.left, found.left), _worked(found.query.right, found.right)
    told = worked
    if len(found.left) == len(found.right) == 1:
        told, other = f"一边是 {worked} {unit}", f"一边{'也' if left == right else ''}是 {other}"
    elif len(found.right) == 1:
        other = f"报告里{'也' if left == right else ''}是 {other}"
    said = f"{'对得上，两边一致' if left == right else '对不上，两边不一致'}：{told}，{other} {unit}{apart}"
    items = tuple(Item(entity=v.entity, year=v.year or 0, label=v.label, value=v.value, unit=v.unit) for v in values)
    result = Result(operation=Operation.CHECK, value=plain(left - right), unit=unit, formula=worked, items=items, stated=(said,))
    return Answer(question=question, status=Status.ANSWERED, text="\n".join((said, *lines, *notes)), values=tuple(values), result=result)


def _sum(side: Sequence[Signed], cells: Sequence[Cell]) -> Decimal:
    return sum(
        (-cell.value if part.minus else cell.value for part, cell in zip(side, cells, strict=True) if not isinstance(cell, Absent)),
        Decimal(0),
    )


def _worked(side: Sequence[Signed], cells: Sequence[Cell]) -> str:
    """162 + 14 - 18 = 158; the figure itself where it is alone."""
    total = plain(_sum(side, cells))
    return f"{_written(side, cells)} = {total}" if len(cells) > 1 else total


def _written(side: Sequence[Signed], cells: Sequence[Cell]) -> str:
    """162 + 14 - 18."""
    parts = [(part.minus, plain(cell.value)) for part, cell in zip(side, cells, strict=True) if not isinstance(cell, Absent)]
    return "".join(f"{' - ' if minus else ' + '}{value}" for minus, value in parts).removeprefix(" + ")
