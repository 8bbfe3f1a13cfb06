"""A short run of every fuzz target, in this process: mutated files are read or rejected with a reason, nothing else."""

from pathlib import Path
from random import Random

import pytest

from ingest.extract import extract
from ingest.rejected import Rejected
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import given_in, seeds

FILES = {"html": 25, "text": 25, "docx": 25, "pdf": 25, "single_file": 10, "zip": 10, "picture": 5}
FOUND = sorted((Path(__file__).parent / "corpus").glob("*")) if (Path(__file__).parent / "corpus").is_dir() else []


def outcome(file: Path) -> str:
    """The organ of a report that was read, or the reason why it was not; anything else is raised."""
    try:
        return extract(file, "0" * 64).entity.name
    except Rejected as rejected:
        return rejected.reason


def figures(file: Path) -> int:
    """How many figures a file gives."""
    try:
        return len(extract(file, "0" * 64).figures)
    except Rejected:
        return 0


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILES)
def test_mutated_files_are_read_or_rejected(kind: str, tmp_path: Path) -> None:
    made = seeds(kind)
    for number in range(FILES[kind]):
        random = Random(number)
        for given in given_in(tmp_path / "given", mutated(random.choice(made), random, random.choice(made)), kind):
            assert given.refused or outcome(given.path), number


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILES)
def test_seeds_reach_the_tables(kind: str, tmp_path: Path) -> None:
    """A seed that is turned away at the door fuzzes nothing but the door."""
    given = [file for content in seeds(kind) for file in given_in(tmp_path / "given", content, kind) if figures(file.path)]
    assert given


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.name)
def test_what_once_broke_a_reader_does_so_no_more(file: Path) -> None:
    assert outcome(file)
