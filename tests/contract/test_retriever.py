"""The LangChain retriever: what a document of a passage holds, and that its settings narrow what is found."""

import asyncio
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from langchain_core.runnables import RunnableLambda
from pydantic import ValidationError

from askgov.assistant import Assistant
from askgov.retriever import ReportRetriever
from askgov.store.errors import IndexMissing

METADATA = {"report_id", "entity", "year", "title", "url", "section", "headings", "file", "page", "block", "span", "similarity"}


@pytest.fixture(scope="module")
def assistant(index: Path) -> Assistant:
    return Assistant.open(index)


def test_a_document_is_the_passage_as_shown_with_its_place(assistant: Assistant) -> None:
    documents = ReportRetriever(assistant=assistant, k=5).invoke("政策解读和回应关切")
    assert len(documents) == 5
    for document in documents:
        (chunk,) = assistant.store.chunks([document.id or ""])
        report = assistant.store.report(chunk.report_id)
        assert report is not None
        assert document.page_content == chunk.text
        assert set(document.metadata) == METADATA
        told = document.metadata
        assert (told["report_id"], told["year"], told["title"]) == (report.id, report.year, report.title)
        assert (told["section"], told["headings"]) == (chunk.section, list(chunk.headings))
        assert (told["block"], told["file"]) == (chunk.source.block, report.file)
        assert -1 <= told["similarity"] <= 1
        json.dumps(told)  # for stores and traces of others


def test_settings_narrow_what_is_found(assistant: Assistant) -> None:
    report = assistant.store.reports()[-1]
    (entity,) = assistant.store.entities([report.entity_id])
    documents = ReportRetriever(assistant=assistant, entity=entity.name, year=report.year, section=5).invoke("存在的问题")
    assert documents
    assert {(d.metadata["entity"], d.metadata["year"], d.metadata["section"]) for d in documents} == {(entity.name, report.year, 5)}


def test_an_organ_or_a_year_that_is_not_there_finds_nothing(assistant: Assistant) -> None:
    assert ReportRetriever(assistant=assistant, entity="云山县体育局").invoke("存在的问题") == []
    assert ReportRetriever(assistant=assistant, year=1999).invoke("存在的问题") == []


def test_async_and_in_a_chain_it_finds_the_same(index: Path) -> None:
    retriever = ReportRetriever.open(index, k=3)
    expected = retriever.invoke("下一步打算")
    with ThreadPoolExecutor(1) as thread:  # the browser's tests leave a loop running in this one
        assert thread.submit(asyncio.run, retriever.ainvoke("下一步打算")).result() == expected
    chain = retriever | RunnableLambda(lambda documents: [document.id for document in documents])
    assert chain.invoke("下一步打算") == [document.id for document in expected]


def test_settings_that_make_no_sense_are_refused(assistant: Assistant, tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        ReportRetriever(assistant=assistant, k=0)
    with pytest.raises(ValidationError):
        ReportRetriever(assistant=assistant, section=7)
    with pytest.raises(IndexMissing):
        ReportRetriever.open(tmp_path)


def test_only_who_wants_it_pays_for_langchain() -> None:
    program = "import sys, askgov.assistant, askgov.cli; print('askgov.retriever' in sys.modules, 'langchain_core' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False False"
