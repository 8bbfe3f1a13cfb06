"""Reading the tables that stand beside the code."""

import tomllib
from importlib.resources import files
from typing import Any


def table(name: str) -> dict[str, Any]:
    """One TOML file of the taxonomy by its name without the ending."""
    return tomllib.loads(_read(f"{name}.toml"))


def lines(name: str) -> list[str]:
    """The lines of one TSV file by its name without the ending, comments left out."""
    return [line for line in _read(f"{name}.tsv").splitlines() if line and not line.startswith("#")]


def _read(file_name: str) -> str:
    return files("askgov.taxonomy").joinpath(file_name).read_text(encoding="utf-8")
