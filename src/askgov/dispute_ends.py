"""The ends that reviews and lawsuits came to, in turns that name only one half: 打官司的呢, after 复议有几件没审结."""

from collections.abc import Sequence

from askgov.domain import FigureQuery
from askgov.question.reading import Reading
from askgov.question.residue import HOW_MANY, IN_ALL
from askgov.question.slot import Slot

ENDS = ("upheld", "corrected", "other", "pending")
_DISPUTES = ("review", "litigation", "litigation.direct", "litigation.after_review")
_KINDS_OF_LAWSUITS = frozenset(f"litigation.{kind}.{end}" for kind in ("direct", "after_review") for end in ENDS)
_SAID_END = {"upheld": "维持", "corrected": "纠正", "pending": "尚未审结"}


def dispute_ends(concepts: Sequence[str]) -> tuple[str, ...]:
    """The four ends of the reviews or lawsuits that a turn counted; () where it counted anything else."""
    kinds = [id_.removesuffix(".total") for id_ in concepts]
    counted = len(kinds) == 1 and concepts[0].endswith(".total") and concepts[0].startswith(("review.", "litigation."))
    return tuple(f"{kinds[0]}.{end}" for end in ENDS) if counted else ()


def of_its_kind(line: str, slot: Slot, before: FigureQuery | None) -> str:
    """被法院纠正的几件, after 复议后起诉几件: the outcome of that kind of lawsuit, where the turn names none."""
    kinds = {id_.rpartition(".")[0] for id_ in before.concepts} if before is not None else set()
    outcome = line.removeprefix("litigation.")
    if len(kinds) != 1 or "诉" in slot.word or "." in outcome or outcome == line:
        return line
    narrow = f"{kinds.pop()}.{outcome}"
    return narrow if narrow in _KINDS_OF_LAWSUITS else line


def ends_kept(concepts: Sequence[str], reading: Reading, before: FigureQuery | None) -> list[str]:
    """打官司的呢, after 复议有几件没审结: the same end of the other kind of disputes, ahead of how many they are in all."""
    if before is None or not all(id_.startswith(_DISPUTES) for id_ in before.concepts):
        return []
    ends = list(dict.fromkeys(id_.rpartition(".")[2] for id_ in before.concepts))
    kinds = {kind for id_ in concepts for kind in _DISPUTES if id_ == f"{kind}.total"}
    plain = len(kinds) == len(concepts) == 1 and not (reading.operators or HOW_MANY.search(reading.text) or IN_ALL.search(reading.text))
    return [f"{kind}.{end}" for kind in kinds for end in ends] if plain and set(ends) & set(ENDS) else []


def end_of(before: Reading, now: Reading) -> str:
    """The word for the end that the question before asked for, where a turn names another kind of disputes alone; "" else."""
    lines = [slot.default or "" for slot in before.concepts.slots]
    ends = {line.rpartition(".")[2] for line in lines}
    kinds = {slot.default for slot in now.concepts.slots} - {f"{kind}.total" for kind in _DISPUTES}
    kept = len(ends) == 1 and not kinds and all(line.startswith(_DISPUTES) for line in lines)
    return _SAID_END.get(ends.pop(), "") if kept and lines and now.concepts.slots else ""
