"""Reports made by hand, as the rules see them."""

from collections.abc import Mapping
from decimal import Decimal

from askgov.domain import Entity, Format, Report, Scope
from ingest.checks.beside.neighbourhood import LONG, Held, Neighbourhood, Neighbours, Said

ORGAN = Entity(id="云溪县教育局", name="云溪县教育局", kind="education", level="county", parent_id="云溪县人民政府")


def held(
    year: int,
    numbers: Mapping[str, int | str] | None = None,
    *,
    organ: Entity = ORGAN,
    scope: Scope = Scope.OWN,
    said: str = "",
    text: str = "",
) -> Held:
    """``numbers``: by concept, with its column after a colon (requests.received:total). ``said``: label value unit, a sentence a line.
    ``text``: sentences of chapter 1."""
    id_ = f"{organ.id}{year}{scope.value}"
    report = Report(
        id=id_, entity_id=organ.id, year=year, scope=scope, format=Format.G3 if year >= 2021 else Format.G2 if year >= 2019 else Format.G1,
        title="", file="", media_type="text/html",
    )  # fmt: skip
    cells = {(key.partition(":")[0], key.partition(":")[2]): Decimal(value) for key, value in (numbers or {}).items()}
    figures = [_said(id_, n, *words.split(), line) for n, (line, words) in enumerate(_lines(said))]
    sentences = {sentence: f"{id_}:c:0" for sentence in text.split("。") if len(sentence) >= LONG}
    return Held(report, organ, cells, figures, sentences)


def near(report: Held, *others: Held) -> Neighbourhood:
    """A report among others."""
    return Neighbours((report, *others)).around(report)


def organ(name: str, kind: str, level: str = "county", above: str | None = None) -> Entity:
    return Entity(id=name, name=name, kind=kind, level=level, parent_id=above)


def _lines(said: str) -> list[tuple[str, str]]:
    return [(line, words.strip()) for line in said.splitlines() for words in line.split("；") if words.strip()]


def _said(id_: str, n: int, label: str, value: str, unit: str, sentence: str) -> Said:
    return Said(f"{id_}:s:{n}", label, Decimal(value), unit, False, None, sentence)
