"""An organ that is named by no more than its kind: 市局, 我们局, 街道办, 分局. Which one is meant is asked back, never assumed."""

import re

from askgov.domain import Decline, Option
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading

_MOST_OPTIONS = 6
_WHOSE = r"(?:我们?|咱们?|俺们?|你们?|贵|本|这个?|那个?)"
_KIND = r"(?:局|分局|支队|委|厅|街道|镇|乡)"
_NAMELESS = re.compile(
    rf"(?:(?:{_WHOSE}的?)?[省市县区](?:里)?的?{_KIND}|{_WHOSE}的?{_KIND}|[局委厅]里|分局|街道办(?:事处)?|街道|镇政府|乡政府)(?:里)?"
)
_OURS = re.compile(rf"(?:^|[,，。?？]){_WHOSE}的?{_KIND}(?:里)?(?=[去前今上近20两三历每新收办罚批的])")


def named_by_kind(reading: Reading, known: Catalogue) -> Decline | None:
    """The question back, with the organs of that kind; None where an organ is named, or a name that nothing here bears."""
    said = [*reading.strangers, *reading.residue]
    ours = _OURS.search(reading.text)
    nameless = bool(said) and all(_NAMELESS.fullmatch(word) for word in said)
    if len(known.entities) == 1 or reading.group is not None or not reading.concepts.slots or not (nameless or (ours and not said)):
        return None
    if reading.organs and not ours:
        return None
    word = said[0] if said else str(ours.group()).strip(",，。?？") if ours else ""
    ending = "街道" if "街道" in word else word.rstrip("里").removesuffix("政府")[-1:]
    alike = [id_ for id_ in known.foremost if ending in known.entities[id_].name]
    options = tuple(
        Option(label=known.entities[id_].name, question=reading.text.replace(word, known.entities[id_].name, 1))
        for id_ in (alike or known.foremost)[:_MOST_OPTIONS]
    )
    return Decline(reason="ambiguous", message=f"“{word}”没有写明是哪个机关，请问是哪一个，例如下面这些：", options=options)
