"""The test double: the same numbers on every machine, and nearness by shared characters."""

import subprocess
import sys

import numpy as np

from askgov.language.hashing import HashEmbeddings


def test_texts_that_share_characters_are_near() -> None:
    double = HashEmbeddings()
    rows = double.documents(["行政复议结果维持三件", "微信公众号推送信息", "政务公开工作存在的问题"])
    assert (rows @ double.query("复议维持几件")).argmax() == 0
    assert (rows @ double.query("公众号发了多少信息")).argmax() == 1


def test_an_empty_text_is_a_row_of_zeros() -> None:
    assert not HashEmbeddings().documents([""]).any()


def test_python_hash_seed_does_not_matter() -> None:
    program = "from askgov.language.hashing import HashEmbeddings as H; print(H().query('公开').tobytes().hex())"
    rows = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert rows == {HashEmbeddings().query("公开").tobytes().hex()}
    assert np.isfinite(HashEmbeddings().query("公开")).all()
