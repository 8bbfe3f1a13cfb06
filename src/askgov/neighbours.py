"""Figures in prose that stand beside the one asked for: of the same sentence, nearly of the same name, of another thing.

Taking one for the other is a wrong number, so a figure is given only where nothing of the question speaks against it: 超限货车多少辆 is
not answered by 检测货车4.9万辆次, nor 年检合格的社会组织 by 登记社会组织211家, though most words of the question stand in the sentence.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from askgov.clauses import clause_of
from askgov.contrasts import contrasts, own_words
from askgov.domain import Statement, StatementQuery
from askgov.paraphrase import PARTICLES, features, standing
from askgov.question.lexicon import function_words, table
from askgov.question.overlap import coverage, pairs, weight
from askgov.question.residue import ASKS, counters_of
from askgov.statements import context_of, head_of, other_than_asked
from askgov.turning import beside_it

_AND = re.compile(r"[和与及、]|呢[?？]?$")
_DENIED = re.compile(r"(?<![有是能会要对])(?:没有?|未|不)(?P<denied>(?![有是知过多少错清同])[\u4e00-\u9fff]{2})")
_NEGATED = re.compile(r"[没未不无非](?P<of>[\u4e00-\u9fff]{2})")
_HOTLINE = re.compile(r"(?<!\d)1\d{4}(?!\d)")
_PARTS = re.compile(r"[,，:：;；。?？!！、]|以及|还有|(?<!总)和")
_DONE_TO_IT = re.compile(r"[被把让]")
_CJK = re.compile(r"[^\u4e00-\u9fff]+")
_BETWEEN = re.compile(r"[的了吗呢着把被给让在有是和与及也都又就才]+|[这那](?:事儿?|一?块|些|个|场|次)|以后|之后")
_EDGES = re.compile(r"^[到由从在](?=.)|^[过到里来去搞请上下出起各共总]$|[过到里来去上下出起]+$")
_FIELD = re.compile(r"依申请公开|主动公开|(?:政府|政务)?信息公开|政务公开")
# Said beside any figure.
_NEUTRAL = re.compile(
    r"总额|总金额|规模有?多大|年报(?![废名考警案销批建修送])|报告|正文|[零〇一二两三四五六七八九十百千万亿]+多?[件条个]数?|都要|[一总]共|合计|共计|请人|老百姓|百姓|群众|市民|居民|公众(?!号)|大家|时候|期间|单位|百分之|百分比|比例|条数|件数|次数|人数|家数|户数|数字|数目|数据|因为|由于|实际|最后|最终|后来|大概|大约|关于|方面|之类|等等|分别|每个|所有|全部|其中|当中|一年|全年|当年|今年|年内|年里|年末|年底"
    r"|发布|公布|公开|开展|进行|组织|举办|涉及|达到|达|情况|工作|相关|有关|我[们县市区省局镇]?|咱们|本[县市区省局镇年]|[两三四五六七八九十]个[县区市]|人家|只要|也就|还有?|再|对于?|为|由|向|从|(?<![城超])市里?(?![场政民])|(?<![专园城社小景校辖厂新片])区里?|[县省镇]里?|年|\d"
)
_SAID = re.compile(r"[网线]上|线下|在线|中标|群众|居民|市民|百姓|公众")  # words that narrow down though they look like fillers
_NUMERAL = re.compile(r"[零一二两三四五六七八九十百千万亿]")
_TIMES = re.compile(r"年(?P<char>[中初])$")  # 2019年中标公告, 2023年初婚登记
# Single characters that tell one act or sort from another; any other that stands alone (帮, 办, 查) tells nothing.
_TELLING = re.compile(r"[退罚优良差骗拒撤死伤亏涨降升跌缺假男女旧免停欠]|过期|失效|作废|驳回|拒绝")
_VAGUE = pairs("行政 金额 资金 数量 单位 机构 案件 项目 公布 公开 政府 信息 工作 情况 发布 全年 收取 收到")
_OF_ITEMS = re.compile(r"信息|公开|公示|发布|发了|[条篇稿]|内容|栏目|类")  # a part of what was published, not the thing itself


def of_another(query: StatementQuery, statement: Statement, pool: Iterable[Statement]) -> bool:
    """Whether words of the question belong to another figure of the sentence or to none, or deny what this one counts.

    撤除几处 is not answered by 抓拍点137处 where 撤除4处 stands behind it, nor 没采纳的几条 by 采纳49条.
    """
    if any(line not in statement.sentence for line in _HOTLINE.findall(query.question)):
        return True  # 12345 is not 12315
    if beside_it(query.question, statement):
        return True
    rivals = [s for s in pool if s.sentence == statement.sentence and s.id != statement.id]
    several = len(ASKS.findall(query.question)) > 1 or _AND.search(query.question) is not None  # 新开设几个，优化的呢
    alike = [rival for rival in rivals if rival.unit == statement.unit]
    if not several and any(_named_beside(query.question, statement, rival) for rival in alike):
        return True
    asked = _as_said(query)
    if query.subjects or query.growth:
        return False
    told = asked if len(ASKS.findall(asked)) < 2 else _clause_for(asked, statement)
    if contrasts(told, statement, rivals):
        return True
    if query.concepts:
        return (
            _of_another_concept(query, statement) or _item_only(asked, statement) or (not several and _unexplained(query, asked, statement))
        )
    context = " ".join((clause_of(statement), statement.label, *statement.parent_labels))
    if any(match["denied"] in context and match.group() not in context for match in _DENIED.finditer(asked)):
        return True
    if _unlike(asked, statement):
        return True
    if statement.concept is not None:  # of which the words are known
        return any(char not in statement.sentence for char in _TELLING.findall(asked))
    if not several and _belongs_to(query.terms, context_of(statement), alike):
        return True
    clause = _clause_for(asked, statement) if several else asked
    runs = () if several else _CJK.split(counted().sub(" ", asked))  # words that the reading has cut: 标公告
    if _of_another_sort((*query.terms, *runs), asked, statement):
        return True
    return _unheard(clause, statement) or _item_only(asked, statement) or (not several and _narrower(asked, statement))


def apart(query: StatementQuery, found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Without figures of one sentence of which the question, that asks for one, names none: 规范性文件多少条, of 制发14件、废止18件."""
    asked = query.about or query.question
    several = len(ASKS.findall(query.question)) > 1 or _AND.search(query.question) is not None or bool(query.subjects)
    alike = len(found) > 1 and len({(s.sentence, s.unit) for s in found}) == 1 and len({s.parent for s in found}) == 1
    named = any(all(standing(s.label, features(asked))) for s in found)
    return () if alike and not several and not named else tuple(found)


def _named_beside(question: str, statement: Statement, rival: Statement) -> bool:
    """Whether the thing counted is another figure's of the clause: 社区微信群多少个 is not answered by 9个社区 of 9个社区建立微信群63个."""
    head, own = head_of(question), pairs(" ".join((statement.label, *statement.parent_labels)))
    return clause_of(rival) == clause_of(statement) and head.isdisjoint(own) and not head.isdisjoint(pairs(rival.label))


def _as_said(query: StatementQuery) -> str:
    """The question without organ and years, and with the character that may be part of its first word or of the year's: 2019年中标."""
    asked = query.about or query.question
    said = _TIMES.search(query.question[: query.question.find(asked)]) if asked in query.question else None
    return f"{said['char']}{asked}" if said else asked


def _of_another_concept(query: StatementQuery, statement: Statement) -> bool:
    """Whether a figure counts another of the things that reports count, and lacks a word of it: all that was published, not the site."""
    if statement.concept is None or statement.concept in query.concepts:
        return False
    return any(True for word in query.terms for _ in _left(word, features(own_words(statement))))


def _unexplained(query: StatementQuery, asked: str, statement: Statement) -> bool:
    """Whether a word beside the name of what every report counts stands nowhere in the sentence: 副县长参加新闻发布会."""
    names = features(" ".join((statement.sentence, statement.label, *statement.parent_labels, *query.labels)))
    said = (word for word in (*query.others, *content(asked)) if word in asked and not _NUMERAL.search(word))
    return any(len(run) > 1 for word in said for left in _left(word, names) for run in PARTICLES.sub(" ", left).split())


def _clause_for(asked: str, statement: Statement) -> str:
    """Of a question that asks for several figures, the clause that this one answers best."""
    held = context_of(statement)
    return max((part for part in _PARTS.split(asked) if ASKS.search(part)), key=lambda part: coverage(pairs(part), held), default=asked)


def _belongs_to(terms: Iterable[str], around: frozenset[str], rivals: Iterable[Statement]) -> bool:
    """Whether a word of the question stands round another figure of the unit and not round this one."""
    elsewhere = [features(clause_of(rival)) for rival in rivals]
    for word in terms:
        here = standing(word, around)
        for held in elsewhere:
            own = any(mine and not theirs for mine, theirs in zip(here, standing(word, held), strict=True))
            if not own and any(pairs(run) <= held for run in _left(word, around)):
                return True
    return False


def _unheard(asked: str, statement: Statement) -> bool:
    """Whether a word of the question stands nowhere in the sentence, nor another for it: 被骗金额, 改造完成的."""
    held = features(" ".join((statement.sentence, statement.label, *statement.parent_labels)))
    left = content("".join(" " if stands else char for char, stands in zip(asked, standing(asked, held), strict=True)))
    return any(len(run) > 1 or _TELLING.fullmatch(run) for run in left)


def content(text: str) -> list[str]:
    """The runs of a text that say something: without how much, fillers and what stands beside any figure."""
    runs = [run for part in _CJK.split(counted().sub(" ", text)) for run in _NEUTRAL.sub(" ", _without_fillers(part)).split()]
    return [bare for run in runs for part in _BETWEEN.split(run) if (bare := _EDGES.sub("", part))]


def at_odds(asked: str, statement: Statement) -> bool:
    """Whether words of the question speak against a figure, though others may stand nowhere: denied, narrowed or of another sort."""
    apart = _of_another_sort(content(asked), asked, statement) or _item_only(asked, statement)
    return denied(asked, statement) or apart or _narrower(asked, statement)


def denied(asked: str, statement: Statement) -> bool:
    """Whether the question denies what the figure is of, or the figure what is asked for: 未追回工资, 注销登记, 年检合格 of 不合格9家."""
    context = " ".join((clause_of(statement), statement.label, *statement.parent_labels))
    if any(match["denied"] in context and match.group() not in context for match in _DENIED.finditer(asked)):
        return True
    if other_than_asked(statement, asked) or any(char not in statement.sentence for char in _TELLING.findall(asked)):
        return True
    if any(match.group()[:2] not in statement.sentence for match in _NEGATED.finditer(asked)):
        return True
    return any(match.group() not in asked and match["of"] in asked for match in _NEGATED.finditer(context))


def _item_only(asked: str, statement: Statement) -> bool:
    """Whether the figure counts pieces of information about a thing, where the thing itself is asked for: 高标准农田多少 of 33条."""
    of_items = any("信息" in label and "申请" not in label for label in statement.parent_labels) and statement.unit in {
        "条",
        "篇",
        "件",
        "",
    }
    return of_items and _OF_ITEMS.search(asked) is None


def _narrower(asked: str, statement: Statement) -> bool:
    """Whether words before the thing counted narrow it down and stand only behind the figure: 新增点位, of 点位137处，新增点位提前公示."""
    place = statement.sentence.find(statement.source.as_printed.strip())
    before = features(" ".join((statement.sentence[: max(place, 0)], clause_of(statement), statement.label, *statement.parent_labels)))
    behind = features(statement.sentence[place:])
    last = max((match.end() for match in ASKS.finditer(asked)), default=len(asked))
    said = asked[:last] + _DONE_TO_IT.split(asked[last:], maxsplit=1)[0]  # 多少辆校车|被公布了车牌线路
    words = _CJK.split(_FIELD.sub(" ", counted().sub(" ", said)))
    return any(all(standing(run, behind)) for word in words for run in _left(word, before) if weight(pairs(run)) >= 1)


def _of_another_sort(terms: Iterable[str], asked: str, statement: Statement) -> bool:
    """Whether question and figure narrow the same thing down, in different words: 拖欠工资 and 追回工资, 债务限额 and 债务余额."""
    around, named, sentence = context_of(statement), features(asked), pairs(statement.sentence)
    theirs = {(thing, behind) for word in terms for thing, behind in _narrowed(word, around, sentence)}
    return any(thing in theirs for thing in _narrowed(statement.label, named, frozenset()))


def _narrowed(text: str, held: frozenset[str], joined: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The two characters that stand in another text beside two that do not and that narrow them down, and whether these come behind.

    ``joined``: pairs of the sentence; where it has the four together they are its own words (网上评查).
    """
    marks = standing(text, held)
    for at in range(len(text) - 3):
        first, second = text[at : at + 2], text[at + 2 : at + 4]
        own = _SAID.fullmatch(first) is not None and text[at + 1 : at + 3] in joined
        if marks[at : at + 4] == [False, False, True, True] and not own and not _plain(first):
            yield second, False
        if marks[at : at + 4] == [True, True, False, False] and not _plain(second) and not text[at + 4 :]:
            yield first, True


def _plain(word: str) -> bool:
    """Whether two characters narrow nothing down."""
    if _SAID.fullmatch(word):
        return False
    return PARTICLES.search(word) is not None or _NEUTRAL.search(word) is not None or pairs(word) <= _VAGUE


def _unlike(asked: str, statement: Statement) -> bool:
    """Whether a figure shares no telling word with the question, or counts in another unit something that is not asked for."""
    around = context_of(statement)
    if not (features(asked) & (around | features(statement.sentence))) - _VAGUE:
        return True
    counters = counters_of(asked)
    fits = not counters or any(statement.unit.startswith(counter) for counter in counters)
    return not fits and not any(standing(statement.label[-4:], features(asked)))


def _left(word: str, held: frozenset[str]) -> Iterator[str]:
    """The runs of a word, two characters and more, that do not stand in a text."""
    bare = "".join(" " if stands else char for char, stands in zip(word, standing(word, held), strict=True))
    return (run for text in (bare, PARTICLES.sub(" ", bare)) for run in text.split() if len(run) > 1)


@functools.cache
def counted() -> re.Pattern[str]:
    """多少 and 几 with the unit behind them: 多少件."""
    counters = "|".join(sorted(map(re.escape, table()["counters"]), key=len, reverse=True))
    return re.compile(rf"(?:多少|几|好多)(?:[百千万亿]?(?:{counters}))?")


def _without_fillers(text: str) -> str:
    return _fillers().sub(" ", text)


@functools.cache
def _fillers() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(function_words(), key=len, reverse=True)))
