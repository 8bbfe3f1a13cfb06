"""Changes, rates and lines of older forms in plain words, put in the words that are read."""

import pytest

from askgov.question.agency_stems import agencies_written_out
from askgov.question.change_idioms import of_changes
from askgov.question.older_forms import of_older_forms
from askgov.question.rates import rates_apart


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("云溪县2024年办结率比2023年高多少", "云溪县2024年办结率和2023年相差百分点"),
        ("云溪县2024年办结率比上年提高了几个百分点", "云溪县2024年办结率和2023年相差百分点"),
        ("云溪县2024年公开率同比上升多少", "云溪县2024年公开率和2023年相差百分点"),
        ("甲局和乙局2024年公开率相差几个百分点", "甲局和乙局2024年公开率相差百分点"),
        ("云溪县2024年办结率多少", "云溪县2024年办结率多少"),
        ("云溪县2024年哪个部门办结率比2023年高", "云溪县2024年哪个部门办结率比2023年高"),
        ("云溪县2024年新收增长率比2023年高多少", "云溪县2024年新收增长率比2023年高多少"),  # a growth is no rate of one year
    ],
)
def test_rates_are_set_apart_in_points(said: str, read: str) -> None:
    assert rates_apart(said) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2024年申请减少了的部门", "2024年哪些部门申请减少了"),
        ("2025年哪些部门处罚比2024年少", "2025年哪些部门处罚比上一年减少"),
        ("2025年哪些部门处罚比2023年少", "2025年哪些部门处罚比2023年少"),  # not the year before
        ("2023年许可处罚强制加起来", "2023年许可、处罚、强制加起来"),
        ("住建局2025年许可有没有超过2024年", "住建局2025年许可比2024年多吗"),
        ("2021年和2022年写的问题有什么不一样", "2021年和2022年写的问题有什么不一样"),
        (
            "云溪县2024年各类申请人占比",
            "云溪县2024年自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他法人各占新收申请的百分之几",
        ),
        ("企业的申请公开率", "企业公开率"),
        ("云溪县2024年收到的加上上年结转", "云溪县2024年新收申请加上上年结转"),
    ],
)
def test_changes_over_groups_and_years(said: str, read: str) -> None:
    assert of_changes(said) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("云溪县2018年微信公众号公开多少条", "云溪县2018年政务微信公开政府信息多少条"),
        ("云溪县2024年微信公众号公开多少条", "云溪县2024年微信公众号公开多少条"),
        ("云溪县2018年已经主动公开的有几件", "云溪县2018年属于已主动公开范围数几件"),
        ("云溪县2018年通过网站公开了多少条信息", "云溪县2018年通过网站公开了多少条信息"),
        ("云溪县2018年公开多少信息", "云溪县2018年主动公开政府信息多少条"),
        ("云溪县2020年收费项目增加了多少", "云溪县2020年行政事业性收费项目本年增减多少"),
        ("云溪县2019年许可事项有多少项", "云溪县2019年行政许可上一年项目数量和本年增减各多少"),
        ("云溪县2024年许可事项有多少项", "云溪县2024年许可事项有多少项"),
        ("云溪县2018到2024年公开多少信息", "云溪县2018到2024年公开多少信息"),  # of two forms
    ],
)
def test_lines_of_older_forms(said: str, read: str) -> None:
    assert of_older_forms(said) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("农业农村和水务局跟民政局比，去年谁的处罚多", "农业农村和水务局跟民政局比，去年谁的处罚多"),  # the name of one agency
        ("公安、教育和民政，去年谁的处罚多", "公安局、教育局、民政局，去年谁的处罚多"),
        ("教育跟民政局比，去年谁的处罚多", "教育局、民政局比，去年谁的处罚多"),
    ],
)
def test_stems_are_written_out_and_names_with_an_and_stay_whole(said: str, read: str) -> None:
    assert agencies_written_out(said) == read
