"""Orders, shares, growth and wishes put in passing; a year or an organ that a question corrects itself to."""

import pytest

from askgov.question.everyday_idioms import EVERYDAY
from askgov.question.reconsidered import reconsidered


def plainly(text: str) -> str:
    for pattern, spelled in EVERYDAY:
        text = pattern.sub(spelled, text)
    return text


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("哪个局罚得最狠", "哪个局罚得最多"),
        ("占全县多大份儿", "占全县多大份儿"),  # of what it is a share stands between: left to the reading of shares
        ("处罚在全区里占多大份儿", "处罚在全区里占百分之几"),
        ("占多大比重", "占多大比重"),
        ("同比长了几个点", "同比增长百分之几"),
        ("增幅几个百分点", "增长百分之几"),
        ("从哪年起上了三位数", "哪年首次达到100"),
        ("新收申请摞一块儿总共多少件", "新收申请合计总共多少件"),
        ("收费多少，小数一位都别丢", "收费多少"),
        ("收费多少（保留两位）", "收费多少"),
        ("2024年比2023年多罚了几件", "2024年比2023年多罚了几件"),  # 罚 names the line
        ("2024年比2023年少开了几张", "2024年比2023年少几张"),
        ("因起草材料需要，请列出2024年的处罚", "列出2024年的处罚"),
        ("2018年收费是零点几万", "2018年收费是多少万"),
        ("被列进黑榜的是哪几家公司，名单给我", "被列进黑榜的是哪几家公司，名单给我"),
        ("2024年度行政处罚多少件", "2024年度行政处罚多少件"),
        ("哪些部门复议被纠正过？把名字列出来", "哪些部门复议被纠正过？"),
        ("名字里有“和”的局", "名字里有“和”的局"),
    ],
)
def test_a_turn_of_speech_in_plain_words(said: str, meant: str) -> None:
    assert plainly(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("市公安局2021……哦不对，是2023年，行政许可办了多少件", "市公安局2023年，行政许可办了多少件"),
        ("农业农村局2024，啊说错了，2025年，收了几件", "农业农村局2025年，收了几件"),
        ("查一下公安局，不对，教育局2024年收了几件", "查一下教育局2024年收了几件"),
        ("教育局2023年，不是2024年，收了几件", "教育局2023年，不是2024年，收了几件"),
        ("2023年比2024年多几件", "2023年比2024年多几件"),
        ("云岭县教育局，不对，是云溪县的，2024年收了几件", "云溪县教育局的，2024年收了几件"),
        ("教育局说错了公安局2024年处罚多少件", "教育局说错了公安局2024年处罚多少件"),
    ],
)
def test_what_a_question_corrects_itself_to(said: str, meant: str) -> None:
    assert reconsidered(said) == meant
