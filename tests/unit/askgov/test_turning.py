"""The end of a change that a question asks for."""

import pytest

from askgov.turning import other_end
from tests.unit.askgov.told import statements_in

SENTENCE = "办税厅平均等候时间由11分钟降到4分钟，解决问题52个。"


@pytest.mark.parametrize(("asked", "kept"), [("等号时间缩到几分钟", ["4分钟", "52个"]), ("平均等候几分钟", ["11分钟", "4分钟", "52个"])])
def test_where_a_change_began_is_no_answer_to_where_it_ended(asked: str, kept: list[str]) -> None:
    told = statements_in({SENTENCE: [("原等候时间", 11, "分钟", "11分钟"), ("降到", 4, "分钟", "4分钟"), ("问题", 52, "个", "52个")]})
    assert [s.source.as_printed for s in told if not other_end(asked, s)] == kept
