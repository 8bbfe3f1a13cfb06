"""The word index of a generation: tantivy over the terms of ``tokens``."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from askgov.domain import Chunk
from askgov.store import tokens

if TYPE_CHECKING:
    import tantivy

_HEAP_BYTES = 64_000_000
_KEPT = 64  # hits kept: a question asks for the same words several times over


class LexicalIndex:
    """Open for reading; questions are terms joined by OR, ranked by BM25."""

    def __init__(self, directory: Path) -> None:
        import tantivy

        self._index = tantivy.Index.open(str(directory))
        self._searcher = self._index.searcher()
        self._held = lru_cache(_KEPT)(self._holding)

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, question: str, k: int, among: Sequence[str] | None = None) -> dict[str, float]:
        """Up to ``k`` chunk ids with their scores, best first; ``among`` restricts them to these ids."""
        import tantivy

        schema, should, must = self._index.schema, tantivy.Occur.Should, tantivy.Occur.Must
        words = [("pairs", term) for term in tokens.pairs(question)] + [("singles", term) for term in tokens.lone(question)]
        terms = [(should, tantivy.Query.term_query(schema, field, term, "freq")) for field, term in dict.fromkeys(words)]
        query = tantivy.Query.boolean_query(terms)
        if among is not None:
            allowed = tantivy.Query.const_score_query(tantivy.Query.term_set_query(schema, "id", list(among)), 0.0)
            query = tantivy.Query.boolean_query([(must, query), (must, allowed)])
        return self._hits(query, k)

    def holding(self, texts: Sequence[str], k: int) -> tuple[str, ...]:
        """Up to ``k`` ids of chunks with every pair of characters of one of the texts, best first."""
        return self._held(tuple(texts), k)

    def _holding(self, texts: tuple[str, ...], k: int) -> tuple[str, ...]:
        import tantivy

        should, must = tantivy.Occur.Should, tantivy.Occur.Must
        words = [dict.fromkeys(tokens.pairs(text)) for text in texts]
        whole = [
            tantivy.Query.boolean_query([(must, tantivy.Query.term_query(self._index.schema, "pairs", pair, "freq")) for pair in pairs])
            for pairs in words
            if pairs
        ]
        return tuple(self._hits(tantivy.Query.boolean_query([(should, query) for query in whole]), k)) if whole else ()

    def _hits(self, query: "tantivy.Query", k: int) -> dict[str, float]:
        hits = self._searcher.search(query, k).hits
        return {self._searcher.doc(address)["id"][0]: float(score) for score, address in hits}


def build(directory: Path, chunks: Iterable[Chunk]) -> None:
    """Write the index of these chunks into a new folder. One thread, so that the same chunks give the same segments."""
    import tantivy

    directory.mkdir(parents=True)
    writer = tantivy.Index(_schema(), str(directory)).writer(heap_size=_HEAP_BYTES, num_threads=1)
    for chunk in chunks:
        text = chunk.embedding_text
        document = tantivy.Document(id=chunk.id, pairs=" ".join(tokens.pairs(text)), singles=" ".join(tokens.singles(text)))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _schema() -> "tantivy.Schema":
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("pairs", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("singles", tokenizer_name="whitespace", index_option="freq")
    return builder.build()
