"""The compiled normalisation map does what the plain one says, character by character."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import normalizers

from askgov.language.charsmap import compile_charsmap
from askgov.language.packed import PackedModel

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


@settings(deadline=None)
@given(
    mapping=st.dictionaries(CHARACTERS, st.text(CHARACTERS, max_size=4), min_size=1, max_size=60),
    others=st.lists(CHARACTERS, max_size=60),
)
def test_any_map(mapping: dict[str, str], others: list[str]) -> None:
    normalise = normalizers.Precompiled(compile_charsmap(mapping)).normalize_str
    for character in [*mapping, *others]:
        assert normalise(character) == mapping.get(character, character)


def test_full_rows_beside_each_other() -> None:
    """Rows of 64 siblings leave no gaps: a row that strays by one place overwrites its neighbour."""
    mapping = {chr(code): str(code) for code in range(0x4E00, 0x4E00 + 5 * 64)}
    normalise = normalizers.Precompiled(compile_charsmap(mapping)).normalize_str
    assert [normalise(character) for character in mapping] == list(mapping.values())


@pytest.mark.parametrize("mapping", [{"\0": "a"}, {"a": "\0"}, {"ab": "c"}, {"": "c"}])
def test_what_the_form_cannot_hold_is_refused(mapping: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="single characters"):
        compile_charsmap(mapping)


def test_real_map_on_every_character(packed: PackedModel) -> None:
    mapping = packed.normalisation
    normalise = normalizers.Precompiled(compile_charsmap(mapping)).normalize_str
    assert len(mapping) == 4837
    wrong = [
        code for code in range(1, 0x110000) if not 0xD800 <= code < 0xE000 and normalise(chr(code)) != mapping.get(chr(code), chr(code))
    ]
    assert wrong == []
