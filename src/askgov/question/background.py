"""What a question tells of itself before it asks: what it is for (为了核对台账，…), and the words of asking to be given a figure (请提供…).

Only a first clause that says why it is asked is left out, and only where the rest still asks: a condition is never told so.
"""

import re

_PURPOSE = (
    r"(?:核对|核实|比较|比对|对比|研究|统计|编制|梳理|整理|参考|写|填|做|了解|关心|考核|调研|汇报|总结|引用|分析|评估|备课|投稿|办案|清单)"
)
_OPENS = (
    r"(?:为了?|因为要|因要|想要?|我们?(?:在|想|要|正在|关心)?|作为[^,，]{1,6}|审计|律师|老师让?|记者|供应商|学生|办公室|单位|村里|企业|群众"
    r"|办事群众|做|研究|梳理)"
)
_WHY = re.compile(
    rf"^{_OPENS}[^,，:：。;；几多哪\d]{{0,12}}?{_PURPOSE}[^,，:：。;；几多哪\d]{{0,16}}[,，:：。;；]+(?=.)"
    rf"|^{_PURPOSE}(?:一下|下)?(?:(?:这个|那个|本|个|的)?(?:台账|台帐|数据|数字|表格|材料|报表|清单|论文|稿子?|底数|口径)){{0,3}}[:：](?=.)"
    rf"|^{_PURPOSE}[^,，:：。;；几多哪\d]{{2,16}}[,，:：]+(?=(?:想|需要|请|麻烦|要)[^,，]*\d)"
    r"|^在[^,，]{2,12}(?:背景|形势|大环境)下[,，](?=.)"
)
_LEAD = re.compile(
    r"^(?:请|烦请|麻烦|劳烦|帮我?|要|想|我想)+(?:您|你们?)?(?:帮忙)?(?:概括|归纳|报送|报告|输出|筛选出?|筛出|做(?:一?[个张])?表(?:格)?|列(?:一?[个张])?表(?:格)?|指出|找出|找到|找|挑出|写出|报出|算出|查出|查明|求出|回答|展示|显示|列举|列明|列示|整理出?|梳理出?|汇报|说出|讲出)(?:一下|下)?[:：,，]?(?=[\u4e00-\u9fff\d])"
    r"|^(?:兹)?请(?:贵单位|贵局|你单位)?(?:提供|说明|列明|告知|列示|明确)(?=[\u4e00-\u9fff\d])"
    r"|^(?:输出|筛选|筛出)(?=[^,，:：]{0,12}\d)"
    r"|^(?:请|烦请)(?=比较|对比|按|将|把|就|从|用|以|对)"
    r"|^(?:能否|能不能|可否|可不可以|请|麻烦|烦请|劳烦|希望|想请|需要|想|我想|我要|求)*(?:您|你们?)?(?:帮忙|帮我)?"
    r"(?:提供|统计|核实|查询|查一查|查查|查一下|了解|知道|补上|列出|给出|告知|告诉我|说明|问)(?:一下|下)?(?=[\u4e00-\u9fff\d]*\d)"
    r"|^(?:就|对于|关于)(?=[\u4e00-\u9fff]{2,8}(?:而言|来说|来讲)[,，])"
)
_TAIL = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:而言|来说|来讲)(?=[,，])"
    r"|[,，]?(?:请)?(?:发|报|说|讲|念)(?:给|一下|过来)?(?:我|咱们?|俺)(?:一下|听听|看看|呗|吧)?$"
    r"|[,，。;；?？](?:请)?(?:用|以|按)(?:小数|整数|阿拉伯数字|表格|年报|原数|20[0-3]\d年(?:度)?年报)(?:里的数)?(?:来)?(?:回答|作答|为准|表示)$"
)
_AS_PERCENT = re.compile(r"[,，。;；?？]?(?:请)?(?:用|以|按)百分[比数](?:来)?(?:表示|回答|作答)?[?？。]?$")
_CHANGED = re.compile(r"(?P<change>增加|减少|增长|下降|上升|变化)了?多少")
_OTHERWISE = re.compile(r"只|仅|除|不[含算要计]|扣|其中|占|申请|企业|自然人|律所|公司|个人|法人|机构|组织|的[,，:：。;；]*$")


def without_background(text: str) -> str:
    """A normalised question without a first clause that says why it is asked and without the words of asking to be given a figure."""
    match = _WHY.match(text)
    if match is not None and not _OTHERWISE.search(match.group()):
        text = text[match.end() :]
    if _AS_PERCENT.search(text) and _CHANGED.search(text):
        text = _CHANGED.sub(r"\g<change>了百分之几", _AS_PERCENT.sub("", text))
    return _TAIL.sub("", _LEAD.sub("", text))
