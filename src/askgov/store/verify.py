"""Checks a generation of the search indexes: ``python -m askgov.store.verify INDEX GENERATION``.

A process of its own, with limits, because a damaged Chroma folder may crash it, hang it or fill the disk.
Prints what is wrong, a line each, and exits 1.
"""

import resource
import sys
from pathlib import Path

from askgov.store import manifest
from askgov.store.dense import DenseIndex
from askgov.store.figures import FigureStore
from askgov.store.lexical import LexicalIndex

_SAMPLES = 20
_FOUND_AT_LEAST = 0.9  # of the samples: HNSW may miss one, a broken index misses most
_FILE_BYTES = 4 << 30
_CPU_S = 600


def problems(index_dir: Path, generation: Path) -> list[str]:
    """What is wrong with a generation, in Chinese; an empty list when nothing is."""
    made = manifest.read(generation)
    if made is None:
        return ["没有清单 manifest.json"]
    if changed := manifest.changed_files(generation, made):
        return [f"文件与清单不符：{name}" for name in changed]
    dense, lexical = DenseIndex(generation / "chroma"), LexicalIndex(generation / "lexical")
    try:
        counts = {"向量": len(dense), "文本": len(lexical)}
        found = [f"{what} {count} 段，应为 {made.chunks} 段" for what, count in counts.items() if count != made.chunks]
        ids = dense.ids()
        if manifest.digest(ids) != made.ids:
            found.append("段落编号与清单不符")
        return found or _samples(FigureStore(index_dir), ids, dense, lexical)
    finally:
        dense.close()


def _samples(figures: FigureStore, ids: list[str], dense: DenseIndex, lexical: LexicalIndex) -> list[str]:
    """Known vectors must find themselves, or another as near; known texts must be found by their words."""
    sample, vectors = figures.vectors(ids[:: max(1, len(ids) // _SAMPLES)])
    missed = 0
    for chunk, vector in zip(figures.chunks(sample), vectors, strict=True):
        near, twins = figures.vectors([chunk.id, *dense.nearest(vector, 1)])
        similar = float(twins[-1] @ vector) >= 0.999 * float(vector @ vector)
        missed += not (len(near) == 2 and similar and lexical.search(chunk.text, 1))
    if missed > (1 - _FOUND_AT_LEAST) * len(sample):
        return [f"{len(sample)} 段抽样中有 {missed} 段检索不到"]
    return []


def main(arguments: list[str]) -> int:
    """Exit code 0: sound; 1: not."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_BYTES, _FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_S, _CPU_S))
    found = problems(Path(arguments[0]), Path(arguments[1]))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
