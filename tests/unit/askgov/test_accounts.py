"""Figures of accounts of media: only what the account's own clause says."""

import pytest

from askgov.accounts import of_account
from askgov.domain import StatementQuery
from askgov.question.accounts import without_account

from .told import statements_in

SENTENCES = {
    "全年主动公开政府信息5364条，其中门户网站1127条，“平安清岚”微信公众号1896条、新浪微博2104条、抖音号237条。": (
        ("主动公开政府信息", 5364, "条", "5364条"),
        ("门户网站", 1127, "条", "1127条"),
        ("“平安清岚”微信公众号", 1896, "条", "1896条"),
        ("新浪微博", 2104, "条", "2104条"),
        ("抖音号", 237, "条", "237条"),
    ),
    "“清岚发布”微信公众号发布信息5210条，其中疫情防控信息1986条，关注用户54.8万人，留言答复158条。": (
        ("“清岚发布”微信公众号发布信息", 5210, "条", "5210条"),
        ("疫情防控信息", 1986, "条", "1986条"),
        ("关注用户", 548000, "人", "54.8万人"),
        ("留言答复", 158, "条", "158条"),
    ),
}


def asked(question: str) -> list[str]:
    rest, account = without_account(question)
    query = StatementQuery(terms=(account,), account=account, question=rest, about=rest)
    return [str(s.value) for s in of_account(query, statements_in(SENTENCES))]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("“平安清岚”抖音号更新了多少条内容", "237"),
        ("“平安清岚”微博发了多少条", "2104"),
        ("“平安清岚”公众号推送多少条", "1896"),
        ("“清岚发布”公众号发了多少条信息", "5210"),
        ("“清岚发布”公众号有多少粉丝", "548000"),
        ("“清岚发布”公众号留言答复多少条", "158"),
        ("“清岚发布”公众号发布疫情防控信息多少条", "1986"),
    ],
)
def test_the_figure_of_the_account_and_medium_asked_for(question: str, value: str) -> None:
    assert asked(question) == [value]


@pytest.mark.parametrize(
    "question",
    [
        "“平安清岚”快手号发了多少条",
        "“平安清岚”抖音号有多少粉丝",
        "“清岚发布”公众号留言没答复的多少条",
        "“清岚发布”公众号新增粉丝多少",
        "“清岚发布”公众号除疫情外发了多少条",
        "“清岚发布”公众号点赞多少次",
        "“清岚发布”微博发了多少条",
        "“清岚教育”公众号发了多少条",
    ],
)
def test_nothing_else_is_given(question: str) -> None:
    assert asked(question) == []


def test_only_a_name_in_quotes_beside_a_medium_is_an_account() -> None:
    assert without_account("“三安全一稳定”不予公开几件") == ("“三安全一稳定”不予公开几件", "")
    assert without_account("“清岚发布”公众号有什么特色") == ("“清岚发布”公众号有什么特色", "")
    assert without_account("“清岚发布”公众号发了多少条")[1] == "清岚发布"
