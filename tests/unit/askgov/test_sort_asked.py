"""What sort of thing a passage must hold."""

import pytest

from askgov.sort_asked import holds_sort


@pytest.mark.parametrize(
    ("asked", "text", "holds"),
    [
        ("那两家律所叫什么", "聘请2家律师事务所提供法律服务。", False),
        ("读稿子的办法叫啥", "推行“居民试读员”制度。", True),
        ("点名的那19家单位都有谁", "印发通报4期，点名通报单位19家。网站、新媒体抽查4次。", False),
        ("评估委托哪家公司做的", "委托第三方开展评估，发现问题217个。", False),
        ("补助按什么标准给", "制定补助细则，配发解读1部。", False),
        ("补助按什么标准给", "每人每月补助200元。", True),
        ("申请是谁在办", "由法制部门一人承办。", True),
        ("什么时候建好", "计划6月底前建成。", True),
        ("存在什么问题", "更新不及时。", True),
        ("开放日在哪几个派出所办的", "举办“警营开放日”9场，接待群众3400余人。", False),
        ("开放日在哪几个派出所办的", "在城东、城西派出所举办开放日2场。", True),
        ("是哪些学校举行的", "举办校园开放日9场。", False),
        ("加装电梯发了多少补贴款", "对63部电梯公布补贴发放进度。", False),
        ("加装电梯发了多少补贴款", "发放加装电梯补贴1260万元。", True),
    ],
)
def test_a_passage_holds_what_is_asked_for(asked: str, text: str, holds: bool) -> None:
    assert holds_sort(asked, text) is holds
