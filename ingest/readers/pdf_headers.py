"""Headers of tables by themselves, as where a page ends below one."""

from collections.abc import Sequence

from ingest.labels import segments
from ingest.readers.pdf_characters import Character
from ingest.readers.pdf_lattice import Lattice, Opening, Places

FEWEST_COLUMNS = 2  # that a header names


def is_header(lattice: Lattice, characters: Sequence[Character]) -> bool:
    """Whether every cell of a table holds words, several of them labels of columns: it is the header of rows that stand in no lines."""
    places = Places(lattice)
    texts: dict[Opening, str] = {}
    for character in characters:
        opening = places.at(*character.middle)
        if opening is not None:
            texts[opening] = texts.get(opening, "") + character.text
    if len(texts) < len(lattice.openings) or not all(any(map(str.isalpha, text)) for text in texts.values()):
        return False
    named = [segments([text]) for text in texts.values()]
    return sum(len(found) == 1 and found[0].names("column") is not None for found in named) >= FEWEST_COLUMNS
