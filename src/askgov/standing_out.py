"""The passage that stands out among all others for a question on a figure, where no figure fits the question's words.

旧条例规定的几个工作日 is told by 部分单位仍按旧条例的15个工作日答复期限办理: the passage is quoted as it stands, no figure of it is given
as the answer. How near and how far ahead it must be was measured on questions on figures that the reports do not hold: the nearest
passage of those scored 0.5 at most.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from askgov.anchors import units_asked
from askgov.domain import Chunk, StatementQuery
from askgov.nearest import Scored, Similar, scored
from askgov.outstanding import done_otherwise, thing_counted
from askgov.paraphrase import features
from askgov.passages import LARGE, Search
from askgov.question.residue import ASKS, HOW_MANY
from askgov.sort_asked import holds_sort
from askgov.stated import TIMES, may_be_stated, of_time, states_it
from askgov.store.figures import FigureStore

# The work of disclosure itself, which every organ counts for itself: its figure of one organ is never that of its place.
OF_DISCLOSURE = re.compile(
    r"政府|政务|公开|信息|主动|发布|发文|公布|更新|留言|咨询|来信|来电|回复|答复|延期|按期|办理|办结|收到|受理|公众号|微信|微博|抖音|视频号|新媒体|账号"
    r"|网站|门户|栏目|专栏|关注|粉丝|人数|用户|阅读|点击|浏览|访问|点赞|转发|次数|数量|总量|总数|解读|政策|意见|征集|举报|投诉|热线|好评|满意"
    r"|开放日|开放|决策|采纳|重大|网上|智能问答|培训|参训|业务|工作|人员|会议|检查|考核|测评|专职|兼职|经费|费用|[量数率次条件个人了过共总各全开办做搞参的]"
)
_MOST = 2000  # passages that are looked through
_PLACES = 4  # reports, each for itself
_LOOKED_AT = 5
_ENOUGH, _AHEAD = 0.9, 1.5  # score of the nearest passage that has such a figure, and how far it is ahead of the next
_BEHIND = 1.0  # at most, the nearest of all
_SURE = 1.5  # score of one whose thing counted is not said in so many words
_BY_FAR = ((4.5, 2.5), (2.7, 3.5))  # score and lead of one with a figure in the unit asked for, though the thing counted is not said
_NOT = re.compile(
    r"[没未不无非](?![管动人同几?？]|$)[^,，。]{0,14}的[^,，。]{0,10}(?:多少|几)"
    r"|[没未不无非]被?(?:采纳|满意|合格|公开|公示|查实|属实|核实|整改|完成|办结|解决|通过)"
    r"|(?<!还剩)(?<!剩下)(?:多少|几)[件起宗条个人名次户家处项]?[是还有]?[没未不](?![管动同])"
)
_OF_LETTERS = re.compile(r"信箱|来信|来电|留言|热线|工单|诉求|网民|网友")  # whose 答复 and 受理 no table counts
_STOCK = re.compile(r"在册|累计|现有|目前|转移")
_LEFT, _LEFT_SAID = re.compile(r"还剩|还有|剩下|剩余"), re.compile(r"还剩|还有|剩下|剩余|其余|尚有|仍有|尚余|尚未")
_OF_TABLES = re.compile(r"复议|诉讼|赔偿|规范性文件|规章|强制|处罚|罚款|许可|申请|处理|新收|结转|答复|补正|延期|表里|表格|统计表|为准")
_APART = re.compile(r"[错拒死伤亏假停欠]")  # what tells one count from another though all else is the same
_ACCOUNT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2})(?:的|这个|那个)?(?:政务|官方)?(?:微信)?(?:公众?号|抖音|视频号|微博|头条|订阅号|客户端|(?<=[这那]个)号)"
)
_QUOTED = re.compile(r"^“([^”]+)”")
_MEDIUM = re.compile(r"抖音|视频号|微博|快手|头条|小程序")
_NO_NAME = re.compile(
    r"微信|官方|政务|我们|他们|自己|咱们?|本[局县市区]|[局委办府镇会院厅处站道]$|[的了是有个开通过建办发年和与及、]$|单位|部门|信息|所有|各类|一个|几个|运营|维护|账号|媒体"
)
_COUNTED_IN = (  # 多少参观群众, 几家企业, 多少条狗, 几封信
    (re.compile(r"(?:多少|几)(?:条|只|个)?(?:小)?[狗犬猫鱼猪牛羊鸡鸭]"), ("只", "条", "头", "尾", "匹")),
    (re.compile(r"(?:多少|几)封|来了?几封"), ("封", "件")),
    (
        re.compile(r"(?:多少|几)个?人(?:次)?(?:在)?[^,，。]{0,2}(?:[看读听阅]|点[击进]|浏览|访问|围观)|[看读]的?(?:有)?(?:多少|几)人"),
        ("人次", "次", "人"),
    ),
    (re.compile(r"(?:多少|几)个?[^,，。\d]{0,4}(?:员|官|代表|志愿者|专家|能手|标兵)"), ("名", "人", "位", "个")),
    (
        re.compile(r"(?:多少|几)[^,，。?？\d]{1,8}的人|(?:多少|几)[^,，。?？\d]{0,3}(?:群众|市民|居民|村民|观众|代表)"),
        ("人", "人次", "名", "户", "位"),
    ),
    (
        re.compile(r"(?:多少|几)[^,，。?？\d]{0,3}(?:家长|学生|孩子|老人|人员|职工|[教老]师|干部|残疾人|农民|患者)"),
        ("人", "名", "户", "位"),
    ),
    (re.compile(r"(?:多少|几)[^,，。?？\d]{0,3}(?:企业|公司|商户|店铺|单位|机构|学校|医院)"), ("家", "户", "个", "所")),
)
_AMONG = re.compile(r"[里中内](?:面|头|边)?$")
_MEASURE = re.compile(r"(?:多少|几)[万亿]?(?P<unit>平方米|平方公里|公里|亩|公顷|吨|立方米|千瓦|张床)")
_CLAUSE = re.compile(r"[,，、;；]")
_COUNTED = re.compile(r"(?:\d|(?<!第)[二两三四五六七八九十百千](?![是要、]))[余多几]?(?:[万亿]余?)?(?P<unit>[\u4e00-\u9fff%]{1,4})")


@dataclass(frozen=True)
class StandingOut:
    """Looks for such passages in one index."""

    store: FigureStore
    search: Search
    similar: Similar

    def find(self, query: StatementQuery, units: frozenset[str]) -> tuple[tuple[Chunk, ...], bool]:
        """The passage of each report asked about, () where one report has none; and whether it is of other organs of a place.

        Where no organ is named, of all reports of the years; where just a place is, of those of its organs on a subject of their own.
        ``units`` are those of the figures in prose that are looked through.
        """
        number = HOW_MANY.search(query.question) or may_be_stated(query.question)
        of_tables = query.labels or query.concepts or not number
        if of_tables or query.growth or query.operation is not None or query.subjects:
            return (), False
        years = query.years or years_held(self.store, query.entities)[:1]
        if not query.years and len(query.entities) == 1 and (own := self._of_any_year(query, units)):
            return own, False
        terms = query.terms or tuple(term for one in query.each[:1] for term in one.terms)
        places: list[tuple[tuple[str, ...], tuple[int, ...]]] = [((id_,), (year,)) for id_ in query.entities for year in years]
        if not query.entities and self.store.arrived <= LARGE:
            places = [((), query.years)]
        asked = f"“{query.account}”{query.about or query.question}" if query.account else query.about or query.question
        found = [self._of(asked, *place, units) for place in places] if len(places) <= _PLACES else []
        others = bool(query.wider) and not any(found) and len(OF_DISCLOSURE.sub("", "".join(terms))) > 1
        if others:
            found = [self._of(asked, query.wider, of, units) for of in ([(year,) for year in years] if query.each else [years])]
        return tuple(chunk for chunk in found if chunk) if all(found) else (), others

    def _of_any_year(self, query: StatementQuery, units: frozenset[str]) -> tuple[Chunk, ...]:
        """Where no year is named: the passage of the newest report of the one organ that has it."""
        for year in years_held(self.store, query.entities)[:_PLACES]:
            if found := self.find(query.model_copy(update={"years": (year,), "wider": ()}), units)[0]:
                return found
        return ()

    def _of(self, asked: str, entities: Sequence[str], years: Sequence[int], units: frozenset[str]) -> Chunk | None:
        ids = self.store.chunk_ids(entities=entities, years=years)
        cosines = self.search(asked, ids, (), len(ids)) if len(ids) <= _MOST else {}
        return standing_out(asked, self.store.chunks(list(cosines)), cosines, self.similar, units)


def years_held(store: FigureStore, entities: Sequence[str]) -> tuple[int, ...]:
    """The years of the reports of the one organ named, newest first; () without just one."""
    years = {report.year for report in store.reports(entity_id=entities[0])} if len(entities) == 1 else set()
    return tuple(sorted(years, reverse=True))


def standing_out(
    asked: str, chunks: Sequence[Chunk], cosines: Mapping[str, float | None], similar: Similar, units: frozenset[str]
) -> Chunk | None:
    """The passage, or None. ``chunks`` are all that are looked through, ``units`` those of their figures in prose.

    None for what the tables count, and for what was not done (没采纳的几条): sentences near to that tell of the rest.
    """
    of_tables = any(map(_OF_TABLES.search, _asking(asked))) and not _OF_LETTERS.search(asked)
    if (of_tables and not of_time(asked)) or _NOT.search(asked):
        return None
    named = named_in(asked)
    wanted = _units_wanted(asked, units)

    def has_figure(chunk: Chunk, sentence: str) -> bool:
        has_names = all(name in chunk.text for name in named) and holds_sort(asked, chunk.text)
        return has_names and _counts(sentence, wanted) and _may_state_it(asked, sentence)

    def fitting(one: Scored, ahead: float) -> bool:
        if not has_figure(one.chunk, one.sentence):
            return False
        by_far = bool(wanted) and any(one.score >= score and ahead >= lead for score, lead in _BY_FAR)
        return by_far or (_may_speak_of_it(asked, one.sentence) and _surely_speaks_of_it(asked, one))

    ranked = scored(asked, chunks, cosines, similar, chunks, _LOOKED_AT, has_figure)
    others = [max((other.score for other in ranked if other is not one), default=0.0) for one in ranked]
    fits = [one for one, next_ in zip(ranked, others, strict=True) if fitting(one, one.score - next_)]
    if not fits or fits[0].score < max(_ENOUGH, ranked[0].score - _BEHIND):
        return None
    return fits[0].chunk if len(fits) == 1 or fits[0].score - fits[1].score >= _AHEAD else None


def _asking(asked: str) -> list[str]:
    """The clauses that ask how many, with those that say of what (新收的申请里，…的几件); the whole where none asks."""
    clauses = _CLAUSE.split(asked)
    return [clause for clause in clauses if ASKS.search(clause) or _AMONG.search(clause)] if ASKS.search(asked) else [asked]


def named_in(asked: str) -> list[str]:
    """What the passage must have: the medium, the name of an account in quotes, or else its end (三农公众号, 三农这个号)."""
    quoted = _QUOTED.findall(asked)
    match = None if quoted else _ACCOUNT.search(asked)
    ends = [match["name"]] if match and not _NO_NAME.search(match["name"]) else []
    return [*quoted, *ends, *_MEDIUM.findall(asked)]


def _units_wanted(asked: str, units: frozenset[str]) -> tuple[str, ...]:
    """The units in which the figure may be; () for any."""
    if special := next((counted_in for noun, counted_in in _COUNTED_IN if noun.search(asked)), ()):
        return special
    if measured := _MEASURE.search(asked):
        return (measured["unit"],)
    named = [unit.lstrip("万亿") for clause in _CLAUSE.split(asked) for unit in units_asked(clause, units)]
    return tuple(filter(None, named)) or (TIMES if of_time(asked) else ())


def _counts(sentence: str, wanted: tuple[str, ...]) -> bool:
    """Whether a sentence has a figure in a unit that is asked for; any figure where none is."""
    return any(not wanted or _is_unit(match["unit"], wanted) for match in _COUNTED.finditer(sentence))


def _is_unit(said: str, wanted: tuple[str, ...]) -> bool:
    """Whether a number is counted in one of some units; visits (人次) are no people."""
    return said.startswith(wanted) and (not said.startswith("人次") or "人次" in wanted)


def _may_state_it(asked: str, sentence: str) -> bool:
    """Whether the sentence states what is asked, as done as asked, and nothing tells its count apart."""
    if not states_it(asked, sentence) or done_otherwise(asked, sentence):
        return False
    left = not _LEFT.search(asked) or _LEFT_SAID.search(sentence) is not None
    return left and all(word in sentence for word in (*_APART.findall(asked), *_STOCK.findall(asked)))


def _may_speak_of_it(asked: str, sentence: str) -> bool:
    """Whether the sentence has the thing counted, or that is said by a verb alone (点了多少次)."""
    thing = thing_counted(asked)
    return bool(thing & features(sentence)) or all(len(part) < 2 for part in thing)


def _surely_speaks_of_it(asked: str, near: Scored) -> bool:
    """Whether the sentence has the thing counted, or is near enough to be meant without."""
    return bool(thing_counted(asked) & features(near.sentence)) or near.score >= _SURE
