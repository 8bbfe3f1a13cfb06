"""Whatever a report holds comes back from the store's rows, terms and rankings as it should."""

import tempfile
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askgov.domain import Applicant, Chunk, Entity, Figure, Finding, Format, Provenance, Scope, Severity, State, Statement
from askgov.store import lexical, rows, tokens
from askgov.store.bm25 import bm25
from askgov.store.fusion import fused, ranked

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
report_words = st.text("公开申请收到件罚款条例abc１2，。 ", max_size=20)
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4)
places = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
provenances = st.builds(
    Provenance,
    report_id=st.just("r"),
    file=st.just("a.html"),
    page=st.none() | st.integers(1, 999),
    box=st.none() | st.tuples(*[st.floats(0, 1000)] * 4),
    path=words,
    block=st.integers(0, 10**6),
    cell=st.none() | places,
    span=st.none() | places,
    section=words,
    table=words,
    row=words,
    column=words,
    as_printed=words,
)


@given(decimals, provenances, st.none() | st.sampled_from(list(Applicant)), words)
def test_figures_survive(value, source, applicant, unit):
    number = Figure(
        concept="fees.amount",
        entity_id="甲",
        year=2023,
        scope=Scope.OWN,
        format=Format.G3,
        applicant=applicant,
        value=value,
        state=State.NUMBER,
        unit=unit,
        source=source,
    )
    blank = number.model_copy(update={"value": None, "state": State.UNREADABLE})
    for figure in (number, blank):
        row = {**rows.figure_row(figure, 0), "format": figure.format.value, "file": source.file}
        assert rows.figure(row) == figure
        assert str(rows.figure(row).value) == (str(None) if figure.value is None else format(value, "f"))


@given(decimals, provenances, words, st.lists(words, max_size=3), st.booleans(), st.none() | words)
def test_statements_chunks_findings_and_entities_survive(value, source, text, many, flag, maybe):
    file = {"file": source.file}
    statement = Statement(
        id="r:s:0",
        report_id="r",
        label=text,
        value=value,
        unit=text,
        approximate=flag,
        parent=maybe,
        parent_labels=tuple(many),
        concept=maybe,
        sentence=text,
        source=source,
    )
    assert rows.statement({**rows.statement_row(statement, 0), **file}) == statement
    chunk = Chunk(id="r:c:0", report_id="r", headings=tuple(many), section=1, text=text, source=source)
    assert rows.chunk({**rows.chunk_row(chunk, 0), **file}) == chunk
    finding = Finding(
        rule="I1",
        report_id="r",
        message=text,
        left=value,
        right=value,
        difference=Decimal(0),
        operands=(source,) * len(many),
        severity=Severity.NOTE,
    )
    assert rows.finding(rows.finding_row(finding, 0)) == finding
    entity = Entity(id=text, name=text, aliases=tuple(many), parent_id=maybe)
    assert rows.entity(rows.entity_row(entity)) == entity


@given(words)
def test_terms_are_parts_of_the_text_and_hold_no_space(text):
    plain = unicodedata.normalize("NFKC", text).lower().replace(",", "")
    for term in tokens.pairs(text) + tokens.singles(text):
        assert term.split() == [term]
        assert term in plain
    assert set(tokens.lone(text)) <= set(tokens.singles(text))
    assert tokens.pairs(unicodedata.normalize("NFKC", text)) == tokens.pairs(text)


@settings(max_examples=25, deadline=None)
@given(st.lists(report_words, min_size=1, max_size=6), report_words)
def test_the_word_index_finds_what_bm25_finds(texts, question):
    source = Provenance(report_id="r", file="a", block=0)
    chunks = [Chunk(id=f"r:c:{n}", report_id="r", headings=(), section=0, text=text, source=source) for n, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        lexical.build(Path(folder) / "lexical", chunks)
        found = lexical.LexicalIndex(Path(folder) / "lexical").search(question, 10)
    by_pairs = bm25(tokens.pairs(question), [tokens.pairs(text) for text in texts])
    alone = bm25(tokens.lone(question), [tokens.singles(text) for text in texts])
    assert set(found) == {chunk.id for chunk, a, b in zip(chunks, by_pairs, alone, strict=True) if a + b > 0}


@given(st.dictionaries(words, st.floats(-1, 1), max_size=8))
def test_a_ranking_does_not_depend_on_the_order_of_arrival(scores):
    assert ranked(scores) == ranked(dict(reversed(scores.items())))
    assert set(ranked(scores)) == set(scores)


found_by = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 1000), max_size=6)


@given(st.lists(found_by, max_size=3))
def test_fusion_keeps_agreement(searches):
    found = fused(*searches)
    assert set(found) == {id_ for scores in searches for id_ in scores}
    assert list(found) == ranked(found)
    for better in found:
        for worse in found:
            if all(scores.get(better, 0) > scores.get(worse, 0) for scores in searches if scores):
                assert found[better] > found[worse]


@given(found_by, found_by, st.integers(2, 50))
def test_fusion_does_not_depend_on_the_scale_of_a_search(one, other, times):
    scaled = {id_: score * times for id_, score in one.items()}
    assert fused(scaled, other) == pytest.approx(fused(one, other))
