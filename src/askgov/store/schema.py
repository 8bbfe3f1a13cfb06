"""The tables of the truth.

Decimals are text: SQLite's NUMERIC would turn 225.46 into a float. A figure's key is what a question asks for, so one
seek finds it. Superseded reports keep their rows; ``reports.superseded_by`` alone says whether they count.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

from askgov.store.errors import SchemaTooNew

VERSION = 1  # raise it with every change of a table; an older askgov refuses a newer index

metadata = MetaData()


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=False)


def _of_report(*, key: bool = False) -> Column[str]:
    return Column("report_id", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=key, nullable=False)


settings = Table("settings", metadata, _text("name", key=True), _text("value"))  # schema, revision, embedding

entities = Table(
    "entities",
    metadata,
    _text("id", key=True),
    _text("name"),
    _text("aliases"),  # JSON list
    _text("place"),
    _text("level"),
    _text("kind"),
    Column("parent_id", Text),
)

reports = Table(
    "reports",
    metadata,
    _text("id", key=True),
    Column("sequence", Integer, nullable=False, unique=True),  # order of arrival: the last of a key is the current one
    Column("entity_id", Text, ForeignKey("entities.id"), nullable=False),
    Column("year", Integer, nullable=False),
    _text("scope"),
    _text("format"),
    _text("title"),
    _text("file"),
    _text("media_type"),
    _text("url"),
    _text("published"),
    Column("superseded_by", Text),
    _text("doubts"),  # JSON list
    _text("digest"),  # SHA-256 of everything that was read from the file
    Index("reports_by_key", "entity_id", "year", "scope"),
)

# Where the file of a report was found last; an index made before this table gets it when it is next written to.
places = Table("places", metadata, _text("path", key=True), _of_report())

figures = Table(
    "figures",
    metadata,
    _text("entity_id", key=True),
    Column("year", Integer, primary_key=True, nullable=False),
    _text("scope", key=True),
    _text("concept", key=True),
    _text("applicant", key=True),  # "" outside table 3
    _of_report(key=True),
    Column("position", Integer, nullable=False),  # reading order within the report
    Column("value", Text),
    _text("state"),
    _text("unit"),
    _text("source"),  # JSON of the provenance without report and file
    Index("figures_by_concept", "concept", "applicant", "year"),
    Index("figures_by_report", "report_id"),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements",
    metadata,
    _text("id", key=True),
    _of_report(),
    Column("position", Integer, nullable=False),
    _text("label"),
    _text("value"),
    _text("unit"),
    Column("approximate", Boolean, nullable=False),
    Column("parent", Text),
    _text("parent_labels"),  # JSON list
    Column("concept", Text),
    _text("sentence"),
    _text("source"),
    Index("statements_by_report", "report_id"),
)

chunks = Table(
    "chunks",
    metadata,
    _text("id", key=True),
    _of_report(),
    Column("position", Integer, nullable=False),
    Column("section", Integer, nullable=False),
    _text("headings"),  # JSON list
    _text("text"),
    _text("source"),
    Index("chunks_by_report", "report_id"),
)

models = Table(
    "models",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", Text, nullable=False, unique=True),
    Column("dimension", Integer, nullable=False),
)

vectors = Table(
    "vectors",
    metadata,
    Column("model", Integer, ForeignKey("models.id", ondelete="CASCADE"), primary_key=True),
    Column("chunk_id", Text, ForeignKey("chunks.id", ondelete="CASCADE"), primary_key=True),
    Column("vector", LargeBinary, nullable=False),  # little-endian float32
    Index("vectors_by_chunk", "chunk_id"),
)

documents = Table("documents", metadata, _of_report(key=True), Column("blocks", LargeBinary, nullable=False))  # zlib of JSON

# A report's own findings stand from position 0 on; those that rest on other reports as well, from ``BESIDE`` on: they are made anew
# when those reports change. A side is "" for a rule that compares no numbers.
BESIDE = 10_000
findings = Table(
    "findings",
    metadata,
    _of_report(key=True),
    Column("position", Integer, primary_key=True),
    _text("rule"),
    _text("message"),
    _text("left"),
    _text("right"),
    _text("difference"),
    _text("operands"),  # JSON list of provenances
    _text("severity"),
)


def check(found: str | None) -> None:
    """Refuse an index of a later version with SchemaTooNew."""
    if found is None or int(found) > VERSION:
        raise SchemaTooNew("读不了这个索引", f"它的结构是第 {found} 版，本程序只认到第 {VERSION} 版", "升级 askgov 后再试")
