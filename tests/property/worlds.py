"""Small random worlds of reports, written into a real index, and what anyone can work out of them by hand."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from askgov.domain import Applicant, Chunk, Entity, Figure, Format, Provenance, Report, Scope, State
from askgov.language.hashing import HashEmbeddings
from askgov.store.figures import FigureStore
from askgov.store.generations import publish
from askgov.store.record import Embedded, Extract
from askgov.store.writer import Writer
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.organs import parse_organ

COUNTY = "云溪县"
GOVERNMENT = "云溪县人民政府"
DEPARTMENTS = ("云溪县教育局", "云溪县公安局", "云溪县财政局", "云溪县民政局", "云溪县交通运输局")
ELSEWHERE = "云岭县教育局"
YEARS = (2021, 2022, 2023, 2024)
LINES = {"行政处罚": "penalties.decisions", "行政许可": "licensing.decisions", "新收申请": "requests.received", "行政强制": "coercion.decisions",
         "行政复议总计": "review.total", "予以公开": "requests.granted", "办理结果总计": "requests.closed"}  # fmt: skip
ABSENT = (State.BLANK, State.NOT_APPLICABLE, State.TEXT, State.UNREADABLE)


@dataclass(frozen=True)
class World:
    """Figures by organ, year and concept; what is not in it has no report, None has no number."""

    figures: dict[tuple[str, int, str], Decimal | None]

    def of(self, organ: str, year: int, line: str) -> Decimal | None:
        return self.figures.get((organ, year, LINES[line]))

    def over(self, organs: tuple[str, ...], year: int, line: str) -> dict[str, Decimal]:
        """The organs that have the figure."""
        return {organ: value for organ in organs if (value := self.of(organ, year, line)) is not None}


def random_world(seed: int) -> World:
    random = Random(seed)
    figures: dict[tuple[str, int, str], Decimal | None] = {}
    for organ in (GOVERNMENT, *DEPARTMENTS, ELSEWHERE):
        for year in YEARS:
            if random.random() < 0.15:
                continue  # no report
            for id_ in LINES.values():
                if random.random() < 0.9:
                    small = random.random() < 0.4
                    figures[organ, year, id_] = Decimal(random.randint(0, 4) if small else random.randint(0, 5000))
                else:
                    figures[organ, year, id_] = None
    for organ in (GOVERNMENT, *DEPARTMENTS, ELSEWHERE):  # everybody has one report at least
        figures.setdefault((organ, 2024, "requests.received"), Decimal(random.randint(0, 300)))
    return World(figures)


def full_world(seed: int) -> World:
    """A world without gaps: every organ has every figure of every year, none of them zero."""
    random = Random(seed)
    organs = (GOVERNMENT, *DEPARTMENTS, ELSEWHERE)
    return World({(organ, year, id_): Decimal(random.randint(1, 5000)) for organ in organs for year in YEARS for id_ in LINES.values()})


def write(world: World, seed: int, index: Path, *, searchable: bool = False) -> None:
    """The world as an index; ``searchable``: with the search indexes, for questions that are no figure questions."""
    random, embeddings = Random(seed), HashEmbeddings()
    with Writer(index) as writer:
        for organ, year in sorted({key[:2] for key in world.figures}):
            extract = _report(world, organ, year, random)
            vectors = embeddings.documents([chunk.embedding_text for chunk in extract.chunks])
            embedded = Embedded(embeddings.fingerprint.space, vectors)
            writer.add(extract, embedded, _original(index, extract.report.id, organ, year))
        if searchable:
            publish(FigureStore(index))


def _original(index: Path, report_id: str, organ: str, year: int) -> Path:
    path = index / f"{organ}{year}.txt"
    path.write_text(f"{organ}{year}", encoding="utf-8")
    return path


def _report(world: World, organ: str, year: int, random: Random) -> Extract:
    import hashlib

    id_ = hashlib.sha256(f"{organ}{year}".encode()).hexdigest()
    parsed = parse_organ(organ)
    scope = Scope.AGGREGATE if organ == GOVERNMENT else Scope.OWN
    report = Report(
        id=id_, entity_id=organ, year=year, scope=scope, format=Format.G3, title=f"{organ}{year}年政府信息公开工作年度报告",
        file=f"{organ}{year}.txt", media_type="text/plain",
    )  # fmt: skip
    figures = []
    for number, ((_, _, line), value) in enumerate(
        (key, value) for key, value in sorted(world.figures.items()) if key[:2] == (organ, year)
    ):
        entry = concept(line)
        figures.append(
            Figure(
                concept=line, entity_id=organ, year=year, scope=scope, format=Format.G3,
                applicant=Applicant.TOTAL if entry.applicant_dimension else None, value=value,
                state=State.NUMBER if value is not None else random.choice(ABSENT), unit=entry.unit,
                source=Provenance(report_id=id_, file=report.file, block=0, cell=(number, 1), row=entry.label, column="总计", as_printed=str(value)),
            )
        )  # fmt: skip
    at = Provenance(report_id=id_, file=report.file, block=0)
    chunk = Chunk(id=f"{id_}:c:0", report_id=id_, headings=(), section=1, text="总体情况", source=at)
    entity = Entity(id=organ, name=organ, aliases=parsed.aliases, place=parsed.place, level=parsed.level, kind=parsed.kind)
    return Extract(entity, report, tuple(figures), (), (chunk,), (), '{"media_type":"text/plain","blocks":[]}')
