"""What a question says in its own words and then names: 痛痛快快给了的（予以公开）, 能拿到东西的比例，也就是予以公开占办结的比例.

The name decides, and stands in place of the words that it explains; what is taken is said with the answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACKETED = re.compile(r"[(（](?:即|也就是|就是|指的?是?)?[“\"「]?(?P<name>[^()（）,，。]{2,24}?)[”\"」]?(?:那?一?[栏项行类格])?[)）]")
_SAID_AGAIN = re.compile(
    r"[,，。;；?？:：](?:我(?:是说|说的|指的|问的))?(?:也就是说?|就是说?|也即|即|指的?是|说的是)(?P<name>[^。;；]{2,40}?)(?:那?一?[栏格])?(?:的?(?:数|数字))?(?=$|[。;；?？])"
)
_QUOTES = re.compile(r"[“”\"「」]")
_POINTED = re.compile(r"[那这]一?[栏格行项]?$")
_BREAK = re.compile(r"[,，。;；:：?？!！]")


@dataclass(frozen=True)
class Gloss:
    """A name and where it stands, with what is round it (brackets, 也就是); ``whole``: it says the whole question over again."""

    start: int
    end: int
    name: str
    whole: bool = False


def glosses(text: str) -> Iterator[Gloss]:
    """The names that a normalised question gives to what it said before."""
    for match in _BRACKETED.finditer(text):
        yield Gloss(*match.span(), match["name"])
    if again := _SAID_AGAIN.search(text):
        yield Gloss(*again.span(), _POINTED.sub("", _QUOTES.sub("", again["name"])), whole=True)


def clause_start(text: str, end: int) -> int:
    """Where the clause that ends at a place begins."""
    return max((match.end() for match in _BREAK.finditer(text, 0, end)), default=0)
