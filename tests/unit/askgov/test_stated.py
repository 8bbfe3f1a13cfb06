"""What a sentence must say that states an average, a proportion or an extreme."""

import pytest

from askgov.stated import may_be_stated, of_time, states_it


@pytest.mark.parametrize(
    ("asked", "sentence", "stated"),
    [
        ("平均等候几分钟", "平均等候时间由11分钟降到4分钟", True),
        ("平均等候几分钟", "等候时间4分钟以上的12次", False),
        ("好评占百分之几", "好评率99.7%", True),
        ("好评占百分之几", "好评8.9万条", False),
        ("最少公示几天", "公示不少于7天", True),
        ("最少公示几天", "公示7天", False),
        ("阅读最多的有多少次", "阅读量最高的一篇达1.8万次", True),
        ("开放日办了几场", "举办开放日6场", True),
    ],
)
def test_a_sentence_states_what_is_asked_for(asked: str, sentence: str, stated: bool) -> None:
    assert states_it(asked, sentence) is stated


def test_lengths_of_time_may_be_stated() -> None:
    assert of_time("要多久")
    assert of_time("几个工作日")
    assert may_be_stated("降到几分钟")
    assert not of_time("多少件")
    assert not may_be_stated("办了几场")
