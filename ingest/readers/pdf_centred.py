"""Numbers that a cell without lines broke: their two lines stand around the middle of their row, which the label beside them shows."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.pdf_stacks import Stack

LEVEL = 0.15  # sizes that the middle of a number may be off that of its row's label
CLOSE = 1.6  # sizes from line to line of a number


def with_broken_numbers(stacks: Sequence[Stack]) -> list[Stack]:
    """The cells of a page, the two lines of such a number as one cell. No label is level with one of them: it would be another row's."""
    labels = [stack for stack in stacks if not stack.is_value and stack.names("row")]
    values = sorted((stack for stack in stacks if stack.is_value and len(stack.lines) == 1), key=lambda stack: (stack.top, stack.left))
    whole: list[Stack] = []
    used: set[int] = set()
    for place, upper in enumerate(values):
        lower = next((value for value in values[place + 1 :] if value.top > upper.top and value.over(upper)), None)
        if lower is None or id(upper) in used or not _is_one(upper, lower, labels):
            continue
        used |= {id(upper), id(lower)}
        whole.append(Stack((*upper.lines, *lower.lines), True))
    rest = [stack for stack in stacks if id(stack) not in used]
    return sorted([*rest, *whole], key=lambda stack: (stack.top, stack.left))


def _is_one(upper: Stack, lower: Stack, labels: Sequence[Stack]) -> bool:
    """Whether two values are the lines of one cell in the middle of a label's row."""
    middle, size = (upper.middle + lower.middle) / 2, upper.size
    if lower.middle - upper.middle > CLOSE * size or not _are_centred(upper, lower):
        return False
    own = [label for label in labels if abs(label.middle - middle) <= LEVEL * size]
    others = [label for label in labels if any(abs(label.middle - one.middle) <= 2 * LEVEL * size for one in (upper, lower))]
    return len(own) == 1 and not others


def _are_centred(*stacks: Stack) -> bool:
    """Whether values stand below one another in the middle of a column."""
    return all(abs(one.left + one.right - other.left - other.right) <= 2 * LEVEL * one.size for one, other in pairwise(stacks))
