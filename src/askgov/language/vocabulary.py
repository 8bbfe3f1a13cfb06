"""Which pieces of the 250,002 are kept, and the tokenizer made of them.

Kept is every piece written wholly in the alphabet of our texts (ASCII, Chinese characters, and whatever is not a
letter: digits, punctuation, symbols, blanks), and every single character of any script.

* A text in that alphabet is segmented as with the full vocabulary, always: a segmentation only uses pieces whose
  characters occur in the text, all of those are kept with their scores, so the best one is the same. No list of
  frequent pieces is involved, hence none can miss the pieces of "query: " or of "75%".
* Any other text (Uyghur, Tibetan, kana …) still works: it falls to single characters, never to more unknown tokens
  than before.
"""

import re
import unicodedata

import numpy as np
from numpy.typing import NDArray
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from askgov.language.charsmap import compile_charsmap
from askgov.language.packed import PackedModel, Pieces

_HAN = re.compile("[々〆〇㐀-䶿一-鿿豈-﫿\U00020000-\U000323af]")


def kept_pieces(pieces: Pieces) -> NDArray[np.int64]:
    """Ascending ids of the pieces to keep; the new id of a piece is its place in this array."""
    specials = {pieces.bos, pieces.eos, pieces.pad, pieces.unknown}
    kept = [number for number, text in enumerate(pieces.texts) if number in specials or _is_kept(text)]
    # an unknown character costs the lowest score minus 10: that floor must not move
    if pieces.scores[kept].min() != pieces.scores.min():
        raise ValueError("the piece with the lowest score would be dropped")
    return np.array(kept, np.int64)


def _is_kept(piece: str) -> bool:
    return len(piece) == 1 or all(map(_in_alphabet, piece))


def _in_alphabet(character: str) -> bool:
    is_letter = unicodedata.category(character)[0] in "LM"
    return character.isascii() or not is_letter or _HAN.match(character) is not None


def build_tokenizer(model: PackedModel, kept: NDArray[np.int64]) -> Tokenizer:
    """XLM-RoBERTa's tokenizer over the kept pieces: `<s> text </s>`, normalised by the map of the packed file."""
    pieces = model.pieces
    vocabulary = [(pieces.texts[number], float(pieces.scores[number])) for number in kept]
    bos, eos, pad, unknown = (pieces.texts[special] for special in (pieces.bos, pieces.eos, pieces.pad, pieces.unknown))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=int(np.searchsorted(kept, pieces.unknown)), byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(compile_charsmap(model.normalisation)), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    specials = [bos, pad, eos, unknown] + (["<mask>"] if "<mask>" in pieces.texts else [])
    tokenizer.add_special_tokens([AddedToken(text, normalized=False, special=True) for text in specials])
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(text, tokenizer.token_to_id(text)) for text in (bos, eos)],
    )
    return tokenizer
