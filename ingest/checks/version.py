"""Which rules the stored findings were made by: a hash of the rules and of all that they rest on. Nobody has to remember to raise it.

What they rest on is read from what they import, so that it is the same in every process, whatever else that has loaded.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import askgov
import ingest
from askgov import taxonomy

_RULES = ("ingest.checks.alone", "ingest.checks.beside", "ingest.checks.again", "ingest.checks.beside.compare")
_DATA = (".toml", ".tsv")  # the rules read tables of the taxonomy
_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]*(\([^)]*\)|[^\n]*)|import[ \t]+([^\n]+))", re.MULTILINE)
_NAME = re.compile(r"(?:^|[,(\n])[ \t]*([\w.]+)")


@cache
def rules_version() -> str:
    """Changes with every change of a rule, or of what a rule rests on."""
    places = {package.__name__: Path(package.__path__[0]) for package in (askgov, ingest)}
    tables = sorted(path for path in Path(taxonomy.__path__[0]).iterdir() if path.suffix in _DATA)
    return version_of(_RULES, places, tables)


def version_of(modules: Iterable[str], places: Mapping[str, Path], tables: Iterable[Path] = ()) -> str:
    """A hash of some modules, of all that these import of ``places`` (packages and their folders), and of some tables. It is the same
    wherever the folders lie."""
    code = _code(modules, places)
    parts = [(name, code[name]) for name in sorted(code)] + [(path.name, path.read_bytes()) for path in tables]
    return hashlib.sha256("\n".join(f"{name} {hashlib.sha256(content).hexdigest()}" for name, content in parts).encode()).hexdigest()[:16]


def _code(modules: Iterable[str], places: Mapping[str, Path]) -> dict[str, bytes]:
    """The modules and what they import, by name, each with its text; a name that is no module of ``places`` is passed over."""
    found: dict[str, bytes] = {}
    looked_at: set[str] = set()
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        if name in looked_at:
            continue
        looked_at.add(name)
        if (path := _file(name, places)) is not None:
            found[name] = path.read_bytes()
            waiting += [name.rpartition(".")[0], *_imported(found[name].decode())]
    return found


def _imported(code: str) -> Iterable[str]:
    """What a module may import: a name that is taken from a package can be a module of it."""
    for package, names, modules in _IMPORT.findall(code):
        yield from _NAME.findall(modules)
        if package:
            yield package
            yield from (f"{package}.{name}" for name in _NAME.findall(names))


def _file(name: str, places: Mapping[str, Path]) -> Path | None:
    top, *below = name.split(".")
    if top not in places:
        return None
    path = places[top].joinpath(*below)
    return next((file for file in (path / "__init__.py", path.with_name(f"{path.name}.py")) if file.is_file()), None)
