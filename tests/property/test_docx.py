"""What is written as a Word file is read: every cell, blanks and marks included, whatever the file hides or leaves lying about."""

from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.readers import read
from ingest.tables import recognise_tables
from tests.corpus.hands import Truth
from tests.corpus.national import Key, Written, write

from .docx_writer import write_docx

FORMATS = ("2008-2013", "2014-2018", "2019-2020", "2021+")


def read_back(written: Written, seed: int, folder: Path) -> dict[Key, Truth]:
    file = folder / "report.docx"
    file.write_bytes(write_docx(written, Random(seed)))
    found = recognise_tables(read(file))
    assert found.format == written.format
    return {(cell.concept, cell.applicant.value if cell.applicant else None): (cell.state.value, cell.value) for cell in found.cells}


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), format_=st.sampled_from(FORMATS), blanks=st.sampled_from([0.0, 0.1, 0.5, 0.9]), swapped=st.booleans())
def test_every_cell_comes_back(seed: int, format_: str, blanks: float, swapped: bool, tmp_path: Path) -> None:
    written = write(seed, format_, blanks, swapped)
    assert read_back(written, seed, tmp_path) == written.truth
