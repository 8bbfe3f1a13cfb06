"""How the words of a question were taken, said with the answer."""

from collections.abc import Sequence

from askgov.domain import Applicant
from askgov.question.lexicon import Mention
from askgov.question.reading import Reading
from askgov.taxonomy.applicants import ApplicantColumn, applicants
from askgov.taxonomy.concepts import concept


def word_notes(reading: Reading, concepts: Sequence[str]) -> tuple[str, ...]:
    """The notes on everyday words that stand for these lines, and on words that name only some of what a line counts together."""
    notes = [slot.note for slot in reading.concepts.slots if slot.note and slot.default in concepts]
    for id_ in concepts:
        line = concept(id_)
        named = [word for words in line.kinds if (word := next((word for word in words if word in reading.about), ""))]
        untold = [word for word in named if not any(f"{word}是其中一种" in note for note in notes)]
        if untold and len(named) < len(line.kinds):
            notes.append(f"“{'”“'.join(untold)}”只是“{line.label}”中的一部分，年报不单独统计。")
    for mark in reading.marks:
        notes += [f"“{mark.text}”按表中的“{entry.label}”列理解，年报不再细分。" for entry in _loosely(mark)]
    if (
        any(concept(id_).table == "4" for id_ in concepts)
        and "公开" not in reading.text
        and not any("信息公开引起" in note for note in notes)
    ):
        notes.append("年报只统计信息公开引起的复议和诉讼。")
    if "环比" in reading.text:
        notes.append("年报按整年统计，“环比”按和上一年相比理解。")
    if any(id_.endswith(".items_change") for id_ in concepts):
        notes.append("“本年增/减”一栏，正数是增加，负数是减少。")
    return tuple(dict.fromkeys(notes))


def _loosely(mark: Mention) -> tuple[ApplicantColumn, ...]:
    """The columns that a word stands for which names only some of those counted there: 律师, 高校."""
    columns = (applicants()[Applicant(id_)] for id_ in mark.ids("applicant"))
    return tuple(entry for entry in columns if mark.text in entry.loose)
