"""Whether there was something, and shares that are told in words."""

from askgov.domain import Chunk, Provenance
from askgov.matters import subjects_asked, tells
from askgov.told_shares import share_told
from askgov.whether import asks_whether, speaks_of


def chunk(text: str) -> Chunk:
    return Chunk(
        id="c", report_id="r", headings=(), section=1, text=text, source=Provenance(report_id="r", file="r.md", block=1, as_printed=text)
    )


def test_a_passage_tells_whether_only_where_it_speaks_of_it() -> None:
    assert asks_whether("教育局有没有家长投诉食堂")
    assert not asks_whether("教育局有没有说以后怎么办")
    assert not speaks_of("有没有家长投诉食堂", "家长陪餐1.1万人次，学校食堂全部公示食材价格。")
    assert speaks_of("有没有家长投诉食堂", "全年处理家长投诉食堂的来信3件。")


def test_a_share_told_in_words_is_found_by_its_sentence() -> None:
    told = chunk("收到申请142件，其中职业打假人提交的约占六成。")
    assert share_told("职业打假人的申请占多少", [told, chunk("职业打假人的申请较多。")]) == (told,)
    assert share_told("征地拆迁占多少", [told]) == ()


def test_what_applications_were_about() -> None:
    assert subjects_asked("教育局的申请都问什么")
    assert not subjects_asked("申请公开需要什么条件")
    assert not subjects_asked("申请办理结果是什么")
    assert tells("subjects", "新收申请35件，申请内容主要是道路运输许可和治超处罚。")
    assert not tells("subjects", "收到申请4件，全部按期答复。")
