"""Our own sentences, as officials write them, around the figures of 203 real reports: value, unit, rounding and name must come back.

``narrative_sentences.txt`` has a sentence for each of the 414 real figures; ``narrative_heldout.txt`` 120 in other wordings and
``narrative_paragraphs.txt`` whole paragraphs, each written before any of them was read by the code. What the files do not mark is no
figure. A mark is {as printed=name} or {as printed=name=value unit}, with ~ behind the unit of a rounded figure. A name is the words
that must stand in a label, in their order, joined by +; alternatives are parted by /.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.mentions import Mention
from ingest.narrative import mentions

HERE = Path(__file__).parent
FIGURES = HERE.parents[2].parent / "shared" / "data" / "narrative_figures.jsonl"
NEEDED = 0.97

_MARKED = re.compile(r"\{([^={}]+)=([^={}]+)(?:=([0-9.]+) ?([^~}]*?) ?(~?))?\}")
_PLAIN = re.compile(r"([0-9.]+)(.*)", re.S)
_NUMBERS = re.compile(r"20[0-9]{2}年|12[0-9]{3}")  # years and hotlines name things
_MOST_OTHER_WORDS = 14  # characters: a label with more is a clause, not a name


@dataclass(frozen=True)
class Expected:
    """A marked figure; ``start`` and ``end`` are its place in the plain text."""

    start: int
    end: int
    name: str
    value: Decimal
    unit: str
    approximate: bool

    def named_by(self, label: str) -> bool:
        """Whether the label says what is counted: all words of the name, little else, no mark and no digit."""
        return re.search(r"[，。；：0-9]", _NUMBERS.sub("", label)) is None and any(
            _holds(label, words.split("+")) for words in self.name.split("/")
        )


@dataclass(frozen=True)
class Sentence:
    """A sentence without its marks, and its figures."""

    text: str
    figures: tuple[Expected, ...]


@dataclass(frozen=True)
class Score:
    """What was read out of sentences. Each list holds one line a figure, to be read by people."""

    expected: int
    right: int
    missed: Sequence[str]
    misread: Sequence[str]  # with another value, unit or rounding
    misnamed: Sequence[str]
    spurious: Sequence[str]


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a file, one a line; what stands before a tab, and lines that begin with #, are left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [sentence(line.split("\t")[-1]) for line in lines if line and not line.startswith("#")]


def scored(every: Sequence[Sentence]) -> Score:
    """Reads the sentences and compares."""
    missed: list[str] = []
    misread: list[str] = []
    misnamed: list[str] = []
    spurious: list[str] = []
    right = expected = 0
    for told in every:
        found = list(mentions(told.text, 0, len(told.text)))
        expected += len(told.figures)
        for figure in told.figures:
            mention = next((m for m in found if figure.start <= m.quantity.numeral < figure.end), None)
            if mention is not None:
                found.remove(mention)
            if mention is None:
                missed.append(f"{figure} | {told.text}")
            elif not _reads(mention, figure):
                misread.append(f"{figure} ← {mention.quantity} | {told.text}")
            elif not figure.named_by(mention.label):
                misnamed.append(f"{figure.name} ← {mention.label} | {told.text}")
            else:
                right += 1
        spurious += [f"{m.label} {m.quantity} | {told.text}" for m in found]
    return Score(expected, right, missed, misread, misnamed, spurious)


def _reads(mention: Mention, figure: Expected) -> bool:
    quantity = mention.quantity
    return (quantity.value, quantity.unit, quantity.approximate) == (figure.value, figure.unit, figure.approximate)


def _holds(label: str, words: Sequence[str]) -> bool:
    position = 0
    for word in words:
        if (found := label.find(word, position)) < 0:
            return False
        position = found + len(word)
    return len(label) - sum(map(len, words)) <= _MOST_OTHER_WORDS


def sentence(marked: str) -> Sentence:
    """Takes the marks out of a sentence."""
    figures: list[Expected] = []
    text, position = "", 0
    for mark in _MARKED.finditer(marked):
        text += marked[position : mark.start()]
        printed, name, value, unit, about = mark.groups()
        position = mark.end()
        if value is None:
            plain = _PLAIN.fullmatch(printed)
            assert plain is not None, printed
            value, unit = plain.groups()
        figures.append(Expected(len(text), len(text) + len(printed), name, Decimal(value), unit, bool(about)))
        text += printed
    text += marked[position:]
    assert not re.search("[{}]", text), marked
    return Sentence(text, tuple(figures))


@pytest.mark.parametrize("file", ["narrative_sentences.txt", "narrative_heldout.txt", "narrative_paragraphs.txt"])
def test_figures_are_read_with_their_names(file: str) -> None:
    score = scored(sentences(HERE / file))

    assert score.spurious == []
    assert score.misread == []
    assert score.right >= NEEDED * score.expected, (score.missed, score.misnamed)


def test_every_real_figure_has_its_sentence() -> None:
    if not FIGURES.exists():
        pytest.skip("the real figures are not at hand")
    lines = (HERE / "narrative_sentences.txt").read_text(encoding="utf-8").splitlines()
    told = {int(row): line for line in lines if not line.startswith("#") for row in line.split("\t")[0].split(",")}
    real = [json.loads(line) for line in FIGURES.read_text(encoding="utf-8").splitlines()]

    assert sorted(told) == list(range(len(real)))
    assert [row for row, line in told.items() if real[row]["value_num"] and f"{float(real[row]['value_num']):g}" not in _values(line)] == []


def _values(line: str) -> set[str]:
    return {f"{float(figure.value):g}" for figure in sentence(line.split("\t")[-1]).figures}
