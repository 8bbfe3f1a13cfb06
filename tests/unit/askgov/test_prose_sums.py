"""What is computed from figures in prose: only parts of one list or one label over years, exact and of one unit."""

from decimal import Decimal

import pytest

from askgov.domain import Operation, Provenance, Statement, StatementQuery
from askgov.prose_sums import extreme, for_each, of_parts, of_years, over_organs, share

SENTENCE = "全市共收办申请案件3607件，其中沭阳县477件、泗阳县301件、泗洪县874件；制作简明问答119期，其中市级47期、宿城区28期、泗洪县2期。"
LISTED = [
    ("收办申请案件", 3607, "件", None), ("沭阳县", 477, "件", 0), ("泗阳县", 301, "件", 0), ("泗洪县", 874, "件", 0),
    ("制作简明问答", 119, "期", None), ("市级", 47, "期", 4), ("宿城区", 28, "期", 4), ("泗洪县", 2, "期", 4),
]  # fmt: skip


def statement(number: int, label: str, value: int, unit: str, parent: int | None, *, approximate: bool = False) -> Statement:
    return Statement(
        id=f"r:s:{number}", report_id="r", label=label, value=Decimal(value), unit=unit, approximate=approximate,
        parent=None if parent is None else f"r:s:{parent}", parent_labels=() if parent is None else (LISTED[parent][0],),
        sentence=SENTENCE, source=Provenance(report_id="r", file="f", block=0, as_printed=f"{value}{unit}"),
    )  # fmt: skip


POOL = [statement(n, *told) for n, told in enumerate(LISTED)]


def query(question: str, operation: Operation, *subjects: str, most: bool = True) -> StatementQuery:
    return StatementQuery(terms=(), question=question, about=question, operation=operation, subjects=subjects, most=most)


def test_the_parts_of_one_list_are_added_and_subtracted() -> None:
    added = of_parts(query("沭阳县、泗阳县、泗洪县加起来多少", Operation.SUM, "沭阳县", "泗阳县", "泗洪县"), POOL[1:4])
    assert added is not None
    assert (added.value, added.formula) == (1652, "477 + 301 + 874 = 1652")

    less = of_parts(query("泗洪县比泗阳县多多少件", Operation.DIFFERENCE, "泗洪县", "泗阳县"), POOL[2:4])
    assert less is not None
    assert (less.value, less.formula) == (573, "874 - 301 = 573")


@pytest.mark.parametrize(
    "found",
    [
        POOL[1:3],  # one of three is lacking
        [POOL[1], POOL[2], POOL[7]],  # of two lists
        [POOL[1], POOL[2], statement(3, "泗洪县", 874, "件", 0, approximate=True)],
    ],
)
def test_parts_that_do_not_belong_together_are_not_added(found: list[Statement]) -> None:
    assert of_parts(query("沭阳县、泗阳县、泗洪县加起来多少", Operation.SUM, "沭阳县", "泗阳县", "泗洪县"), found) is None


def test_the_same_label_in_two_years_is_subtracted() -> None:
    later, earlier = statement(0, "发布预警", 1260, "期", None), statement(1, "发布预警", 1105, "期", None)
    less = of_years({2023: [earlier], 2024: [later]})
    assert less is not None
    assert less.value == 155
    assert of_years({2023: [statement(1, "发布提示", 1105, "期", None)], 2024: [later]}) is None
    assert of_years({2023: [], 2024: [later]}) is None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("简明问答里市级做的占全部的百分比", "39.5"),
        ("泗洪县收办的申请占全市收办总数百分之几", "24.23"),
        ("收办申请案件中沭阳县占多大比重", "13.22"),
    ],
)
def test_a_part_is_set_against_its_own_total(question: str, value: str) -> None:
    computed = share(query(question, Operation.SHARE), POOL)
    assert computed is not None
    assert computed.value == Decimal(value)


@pytest.mark.parametrize("question", ["泗洪县占全市的百分之几", "泗洪县人口占全市总数百分之几", "收办申请案件占全国总数百分之几"])
def test_no_share_where_the_list_or_the_total_is_not_told(question: str) -> None:
    assert share(query(question, Operation.SHARE), POOL) is None


def test_the_largest_and_smallest_part_of_one_list() -> None:
    most = extreme(query("收办申请最多的是哪个县", Operation.EXTREME), POOL)
    assert most is not None
    assert (most.operands[0].label, most.value) == ("泗洪县", 874)
    least = extreme(query("简明问答做得最少的是哪个县区", Operation.EXTREME, most=False), POOL)
    assert least is not None
    assert (least.operands[0].label, least.value) == ("泗洪县", 2)


@pytest.mark.parametrize("question", ["最多的是哪个县", "人口最多的是哪个县", "收办申请最多的是谁"])
def test_no_extreme_where_the_list_or_the_kind_is_not_told(question: str) -> None:
    assert extreme(query(question, Operation.EXTREME), POOL) is None


def charged(amount: int, count: int, *others: int) -> list[Statement]:
    sentence = f"对{count}件申请收取信息处理费{amount}元。"
    told = [
        ("申请", count, "件", None),
        ("收取信息处理费", amount, "元", "processing_fee.amount"),
        *(("退回", n, "件", None) for n in others),
    ]
    return [
        Statement(
            id=f"r:s:{n}", report_id="r", label=label, value=Decimal(value), unit=unit, concept=concept, sentence=sentence,
            source=Provenance(report_id="r", file="f", block=0, as_printed=f"{value}{unit}"),
        )
        for n, (label, value, unit, concept) in enumerate(told)
    ]  # fmt: skip


def test_what_each_was_charged_on_the_average() -> None:
    asked = query("信息处理费平均每件多少元", Operation.AVERAGE).model_copy(update={"concepts": ("processing_fee.amount",)})
    found = for_each(asked, charged(2950, 25))
    assert found is not None
    assert (found.value, found.unit, found.formula) == (118, "元", "2950 元 ÷ 25 件 = 118 元")
    rounded = for_each(asked, charged(100, 3))
    assert rounded is not None
    assert rounded.formula == "100 元 ÷ 3 件 ≈ 33.33 元"
    assert for_each(asked, charged(2950, 25, 4)) is None  # for which of the two?
    assert for_each(asked, charged(2950, 0)) is None


def test_the_same_figure_of_every_organ_asked_about_is_added() -> None:
    fees = [
        statement(n, "收取信息处理费", value, "元", None).model_copy(update={"report_id": of})
        for n, (of, value) in enumerate((("a", 430), ("b", 310)))
    ]
    asked = query("两家收的信息处理费加起来多少元", Operation.SUM).model_copy(update={"entities": ("a", "b")})
    added = over_organs(asked, fees, lambda s: s.report_id)
    assert added is not None
    assert (added.value, added.formula) == (740, "430 + 310 = 740")
    assert over_organs(asked, fees[:1], lambda s: s.report_id) is None
    assert over_organs(asked.model_copy(update={"question": "两家各收了多少元"}), fees, lambda s: s.report_id) is None
