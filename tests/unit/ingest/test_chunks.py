"""Passages: whole sentences under their headings."""

from pathlib import Path

import pytest

from ingest.chunks import LONGEST, OVERLONG, SHORTEST, FoundChunk, chunks
from ingest.parsed import Block, ParsedReport
from ingest.readers import read
from ingest.sections import outline

REPORTS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "reports"


def passages(*paragraphs: str) -> tuple[FoundChunk, ...]:
    document = ParsedReport(media_type="text/plain", blocks=tuple(Block(kind="paragraph", text=text) for text in paragraphs))
    return chunks(document, outline(document))


def test_a_paragraph_is_a_passage_with_its_headings() -> None:
    (found,) = passages("一、总体情况", "（二）依申请公开方面", "2023年我局无依申请公开相关内容。")

    assert found.text == "2023年我局无依申请公开相关内容。"
    assert found.headings == ("一、总体情况", "（二）依申请公开方面")
    assert (found.section, found.heading, found.block, found.span) == (1, "一、总体情况", 2, (0, 18))


def test_a_run_in_heading_stays_with_its_text() -> None:
    (found,) = passages("一、总体情况", "（一）主动公开方面。坚持公开为常态。")

    assert found.text == "（一）主动公开方面。坚持公开为常态。"
    assert found.headings == ("一、总体情况", "（一）主动公开方面")


def test_long_paragraphs_are_cut_before_their_items() -> None:
    items = [f"{number}是{'把有关工作做得更细更实更好，' * 10}逐项落实。" for number in "一二三"]

    found = passages("一、总体情况", "".join(items))

    assert [chunk.text for chunk in found] == items


def test_short_items_stay_together() -> None:
    text = "一是加强学习。二是完善机制。三是强化监督。"

    assert [chunk.text for chunk in passages("一、总体情况", text)] == [text]


def test_sentences_are_never_cut() -> None:
    sentence = "深入推进决策公开、执行公开、管理公开、服务公开和结果公开（含重点领域。）等各项工作。"
    found = passages("一、总体情况", sentence * 20)

    assert "".join(chunk.text for chunk in found) == sentence * 20
    assert all(chunk.text.endswith("工作。") and len(chunk.text) % len(sentence) == 0 for chunk in found)
    assert all(SHORTEST // 2 <= len(chunk.text) <= LONGEST for chunk in found)


def test_what_is_too_long_for_a_sentence_is_cut_between_clauses() -> None:
    found = passages("一、总体情况", "公开目录若干，" * 300 + "完。")

    assert all(len(chunk.text) <= OVERLONG for chunk in found)
    assert all(chunk.text.endswith("，") for chunk in found[:-1])


def test_answers_of_one_word_are_kept_and_dates_are_not() -> None:
    assert [chunk.text for chunk in passages("六、其他需要报告的事项", "无", "2024 年 1 月 11 日")] == ["无"]


def test_navigation_before_the_first_chapter_is_no_passage() -> None:
    found = passages("首页 > 政务公开", "本报告由办公室编制，欢迎监督。", "一、总体情况", "全年工作平稳。")

    assert [(chunk.section, chunk.text) for chunk in found] == [(0, "本报告由办公室编制，欢迎监督。"), (1, "全年工作平稳。")]


def test_lines_broken_inside_a_sentence_make_one_passage() -> None:
    (found,) = passages("一、总体情况", "对公开专栏重新分类，新设栏目六个，微信公众号及时推送，留", "言答复及时。")

    assert found.text == "对公开专栏重新分类，新设栏目六个，微信公众号及时推送，留言答复及时。"
    assert (found.block, found.span) == (1, (0, 28))


def test_tables_are_no_passages() -> None:
    document = ParsedReport(media_type="text/plain", blocks=(Block(kind="table", text="规章 2 0 11。"),))

    assert chunks(document, outline(document)) == ()


@pytest.mark.parametrize("name", ["yangcheng-2023.md", "suqian-2023.txt"])
def test_real_passages_are_verbatim_whole_and_of_a_good_size(name: str) -> None:
    if not (REPORTS / name).exists():
        pytest.skip("the real reports are not at hand")
    document = read(REPORTS / name)

    found = chunks(document, outline(document))

    assert all(document.blocks[chunk.block].text[slice(*chunk.span)] == chunk.text for chunk in found)
    assert all(chunk.text.endswith(("。", "！", "；")) for chunk in found)
    assert max(len(chunk.text) for chunk in found) <= LONGEST
    assert {chunk.section for chunk in found} >= {1, 5, 6}


def test_the_answer_to_what_is_lacking_is_one_passage() -> None:
    if not REPORTS.exists():
        pytest.skip("the real reports are not at hand")
    document = read(REPORTS / "yangcheng-2023.md")

    (found,) = [chunk for chunk in chunks(document, outline(document)) if chunk.headings[-1] == "存在问题"]

    assert found.headings == ("五、存在的主要问题及改进情况", "存在问题")
    assert found.text.startswith("存在问题：一是信息公开的工作机制有待进一步完善")
    assert found.text.endswith("解读质量还需要提升。")
