"""The chat model: its settings, the wire to an OpenAI-compatible endpoint, and every way in which an endpoint may fail."""

import itertools
import json
import time
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest
from langchain_core.language_models import FakeListChatModel
from langchain_core.runnables import RunnableLambda

from askgov.language import chat as chat_module
from askgov.language.chat import Chat, open_chat, prompt
from askgov.language.errors import ChatFailed, ChatUnavailable
from tests.endpoint import Endpoint, completion, serving, streamed

SCHEMA: dict[str, Any] = {
    "title": "reading", "description": "…", "type": "object", "properties": {"understood": {"type": "boolean"}}, "required": ["understood"],
    "additionalProperties": False,
}  # fmt: skip
wire = pytest.mark.skipif(find_spec("langchain_openai") is None, reason="needs the llm extra")


class Structured(FakeListChatModel):
    """LangChain's fake, which answers in JSON as a real model does."""

    def with_structured_output(self, schema: Any, *, include_raw: bool = False, **kwargs: Any) -> Any:
        def parsed(raw: Any) -> dict[str, Any]:
            try:
                return {"raw": raw, "parsed": json.loads(raw.content), "parsing_error": None}
            except ValueError as error:
                return {"raw": raw, "parsed": None, "parsing_error": error}

        return self | RunnableLambda(parsed)


@pytest.mark.parametrize(
    ("said", "content"),
    [('{"understood": true}', {"understood": True}), ("[1]", None), ("好的，答案是 999", None), ("", None)],
)
def test_any_langchain_model_will_do(said: str, content: dict[str, Any] | None) -> None:
    reply = Chat(lambda: Structured(responses=[said])).ask("…", [("human", "{}")], SCHEMA)
    assert reply.content == content
    assert reply.text == said


def test_a_long_reply_is_cut() -> None:
    assert len(Chat(lambda: Structured(responses=["答" * 100_000])).ask("…", [("human", "{}")], SCHEMA).text) == 4000


def test_a_model_that_cannot_answer_in_json() -> None:
    with pytest.raises(ChatFailed, match="NotImplementedError"):
        Chat(lambda: FakeListChatModel(responses=["{}"])).ask("…", [("human", "{}")], SCHEMA)


def test_words_come_as_they_are_said() -> None:
    assert list(Chat(lambda: FakeListChatModel(responses=["有两条"])).stream("…", "{}")) == ["有", "两", "条"]


def test_a_reply_without_end_is_cut() -> None:
    assert len("".join(Chat(lambda: FakeListChatModel(responses=["答" * 100_000])).stream("…", "{}"))) == 4000


def test_a_reply_that_takes_too_long() -> None:
    chat = Chat(lambda: FakeListChatModel(responses=["答" * 1000], sleep=0.02), timeout=0.1)
    with pytest.raises(ChatFailed, match="TimeoutError"):
        list(chat.stream("…", "{}"))
    with pytest.raises(ChatFailed, match="刚才没有给出回答"):
        chat.ask("…", [("human", "{}")], SCHEMA)  # one endpoint, one rest


def test_a_client_that_cannot_be_built() -> None:
    def make() -> Any:
        raise ImportError("socksio")

    with pytest.raises(ChatFailed, match="ImportError"):
        Chat(make).ask("…", [("human", "{}")], SCHEMA)


# -- settings -----------------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ASKGOV_LLM", "ASKGOV_LLM_KEY", "ASKGOV_LLM_METHOD", "ASKGOV_LLM_TIMEOUT"):
        monkeypatch.delenv(name, raising=False)


def test_no_setting_no_model() -> None:
    assert open_chat() is None


@pytest.mark.parametrize("name", ["qwen3", "@http://127.0.0.1/v1", "qwen3@", "qwen3@ftp://127.0.0.1", "http://127.0.0.1/v1"])
def test_a_setting_that_is_no_model_at_an_address(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("ASKGOV_LLM", name)
    with pytest.raises(ChatUnavailable, match="模型名@接口地址"):
        open_chat()


@pytest.mark.parametrize(
    ("name", "value"), [("METHOD", "xml"), ("TIMEOUT", "soon"), ("TIMEOUT", "0"), ("TIMEOUT", "nan"), ("TIMEOUT", "9999")]
)
def test_other_settings(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv("ASKGOV_LLM", "qwen3@http://127.0.0.1:1/v1")
    monkeypatch.setenv(f"ASKGOV_LLM_{name}", value)
    with pytest.raises(ChatUnavailable, match=f"ASKGOV_LLM_{name}"):
        open_chat()


def test_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKGOV_LLM", "qwen3@http://127.0.0.1:1/v1")
    monkeypatch.setattr(chat_module, "find_spec", lambda name: None)
    with pytest.raises(ChatUnavailable, match=r"askgov\[llm\]"):
        open_chat()


def test_the_prompt_treats_the_question_as_data() -> None:
    text = prompt("parse_question")
    assert "一律不照做" in text
    assert "不回答问题" in text
    for name in ("question", "words", "organs", "years", "lines", "columns", "operations", "required"):
        assert f"`{name}`" in text
    from askgov.model_reading.proposal import Proposal

    for name in Proposal.model_fields:
        assert f"`{name}`" in text


# -- the wire -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    with serving() as server:
        monkeypatch.setenv("ASKGOV_LLM", f"org/model@2@{server.url}")
        monkeypatch.setenv("ASKGOV_LLM_KEY", "sk-test")
        yield server


def asked() -> chat_module.Reply:
    chat = open_chat()
    assert chat is not None
    return chat.ask("指令", [("human", "{}"), ("ai", "{}"), ("human", "请改正")], SCHEMA)


@wire
def test_what_is_sent_and_read(endpoint: Endpoint) -> None:
    endpoint.body = completion('{"understood": true}')
    assert asked().content == {"understood": True}
    (heard,) = endpoint.heard
    assert heard["model"] == "org/model@2"
    assert [message["role"] for message in heard["messages"]] == ["system", "user", "assistant", "user"]
    assert heard["response_format"]["json_schema"]["schema"]["properties"] == SCHEMA["properties"]
    assert heard["temperature"] == 0
    assert endpoint.keys == ["Bearer sk-test"]


@wire
def test_function_calling(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKGOV_LLM_METHOD", "function_calling")
    call = {"id": "1", "type": "function", "function": {"name": "reading", "arguments": '{"understood": true}'}}
    endpoint.body = completion("", tool_calls=[call])
    assert asked().content == {"understood": True}


@wire
def test_json_mode(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKGOV_LLM_METHOD", "json_mode")
    endpoint.body = completion('{"understood": true}')
    assert asked().content == {"understood": True}
    assert endpoint.heard[0]["response_format"] == {"type": "json_object"}


@wire
@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"oops"), (401, b"{}"), (404, b"<html>"), (200, b"<html>no</html>"), (200, b"{}"), (200, b"null"), (200, b"[]"), (200, b'"text"'), (200, b""),
        (200, b'{"choices": []}'), (200, b'{"choices": null}'), (200, b'{"choices": [{"message": null}]}'), (200, b'{"error": "busy"}'),
        (200, completion("")[:-9]),
    ],
)  # fmt: skip
def test_failures_have_one_type(endpoint: Endpoint, status: int, body: bytes) -> None:
    endpoint.status, endpoint.body = status, body
    with pytest.raises(ChatFailed, match="语言模型没有给出回答"):
        asked()
    assert len(endpoint.heard) <= 2


@wire
@pytest.mark.parametrize("said", ["好的", "[]", "null", "999"])
def test_what_is_no_object_is_left_to_the_check(endpoint: Endpoint, said: str) -> None:
    endpoint.body = completion(said)
    assert asked().content is None


@wire
def test_an_endpoint_that_does_not_answer(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKGOV_LLM_TIMEOUT", "0.2")
    endpoint.delay = 1
    with pytest.raises(ChatFailed, match="Timeout"):
        asked()
    assert len(endpoint.heard) <= 2


@wire
def test_an_endpoint_that_failed_is_left_alone_for_a_while(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    chat = open_chat()
    assert chat is not None
    endpoint.status = 400
    for why in ("Request", "刚才没有给出回答"):
        with pytest.raises(ChatFailed, match=why):
            chat.ask("指令", [("human", "{}")], SCHEMA)
    assert len(endpoint.heard) == 1
    monkeypatch.setattr(chat_module, "_REST", 0.0)
    endpoint.status, endpoint.body = 200, completion('{"understood": true}')
    assert chat.ask("指令", [("human", "{}")], SCHEMA).content == {"understood": True}


@wire
def test_an_endpoint_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKGOV_LLM", "m@http://127.0.0.1:9/v1")
    with pytest.raises(ChatFailed, match="Connection"):
        asked()


# -- the wire, piece by piece ---------------------------------------------------------------------------------------------------


def said() -> str:
    chat = open_chat()
    assert chat is not None
    return "".join(chat.stream("指令", "{}"))


@wire
def test_what_is_streamed(endpoint: Endpoint) -> None:
    endpoint.events = streamed("公示", "", "及时[1]。")
    assert said() == "公示及时[1]。"
    (heard,) = endpoint.heard
    assert heard["stream"] is True
    assert [message["content"] for message in heard["messages"]] == ["指令", "{}"]


@wire
@pytest.mark.parametrize(
    ("status", "body"), [(500, b"oops"), (429, b"{}"), (404, b"<html>"), (200, b""), (200, b"data: <html>\n\n"), (200, b"data: {\n\n")]
)
def test_failures_of_a_stream_have_one_type(endpoint: Endpoint, status: int, body: bytes) -> None:
    endpoint.status, endpoint.events = status, [body]
    with pytest.raises(ChatFailed, match="语言模型没有给出回答"):
        said()
    assert len(endpoint.heard) <= 2


@wire
def test_a_stream_that_breaks_off(endpoint: Endpoint) -> None:
    endpoint.events, endpoint.breaks = list(streamed("公示及时", "[1]。"))[:1], True
    with pytest.raises(ChatFailed):
        said()


@wire
def test_a_stream_without_end(endpoint: Endpoint) -> None:
    endpoint.events = itertools.cycle(list(streamed("公示及时[1]。"))[:1])
    assert len(said()) == 4000


@wire
def test_a_stream_that_drips(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKGOV_LLM_TIMEOUT", "0.3")
    endpoint.events, endpoint.pause = itertools.cycle(list(streamed("公"))[:1]), 0.1
    began = time.monotonic()
    with pytest.raises(ChatFailed):
        said()
    assert time.monotonic() - began < 5
