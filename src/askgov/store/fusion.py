"""Orders that do not depend on the last bits of a float, and one order made of several."""

from collections.abc import Mapping, Sequence

DECIMALS = 5  # scores of one text vary below this with the batch it was embedded in


def ranked(scores: Mapping[str, float]) -> list[str]:
    """Ids by falling score, rounded; equal scores by id."""
    return sorted(scores, key=lambda id_: (-round(scores[id_], DECIMALS), id_))


def fused(*searches: Mapping[str, float]) -> dict[str, float]:
    """id → sum of its scores, those of each search spread over 0 to 1, best first; an id that a search did not find scores 0 there.

    This is CombSUM over min-max (Fox and Shaw, TREC-2). Fusing by ranks drops how far ahead the best is, and among near-identical
    passages of siblings the order by meaning is half chance: on our own gold it fell behind the search by words alone.
    """
    ids = dict.fromkeys(id_ for scores in searches for id_ in scores)
    spreads = [_spread([scores.get(id_, 0.0) for id_ in ids]) for scores in searches if scores]
    sums = dict(zip(ids, map(sum, zip(*spreads, strict=True)), strict=True))
    return {id_: sums[id_] for id_ in ranked(sums)}


def _spread(scores: Sequence[float]) -> list[float]:
    least, most = min(scores), max(scores)
    return [(score - least) / (most - least) if most > least else 0.0 for score in scores]
