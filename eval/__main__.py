"""python -m eval [GOLD…] --index DIR --corpus samples|real: asks every gold question and prints the table of verdicts."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from askgov.assistant import Assistant
from eval.cases import CLOCKS, GOLD, Case, load
from eval.scores import Verdict, judge, summary


def evaluate(cases: Sequence[Case], assistant: Assistant) -> list[tuple[Case, Verdict, str, str]]:
    """(case, verdict, reason, text) in the order of the cases."""
    found = []
    for case in cases:
        answer = assistant.ask(case.question, case.session)
        verdict, reason = judge(case, answer)
        found.append((case, verdict, reason, answer.text))
    return found


def run(gold: Sequence[Path], index: Path, *, corpus: str = "samples", as_json: bool = False, verbose: bool = True) -> int:
    """Exit code 0 when no answer is wrong, else 1. ``corpus`` says which reports the index holds."""
    cases = [case for case in load(gold or sorted(GOLD.glob("*.jsonl"))) if case.index == corpus]
    results = evaluate(cases, Assistant.open(index, CLOCKS[corpus]))
    table = summary([(case, verdict) for case, verdict, _, _ in results])
    if as_json:
        print(json.dumps(table, ensure_ascii=False, indent=2))
    else:
        if verbose:
            for case, verdict, reason, text in results:
                if verdict is not Verdict.RIGHT:
                    print(f"{verdict.value:10} {case.id} [{case.kind}] {case.question}\n           {reason}\n           {text[:240]!r}")
        columns = [verdict.value for verdict in Verdict]
        print(f"{'kind':22}" + "".join(f"{column:>12}" for column in columns))
        for kind, row in sorted(table.items(), key=lambda item: (item[0] == "all", item[0])):
            print(f"{kind:22}" + "".join(f"{row[column]:12}" for column in columns))
    return 1 if table["all"][Verdict.WRONG.value] else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="eval", description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument("--corpus", choices=sorted(CLOCKS), default="samples", help="which reports the index holds")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    return run(options.gold, options.index, corpus=options.corpus, as_json=options.json)


if __name__ == "__main__":
    sys.exit(main())
