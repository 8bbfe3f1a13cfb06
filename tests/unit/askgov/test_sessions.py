"""Conversations: bounded, isolated, expiring; a reply may pick an option."""

import os
import time
from pathlib import Path

import pytest

from askgov.domain import FigureQuery, Option
from askgov.sessions import CAPACITY, LIFETIME, Sessions, Turn, chosen, load_turn, save_turn

TURN = Turn(plan=FigureQuery(entities=("甲局",), years=(2023,), concepts=("licensing.decisions",)))
OPTIONS = (
    Option(label="云溪县教育局", question="云溪县教育局2023年收到几件申请"),
    Option(label="云岭县教育局", question="云岭县教育局2023年收到几件申请"),
)


def test_sessions_do_not_see_each_other() -> None:
    sessions = Sessions()
    sessions.remember("a", TURN)
    assert sessions.last("a") == TURN
    assert sessions.last("b") == Turn()
    assert sessions.last(None) == Turn()


def test_the_oldest_conversation_makes_room() -> None:
    sessions = Sessions()
    for number in range(CAPACITY + 1):
        sessions.remember(str(number), TURN)
    assert sessions.last("0") == Turn()
    assert sessions.last(str(CAPACITY)) == TURN


def test_a_turn_survives_its_file_and_expires(tmp_path: Path) -> None:
    path = tmp_path / "sessions" / "x.json"
    save_turn(path, TURN)
    assert load_turn(path) == TURN
    old = time.time() - LIFETIME - 1
    os.utime(path, (old, old))
    assert load_turn(path) == Turn()


@pytest.mark.parametrize("text", ["", "{", '{"plan": 3}', '{"other": 1}'])
def test_a_damaged_turn_is_an_empty_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    assert load_turn(path) == Turn()


@pytest.mark.parametrize(
    ("reply", "question"),
    [
        ("1", OPTIONS[0].question),
        ("第二个", OPTIONS[1].question),
        ("云岭县教育局", OPTIONS[1].question),
        ("3", "3"),
        ("云溪县公安局处罚几件", "云溪县公安局处罚几件"),
    ],
)
def test_a_reply_picks_an_option(reply: str, question: str) -> None:
    assert chosen(reply, OPTIONS) == question
