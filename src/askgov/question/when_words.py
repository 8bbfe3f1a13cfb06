"""When something first was so, and how it went since, spelled out in the words that the operators know: 啥时候过的六万 is 何时超过六万."""

import re
from collections.abc import Callable

_FIRST = r"(?:首次|首度|第一次|头一次|头一回|第一回|最早|最先|开始)"
_LAST = r"(?:最后一次|最近一次|最后一回|最近一回|最晚)"
_WHEN = r"(?:什么时候|何时|啥时候?|哪一?年|哪个年[份度]|什么年份)"
_HAPPENS = r"(?:被人?|有人?|出现|发生|收到|产生|遇到|碰到|遭到|遭)"

OF_TIMES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        (rf"(?P<when>{_WHEN})(?:才|就)?(?:过|破|上)的(?=[\d一二两三四五六七八九十百千]+[万亿千百件])", r"\g<when>首次超过"),
        (
            rf"(?P<first>{_FIRST}|{_LAST})(?P<what>[^,，。?？]{{2,20}}?)(?:分别)?是?在?(?P<when>{_WHEN})(?:的事)?(?=$|[,，。?？])",
            r"哪年\g<first>\g<what>",
        ),
        (
            rf"哪一?年(?P<pick>{_FIRST}|{_LAST}){_HAPPENS}过?了?(?:申请|提起|提出|提)?(?:了)?(?=行政复议|复议|行政诉讼|诉讼|起诉|申请|处罚|强制|收费|不予公开|部分公开)",
            r"哪年\g<pick>超过0件",
        ),
        (r"(?<=\d年)(?P<what>[^,，。?？]{2,12}?)(?<!本年)(?<!本年的)的?增减(?:变化|变动)?(?:情况)?[?？]?$", r"\g<what>变化趋势"),
        (r"(?<=许可|处罚|强制|申请|复议|诉讼|收费|新收|办结|公开)(?:的)?变化(?:得|情况)?(?:怎么样|如何|怎样|咋样|是怎样的)", "变化趋势"),
        (
            r"(?:是)?越来越(?:多|高|大)(?:还是|，还是|或者?)越来越(?:少|低|小)|(?:是)?越来越(?:少|低|小)(?:还是|，还是|或者?)越来越(?:多|高|大)",
            "增加还是减少",
        ),
    )
)
