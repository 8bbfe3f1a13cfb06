"""A question of two steps: the first puts organs or years in order, the second asks of what came out.

去年新收最多的前三个单位，三家合计占全市多少; 处罚最多的是哪个局，它的许可有几件. Each step is a turn that can be asked by itself.
"""

import re

_ORDERED = r"(?:最[多少高低大小]|第[一二三四五六七八九十]多|前[两二三四五六七八九十\d]{1,2}[名个家位]|排第一|第一名)"
_N = r"(?:前?(?:[两二三四五六七八九十]|\d{1,2})(?:名|家|个|位)(?:单位|局|部门|机关|乡镇|街道|区县|县区?)?)"
_ADDED = r"(?:合计|加起来|加在一起|合起来|一共|总共)"
_OF_THEM = re.compile(
    rf"^(?P<first>[^。?？]*{_ORDERED}[^。,，?？]*)[,，?？]+(?:那么?|而|问|请问)?"
    rf"(?P<then>(?:(?:这|那)?{_N}|它们|他们)的?{_ADDED}[^,，。?？]{{2,30}}|(?:它|其中|(?:那一?|当)年的|该(?:局|年|单位|机关|部门|镇|县|区)|(?:这|那)个?(?:局|单位|机关|部门|镇|县|区|家))(?:的|在|占|同年|当年|比)?[^,，。?？]{{2,30}})[?？。]*$"
)
_AT_ONCE = re.compile(rf"^(?P<first>[^。,，?？]*{_ORDERED}的?(?P<n>{_N}))(?P<then>{_ADDED}[^,，。?？]{{2,30}})[?？。]*$")
_FIRST_ADDED = re.compile(  # 2025年申请前三的部门一共多少件
    rf"^(?P<first>[^。,，?？]*前(?P<n>[两三四五六七八九十])(?:名|位)?的?(?P<what>部门|单位|局|乡镇|街道))(?:的)?{_ADDED}(?:是|有)?(?:多少|几)[件起宗]?[?？。]*$"
)
_OF_THE_ONE = re.compile(
    rf"^(?P<first>[^。,，?？]*{_ORDERED}的?(?:那|这)个?(?:局|单位|机关|部门|镇|街道|县|区|家))[,，]?(?:的|它的?)?(?P<then>[^,，。?？]{{2,30}})[?？。]*$"
)
_OF_THE_MOST = re.compile(  # 2025年申请最多的部门的公开率: of the one that has the most applications
    r"^(?P<first>[^。,，?？]*最[多少高低大小]的(?:部门|单位|局|机关|乡镇|街道|县区|县|区))(?:的)?(?P<then>(?:办结|公开|不予公开|维持|纠正|答复)率(?:是|有)?(?:多少)?)[?？。]*$"
)
_LINES = r"纠正|维持|许可|处罚|强制|收费|新收|申请|办结|结转|复议|诉讼|官司|予以公开|部分公开|不予公开|无法提供|不予处理"
_WHICH_ORGAN = r"(?:哪[一几]?[个家](?:局|单位|机关|部门|镇|街道|县|区)|谁)"
_ANOTHER_LINE = re.compile(  # 哪个局复议最多，被纠正几件: of the one that has the most, not who has most of that
    rf"^(?P<first>[^。,，?？]*(?:{_WHICH_ORGAN}[^。,，?？]{{0,12}}最[多少]|最[多少]的?是?{_WHICH_ORGAN}))[,，?？]+"
    rf"(?P<then>(?:被|又|其中)?(?:{_LINES})[^,，。?？]{{0,6}}?(?:几|多少)[件起万元]*)[?？。]*$"
)


def in_steps(question: str) -> tuple[str, str] | None:
    """The question of the first step and the turn of the second; None for a question of one step."""
    if match := _OF_THEM.match(question):
        return match["first"], match["then"]
    if match := _AT_ONCE.match(question):
        return match["first"], f"这{match['n'].removeprefix('前')}{match['then']}"
    if match := _FIRST_ADDED.match(question):
        return match["first"], f"这{match['n']}个{match['what']}加起来多少件"
    if match := _OF_THE_ONE.match(question):
        return match["first"], f"它的{match['then']}"
    if match := _OF_THE_MOST.match(question):
        return match["first"], f"它的{match['then']}"
    if match := _ANOTHER_LINE.match(question):
        return match["first"], f"它{match['then']}"
    return None
