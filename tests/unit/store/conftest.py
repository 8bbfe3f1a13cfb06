"""Small invented reports for the store's tests. Nothing is parsed here; the values are typed in."""

import hashlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from askgov.domain import Applicant, Chunk, Entity, Figure, Finding, Format, Provenance, Report, Scope, Severity, State, Statement
from askgov.store.record import Embedded, Extract
from askgov.store.writer import Writer

MODEL = "test-space"
TEXTS = ("主动公开政府信息情况良好", "收到依申请公开三件，均已答复", "政府信息公开收费零元")

MakeReport = Callable[..., tuple[Extract, Embedded, Path]]


def embed(texts: list[str]) -> np.ndarray:
    """Counts of characters, folded into 16 dimensions: texts that share characters are near."""
    vectors = np.zeros((len(texts), 16), dtype=np.float32)
    for row, text in enumerate(texts):
        for character in text:
            vectors[row, ord(character) % 16] += 1
    return vectors


@pytest.fixture
def make(tmp_path: Path) -> MakeReport:
    """make(organ, year, …) → what ``Writer.add`` takes; ``content`` stands for the bytes of the file."""

    def report(
        organ: str = "甲县教育局",
        year: int = 2023,
        *,
        content: str = "",
        received: str | None = "23",
        texts: tuple[str, ...] = TEXTS,
        scope: Scope = Scope.OWN,
        fingerprint: str = MODEL,
    ) -> tuple[Extract, Embedded, Path]:
        original = tmp_path / f"{organ}-{year}.html"
        original.write_text(f"{organ} {year} {content}")
        id_ = hashlib.sha256(original.read_bytes()).hexdigest()

        def at(block: int, printed: str) -> Provenance:
            return Provenance(report_id=id_, file=original.name, block=block, cell=(1, 2), section="三、", as_printed=printed)

        cells = [
            ("licensing.decisions", None, "1024", "件"),
            ("fees.amount", None, "225.460", "万元"),
            ("requests.received", Applicant.NATURAL_PERSON, received, "件"),
            ("requests.received", Applicant.TOTAL, received, "件"),
        ]
        figures = tuple(
            Figure(
                concept=concept,
                entity_id=organ,
                year=year,
                scope=scope,
                format=Format.G3,
                applicant=applicant,
                value=None if value is None else Decimal(value),
                state=State.BLANK if value is None else State.NUMBER,
                unit=unit,
                source=at(4, value or ""),
            )
            for concept, applicant, value, unit in cells
        )
        statement = Statement(
            id=f"{id_}:s:0",
            report_id=id_,
            label="双公示",
            value=Decimal("4541"),
            unit="条",
            parent_labels=("公开", "网站"),
            sentence="双公示4541条。",
            source=at(1, "4541"),
        )
        chunks = tuple(
            Chunk(id=f"{id_}:c:{n}", report_id=id_, headings=(organ, "一、总体情况"), section=n + 1, text=text, source=at(n, ""))
            for n, text in enumerate(texts)
        )
        finding = Finding(
            rule="I1",
            report_id=id_,
            message="两边不等",
            left=Decimal("23"),
            right=Decimal("24"),
            difference=Decimal("-1"),
            operands=(at(4, "23"),),
            severity=Severity.ERROR,
        )
        extract = Extract(
            entity=Entity(id=organ, name=organ, aliases=(organ[2:],), place=organ[:2], level="county", kind="education"),
            report=Report(
                id=id_,
                entity_id=organ,
                year=year,
                scope=scope,
                format=Format.G3,
                title=f"{organ}{year}年政府信息公开工作年度报告",
                file=original.name,
                media_type="text/html",
                doubts=("年份取自标题",),
            ),
            figures=figures,
            statements=(statement,),
            chunks=chunks,
            findings=(finding,),
            document='{"media_type":"text/html","blocks":[]}',
        )
        vectors = embed([chunk.embedding_text for chunk in chunks]) if chunks else np.zeros((0, 16), dtype=np.float32)
        return extract, Embedded(fingerprint, vectors), original

    return report


@pytest.fixture
def fill(tmp_path: Path, make: MakeReport) -> Callable[..., Path]:
    """fill((organ, year), …) → an index folder with these reports."""

    def filled(*keys: tuple[str, int]) -> Path:
        index_dir = tmp_path / "index"
        with Writer(index_dir) as writer:
            for organ, year in keys:
                writer.add(*make(organ, year))
        return index_dir

    return filled


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Generations are published without the child process that checks them, which takes seconds."""
    monkeypatch.setattr("askgov.store.generations._verify", lambda folder, building: None)
