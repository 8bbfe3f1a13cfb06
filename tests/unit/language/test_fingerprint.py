"""Vectors of different spaces are never mixed; the same vectors from another engine are welcome."""

import pytest

from askgov.language import Fingerprint, FingerprintMismatch, check_fingerprint

LIGHT = Fingerprint(
    engine="light", precision="fp32", model="multilingual-e5-small", model_sha256="ab" * 32, dimension=384, pooling="mean",
    max_tokens=512, query_prompt="query: ", passage_prompt="passage: ",
)  # fmt: skip


def test_engine_and_name_do_not_matter() -> None:
    check_fingerprint(LIGHT, LIGHT.model_copy(update={"engine": "sentence-transformers", "model": "/models/e5"}))


@pytest.mark.parametrize(
    "change",
    [{"precision": "bf16"}, {"model_sha256": "cd" * 32}, {"dimension": 256}, {"pooling": "cls"}, {"max_tokens": 256},
     {"query_prompt": ""}, {"passage_prompt": "query: "}],
)  # fmt: skip
def test_everything_else_does(change: dict[str, object]) -> None:
    with pytest.raises(FingerprintMismatch) as caught:
        check_fingerprint(LIGHT, LIGHT.model_copy(update=change))
    assert caught.value.command == "askgov ingest --rebuild"
    assert "askgov ingest --rebuild" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_it_survives_json() -> None:
    again = Fingerprint.model_validate_json(LIGHT.model_dump_json())
    assert again == LIGHT
    assert again.space == LIGHT.space
    assert len(LIGHT.space) == 16
