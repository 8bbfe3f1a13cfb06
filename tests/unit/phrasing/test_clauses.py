"""Passages in units that may be said by themselves."""

import pytest

from askgov.phrasing.clauses import units

LIST = "2023年有了进步，但还有不足：一是反馈慢，平均用时超过一个月；二是公开属性认定随意，有的公开有的不公开。"


def parts(passage: str) -> list[tuple[str, ...]]:
    return [tuple(clause.text for clause in unit.clauses) for unit in units(passage)]


def test_items_of_a_list_bring_what_introduces_it() -> None:
    first, second, third = units(LIST)
    assert first.leads
    assert second.head == third.head == "2023年有了进步，但还有不足"
    assert second.up_to(0) == "反馈慢"
    assert third.up_to(1) == "公开属性认定随意，有的公开有的不公开"


@pytest.mark.parametrize(
    ("passage", "last", "said"),
    [
        ("全年培训4次，参训212人，反响良好。", 1, "全年培训4次，参训212人"),
        ("平台已经建成，但尚未启用，计划明年上线。", 0, "平台已经建成，但尚未启用"),  # what takes it back comes with it
        ("如遇节假日，顺延办理，不另通知。", 0, "如遇节假日，顺延办理，不另通知"),  # a condition says nothing alone
        ("公开内容包括：政策文件，办事指南。", 0, "公开内容包括：政策文件"),
        ("一、我局公开1,234条，其中网站980条。", 0, "我局公开1,234条"),
        ("他说：“先公布，后解释。”群众满意。", 0, "他说：“先公布，后解释。”群众满意"),  # a quotation is not cut
    ],
)
def test_a_unit_is_said_from_its_beginning(passage: str, last: int, said: str) -> None:
    assert units(passage)[0].up_to(last) == said


def test_what_goes_on_from_a_sentence_is_no_unit_of_its_own() -> None:
    assert parts("县财政局牵头整改。该项工作已完成3项。此外，公布了清单。") == [
        ("县财政局牵头整改", "该项工作已完成3项"),
        ("此外", "公布了清单"),
    ]
    assert parts("网站改版。但检索不便。") == [("网站改版", "但检索不便")]


@pytest.mark.parametrize("words", ["最后一公里打通。", "第一书记进村。", "首先发布的是清单。", "1.5万元到账。", "二十件办结。"])
def test_numerals_of_words_and_figures_are_no_numbers_of_items(words: str) -> None:
    assert parts(words) == [(words[:-1],)]


def test_titles_are_not_said_alone() -> None:
    title, told = units("一是村务公开。14个行政村每月5日公开村级收支，镇纪委抽查42次。")
    assert (title.leads, told.leads) == (True, False)
    assert not units("网站已经改版。")[0].leads


@pytest.mark.parametrize("passage", ["", "。。；", "（未完", "一是", "1.", "“", "\n\n", "：：：", "但"])
def test_scraps(passage: str) -> None:
    for unit in units(passage):
        assert unit.up_to(len(unit.clauses) - 1) in passage
