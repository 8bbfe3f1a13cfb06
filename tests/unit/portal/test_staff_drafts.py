"""The staff page where a draft is dropped, on an application of its own with the guard and the gate before it."""

import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.testclient import TestClient

from askgov.portal import draft_check
from askgov.portal.draft_check import Busy, Desk, NotChecked, safe_name
from askgov.portal.draft_routes import draft_routes
from askgov.portal.guard import LARGER, Guard
from askgov.portal.staff import FIELD, Gate, Refused, refused, staff

TOKEN = "a-long-enough-token"
ME = ("王敏", TOKEN)
OURS = {"sec-fetch-site": "same-origin"}
SAMPLE = Path(__file__).parents[3] / "ingest/samples/reports/云溪县住房和城乡建设局2022年政府信息公开工作年度报告.md"
HOSTILE = "<!doctype html><title>某县教育局2023年政府信息公开工作年度报告</title><h1>某县教育局2023年政府信息公开工作年度报告</h1>" + (
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;本年度收到申请3件。</p>" * 3
)


@pytest.fixture
def gate() -> Gate:
    return Gate(TOKEN)


@pytest.fixture
def client(gate: Gate, tmp_path: Path) -> TestClient:
    app = FastAPI()
    app.state.gate = gate
    app.add_exception_handler(Refused, refused)
    router = APIRouter(prefix="/staff", dependencies=[Depends(staff)])
    router.include_router(draft_routes(SimpleNamespace(store=SimpleNamespace(folder=SimpleNamespace(root=tmp_path)))))  # type: ignore[arg-type]
    app.include_router(router)
    app.add_middleware(Guard)
    return TestClient(app)


def send(client: TestClient, gate: Gate, name: str, content: bytes) -> tuple[int, str]:
    found = client.post("/staff/check", auth=ME, headers=OURS, data={FIELD: gate.form_token("王敏")}, files={"draft": (name, content)})
    return found.status_code, found.text


def test_the_form_is_for_staff(client: TestClient, gate: Gate) -> None:
    assert client.get("/staff/check").status_code == 401
    page = client.get("/staff/check", auth=ME)
    assert page.status_code == 200
    assert 'enctype="multipart/form-data"' in page.text
    assert gate.form_token("王敏") in page.text
    assert page.headers["cache-control"] == "no-store"


def test_a_draft_is_checked_and_nothing_of_it_stays(
    client: TestClient, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    status, page = send(client, gate, SAMPLE.name, SAMPLE.read_bytes())
    assert status == 200
    assert "云溪县住房和城乡建设局" in page
    assert "再核对一份" in page
    assert "前者是 40，后者是 41" in page
    assert str(scratch) not in page
    assert list(scratch.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"scratch"}


def test_the_result_may_show_its_own_style_and_run_nothing(client: TestClient, gate: Gate) -> None:
    found = client.post(
        "/staff/check",
        auth=ME,
        headers=OURS,
        data={FIELD: gate.form_token("王敏")},
        files={"draft": ("<img src=x>.html", HOSTILE.encode())},
    )
    assert "script-src" not in found.headers["content-security-policy"]
    assert found.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self' 'sha256-")
    assert "<script" not in found.text
    assert "<img" not in found.text


def test_what_is_no_report_is_told_as_such(client: TestClient, gate: Gate) -> None:
    status, page = send(client, gate, "a.txt", "今天天气很好。".encode())
    assert status == 200
    assert "没有核对" in page


@pytest.mark.parametrize(("name", "content"), [("a.html", b""), ("", b"")])
def test_no_file_is_a_problem_in_words(client: TestClient, gate: Gate, name: str, content: bytes) -> None:
    status, page = send(client, gate, name, content)
    assert status == 422
    assert "没有选择文件" in page


def test_only_forms_of_ours_are_taken(client: TestClient, gate: Gate) -> None:
    files = {"draft": ("a.txt", b"x")}
    assert client.post("/staff/check", headers=OURS, data={FIELD: gate.form_token("王敏")}, files=files).status_code == 401
    assert client.post("/staff/check", auth=ME, headers=OURS, files=files).status_code == 403
    assert client.post("/staff/check", auth=ME, data={FIELD: gate.form_token("王敏")}, files=files).status_code == 403


def test_what_is_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    length = {"content-length": str(LARGER["/staff/check"] + 1)}

    def pieces() -> Iterator[bytes]:
        yield b"x"

    assert client.post("/staff/check", auth=ME, headers=OURS | length, content=b"").status_code == 413
    assert client.post("/staff/check", auth=ME, headers=OURS, content=pieces()).status_code == 411


def test_a_file_over_the_limit_is_not_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_check, "LARGEST_FILE", 10)
    with pytest.raises(NotChecked, match="超过"):
        Desk().check("a.txt", io.BytesIO(b"x" * 11), tmp_path)


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(NotChecked, match=r"已中止。请换一种格式"):
        Desk(wall_s=0.05).check("a.txt", io.BytesIO(b"x"), tmp_path)
    with pytest.raises(NotChecked, match=r"已中止。请少放几个文件") as ended:
        Desk(wall_s=0.05).check("a.ZIP", io.BytesIO(b"x"), tmp_path)
    assert "格式" not in str(ended.value)


def test_an_archive_of_very_many_files_is_refused_before_any_is_read(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(3000):
            archive.writestr(f"{number}.md", SAMPLE.read_bytes()[:2000])
    packed.seek(0)
    with pytest.raises(NotChecked, match="压缩包里的文件超过 50 个"):
        Desk(wall_s=20).check("a.zip", packed, tmp_path)


def test_one_is_checked_at_a_time_and_only_a_few_may_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, go = Desk(), threading.Event()
    running: list[int] = []
    most: list[int] = []

    def run(_: Desk, folder: Path, name: str, page: Path, index: Path) -> None:
        running.append(1)
        most.append(len(running))
        go.wait(10)
        page.write_text("ok", encoding="utf-8")
        running.pop()

    monkeypatch.setattr(Desk, "_run", run)
    done: list[str] = []
    threads = [threading.Thread(target=lambda: done.append(desk.check("a", io.BytesIO(b"x"), tmp_path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    while not running or desk._places._value:
        threading.Event().wait(0.01)
    with pytest.raises(Busy):
        desk.check("b", io.BytesIO(b"x"), tmp_path)
    go.set()
    for thread in threads:
        thread.join()
    assert (done, set(most)) == (["ok"] * 4, {1})
    assert desk.check("c", io.BytesIO(b"x"), tmp_path) == "ok"


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("年报.html", "年报.html"), ("../../etc/passwd", "passwd"), ("C:\\x\\年报.doc", "年报.doc"), ("--output=x", "output=x"),
        ("", "draft"), ("..", "draft"), (".bashrc", "bashrc"), ("a\x00b\n.txt", "ab.txt"), ("长" * 300 + ".pdf", "长" * 76 + ".pdf"),
        ("\u202ecod.exe", "cod.exe"), ("/", "draft"), ('a<b>|"?.md', "ab.md"),
    ],
)  # fmt: skip
def test_a_name_from_outside_is_made_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe
