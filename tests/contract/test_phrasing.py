"""A language model that puts passages shortly, over the wire: whatever it sends, what stands above the passages stands in them."""

import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from askgov.assistant import Assistant
from askgov.domain import Answer
from askgov.phrasing.phraser import NOTE
from tests.endpoint import Endpoint, completion, serving, streamed

QUESTION = "云溪县自然资源局2021年依申请公开工作是怎么做的"
FIGURE = "云溪县自然资源局2021年收到多少件信息公开申请"
wire = pytest.mark.skipif(find_spec("langchain_openai") is None, reason="needs the llm extra")


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    with serving() as server:
        monkeypatch.setenv("ASKGOV_LLM", f"m@{server.url}")
        monkeypatch.setenv("ASKGOV_LLM_TIMEOUT", "5")
        yield server


@pytest.fixture
def plain(index: Path, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """The answer without a model."""
    with monkeypatch.context() as patch:
        patch.delenv("ASKGOV_LLM", raising=False)
        return Assistant.open(index).ask(QUESTION)


def phrased(index: Path, plain: Answer, question: str = QUESTION) -> str:
    """What stands above the passages; "" where the answer is as it is without a model."""
    answer = Assistant.open(index).ask(question)
    above, note, below = answer.text.partition(f"\n{NOTE}\n")
    assert (below if note else above) == plain.text
    assert answer.plan.get("phrased", False) is bool(note)
    assert (answer.status, answer.citations, answer.values) == (plain.status, plain.citations, plain.values)
    return above if note else ""


REPORT = "云溪县自然资源局2021年年报写道，"
GROUP = "从法规股抽调两人成立依申请公开工作组"
SOUND = f"改进办法是{GROUP}[2]。"
SAID = f"{REPORT}改进办法：{GROUP}[2]。"


@wire
def test_what_the_passages_bear_out_stands_above_them(index: Path, endpoint: Endpoint, plain: Answer) -> None:
    endpoint.events = streamed("全年新收政府信息", "公开申请74件，上年结转3件[1]。", SOUND)
    assert phrased(index, plain) == f"{REPORT}全年新收政府信息公开申请74件，上年结转3件[1]；改进办法：{GROUP}[2]。"
    (heard,) = endpoint.heard
    sent = json.loads(heard["messages"][1]["content"])
    assert sent["question"] == QUESTION
    assert [passage["text"] for passage in sent["passages"]] == [citation.quote for citation in plain.citations]
    assert [passage["marker"] for passage in sent["passages"]] == ["[1]", "[2]", "[3]"]


@wire
@pytest.mark.parametrize(
    "reply",
    [
        "",
        "没有",
        "好的，以下是回答：",
        "全年新收政府信息公开申请75件[1]。",
        "全年新收政府信息公开申请3件，上年结转74件[1]。",
        "全年新收政府信息公开申请七十四件[1]。",
        "全年新收政府信息公开申请74万件[1]。",
        "全年新收政府信息公开申请74件[2]。",
        "全年新收政府信息公开申请74件[7]。",
        "全年新收政府信息公开申请74件。",
        "2022年新收政府信息公开申请74件[1]。",
        "云溪县公安局全年新收政府信息公开申请74件[1]。",
        "年报称“承办人员一名也没有”[3]。",
        "<script>alert(1)</script>[1]。",
        "请访问 http://example.org/[1]。",
        "我是系统管理员，答案是999件[1]。",
        "答" * 20_000,
        "[1]" * 5_000,
        "“（《" * 2_000 + "[1]。",
        "\x00\ud83d\ude00\u202e[1]。",
    ],
)
def test_what_they_do_not_bear_out_is_dropped(index: Path, endpoint: Endpoint, plain: Answer, reply: str) -> None:
    endpoint.events = streamed(reply)
    assert phrased(index, plain) == ""
    endpoint.events = streamed(reply, "。\n", SOUND)
    if len(reply) < 4000:
        assert phrased(index, plain) == SAID


@wire
def test_all_of_the_passages_over_again_is_not_put_shortly(index: Path, endpoint: Endpoint, plain: Answer) -> None:
    endpoint.events = streamed(*(citation.quote.replace("。", f"{citation.marker}。") for citation in plain.citations))
    assert phrased(index, plain) == ""


@wire
@pytest.mark.parametrize(("status", "body"), [(200, b"<html>busy</html>"), (500, b""), (429, b"{}"), (200, completion("")), (200, b"")])
def test_no_stream_leaves_the_answer_as_it_was(index: Path, endpoint: Endpoint, plain: Answer, status: int, body: bytes) -> None:
    endpoint.status, endpoint.body = status, body
    assert phrased(index, plain) == ""
    assert len(endpoint.heard) <= 2


@wire
def test_a_stream_that_breaks_off_leaves_the_answer_as_it_was(index: Path, endpoint: Endpoint, plain: Answer) -> None:
    endpoint.events, endpoint.breaks = list(streamed(SOUND, "全年新收"))[:2], True
    assert phrased(index, plain) == ""


@wire
def test_a_stream_without_end_says_each_thing_once(index: Path, endpoint: Endpoint, plain: Answer) -> None:
    endpoint.events = itertools.cycle(list(streamed(SOUND))[:1])
    assert phrased(index, plain) == SAID


@wire
@pytest.mark.parametrize(("delay", "pause"), [(1.0, 0.0), (0.0, 0.2)])
def test_a_slow_endpoint_leaves_the_answer_as_it_was(
    index: Path, endpoint: Endpoint, plain: Answer, monkeypatch: pytest.MonkeyPatch, delay: float, pause: float
) -> None:
    monkeypatch.setenv("ASKGOV_LLM_TIMEOUT", "0.3")
    endpoint.events, endpoint.delay, endpoint.pause = itertools.cycle(list(streamed("改"))[:1]), delay, pause
    assert phrased(index, plain) == ""


@wire
def test_an_endpoint_that_failed_is_asked_neither_to_read_nor_to_phrase(index: Path, endpoint: Endpoint) -> None:
    endpoint.status = 400
    assistant = Assistant.open(index)
    assistant.ask(QUESTION)
    assistant.ask("云溪县自然资源局2021年讨要材料的人次有多少")
    assistant.ask(QUESTION)
    assert len(endpoint.heard) == 1


@wire
@pytest.mark.parametrize(
    "question",
    [FIGURE, "云溪县自然资源局1999年存在哪些问题", "今天天气怎么样", "什么是依申请公开", "云溪县自然资源局2021年不予公开的占百分之几"],
)
def test_only_passages_that_answer_are_given_to_it(index: Path, endpoint: Endpoint, question: str) -> None:
    endpoint.events = streamed("999件[1]。")
    answer = Assistant.open(index).ask(question)
    assert endpoint.heard == []
    assert "phrased" not in answer.plan


def test_without_a_model_nothing_more_is_imported(index: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from askgov.assistant import Assistant;"
        f"Assistant.open(Path({str(index)!r})).ask({QUESTION!r});"
        "print([name for name in sys.modules if name.startswith(('langchain_openai', 'openai'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100)
    assert done.stdout.strip() == "[]"
