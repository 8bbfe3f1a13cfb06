"""Years left over from the report before, and years told for good reasons."""

import pytest

from askgov.domain import Severity
from ingest.checks.another_year import another_year

from .drafted import drafted


@pytest.mark.parametrize(
    ("chapter", "said"),
    [
        (1, "按照规定的格式，我局对2022年的公开工作进行了梳理，形成本报告。"),
        (1, "现将甲县教育局2022年政府信息公开工作情况报告如下。"),
        (1, "本报告数据截至2022年12月31日。"),
        (1, "（一）主动公开。2022年，主动公开政府信息452条。"),
        (1, "2022年，我局共组织培训3次。"),
        (5, "2022年工作中仍存在不足：一是更新不够及时。"),
        (5, "针对这些问题，2023年准备做好以下工作：一是更新清单。"),
        (5, "2023年，我局将进一步加强培训。"),
        (6, "2022年度我局未收取政府信息公开信息处理费。"),
    ],
)
def test_a_year_left_over(chapter: int, said: str) -> None:
    (found,) = another_year(drafted({1: ["我局推进公开。"], chapter: [said]}, year=2023))
    assert (found.rule, found.severity) == ("another_year", Severity.DOUBT)
    assert "2023年度" in found.message


@pytest.mark.parametrize(
    ("chapter", "said"),
    [
        (1, "我局对2023年的公开工作进行了梳理，形成本报告。"),
        (1, "2022年，主动公开政府信息381条；2023年，主动公开452条。"),
        (1, "2022年，主动公开政府信息381条。2023年，主动公开452条。"),
        (1, "主动公开452条，2022年为381条。"),
        (1, "2022年，主动公开政府信息381条，今年有所增加。"),
        (1, "2022年以来，累计公开政府信息900条。"),
        (1, "自2021年以来，公开政府信息900条。"),
        (1, "落实2022—2024年规划，公开政府信息40条。"),
        (1, "《2022年政务公开工作要点》（甲政办发〔2022〕7号）涉及的任务已完成。"),
        (1, "2022年12月，发布信息3条。"),
        (1, "2022年收到的1件申请在本年办结。"),
        (1, "召开全县政务公开会议，对2022年的公开工作进行了总结。"),
        (1, "1月，对2022年信息公开工作进行了总结，发布年度报告。"),
        (1, "2022年发布的规划分解为30条任务。"),
        (1, "2021年，公开政府信息300条。2022年，公开政府信息400条。本年度公开500条。"),
        (5, "2022年工作中存在的问题得到有效解决。"),
        (5, "2024年准备做好以下工作：一是更新清单。"),
        (5, "下一步，2024年我局将进一步加强培训。"),
        (5, "2023年，我局将公开工作纳入考核。"),
        (5, "上年提出的2023年将进一步加强培训，已完成。"),
        (5, "针对2022年工作中存在的问题，2023年已整改。"),
        (6, "2023年度我局未收取信息处理费。"),
        (6, "2023年度与2022年度均未收取信息处理费。"),
    ],
)
def test_a_year_told_for_a_reason(chapter: int, said: str) -> None:
    assert list(another_year(drafted({1: ["我局推进公开。"], chapter: [said]}, year=2023))) == []


def test_only_near_years() -> None:
    assert list(another_year(drafted("2008年，公开政府信息20条。", year=2023))) == []
