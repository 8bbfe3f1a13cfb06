"""Reports from the web: lists of addresses, and fetching what they name."""

import codecs
import re
import time
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from ingest.given import Given
from ingest.readers import MAX_BYTES

WALL_S = 60.0  # of one address, redirects included
TRIES: Final = 3
_LARGEST_LIST = 4 << 20  # bytes
_MOST_ADDRESSES = 200_000
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}")
_AGENT = "askgov (+annual reports on government information disclosure)"
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # status codes that may be better next time


def addresses(path: Path) -> tuple[str, ...]:
    """The addresses in a list: a text of one address a line, empty lines and lines behind # left out. () for any other file."""
    try:
        if not path.is_file() or not 0 < path.stat().st_size <= _LARGEST_LIST:
            return ()
        with path.open("rb") as file:
            if not file.read(64).removeprefix(codecs.BOM_UTF8).lstrip().startswith((b"http", b"#")):
                return ()
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ()
    lines = [line.strip() for line in text.splitlines()]
    wanted = [line for line in lines if line and not line.startswith("#")]
    return tuple(dict.fromkeys(wanted[:_MOST_ADDRESSES])) if wanted and all(map(_ADDRESS.fullmatch, wanted)) else ()


def download(address: str, target: Path) -> Given:
    """Fetch one address into ``target``; what could not be fetched is refused with the reason."""
    import httpx

    fetched = Given(target, address, _name(address), url=address)
    problem = ""
    for attempt in range(TRIES):
        time.sleep(attempt)
        try:
            problem, passing = _fetch(address, target)
        except (httpx.TimeoutException, TimeoutError):
            problem, passing = "下载超时", True
        except httpx.TransportError:
            problem, passing = "连不上这个网址", True
        except (httpx.HTTPError, httpx.InvalidURL):
            problem, passing = "网址无效，或跳转次数过多", False
        if not problem:
            return fetched
        if not passing:
            break
    return fetched.refuse(problem)


def _fetch(address: str, target: Path) -> tuple[str, bool]:
    """Why it failed ("" when it did not), and whether another try may help."""
    import httpx

    end = time.monotonic() + WALL_S
    with (
        httpx.Client(follow_redirects=True, max_redirects=5, timeout=20, headers={"user-agent": _AGENT}) as client,
        client.stream("GET", address) as response,
        target.open("wb") as file,
    ):
        if response.status_code != httpx.codes.OK:
            return f"网站答复 {response.status_code}", response.status_code in _PASSING
        size = 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > MAX_BYTES:
                return f"文件超过 {MAX_BYTES >> 20} MB", False
            if time.monotonic() > end:
                raise TimeoutError
            file.write(piece)
    return "", False


def _name(address: str) -> str:
    """A file's name from its address, as a last clue for whose report it is."""
    return unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2][:200] or "index.html"
