"""Organs: which place a reporting organ serves, what it does, and what people call it."""

import re
import unicodedata
from functools import lru_cache

from askgov.domain import Frozen
from askgov.taxonomy.agencies import agency_names
from askgov.taxonomy.organ_aliases import bare_aliases, qualified_aliases
from askgov.taxonomy.organ_names import Reading, joined, read_name
from askgov.taxonomy.places import Place

LONGEST_NAME = 80  # characters; a longer text is not taken apart

_SPACE = re.compile(r"\s+")
_ADDITION = re.compile(r"(?:\([^()]{0,40}\)|\[[^\[\]]{0,40}\]|关区|系统)$")  # 湛江海关(关区), 海关总署(本级机关)
_STATE = "中华人民共和国"  # said before any name of a national body: no part of it
_ABOVE = ("国家税务总局", "国家统计局", "国家金融监督管理总局", "国家外汇管理局", _STATE)
_LED = {"税务局": "国家税务总局", "调查队": "国家统计局", "调查总队": "国家统计局"}  # bodies of one office all over the country
_MINISTRIES = ("部", "总局", "总署")
_LONGEST_MINISTRY = 14  # characters
_NATION = ("国家", "中国", "国务院", "全国")


class Organ(Frozen):
    """A reporting organ as its name tells it."""

    name: str  # canonical: short forms written out where the full one is certain
    place: str = ""  # 阳城县; 杭州市滨江区; "" when the name has none
    places: tuple[Place, ...] = ()  # the same, outermost first
    level: str = ""  # nation · province · city · county · township; "" when unknown
    kind: str = ""  # government · subdistrict · zone · an id of agencies.toml; "" when unknown
    agency: str = ""  # the name without the place: 行政审批服务管理局
    qualified: tuple[str, ...] = ()  # names with the place: 阳城审批局
    bare: tuple[str, ...] = ()  # names without it: 县审批局, 行政审批局; every place may have one

    @property
    def aliases(self) -> tuple[str, ...]:
        """All names, those with the place first."""
        return (*self.qualified, *self.bare)


@lru_cache(maxsize=4096)
def parse_organ(name: str) -> Organ:
    """Take the name of an organ apart. Never raises; what cannot be told stays empty."""
    text = _clean(name)
    above = next((prefix for prefix in _ABOVE if text.startswith(prefix) and text != prefix), "")
    reading = read_name(text.removeprefix(above)) if len(text) <= LONGEST_NAME else None
    if reading is None:
        return Organ(name=text, level="nation" if text.startswith(_NATION) or _of_ministry(text) else "")
    above = above or _led_by(reading)
    bare = bare_aliases(reading)
    return Organ(
        name=reading.name if above == _STATE else above + reading.name,
        place=joined(reading.places),
        places=reading.places,
        level=reading.level,
        kind=reading.kind,
        agency=reading.agency,
        qualified=tuple(alias for alias in qualified_aliases(reading, above) if alias not in bare),
        bare=bare,
    )


def _led_by(reading: Reading) -> str:
    """The national office that a place's body belongs to, named before it or not: 阳谷县税务局 is 国家税务总局阳谷县税务局."""
    return next((office for agency, office in _LED.items() if reading.places and reading.agency.startswith(agency)), "")


def _of_ministry(text: str) -> bool:
    """Whether a body of a ministry is named, 水利部黄河水利委员会: it serves a river or several provinces, no single place."""
    return any(text[:end].endswith(_MINISTRIES) and text[:end] in agency_names() for end in range(3, min(len(text), _LONGEST_MINISTRY)))


def _clean(name: str) -> str:
    text = _SPACE.sub("", unicodedata.normalize("NFKC", name[: 4 * LONGEST_NAME]))
    text = text.strip("·,。:、;\"'“”《》<>#*|-—_")
    without = _ADDITION.sub("", text)
    return without if len(without) >= 2 else text
