import subprocess
import sys
from pathlib import Path

import pytest

from askgov.portal import serve


def test_importing_the_portal_does_not_import_gradio() -> None:
    code = "import sys, askgov.portal; sys.exit(any(name in sys.modules for name in ('gradio', 'fastapi', 'uvicorn')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_an_index_the_command_is_named_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(tmp_path) == 1
    message = capsys.readouterr().err
    assert "askgov ingest" in message
    assert message.count("\n") == 1
