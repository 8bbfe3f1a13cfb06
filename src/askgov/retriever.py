"""The passages of an index as a LangChain retriever, for the chains of others.

    retriever = ReportRetriever.open(Path("index"), entity="教育局", year=2024)
    documents = retriever.invoke("政策解读做了什么")      # or: await retriever.ainvoke(…)

Importing this module imports LangChain, which is why nothing that answers a question does.
"""

from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field, InstanceOf

from askgov.assistant import Assistant


class ReportRetriever(BaseRetriever):
    """The passages nearest to a text by meaning and by words, best first; of one organ, year or chapter where these are set.

    A document's content is the passage as it is shown. Its metadata tell whose report it is and where in it the passage stands.
    """

    assistant: InstanceOf[Assistant]
    entity: str | None = None  # an organ's name or a part of it; where no organ has it, nothing is found
    year: int | None = None  # the year that a report is about
    section: int | None = Field(default=None, ge=0, le=6)  # chapter of the national form; 0 is what stands outside them
    k: int = Field(default=8, ge=1)

    @classmethod
    def open(cls, index_dir: Path, **settings: Any) -> "ReportRetriever":
        """A retriever over an index. Raises IndexMissing when there is none."""
        return cls(assistant=Assistant.open(index_dir), **settings)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        found = self.assistant.search(query, entity=self.entity, year=self.year, section=self.section, limit=self.k)
        return [_document(passage) for passage in found]


def _document(passage: dict[str, Any]) -> Document:
    about = {name: passage[name] for name in ("report_id", "entity", "year", "title", "url", "section", "headings", "similarity")}
    place = {name: passage["source"][name] for name in ("file", "page", "block", "span")}
    return Document(id=passage["id"], page_content=passage["text"], metadata={**about, **place})
