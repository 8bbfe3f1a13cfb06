"""Addresses of the portal's own pages, and a check for addresses that come from reports."""

from urllib.parse import quote, urlencode, urlsplit

Cell = tuple[int, int]
Span = tuple[int, int]


def report_page(report_id: str, block: int | None = None, cell: Cell | None = None, span: Span | None = None) -> str:
    """The viewer, opened at a cell, at some characters of a block, or at its beginning."""
    address = f"/reports/{quote(report_id, safe='')}"
    if block is None:
        return address
    place = {"block": block}
    if cell is not None:
        place |= {"row": cell[0], "col": cell[1]}
    elif span is not None:
        place |= {"start": span[0], "end": span[1]}
    return f"{address}?{urlencode(place)}#hit"


def page_picture(report_id: str, page: int, mark: tuple[float, float, float, float] | None = None) -> str:
    """A page of the original as a picture, a place on it framed."""
    address = f"/reports/{quote(report_id, safe='')}/pages/{page}.png"
    return address if mark is None else f"{address}?{urlencode({'mark': ','.join(f'{edge:.1f}' for edge in mark)})}"


def original_file(report_id: str) -> str:
    """The published file, as a download."""
    return f"/reports/{quote(report_id, safe='')}/original"


def question_page(question: str) -> str:
    """The page that asks ``question`` when it opens."""
    return "/?" + urlencode({"q": question})


def outside(url: str) -> str:
    """``url`` when it is an ordinary web address, else "": a report may name any scheme, ``javascript:`` included."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""
