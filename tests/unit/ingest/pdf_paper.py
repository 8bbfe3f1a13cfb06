"""Writes small PDFs for the tests: text and rulings at given places, in points from the page's top left corner."""

import io
from collections.abc import Sequence

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
SIZE = 10.0
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

Span = tuple[int, int, int, int]  # row, column, rowspan, colspan


class Paper:
    """A PDF in the making."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=size, invariant=1, pageCompression=0)
        self.width, self.height = size
        self.canvas.setFont(FONT, SIZE)

    def text(self, x: float, base: float, text: str, size: float = SIZE, mode: int = 0) -> None:
        """A string that begins at ``x`` and stands on the line ``base``."""
        line = self.canvas.beginText(x, self.height - base)
        line.setFont(FONT, size)
        line.setTextRenderMode(mode)
        line.textOut(text)
        self.canvas.drawText(line)

    def middle(self, left: float, right: float, base: float, text: str, size: float = SIZE) -> None:
        """A string in the middle between two places."""
        self.text((left + right - pdfmetrics.stringWidth(text, FONT, size)) / 2, base, text, size)

    def turned(self, x: float, y: float, text: str, degrees: float, size: float = SIZE) -> None:
        """A string turned counterclockwise around its beginning."""
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.rotate(degrees)
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroke."""
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def area(self, x0: float, y0: float, x1: float, y1: float, gray: float) -> None:
        """A filled rectangle."""
        self.canvas.setFillGray(gray)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def lattice(self, xs: Sequence[float], ys: Sequence[float], spans: Sequence[Span] = (), closed: bool = True) -> None:
        """The rulings of a table; ``closed`` without the last one it goes on over the page's end."""
        inner = {(row + r, column + c, r > 0, c > 0) for row, column, down, across in spans for r in range(down) for c in range(across)}
        below = {(r, c) for r, c, under, _ in inner if under}
        beside = {(r, c) for r, c, _, right in inner if right}
        for r, y in enumerate(ys):
            for c in range(len(xs) - 1):
                if (r, c) not in below and (closed or r < len(ys) - 1):
                    self.line(xs[c], y, xs[c + 1], y)
        for c, x in enumerate(xs):
            for r in range(len(ys) - 1):
                if (r, c) not in beside:
                    self.line(x, ys[r], x, ys[r + 1])

    def fill(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        """A text in the middle of each cell."""
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                self.middle(xs[c], xs[c + 1], (ys[r] + ys[r + 1]) / 2 + 0.38 * SIZE, text)

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], spans: Sequence[Span] = ()) -> None:
        """A ruled table."""
        self.lattice(xs, ys, spans)
        self.fill(xs, ys, rows)

    def page(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.canvas.setFont(FONT, SIZE)

    def bytes(self) -> bytes:
        """The file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()


def with_pages(content: bytes, turned: int = 0, cropped: tuple[float, float, float, float] | None = None) -> bytes:
    """The file with its pages turned clockwise (degrees) and cut to a part (left, bottom, right, top)."""
    document = pypdfium2.PdfDocument(content)
    for page in document:
        if cropped:
            page.set_cropbox(*cropped)
        page.set_rotation(turned)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def raw_pdf(contents: bytes, resources: bytes, *objects: bytes) -> bytes:
    """A one-page PDF from the contents of its page and objects numbered from 5."""
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(contents), contents)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>" % resources
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream, *objects]
    body, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(parts) + 1,
        table,
        len(parts) + 1,
        len(body),
    )
