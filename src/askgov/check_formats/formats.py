"""The formats by their names on the command line; the code of one is loaded when it is asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Final

from askgov.domain.checked import CheckedFile


@dataclass(frozen=True)
class Occasion:
    """When the files were checked, and whether a doubt counts as a failure."""

    when: datetime
    strict: bool = False


Writer = Callable[[Iterable[CheckedFile], Occasion], Iterator[str]]  # the output in pieces, as the files come
FORMATS: Final[Mapping[str, str]] = {
    "text": "as_text",
    "json": "as_json",
    "junit": "as_junit",
    "sarif": "as_sarif",
    "html": "as_html",
}


def writer(name: str) -> Writer:
    """The writer of a format."""
    found: Writer = import_module(f"askgov.check_formats.{FORMATS[name]}").written
    return found
