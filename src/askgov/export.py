"""Figures as tables for other programs: CSV, JSON, XLSX. One row a cell, with its state and where it stands."""

import csv
import io
import json
from collections.abc import Sequence
from decimal import Decimal

from askgov.store.figures import FigureStore
from askgov.wording import plain

COLUMNS = (
    "entity", "year", "scope", "format", "concept", "label", "applicant", "value", "state", "unit", "table", "row", "column",
    "as_printed", "page", "source_file", "report_id",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMERIC = ("year", "page")

Row = dict[str, str]


def figure_rows(store: FigureStore, *, entity: str | None = None, year: int | None = None, concept: str | None = None) -> list[Row]:
    """All cells of the current reports, narrowed by organ (its name, or a part of it), year and concept id."""
    from askgov.taxonomy.concepts import concept as concept_of

    names = {e.id: e.name for e in store.entities()}
    ids = [id_ for id_, name in names.items() if name == entity] or [id_ for id_, name in names.items() if entity and entity in name]
    if entity and not ids:
        return []
    found = store.figures(entities=ids, years=(year,) if year else (), concepts=(concept,) if concept else ())
    return [
        {
            "entity": names[f.entity_id],
            "year": str(f.year),
            "scope": f.scope.value,
            "format": f.format.value,
            "concept": f.concept,
            "label": concept_of(f.concept).label,
            "applicant": f.applicant.value if f.applicant else "",
            "value": "" if f.value is None else plain(f.value),
            "state": f.state.value,
            "unit": f.unit,
            "table": f.source.table,
            "row": f.source.row,
            "column": f.source.column,
            "as_printed": f.source.as_printed,
            "page": "" if f.source.page is None else str(f.source.page),
            "source_file": f.source.file,
            "report_id": f.source.report_id,
        }
        for f in found
    ]


def to_csv(rows: Sequence[Row], columns: Sequence[str] = COLUMNS) -> str:
    """RFC 4180 text with a header; ``columns``: those of every row.

    Text that a spreadsheet would run as a formula is prefixed with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: text if name == "value" else _inert(text) for name, text in row.items()} for row in rows)
    return out.getvalue()


def to_json(rows: Sequence[Row]) -> str:
    """A JSON array; values are decimal strings, null where a cell holds no number."""
    return (
        json.dumps([{**row, "year": int(row["year"]), "value": row["value"] or None} for row in rows], ensure_ascii=False, indent=1) + "\n"
    )


def to_xlsx(rows: Sequence[Row], columns: Sequence[str] = COLUMNS, numeric: Sequence[str] = _NUMERIC) -> bytes:
    """A workbook with one sheet; every cell is text or a number (those of ``numeric`` columns), none is a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    sheet.append(columns)
    for row in rows:
        cells: list[object] = []
        for name in columns:
            if name in numeric and row[name]:
                number = Decimal(row[name])
                cells.append(int(number) if number == number.to_integral_value() else number)
            else:
                cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", row[name]))
                cell.data_type = "s"  # text, also when it begins with "="; values too, so that no digit of a decimal is lost
                cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _inert(text: str) -> str:
    """A cell such as -, -35 or +1036 stays as printed: a sign and digits are no formula."""
    rest = text[1:].replace(".", "", 1).replace(",", "")
    if text.startswith(_FORMULA) and rest and not rest.isdigit():
        return "'" + text
    return text
