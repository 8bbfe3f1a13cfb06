"""Which rules the stored findings were made by: a hash of the code and the data of the checks. Nobody has to remember to raise it."""

import hashlib
from functools import cache
from pathlib import Path

import askgov
from askgov.taxonomy import data

_DATA = ("rules", "identities", "comparability", "facts")
_SHARED = ("addressed.py", "clauses.py", "disagreements.py", "prose_lines.py", "wording.py")  # of askgov, that rules are made of


@cache
def rules_version() -> str:
    """Changes with every change of a rule."""
    online = Path(askgov.__file__).parent
    code = [*sorted(Path(__file__).parent.rglob("*.py")), *(online / name for name in _SHARED)]
    parts = [hashlib.sha256(path.read_bytes()).hexdigest() for path in code] + [repr(data.table(name)) for name in _DATA]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
