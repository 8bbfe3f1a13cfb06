"""How the words of a question were taken, said with the answer."""

from collections.abc import Sequence

from askgov.question.reading import Reading
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
    return tuple(dict.fromkeys(notes))
