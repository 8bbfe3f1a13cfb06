"""How a rule says what it found."""

from collections.abc import Sequence
from decimal import Decimal

from askgov.domain import Finding, Provenance, Severity
from askgov.taxonomy.rules import rule


def finding(
    rule_id: str,
    report_id: str,
    message: str,
    operands: Sequence[Provenance],
    sides: tuple[Decimal, Decimal] | None = None,
    severity: Severity | None = None,
) -> Finding:
    """A finding of a rule of the taxonomy. ``message``: one plain Chinese sentence that says what stands against what, with both values;
    ``operands``: every cell and sentence it rests on, the report's own first; ``sides``: the two numbers that should agree, if the rule
    compares numbers; ``severity``: where this case weighs otherwise than the rule does.
    """
    left, right = sides or (None, None)
    return Finding(
        rule=rule_id,
        report_id=report_id,
        message=message,
        left=left,
        right=right,
        difference=None if sides is None else sides[0] - sides[1],
        operands=tuple(operands),
        severity=severity or rule(rule_id).severity,
    )
