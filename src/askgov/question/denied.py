"""A question that claims that there was none (没收到过诉讼对吧, 是不是没有收费): the same question without the denial.

The figure is looked up, and the claim of zero is held against it.
"""

import re

_CONFIRMED = re.compile(
    r"[,，。]?(?:对吧|对吗|对不对|是吧|是吗|没错吧|是不是(?:这样|真的)?|是(?:真|这样)的?吗|(?:这是)?真的吗|属实吗)[?？。]*$"
)
_WHETHER = re.compile(r"(?:是不是|是否|难道)(?=[^,，。]{0,14}没)")
_HEARD = re.compile(r"^(?:我?听说|据说|听人说|网上说|有人说|都说)[,，]?")
# 没有答复的申请 narrows what is counted, 没超过 compares
_DENIAL = re.compile(
    r"(?:一[件起次条宗个]?(?:都|也))?(?:从来?|根本|压根|并)?没有?(?=(?:收到|接到|发生|产生|出现|收取|被|提起|有)?过?(?![超达满到不]))"
)
_NOT_ONE = re.compile(r"一[件起次条宗个](?P<line>[^,，。没]{2,12})(?:都|也)没有?(?:过|收到过?|发生过?)?$")  # 一件行政处罚都没有
# 没人因为公开去法院告它
_NOBODY = re.compile(
    r"没有?(?:人|谁)(?:[^,，。]{0,12}?(?P<court>(?:去|到|上)(?:法院|法庭)[^,，。]{0,4}?告|起诉|打官司|告上法[院庭])|[^,，。]{0,8}?复议)(?:过)?(?:它|他们|他|该局)?"
)
_NARROWS = re.compile(r"没有?[^,，。]{0,10}的(?!是|吧|吗|$)")
_COUNTED = re.compile(r"\d+(?!年|\d|号)|多少|几")


def without_denial(text: str) -> str | None:
    """The question for the figure that is claimed to be zero: 住建局2024年收到过诉讼多少; None where nothing is claimed."""
    asked = bool(_CONFIRMED.search(text) or _WHETHER.search(text))
    bare = _WHETHER.sub("", _CONFIRMED.sub("", _HEARD.sub("", text))).rstrip("?？。")
    bare = _NOBODY.sub(lambda match: "没有行政诉讼" if match["court"] else "没有行政复议", bare)
    if asked and (match := _NOT_ONE.search(bare)) is not None and not _COUNTED.search(bare):
        return f"{bare[: match.start()]}{match['line']}有多少"
    if not asked or len(_DENIAL.findall(bare)) != 1 or _NARROWS.search(bare) or _COUNTED.search(bare):
        return None
    return f"{_DENIAL.sub('', bare)}有多少"
