import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from askgov.portal import serve, service


def test_importing_the_portal_does_not_import_gradio() -> None:
    code = "import sys, askgov.portal; sys.exit(any(name in sys.modules for name in ('gradio', 'fastapi', 'uvicorn')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_an_index_the_command_is_named_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(tmp_path) == 1
    message = capsys.readouterr().err
    assert "askgov ingest" in message
    assert message.count("\n") == 1


@pytest.mark.parametrize(("proxies", "believed"), [("", (False, "")), ("  ", (False, "")), ("10.0.0.9, ::1", (True, "10.0.0.9, ::1"))])
def test_only_a_named_proxy_says_on_whose_behalf_it_asks(
    proxies: str, believed: tuple[bool, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said: dict[str, object] = {}
    monkeypatch.setenv(service.PROXIES, proxies)
    monkeypatch.setattr("askgov.assistant.Assistant.open", lambda _: SimpleNamespace(warm=lambda: None))
    monkeypatch.setattr(service, "create", lambda _: None)
    monkeypatch.setattr("uvicorn.run", lambda _, **options: said.update(options))
    assert serve(tmp_path) == 0
    assert (said["proxy_headers"], said["forwarded_allow_ips"]) == believed
