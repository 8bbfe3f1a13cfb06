"""A language model behind the whole chain: numbers still come from cells, and nobody asks it what the grammar can read."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from askgov.assistant import Assistant
from askgov.language.chat import Reply
from askgov.model_reading.reader import ModelReader
from tests.endpoint import completion, serving

ORGAN, YEAR = "云溪县教育局", 2022
QUESTION = f"{ORGAN}{YEAR}年讨要材料的人次有多少"


class Scripted:
    """Says the same thing whenever it is asked."""

    def __init__(self, said: Mapping[str, Any] | None) -> None:
        self.said, self.asked = said, 0

    def ask(self, system: str, turns: Sequence[tuple[str, str]], schema: Mapping[str, Any]) -> Reply:
        self.asked += 1
        return Reply("", self.said)


SOUND = {
    "understood": True, "organs": [ORGAN], "years": [YEAR], "lines": ["requests.received"], "columns": [], "operation": "value",
    "number": "", "comparator": "", "explained": [{"word": "讨要材料", "ids": ["requests.received"]}],
}  # fmt: skip


def ask(index: Path, question: str, chat: Scripted | None) -> dict[str, Any]:
    assistant = Assistant.open(index)
    assistant.model = ModelReader(chat) if chat else None
    answer = assistant.ask(question).model_dump(mode="json")
    return {name: part for name, part in answer.items() if name != "elapsed_ms"}


def test_the_answer_is_that_of_the_plain_question_and_says_who_read_it(index: Path) -> None:
    plain = ask(index, f"{ORGAN}{YEAR}年收到多少件信息公开申请", None)
    read = ask(index, QUESTION, Scripted(SOUND))
    assert plain["status"] == read["status"] == "answered"
    assert read["plan"]["in_words"] == f"由语言模型理解为：{ORGAN}{YEAR}年本年新收政府信息公开申请数量是多少"
    assert read["plan"]["by_model"] is True
    for name in ("text", "result", "values", "index_version"):
        assert read[name] == plain[name]
    assert read["question"] == QUESTION


@pytest.mark.parametrize("said", [None, {"understood": False}, {**SOUND, "years": [1999]}, {"answer": 999}, {**SOUND, "lines": ["<b>"]}])
def test_a_bad_reading_leaves_the_answer_as_it_was(index: Path, said: Mapping[str, Any] | None) -> None:
    chat = Scripted(said)
    assert ask(index, QUESTION, chat) == ask(index, QUESTION, None)
    assert chat.asked in (1, 2)


@pytest.mark.parametrize(
    "question",
    [
        f"{ORGAN}{YEAR}年收到多少件信息公开申请",
        f"{ORGAN}{YEAR}年不予公开的占百分之几",
        f"{ORGAN}{YEAR}年存在哪些问题",
        f"{ORGAN}1999年收到多少件信息公开申请",
        "云溪县人民政府收到几件申请",
        "云山县教育局2023年讨要材料的有多少",
        "什么是依申请公开",
        "今天天气怎么样",
        "你好",
        "",
    ],
)
def test_the_model_is_not_asked_what_the_grammar_can_read(index: Path, question: str) -> None:
    chat = Scripted(SOUND)
    ask(index, question, chat)
    assert chat.asked == 0


def test_the_next_turn_goes_on_from_what_was_understood(index: Path) -> None:
    assistant = Assistant.open(index)
    chat = Scripted(SOUND)
    assistant.model = ModelReader(chat)
    assistant.ask(QUESTION, session="one")
    answer = assistant.ask("自然人的呢", session="one")
    assert answer.status.value == "answered"
    assert [value.applicant for value in answer.values] == ["natural_person"]
    assert chat.asked == 1


# -- from the command line ----------------------------------------------------------------------------------------------------

wire = pytest.mark.skipif(find_spec("langchain_openai") is None, reason="needs the llm extra")


def askgov(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **settings}
    return subprocess.run(
        [sys.executable, "-m", "askgov", *arguments], capture_output=True, text=True, env=environment, check=False, timeout=100
    )


@wire
def test_the_reading_is_shown_on_the_command_line(index: Path) -> None:
    with serving() as endpoint:
        endpoint.body = completion(json.dumps(SOUND, ensure_ascii=False))
        done = askgov("ask", QUESTION, "--index", str(index), ASKGOV_LLM=f"m@{endpoint.url}")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"由语言模型理解为：{ORGAN}{YEAR}年本年新收政府信息公开申请数量是多少" in done.stdout.splitlines()
    (heard,) = endpoint.heard
    assert json.loads(heard["messages"][1]["content"])["question"] == QUESTION


@wire
def test_an_endpoint_in_trouble_costs_one_line_and_no_answer(index: Path) -> None:
    plain = askgov("ask", QUESTION, "--index", str(index))
    with serving() as endpoint:
        endpoint.status = 400
        done = askgov("ask", QUESTION, "--index", str(index), ASKGOV_LLM=f"m@{endpoint.url}")
    assert (done.returncode, done.stdout) == (plain.returncode, plain.stdout)
    assert len(done.stderr.splitlines()) == 1


def test_a_wrong_setting_is_one_line(index: Path) -> None:
    done = askgov("ask", QUESTION, "--index", str(index), ASKGOV_LLM="qwen3")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "模型名@接口地址" in done.stderr


@pytest.mark.skipif(find_spec("langchain_openai") is not None, reason="the llm extra is there")
def test_a_missing_extra_is_named(index: Path) -> None:
    done = askgov("ask", QUESTION, "--index", str(index), ASKGOV_LLM="m@http://127.0.0.1:9/v1")
    assert done.returncode == 1
    assert "askgov[llm]" in done.stderr


@pytest.mark.parametrize(("setting", "fine"), [({}, True), ({"ASKGOV_LLM": "qwen3"}, False)])
def test_doctor_looks_at_it(index: Path, setting: dict[str, str], fine: bool) -> None:
    checks = json.loads(askgov("doctor", "--index", str(index), "--json", **setting).stdout)
    assert {check["name"]: check["ok"] for check in checks}["语言模型"] is fine
