"""Every figure in the prose of the two real reports, listed by hand from reading them: none missing, none too many."""

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.narrative import FoundStatement, statements
from ingest.readers import read
from ingest.sections import outline

REPORTS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "reports"

# label, figure as printed, value, unit, label of the total that it is a part of
WEBSITE = "政府网站主动公开信息"
YANGCHENG = [
    (WEBSITE, "6072 条", "6072", "条", None),
    ("双公示", "4541 条", "4541", "条", WEBSITE),
    ("公告公示", "347 条", "347", "条", WEBSITE),
    ("法规文件", "50 条", "50", "条", WEBSITE),
    ("工作动态", "149 条", "149", "条", WEBSITE),
    ("总结计划", "2 条", "2", "条", WEBSITE),
    ("部门工作", "102 条", "102", "条", WEBSITE),
    ("财政信息", "7 条", "7", "条", WEBSITE),
    ("政策解读", "3 条", "3", "条", WEBSITE),
    ("提案办理", "3 条", "3", "条", WEBSITE),
    ("权责清单", "1 条", "1", "条", WEBSITE),
    ("法治政府建设信息", "2 条", "2", "条", WEBSITE),
    ("重大建设项目事项", "194 条", "194", "条", WEBSITE),
    ("公共资源交易信息", "671 条", "671", "条", WEBSITE),
    ("梳理发布依申请六类事项办事指南", "1207 项", "1207", "项", None),
    ("网办率", "100%", "100", "%", None),
    ("乡镇", "15 个", "15", "个", None),
    ("县直部门", "29 个", "29", "个", None),
    ("“好差评”评价量", "102226 个", "102226", "个", None),
    ("好评率", "100%", "100", "%", None),
]
ANSWERS, HANDLED, FEE = "制作政策简明问答", "收办政府信息公开申请案件", "收取信息处理费"
CASES = "政府信息公开申请案件"
SUQIAN = [
    ("主动公开政府信息", "18万余条", "180000", "条", None),
    (ANSWERS, "119期", "119", "期", None),
    ("市级", "47期", "47", "期", ANSWERS),
    ("宿城区", "28期", "28", "期", ANSWERS),
    ("宿豫区", "22期", "22", "期", ANSWERS),
    ("泗阳县", "15期", "15", "期", ANSWERS),
    ("沭阳县", "5期", "5", "期", ANSWERS),
    ("泗洪县", "2期", "2", "期", ANSWERS),
    ("开展征集调查", "33期", "33", "期", None),
    ("收到公众意见", "382条", "382", "条", None),
    ("开展政民互动", "200余场", "200", "场", None),
    (HANDLED, "3607件", "3607", "件", None),
    ("市政府", "349件", "349", "件", HANDLED),
    ("市各有关部门", "933件", "933", "件", HANDLED),
    ("沭阳县", "477件", "477", "件", HANDLED),
    ("泗阳县", "301件", "301", "件", HANDLED),
    ("泗洪县", "874件", "874", "件", HANDLED),
    ("宿豫区", "216件", "216", "件", HANDLED),
    ("宿城区", "348件", "348", "件", HANDLED),
    ("宿迁经济技术开发区", "55件", "55", "件", HANDLED),
    ("市湖滨新区", "26件", "26", "件", HANDLED),
    ("苏州宿迁工业园区", "12件", "12", "件", HANDLED),
    ("市洋河新区", "16件", "16", "件", HANDLED),
    (HANDLED + "同比增长", "70.3%", "70.3", "%", None),
    ("自然人申请", "3493件", "3493", "件", HANDLED),
    ("法人或其他组织申请", "114件", "114", "件", HANDLED),
    ("予以公开", "1191件", "1191", "件", HANDLED),
    ("部分公开", "328件", "328", "件", HANDLED),
    ("不予公开", "142件", "142", "件", HANDLED),
    ("无法提供", "1078件", "1078", "件", HANDLED),
    ("不予处理", "406件", "406", "件", HANDLED),
    ("其他处理（含申请人主动撤回申请）", "341件", "341", "件", HANDLED),
    ("转下年度办理", "121件", "121", "件", HANDLED),
    ("形成调研成果", "57篇", "57", "篇", None),
    ("新开设公开专栏", "18个", "18", "个", None),
    ("优化公开专栏", "22个", "22", "个", None),
    ("市政府门户网站总访问次数", "7854070人次", "7854070", "人次", None),
    ("政府系统开设备案政务新媒体", "176个", "176", "个", None),
    ("政府系统开设备案政务新媒体同比增长", "6.7%", "6.7", "%", None),
    ("连续季度", "12个季度", "12", "个季度", None),
    ("总体合格率", "100%", "100", "%", None),
    ("编印《政府公报》", "12期", "12", "期", None),
    ("《政府公报》免费赠阅", "3万余册", "30000", "册", None),
    ("印发通报", "4期", "4", "期", None),
    ("开展网上评查", "3次", "3", "次", None),
    ("编制评查分报告", "168份", "168", "份", None),
    ("单位予以通报表扬", "26个", "26", "个", None),
    ("个人予以通报表扬", "30名", "30", "名", None),
    ("市级政府信息公开查阅中心", "3个", "3", "个", None),
    ("市级政务公开专区", "1个", "1", "个", None),
    (CASES, "25件", "25", "件", None),
    (FEE, "2950元", "2950", "元", None),
    ("沭阳县自然资源和规划局", "1件", "1", "件", CASES),
    ("沭阳县自然资源和规划局收取", "420元", "420", "元", FEE),
    ("泗洪县人民政府", "2件", "2", "件", CASES),
    ("泗洪县人民政府收取", "290元", "290", "元", FEE),
    ("泗洪县公安局", "15件", "15", "件", CASES),
    ("泗洪县公安局收取", "1500元", "1500", "元", FEE),
    ("宿迁市自然资源和规划局宿城分局", "1件", "1", "件", CASES),
    ("宿迁市自然资源和规划局宿城分局收取", "140元", "140", "元", FEE),
    ("宿迁市公安局", "6件", "6", "件", CASES),
    ("宿迁市公安局收取", "600元", "600", "元", FEE),
]


def found(name: str) -> tuple[FoundStatement, ...]:
    if not (REPORTS / name).exists():
        pytest.skip("the real reports are not at hand")
    document = read(REPORTS / name)
    return statements(document, outline(document))


@pytest.mark.parametrize(("name", "expected"), [("yangcheng-2023.md", YANGCHENG), ("suqian-2023.txt", SUQIAN)])
def test_every_figure_of_the_prose_is_found_and_no_other(name: str, expected: list[tuple[str, str, str, str, str | None]]) -> None:
    every = found(name)

    got = [(s.label, s.as_printed, s.value, s.unit, None if s.parent is None else every[s.parent].label) for s in every]

    assert got == [(label, printed, Decimal(value), unit, parent) for label, printed, value, unit, parent in expected]


def test_only_the_rounded_figures_are_approximate() -> None:
    approximate = [s.as_printed for s in found("suqian-2023.txt") if s.approximate]

    assert approximate == ["18万余条", "200余场", "3万余册"]


def test_concepts_are_set_only_where_the_words_leave_no_doubt() -> None:
    concepts = {s.label: s.concept for s in found("suqian-2023.txt") if s.concept}

    assert concepts == {
        "主动公开政府信息": "disclosure.total",
        "开展征集调查": "consultations.count",
        "予以公开": "requests.granted",
        "部分公开": "requests.partly_granted",
        "不予公开": "requests.refused",
        "无法提供": "requests.unavailable",
        "不予处理": "requests.not_processed",
        "市政府门户网站总访问次数": "website.visits",
        "政府系统开设备案政务新媒体": "new_media.accounts",
        "编印《政府公报》": "gazette.issues",
        "《政府公报》免费赠阅": "gazette.copies",
        "政府信息公开申请案件": "processing_fee.cases",
        "收取信息处理费": "processing_fee.amount",
    }


def test_the_sentence_and_the_chapter_come_along() -> None:
    fee = next(s for s in found("suqian-2023.txt") if s.concept == "processing_fee.amount")

    assert fee.sentence.startswith("二是我市各级政府及其部门")
    assert fee.sentence.endswith("2950元。")
    assert (fee.section, fee.chapter) == ("六、其他需要报告的事项", 6)
