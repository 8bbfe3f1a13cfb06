"""A report before it is laid out: title, particulars, and parts in reading order."""

from dataclasses import dataclass

from ingest.samples.national import Block, Row
from ingest.samples.old_format import Statistic


@dataclass(frozen=True)
class Heading:
    """A chapter heading (level 1) or one inside a chapter (level 2)."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``lead`` stands before it, in bold where a layout has bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Picture:
    """A table that was pasted as an image."""

    address: str
    caption: str


@dataclass(frozen=True)
class Statistics:
    """The one-column statistics of 2014-2018."""

    rows: tuple[Statistic, ...]


@dataclass(frozen=True)
class Table2:
    """Disclosure on the organ's own initiative."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Table3:
    """Requests."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Table4:
    """Review and litigation: 15 values."""

    values: tuple[str, ...]


Table = Statistics | Table2 | Table3 | Table4
Part = Heading | Paragraph | Picture | Table


@dataclass(frozen=True)
class Document:
    """What every layout is given."""

    file: str
    title: tuple[str, ...]  # one line or two
    parts: tuple[Part, ...]
    organ: str
    county: str
    year: int
    published: str  # ISO date

    @property
    def heading(self) -> str:
        """The title on one line."""
        return "".join(self.title)
