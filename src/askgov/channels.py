"""Through which channel a count of what was published went: 微信公众号公开多少条 is not told by what was published in all, nor by what the
website and WeChat published together."""

import re
from functools import lru_cache

from askgov.domain import Statement

_CHANNELS = {
    "website": re.compile(r"网站|门户|官网|网上"),
    "wechat": re.compile(r"微信|公众号|公众平台|订阅号"),
    "weibo": re.compile(r"微博"),
    "gazette": re.compile(r"公报"),
    "video": re.compile(r"抖音|快手|视频号"),
    "board": re.compile(r"公开栏|公示栏|公告栏|电子屏"),
    "app": re.compile(r"客户端|[Aa][Pp][Pp]|头条"),
    "press": re.compile(r"报纸|报刊|广播|电视"),
}
_MESSAGES = frozenset({"条", "篇", "则", "条次", "篇次", "件"})
_PUBLISHED = re.compile(r"公开|发布|发文|推送|公布|刊发|编发|推文|信息")
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:余|多)?(?:万|亿)?(?:余|多)?[\u4e00-\u9fff%]")
_ASKED = re.compile(r"(?:公开|发布|发|推送|公布|更新)(?:了|出)?[^,，。?？]{0,8}?(?:多少|几)(?:条|篇|则)|(?:多少|几)(?:条|篇|则)")


def of_its_channel(asked: str, statement: Statement) -> bool:
    """Whether a figure is one of the channels that the question names, and of no other; True where none is named or nothing published."""
    wanted = _named(asked)
    counts = statement.unit in _MESSAGES and _PUBLISHED.search(f"{statement.label}{statement.sentence}") is not None
    if not wanted or not counts or not _ASKED.search(asked):
        return True
    told = _named(statement.label) or _told(statement) or _named(" ".join(statement.parent_labels))
    return bool(told & wanted) and told <= wanted


@lru_cache(maxsize=4096)  # the question beside every figure, and the labels that many figures share
def _named(text: str) -> frozenset[str]:
    return frozenset(name for name, words in _CHANNELS.items() if words.search(text))


def _told(statement: Statement) -> frozenset[str]:
    """The channels of the clause that leads to a figure, or of the nearest before it, up to another figure or sentence."""
    place = max(statement.sentence.find(statement.source.as_printed.strip()), 0)
    before = statement.sentence[:place]
    begins = [0, *(match.end() for match in _FIGURE.finditer(before)), *(at + 1 for at, mark in enumerate(before) if mark in "；。;")]
    clauses = before[max(begins) :].split("，")
    return next((named for clause in reversed(clauses) if (named := _named(clause))), frozenset())
