"""A passage must speak of what a question says that it is about."""

import pytest

from askgov.topic_named import holds_topic


@pytest.mark.parametrize(
    ("asked", "text", "holds"),
    [
        ("在校服采购上公开了哪些信息", "全年主动公开政府信息285条，其中招生考试43条。", False),
        ("在校服采购上公开了哪些信息", "公开校服采购的中标企业和价格。", True),
        ("对中小学研学旅行收费做了什么规定", "就民办学校收费管理办法公开征求意见。", False),
        ("养犬登记是怎么管理的", "户籍窗口公示的办理时限与网上不一致。", False),
        ("养犬登记是怎么管理的", "养犬实行登记制度，全年登记1200只。", True),
        ("和外省签了哪些“跨省通办”协议", "开设了“一件事一次办”专题。", False),
        ("和外省签了哪些“跨省通办”协议", "与邻省签订“跨省通办”协议3份。", True),
        # one of several names, words of the form, a short topic in other words
        ("“板凳会”“板凳课堂”怎么办的", "“板凳课堂”宣讲29场。", True),
        ("老被告知“本机关不掌握”怎么办", "群众申请常被告知查无资料。", True),
        ("在村一级的公开上有什么动作", "推进基层政务公开与村（居）务公开一体化。", True),
        ("存在什么问题", "更新不及时。", True),
    ],
)
def test_a_passage_speaks_of_it(asked: str, text: str, holds: bool) -> None:
    assert holds_topic(asked, text) is holds
