"""Asides that keep the whole place's own report out of a comparison of its organs: 县汇总不算, 别把全县的算进来, 只比各单位自己的报告.

A group of organs never holds the report that counts all of them, so these words change nothing and are taken out; where no group is asked
about they stay.
"""

import re

_OF_MANY = re.compile(
    r"各个?(?:单位|部门|机关|局)|哪|谁|最|前[一二三四五六七八九十\d]|第几|几家|几个(?:单位|部门|[?？]?$)|(?:单位|部门)(?:中|里|都|[,，(（]|$)"
)
_LEVEL = r"(?:(?:两个)?县|(?:人民)?政府|全[县市区]|[县市区][级里]|[县市区](?:人民)?政府)"
_WHOLE = (
    rf"(?:{_LEVEL}(?:的?(?:和|、|与|及)|的)?(?:{_LEVEL})?(?:的)?(?:汇总|合计|总计|总账)(?:的)?(?:数|那份|那个|报告|年报|口径|数据|汇总)*|汇总(?:的)?(?:数|那份|那个|报告|年报|口径)+"
    rf"|{_LEVEL}的?(?:那份(?:汇总)?(?:报告|年报)?|总报告|总的?|总?数))(?:的)?"
)
_OUT = (
    r"(?:都|也|请|全|就)?(?:不算|别算|不用算|不必算|不要算|甭算|甭计|不计入|别计入|不统计|不作数|除外|不计|不要|剔除|剔掉|扣除|去掉|刨掉|排除|忽略|不列|不含|不参与|别管|不用管)"
    r"(?:掉|出去)?(?:[在进]?[内来去]|一家)?(?:了|吧|就行|哈|啊|哦)?(?=[)）:：,，。?？;；里]|$)"
)
_GOES_ON = ("", *"里中内的都，,")  # behind which no clause begins
_TAX = r"税务局?"  # left out beside it, which changes the group
_KEEP_OUT = (
    r"(?:刨去|刨开|刨掉|撇开|抛开|不看|不管|别把|不要把|请?勿把"
    r"|莫把|不把|把|将|别算上?|不要算上?|不算|不含|不要|除去|除了?|去掉|剔除|排除|扣除)"
)
_ASIDE = re.compile(
    rf"[和与及、]{_WHOLE}(?={_OUT})"
    rf"|[(（,，?？。;； ]*{_WHOLE}{_OUT}[)）]?[,，]?"
    rf"|[(（,，?？。;； ]*{_KEEP_OUT}{_WHOLE}(?:[和与及、](?P<tax>{_TAX}))?"
    rf"(?:{_OUT}|以?外|之外|算(?:进[来去]|在内|上|入)|混进[来去]|包括进[来去]|列进[来去])?[)）]?[,，]?"
    r"|[(（,，]别把全[县市区]的?算进[来去][)）]?"
    r"|[(（,，?？。 ]*(?:不要|不含|不算|剔除|去掉)汇总数?[)）]?"
    r"|[(（,，?？。;； ]*只(?:看|比|算|用|按)各?(?:单位|部门|机关|局)(?:它们)?(?:自己|各自|自身)的?(?:报告|年报|数)?[)）]?(?=$|[,，。?？])"
)


_OF_ONE = re.compile(r"办公室|[\u4e00-\u9fff]{2}(?:局|委|厅|镇|乡|街道|分局|支队|中心)")  # whose own report counts it alone
_NOT_THE_WHOLE = re.compile(
    rf"[(（,，][可我]?不[是要](?:全[省市县区]|整个[省市县区]|{_LEVEL}汇总)(?:的|汇总的?|总数|数|口径)*[)）]?(?=$|[,，。?？有是])"
)


def without_aggregates(text: str) -> str:
    """A normalised question without what keeps out the report of the whole place, where it asks about a group of organs."""
    text = _NOT_THE_WHOLE.sub("", text) if _OF_ONE.search(text) else text
    if not _OF_MANY.search(text):
        return text
    tax = next((True for match in _ASIDE.finditer(text) if match["tax"]), False)
    rest = _ASIDE.sub(lambda match: "，" if match.start() and text[match.end() : match.end() + 1] not in _GOES_ON else "", text)
    return f"{rest.rstrip('?？。')}，除税务局外" if tax else rest
