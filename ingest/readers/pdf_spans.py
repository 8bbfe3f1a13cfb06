"""Stretches across a page that cells and columns cover: which overlap, which stand apart, and which values a label stands over."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.readers.pdf_rows import Row
from ingest.readers.pdf_stacks import Stack

TOUCH = 0.5  # points that cells of different columns may overlap by
IN_LINE = 1.5  # points that cells of a column may be off by
SAME_START = 1.0  # points that labels in the left of their cells may begin apart
FEWEST_ABOVE = 2  # labels over several columns, that show where labels begin
PADDING = 8.0  # points of a cell, at most
Span = tuple[float, float]  # from the left


def span_of(stack: Stack) -> Span:
    """The stretch that a cell covers."""
    return stack.left, stack.right


def distinct(spans: Sequence[Span], rows: Iterable[Row]) -> bool:
    """Whether no two values of a row stand in the same span, unless they are lines of one cell, one above the other."""
    for row in rows:
        for one, other in pairwise(row.values):
            if not one.over(other) and any(meet(span, one) and meet(span, other) for span in spans):
                return False
    return True


def apart(stretches: Iterable[Span]) -> list[Span]:
    """The stretches across the page, those that overlap as one."""
    spans: list[Span] = []
    for start, end in sorted(stretches):
        if spans and start < spans[-1][1] - TOUCH:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def meet(span: Span, stack: Stack) -> bool:
    """Whether a cell stands in a stretch, by more than touching it."""
    return min(span[1], stack.right) - max(span[0], stack.left) > TOUCH


def headed(heads: Sequence[Span], spans: Sequence[Span]) -> list[Span] | None:
    """The columns below labels: each label with the values that it stands over, or that stand before the next one."""
    owners: list[list[Span]] = [[] for _ in heads]
    loose: list[Span] = []
    for span in spans:
        over = [index for index, head in enumerate(heads) if min(head[1], span[1]) > max(head[0], span[0])]
        if len(over) > 1:
            return None
        (owners[over[0]] if over else loose).append(span)
    for index, span in _taken(loose, heads, owners):
        owners[index].append(span)
    columns = [(min(s[0] for s in (head, *own)), max(s[1] for s in (head, *own))) for head, own in zip(heads, owners, strict=True)]
    return columns if are_apart(columns) else None


def _taken(loose: Sequence[Span], heads: Sequence[Span], owners: Sequence[Sequence[Span]]) -> list[tuple[int, Span]]:
    """Values that no label stands over, with the label on their left: where the last one's stand beyond it, or other columns show that
    values stand farther right than their labels, and none that they stand farther left. A column's are in one place."""
    off = [sum(span) - sum(head) for head, own in zip(heads, owners, strict=True) for span in own]
    shown = max(off, default=0.0) > 2 * IN_LINE
    taken: dict[int, list[Span]] = {}
    for span in loose:
        index = max((index for index, head in enumerate(heads) if head[1] <= span[0]), default=-1)
        if index < 0:
            continue
        taken.setdefault(index, []).append(span)
        shown = shown or index + 1 == len(heads)
    shown = shown and min(off, default=0.0) >= -2 * IN_LINE
    fitting = [
        (index, spans)
        for index, spans in taken.items()
        if not owners[index] and spans[-1][1] - spans[0][0] <= max(end - start for start, end in spans) + PADDING
    ]
    return [(index, span) for index, spans in fitting for span in spans] if shown else []


def as_cells(columns: Sequence[Span], leaves: Sequence[Stack], above: Sequence[Stack]) -> list[Span]:
    """The columns each up to the next, where labels begin at the left of their cells: all of those above several columns begin where the
    first of these do, and no value begins farther left than its label. Else as they are."""
    first = [next((leaf for leaf in leaves if head.over(leaf)), head) for head in above]
    begin = [abs(head.left - leaf.left) <= SAME_START for head, leaf in zip(above, first, strict=True) if leaf is not head]
    inside = all(start >= leaf.left - SAME_START for (start, _), leaf in zip(columns, leaves, strict=True))
    if len(begin) < FEWEST_ABOVE or not all(begin) or not inside:
        return list(columns)
    return [(one[0], max(one[1], other[0] - SAME_START)) for one, other in pairwise(columns)] + list(columns[-1:])


def are_apart(columns: Sequence[Span]) -> bool:
    """Whether columns follow one another without overlap."""
    return all(one[1] <= other[0] + TOUCH for one, other in pairwise(columns))


def in_line(one: Stack, other: Stack) -> bool:
    """Whether two cells are aligned at one side or in the middle."""
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2) <= IN_LINE
