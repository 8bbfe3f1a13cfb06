"""What a question leaves out although the line it asks for does not hold it anyway: 新收多少件，不算结转的; 诉讼（不含复议）."""

import re
from collections.abc import Iterator

from askgov.domain import Applicant
from askgov.question.slot import Slot
from askgov.taxonomy.applicants import ORGANISATIONS
from askgov.taxonomy.parts import siblings, whole_of

_NOT = r"(?:不含|不包括|不包含|不算(?:上(?!年|一年|期))?|不计|不要|不用|除去|除开|除了?|剔除|扣除|别算|别把|不是|而不是|而非)"
_COUNTED = r"(?:算|计)(?:进来|进去|进|在内|上|入)?|包括进来|放进来|加进来|混进来|加上"
_CLAUSE = re.compile(
    rf"(?P<open>[(（,，、;；。]|^)(?:也|都|但|可)?(?:{_NOT}(?P<behind>[^,，。;；()（）?？]{{2,16}}?)(?:{_COUNTED}|以外|之外)?的?(?:那些)?"
    rf"|(?P<before>[^,，。;；()（）?？]{{2,16}}?)(?:都|全)?(?:不要|别|不|不用)(?:{_COUNTED})的?)(?P<close>[)）]|(?=[,，。;；?？]|$)[,，]?)"
)


def clauses_apart(text: str) -> Iterator[tuple[str, str]]:
    """What each clause of a normalised question leaves out, and the question without that clause."""
    for match in _CLAUSE.finditer(text):
        opening = "" if match["close"] in (")", "）") or match["open"] in "(（" else match["open"]
        yield match["behind"] or match["before"], text[: match.start()] + opening + text[match.end() :]


def stands_apart(left_out: tuple[Slot, ...], asked: tuple[Slot, ...]) -> bool:
    """Whether every line left out stands beside every line asked for."""
    left = [slot.candidates for slot in left_out]  # 不算结转的 of 新收: those that came from the year before
    wanted = [slot.default or (slot.candidates[0] if len(slot.candidates) == 1 else "") for slot in asked]
    return bool(left and wanted) and all(wanted) and all(_beside(some, other) for some in left for other in wanted)


def columns_apart(left_out: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether every column left out stands beside every column asked for."""
    left, wanted = _columns(left_out), _columns(asked)
    return bool(left and wanted) and not left & wanted and Applicant.TOTAL not in left | wanted


def _columns(names: tuple[str, ...]) -> set[Applicant]:
    if "loose" in names:
        return set()
    columns = {Applicant(name) for name in names}
    return columns - {Applicant.ORGANISATIONS} | (set(ORGANISATIONS) if Applicant.ORGANISATIONS in columns else set())


def _beside(left: tuple[str, ...], wanted: str) -> bool:
    """Whether a line left out stands beside one asked for; 结转 beside 新收 is what came from the year before."""
    open_ = any if whole_of(wanted) == "requests.handled" and wanted in ("requests.received", "requests.carried_in") else all
    return open_(siblings(one, wanted) for one in left)
