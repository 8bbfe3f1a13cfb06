"""Reports as text files: what a conversion or a copy of a page or a PDF leaves."""

from random import Random

from .document import Part, Report, compose
from .text_styles import STYLES, Style

__all__ = ["STYLES", "SUFFIX", "generate", "written"]
SUFFIX = ".txt"
_WIDTH = 38  # characters of a wrapped line


def generate(seed: int, style: Style) -> tuple[Report, bytes]:
    """A report and its text."""
    report = compose(seed, odd=style.lossless, lossless=style.lossless)
    return report, written(report, style)


def written(report: Report, style: Style, wrapped: bool | None = None) -> bytes:
    """The text of a report; by chance ``wrapped`` at a width, if not told."""
    random = Random(f"text {report.seed}")
    gap = random.choice(("\n", "\n", "\n\n"))
    by_chance = style.name == "pdf_text" or random.random() < 0.2
    wrapped = by_chance if wrapped is None else wrapped
    report.wrapped = wrapped
    text = gap.join(_part(part, style, random, wrapped) for part in report.parts if part.kind != "picture")
    if random.random() < 0.3:
        text = "当前位置：首页 > 年报\n字体[大 中 小] 打印\n" + text + "\n【关闭窗口】\n"
    encoding = random.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"))
    return text.replace("\n", random.choice(("\n", "\r\n"))).encode(encoding)


def _part(part: Part, style: Style, random: Random, wrapped: bool) -> str:
    if part.kind == "table":
        return style.table(part.table, random)
    if wrapped and part.kind == "paragraph":
        return "\n".join(part.text[start : start + _WIDTH] for start in range(0, len(part.text), _WIDTH))
    return random.choice(("", "", "　　")) * (part.kind == "paragraph") + part.text
