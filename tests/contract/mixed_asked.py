"""Pairs of clauses that ask for different kinds of things, each of which can be asked alone."""

from collections.abc import Iterator

LINES = ("新收", "办结", "行政许可", "行政处罚", "行政复议", "结转下年")
SHARES = (("予以公开", "占比多少"), ("不予公开", "占办结的百分之几"), ("复议维持", "占比多少"))
CHANGES = ("比上年多几件", "同比增长百分之几", "增加了多少")


def pairs(organ: str, year: int) -> Iterator[tuple[str, str, str]]:
    """(both in one question, the first alone, the second alone)."""
    for line in LINES:
        for part, share in SHARES:
            first, then = f"{organ}{year}年{part}{share}", f"{line}几件"
            yield f"{first}，{then}？", first, f"{organ}{year}年{then}"
        for other in LINES:
            for change in CHANGES:
                if other != line:
                    first, then = f"{organ}{year}年{other}{change}", f"{line}几件"
                    yield f"{first}，{then}？", first, f"{organ}{year}年{then}"
