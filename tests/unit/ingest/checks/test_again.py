from pathlib import Path

import pytest

from askgov.store.figures import FigureStore
from askgov.store.wholes import wholes
from ingest.build import build
from ingest.checks.again import checked

SAMPLES = Path(__file__).parents[4] / "ingest" / "samples" / "reports"


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> FigureStore:
    index = tmp_path_factory.mktemp("again") / "index"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")
        build(sorted(SAMPLES.iterdir())[:12], index, workers=1)
    return FigureStore(index)


def test_what_is_read_back_is_what_was_stored(store):
    ids = [report.id for report in store.reports(include_superseded=True)][::-1]
    found = list(wholes(store, [*ids, "unknown"]))
    assert [whole.report.id for whole in found] == ids
    for whole in found:
        assert whole.figures == store.figures(report_id=whole.report.id)
        assert whole.statements == store.statements(report_id=whole.report.id)
        assert whole.chunks == store.chunks(store.chunk_ids(report_id=whole.report.id))
        assert [f.model_dump() for f in whole.figures] == [f.model_dump() for f in store.figures(report_id=whole.report.id)]


def test_checking_again_finds_what_was_found_when_it_was_read(store):
    for report in store.reports(include_superseded=True):
        own = [found for found in store.findings_of([report.id]) if len({place.report_id for place in found.operands}) == 1]
        assert set(own) <= set(checked(store, [report.id])[report.id])
        assert len(checked(store, [report.id])[report.id]) <= len(store.findings_of([report.id]))
