"""Organs and places that have no report of their own but are spoken of in another's (全市3607件，其中泗洪县874件)."""

import re
from collections.abc import Iterator

from askgov.taxonomy.agencies import agency_names
from askgov.taxonomy.organs import Organ, parse_organ

_AGENCY = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:局|委员会|委|办公室|厅|署|中心|法院|检察院|公司|医院|学校|街道|镇|乡)")
_OWN = re.compile(r"^[省市县区](?=[\u4e00-\u9fff]{2,8}(?:新区|开发区|园区)$)")
_DEPARTMENT = re.compile(r"(?<=[\u4e00-\u9fff]{2})部门$")  # 卫健部门: as its agency is called
_SEATS = ("government", "")
_LEVELS = "县市区"
_BARE = re.compile(r"[\u4e00-\u9fff]{2,4}(?<![省市县区州盟旗镇乡局委办院校部门])")


def _of_its_kind(organ: Organ) -> Iterator[str]:
    """The names that an agency of its kind prints, of its place: 沭阳县自然资源和规划局, of 沭阳县自规局; 泗洪县公安局, of 泗洪公安局."""
    if not organ.places or organ.kind in _SEATS or organ.agency not in agency_names():
        return
    (*_, place) = organ.places
    places = (place.name, place.short) if place.level else (place.name, *(f"{place.name}{level}" for level in _LEVELS))
    for printed, agency in agency_names().items():
        if agency.kind == organ.kind:
            yield from (f"{of}{printed}" for of in places)


class Spoken:
    """The names that one organ or place may go by in somebody else's text."""

    def __init__(self, name: str) -> None:
        organ = parse_organ(_DEPARTMENT.sub("局", name))
        bare = _BARE.fullmatch(name) if not (organ.kind or organ.places) else None  # 泗洪, of whatever level
        self._whole = () if bare else tuple(dict.fromkeys((name, *organ.qualified, *_of_its_kind(organ))))
        # 市公安局 is this city's own; without the level word (公安局) it could be any place's
        self._place = organ.place
        levelled = [word for word in organ.bare if word[:1] in "省市县区州盟旗镇乡" and not word.startswith("市场")]
        self._levelled = (*levelled, *(word.replace("和", "") for word in levelled))
        last = organ.places[-1:] if organ.kind in _SEATS else ()
        self._places = tuple(dict.fromkeys(word for place in last for word in (place.name, place.short)))
        self._places += (name, *(f"{name}{level}" for level in _LEVELS)) if bare else ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that a text may speak of it by."""
        return tuple(dict.fromkeys((*self._whole, *self._places, *self._levelled)))

    def labels(self, label: str, home: str) -> bool:
        """Whether a label in a report on the place ``home`` names it, and not something of its place (泗洪县公安局 for 泗洪县)."""
        bare = _OWN.sub("", label)  # 市洋河新区
        if bare != label and self.labels(bare, home):
            return True
        at_home = self._levelled if self._place in ("", home) else ()
        organs = [word for word in (*self._whole, *at_home) if word not in self._places]
        if label.startswith(tuple(organs)):
            return True
        return any(label.startswith(place) and not _AGENCY.match(label, len(place)) for place in self._places)

    def stands_in(self, text: str, home: str) -> bool:
        """Whether a text of a report on the place ``home`` speaks of it."""
        if any(word in text for word in (*self._whole, *self._places)):
            return True
        at_home = self._levelled if self._place in ("", home) else ()
        return any(re.search(rf"(?<![\u4e00-\u9fff]){re.escape(word)}", text) for word in at_home)
