"""Opens the chat model that the settings name, and asks it for one JSON object, or for words as they come.

    ASKGOV_LLM            MODEL@URL of an OpenAI-compatible endpoint: qwen3@http://127.0.0.1:11434/v1      (unset: no model)
    ASKGOV_LLM_KEY        its key, where it wants one
    ASKGOV_LLM_METHOD     json_schema (default) · function_calling · json_mode: what the endpoint can do
    ASKGOV_LLM_TIMEOUT    seconds for one call, and for all of a reply that comes piece by piece (default 30)

Any other LangChain chat model can be handed to ``Chat`` itself. LangChain is imported with the first question that needs the model.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, get_args

from askgov.language.errors import ChatFailed, ChatUnavailable

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

Method = Literal["json_schema", "function_calling", "json_mode"]
Speaker = Literal["human", "ai"]

TIMEOUT = 30.0  # seconds
_MOST_TOKENS = 1000  # of one reply
_REST = 30.0  # seconds in which an endpoint that just failed is not asked, so that it holds nobody up
_TRIES_AGAIN = 1  # calls that fail on the way, not replies that are wrong
_LONGEST_REPLY = 4000  # characters
_EXAMPLE = "export ASKGOV_LLM=qwen3@http://127.0.0.1:11434/v1"


@dataclass(frozen=True)
class Reply:
    """What a model said. ``content`` is the object, None when there is none in ``text``."""

    text: str
    content: Mapping[str, Any] | None


@dataclass
class Chat:
    """A chat model that answers in JSON or in words. ``make`` builds the LangChain model when it is first asked. Safe between threads."""

    make: "Callable[[], BaseChatModel]"
    method: Method | None = None  # None: as the model likes it best
    timeout: float = TIMEOUT
    _model: "BaseChatModel | None" = None
    _failed_at: float | None = None
    _lock: Lock = field(default_factory=Lock)

    def ask(self, system: str, turns: Sequence[tuple[Speaker, str]], schema: Mapping[str, Any]) -> Reply:
        """The reply to a conversation, held to a JSON schema. Raises ChatFailed when the endpoint gives none, or just gave none."""
        with self._watched():
            reply = self._structured(schema).invoke([("system", system), *turns])
            text = _text(reply["raw"])
        content = reply["parsed"]
        return Reply(text, content if isinstance(content, Mapping) else None)

    def stream(self, system: str, said: str) -> Iterator[str]:
        """The words of a reply as they come. One that has no end is cut; raises ChatFailed when it breaks off or takes too long.

        An endpoint that is silent is given up by its client, after as long again at most.
        """
        left, until = _LONGEST_REPLY, time.monotonic() + self.timeout
        with self._watched():
            for piece in self._opened().stream([("system", system), ("human", said)]):
                if time.monotonic() > until:
                    raise TimeoutError
                text = _text(piece)[:left]
                left -= len(text)
                yield text
                if not left:
                    return

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Whatever a call may end in becomes a ChatFailed, and the endpoint rests after it."""
        if self._failed_at is not None and time.monotonic() - self._failed_at < _REST:
            raise ChatFailed("语言模型暂停使用", "刚才没有给出回答", "askgov doctor")
        try:
            yield
        except _failures() as error:
            self._failed_at = time.monotonic()
            raise ChatFailed("语言模型没有给出回答", type(error).__name__, "askgov doctor") from error

    def _opened(self) -> "BaseChatModel":
        with self._lock:
            if self._model is None:
                self._model = self.make()
            return self._model

    def _structured(self, schema: Mapping[str, Any]) -> "Runnable[Any, Any]":
        method = {"method": self.method} if self.method else {}
        return self._opened().with_structured_output(dict(schema), include_raw=True, **method)


def open_chat() -> Chat | None:
    """The model of the settings; None when none is set. Raises ChatUnavailable for a setting or an installation that cannot work."""
    name = os.environ.get("ASKGOV_LLM", "").strip()
    if not name:
        return None
    model, at, url = name.rpartition("@")
    if not (model and at and url.startswith(("http://", "https://"))):
        raise ChatUnavailable("ASKGOV_LLM 的写法不对", "应为“模型名@接口地址”", _EXAMPLE)
    method = os.environ.get("ASKGOV_LLM_METHOD") or "json_schema"
    if method not in get_args(Method):
        raise ChatUnavailable("ASKGOV_LLM_METHOD 的写法不对", f"可选 {'、'.join(get_args(Method))}", "unset ASKGOV_LLM_METHOD")
    timeout = _seconds(os.environ.get("ASKGOV_LLM_TIMEOUT", ""))
    if find_spec("langchain_openai") is None:
        raise ChatUnavailable("用不了语言模型", "没有安装 langchain-openai", "pip install 'askgov[llm]'（或 unset ASKGOV_LLM）")
    return Chat(lambda: _openai(model, url, timeout), method, timeout)  # type: ignore[arg-type]


def prompt(name: str) -> str:
    """A prompt of ``prompts/`` by name."""
    return files("askgov.language").joinpath("prompts", f"{name}.md").read_text(encoding="utf-8")


def _openai(model: str, url: str, timeout: float) -> "BaseChatModel":
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    chat: BaseChatModel = ChatOpenAI(
        model=model, base_url=url, api_key=SecretStr(os.environ.get("ASKGOV_LLM_KEY") or "none"), temperature=0, timeout=timeout,
        max_retries=_TRIES_AGAIN, max_completion_tokens=_MOST_TOKENS,
    )  # fmt: skip
    return chat


def _seconds(text: str) -> float:
    try:
        seconds = float(text or TIMEOUT)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 600:
        raise ChatUnavailable("ASKGOV_LLM_TIMEOUT 的写法不对", "应为 600 以内的秒数", "unset ASKGOV_LLM_TIMEOUT")
    return seconds


def _text(raw: Any) -> str:
    """The words of a message, cut to what a reply may be long."""
    return str(raw.content)[:_LONGEST_REPLY]


def _failures() -> tuple[type[Exception], ...]:
    """What a call can end in: the network, the endpoint's refusal, a body that its client stumbles over (an HTML page, no choices).

    Or a client that cannot be built for this machine (a proxy without its library), or a model that cannot answer in JSON.
    """
    import httpx
    from langchain_core.exceptions import LangChainException

    stumbled = (ValueError, TypeError, LookupError, AttributeError)
    failures = (OSError, httpx.HTTPError, LangChainException, ImportError, NotImplementedError, *stumbled)
    if find_spec("openai") is None:
        return failures
    from openai import OpenAIError

    return (*failures, OpenAIError)
