from askgov.domain import Finding, Severity
from ingest.checks.listed import listed


def found(rule: str, severity: Severity, count: int) -> list[Finding]:
    return [Finding(rule=rule, report_id="r", message=f"{rule} {n}", operands=(), severity=severity) for n in range(count)]


def test_what_anybody_can_look_at_stays_as_it_is() -> None:
    few = tuple(found("a", Severity.NOTE, 50) + found("b", Severity.ERROR, 50))
    assert listed(few) == few
    assert listed(()) == ()


def test_of_one_rule_the_heaviest_are_listed_and_the_rest_counted() -> None:
    notes, errors = found("a", Severity.NOTE, 60), found("a", Severity.ERROR, 20)
    *shown, last = listed([*notes, *errors])
    assert shown == [*notes[:30], *errors]
    assert (last.rule, last.severity, last.report_id) == ("unlisted", Severity.NOTE, "r")
    assert "另有 30 处" in last.message


def test_no_error_is_lost_because_of_what_weighs_less() -> None:
    light = [finding for rule in "abcdefgh" for finding in found(rule, Severity.DOUBT, 50)]
    errors = [finding for rule in "xyz" for finding in found(rule, Severity.ERROR, 40)]
    *shown, last = listed([*light, *errors])
    assert len(shown) == 300
    assert [finding for finding in shown if finding.severity is Severity.ERROR] == errors
    assert "另有 220 处" in last.message
