"""Counts over many reports: errors planted and found by kind, alarms on clean reports by rule."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from askgov.domain import Finding

from .account import Account, account
from .in_prose import Plant
from .reading import Expected, read, read_beside
from .several import GROUPS, Group
from .several import Plant as Error

_TRIES = 400  # reports tried for one that a kind of error fits


@dataclass
class Tally:
    """What was found of what was planted, and what was found where nothing was."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)  # kind, severity
    by_rule: Counter[tuple[str, str]] = field(default_factory=Counter)  # kind, rule
    alarms: Counter[tuple[str, str]] = field(default_factory=Counter)  # rule, severity
    clean: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def add_clean(self, report: Account, findings: Iterable[Finding], group: str = "") -> None:
        """What was found in a clean report."""
        self.clean += 1
        for finding in findings:
            self.alarms[finding.rule, finding.severity.value] += 1
            told = f"{finding.severity.value} {finding.rule}: {finding.message}\n    “{_sentence(report, finding)}”"
            self.false.append(f"{told} ← {group} {report.organ.name} {report.year} {report.layout}")

    def add_planted(self, kind: str, expected: Expected, findings: Iterable[Finding], name: str = "") -> None:
        """What was found of one planted error."""
        found = expected.met_by(findings)
        self.planted[kind] += 1
        if found is None:
            self.missed.append(f"{kind}: {expected.about} ← {name}: {'、'.join(expected.shown)}")
        else:
            self.found[kind, found.severity.value] += 1
            self.by_rule[kind, found.rule] += 1

    def merge(self, other: "Tally") -> None:
        """Adds the counts of another."""
        self.planted.update(other.planted)
        self.found.update(other.found)
        self.by_rule.update(other.by_rule)
        self.alarms.update(other.alarms)
        self.clean += other.clean
        self.missed += other.missed
        self.false += other.false

    def of(self, kind: str) -> int:
        """How many of a kind were found."""
        return sum(self.found[kind, severity] for severity in ("error", "doubt", "note"))

    def recall(self, kinds: Iterable[str]) -> float:
        """The share found of all that was planted of some kinds."""
        kinds = [kind for kind in kinds if self.planted[kind]]
        return sum(map(self.of, kinds)) / max(1, sum(self.planted[kind] for kind in kinds))

    def alarmed(self, severity: str) -> int:
        """Findings of a severity on clean reports."""
        return sum(count for (_, how), count in self.alarms.items() if how == severity)

    def table(self) -> str:
        """All counts as tables in Markdown."""
        rows = [["kind of error", "planted", "found", "recall", "error", "doubt", "note", "rules"]]
        for kind, planted in self.planted.items():
            rules = "、".join(f"{rule} {count}" for (of, rule), count in self.by_rule.most_common() if of == kind)
            severities = [str(self.found[kind, severity]) for severity in ("error", "doubt", "note")]
            rows.append([kind, str(planted), str(self.of(kind)), f"{self.recall([kind]):.3f}", *severities, rules])
        alarms = [["rule", "severity", "on clean reports", "per 100"]]
        alarms += [[*which, str(n), f"{100 * n / max(1, self.clean):.2f}"] for which, n in sorted(self.alarms.items())]
        return f"{_markdown(rows)}\n\n{self.clean} clean reports\n\n{_markdown(alarms)}"


def _markdown(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def _sentence(report: Account, finding: Finding) -> str:
    """The sentence of a report that holds the most of what a finding rests on."""
    shown = [operand.as_printed.strip() for operand in finding.operands]
    lines = [line.printed(report.hand) for _, _, line in report.lines()]
    return max(lines, key=lambda line: (sum(each in line for each in shown), -len(line)))


def single(kinds: dict[str, Plant], seeds: Iterable[int], each: int, folder: Path) -> Tally:
    """Reports that stand alone: clean ones by seed, and ``each`` of every kind of error."""
    tally = Tally()
    seeds = list(seeds)
    for seed in seeds:
        report = account(seed)
        tally.add_clean(report, read(report, folder).findings, f"{seed}")
    for number, (kind, plant) in enumerate(kinds.items()):
        for seed, planted, expected in _planted(plant, seeds[0] + 10_000 * number, each):
            tally.add_planted(kind, expected, read(planted, folder).findings, f"{seed} {planted.layout}")
    return tally


def several(kinds: dict[str, tuple[Group, Error]], seeds: Iterable[int], each: int, folder: Path) -> Tally:
    """Reports that stand beside others: clean groups by seed, and ``each`` of every kind of error between reports."""
    tally = Tally()
    seeds = list(seeds)
    for seed in seeds:
        for name, group in GROUPS.items():
            reports = group(seed)
            found = read_beside(reports, folder)
            for report, findings in zip(reports, found.values(), strict=True):
                tally.add_clean(report, findings, f"{name} {seed}")
    for number, (kind, (group, plant)) in enumerate(kinds.items()):
        left = each
        for seed in range(seeds[0] + 10_000 * number, seeds[0] + 10_000 * number + _TRIES * each):
            done = plant(group(seed), Random(f"planted {seed}"))
            if done is not None:
                reports, expected = done
                tally.add_planted(kind, expected, list(read_beside(reports, folder).values())[-1], f"{seed} {reports[-1].organ.name}")
                left -= 1
            if not left:
                break
    return tally


def _planted(plant: Plant, first: int, count: int) -> Iterator[tuple[int, Account, Expected]]:
    for seed in range(first, first + _TRIES * count):
        done = plant(account(seed), Random(f"planted {seed}"))
        if done is not None:
            yield seed, *done
            count -= 1
        if count <= 0:
            return
