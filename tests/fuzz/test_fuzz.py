"""A short run of every fuzz target, in this process: mutated files are read or rejected with a reason, nothing else."""

from pathlib import Path
from random import Random

import pytest

from ingest.extract import extract
from ingest.rejected import Rejected
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import SUFFIXES, seeds

FILES = {"html": 25, "text": 25, "docx": 25, "pdf": 25, "single_file": 10, "zip": 10}
FOUND = sorted((Path(__file__).parent / "corpus").glob("*")) if (Path(__file__).parent / "corpus").is_dir() else []


def outcome(file: Path) -> str:
    """The organ of a report that was read, or the reason why it was not; anything else is raised."""
    try:
        return extract(file, "0" * 64).entity.name
    except Rejected as rejected:
        return rejected.reason


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILES)
def test_mutated_files_are_read_or_rejected(kind: str, tmp_path: Path) -> None:
    made = seeds(kind)
    path = tmp_path / f"report{SUFFIXES[kind]}"
    for number in range(FILES[kind]):
        random = Random(number)
        path.write_bytes(mutated(random.choice(made), random, random.choice(made)))
        assert outcome(path), number


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.name)
def test_what_once_broke_a_reader_does_so_no_more(file: Path) -> None:
    assert outcome(file)
