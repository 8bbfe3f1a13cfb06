"""What a conversation remembers between turns: the last plan and the options last offered. Bounded, and forgotten after an hour."""

import re
import time
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from pydantic import ValidationError

from askgov.domain import CheckQuery, ComputeQuery, FigureQuery, Frozen, Option, PassageQuery, StatementQuery

LIFETIME = 3600.0  # seconds
CAPACITY = 2000  # conversations kept in memory

_CHOICE = re.compile(r"(?:选|第|就)?\s*(?P<n>[1-9一二三四五六七八九])\s*(?:个|项|种|号)?[吧呢。.?？]{0,2}")
_BARE = re.compile(r"^(?:我(?:要|问|说|想问)的?是|就是|是|那|那就|就|选|问)|(?:的|那个|那家|那年|吧|呢|。|[.，,\s])+$")
_YES = re.compile(r"(?:对|是|嗯|好|没错|可以|行)(?:的|啊|呀|吧|呢|就是它|就是)?[。.!！,，]*")
_NUMERALS = "一二三四五六七八九"


class Turn(Frozen):
    """The state after one answer."""

    plan: FigureQuery | ComputeQuery | StatementQuery | PassageQuery | None = None
    question: str = ""  # what ``plan`` answers, as a whole question
    options: tuple[Option, ...] = ()
    recent: tuple[FigureQuery, ...] = ()  # the last figures of this thread, oldest first: 这三个数, 两家加一块
    unsettled: bool = False  # the last turn was asked back or refused: what it was about is open
    winner: FigureQuery | None = None  # the figure that came first, where the last turn asked which is the most: 它的行政处罚呢
    ranked: tuple[tuple[int, FigureQuery], ...] = ()  # the figures in their places, each by itself in its own: 第二名的新收
    checked: CheckQuery | None = None  # the last turn was a check of reports: 那公安局呢
    pending: str = ""  # the question that was asked back, which a bare organ or year completes


class Sessions:
    """Turns by session name, newest kept; safe between threads."""

    def __init__(self) -> None:
        self._turns: OrderedDict[str, tuple[float, Turn]] = OrderedDict()
        self._lock = Lock()

    def last(self, session: str | None) -> Turn:
        """The turn before; an empty one for a new, expired or absent session."""
        if session is None:
            return Turn()
        with self._lock:
            said_at, turn = self._turns.get(session, (0.0, Turn()))
        return turn if time.monotonic() - said_at < LIFETIME else Turn()

    def remember(self, session: str | None, turn: Turn) -> None:
        """Keep a turn; the oldest conversations make room."""
        if session is None:
            return
        with self._lock:
            self._turns[session] = (time.monotonic(), turn)
            self._turns.move_to_end(session)
            while len(self._turns) > CAPACITY:
                self._turns.popitem(last=False)


def load_turn(path: Path) -> Turn:
    """A turn written by ``save_turn``; an empty one when there is none, it is older than an hour, or it cannot be read as one."""
    if not path.is_file() or time.time() - path.stat().st_mtime > LIFETIME:
        return Turn()
    try:
        return Turn.model_validate_json(path.read_text(encoding="utf-8"))
    except ValidationError:
        return Turn()


def save_turn(path: Path, turn: Turn) -> None:
    """Write a turn for the next command of the same session."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(turn.model_dump_json(), encoding="utf-8")


def chosen(question: str, options: Sequence[Option]) -> str:
    """The question of the option that a reply picks by number or by its words; the reply itself when it picks none."""
    reply = question.strip()
    match = _CHOICE.fullmatch(reply)
    if match and options:
        number = int(match["n"]) if match["n"].isdigit() else _NUMERALS.index(match["n"]) + 1
        if number <= len(options):
            return options[number - 1].question
    if len(options) == 1 and _YES.fullmatch(reply):
        return options[0].question
    bare = _BARE.sub("", reply)
    named = [option for option in options if bare == option.label] or [
        option for option in options if len(bare) > 1 and bare in option.label
    ]
    return named[0].question if len(named) == 1 else question
