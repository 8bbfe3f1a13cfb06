"""Figures that look like those of the tables and are others: of other years, of a part of the organs, of other matters, rounded, planned."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random
from types import MappingProxyType

from .ledger import Ledger
from .line import Line

ASIDES = (
    "12345政务服务热线转来诉求{a}件，办结{a}件，办结率100%。",
    "全年受理信访事项{a}件，办结{b}件。",
    "自条例修订以来累计收到政府信息公开申请{a}件。",
    "上一年收到政府信息公开申请{received_before}件。",
    "{last}年收到政府信息公开申请{received_before}件，办结{closed_before}件。",
    "办理人大代表建议{a}件、政协提案{b}件。",
    "网站后台收到咨询留言{a}条，答复{b}条。",
    "受理各类行政许可申请{a}件，其中网上申请{b}件。",
    "接待现场查阅{a}人次，提供资料{b}份。",
    "主动公开信息{a}余条，群众关注度较高。",
    "近三年共办理政府信息公开申请{a}件。",
    "{year}年上半年收到政府信息公开申请{half}件。",
    "公众号关注人数达{c}万人，累计阅读量约{a}万次。",
    "下一年计划公开重点领域信息{a}条以上。",
    "组织政务公开培训{b}次，参训{a}人次。",
    "本级门户网站现有栏目{a}个，新增{b}个。",
    "全年办理行政复议案件{a}件（不含政府信息公开类），办理行政应诉案件{b}件，均与政府信息公开无关。",
    "依申请公开工作中电话沟通{a}次，当面沟通{b}次。",
    "清理超期未更新栏目{b}个，更正错误{a}处。",
    "对外公布的权责清单事项{a}项，年内取消{b}项。",
    "开展执法检查{a}家次，罚款{c}万元，立案{b}件。",
    "所属事业单位主动公开信息{a}条，不计入本报告。",
    "历年累计主动公开政府信息{a}条。",
    "制定政务公开要点任务{b}项，完成{b}项，完成率100%。",
    "群众满意度达到{c}%，处于较高水平。",
    "转发上级文件{b}份，公开会议纪要{a}份。",
    "收到公开申请后补正{b}件，申请人主动撤回前沟通{a}次。",
    "全年立案查处行政违法案件{a}件。",
    "归集各类信用信息{a}条，占全县的三成左右。",
    "受理不动产登记资料查询{a}件，不属于政府信息公开申请。",
)
NEARLY = (  # of the same matters as the tables, yet not what they count
    "行政许可事项{b}项、行政处罚事项{a}项全部纳入清单公开。",
    "公开行政处罚决定书{a}份。",
    "公示行政许可结果信息{a}条、行政处罚结果信息{b}条。",
    "审核规范性文件{a}件，提出修改意见{b}条。",
    "公开行政规范性文件及解读{a}条。",
    "对历年印发的规范性文件{a}件标注了有效性。",
    "指导下级单位办理政府信息公开申请{b}件。",
    "协助上级机关办理政府信息公开申请{b}件。",
    "作为行政复议机关收到行政复议申请{a}件，其中涉及政府信息公开的{b}件。",
    "其中通过政府网站收到申请{half}件。",
    "延期答复的申请有{few}件。",
    "涉及征地补偿的申请{half}件，涉及社会保障的申请{few}件，是群众最关心的领域。",
    "从申请方式看，网络申请{half}件，其余为信函和当面申请。",
    "平均办理时长{c}个工作日，比法定时限缩短近一半。",
    "公开财政预决算信息{b}条，涉及资金{c}亿元。",
    "电话解答申请人咨询约{a}次，现场解答{b}余次。",
    "网站稿件较上年增加近一倍，政策解读关注度同比提高{c}个百分点。",
    "群众来电同比有所下降，接受咨询{a}余件次。",
    "第三方评估得分{c}分，在全市{b}个单位中排名靠前。",
    "{last}年度问题清单{b}条已销号{b}条，销号率100%。",
    "受理投诉举报{a}件，其中反映信息公开的0件。",
    "累计公开历史信息1.2万余条，日均访问量{a}次。",
    "全年推送信息{a}条，阅读量超过1万的{b}条。",
    "收到申请较多的科室依次为{half}件、{few}件。",
    "{last}年和{year}年分别组织集中学习{b}次、{a}次。",
    "近三分之一的申请涉及历史档案，约{c}%的申请通过网络提交。",
    "全年制发文件{a}件，确定为主动公开的{b}件，其余按规定确定为依申请公开或不予公开。",
    "推送的信息中有{b}条被上级网站采用，采用率列全市第{few}位。",
    "申请内容涉及{b}个领域，{half}件集中在征地拆迁方面。",
    "被依法纠正的具体行政行为{b}件，均不涉及政府信息公开。",
    "本年度不予公开的公文{b}件，部分公开的公文{a}件，均履行了审查程序。",
    "主动公开目录更新{a}条，其中删除{b}条失效信息。",
    "政府信息公开专栏累计公开信息{a}条，本年新增{b}条。",
    "其他类信息累计共计{a}条。",
    "行政执法公示平台归集许可、处罚、强制等执法信息{a}条。",
)
WHOLE_COUNTY = (  # of governments: what their organs did
    "{plain_whole}收到政府信息公开申请{received}件，其中政府部门{departments}件，乡镇（街道）{towns}件。",
    "从受理单位看，政府办公室收到申请{own}件，其他单位收到申请{others}件。",
    "其中县本级收到政府信息公开申请{own}件。",
    "政府办公室全年主动公开政府信息{own}条。",
    "申请量居前的部门依次收到申请{own}件、{second}件。",
)
FEES = (
    "本年度依据《政府信息公开信息处理费管理办法》收取信息处理费0元。", "{year}年度未收取信息处理费。",
    "发出信息处理费收费通知{b}件，收取{a}元。", "本机关未发出收费通知，收费总金额为0元。",
)  # fmt: skip
PROBLEMS = (
    "一是公开内容还不够丰富，二是人员力量不足。下一步将加强学习，提高公开质量。",
    "主要问题：部分栏目更新不及时，{last}年提出的{b}项整改任务已全部完成。改进措施：{next}年将举办培训{b}次以上。",
    "对照要求还有差距：政策解读形式单一，全年仅发布图解{b}个。今后将丰富解读形式。",
    "存在的问题是{b}个单位信息更新不够及时。改进情况：建立月通报制度，印发通报{b}期。",
)  # fmt: skip


def asides(ledger: Ledger, before: Ledger | None, words: Mapping[str, str], random: Random) -> list[Line]:
    """A few of them."""
    received = int(ledger.told["received"])
    known = {"half": Decimal(received // 2), "few": Decimal(received // 9)}
    if before is not None:
        known |= {"received_before": before.told["received"], "closed_before": before.told["closed"]}
    drawn = (_drawn(pattern, words, random, known) for pattern in random.sample(ASIDES + NEARLY, random.randint(2, 6)))
    return [line for line in drawn if not _absent(line, known)]


def _absent(line: Line, known: Mapping[str, Decimal]) -> set[str]:
    """The places of a sentence whose numbers are not known, or are none."""
    return {name for name in ("half", "few", "received_before") if f"{{{name}}}" in line.pattern and not known.get(name)}


def _drawn(pattern: str, words: Mapping[str, str], random: Random, known: Mapping[str, Decimal] = MappingProxyType({})) -> Line:
    a = random.choice((random.randint(10, 90), random.randint(100, 9000)))
    numbers = {**known, "a": Decimal(a), "b": Decimal(random.randint(2, a - 1)), "c": Decimal(random.randint(100, 995)).scaleb(-1)}
    return Line(pattern, {name: value for name, value in numbers.items() if f"{{{name}}}" in pattern}, words=words)


def ending(chapter: str, words: Mapping[str, str], random: Random) -> Line:
    """The last two chapters."""
    return _drawn(random.choice(PROBLEMS if chapter == "5" else FEES), words, random)


def of_parts(ledger: Ledger, words: Mapping[str, str], random: Random) -> Line | None:
    """What a government says of the organs that it sums up."""
    received = int(ledger.told["received"])
    if received < 9:
        return None
    pattern = random.choice(WHOLE_COUNTY)
    own = random.randint(1, received // 3)
    towns = random.randint(1, received // 3)
    numbers = {"own": own, "others": received - own, "second": max(1, own - 1), "towns": towns, "departments": received - towns}
    words = {**words, "plain_whole": "全县各级行政机关共" if "县" in words["place"] else "全市各级行政机关共"}
    used = {name: Decimal(value) for name, value in numbers.items() if f"{{{name}}}" in pattern}
    if "{received}" in pattern:
        used["received"] = Decimal(received)
    return Line(pattern, used, words=words)
