"""Lines told in people's own words come to their labels, and nothing else does."""

from datetime import date

import pytest

from askgov.question.background import without_background
from askgov.question.comparatives import compared_plainly
from askgov.question.frames import without_frame
from askgov.question.organs import Catalogue
from askgov.question.reader import read
from askgov.question.rewordings import in_label_words


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("2024年申请人过了期限也没补材料的有几件", "逾期不补正"),
        ("通知补正后申请人没有按期补正、机关就不再处理的有几件", "逾期不补正"),
        ("申请人收到缴费通知却逾期不交钱，最后不再处理的有几件", "逾期不缴费"),
        ("没有按照收费通知要求缴纳费用的有几件", "逾期不缴费"),
        ("要求重新出具或确认已获取信息的有几件", "确认或重新出具已获取信息"),
        ("没有正当理由大量、反复地申请的有几件", "无正当理由大量反复申请"),
        ("无正当理由大量反复申请的有几件", "无正当理由大量反复申请"),
        ("向政府索要公开出版物的申请有几件", "要求提供公开出版物"),
        ("同一件事重复申请的有几件", "重复申请"),
        ("补正后内容还是不明确的申请有几件", "补正后申请内容仍不明确"),
        ("没有现成的信息、需要另外加工制作的有几件", "没有现成信息需要另行制作"),
        ("本机关并没有掌握的有几件", "本机关不掌握"),
        ("别的法律、行政法规不准公开的有几件", "其他法律行政法规禁止公开"),
        ("会损害第三人利益的有几件", "保护第三方合法权益"),
        ("云溪县承接上一年未办完的申请几件", "上年结转"),
        ("未办结而留待下年度办理的有几件", "结转下年度继续办理"),
        ("行政复议还没有审结的有几件", "尚未审结"),
        ("不经复议、直接告到法院的有几件", "未经复议直接起诉"),
        ("不服复议决定又起诉的有几件", "复议后起诉"),
        ("县政府下发的行政规范性文件有几件", "制发"),
        ("行政许可项目比上一年少了几项", "行政许可项目本年增/减"),
        ("上一年行政处罚项目共有几项", "行政处罚上一年项目数量"),
        ("讨论记录、过程稿、磋商信函和请示报告不公开的有几件", "过程性信息"),
        ("云溪县税务局作出的税务行政处罚有几件", "作出的行政处罚"),
        ("因信息公开被告上法庭的有几件", "被告上法院"),
    ],
)
def test_what_people_say_comes_to_the_label(said: str, label: str) -> None:
    assert label in in_label_words(said)


@pytest.mark.parametrize(
    "said",
    [
        "市监局受理消费投诉举报多少件",  # other work than requests
        "行政许可和行政处罚上一年项目数量各几项",  # two lines, not the last of them
        "不同意公开的有几件",  # a refusal is no grant
        "新收申请多少件",
        "2023年底现行有效的规范性文件多少件",
        "云溪县税务行政处罚有几件",  # of the county's penalties those by one office
        "负责人去法庭应诉几次",
        "讨论记录不公开的有几件",  # one of the four kinds that a line counts together
        "属于后勤的内部事务有几件",
    ],
)
def test_what_is_no_wording_of_a_line_stays(said: str) -> None:
    assert in_label_words(said) == said


@pytest.mark.parametrize(
    ("said", "spelled"),
    [
        ("公安局许可高出财政局多少件", "公安局许可比财政局多多少件"),
        ("2024年新收低于2023年多少件", "2024年新收比2023年少多少件"),
        ("2024年比2023年攀升了多少件", "2024年比2023年增加了多少件"),
        ("新收是自然资源局的几倍", "新收是自然资源局的几倍"),
        ("2024年收费金额与2025年收费金额的比值", "2024年收费金额是2025年收费金额的几倍"),
        ("每100件办结的申请里有几件是予以公开的", "予以公开占办结的申请的比例"),
        ("从2022年算到2024年", "从2022年到2024年"),
        ("第一、第二、第三分别是哪个部门", "最多的前三名是哪个部门"),
    ],
)
def test_comparisons_in_plain_words(said: str, spelled: str) -> None:
    assert compared_plainly(said) == spelled


def test_a_net_gain_of_rules_is_not_their_growth() -> None:
    assert compared_plainly("规范性文件2023年净增几件") == "规范性文件2023年净增几件"
    assert compared_plainly("废掉了多少份规范性文件") == "废掉了多少份规范性文件"


def test_the_outcome_said_over_again_goes_only_beside_a_line_of_its_own_group() -> None:
    text = "因为国家秘密,2021年云溪县有多少件申请没有公开?"
    at = text.index("国家秘密")
    spans = [(at, at + 4)]
    assert "没有公开" not in without_frame(text, spans, ["requests.refused.state_secret"])
    assert without_frame(text, spans, ["requests.received"]) == text
    assert "没有公开" in without_frame(text, spans, ["requests.not_processed.repeated"])


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("为了核对台账,云溪县2024年新收多少件", "云溪县2024年新收多少件"),
        ("请提供云溪县2024年废止规范性文件的件数", "云溪县2024年废止规范性文件的件数"),
        ("只算2024年,新收多少件", "只算2024年,新收多少件"),
        ("我们只比较企业,云溪县2024年新收多少件", "我们只比较企业,云溪县2024年新收多少件"),
    ],
)
def test_only_why_it_is_asked_is_left_out(said: str, left: str) -> None:
    assert without_background(said) == left


@pytest.mark.parametrize("kind", ["工商", "登记", "新登记", "普通", "规模", "身份", "办案"])
def test_a_word_that_may_narrow_a_line_is_no_filler(kind: str, known: Catalogue) -> None:
    reading = read(f"云溪县2024年{kind}行政许可多少件", known, date(2026, 3, 1))
    assert any(kind[:2] in word for word in reading.residue), reading.residue
