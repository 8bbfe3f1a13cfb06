"""python -m eval.misses FOLDER: why gold questions were not answered rightly, one by one, as Markdown.

FOLDER holds an index for each corpus of the gold (samples, real …), as ``askgov ingest`` makes them.
"""

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from askgov.assistant import Assistant
from askgov.domain import Status
from eval.__main__ import evaluate
from eval.cases import CLOCKS, GOLD, Case, load
from eval.scores import Verdict

_WHY = (  # what the answer itself says, and what that means
    (re.compile("没有听懂，报告里也"), "words that were not understood, which the answer names"),
    (
        re.compile("只能用报告表格里的数字来做"),
        "a computation over what no table counts, or beside words that were not understood",
    ),
    (re.compile("排除条件"), "something to be left out, which is not computed"),
    (re.compile("没法合并计算|不能合在同一个问题|没有听懂要"), "two computations in one, or one whose parts were not made out"),
    (re.compile("没有收录"), "a name or a year that was not made out, or told by the report of another organ"),
    (
        re.compile("没有找到这个数字|没有这个数字|不在这些年报的表格里|没有找到“"),
        "a figure of the prose in other words than the question's",
    ),
    (re.compile("没有找到能回答|没有找到说到|没有提到"), "a passage in other words"),
)


def why(verdict: Verdict, judged: str, text: str) -> str:
    """What kept an answer from being right; ``judged`` is the reason of the verdict."""
    if verdict is Verdict.WRONG:
        return "wrong"
    if verdict is Verdict.INCOMPLETE:
        return "a part of what was asked for, or another passage"
    if judged.startswith(Status.AMBIGUOUS.value):
        return "asked back"
    return next((reason for said, reason in _WHY if said.search(text)), "refused")


def explained(folder: Path) -> str:
    """The table of reasons, and every question that was not answered rightly under its reason."""
    cases = load(sorted(GOLD.glob("*.jsonl")))
    reasons: dict[str, list[Case]] = {}
    for corpus in dict.fromkeys(case.index for case in cases):
        asked = [case for case in cases if case.index == corpus]
        assistant = Assistant.open(folder / corpus, CLOCKS[corpus])
        for case, verdict, judged, text in evaluate(asked, assistant):
            if verdict is not Verdict.RIGHT:
                reasons.setdefault(why(verdict, judged, text), []).append(case)
    counts = Counter({reason: len(found) for reason, found in reasons.items()})
    lines = [
        f"# Gold questions that are not answered rightly: {counts.total()} of {len(cases)}",
        "",
        "| why | questions |",
        "| --- | ---: |",
    ]
    lines += [f"| {reason} | {count} |" for reason, count in counts.most_common()]
    for reason, _ in counts.most_common():
        lines += ["", f"## {reason[0].upper()}{reason[1:]}", ""]
        lines += [f"- {case.id} ({case.index}, {case.kind}): {case.question[-80:]}" for case in reasons[reason]]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="eval.misses", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("eval/MISSES.md"))
    options = parser.parse_args(arguments)
    options.out.write_text(explained(options.folder), encoding="utf-8")


if __name__ == "__main__":
    main()
