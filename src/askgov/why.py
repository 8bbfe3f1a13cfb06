"""Why a figure rose or fell: first whether it did, then what the report says of it. 为什么比2023年减少了 takes for granted that it fell."""

import re
from typing import Literal

Way = Literal["up", "down"]

_WHY = re.compile(
    r"(?:这|那)?(?:又)?(?:是)?(?:为什么|为何|为啥|何以|因何|怎么)(?:会|就|又|都|还|突然|一下子)*"
    r"|(?:这|那)?(?:是)?(?:由于|因为)?(?:什么|啥|何种)(?:原因|缘故|缘由)(?:造成|导致|引起)?(?:的)?|的?(?:原因|缘由)(?:是|在)(?:什么|啥|何|哪里?)"
)
_CHANGED = re.compile(
    r"(?:(?P<down>减少|下降|下滑|回落|变少|降低|降|跌|少)|(?P<up>增加|增长|上升|攀升|增多|变多|提高|涨|升|多))了?"
    r"(?:这么|那么)?(?:多|很多|不少|许多|一些|一点|厉害|明显)?[,，?？。]*$"
)
_FROM_TO = re.compile(r"从(?P<base>20[0-3]\d年?)到(?P<to>20[0-3]\d年?)(?:大幅|明显|突然|略有|有所)?")
_BY_HOW_MUCH = re.compile(r"[,，?？](?:到底|究竟|具体)?(?:增加|减少|增长|下降|多|少|涨|降)了?(?:多少|几[件起宗])[?？]?$")
_ALONE = re.compile(
    r"^(?:那么?|这)?(?:又|都)?(?:是)?(?:为什么|为啥|为何|什么原因|啥原因|原因(?:是什么|何在)?|怎么回事|咋回事)(?:会)?(?:这样|如此)?[呢啊呀]?[?？]?$"
)


def change_taken_for_granted(text: str) -> tuple[str, Way] | None:
    """The question by how much a figure changed, and in which way it is taken to have; None for any other question why."""
    if not _WHY.search(text):
        return None
    plain = _FROM_TO.sub(r"\g<to>比\g<base>", _BY_HOW_MUCH.sub("", _WHY.sub("", text))).strip("，,。?？ ")
    match = _CHANGED.search(plain)
    if match is None or not plain[: match.start()]:
        return None
    way: Way = "down" if match["down"] else "up"
    before = re.sub(r"(?:还|更|还要)$", "", plain[: match.start()])
    if match["down"] == "少" or match["up"] == "多":  # 比云溪县还多
        return f"{before}{match.group()[0]}多少" if "比" in before else f"{before}{'减少' if way == 'down' else '增加'}了多少", way
    return f"{before}{'减少' if way == 'down' else '增加'}了多少", way


def why_alone(text: str) -> bool:
    """Whether a turn asks for nothing but the reason of the figures before."""
    return _ALONE.match(text) is not None
