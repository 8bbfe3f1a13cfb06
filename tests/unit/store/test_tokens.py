"""What a text and a question are looked up by."""

import pytest

from askgov.store import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主动公开", ["主动", "动公", "公开"]),
        ("公开", ["公开"]),
        ("罚", []),
        ("收到23,286件", ["收到", "23286"]),
        ("２０２３年 WeChat", ["2023", "wechat"]),
        ("一、总体情况", ["总体", "体情", "情况"]),
        ("", []),
        ("，。！", []),
        ("1.5万元", ["1", "5", "万元"]),
        ("x" * 100, ["x" * 40]),
    ],
)
def test_pairs(text, expected):
    assert tokens.pairs(text) == expected


def test_a_character_alone_in_a_question_is_looked_up_by_itself():
    assert tokens.lone("第3条") == ["第", "条"]
    assert tokens.lone("罚") == ["罚"]
    assert tokens.lone("罚款") == []
    assert tokens.singles("罚款3起") == ["罚", "款", "起"]
