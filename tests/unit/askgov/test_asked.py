"""What kind of answer a question asks for."""

from datetime import date

import pytest

from askgov.asked import asks_for_text, number_asked, told_by_which
from askgov.question.organs import Catalogue
from askgov.question.reader import read

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    "question",
    [
        "云溪县公安局2024年对反复申请的人怎么管",
        "一份申请递到云溪县公安局要走哪几道流程",
        "云溪县公安局2024年处罚公示后来要求几天之内更新",
        "云溪县公安局2024年的短板点了哪三条",
        "对比一下云溪县公安局2023年和2024年的存在问题",
        "云溪县公安局2024年问题里说兼职人员占多大比例",
        "哪几家单位的年报讲过信用修复的事",
        "哪个单位聘了律师驻局审核答复？聘了几名",
        "云溪县公安局2024年申请突然多了，报告里是怎么解释的",
        "云溪县公安局2024年在政策解读上有什么问题",
        "沭阳县办依申请公开借鉴了什么经验",
    ],
)
def test_a_text_is_asked_for_though_a_word_is_of_a_table_or_of_an_amount(question: str, known: Catalogue) -> None:
    assert asks_for_text(read(question, known, TODAY))


@pytest.mark.parametrize(
    "question",
    ["云溪县公安局2024年反复申请的有几件", "云溪县公安局2024年发布微博多少条", "哪个单位罚得最多", "哪些部门2024年没有收到申请"],
)
def test_a_number_is_asked_for(question: str, known: Catalogue) -> None:
    reading = read(question, known, TODAY)
    assert not asks_for_text(reading)
    assert not told_by_which(reading)


@pytest.mark.parametrize(("text", "asked"), [("不比发稿多少", False), ("只公布一个总数", False), ("发稿多少篇", True), ("总数", True)])
def test_words_of_amount_that_ask_for_none(text: str, asked: bool) -> None:
    assert number_asked(text) is asked
