"""Whatever the text: positions are exact, parents stand before their parts, figures are what is printed."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.chunks import chunks
from ingest.narrative import statements
from ingest.numerals import DIGITS, arabic
from ingest.parsed import Block, ParsedReport
from ingest.sections import outline

LINE = "主动公开信息|其中|收到申请|（|）|，|。|；|、|全年共|同比增长|分别为|和|“|”|《|条例|第|一是|\n| |（一）主动公开。"
FIGURE = "二、主动公开政府信息情况|12|3.5万|余|1,204|条|件|%|个|元|年|十二|期|-|由|降为|约占|網站"
WORDS = (*LINE.split("|"), *FIGURE.split("|"))
texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=40).map("".join)
documents = st.lists(texts, min_size=1, max_size=6).map(
    lambda parts: ParsedReport(media_type="text/plain", blocks=tuple(Block(kind="paragraph", text=text) for text in parts))
)


@given(documents)
def test_statements_point_at_what_they_quote(document: ParsedReport) -> None:
    found = statements(document, outline(document))

    for index, statement in enumerate(found):
        start, end = statement.span
        assert document.blocks[statement.block].text[start:end] == statement.as_printed
        assert statement.as_printed in statement.sentence
        assert statement.label
        assert statement.parent is None or (statement.parent != index and 0 <= statement.parent < len(found))
        assert bool(statement.parent_labels) == (statement.parent is not None)


@given(documents)
def test_a_statement_never_says_another_number_than_its_digits(document: ParsedReport) -> None:
    for statement in statements(document, outline(document)):
        printed = re.search(DIGITS, statement.as_printed)
        if printed and not re.search("[百千万亿]", statement.as_printed):
            assert statement.value == arabic(printed[0])


@given(documents)
def test_passages_are_pieces_of_their_blocks_and_lose_no_sentence(document: ParsedReport) -> None:
    sections = outline(document)
    found = chunks(document, sections)

    for chunk in found:
        start, end = chunk.span
        assert chunk.text.startswith(document.blocks[chunk.block].text[start:end])
        assert chunk.text == chunk.text.strip() != ""
    kept = re.sub(r"\s", "", "".join(chunk.text for chunk in found))
    dated = [passage for section in sections for passage in section.passages]
    assert len(kept) <= sum(len(passage.text(document.blocks)) for passage in dated)


@given(documents)
def test_chapters_follow_one_another_without_gap(document: ParsedReport) -> None:
    sections = outline(document)

    for before, after in pairwise(sections):
        assert before.first <= before.last <= after.last
    assert all(0 <= section.number <= 6 for section in sections)
    for section in sections:
        for passage in section.passages:
            assert all(section.first <= part.block < max(section.last, section.first + 1) for part in passage.parts)
