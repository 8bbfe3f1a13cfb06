"""What is a figure and what only looks like one."""

from decimal import Decimal
from itertools import pairwise

import pytest

from ingest.quantities import quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate"),
    [
        ("公开信息6072条", "6072", "条", False),
        ("公开信息 6072 条", "6072", "条", False),
        ("公开信息６０７２条", "6072", "条", False),
        ("公开信息1,204条", "1204", "条", False),
        ("公开信息18万余条", "180000", "条", True),
        ("公开信息195.4万余条", "1954000", "条", True),
        ("公开信息近5000条", "5000", "条", True),
        ("公开信息约196.4万条", "1964000", "条", True),
        ("印发1600多份", "1600", "份", True),
        ("占70%以上", "70", "%", True),
        ("办理2764.2万宗", "27642000", "宗", False),
        ("收费258.5亿元", "258.5", "亿元", False),
        ("收费59237.2449万元", "59237.2449", "万元", False),
        ("收费2950元", "2950", "元", False),
        ("访问量11.6万人次", "116000", "人次", False),
        ("信息1010条（次）", "1010", "条次", False),
        ("同比增长70.3％", "70.3", "%", False),
        ("提高5个百分点", "5", "个百分点", False),
        ("是去年的1.5倍", "1.5", "倍", False),
        ("编印公报十二期，", "12", "期", False),
        ("共召开三次会议", "3", "次", False),
        ("发放资料两万余份。", "20000", "份", True),
        ("占百分之九十五点六", "95.6", "%", False),
        ("满意率百分之百", "100", "%", False),
        ("发布信息3403，另有", "3403", "", False),
        ("行政复议3起，均胜诉", "3", "起", False),
        ("平均用时3.5个工作日", "3.5", "个工作日", False),
        ("全年检测货车4.9万辆次", "49000", "辆次", False),
        ("受理飞行报备2265架次", "2265", "架次", False),
        ("接入明厨亮灶的学校38所", "38", "所", False),
        ("公众号粉丝数达到46.3万。", "463000", "", False),
        ("小程序注册用户超64万，", "640000", "", True),
        ("低保标准提高到每人每月712元", "712", "元", False),
        ("每餐补助5元", "5", "元", False),
        ("评议平均分88.6分", "88.6", "分", False),
        ("调整5条线路", "5", "条", False),
    ],
)
def test_figures(text: str, value: str, unit: str, approximate: bool) -> None:
    (found,) = quantities(text)

    assert (found.value, found.unit, found.approximate) == (Decimal(value), unit, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "2023年1月1日至2023年12月31日",
        "统计期限为20241月1日到12月31日止",
        "201711日至20171231日",
        "国办公开办函〔2021〕30号",
        "国务院令第711号",
        "条例第二十条、第21条和第二十条第（五）项",
        "举办第六期培训班，刊发第12、13期简报",
        "第一项加第二项之和",
        "热线12345、12366",
        "电话0351-4222222，手机13800000000，邮编048100",
        "人民路12号3楼301室",
        "一是公开。二是解读。1.制度 2、平台（3）监督",
        "十四五规划，三审三校，两微一端，五公开",
        "“一件事一次办”“最多跑1次”“1+X”“三个“100”行动”",
        "《关于办好10件民生实事的通知》",
        "26个试点领域的标准目录",
        "3个方面、5个环节和7个部分",
        "20 条例、23项目、3次要",
        "每季度召开1次，至少发布2篇，不少于3次",
        "课后服务补助每生每学期不超过300元，每件收取100元",
        "第1所在位置、3条线段、2所属单位",
        "答复时限20个工作日，7×24小时",
        "3-5件、3至5件、20～30条",
        "前10名，排名第3位",
        "https://www.gov.cn/art/2023/5条 sqxx@163.com",
        "PM2.5、5G",
        "网页的邮箱abc123@163.com",
        "信息1，234条",  # thousands or two numbers: not to be told
        "信息12 345条",
        "78540\n70人次",  # broken between digits
        "信息2023，",
        "同一信息只计一条。",
        "微博26.4粉丝",
        "三项制度、两类信息、一次性告知",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert quantities(text) == ()


def test_figures_never_overlap_and_stand_in_order() -> None:
    found = quantities("公开1,204条，约占12%，较上年增加3.5万条（其中网站十二条）。")

    assert all(before.end <= after.start for before, after in pairwise(found))
    assert [str(q.value) for q in found] == ["1204", "12", "35000", "12"]


def test_numbers_without_a_unit_one_behind_the_other() -> None:
    text = "“云溪公安”微博、微信粉丝数分别为19.1万和约31.4万。"
    assert [(str(q.value), q.unit, q.approximate) for q in quantities(text)] == [("191000", "", False), ("314000", "", True)]
    assert not quantities("投入19.1万和31.4万。")
