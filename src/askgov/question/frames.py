"""What a question says around a line of table 3 that the line says by itself: its outcome over again, and words of reason.

因为涉及国家秘密，有多少件申请没有公开 asks for 国家秘密, whose requests are by definition not made public. Such words explain nothing and
narrow nothing, but only beside a line of their own group: the same 没有公开 beside another line stays unexplained.
"""

import re
from collections.abc import Iterable

_NOT = r"(?:未获得?|未能|没能|没有|没|未被|未|不能|不给|没给|没有给|不予|不|没有向|没向|才没|就没|无法|没法)"
_REFUSED = re.compile(
    rf"(?:而|却|才|就)?{_NOT}(?:同意|答应|准许|准|肯)?(?:对外|\0)*(?:公开|提供)(?:过|了)?的?|(?:而|被)?(?:回绝|驳回|拒绝|拒|挡回)(?:了|掉)?(?:公开)?的?|没要到"
    rf"|{_NOT}给(?:他们?|她|我们?|人家?|看|对方)|不?挡(?:在门外|回去|回来|掉|下来|住)(?:了)?的?"
)
_OUTCOMES = {
    "requests.refused.": _REFUSED,
    "requests.replied.refused.": _REFUSED,
    "requests.unavailable.": re.compile(rf"(?:而|却|才|就)?{_NOT}\0*(?:提供|给出|公开|给)(?:了|给)?的?"),
    "requests.not_processed.": re.compile(rf"(?:而|却|才|就)?{_NOT}\0*(?:处理|办理|受理)(?:了)?的?"),
    "requests.other.": re.compile(r"(?:而|却|才|就)?(?:不再|没再|未再|被?终止)(?:处理|办理|办)(?:了)?(?:其)?的?"),
}
_REASON = re.compile(
    r"(?:若)?(?:按|从)(?:原因|理由)(?:来)?(?:看|分|说)[,，]?|(?:以|因为|因|由于|基于|依据|根据|按照|按|据|出于|拿|系|为了|为|用|当作|作为)(?=\0)"
    r"|(?<=\0)(?:的)?(?:为由|为理由|做理由|作理由|作为理由|做为理由|名义|考虑|理由|原因|规定|作为依据|依据|限制|四个字|二字|两个字)"
    r"|(?:的)?(?:原因|理由|依据)(?:写的)?(?:是|为)?|认定(?:为|是)?|被?定性(?:为)?|判断(?:为)?|说是?|认为"
    r"|被?(?:归到|归入|归为|归在|算作|算成|当作|当成|列为|列入|放进|划为|落在)|性质(?:为|是)?|本质上(?:是)?|实际上(?:是)?|实为"
    r"|所申请(?:的)?信息|(?<!\0)(?:内容|材料|情况|信息)(?:是|属于|为)?|所涉信息|要的信息|因此|所以|于是|从而|因而|而(?=\0|$)|却|不分(?:具体)?(?:原因|理由)|据此|这样的|这种|有的|有些"
    r"|(?<=\0)(?:类|事项|类别|这一类|一项|一条|这条|这一?项)"
)


def without_frame(text: str, spans: Iterable[tuple[int, int]], lines: Iterable[str]) -> str:
    """A normalised question without what frames its lines (concept ids of table 3). ``spans``: what was recognised in it, which stays."""
    taken = {at for start, end in spans for at in range(start, end)}
    hidden = "".join("\0" if at in taken else char for at, char in enumerate(text))
    families = {family for family in _OUTCOMES for line in lines if line.startswith(family)}
    if not families:
        return text
    dropped = {at for family in families for match in _OUTCOMES[family].finditer(hidden) for at in range(*match.span())}
    hidden = "".join("\1" if at in dropped and char != "\0" else char for at, char in enumerate(hidden))
    dropped |= {at for match in _REASON.finditer(hidden.replace("\1", "\0")) for at in range(*match.span())}
    return "".join(char for at, char in enumerate(text) if at in taken or at not in dropped)
