"""Made-up organs of invented places and an index of their reports, of any size, for the benchmark of questions.

A city has ten districts of twenty organs: a government, departments and townships. Their tables are those of tests/planted, which add up
and go on from year to year, their sentences of a few kinds that real reports have. Everything goes through the store's own writer. The
vectors of the passages are those of the kind of sentence with a little noise, so that an index of ten thousand reports takes minutes;
questions are encoded by the real engine.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np

from askgov.domain import Applicant, Chunk, Entity, Figure, Format, Provenance, Report, Scope, State, Statement
from askgov.language.engine import AskgovEmbeddings, Matrix, unit_rows
from askgov.store import generations
from askgov.store.figures import FigureStore
from askgov.store.record import Embedded, Extract
from askgov.store.writer import Writer
from askgov.taxonomy.applicants import applicants
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.organs import parse_organ
from askgov.taxonomy.places import is_place
from tests.planted.ledger import Ledger, Size, series

YEARS = (2020, 2021, 2022, 2023, 2024)
DISTRICTS = 10  # of a city; one of them is the city itself
SEATS = 7  # of a district: its government and six townships (of a city: the government alone)
AGENCIES = (
    "教育局", "公安局", "财政局", "民政局", "交通运输局", "卫生健康局", "自然资源局", "农业农村局", "司法局", "审计局", "水利局",
    "应急管理局", "市场监督管理局", "住房和城乡建设局", "文化和旅游局", "统计局", "商务局", "林业局", "城市管理局",
)  # fmt: skip
FIRST, SECOND = "云青白清霁碧银翠澄岚霞雾沐禾棠檀榆枫蓼芦汀浔漪漱岫崧嶂巽", "溪川岭湖原泉崖坪洲浦湾陂冈坞淀塬峪汊渚皋畈泓澜津岑堰垸垌塘圩"
_NOISE = 0.02
_TABLES = 1000  # some organs then share all their figures
# chapter, wording, (label, unit, concept) of its numbers
SENTENCES: tuple[tuple[int, str, tuple[tuple[str, str, str | None], ...]], ...] = (
    (1, "全年主动公开政府信息{}条，其中通过门户网站公开{}条，通过政务微信公众号发布{}篇。",
     (("主动公开政府信息", "条", "disclosure.total"), ("门户网站公开", "条", None), ("政务微信公众号发布", "篇", None))),
    (1, "全年举办政务公开培训班{}期，培训工作人员{}人次。", (("举办政务公开培训班", "期", None), ("培训工作人员", "人次", None))),
    (1, "依托政务公开专区接待群众{}人次，解答咨询{}次。", (("接待群众", "人次", None), ("解答咨询", "次", None))),
    (5, "存在的主要问题：一是政策解读形式单一，图文解读比例不高；二是基层公开队伍力量薄弱，人员流动频繁。", ()),
    (5, "下一步改进措施：加强业务培训，健全信息发布审核制度，提高解读质量，推进基层政务公开标准化规范化。", ()),
    (6, "本年度没有收取信息处理费。无其他需要报告的事项。", ()),
)  # fmt: skip


@dataclass(frozen=True)
class District:
    """A county, or a city by itself: its name with that of the city, and its organs, the government first."""

    city: str
    name: str
    organs: tuple[str, ...]

    @property
    def departments(self) -> tuple[str, ...]:
        """The organs besides the governments and street offices."""
        return tuple(name for name in self.organs if name.endswith("局"))


def districts(organs: int) -> tuple[District, ...]:
    """The districts with the first so many organs (a multiple of 20); the same for every call."""
    return _districts()[: organs // 20]


@cache
def _districts() -> tuple[District, ...]:
    random = Random(2024)
    stems = [stem for stem in map("".join, product(FIRST, SECOND)) if not any(is_place(stem + suffix) for suffix in ("", *"市县区镇乡"))]
    random.shuffle(stems)
    names = iter(stems)
    found: list[District] = []
    for _ in range(10):
        city = f"{next(names)}市"
        counties = [_county(city, f"{next(names)}县", names) for _ in range(DISTRICTS - 1)]
        found += [counties[0], District(city, city, (f"{city}人民政府", *(city + name for name in AGENCIES))), *counties[1:]]
    return tuple(found)


def _county(city: str, name: str, names: Iterator[str]) -> District:
    seats = [f"{city}{name}人民政府", *(f"{city}{name}{next(names)}镇人民政府" for _ in range(SEATS - 1))]
    return District(city, name, (*seats, *(f"{city}{name}{agency}" for agency in AGENCIES[: 20 - SEATS])))


def fill(index: Path, organs: int, embeddings: AskgovEmbeddings) -> None:
    """Write five reports of each organ into a new index, and its search indexes."""
    vectors = embeddings.documents([wording for _, wording, _ in SENTENCES])
    names = [name for district in districts(organs) for name in district.organs]
    index.mkdir(parents=True, exist_ok=True)
    original = index / "original.txt"
    with Writer(index) as writer:
        for number, (name, year) in enumerate(product(names, YEARS)):
            text = f"{name}{year}年政府信息公开工作年度报告"
            original.write_text(text, encoding="utf-8")
            extract = _report(name, year, text, Random(number))
            writer.add(extract, Embedded(embeddings.fingerprint.space, _near(vectors, number)), original)
        store = FigureStore(index)
        generations.publish(store)
        store.close()
    original.unlink()


def _near(vectors: Matrix, seed: int) -> Matrix:
    """Vectors of sentences that say much the same."""
    noise = np.random.default_rng(seed).normal(0, _NOISE, vectors.shape)
    return unit_rows((vectors + noise).astype(np.float32))


def _report(name: str, year: int, title: str, random: Random) -> Extract:
    organ = parse_organ(name)
    scope = Scope.AGGREGATE if organ.kind == "government" and organ.level != "township" else Scope.OWN
    report = Report(
        id=hashlib.sha256(title.encode()).hexdigest(), entity_id=name, year=year, scope=scope, title=title, file=f"{title}.html",
        format=Format.G3 if year >= 2021 else Format.G2, media_type="text/html",
    )  # fmt: skip
    entity = Entity(id=name, name=name, aliases=organ.aliases, place=organ.place, level=organ.level, kind=organ.kind)
    statements, chunks = _prose(report, random)
    return Extract(entity, report, _figures(report), statements, chunks, (), '{"media_type":"text/html","blocks":[]}')


def _figures(report: Report) -> tuple[Figure, ...]:
    ledger = _ledgers(crc32(report.entity_id.encode()) % _TABLES)[report.year - YEARS[0]]
    return tuple(_figure(report, number, *key, value) for number, (key, value) in enumerate(ledger.cells.items()))


@cache
def _ledgers(seed: int) -> tuple[Ledger, ...]:
    random = Random(seed)
    size = Size(random.choice((3, 20, 90, 400)), random.choice((0.3, 2, 9)), random.choice((0, 300, 5000)), random.randint(90, 4000), 6)
    return tuple(series(YEARS[0], len(YEARS), size, random))


def _figure(report: Report, number: int, id_: str, column: str | None, value: Decimal) -> Figure:
    applicant = Applicant(column) if column else None
    label = applicants()[applicant].label if applicant else "本年处理决定数量"
    source = Provenance(
        report_id=report.id, file=report.file, path=f"/body/table[2]/tbody[1]/tr[{number}]/td[2]", block=23, cell=(number, 1),
        section="三、收到和处理政府信息公开申请情况", row=concept(id_).label, column=label, as_printed=str(value),
    )  # fmt: skip
    return Figure(
        concept=id_, entity_id=report.entity_id, year=report.year, scope=report.scope, format=report.format, applicant=applicant,
        value=value, state=State.NUMBER, unit=concept(id_).unit, source=source,
    )  # fmt: skip


def _prose(report: Report, random: Random) -> tuple[tuple[Statement, ...], tuple[Chunk, ...]]:
    """The passages, one of each kind, and the figures in them."""
    statements: list[Statement] = []
    chunks: list[Chunk] = []
    for number, (chapter, wording, numbers) in enumerate(SENTENCES):
        values = sorted((random.randrange(1, 5000) for _ in numbers), reverse=True)  # a part is no larger than its total
        text = wording.format(*values)
        at = Provenance(report_id=report.id, file=report.file, block=number, section=f"第{chapter}章", as_printed=text)
        chunks.append(Chunk(id=f"{report.id}:c:{number}", report_id=report.id, headings=(), section=chapter, text=text, source=at))
        for value, (label, unit, id_) in zip(values, numbers, strict=True):
            place = at.model_copy(update={"as_printed": f"{value}{unit}"})
            statements.append(_statement(report, len(statements), Decimal(value), label, unit, id_, place, text))
    return tuple(statements), tuple(chunks)


def _statement(
    report: Report, number: int, value: Decimal, label: str, unit: str, concept_id: str | None, source: Provenance, sentence: str
) -> Statement:
    return Statement(
        id=f"{report.id}:s:{number}", report_id=report.id, label=label, value=value, unit=unit, concept=concept_id, sentence=sentence,
        source=source,
    )  # fmt: skip
