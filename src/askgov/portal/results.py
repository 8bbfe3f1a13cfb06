"""The figures of an answer side by side, with the formula. Every figure is shown as the answer carries it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from askgov.domain import Answer, Item, Value
from askgov.portal import words
from askgov.portal.cards import bare
from askgov.portal.markup import NOTHING, element, scrolling
from askgov.portal.wording import kind_of, marker_link

COLUMNS = (("entity", "机关"), ("year", "年度"), ("label", "事项"))


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    entity: str
    year: str
    label: str
    figure: str
    marker: str = ""


def results(answer: Answer, markers: Collection[str], turn: int) -> Markup:
    """A table when there are at least two figures that the text does not list itself, and the formula of what was computed."""
    rows = _rows(answer)
    listed = any(kind_of(line) in {"figures", "table"} for line in answer.text.splitlines()) or answer.chart is not None
    table = _table(rows, markers, turn) if len(rows) > 1 and not listed else NOTHING
    formula = answer.result.formula if answer.result.formula not in answer.text else ""
    return table + (element("p", element("span", "算法"), formula, class_="formula") if formula else NOTHING)


def _rows(answer: Answer) -> list[Row]:
    if len(answer.result.items) > 1:
        return [_of_item(item, answer.values) for item in answer.result.items]
    if answer.citations:  # figures in prose: each stands in its own sentence already
        return []
    return [Row(value.entity, str(value.year), value.label, _figure(value), bare(value.marker)) for value in answer.values]


def _of_item(item: Item, values: Sequence[Value]) -> Row:
    aspects = (item.entity, item.year, item.label, item.value)
    same = [value for value in values if (value.entity, value.year, value.label, value.value) == aspects]
    figure = _figure(same[0]) if same else _with_unit(item.value, item.unit) or words.NO_FIGURE
    return Row(item.entity, str(item.year), item.label, figure, bare(same[0].marker) if len(same) == 1 else "")


def _figure(value: Value) -> str:
    return _with_unit(value.value, value.unit) or words.ABSENCES.get(value.state, words.NO_FIGURE)


def _with_unit(value: str | None, unit: str) -> str:
    return "" if value is None else f"{value} {unit}".strip()


def _table(rows: Sequence[Row], markers: Collection[str], turn: int) -> Markup:
    """Columns where all lines agree go into the caption, so that the table stays narrow on a phone."""
    shared = [getattr(rows[0], name) for name, _ in COLUMNS if len({getattr(row, name) for row in rows}) == 1]
    varied = [(name, title) for name, title in COLUMNS if len({getattr(row, name) for row in rows}) > 1]
    head = (element("th", title, scope="col") for title in (*(title for _, title in varied), "数值"))
    body = (
        element(
            "tr",
            *(element("td", getattr(row, name)) for name, _ in varied),
            element("td", row.figure, marker_link(row.marker, turn) if row.marker in markers else ""),
        )
        for row in rows
    )
    caption = " · ".join(filter(None, shared))
    return scrolling(
        element(
            "table",
            element("caption", caption) if caption else "",
            element("thead", element("tr", *head)),
            element("tbody", *body),
            class_="figures",
        )
    )
