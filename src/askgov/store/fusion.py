"""Orders that do not depend on the last bits of a float, and one order made of several."""

from collections.abc import Mapping, Sequence

DECIMALS = 5  # scores of one text vary below this with the batch it was embedded in


def ranked(scores: Mapping[str, float]) -> list[str]:
    """Ids by falling score, rounded; equal scores by id."""
    return sorted(scores, key=lambda id_: (-round(scores[id_], DECIMALS), id_))


def reciprocal_rank_fusion(*rankings: Sequence[str], constant: int = 60) -> dict[str, float]:
    """id → sum of 1 / (constant + rank), ranks from 1, best first (Cormack, Clarke and Büttcher, SIGIR 2009)."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, id_ in enumerate(ranking, start=1):
            scores[id_] = scores.get(id_, 0.0) + 1 / (constant + rank)
    return {id_: scores[id_] for id_ in sorted(scores, key=lambda id_: (-scores[id_], id_))}
