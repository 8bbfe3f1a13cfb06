"""``python -m ingest PATH…``, the same as ``askgov ingest PATH…``.

Exit codes: 0 done · 1 some files were rejected (listed) or the index cannot be used · 2 wrong usage · 130 stopped by Ctrl-C.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.outcome import Outcome, Verdict, one_line


def main(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not options.paths and not options.rebuild:
        parser.error("没有给出报告文件或文件夹")
    if options.dry_run and options.rebuild:
        parser.error("--dry-run 和 --rebuild 不能一起用")
    if missing := [str(path) for path in options.paths if not path.exists()]:
        parser.error(f"没有这个文件或文件夹：{'、'.join(missing)}")

    from sqlite3 import OperationalError as ReadingFailed

    from sqlalchemy.exc import OperationalError

    from askgov.language.errors import LanguageError
    from askgov.store.errors import StoreError
    from ingest.account import account
    from ingest.build import build
    from ingest.preview import preview
    from ingest.progress import suited_to_stderr
    from ingest.walk import TooManyFiles

    try:
        shown = suited_to_stderr()
        if options.dry_run:
            outcome = preview(options.paths, options.index, workers=options.workers, progress=shown)
        else:
            outcome = build(options.paths, options.index, workers=options.workers, rebuild=options.rebuild, progress=shown)
        if options.report:
            options.report.write_text(account(outcome), encoding="utf-8")
    except (StoreError, LanguageError, TooManyFiles) as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, OperationalError, ReadingFailed) as error:  # no space, no right to write
        print(f"写不进索引 {options.index}：{error.__cause__ or error}。腾出空间或改好权限后，再运行一次同样的命令", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("已停下：收录过的报告都已写好，再运行一次同样的命令就会接着做", file=sys.stderr)
        return 130
    if outcome.warning:
        print(outcome.warning, file=sys.stderr)
    print(outcome.model_dump_json(indent=2) if options.json else _text(outcome))
    return 1 if outcome.count(Verdict.REJECTED) else 0


def _text(outcome: Outcome) -> str:
    doubtful = [one_line(f"存疑 {file.path}：{doubt}") for file in outcome.files for doubt in file.doubts]
    rejected = [file.line for file in outcome.files if file.verdict is Verdict.REJECTED]
    return "\n".join([*doubtful, *rejected, outcome.summary])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="askgov ingest", description="收录政府信息公开工作年度报告。没有变的文件会跳过；中断后再运行一次即可接着做。"
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="报告文件、放报告的文件夹、ZIP 压缩包，或每行一个网址的清单")
    parser.add_argument("--index", type=Path, default=Path("index"), metavar="DIR", help="索引文件夹（默认 index/）")
    parser.add_argument("--workers", type=_positive, metavar="N", help="同时解析几个文件（默认每个处理器核一个）")
    parser.add_argument("--rebuild", action="store_true", help="把收录过的原件全部重新解析，并换用现在的嵌入模型")
    parser.add_argument("--dry-run", action="store_true", help="只试读，看每个文件会怎样，不写索引")
    parser.add_argument("--report", type=Path, metavar="FILE", help="把收录情况写成一份可读的说明（Markdown）")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
