"""The level that a word before an agency says: 县教育局 is the 教育局 of a county, never the province's."""

from askgov.domain import Entity

ENDS_OF_LEVEL = {"省": ("省",), "市": ("市",), "县": ("县", "旗"), "区": ("区",)}  # of the places of organs
_HIGH_FORMS = ("总局", "厅", "部", "署")  # of names that no county's or city's agency bears
_LEVEL_OF = {"省": "province", "市": "city"}


def is_of_level(entity: Entity, word: str) -> bool:
    """Whether an organ is one of the level that a word (省, 市, 县, 区) says; any is where the word says none or its level is not known."""
    ends = ENDS_OF_LEVEL.get(word)
    return ends is None or not entity.level or entity.level == _LEVEL_OF.get(word) or entity.place.endswith(ends)


def has_form(entity: Entity, said: str) -> bool:
    """Whether an organ may be called so by the form of its name: a 厅 is a province's, a 部 or a 总局 the country's; others fit all."""
    form = next((form for form in _HIGH_FORMS if said.endswith(form)), "")
    return not form or entity.name.endswith(form) or (form == "厅" and entity.level == "province")
