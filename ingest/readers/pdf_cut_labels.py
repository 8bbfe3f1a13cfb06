"""Labels whose last lines do not show: their row is too low for them. The rest is added where what shows begins one label of the forms."""

from askgov.taxonomy.layouts import label_keys, vocabulary

SHORTEST = 6  # letters that show of a label
_KINDS = ("row", "column", "head", "group")


def whole_label(text: str) -> str:
    """A label whose end is cut off as a whole, where only one begins so; else the text as it is."""
    keys = label_keys(text)
    if len(keys) != 1 or any(key in vocabulary() for key in keys):
        return text
    (shown,) = keys
    longer = sorted((key for key in vocabulary() if key.startswith(shown)), key=len)
    meant = {(label.kind, label.id) for key in longer for label in vocabulary()[key]}
    is_one = len(meant) == 1 and all(kind in _KINDS for kind, _ in meant)
    return text + longer[0][len(shown) :] if len(shown) >= SHORTEST and is_one else text
