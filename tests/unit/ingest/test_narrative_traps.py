"""Numerals of reports that are no figures of the report's year, one by one, and the figures that stand right beside them."""

import pytest

from ingest.narrative import Teller, mentions
from ingest.prose_concepts import prose_concept

OF_2023 = Teller(year=2023, names=("滁州市气象局", "市气象局", "滁州市", "滁州"))


def read(text: str) -> list[tuple[str, str]]:
    """(label, value with unit; ~ when rounded)"""
    found = mentions(text, 0, len(text), OF_2023)
    return [(m.label, f"{m.quantity.value}{m.quantity.unit}{'~' if m.quantity.approximate else ''}") for m in found]


@pytest.mark.parametrize(
    "text",
    [
        "联系电话：0351-4222222，传真4222223转8001，值班手机13800000000。",
        "邮政编码：048100，电子邮箱：xxgk2023@163.com。",
        "地址：人民路188号行政中心3号楼2层512室。",
        "统计期限自20231月1日至202312月31日。",
        "201711日至20171231日",
        "二〇二四年一月十五日",
        "2024 年 1 月 11 日，2024.1.15，2024-01-15 08:30:25",
        "根据国办公开办函〔2021〕30号、国办发〔202017号、国办公开办〔201960号文件。",
        "依据国务院令第711号、条例第二十条和第三十六条第（三）项。",
        "拨打12345热线、12366、12315、12388举报。",
        "落实五公开、三审三校、两个维护、四个意识、三定方案。",
        "围绕26个试点领域编制目录。",
        "第134届广交会、第十四届全运会、十四五规划、二十大精神、第12次常务会议、第3期简报。",
        "网址https://www.example.gov.cn/art/2022/1/11/art_1229_4567件.html",
        "位列全省第3名，排名第5，较去年前进3位。",
        "系统升级至V2.0版本，软件3.5版。",
        "每周一至周五8:30-12:00，14:00至17:30接待来访。",
        "一站式服务，一次性告知，一网通办，只跑一次，最多跑1次，跑零次。",
        "三公经费，两会，两微一端，双随机一公开。",
        "24小时服务，7×24小时，7*24小时在线。",
        "自收到申请之日起20个工作日内答复，5日内反馈，3-5个工作日、3到5个工作日办结。",
        "A4纸30页以内不收费，超过30页的部分按10元/页收取；11-30件（含30件）每件100元。",
        "同一申请人提交10件以上的，对3人以上联名申请。",
        "不少于2000字，不低于95%，控制在10%以内，达到90%以上要求。",
        "3·15活动，12·4宪法宣传，1+6+N，5G，PM2.5，GB/T 22080-2016。",
        "索引号：11330726002612345X/2023-00012，文号：XM02123-0101-2023-00001",
        "粤ICP备12345678号，粤公网安备 44010602000123号。",
        "浏览次数：356次",
        "责任编辑：张某 发布时间：2024年1月5日 阅读 256 次",
        "打印本页 分享到 3",
        "一事一议、一户一档、万众一心、件件有着落。",
        "近三次会议",
        "近百份文件，数十次，上千条",
        "100—200件",
        "各镇各公开12件",
    ],
)
def test_what_only_looks_like_a_figure_says_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("damage", ["\ufffd", "\ue000", "\uf8ff", "\U000f0000", "□", "?"])
def test_nothing_is_read_beside_a_character_that_could_not_be_read(damage: str) -> None:
    for text in (
        f"公开信息{damage}12条。",
        f"公开信息12{damage}条。",
        f"公开信息1{damage}2条。",
        f"公开信息 12条{damage}。",
        f"占{damage}12%。",
    ):
        assert read(text) == [], text


@pytest.mark.parametrize(
    "text",
    [
        "信息1万2千条，资金3亿5000万元",
        "收到申请3.607件",  # a slip for 3,607
        "收到申请3 607件",
        "收到申请1 2 件",
        "收到申请1.2.3件",
        "收到申请1O件，l2件",
    ],
)
def test_a_numeral_that_is_not_whole_is_not_read_in_part(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("上年度，我局收到申请17件，本年度收到申请21件。", [("收到申请", "21件")]),
        ("2022年收到申请15件，2023年收到申请21件。", [("收到申请", "21件")]),
        ("2019年，我局开展培训5次。", []),
        ("滁州市气象局2022年发布信息141条。", []),
        ("滁州市气象局2023年发布信息141条。", [("发布信息", "141条")]),
        ("市气象局网站发布信息141条。", [("市气象局网站发布信息", "141条")]),
        ("滁州经济技术开发区收到申请5件。", [("滁州经济技术开发区收到申请", "5件")]),
        ("截至2022年底，公众号关注人数1200人。", []),
        ("截至2023年底，公众号关注人数1200人。", [("公众号关注人数", "1200人")]),
        ("2022年结转3件，本年新收19件。", [("2022年结转", "3件"), ("新收", "19件")]),
        ("上年未办结的4件一并办理，年末在办7件。", [("上年未办结一并办理", "4件"), ("年末在办", "7件")]),
        ("2022年度部门决算公开34家。", [("2022年度部门决算公开", "34家")]),
        ("2019年以来公开信息300条。", [("2019年以来公开信息", "300条")]),
        ("自《条例》实施以来，公开信息300条，2023年公开信息40条。", [("《条例》实施以来公开信息", "300条"), ("公开信息", "40条")]),
        ("受理申请9件，较2022年减少3件。", [("受理申请", "9件"), ("受理申请较2022年减少", "3件")]),
        ("申请量是去年的2倍。", [("申请量较去年", "2倍")]),
    ],
)
def test_figures_of_other_years_are_left_out(text: str, figures: list[tuple[str, str]]) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2024年，我局将举办培训5次。", []),
        ("下一步，公开信息达到300条。", []),
        ("计划新增专栏3个，拟开展督查2次。", []),
        ("确保办结率100%。", []),
        ("力争2025年公开率达到98%。", []),
        ("确保公开及时，全年公开信息503条。", [("公开信息", "503条")]),
        ("将22个事项纳入大厅。", [("事项纳入大厅", "22个")]),
        ("总结计划2条，草拟文件3件。", [("总结计划", "2条"), ("草拟文件", "3件")]),
    ],
)
def test_plans_and_aims_are_left_out(text: str, figures: list[tuple[str, str]]) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("邀请市民近两千人次。", [("邀请市民", "2000人次~")]),
        ("接待来访63批187人次。", [("接待来访", "63批"), ("接待来访", "187人次")]),
        ("与26.4万粉丝互动。", [("粉丝互动", "264000")]),
        ("共21个市（州）、183个县（市、区）政府公开。", [("市（州）", "21个"), ("县（市、区）政府公开", "183个")]),
        ("共有30件申请被受理，其中25件为本年新收。", [("申请被受理", "30件"), ("新收", "25件")]),
        ("受理21件，尚有2件按时序办理。", [("受理", "21件"), ("按时序办理", "2件")]),
        ("公开信息44条，其中网站2条，占4.5%；现场42条，占95.5%。", [
            ("公开信息", "44条"), ("网站", "2条"), ("网站占", "4.5%"), ("现场", "42条"), ("现场占", "95.5%"),
        ]),
        ("受理诉求50件，办结48件；较上年增加6件。", [("受理诉求", "50件"), ("诉求办结", "48件"), ("诉求较上年增加", "6件")]),
        ("我局办理提案9件。", [("办理提案", "9件")]),
        ("上年结转1件，本年新收19件，本年办结18件。", [("上年结转", "1件"), ("新收", "19件"), ("办结", "18件")]),
        ("办结率为99%，较上年提高2个百分点。", [("办结率", "99%"), ("办结率较上年提高", "2个百分点")]),
        ("微信、微博两个平台粉丝数分别为30人和20人。", [("微信粉丝数", "30人"), ("微博粉丝数", "20人")]),
        ("行政复议方面，共发生3件。", [("行政复议发生", "3件")]),
        ("单篇最高阅读量3.7万。", [("单篇最高阅读量", "37000")]),
        ("收到意见38条，从中采纳意见2条，好评率保持在98%。", [("收到意见", "38条"), ("采纳意见", "2条"), ("好评率", "98%")]),
    ],
)  # fmt: skip
def test_names(text: str, figures: list[tuple[str, str]]) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("全年主动公开政府信息100条。", "disclosure.total"),
        ("通过政府网站、微信公众号等渠道，主动公开政府信息100条。", "disclosure.total"),
        ("在政府网站上，主动公开政府信息100条。", None),
        ("政府网站主动公开政府信息100条。", "disclosure.website"),
        ("截至12月31日，主动公开政府信息100条。", None),
        ("历年累计主动公开政府信息100条。", None),
        ("主动公开公文100件。", None),
        ("作为主动公开的信息100条。", None),
    ],
)
def test_what_was_disclosed_in_all_is_told_from_a_part_of_it(text: str, concept: str | None) -> None:
    (found,) = mentions(text, 0, len(text), OF_2023)
    printed = text[found.quantity.start : found.quantity.end]

    assert prose_concept(found.label, found.quantity.unit, printed, (), text) == concept


def test_a_part_is_not_larger_than_its_total() -> None:
    text = "受理申请54件，并办理上年结转2件；其中予以公开45件；推文589件。"
    found = mentions(text, 0, len(text), OF_2023)

    assert [m.parent for m in found] == [None, None, 0, None]


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("信息处理费收取情况：发出收费通知2件，实收180元。", [None, "processing_fee.amount"]),
        ("信息处理费：发出收费通知5件，总金额2340元，实际到账1980元。", [None, None, "processing_fee.amount"]),
        ("行政事业性收费实收180万元。", [None]),
    ],
)
def test_the_fee_is_what_was_paid_of_what_was_asked_for(text: str, concepts: list[str | None]) -> None:
    found = mentions(text, 0, len(text), OF_2023)
    printed = [text[m.quantity.start : m.quantity.end] for m in found]

    assert [prose_concept(m.label, m.quantity.unit, p, (), text) for m, p in zip(found, printed, strict=True)] == concepts
