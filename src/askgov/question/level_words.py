"""The level that a word before an agency says: 县教育局 is the 教育局 of a county, never the province's."""

from askgov.domain import Entity

ENDS_OF_LEVEL = {"省": ("省",), "市": ("市",), "县": ("县", "旗"), "区": ("区",)}  # of the places of organs
_LEVEL_OF = {"省": "province", "市": "city"}


def is_of_level(entity: Entity, word: str) -> bool:
    """Whether an organ is one of the level that a word (省, 市, 县, 区) says; any is where the word says none or its level is not known."""
    ends = ENDS_OF_LEVEL.get(word)
    return ends is None or not entity.level or entity.level == _LEVEL_OF.get(word) or entity.place.endswith(ends)
