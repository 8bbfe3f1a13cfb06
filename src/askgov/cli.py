"""The askgov command. Results go to stdout, progress and errors to stderr; every error is one line: what, why, the command that mends it.

Exit codes: 0 done · 1 nothing found, some inputs rejected, a checked file wrong · 2 usage.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from askgov.assistant import Assistant
    from askgov.domain import Answer

_NOTHING, _USAGE = 1, 2

app = typer.Typer(
    name="askgov",
    help="问政务公开年报：每个数字都来自报告原表，可逐格核对。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Index = Annotated[Path, typer.Option("--index", help="索引文件夹。", show_default=True)]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON。")]
EntityName = Annotated[str | None, typer.Option("--entity", help="机关名称。")]
Year = Annotated[int | None, typer.Option("--year", help="年度。")]
_INDEX = Path("index")


class Table(StrEnum):
    """File formats of figures."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


Form = StrEnum("Form", ["TEXT", "JSON", "JUNIT", "SARIF", "HTML"])  # what ``check`` writes


@app.command()
def ingest(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="报告文件、文件夹、ZIP 压缩包，或每行一个网址的清单；--rebuild 时可以不给。")
    ] = None,
    index: Index = _INDEX,
    workers: Annotated[int | None, typer.Option(help="并行进程数，默认每核一个。")] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="重新计算向量并重建检索索引。")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只试读，看每个文件会怎样，不写索引。")] = False,
    report: Annotated[Path | None, typer.Option(help="把收录情况写成一份可读的说明（Markdown）。")] = None,
    as_json: Json = False,
) -> None:
    """读入报告，建立索引；中断后再运行即可继续。"""
    from ingest.__main__ import main as ingest_main

    if not paths and not rebuild:
        raise typer.BadParameter("请给出报告文件或文件夹")
    arguments = [*map(str, paths or ()), "--index", str(index)]
    arguments += ["--workers", str(workers)] if workers else []
    arguments += ["--rebuild"] if rebuild else []
    arguments += ["--dry-run"] if dry_run else []
    arguments += ["--report", str(report)] if report else []
    arguments += ["--json"] if as_json else []
    raise typer.Exit(ingest_main(arguments))


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="问题。")] = None,
    index: Index = _INDEX,
    as_json: Json = False,
    session: Annotated[str | None, typer.Option(help="会话名：同一会话里可以追问。")] = None,
    batch: Annotated[Path | None, typer.Option(help="JSONL 文件，每行一个问题 {id, question, session}；“-”表示标准输入。")] = None,
) -> None:
    """回答一个问题，或一个文件里的许多问题。"""
    if (question is None) == (batch is None):
        raise typer.BadParameter("请给出一个问题，或用 --batch 给出问题文件")
    assistant = _assistant(index)
    if batch is not None:
        for line in _answers(assistant, batch):
            print(json.dumps(line, ensure_ascii=False), flush=True)
        return
    assert question is not None
    answer = _ask_in_session(assistant, question, session, index)
    print(answer.model_dump_json(indent=2) if as_json else _as_text(answer))
    raise typer.Exit(0 if answer.status.value == "answered" else _NOTHING)


def _ask_in_session(assistant: "Assistant", question: str, session: str | None, index: Path) -> "Answer":
    from askgov.sessions import Turn, load_turn, save_turn

    if session is None:
        return assistant.reply(question, Turn())[0]
    path = index / "sessions" / f"{hashlib.sha256(session.encode()).hexdigest()[:32]}.json"
    answer, turn = assistant.reply(question, load_turn(path))
    save_turn(path, turn)
    return answer


def _answers(assistant: "Assistant", batch: Path) -> Iterator[dict[str, Any]]:
    """One answer a line, in the order of the file; a line that is no question is answered as such, so that none is lost."""
    lines = sys.stdin if str(batch) == "-" else batch.read_text(encoding="utf-8-sig").splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            question, session = str(case["question"]), case.get("session")
        except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            print(f"第{number}行不是问题：{error}", file=sys.stderr)
            yield {"id": None, "line": number, "question": "", "status": "out_of_scope", "text": "这一行不是 JSON 问题。"}
            continue
        answer = assistant.ask(question, None if session is None else str(session))
        yield {"id": case.get("id"), **answer.model_dump(mode="json")}


def _as_text(answer: "Answer") -> str:
    """The answer for a terminal: the text, then its sources."""
    lines = [answer.text]
    lines += [answer.plan["in_words"]] if answer.plan.get("by_model") else []
    lines += [f"  {number}. {option.label}" for number, option in enumerate(answer.options, start=1)]
    sources = [
        (v.marker, f"{v.source.title} · {v.source.section} · {v.source.row} × {v.source.column}：{v.source.as_printed}")
        for v in answer.values
        if v.marker and v.source.cell
    ]
    sources += [(c.marker, f"{c.title} · {c.section}") for c in answer.citations]
    if sources:
        lines += ["", "出处："]
        lines += [f"{marker} {place}" for marker, place in sources]
    return "\n".join(lines)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="检索词。")],
    index: Index = _INDEX,
    entity: EntityName = None,
    year: Year = None,
    section: Annotated[int | None, typer.Option(help="章节号 1-6。", min=0, max=6)] = None,
    limit: Annotated[int, typer.Option(help="最多几段。", min=1, max=100)] = 10,
    as_json: Json = False,
) -> None:
    """检索报告原文。"""
    found = _assistant(index).search(query, entity=entity, year=year, section=section, limit=limit)
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for passage in found:
            print(f"{passage['title']} · {' / '.join(passage['headings'])}\n{passage['text']}\n")
    raise typer.Exit(0 if found else _NOTHING)


@app.command()
def reports(index: Index = _INDEX, as_json: Json = False) -> None:
    """列出收录的报告。"""
    store = _assistant(index).store
    names = {entity.id: entity.name for entity in store.entities()}
    rows = [{"entity": names[r.entity_id], **r.model_dump(mode="json")} for r in store.reports()]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            doubts = f"  存疑：{'；'.join(row['doubts'])}" if row["doubts"] else ""
            print(f"{row['year']}  {row['entity']}  {row['scope']}  {row['format']}  {row['file']}{doubts}")
    raise typer.Exit(0 if rows else _NOTHING)


@app.command()
def figures(
    index: Index = _INDEX,
    entity: EntityName = None,
    year: Year = None,
    concept: Annotated[str | None, typer.Option(help="指标编号，如 licensing.decisions。")] = None,
    table: Annotated[Table, typer.Option("--format", help="csv、json 或 xlsx。")] = Table.CSV,
    output: Annotated[Path | None, typer.Option(help="写入文件；xlsx 必须给出。")] = None,
) -> None:
    """导出表格里的每一个数字及其出处。"""
    from askgov.export import figure_rows, to_csv, to_json, to_xlsx

    store = _assistant(index).store
    rows = figure_rows(store, entity=entity, year=year, concept=concept)
    if table is Table.XLSX and output is None:
        raise typer.BadParameter("导出 xlsx 请用 --output 给出文件名")
    match table:
        case Table.CSV:
            _write(to_csv(rows), output)
        case Table.JSON:
            _write(to_json(rows), output)
        case Table.XLSX:
            assert output is not None
            output.write_bytes(to_xlsx(rows))
    raise typer.Exit(0 if rows else _NOTHING)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8", newline="")


@app.command()
def check(
    files: Annotated[list[Path] | None, typer.Argument(help="要核对的报告：文件、文件夹、ZIP 压缩包；不给时列出索引里的。")] = None,
    index: Index = _INDEX,
    entity: EntityName = None,
    year: Year = None,
    as_json: Json = False,
    form: Annotated[Form, typer.Option("--format", help="text、json、junit、sarif 或 html。")] = Form.TEXT,
    output: Annotated[Path | None, typer.Option(help="写入文件。")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="存疑也算没有通过（退出码 1）。")] = False,
    every: Annotated[bool, typer.Option("--all", help="连工作人员已排除的也列出。")] = False,
    most: Annotated[int | None, typer.Option(help="文件多于这个数就不核对（退出码 2）。", min=1)] = None,
) -> None:
    """核对报告：给出文件就核对这些文件，不收录；不给就列出收录的报告中对不上的数字。有错误的（--strict：或存疑），退出码是 1。"""
    from askgov.check_formats.command import Outlet, tell_files

    outlet = Outlet("json" if as_json else form.value, output, strict)
    if not files:
        from askgov.check_formats.command_stored import tell_stored

        raise typer.Exit(tell_stored(index, entity, year, outlet, every=every))
    if entity or year:
        raise typer.BadParameter("--entity 和 --year 只用于索引里的报告")
    if missing := [str(path) for path in files if not path.exists()]:
        raise typer.BadParameter(f"没有这个文件或文件夹：{'、'.join(missing)}")
    from ingest.checks.drafts import TooManyFiles, checked

    try:
        raise typer.Exit(tell_files(checked(files, index, most=most), outlet))
    except TooManyFiles as error:
        raise typer.BadParameter(str(error)) from None


@app.command()
def serve(
    index: Index = _INDEX,
    host: Annotated[str, typer.Option(help="监听地址。")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口。")] = 7860,
) -> None:
    """启动网页。"""
    from askgov.portal import serve as serve_portal

    raise typer.Exit(serve_portal(index, host=host, port=port))


@app.command()
def doctor(index: Index = _INDEX, as_json: Json = False) -> None:
    """检查运行环境和索引。"""
    from askgov.doctor import examine

    checks = examine(index)
    if as_json:
        print(json.dumps([c.model_dump() for c in checks], ensure_ascii=False, indent=2))
    else:
        print("\n".join(f"{'好' if entry.ok else '坏'}  {entry.name}：{entry.detail}" for entry in checks))
    raise typer.Exit(0 if all(entry.ok for entry in checks) else _NOTHING)


@app.command(name="eval")
def evaluate(
    gold: Annotated[list[Path] | None, typer.Argument(help="题目文件（JSONL）；默认全部。")] = None,
    index: Index = _INDEX,
    corpus: Annotated[str, typer.Option(help="索引里是哪些报告：samples（样例）或 real（两份真实报告）。")] = "samples",
    as_json: Json = False,
) -> None:
    """用标准题目检验答案。"""
    from eval.__main__ import run

    raise typer.Exit(run(gold or [], index, corpus=corpus, as_json=as_json))


def _assistant(index: Path) -> "Assistant":
    from askgov.assistant import Assistant

    return Assistant.open(index)


def main() -> None:
    """Entry point: typed errors become one line on stderr."""
    from askgov.language.errors import LanguageError
    from askgov.store.errors import StoreError

    try:
        app()
    except (StoreError, LanguageError) as error:
        print(error, file=sys.stderr)
        sys.exit(_NOTHING)
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        sys.exit(130)
