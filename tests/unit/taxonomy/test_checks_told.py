"""The list of the checks names every rule that there is."""

import re
from pathlib import Path

from askgov.taxonomy.rules import rules

TOLD = Path(__file__).parents[3] / "docs" / "checks.md"


def test_every_rule_is_told() -> None:
    told = set(re.findall(r"`([A-Za-z0-9_.]+)`", TOLD.read_text(encoding="utf-8")))
    assert set(rules()) <= told
