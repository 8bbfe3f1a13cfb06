"""Digits of a font that neither the document nor the machine has: drawn with another, they are wider than the steps between them."""

from ingest.readers.pdf_characters import RawCharacter, TextObject, _as_advanced

SIZE = 8.0


def printed(text: str, step: float, width: float, source: int = 1) -> list[RawCharacter]:
    places = [100.0 + step * at for at in range(len(text))]
    return [RawCharacter(c, x, 0.0, x + width, SIZE, x, 0.0, source, False, ()) for c, x in zip(text, places, strict=True)]


def rights(characters: list[RawCharacter]) -> list[float]:
    looks = {source: TextObject(SIZE, 0, True, (0, 0, 0)) for source in {c.source for c in characters}}
    return [round(c.right - c.left, 2) for c in _as_advanced(characters, looks)]


def test_a_digit_is_as_wide_as_the_step_to_the_next() -> None:
    assert rights(printed("1316", step=3.7, width=5.0)) == [3.7, 3.7, 3.7, 5.0]


def test_digits_printed_over_one_another_stay_so() -> None:
    assert rights(printed("13", step=2.0, width=5.0)) == [5.0, 5.0]


def test_numbers_of_two_text_objects_stay_as_they_are() -> None:
    one, other = printed("1", step=3.7, width=5.0), printed("2", step=3.7, width=5.0, source=2)
    assert rights([*one, *other]) == [5.0, 5.0]
