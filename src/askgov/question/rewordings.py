"""What people say for a line of the tables, put in the words of its label, before the question is read."""

import re
from collections.abc import Callable

from askgov.question.applicant_words import OF_APPLICANTS
from askgov.question.dispute_words import OF_DISPUTES
from askgov.question.request_words import OF_REQUESTS
from askgov.question.rules import Rule, Rules
from askgov.taxonomy.concepts import concept

_YEAR_BEFORE = r"(?:上一?个?年度?|前一年度?|头一年)"
_YEAR = r"(?:20)?[0-3]\d年度?"
_POWERS = r"(?:行政许可|行政处罚|行政强制|行政事业性收费|其他对外管理服务事项|其他对外管理服务)"

_FORM_OF = 2021  # the first year of the form in which the lines are counted
_NTH = re.compile(
    r"(?P<of>不予公开|无法提供|不予处理|其他处理)(?:的|里|中|下)*(?<!倒数)(?:第)(?P<n>[一二三四五六七八1-8])(?:个?小?项|种)(?:情形|理由)?(?![多少高大低小比到至和与、及跟申企单占的]|申请人)"
)
_LINES = {
    "不予公开": "requests.refused",
    "无法提供": "requests.unavailable",
    "不予处理": "requests.not_processed",
    "其他处理": "requests.other",
}
_TAX_OFFICE = re.compile(r"税务(?:局|系统)")


def _until_2018(words: str) -> Callable[[re.Match[str]], str]:
    """The label of a line of the sheet of 2014 to 2018, in a question about these years only."""

    def of_sheet(match: re.Match[str]) -> str:
        years = [int(year) for year in re.findall(r"(?<!\d)20[0-3]\d(?!\d)", match.string)]
        return words if years and max(years) <= 2018 else match.group()

    return of_sheet


def _trainings_of_sheet(match: re.Match[str]) -> str:
    """办了几期培训，多少人次: two lines of the sheet of 2014 to 2018."""
    both = "举办各类培训班次数几次" + ("、接受培训人员数多少人次" if match["who"] else "")
    return _until_2018(both)(match) if match["n"] or match["m"] else match.group()


_OF_OTHER_TABLES: tuple[Rule, ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        # table 2 of 2019 and 2020
        (
            rf"(?<![和、与及跟])(?P<of>{_POWERS})(?:的)?(?:项目|事项)(?:的)?(?:数量|总数|数)?(?:在)?(?P<year>{_YEAR})?(?:当年|本年度?|今年)?(?:的)?(?:比"
            rf"|较|相比)?(?:{_YEAR_BEFORE})?(?:的|相比)?[“\"]?"
            r"(?:增[/／]减|增加?(?:或|或者|[(（])减少?[)）]?|增减(?!之后|后|以后)|变动|增加还是减少|增加|减少|增|减|多|少)(?:了)?[”\"]?(?:情况|数量|数|一栏|一格)*(?:填的|是|为|有)?(?=多少"
            r"|几|[,，。]|是|$|的)",
            lambda m: (
                f"{m['year'] or ''}{m['of'].replace('其他对外管理服务', '其他对外管理服务事项').replace('事项事项', '事项')}项目本年增/减"
            ),
        ),
        (rf"(?P<of>{_POWERS})(?:项目|事项)清单", r"\g<of>项目"),
        (rf"(?P<of>{_POWERS})(?:项目|事项)[,，]?{_YEAR_BEFORE}原?有", r"\g<of>上一年项目数量"),
        (rf"(?P<of>{_POWERS})[“\"]?本年增[/／]减[”\"]?(?:一栏|一格)?(?:填的|是|为)?", r"\g<of>项目本年增/减"),
        (rf"(?:{_YEAR_BEFORE})(?:的)?(?P<of>{_POWERS})(?:的)?(?:项目|事项)(?:的)?(?:数量|总数|数目|数)?", r"\g<of>上一年项目数量"),
        (
            rf"(?<![和、与及跟])(?P<of>{_POWERS})(?:的)?(?:{_YEAR_BEFORE})(?:的)?(?:项目|事项)(?:的)?(?:数量|总数|数目|数)?",
            r"\g<of>上一年项目数量",
        ),
        (
            rf"(?P<of>{_POWERS})(?P<mid>(?:的)?(?:上一年)?项目数量[^,，?？]{{0,8}}[,，?？])(?:本年|当年)增(?:加|了)?(?:[/／]|还是|或者?|和)?减(?:少|了)?(?:的)?(?:[、,，])?(?:是|为|了|有)?(?:多少|几)?项?",
            r"\g<of>\g<mid>\g<of>项目本年增/减多少",
        ),
        (r"税务(?=行政(?:处罚|许可|强制))", lambda m: "" if _TAX_OFFICE.search(m.string) else m.group()),
        (r"(?<=集中采购|专项经费)(?:一共|总共|共)?(?:花|支出|用)(?:出去|掉|费|去)?(?:了)?(?=多少)", ""),
        (r"(?<=行政许可|行政处罚|行政强制)权力(?=事项)", ""),
        (r"(?<=事项|项目)(?:比|较|同|与)(?:上一?年|去年|前一年)(?:度)?(?:相比)?(?=净增|净减|净增减)", ""),
        (r"(?<=收费|采购)的?数额", "金额"),
        (r"^(?:和|与|同|跟|较)(?:上一?年|前一年|去年)(?:相)?比[,，](?=.*本年增/减)", ""),
        (r"(?<=新闻发布会)(?:里面?|中|当中)[,，]?(?:由)?(?=一把手|主要负责)", "，"),
        (
            r"(?P<l>依申请公开(?:政府)?信息)(?:一共|总共|共)?收(?:取)?了?(?:多少|几)(?P<u>万元|元|块|万)?(?:的)?(?:费用?|钱)",
            lambda m: f"{m['l']}收取的费用多少{m['u'] or '钱'}",
        ),
        (r"(?P<y>大前年|前年|去年|今年)(?P<r>报(?:告|表))", r"\g<y>的\g<r>"),  # no 年报
        (r"^(?:根据|依据)(?=20[0-3]\d年(?:度)?(?:的)?年报[,，])", ""),
        (r"(?<![未没无不有])(?:收取?|收到|征收)了?(?=(?:政府信息公开)?(?:信息处理费))(?![^,，。]{0,12}(?:件|次|起))", ""),
        # table 1 of 2018 and before
        (  # 信息公开培训，训了多少人次
            r"(?:搞|办|开展|组织|举办|接受|参加)?(?:有关)?(?:政府信息公开|信息公开|政务公开)(?:业务|工作)?(?:的)?培训(?:班|上)?了?[,，]?(?:一共|总共|共|都|参训|受训|培训|训|参加|来)*(?:的|了|过)?(?:有|是)?(?:多少|几)(?:个?人次?|名)",
            _until_2018("接受培训人员数多少人次"),
        ),
        (
            r"(?:一共|共|总共)?(?:办|举办|组织|开|搞|开展)(?:了|过)?(?P<n>(?:几|多少)(?:期|次|场|个|班))?(?:政府信息公开|信息公开|政务公开)?(?:业务)?培训班?"
            r"(?P<m>(?:几|多少)(?:期|次|场|个|班))?(?P<who>[,，、]?(?:一共|共|参训|参加|培训)*(?:了)?(?:多少|几)人次?)?",
            _trainings_of_sheet,
        ),
        (
            r"(?:从事|搞|做|负责|专门做)(?:政府)?信息公开(?:工作|的)*(?:(?:工作)?人员|人数|(?:有|共有|一共有)?(?=(?:几|多少)个?人(?!次)))",
            _until_2018("信息公开工作人员"),
        ),
        (
            r"(?:参加或者?)?(?:召开|举办|举行|参加|开)(?:过|了)?(?:的)?(?P<n>(?:多少|几)(?:次|场))?(?:的)?新闻发布会(?P<m>(?:多少|几)(?:次|场))?",
            _until_2018("参加或举办新闻发布会总次数几次"),
        ),
        (r"(?<=专职的)(?P<n>[^,，。]{0,6})[,，?？]兼职的?(?:不算|不计|除外)", r"\g<n>"),
        (r"(?<=兼职的)(?P<n>[^,，。]{0,6})[,，?？]专职的?(?:不算|不计|除外)", r"\g<n>"),
        (r"发布(?:了)?(?P<n>多少|几)(?:篇|件|条)(?:的)?政策解读(?:稿子|稿件|稿)?", r"政策解读稿件\g<n>篇"),
    )
)
_ISSUED = re.compile(
    r"(?:新)?(?:制定|下发|印发|出台|发布|新增|新出台|颁布|新出)(?:并|、)?(?:发布|印发|出台)?(?:了|的|过)?(?P<many>(?:多少|几)[件个部份])?(?:的)?(?=(?:行政)?规范性文件|规章)"
    r"|(?<=规范性文件)(?:下发|印发|出台|制定发布|新增|新制定|发布)(?:了|的)?|(?<=规章)(?:下发|印发|出台|制定发布|新增|新制定|发布)(?:了|的)?"
)
_OLD_FORM = re.compile(r"(?<!\d)(?:20)?(?:19|20)年|二[〇零]?(?:一九|二[〇零])年")
_IN_FORCE = re.compile(
    r"(?:仍|还|依然|继续|保留|处于|尚)+(?:具有?|在|为)?(?:法律)?(?:有效力?|效力|生效|施行|执行)(?:的)?(?:状态)?|(?:尚未|未|还没)失效|还在生效|还在生效的|保有量"
)
_SET_ASIDE = re.compile(
    r"(?:因开展|因)?(?:文件)?清理(?:之后|以后|后|结果中|情况|掉|并)?[、,，]?|(?:失去效力|不再适用|不再执行|停用)[、,，]?(?:已经|而予以|并|被)?|宣布(?=废止|作废)|已经(?=废止)|决定(?=废止)"
)
_FEES = re.compile(
    r"(?<![少多应拟免未不])(?:被[^,，。]{2,8})?(?:收取|征收|收缴|收了|收到)(?:的|了)?(?=(?:多少)?行政事业性收?费)|(?<=行政事业性收费)(?:收入|数额|数|进账|进项|入账|进帐)(?!量|据)"
)
_CASE = re.compile(r"(?<=复议|诉讼|起诉)案(?![件子卷由])")
_DONE = re.compile(
    r"(?<![少多应拟免未不])(?:实施|依法实施|审批|办理|办出|批出|开出|核发|发出|发放|受理并作出决定|给予)(?:了)?(?:的)?(?P<many>(?:多少|几)[件个宗起次项]?)?(?:的)?(?=行政(?:许可|处罚|强制))"
    r"|(?<=行政许可)(?:实施|核发|发放)"
)
_PART = re.compile(
    r"(?<=起诉)(?:部分|那?一组|一组|类)(?=[的)）,，尚其维纠])|第[一二三四五六]部分(?:里|中)?[,，]?(?:的)?|(?:第[一二三四五六]张|那张|表[一二三四])表?(?:里|中)?[,，]?(?:的)?"
    r"|[”\"]?一[格栏行](?=[是填为有的,，多几]|$)"
)
_AS_PARTY = re.compile(
    r"作为(?:行政机关|被告|被申请人)(?:的)?|由?(?:当事人|原告|法官)(?:在)?(?=未经复议|不经复议|没有?(?:申请|经过)?复议|复议后|直接起诉|提起|起诉)"
)


def _plain(text: str) -> str:
    """Verbs and asides that go with a line of tables 2 and 4 and say no more than it does."""
    text = _DONE.sub(lambda match: match["many"] or "", text)
    text = _PART.sub("", _CASE.sub("案件", _FEES.sub("", text)))
    if "规范性文件" in text or "规章" in text:
        years = re.findall(r"20[0-3]\d", text)
        issued = "新制作" if _OLD_FORM.search(text) and not any(int(year) > 2020 for year in years) else "制发"
        text = _IN_FORCE.sub("现行有效", _ISSUED.sub(lambda match: issued + (match["many"] or ""), text))
        if re.search("废止|有效|作废", text):
            text = _SET_ASIDE.sub("", text).replace("作废", "废止")
    return _AS_PARTY.sub("", text)


def _nth_line(match: re.Match[str]) -> str:
    """不予处理第5项: the line that stands there in the form since 2021; a place that the group does not have stays as it is said."""
    lines = concept(_LINES[match["of"]]).parts
    years = [int(year) for year in re.findall(r"20[0-3]\d(?=年)", match.string)]
    if any(year < _FORM_OF for year in years) or match.string.count("第") > 1:
        return match.group()
    place = int(match["n"]) if match["n"].isdigit() else "一二三四五六七八".index(match["n"]) + 1
    return concept(lines[place - 1]).short if place <= len(lines) else match.group()


_IN_LABEL_WORDS = Rules((*OF_APPLICANTS, *OF_REQUESTS, *_OF_OTHER_TABLES, *OF_DISPUTES))


def in_label_words(text: str) -> str:
    """A normalised question with what people say for a line in the words of its label."""
    return _IN_LABEL_WORDS(_NTH.sub(_nth_line, _plain(text)))
