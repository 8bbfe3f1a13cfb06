"""A figure that rose is not handed over as one that fell."""

import pytest

from askgov.directions import other_way

from .told import statements_in


@pytest.mark.parametrize(
    ("question", "sentence", "said"),
    [
        ("公开信息同比增长多少", "公开信息49871条，同比下降11%。", "注意：原文写的是减少，不是增加。"),
        ("公开信息同比下降多少", "公开信息49871条，同比增长11%。", "注意：原文写的是增加，不是减少。"),
        ("公开信息同比下降多少", "公开信息49871条，同比下降11%。", ""),
        ("公开信息是增加还是减少，多少", "公开信息49871条，同比下降11%。", ""),
        ("公开信息变化多少", "公开信息49871条，同比下降11%。", ""),
    ],
)
def test_the_other_way_is_told(question: str, sentence: str, said: str) -> None:
    assert other_way(question, statements_in({sentence: [("同比", 11, "%", "11")]})[0]) == said
