"""An account of one ingest, for the people who keep the collection: every file with its verdict, every gap of every report."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from askgov.wording import FORMATS
from ingest.coverage import Coverage
from ingest.outcome import FileOutcome, Outcome, Verdict, one_line

_READ = (Verdict.ACCEPTED, Verdict.SUPERSEDED, Verdict.OLDER, Verdict.REREAD)
_TABLES = {"1": "统计表", "2": "主动公开表", "3": "申请表", "4": "复议诉讼表"}
_SCOPES = {"own": "本级", "aggregate": "汇总", "system": "系统"}
_MOST_LABELS = 12  # of one gap; a table that is missing altogether needs none
_MARKUP = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#"})


def account(outcome: Outcome, now: datetime | None = None) -> str:
    """The run as a Markdown page in Chinese. Names from outside are escaped."""
    at = (now or datetime.now()).strftime("%Y-%m-%d %H:%M")
    parts = [f"# 收录说明（{at}）", f"{outcome.summary}。", *_refused(outcome), *_taken(outcome), *_gaps(outcome), *_others(outcome)]
    return "\n\n".join(parts) + "\n"


def _refused(outcome: Outcome) -> Iterator[str]:
    rows = [(file.path, file.reason) for file in outcome.files if file.verdict is Verdict.REJECTED]
    if rows:
        yield f"## 拒收 {len(rows)} 个文件"
        yield _table(("文件", "原因"), rows)


def _taken(outcome: Outcome) -> Iterator[str]:
    files = [file for file in outcome.files if file.verdict in _READ]
    if not files:
        return
    yield f"## 读入 {len(files)} 份报告"
    yield "每张表写的是“读到数字的格数 / 这种格式应有的格数”。"
    heads = ("结果", "机关", "年度", "口径", "格式", "表格", "文中数据", "段落", "前后不一致", "文件")
    yield _table(heads, [_row(file) for file in files])


def _row(file: FileOutcome) -> tuple[str, ...]:
    tables = "，".join(f"{_TABLES[table.table]} {table.numbers}/{table.cells}" for table in file.tables)
    format_ = FORMATS[file.format] if file.format else ""
    scope = _SCOPES[file.scope.value] if file.scope else ""
    counts = (file.statements, file.chunks, file.findings)
    return (file.verdict.label, file.entity, str(file.year), scope, format_, tables, *map(str, counts), file.path)


def _gaps(outcome: Outcome) -> Iterator[str]:
    files = [file for file in outcome.files if file.doubts or any(table.absent for table in file.tables)]
    if files:
        yield f"## 有缺格或存疑的报告 {len(files)} 份"
    for file in files:
        yield f"### {_plain(file.entity)} {file.year} 年（{_plain(file.path)}）"
        lines = [line for table in file.tables for line in _gap(table)] + [f"存疑：{doubt}" for doubt in file.doubts]
        yield "\n".join(f"- {_plain(line)}" for line in lines)


def _gap(table: Coverage) -> Iterator[str]:
    name = _TABLES[table.table]
    if table.numbers == 0 and len(table.absent) == 1:
        yield f"{name}：整张表 {table.cells} 格都没有数字"
        return
    for line in table.lines:
        labels = line.split("、")
        more = f"……共 {len(labels)} 格" if len(labels) > _MOST_LABELS else ""
        yield f"{name}：{'、'.join(labels[:_MOST_LABELS])}{more}"


def _others(outcome: Outcome) -> Iterator[str]:
    for verdict in (Verdict.DUPLICATE, Verdict.UNCHANGED):
        files = [file for file in outcome.files if file.verdict is verdict]
        if files:
            yield f"## {verdict.label} {len(files)} 个文件"
            yield "\n".join(f"- {_plain(file.path)}" + (f"：{_plain(file.reason)}" if file.reason else "") for file in files)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([_plain(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    """The text on one line, with nothing that Markdown or a browser would take for markup."""
    return one_line(text).translate(_MARKUP)
