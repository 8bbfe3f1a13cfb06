"""The gate before the staff pages, on an application of its own: it needs no Gradio."""

import base64
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI, Request
from fastapi.testclient import TestClient

from askgov.portal import serve
from askgov.portal.staff import FIELD, VARIABLE, Gate, Refused, TokenTooShort, refused, staff, token_field

TOKEN = "a-long-enough-token"
ME = ("王敏", TOKEN)
OURS = {"sec-fetch-site": "same-origin"}


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def desk(gate: Gate | None) -> TestClient:
    app = FastAPI()
    app.state.gate = gate
    app.add_exception_handler(Refused, refused)

    @app.get("/staff/x")
    def read(request: Request, name: Annotated[str, Depends(staff)]) -> str:
        return f"{name} {token_field(request, name)}"

    @app.post("/staff/x")
    async def write(request: Request, name: Annotated[str, Depends(staff)]) -> str:
        return f"{name} {(await request.form())['word']}"

    return TestClient(app)


@pytest.fixture
def gate() -> Gate:
    return Gate(TOKEN)


@pytest.fixture
def client(gate: Gate) -> TestClient:
    return desk(gate)


def test_without_a_token_in_the_environment_there_are_no_staff_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert Gate.from_environment() is None
    assert desk(None).get("/staff/x", auth=ME).status_code == 404


def test_a_short_token_is_refused_at_the_start_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    monkeypatch.setenv(VARIABLE, "x" * 15)
    with pytest.raises(TokenTooShort):
        Gate.from_environment()
    assert serve(tmp_path) == 1  # type: ignore[arg-type]
    message = capsys.readouterr().err
    assert VARIABLE in message
    assert message.count("\n") == 1


def test_the_name_of_whoever_has_the_token(client: TestClient) -> None:
    found = client.get("/staff/x", auth=ME)
    assert found.status_code == 200
    assert found.json().startswith("王敏 ")


@pytest.mark.parametrize(
    "auth",
    [None, ("王敏", "wrong"), ("王敏", ""), ("", TOKEN), ("  ", TOKEN), ("王\n敏", TOKEN), ("王" * 61, TOKEN), ("王敏", TOKEN + "x")],
)
def test_nobody_else_passes(client: TestClient, auth: tuple[str, str] | None) -> None:
    found = client.get("/staff/x", auth=auth)
    assert found.status_code == 401
    assert found.headers["www-authenticate"].startswith("Basic realm=")
    assert TOKEN not in found.text


@pytest.mark.parametrize("header", ["Basic", "Basic !!!", "Basic /////w==", "Bearer " + TOKEN, "Basic " + "A" * 4000, "基本".encode()])
def test_broken_credentials_are_just_wrong(client: TestClient, header: str | bytes) -> None:
    assert client.get("/staff/x", headers={"authorization": header}).status_code == 401


def test_who_guesses_waits_longer_and_longer() -> None:
    clock = Clock()
    gate = Gate(TOKEN, clock)
    client = desk(gate)
    assert [client.get("/staff/x", auth=("a", f"guess{n}")).status_code for n in range(6)] == [401] * 5 + [429]
    found = client.get("/staff/x", auth=("a", "guess"))
    assert (found.status_code, found.headers["retry-after"]) == (429, "4")
    clock.now += 4.1
    assert client.get("/staff/x", auth=("a", "guess")).status_code == 401
    assert client.get("/staff/x", auth=("a", "guess")).status_code == 429


def test_the_right_token_is_let_in_during_a_wait() -> None:
    client = desk(Gate(TOKEN, Clock()))
    assert [client.get("/staff/x", auth=("a", "guess")).status_code for _ in range(9)][-1] == 429
    assert client.get("/staff/x", auth=ME).status_code == 200
    assert client.get("/staff/x", auth=("a", "guess")).status_code == 401  # and begins anew


def test_many_addresses_together_are_slowed_down_and_those_known_are_not() -> None:
    clock = Clock()
    gate, right = Gate(TOKEN, clock), "Basic " + base64.b64encode(f"王敏:{TOKEN}".encode()).decode()
    gate.passed("10.0.0.1", right)
    statuses = []
    for number in range(100):
        with pytest.raises(Refused) as refused_:
            gate.passed(f"198.51.100.{number}", "Basic eDp5")
        statuses.append(refused_.value.status)
    assert statuses == [401] * 60 + [429] * 40
    with pytest.raises(Refused):  # not even looked at
        gate.passed("203.0.113.9", right)
    assert gate.passed("10.0.0.1", right) == "王敏"
    clock.now += 1.1
    assert gate.passed("203.0.113.9", right) == "王敏"


def test_asking_without_credentials_is_no_guess(client: TestClient) -> None:
    assert {client.get("/staff/x").status_code for _ in range(20)} == {401}
    assert client.get("/staff/x", auth=ME).status_code == 200


def test_only_so_many_clients_are_remembered() -> None:
    gate = Gate(TOKEN)
    for number in range(3000):
        with pytest.raises(Refused):
            gate.passed(f"client {number}", "Basic eA==")
    assert len(gate._tries._wrong) <= 1024


def test_a_form_of_ours_comes_through(client: TestClient, gate: Gate) -> None:
    form = {FIELD: gate.form_token("王敏"), "word": "好"}
    assert client.post("/staff/x", auth=ME, headers=OURS, data=form).json() == "王敏 好"
    assert client.post("/staff/x", auth=ME, headers={"origin": "http://testserver"}, data=form).json() == "王敏 好"
    assert client.post("/staff/x", auth=ME, headers=OURS | {"origin": "null"}, data=form).json() == "王敏 好"
    assert gate.form_token("王敏") in client.get("/staff/x", auth=ME).json()


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"sec-fetch-site": "none"}, {"origin": "null"},
        {"origin": "http://evil.example"}, {"origin": "http://testserver.evil.example"}, {"origin": "http://[bad"},
        {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
    ],
)  # fmt: skip
def test_a_form_of_another_site_is_refused(client: TestClient, gate: Gate, headers: dict[str, str]) -> None:
    form = {FIELD: gate.form_token("王敏"), "word": "好"}
    assert client.post("/staff/x", auth=ME, headers=headers, data=form).status_code == 403


@pytest.mark.parametrize(
    "token", ["", "x", "汉", Gate(TOKEN).form_token("王敏"), None], ids=["empty", "x", "chinese", "of another gate", "none"]
)
def test_a_form_without_its_token_is_refused(client: TestClient, token: str | None) -> None:
    form = {"word": "好"} | ({} if token is None else {FIELD: token})
    assert client.post("/staff/x", auth=ME, headers=OURS, data=form).status_code == 403


def test_the_token_of_one_user_is_not_that_of_another(client: TestClient, gate: Gate) -> None:
    form = {FIELD: gate.form_token("李雷"), "word": "好"}
    assert client.post("/staff/x", auth=ME, headers=OURS, data=form).status_code == 403
