"""What kind of answer a question asks for: a number, a text, or nothing that a report could tell."""

import re

from askgov.aspects import SUBTRACTED
from askgov.chapters import points_to, side_by_side
from askgov.question.groups import find_group
from askgov.question.reading import Reading
from askgov.question.residue import HOW_MANY, claim_of
from askgov.taxonomy.concepts import concept

# 不比发稿多少, 只公布一个总数, 大小多少不一: words of amount that ask for none
_NO_AMOUNT = re.compile(r"(?:不|别|无论|不管|不论)(?:再)?(?:比|论|管|看|问|分|讲|拼)[^，。,?？]{0,6}多少|(?:一个|只有|只给)总数")
_WHEN = re.compile(r"几(?:月份?|号|点钟?)(?:几(?:号|日|点|分))?")  # 从几月几号开始: a date, which no table holds
_HOW_MANY = re.compile(rf"{HOW_MANY.pattern}|(?:率|百分点|数额|金额)[?？。]?$")
_WHICH = re.compile(r"哪[几一二两三四五六七八九十]*[条个项点种]|哪些|逐[条项个]")
_STEPS = re.compile(r"哪[几一二两三四五六七八九十]*(?:道|步|关|个?环节|个?方面|个?步骤|条路)|[几三四五]道(?:关|程序|流程|手续|工序)")
# 要求几天之内公示, 提前多久, 平均几天 is none: a term that is set, which the prose writes out (七个工作日)
_WHAT_IS_DONE = re.compile(r"(?:措施|做法|举措|打算|思路|经验)(?:都)?(?:有|是)?(?:哪些|什么|啥)?(?:呢)?[?？]?$")
_OFFICE = r"(?:[局市县区镇乡厅处科所院校署]长|主任|书记|一把手|主要负责人|负责人|分管领导|领导|专员|主席|法人代表|联络员)"
_PERSON = re.compile(
    rf"{_OFFICE}(?:同志)?(?:现在|目前)?(?:是|叫|姓)(?:谁|什么|啥|哪[一几]?[位个])|(?:谁|哪[一几]?[位个])(?:是|在当|当|任|担任)[^,，。]{{0,14}}{_OFFICE}[?？]?$"
    rf"|{_OFFICE}的?(?:姓名|名字|名单|电话)|姓甚名谁|哪[一几]?位(?:老师|专家|教授|讲师|律师|同志)"
)
_TERM = re.compile(
    r"(?:几|多少)个?(?:天|日|工作日|小时|月)(?:之内|以内|内|就要|必须|之前)|提前(?:多久|多长时间|几天|多少)|(?:多久|多长时间)(?:之内|以内|内)|时限"
)
_DEALT_WITH = re.compile(
    r"(?:对|针对|对于|碰到|遇到|面对|出现)[^，。,?？]{2,24}(?:怎么|怎样|如何|咋)(?:去|来)?(?:管|治|防|办|应对|解决|对付|规范|约束|整治|化解|引导)"
    r"|(?:怎么|怎样|如何|咋)(?:去|来)?(?:应对|对付|管理|整治|化解|约束|规范)(?!性)"
)
_EXPLAINED = re.compile(r"(?:报告|年报|政府|[局委办厅])[里中]?(?:是|对此)?(?:怎么|怎样|如何|咋|作何)(?:解释|说明|交代)")
_WHAT_THING = re.compile(
    r"(?:什么|啥|哪些)(?:样|好|新)?的?(?:经验|做法|办法|机制|试点|动作|措施|名字|名称|方式|法子|途径|渠道|制度|平台|栏目|模式|手段|对策|招)(?![量数])"
)
_WANTED_OF_THEM = re.compile(  # 他们都想查什么材料: what applications are about, which no table counts
    r"(?:想|要|来|申请)(?:查阅?|看|问|了解|获取|公开|知道)的?(?:都|主要|大多|大都)?(?:是)?(?:些|哪些)?(?:什么|啥|哪些|哪方面的?|哪类)(?:材料|东西|信息|资料|事儿?|内容|文件)"
)
_WHAT_OF_IT = re.compile(r"(?:管|讲|说|规定|涉及|针对|处理)的(?:都)?是(?:什么|啥|哪)(?:事|内容|方面|问题)?")  # 废掉的那份文件管的是什么事
_WHAT_IS_WRONG = re.compile(r"(?:什么|啥|哪些)样?的?(?:主要)?(?:问题|不足|短板|困难|毛病|差距|欠缺)")
_CHAPTER_SAYS = re.compile(r"(?:问题|不足|短板)(?:里面?|中|部分|一章)?(?:说|讲|写|提)")
_TOLD_BY = re.compile(
    r"(?:哪(?:几)?[个家些]|有哪[个家些]|谁)(?:的)?(?:单位|部门|机关|局|乡镇|街道|地方)?的?(?:年报|报告)?[里中]?(?:都|还|也|曾|曾经)?"
    r"(?:讲|说|提|谈|写|聊|介绍|涉及|关注|点名)(?:过|到了?|及|了)"
)
_WHICH_ORGAN = re.compile(r"哪(?:一|几)?[个家](?:单位|部门|机关|局)|哪些(?:单位|部门|机关|局)")
WHO_DOES = re.compile(  # 答复书由哪个部门负责审核
    r"由?(?:哪[一几]?[个家]?|哪些)(?:部门|单位|机构|科室|机关)(?:来|具体|统一)?(?:负责|牵头|承担|主管|审核|审查|把关|起草|组织|承办)"
)
_IN_CHARGE = re.compile(r"谁(?:在|来)?(?:管(?!得)|负责|牵头|分管|主管|经办)")  # 依申请公开是谁在管
_TELLING = 5  # characters that nothing explains, which say what a report has to tell
_SERVICE = re.compile(  # 身份证丢了，去哪补办、要带啥材料
    r"(?:去|到|上|在)哪(?:儿|里|个窗口|个部门)?(?:能|可以|去)?(?:补办|办理|办|补领|领|补|换)(?:证|理)?|(?:要|需要|得|该)?(?:带|准备|提供|交)(?:点|些)?(?:啥|什么|哪些)(?:材料|证件|手续|资料|东西)"
)
_CONFIRMED = re.compile(r"(?:对吗|对不对|对吧|是吗|没错吧|属实吗)[?？]?$")
_THOSE = re.compile(r"的(?:部门|单位|机关|乡镇|街道|局|年份?|年度)(?:有|是)?[?？]?$")


def number_asked(text: str) -> bool:
    """Whether a text asks how many."""
    return _HOW_MANY.search(_WHEN.sub("", _NO_AMOUNT.sub("", text))) is not None


def told_by_which(reading: Reading) -> bool:
    """Whether the organs are asked for whose reports tell of something: 哪几家单位的年报讲过信用修复的事, 哪个单位聘了律师驻局.

    Words that nothing explains must say what: 哪个单位罚得多 asks for an order, which no passage tells.
    """
    if WHO_DOES.search(reading.text):
        return True
    lines = {slot.word for slot in reading.concepts.slots}
    text, words = reading.text, "".join(word for word in reading.words if word not in lines) if reading.residue else ""
    if reading.organs or reading.strangers or reading.order.order or reading.order.threshold:
        return False
    if _TOLD_BY.search(text) is not None:
        return True
    return not set(reading.operators) - {"rate"} and (_WHICH_ORGAN.search(text) is not None and len(words) >= _TELLING)


def wants_number(reading: Reading) -> bool:
    """Whether a question asks for a number, by its words or by what it names."""
    named = reading.concepts.slots or reading.absent or reading.operators
    return bool(reading.counters or named) or number_asked(reading.text)


def asks_for_text(reading: Reading) -> bool:
    """How and why questions; what-questions that name no figure; chapters side by side; steps; which organs tell of something."""
    text, lines = reading.text, _lines(reading)
    asks_number = number_asked(text)
    if "reason" in reading.asks or (_WHICH.search(text) and points_to(text) and not asks_number):
        return True
    if _IN_CHARGE.search(text) and not asks_number:
        return True
    if told_by_which(reading) or (not asks_number and not lines and (side_by_side(text) or _STEPS.search(text))):
        return True
    if (_DEALT_WITH.search(text) or _EXPLAINED.search(text)) and not asks_number:
        return True
    if _WHAT_THING.search(text) and not asks_number and not lines and (reading.residue or reading.strangers):
        return True
    if (_WANTED_OF_THEM.search(text) or _WHAT_OF_IT.search(text)) and not asks_number and not reading.order.order:
        return True
    if _WHAT_IS_DONE.search(text) and not asks_number and not re.search("强制措施[?？]?$", text):
        return True
    if _TERM.search(text) and reading.residue:
        return True
    if _WHAT_IS_WRONG.search(text) and not asks_number and not reading.counters and not reading.operators:
        return True
    if _CHAPTER_SAYS.search(text) and reading.sections and not reading.counters:
        return True
    if "manner" not in reading.asks or (asks_number and "number" in reading.asks) or reading.counter:
        return False
    return not reading.concepts.slots or bool(reading.residue or reading.sections)


def _lines(reading: Reading) -> bool:
    """Whether a word surely names a line of the tables."""
    slots = [slot for slot in reading.concepts.slots if not slot.generic and not slot.weak]
    return any(concept(id_).table != "prose" for slot in slots for id_ in slot.candidates)


def names_line(reading: Reading) -> bool:
    """Whether a word names a line of the tables, however loosely."""
    slots = [slot for slot in reading.concepts.slots if not slot.generic]
    return any(concept(id_).table != "prose" for slot in slots for id_ in slot.candidates)


def computes(reading: Reading) -> bool:
    """Whether a question that was not understood as a computation over the tables is one all the same, so that no passage answers it."""
    group, lines = find_group(reading.text), [slot for slot in reading.concepts.slots if not slot.generic]
    in_tables = any(concept(id_).table != "prose" for slot in lines for id_ in slot.candidates)
    ordered = reading.order.order or {"average", "median"} & set(reading.operators)
    if group is not None and (ordered or reading.order.threshold is not None):
        return True
    if in_tables and (SUBTRACTED.search(reading.text) or (reading.residue and _CONFIRMED.search(reading.text))):
        return True
    members = (group is not None and group.asks in ("which", "many")) or _THOSE.search(reading.text) is not None
    return in_tables and (members or reading.order.axis == "year" or (claim_of(reading.text) is not None and bool(reading.residue)))


def asks_for_procedure(reading: Reading) -> bool:
    """How to file an application: a matter for the organ, not for its report."""
    if _SERVICE.search(reading.text) and not (reading.organs or reading.years or reading.strangers or reading.sections):
        return True
    slots = reading.concepts.slots
    only_generic = all(slot.weak for slot in slots) and (bool(slots) or "申请" in reading.text)
    if reading.order.order or reading.order.threshold or reading.order.axis or reading.operators or reading.group:
        return False  # 哪些年申请超过350件
    return (
        "manner" in reading.asks
        and only_generic
        and "number" not in reading.asks
        and not (reading.residue or reading.years or reading.sections)
    )


def small_talk(reading: Reading) -> bool:
    """谢谢, 你好, ???: nothing that a report could answer."""
    named = reading.organs or reading.strangers or reading.years or reading.concepts.slots or reading.applicants or reading.sections
    ordered = reading.operators or reading.order.order or reading.order.threshold
    content = [word for word in reading.residue if any("\u4e00" <= char <= "\u9fff" for char in word)]
    return not named and not ordered and not content and ("greeting" in reading.asks or not reading.asks)


def asks_for_person(text: str) -> bool:
    """市教育局局长是谁: whom an office is held by, which no report is asked to tell."""
    return _PERSON.search(text) is not None


def follows(reading: Reading) -> bool:
    """A turn that names a slot but no figure continues the turn before: 那2022年呢, 换成教育局, 只看企业."""
    return not reading.residue and bool(reading.years or reading.organs or reading.applicants)


def names_only_whose(reading: Reading) -> bool:
    """宿豫区呢, 2022年呢: another organ or year, nothing else."""
    unnamed = not (reading.concepts.slots or reading.residue or reading.absent or reading.operators or reading.sections)
    return unnamed and bool(reading.strangers or reading.organs or reading.years)
