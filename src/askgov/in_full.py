"""A turn that speaks of the figures before by a word (同年, 这两年, 两家, 这三家合计): the question with what they are in their place."""

import re
from collections.abc import Sequence

from askgov.domain import Applicant, ComputeQuery, FigureQuery, PassageQuery, StatementQuery
from askgov.question.next_year import YEAR_AFTER, YEAR_BEFORE
from askgov.question.operators import numeral
from askgov.question.organs import Catalogue
from askgov.sessions import Turn
from askgov.taxonomy.concepts import concept

_THAT_YEAR = re.compile(r"^(?:那么?[,，]?)?(?:那一年|那年|同一年|同年|这一年|该年)(?=[^,，。]{4})")
_SAME_YEAR = re.compile(r"(?<=[局委办府镇道县市区])(?:在)?(?:同年度?|同一年)(?=呢|的|[?？]?$)")
_BOTH = re.compile(
    r"^(?:那么?[,，]?)?(?:(?:这|那|它们|他们|她们|上面)?[两俩](?:家|个?(?:单位|局|部门|机关|县|区|镇|街道)|边)|它们|他们|她们)(?:的)?"
    r"(?:当年|同年|那年)?(?=[^,，。]{2,}(?:各|分别))"
)
_THESE_YEARS = re.compile(
    r"^(?:那么?[,，]?)?(?:(?:这|那)(?=[两二三四五2-5]年)|(?=[两二三四五2-5]年[里中]))(?P<n>[两二三四五2-5])年"
    r"(?!之?[前后间来]|以[来后前]|期间)(?:里|中)?(?=[^,，。]{2})"
)
_ANOTHER_AND_BOTH = re.compile(  # 2023的也说下，两年差多少, after a figure of 2024
    r"^(?:那么?)?(?P<year>(?:20)[0-3]\d)年?(?:的)?(?:呢|也(?:说|讲|报|列|看)(?:一)?下)[,，](?:这|那)?两年(?P<rest>[^?？]*)[?？]?$"
)
_WHICH_OF_PLACE = re.compile(  # 处罚最多的是哪个局, after a figure of the county: of its organs, in that year
    r"^(?:那么?[,，]?|其中)?(?![^?？]*(?:\d{2,4}年|去年|前年|今年|哪一?年|历年|近[两三四五]年))(?:[^,，。?？]{0,10}(?:最[多少高低大小]|前[两二三四五六七八九十][名个家]|超过|排名?)[^,，。?？]{0,6}(?:哪[一些几]?[个家些]|谁)"
    r"|哪[一些几]?[个家些](?:局|部门|单位|机关|乡镇|街道)[^,，。?？]{0,10}(?:最[多少高低大小]|前[两二三四五六七八九十][名个家]|超过))"
)
_LINE = re.compile(r"处罚|许可|强制|收费|新收|申请|办结|复议|诉讼|官司|结转|公开")  # without one, it is the line before that is meant
_COUNTED_LINE = re.compile(  # 处罚几件, 新收申请有多少
    r"^(?:那么?[,，]?|又|再问)?(?:行政)?(?:处罚|许可|强制|新收|办结|结转|予以公开|部分公开|不予公开|无法提供|不予处理|复议|诉讼)(?:的)?(?:政府)?(?:信息公开)?(?:申请|决定)?(?:数量?|件数)?(?:了|有|是|共|一共|总共)*(?:多少|几)[件起宗]?[呢啊]?[?？]?$"
)
_TOP_YEAR = re.compile(r"^(?:那么?[,，]?)?最(?P<way>[多高大少低小])(?:的)?(?:那|这)?一?年(?!份|度)(?:的)?(?![比和与跟])(?=[^,，。?？]{3})")
_TWO_APART = re.compile(
    r"^(?:那么?)?(?:这|那|他们|它们)?[两俩二](?:家|个|者|边)?(?:单位|局|部门)?(?:之间)?(?:相?差|差距|差额|多)(?:了|是|有|出)*(?:多少|几)[件起宗项次条]?[呢啊]?[?？]?$"
    r"|^(?:那么?)?(?:第一|头一?|首)[名位个家]?(?:的)?比(?:它|他|第二[名位个家]?)(?:的)?(?:多|高)(?:了|出)*(?:多少|几)[件起宗项次条]?[呢啊]?[?？]?$"
)
_NEXT_YEAR = re.compile(
    rf"^(?:那么?[,，]?)?(?:它|他们)?(?:的)?(?:(?P<before>{YEAR_BEFORE})|(?P<after>{YEAR_AFTER}))"
    r"(?:呢?[,，]|(?:的)?(?=[^,，。]{3}))(?:(?:也|还)是)?(?![^,，。]{0,4}[比较])(?=[^?？。])"
)
_SINCE = re.compile(  # 到2025年增加了百分之几, after a figure of 2022
    r"^(?:那么?[,，]?)?到了?(?P<year>20[0-3]\d)年?(?=[^,，。]{0,6}(?:增|减|涨|降|升|跌|变化|[多少]了))"
)
_BECAME = re.compile(  # 到2025年底变成几件了, after a figure of another year
    r"^(?:那么?[,，]?)?到了?(?P<year>20[0-3]\d)年?[底末]?(?:变成|变为|成了|是|有|剩|降到|涨到|升到|减到|增到)+(?:多少|几)[件起宗条]?了?[呢啊]?[?？]?$"
)
_THAN_IT = re.compile(  # 2020年比它多多少件, after a figure of 2019
    r"^(?P<year>(?:那么?)?20[0-3]\d年?(?:的)?)(?P<than>比|较|跟|和|与)(?:它|这个?数?字?|那个?数?字?|这一?年|那一?年|当年)(?=[^,，。]{2})"
)
_SAME_NUMBER = re.compile(
    r"^(?:(?:同一个|同样的|这个|那个)数字?(?=呢|是|[?？]?$)|(?:它|那)?又?(?:是|有)(?:什么|啥|怎样|怎么样|如何)(?:样)?(?:的)?[呢?？]*$)"
)  # 前一年的同一个数
_WHO_DID = re.compile(r"^(?:那么?)?(?P<who>谁|哪[个家边])办得(?P<more>更?[多少])(?=[呢啊]?[?？]?$)")
_TWO = 2  # organs
_FEW = str.maketrans("两俩仨", "二二三")
# 这三家合计占全区新收的几成, 前五名加起来多少件, 它们一共多少
_TOGETHER = re.compile(
    r"^(?:那么?[,，]?)?(?:这|那|上面|上述)?(?:它们|他们)?(?:前?(?P<n>[两二三四五六七八九十仨俩]|\d{1,2})(?:名|家|个|位|者)?(?:单位|局|部门|机关|乡镇|街道|区县|县区?)?|它们|他们)的?"
    r"(?:(?:合计|加起来|加在一起|加一块儿?|合起来|一共|总共|总和|之和)(?:是|有)?(?=占|多少|几|[呢?？。]|$)|(?<=名)(?=占))(?P<rest>占[^,，。]{2,24}|(?:多少|几)[件起宗项次]?|)[呢啊?？。]*$"
)


def in_full(question: str, before: Turn, years: Sequence[int], known: Catalogue) -> str:
    """The question as it is, or with the organs, the years and the line of the turns before; ``years`` are those of the last."""
    if before.ranked:
        question = _in_the_year_of_the_most(question, before)
        own = before.winner.years if before.winner is not None else years if isinstance(before.plan, FigureQuery) else ()
        next_to_it = of_that_year(question, own) if _NEXT_YEAR.match(question) else question
        return f"它{next_to_it}" if next_to_it != question and before.winner is not None else next_to_it
    question = _of_same_report(question, before, known)
    question = _since_then(_of_its_organs(question, before, known), before, years)
    spoken = of_these_years(_of_another_too(of_decisions(question, before.recent), years), before.recent, years)
    return of_that_year(of_both(spoken, before.recent, known), years)


def _in_the_year_of_the_most(question: str, before: Turn) -> str:
    """最高那年行政强制多少件, after figures of several years put in order: that year in the question itself; else as it is."""
    match, plan = _TOP_YEAR.match(question), before.plan
    if match is None or not isinstance(plan, ComputeQuery) or plan.axis != "year" or (plan.spread and not plan.most):
        return question
    places = dict(before.ranked)
    at = 1 if (match["way"] in "多高大") == plan.most else max(places)
    return f"{places[at].years[0]}年{question[match.end() :]}" if at in places else question


def _of_same_report(question: str, before: Turn, known: Catalogue) -> str:
    """处罚几件, after a passage or a figure in prose of one report: its organ and year in the question itself; else as it is."""
    plan = before.plan
    if not isinstance(plan, PassageQuery | StatementQuery) or before.unsettled or len(plan.entities) != 1 or len(plan.years) != 1:
        return question
    organ = known.entities.get(plan.entities[0])
    if organ is None or _COUNTED_LINE.match(question) is None or known.named_in(question):
        return question
    return f"{organ.name}{plan.years[0]}年{question}"


def _since_then(question: str, before: Turn, years: Sequence[int]) -> str:
    """到2025年增加了百分之几, 2025年比它多多少, after a figure of one year: both years in the question itself; else as it is."""
    if not isinstance(before.plan, FigureQuery) or before.unsettled or len(years) != 1:
        return question
    if (match := _SINCE.match(question)) is not None and int(match["year"]) > years[0]:
        return f"从{years[0]}年到{match['year']}年{question[match.end() :]}"
    if (match := _BECAME.match(question)) is not None:
        return f"{match['year']}年呢"
    return _THAN_IT.sub(rf"\g<year>\g<than>{years[0]}年", question)


def _of_another_too(question: str, years: Sequence[int]) -> str:
    """2023的也说下，两年差多少, after a figure of one other year: both years named; else the question as it is."""
    match = _ANOTHER_AND_BOTH.match(question)
    if match is None or len(years) != 1 or years[0] == int(match["year"]):
        return question
    first, last = sorted((int(match["year"]), years[0]))
    return f"{first}年和{last}年{match['rest']}"


def _of_its_organs(question: str, before: Turn, known: Catalogue) -> str:
    """The question with the place and the year of the figure before, where it asks which of several organs."""
    plan = before.plan
    if not isinstance(plan, FigureQuery) or before.unsettled or len(plan.entities) != 1 or len(plan.years) != 1:
        return question
    organ = known.entities.get(plan.entities[0])
    if organ is None or organ.kind != "government" or known.named_in(question):
        return question
    asked = _LINE.search(question) is not None and _WHICH_OF_PLACE.match(question) is not None
    return f"{organ.place}{plan.years[0]}年{question}" if asked else question


def of_decisions(question: str, recent: Sequence[FigureQuery]) -> str:
    """谁办得多, after permits or penalties: who has more of these; applications are received or dealt with, so that it stays there."""
    decided = bool(recent) and all(concept(id_).table == "2" for id_ in recent[-1].concepts)
    return _WHO_DID.sub(r"\g<who>\g<more>", question) if decided else question


def of_the_first(question: str, ranked: Sequence[tuple[int, FigureQuery]], known: Catalogue) -> str:
    """这三家合计占全区新收的几成, after a ranking: the organs in the first places, their year and line in the question itself."""
    match = _TOGETHER.match(question)
    if match is None:
        return question
    count = numeral(match["n"].translate(_FEW)) if match["n"] else len(ranked)
    first = [figure for place, figure in ranked if place <= count]
    years = {figure.years for figure in first}
    whole = len(first) == count > 1 and len({figure.concepts for figure in first}) == 1 and len(years) == 1
    if not whole or any(figure.applicants != (Applicant.TOTAL,) for figure in first):
        return question
    organs = "和".join(known.entities[figure.entities[0]].name for figure in first)
    return f"{organs}{first[0].years[0]}年{concept(first[0].concepts[0]).short}加起来{match['rest'] or '多少'}"


def first_two_apart(question: str, before: Turn, known: Catalogue) -> str:
    """两家差几件, after which comes first and which second: both, their year and line in the question itself; else as it is."""
    plan, places = before.plan, dict(before.ranked)
    asked = isinstance(plan, ComputeQuery) and _TWO in (plan.nth, plan.top) and _TWO_APART.match(question) is not None
    if not asked or not {1, _TWO} <= set(places):
        return question
    first, second = places[1], places[_TWO]
    if first.years != second.years or first.concepts != second.concepts or first.applicants != (Applicant.TOTAL,):
        return question
    organs = "和".join(known.entities[figure.entities[0]].name for figure in (first, second))
    return f"{organs}{first.years[0]}年{concept(first.concepts[0]).short}相差多少"


def of_that_year(question: str, years: Sequence[int]) -> str:
    """那一年办了多少对结婚登记, 前一年企业有几件: the one year of the turn before, or the year next to it, in the question itself."""
    if len(years) == 1 and (match := _NEXT_YEAR.match(question)) is not None:
        rest = _SAME_NUMBER.sub("", question[match.end() :])
        return f"{years[0] - 1 if match['before'] else years[0] + 1}年{rest or '呢'}"
    return _SAME_YEAR.sub(f"{years[0]}年", _THAT_YEAR.sub(f"{years[0]}年", question, count=1)) if len(years) == 1 else question


def of_both(question: str, recent: Sequence[FigureQuery], known: Catalogue) -> str:
    """两家予以公开的各几件, after a figure of one organ and the same of another: both named in the question itself; else as it is."""
    match, last = _BOTH.match(question), recent[-2:]
    if match is None or len(last) < _TWO:
        return question
    organs, years = [id_ for plan in last for id_ in plan.entities], {plan.years for plan in last}
    if len(set(organs)) != len(organs) or len(organs) != len(last) or len(years) != 1 or len(last[0].years) != 1:
        return question
    return f"{'和'.join(known.entities[id_].name for id_ in organs)}{last[0].years[0]}年{question[match.end() :]}"


def _last_years(recent: Sequence[FigureQuery], count: int) -> list[int]:
    """The years of the last figures of one organ, as many as are said: 2022年多少 … 2023、2024年又是多少; () where they are not so many."""
    years: set[int] = set()
    for plan in reversed(recent):
        if plan.entities != recent[-1].entities:
            break
        years |= set(plan.years)
        if len(years) >= count:
            break
    return sorted(years) if len(years) == count else []


def of_these_years(question: str, recent: Sequence[FigureQuery], spoken_of: Sequence[int]) -> str:
    """这两年处罚加起来多少, after a figure of 2024 and one of the year before: these years in the question itself; else as it is."""
    match = _THESE_YEARS.match(question)
    if match is None:
        return question
    count = "二三四五".find(match["n"].replace("两", "二")) + 2 if not match["n"].isdigit() else int(match["n"])
    if len(spoken_of) == count:  # 2023年和2022年各多少 … 这两年办结呢
        return "、".join(f"{year}年" for year in spoken_of) + question[match.end() :]
    years = _last_years(recent, count)
    if not years:
        return question
    return "、".join(f"{year}年" for year in years) + question[match.end() :]
