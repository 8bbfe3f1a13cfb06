"""The vector index of a generation: Chroma, embedded, with askgov's own vectors.

Chroma never embeds anything here and never phones home. Its folder is written once and then only read: an embedded
Chroma survives neither a killed writer nor a second one.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from askgov.domain import Chunk

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from numpy import float32
    from numpy.typing import NDArray

COLLECTION = "chunks"


class DenseIndex:
    """Open for reading, ids only. LangChain's vector store opens the same folder; but it fetches every text, at many times the cost."""

    def __init__(self, directory: Path) -> None:
        self._client = _client(directory)
        self._collection = self._client.get_collection(COLLECTION, embedding_function=None)
        self._size = self._collection.count()

    def __len__(self) -> int:
        return self._size

    def ids(self) -> list[str]:
        """All chunk ids, sorted."""
        return sorted(self._collection.get(include=[])["ids"])

    def nearest(self, vector: "NDArray[float32]", k: int) -> list[str]:
        """About the ``k`` nearest chunk ids, nearest first."""
        if self._size == 0:
            return []
        return self._collection.query(query_embeddings=[vector.tolist()], n_results=min(k, self._size), include=[])["ids"][0]

    def close(self) -> None:
        """Let go of the files and the memory."""
        self._client.close()


def build(directory: Path, size: int, batches: Iterable[tuple[Sequence[Chunk], "NDArray[float32]"]]) -> None:
    """Write a collection of ``size`` chunks (two or more) into a new folder.

    They come in batches of up to 5000 with their vectors.
    """
    client = _client(directory)
    hnsw: CreateHNSWConfiguration = {
        "space": "cosine",
        # with these three a rebuild gave the same neighbours as before, and all the true ones; the defaults did neither
        "max_neighbors": 32,
        "ef_construction": 200,
        "ef_search": 400,
        # written out exactly when the last chunk is in: what is left over, each reader would have to write again
        "sync_threshold": size,
        "batch_size": min(size, 1000),
    }
    collection = client.create_collection(COLLECTION, embedding_function=None, configuration={"hnsw": hnsw})
    for chunks, vectors in batches:
        collection.add(
            ids=[chunk.id for chunk in chunks],
            embeddings=vectors,
            documents=[chunk.text for chunk in chunks],
            metadatas=[{"report": chunk.report_id, "section": chunk.section} for chunk in chunks],
        )
    client.close()


def _client(directory: Path) -> "Client":
    import chromadb
    from chromadb.config import Settings

    return cast("Client", chromadb.PersistentClient(str(directory), settings=Settings(anonymized_telemetry=False)))
