"""A chart of an answer as inline SVG: a line over years, bars side by side. Colours come from the style sheet, numbers from the answer."""

from collections.abc import Iterator
from decimal import Decimal

from markupsafe import Markup

from askgov.domain import Chart, Mark
from askgov.portal.markup import NOTHING, element

_WIDTH, _HEIGHT = 640, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 24, 24, 30, 34
_ROW = 26
_NAMES = 236  # pixels for the names of bars
_LONGEST_NAME = 16  # characters of a name that fit
_LARGEST_CHART = 30  # marks


def chart(drawn: Chart | None) -> Markup:
    """The picture; nothing for an answer without one."""
    if drawn is None or sum(mark.value is not None for mark in drawn.marks) < 2:
        return NOTHING
    marks = drawn.marks[:_LARGEST_CHART]
    body, height = (list(_line(marks)), _HEIGHT) if drawn.kind == "line" else (list(_bars(marks)), _TOP + _ROW * len(marks))
    picture = element(
        "svg", element("title", f"{drawn.title}（{drawn.unit}）"), *body, viewBox=f"0 0 {_WIDTH} {height}", role="img", class_="chart",
        xmlns="http://www.w3.org/2000/svg",
    )  # fmt: skip
    caption = element("figcaption", f"{drawn.title}（{drawn.unit}）")
    return element("figure", caption, picture, class_="chart")


def _line(marks: tuple[Mark, ...]) -> Iterator[Markup]:
    values = [None if mark.value is None else Decimal(mark.value) for mark in marks]
    present = [value for value in values if value is not None]
    low, high = min(Decimal(0), *present), max(Decimal(0), *present)
    span = (high - low) or Decimal(1)
    step = Decimal(_WIDTH - _LEFT - _RIGHT - 60) / max(len(marks) - 1, 1)
    across = [round(_LEFT + 30 + step * index) for index in range(len(marks))]
    ground = _HEIGHT - _BOTTOM
    down = [None if value is None else round(ground - (value - low) / span * (ground - _TOP)) for value in values]
    zero = round(ground + low / span * (ground - _TOP))
    yield element("line", x1=_LEFT, y1=zero, x2=_WIDTH - _RIGHT, y2=zero, class_="axis")
    for index in range(1, len(marks)):
        y1, y2 = down[index - 1], down[index]
        if y1 is not None and y2 is not None:
            yield element("line", x1=across[index - 1], y1=y1, x2=across[index], y2=y2, class_="trend")
    for mark, x, y in zip(marks, across, down, strict=True):
        yield element("text", mark.label, x=x, y=_HEIGHT - 10, class_="name", text_anchor="middle")
        if y is None:
            yield element("text", "无数据", x=x, y=zero - 6, class_="gap", text_anchor="middle")
            continue
        yield element("circle", cx=x, cy=y, r=4, class_="point")
        yield element("text", mark.value or "", x=x, y=y - 10, class_="value", text_anchor="middle")


def _bars(marks: tuple[Mark, ...]) -> Iterator[Markup]:
    values = [None if mark.value is None else Decimal(mark.value) for mark in marks]
    largest = max((abs(value) for value in values if value is not None), default=Decimal(1)) or Decimal(1)
    room = _WIDTH - _NAMES - 110
    for index, (mark, value) in enumerate(zip(marks, values, strict=True)):
        y = _TOP // 2 + _ROW * index
        name = mark.label if len(mark.label) <= _LONGEST_NAME else f"{mark.label[: _LONGEST_NAME - 1]}…"
        yield element("text", element("title", mark.label), name, x=_NAMES - 8, y=y + 15, class_="name", text_anchor="end")
        if value is None:
            yield element("text", "无数据", x=_NAMES, y=y + 15, class_="gap")
            continue
        width = round(abs(value) / largest * room)
        yield element("rect", x=_NAMES, y=y + 3, width=max(width, 1), height=16, rx=2, class_="bar" if value >= 0 else "bar below")
        yield element("text", mark.value or "", x=_NAMES + width + 6, y=y + 15, class_="value")
