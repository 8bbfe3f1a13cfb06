"""A passage in units that may be said by themselves, and these in clauses.

A clause torn out of its sentence may say something else: its subject, its condition or its denial stands before it. So a unit is said from
its beginning, as far as it is wanted, and on where what follows takes something of it back. An item of a list brings the words that
introduce the list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = frozenset("，,：:；;。！!？?\n")
_ENDS = frozenset("；;。！!？?\n")
_OPENING, _CLOSING = "（(“‘《「『【[", "）)”’》」』】]"
_NUMERALS = "一二三四五六七八九十"
_ORDINAL = re.compile(
    rf"\s*(?:(?P<is>[{_NUMERALS}]+是)|第(?P<nth>[{_NUMERALS}]+)(?:[、是]|$)|(?P<word>首先|其次|再次|最后)$"
    rf"|[（(](?P<bracket>[{_NUMERALS}]+|\d{{1,2}})[）)]|(?P<dot>\d{{1,2}})[.．、](?!\d)|(?P<comma>[{_NUMERALS}]+)、|(?P<ring>[①-⑳]))"
)
_TITLE = 12  # characters at most
_FIRST = ("一是", "一", "首先", "1", "①")
_GOES_ON = re.compile(  # what only the sentence before explains, or what takes it back
    r"\s*(?:其(?![他余])|该|此(?!外)|这|那|上述|以上|前[者述]|后者|对此|为此|因此|因而|从而|由此|故|但|然而|不过|而|却|可是|只是|除|否则|相反|反之|[它他她]"
    r"|同比|环比|尚|仍)"
)
_TAKES_BACK = re.compile(r"\s*(?:但|然而|不过|而|却|可是|只是|除|否则|尚|仍|还?[没未不])")
_WAITS = re.compile(  # an opening that says nothing without what follows
    r"\s*(?:如|若|倘|假如|只要|只有|除非|凡|虽|尽管|即使|由于|因|为了?|随着|根据|按照|依照|针对|截[至止]|对于|关于|与|同|在|以|当)"
)


@dataclass(frozen=True)
class Clause:
    """Words up to a mark, as printed, without the number of the item that they begin."""

    text: str
    mark: str


@dataclass(frozen=True)
class Unit:
    """A sentence or an item of a list, with the sentences that go on from it. ``head``: the words that introduce its list.

    ``leads``: it introduces a list itself, or is a title (一是村务公开。…), and is not said alone.
    """

    clauses: tuple[Clause, ...]
    head: str = ""
    leads: bool = False

    def up_to(self, last: int) -> str:
        """The unit from its beginning to a clause, or as far behind it as is needed to say no more than the unit does."""
        end = last
        while end + 1 < len(self.clauses) and self._open(end):
            end += 1
        return _said(self.clauses[: end + 1])

    def _open(self, at: int) -> bool:
        here, following = self.clauses[at], self.clauses[at + 1]
        return here.mark[:1] in "：:" or bool(_WAITS.match(here.text) or _TAKES_BACK.match(following.text))


def units(passage: str) -> tuple[Unit, ...]:
    """The units of a passage in their order."""
    found: list[list[Clause]] = []
    heads: list[str] = []
    items: list[bool] = []
    of_style: dict[str, str] = {}  # the head of the list whose items are numbered in this way
    ended, numbered = True, ""
    for text, mark in _pieces(passage):
        ordinal = _ORDINAL.match(text)
        words = (text[ordinal.end() :] if ordinal else text).strip()
        if ordinal:
            numbered = ordinal.lastgroup or ""
            if ordinal[numbered] in _FIRST:
                of_style[numbered] = _said(found[-1]) if found else ""
        new_line = bool(found) and "\n" in found[-1][-1].mark
        if words and (numbered or not found or new_line or (ended and not _GOES_ON.match(words))):
            found.append([])
            heads.append(of_style.get(numbered, ""))
            items.append(bool(numbered))
        if words:
            found[-1].append(Clause(words, mark))
            ended, numbered = mark in _ENDS, ""
        elif found and not numbered:  # another mark
            before = found[-1].pop()
            found[-1].append(Clause(before.text, before.mark + mark))
            ended = ended or mark in _ENDS
    told = [*(not item for item in items[1:]), False]  # by the next sentence, which is no further item
    leads = [_said(clauses) in heads or (told[at] and _is_title(clauses)) for at, clauses in enumerate(found)]
    return tuple(Unit(tuple(clauses), head, lead) for clauses, head, lead in zip(found, heads, leads, strict=True))


def _is_title(of: list[Clause]) -> bool:
    return len(of) == 1 and len(of[0].text) <= _TITLE and not any(map(str.isdigit, of[0].text))


def clauses(text: str) -> tuple[str, ...]:
    """The clauses of any text."""
    return tuple(clause.text for unit in units(text) for clause in unit.clauses)


def _said(of: "list[Clause] | tuple[Clause, ...]") -> str:
    """Clauses with the marks between them."""
    return "".join(f"{clause.text}{clause.mark}" for clause in of[:-1]) + of[-1].text


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at its marks, each with the mark behind it; what stands in brackets and quotation marks is not cut."""
    begin = depth = 0
    for at, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(depth - 1, 0)
        elif char in _MARKS and not depth and not (char in ",:" and text[at + 1 : at + 2].isdigit()):
            yield text[begin:at], char
            begin = at + 1
    if text[begin:].strip():
        yield text[begin:], ""
