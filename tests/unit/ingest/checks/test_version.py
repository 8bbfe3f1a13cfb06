"""The version of the rules, on a little project of its own."""

import time
from pathlib import Path

import pytest

from ingest.checks.version import _code, rules_version, version_of

FILES = {
    "rules/__init__.py": "from rules.one import check\n",
    "rules/one.py": "import re\n\nfrom words import (\n    deep,\n    plain,  # a word\n)\n",
    "words/__init__.py": "",
    "words/deep.py": "def f():\n    from words.late import x\n",
    "words/late.py": "x = 1\n",
    "words/plain.py": "import words.more, os\n",
    "words/more.py": "",
    "words/unused.py": "",
}


def project(folder: Path) -> dict[str, Path]:
    for name, code in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(code, encoding="utf-8")
    return {"rules": folder / "rules", "words": folder / "words"}


def test_what_rules_rest_on_is_what_they_import(tmp_path: Path) -> None:
    found = _code(["rules"], project(tmp_path))
    assert set(found) == {"rules", "rules.one", "words", "words.deep", "words.late", "words.plain", "words.more"}


def test_the_place_does_not_matter(tmp_path: Path) -> None:
    assert version_of(["rules"], project(tmp_path / "a")) == version_of(["rules"], project(tmp_path / "b" / "c"))


@pytest.mark.parametrize("name", [name for name in FILES if name != "words/unused.py"])
def test_a_change_of_anything_that_a_rule_rests_on_changes_it(tmp_path: Path, name: str) -> None:
    places = project(tmp_path)
    before = version_of(["rules"], places)
    (tmp_path / name).write_text(FILES[name] + "# changed\n", encoding="utf-8")
    assert version_of(["rules"], places) != before


def test_what_no_rule_rests_on_does_not_matter(tmp_path: Path) -> None:
    places = project(tmp_path)
    before = version_of(["rules"], places)
    (tmp_path / "words/unused.py").write_text("changed", encoding="utf-8")
    assert version_of(["rules"], places) == before


def test_a_table_counts_too(tmp_path: Path) -> None:
    places, table = project(tmp_path), tmp_path / "rules.toml"
    table.write_text("a = 1", encoding="utf-8")
    before = version_of(["rules"], places, [table])
    table.write_text("a = 2", encoding="utf-8")
    assert version_of(["rules"], places, [table]) != before


def test_the_rules_of_this_project_rest_on_how_prose_is_read() -> None:
    import askgov
    import ingest
    from ingest.checks.version import _RULES

    code = _code(_RULES, {"askgov": Path(askgov.__path__[0]), "ingest": Path(ingest.__path__[0])})
    assert {"ingest.quantities", "ingest.sentences", "ingest.units", "ingest.wording", "ingest.numerals", "ingest.simplified"} <= set(code)
    assert {"ingest.checks.lists", "ingest.checks.beside.years", "askgov.disagreements", "askgov.taxonomy.rules"} <= set(code)
    assert not {name for name in code if name.startswith(("ingest.readers", "askgov.portal"))}


def test_it_is_quickly_told() -> None:
    rules_version.cache_clear()
    started = time.perf_counter()
    rules_version()
    assert time.perf_counter() - started < 0.5  # some 30 ms on a machine that is not busy
