"""For CI systems: JUnit XML, a test suite for each file and a test case for each rule.

A doubt fails a case only where doubts are to count (``strict``); else it stands in the output of a case that passed. A file that could not
be read is an error.
"""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from askgov.check_formats.formats import Occasion
from askgov.check_formats.held import held
from askgov.check_formats.plain import plain
from askgov.domain import Finding, Severity
from askgov.domain.checked import CheckedFile
from askgov.portal.finding_words import places, weight

_READING = "能读出"


def written(files: Iterable[CheckedFile], occasion: Occasion) -> Iterator[str]:
    """One document."""
    root = Element("testsuites", name="askgov check")
    for file in files:
        root.append(_suite(file, occasion))
    _count(root, list(root))
    indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(file: CheckedFile, occasion: Occasion) -> Element:
    suite = Element("testsuite", name=plain(file.path), timestamp=f"{occasion.when:%Y-%m-%dT%H:%M:%S}", time="0")
    if file.entity is not None and file.report is not None:
        properties = SubElement(suite, "properties")
        for name, value in (("entity", file.entity.name), ("year", str(file.report.year)), ("title", file.report.title)):
            SubElement(properties, "property", name=name, value=plain(value))
    read = SubElement(suite, "testcase", classname=plain(file.path), name=_READING, time="0")
    if file.rejected:
        SubElement(read, "error", message=plain(file.rejected), type="rejected")
    for rule, reason in held(file):
        case = SubElement(suite, "testcase", classname=f"{plain(file.path)}.{rule.family}", name=f"{rule.id} {rule.text}", time="0")
        found = [finding for finding in file.findings if finding.rule == rule.id]
        if reason:
            SubElement(case, "skipped", message=reason)
        elif found:
            _tell(case, file, found, strict=occasion.strict)
    _count(suite, [suite])
    return suite


def _tell(case: Element, file: CheckedFile, found: Sequence[Finding], *, strict: bool) -> None:
    failing = (Severity.ERROR, Severity.DOUBT) if strict else (Severity.ERROR,)
    grave = [finding for finding in found if finding.severity in failing]
    rest = [finding for finding in found if finding.severity not in failing]
    if grave:
        message = "；".join(plain(finding.message) for finding in grave)
        SubElement(case, "failure", message=message, type=grave[0].severity.value).text = _lines(file, grave)
    if rest:
        SubElement(case, "system-out").text = _lines(file, rest)


def _lines(file: CheckedFile, found: Sequence[Finding]) -> str:
    lines = []
    for finding in found:
        lines.append(f"[{weight(finding)}] {plain(finding.message)}")
        lines += [f"  {plain(' · '.join(filter(None, (place.source.table, place.line))))}" for place in places(finding, file.compared)]
    return "\n".join(lines)


def _count(element: Element, suites: Sequence[Element]) -> None:
    """The totals that CI systems read from the attributes."""
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(sum(1 for suite in suites for _ in suite.iter(tag))))
