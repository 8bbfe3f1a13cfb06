"""What to say of an organ that has no report here, and of one that a typing slip may stand for."""

from collections.abc import Sequence

from askgov.domain import Decline, Option
from askgov.question.heard_names import heard_as
from askgov.question.organs import Catalogue

_MOST_LISTED = 6


def no_such_report(strangers: Sequence[str], known: Catalogue, text: str = "") -> Decline:
    """A named organ has no report here: say so, and what there is in the same place. Never a neighbour's figure.

    Where known names sound the same and none could be taken, they are offered as the question ``text`` with that name.
    """
    name = "、".join(dict.fromkeys(strangers))
    if alike := heard_as(strangers, known):
        options = tuple(Option(label=meant, question=text.replace(said, meant, 1)) for said, meant in alike if said in text)
        listed = "、".join(dict.fromkeys(f"“{meant}”" for _, meant in alike))
        message = f"没有收录“{name}”的年度报告，因此无法回答。已收录的有读音相同的{listed}，如果问的是它，请回答“是”，或者改正名称再问。"
        return Decline(reason="no_report", message=message, options=options)
    near = [id_ for place, ids in known.by_place.items() if place and any(place in said for said in strangers) for id_ in ids]
    shown = sorted(near) or known.by_id
    listed = "、".join(known.entities[id_].name for id_ in shown[:_MOST_LISTED])
    more = "等" if len(shown) > _MOST_LISTED else ""
    return Decline(reason="no_report", message=f"没有收录“{name}”的年度报告，因此无法回答。现已收录的有：{listed}{more}。")
