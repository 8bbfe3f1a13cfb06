"""What tells a figure in prose from the one asked for though nearly all words agree: its opposite, its sister, a total, another measure.

复婚登记多少对 is not answered by 离婚登记702对, 抽检合格多少批次 not by 不合格78批次, 学校食堂 not by 检查学校食堂和周边商店1130户次, nor
不合格率 by a count. Nothing here lists subjects: a character or a word of the question that is left over beside words that stand, or a
word of the figure's own name that narrows it down, is what speaks against it.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from askgov.clauses import clause_of
from askgov.domain import Statement
from askgov.paraphrase import classed, features, standing
from askgov.question.lexicon import table
from askgov.question.overlap import pairs, weight
from askgov.question.residue import ASKS, counters_of
from askgov.statements import same_units
from askgov.taxonomy.concepts import MONEY

_MONEY_UNITS = frozenset(MONEY)
_TIME_UNITS = frozenset({"分钟", "小时", "天", "日", "工作日", "个工作日", "月", "个月", "秒", "年"})
_TIME_ASKED = re.compile(r"用时|耗时|时长|多久|多长时间|(?:等候|等待|办理|办结|处理|到场|响应)时[间长限]")
_RATE_ASKED = re.compile(r"率(?:是|为|有|达到?|怎么?样|如何|高不高)*(?:多少|多高|几|[?？,，。]|$)|百分之几|百分比")
_READ_ASKED = re.compile(r"(?:访问|浏览|点击|阅读|播放|观看|下载|转发)(?:总?量|数量|总?次数|人次|人数|多少)")
_READ = re.compile(r"访问|浏览|点击|阅读|播放|观看|收看|下载|转发|点开")
_BODIES = re.compile(r"(?:多少|几)个?(?:居民|群众|市民|村民|学生|家长|企业|商户|部门|单位|学校|教师|老师|孩子|幼儿|直播间|乡镇|村庄|社区)")
_NO_BODIES = _MONEY_UNITS | {"件", "条", "篇", "期", "%", "份"}
_BEFORE = re.compile(r"原[来先本]?|以前|之前|过去|从前|先前|[由从]|降前|前是")
_DENIED = re.compile(r"(?:[没未不无非]|暂缓|暂停|拒绝|停止)(?P<of>[\u4e00-\u9fff]{2})")
_ATTENDED = re.compile(r"邀请|参加|出席|列席|旁听")
_HELD = re.compile(r"召开|举办|举行|开[了过]")
_OF_LEVEL = re.compile(r"[省市县区镇乡村]级|县区|区县")
_RANKED = re.compile(r"[一二三四五六七八九十]级|第[一二三四五六七八九十]")
_INCLUDED = re.compile(r"[（(](?:含|包括|其中)[^）)]*[）)]")
_LEVELS = frozenset("省市县区镇乡村")
# Words made of characters that say nothing by themselves.
_OF_PARTICLES = re.compile(r"出让|转让|受让|在建|在编|在岗|出租|出售|售出|出口|进口|被告|有偿|有证|下岗|上岗|出台|起草|发起|共享|共建")
# Single characters that may be left over and tell nothing: particles, what people say for any act, and the ends of nouns.
_LIGHT = frozenset(
    "的了吗呢着过把被给让在有是和与及都又就才到里来去搞请各共总上下出起多少几一这那哪些个为由向从对按以被其所该本我咱全每只还也能可要想会用之"
    "做办发弄干收查问看说写印装挂贴走进打找拿放帮替给占扯领钱笔已将经正最刚后先至达超约近计含另此同随便年月日"
)
_LIGHT_ENDS = frozenset("类数量者员人等率额次件条户家处期场份项名篇册批款费钱情面性化式型值度里中内外前后时年月日天")
_BETWEEN = re.compile(r"(?:一共|总共|合计|大概|大约|到底|究竟|共|了|是|有|为|的)+$")
_VAGUE = re.compile(r"信息|公[开示布]|发布|数量|总数|金额|资金|人数|次数|全年|情况|工作|单位|项目|公告")
_NEAR = 15  # characters right behind a figure
_AND = re.compile(r"以及|[和与及]")
_BUILT = re.compile(r"(?P<ways>[新改扩重]{2,})建")  # 新改建 is both
_TWINS = re.compile(r"(?P<one>[\u4e00-\u9fff](?P<kind>[\u4e00-\u9fff]))(?P<other>[\u4e00-\u9fff](?P=kind))")
_CJK = re.compile(r"[\u4e00-\u9fff]+")
_WAYS = re.compile(r"(?<=.)[出入进上下掉]$")  # behind what is done: 移出
_THING = re.compile(r"(?!信息|公开|公[示布]|多少|合计|[的了过有是一共到达总几数])[\u4e00-\u9fff]{2}")  # right behind another
_ENDING = 3  # characters of a name's end
_SIDE = 2  # characters of what is named on either side of 和


def contrasts(asked: str, statement: Statement, rivals: Sequence[Statement]) -> bool:
    """Whether a figure is of something else than the question, its opposite or more than it. ``rivals``: the others of its sentence."""
    return (
        contradicts(asked, statement)
        or other_measure(asked, statement, rivals)
        or _is_total(asked, statement)
        or _ranked_otherwise(asked, statement)
        or _counted_elsewhere(asked, statement)
        or _of_namesake(asked, statement)
        or _unrelated(asked, statement)
        or (statement.label.startswith("原") and _BEFORE.search(asked) is None)
    )


def contradicts(asked: str, statement: Statement) -> bool:
    """Whether a word of the question is denied by the figure's own words, or a telling one stands nowhere in its sentence."""
    context = own_words(statement)
    if any(match.group() not in asked and match["of"] in asked for match in _DENIED.finditer(context)):
        return True
    if any(word not in statement.sentence for word in _OF_PARTICLES.findall(asked)):
        return True
    if _ATTENDED.search(statement.label) and _HELD.search(asked) and not _ATTENDED.search(asked) and not _HELD.search(context):
        return True  # 常务会议开了几次, of 列席常务会议8次
    if any(level.group() not in context and level.group() not in statement.sentence for level in _OF_LEVEL.finditer(asked)):
        return True  # 区级多少期, of the whole 119期
    return _named_in_passing(asked, statement) or _only_included(asked, statement) or any(_left_over(asked, statement))


def other_measure(asked: str, statement: Statement, rivals: Sequence[Statement]) -> bool:
    """Whether another kind of figure is asked for: a rate, a time, how often something was read, or a unit that another figure has."""
    if _RATE_ASKED.search(asked) and "率" in asked and "%" not in statement.unit and "率" not in statement.label:
        return True
    if _TIME_ASKED.search(asked) and statement.unit not in _TIME_UNITS and not asked_units(asked):
        return True
    if _READ_ASKED.search(asked) and not _READ.search(own_words(statement)):
        return True
    if _BODIES.search(asked) and statement.unit in _NO_BODIES:
        return True  # 涉及多少部门, of 9件申请
    units = asked_units(asked)
    if not units or statement.unit in units:
        return False
    if not any(
        statement.unit in same_units(unit) or unit in same_units(statement.unit) or statement.unit.startswith(unit) for unit in units
    ):
        return True
    return any(rival.unit in units - {"个", "次"} and features(asked) & pairs(rival.label) for rival in rivals)


def own_words(statement: Statement) -> str:
    """What a figure's own words are: its clause, its label and what it is a part of, without what a bracket adds (含…)."""
    return _INCLUDED.sub("", " ".join((clause_of(statement), statement.label, *statement.parent_labels)))


def asked_units(asked: str) -> frozenset[str]:
    """The units that a question names behind 多少 and 几, also in thousands of them: 多少万亩."""
    return frozenset(counters_of(asked) or (match["unit"] for match in _thousands().finditer(asked)))


@functools.cache
def _thousands() -> re.Pattern[str]:
    return re.compile(rf"(?:多少|几)[十百千]?[万亿](?P<unit>{_counters()})")


@functools.cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?:多少|几|好多)[十百千]?[万亿]?(?:{_counters()})?")


@functools.cache
def _counters() -> str:
    return "|".join(sorted(map(re.escape, table()["counters"]), key=len, reverse=True))


def _left_over(asked: str, statement: Statement) -> Iterator[str]:
    """Single characters of the question beside words that stand in the sentence, which stand nowhere themselves: 复婚登记, 打印机.

    The name of a level (县纪委) only where the sentence has another one in its place (镇纪委).
    """
    sentence = " ".join((statement.sentence, statement.label, *statement.parent_labels))
    held = features(sentence)
    for run in _CJK.findall(_counted().sub(" ", asked)):
        marks = standing(run, held)
        for begin, end in _gaps(marks):
            char = _WAYS.sub("", run[begin:end])
            if len(char) != 1 or char in _LIGHT or (begin > 0 and char in _LIGHT_ENDS) or (begin, end) == (0, len(run)):
                continue
            if char in _LEVELS and not _level_before(run[end : end + 2], sentence):
                continue
            ends = begin > 0 and statement.label.endswith(char) and run[begin - 2 : begin] not in features(own_words(statement))
            if ends or char in _LEVELS or char not in sentence:  # 征意见 is said of 征集意见
                yield char


def _gaps(marks: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where nothing stands, from and to."""
    begin = 0
    for stands, group in itertools.groupby(marks):
        end = begin + len(list(group))
        if not stands:
            yield begin, end
        begin = end


def _level_before(word: str, sentence: str) -> bool:
    return any(level + word in sentence for level in _LEVELS)


def _named_in_passing(asked: str, statement: Statement) -> bool:
    """Whether the thing counted only narrows down what is asked for, in a way that the sentence does not: 乡镇评价器, of 15个乡镇."""
    place = asked.find(statement.label)
    if place < 0 or f"{statement.source.as_printed.strip()}{statement.label}" not in statement.sentence:
        return False
    behind = asked[place + len(statement.label) :]
    return _THING.match(behind) is not None and statement.label[-1] + behind[0] not in pairs(statement.sentence)


def _only_included(asked: str, statement: Statement) -> bool:
    """Whether words of the question stand only in what a bracket adds to the name: 撤回申请, of 其他处理（含申请人撤回申请）."""
    added = pairs(" ".join(_INCLUDED.findall(statement.label)))
    return bool((pairs(asked) & added) - pairs(" ".join((_INCLUDED.sub("", statement.label), *statement.parent_labels))))


def _is_total(asked: str, statement: Statement) -> bool:
    """Whether a figure is of two things together of which the question names one: 学校食堂, of 学校食堂和周边商店1130户次."""
    for text in (statement.label, _beside(statement)):
        for match in _AND.finditer(text):
            first, second = _last_run(text[: match.start()]), _CJK.match(text[match.end() :].lstrip("各"))
            if "、" in text or second is None or len(first) < 2 or len(second.group()) < 2:
                continue
            one, other = (_told(side, asked) for side in (first[-_SIDE:], second.group()[:_SIDE]))
            if one != other:
                return True
    if any(both.group() not in asked and re.search(f"[{both['ways']}]建", asked) for both in _BUILT.finditer(statement.label)):
        return True
    twins = _TWINS.match(statement.label)  # 食品药品
    return twins is not None and (twins["one"] in asked) != (twins["other"] in asked)


def _beside(statement: Statement) -> str:
    """What stands right before a figure, up to the mark before it: 新组建和更名的11个部门."""
    clause = clause_of(statement)
    place = clause.find(statement.source.as_printed.strip())
    return clause[: max(place, 0)]


def _last_run(text: str) -> str:
    runs = _CJK.findall(text)
    return runs[-1] if runs and text.endswith(runs[-1]) else ""


def _told(side: str, asked: str) -> bool:
    return bool(features(side) & features(asked)) or any(name in features(asked) for _, _, names in classed(side) for name in names)


def _counted_elsewhere(asked: str, statement: Statement) -> bool:
    """Whether what stands right before 多少 is said only behind the figure, or as a measure: 回访满意多少人次, of 满意度回访…41人次."""
    match = ASKS.search(asked)
    run = _CJK.search(_BETWEEN.sub("", asked[: match.start()])[-_SIDE:]) if match else None
    if run is None or len(run.group()) < _SIDE or _VAGUE.fullmatch(run.group()):
        return False
    word, sentence = run.group(), statement.sentence
    place = sentence.find(statement.source.as_printed.strip())
    before = " ".join((sentence[: max(place, 0)], sentence[place:][:_NEAR], statement.label, *statement.parent_labels))
    said = before.replace(f"{word}度", "").replace(f"{word}率", "")
    return word in sentence and not any(standing(word, features(said)))


def _of_namesake(asked: str, statement: Statement) -> bool:
    """Whether the question names the other thing of the sentence whose name ends alike: 老年人接种率, beside 第三剂接种率91.3%."""
    end, own = statement.label[-_ENDING:], own_words(statement)
    places = [match.start() for match in re.finditer(re.escape(end), statement.sentence)] if len(end) == _ENDING else []
    before = (statement.sentence[max(at - _ENDING, 0) : at] for at in places)
    return any(len(word) == _ENDING and word in asked and word not in own for word in before)


def _unrelated(asked: str, statement: Statement) -> bool:
    """Whether no word of the question stands round a figure of money: 留抵退税多少万元, of 惠企资金8200万元 in the next clause."""
    said = features(_counted().sub(" ", asked))
    apart = statement.unit in _MONEY_UNITS and statement.concept is None
    return apart and not any(weight([pair]) >= 1 for pair in said & features(own_words(statement)))


def _ranked_otherwise(asked: str, statement: Statement) -> bool:
    """Whether the figure's name has a rank that the question lacks: 预算单位, of 一级预算单位64个."""
    return any(rank not in asked for rank in _RANKED.findall(statement.label))
