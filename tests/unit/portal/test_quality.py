"""The quality pages on an application of their own: who may see them, what they show, and what a decision does."""

import io
import re
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from askgov.portal.quality_routes import quality_routes
from askgov.portal.routes import damaged
from askgov.portal.staff import FIELD, Gate, Refused, refused, staff
from askgov.quality import Quality
from askgov.quality.changes import noted
from askgov.store.errors import StoreError
from askgov.store.folder import IndexFolder
from askgov.store.verdicts import FILE, Standing
from tests.made_index import made, report_id

TOKEN = "a-long-enough-token"
ME, OTHER = ("王敏", TOKEN), ("李强", TOKEN)
OURS = {"sec-fetch-site": "same-origin"}
ATTACK = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>"
ERROR = ("I1", "error", "新收对不上", "3")
DOUBT = ("carry_over", "doubt", "两年对不上", "7")


def desk(index: Path, gate: Gate | None = None, *, closed: bool = False) -> TestClient:
    app = FastAPI()
    app.state.gate = None if closed else gate or Gate(TOKEN)
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(StoreError, damaged)
    router = APIRouter(prefix="/staff", dependencies=[Depends(staff)])
    router.include_router(quality_routes(SimpleNamespace(store=SimpleNamespace(folder=IndexFolder(index)))))  # type: ignore[arg-type]
    app.include_router(router)
    return TestClient(app, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return made(tmp_path / "index", [("甲县教育局", 2023, [ERROR, DOUBT]), ("乙县民政局", 2022, [ERROR])])


@pytest.fixture
def client(index: Path) -> TestClient:
    return desk(index)


def key_of(index: Path, message: str = "新收对不上", year: int = 2023) -> str:
    return next(each.key for each in Quality(index).view().found if (each.finding.message, each.report.year) == (message, year))


def form(client: TestClient, key: str, auth: tuple[str, str] = ME, query: str = "") -> dict[str, str]:
    """The hidden fields of the form as shown."""
    page = client.get(f"/staff/quality/{key}{query}", auth=auth).text
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: unescape(value) for name, value in found}


def decide(client: TestClient, key: str, auth: tuple[str, str] = ME, **given: str) -> Any:
    fields = form(client, key, auth) | {"standing": "confirmed", "reason": ""} | given
    return client.post(f"/staff/quality/{key}", data=fields, auth=auth, headers=OURS)


ADDRESSES = ("/staff/quality", "/staff/quality.csv", "/staff/quality.xlsx", "/staff/quality/" + "0" * 32)


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_else_sees_any_of_it(index: Path, address: str) -> None:
    assert desk(index).get(address).status_code == 401
    assert desk(index).get(address, auth=("王敏", "wrong")).status_code == 401
    assert desk(index, closed=True).get(address, auth=ME).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES[:3])
def test_what_staff_see_is_kept_by_no_cache(client: TestClient, address: str) -> None:
    found = client.get(address, auth=ME)
    assert found.status_code == 200
    assert found.headers["cache-control"] == "no-store"


def test_the_overview_and_the_list(index: Path, client: TestClient) -> None:
    page = client.get("/staff/quality", auth=ME).text
    assert all(text in page for text in ("逐年趋势", "按机关", "按规则", "共 3 处", "新收对不上", "本年新收与上年结转之和"))
    assert f'href="/reports/{report_id("甲县教育局", 2023)}?block=4&amp;row=2&amp;col=3#hit"' in page
    assert page.index("新收对不上") < page.index("两年对不上")
    assert "style=" not in page
    assert "onclick" not in page
    filtered = client.get("/staff/quality?severity=doubt", auth=ME).text
    assert "共 1 处" in filtered
    assert "逐年趋势" not in filtered
    assert '<option value="doubt" selected>' in filtered


@pytest.mark.parametrize(
    "query",
    [
        "year=&severity=&page=", "year=abc", "year=99999999999999999999", "severity=x", "status=reopened", "page=-1", "page=0", "page=9999999",
        "page=²", "organ=%00%ff", "rule=" + "x" * 5000, "organ=" + "长" * 500, "new=1", "done=" + "0" * 32, "unknown=1", "year=2023&year=2022",
    ],
)  # fmt: skip
def test_an_address_that_makes_no_sense_is_still_a_page(client: TestClient, query: str) -> None:
    assert client.get(f"/staff/quality?{query}", auth=ME).status_code == 200
    assert client.get(f"/staff/quality.csv?{query}", auth=ME).status_code == 200


def test_pages_of_a_long_list(tmp_path: Path) -> None:
    told = [("I1", "error", f"第{n:03}处", str(n)) for n in range(120)]
    client = desk(made(tmp_path / "index", [("甲县教育局", 2023, told)]))

    def shown(page: int) -> set[str]:
        return set(re.findall(r"<p>(第\d{3}处)</p>", client.get(f"/staff/quality?severity=error&page={page}", auth=ME).text))

    assert [len(shown(page)) for page in (1, 2, 3, 4)] == [50, 50, 20, 20]  # behind the last page stands the last
    assert len(shown(1) | shown(2) | shown(3)) == 120
    last = client.get("/staff/quality?severity=error&page=3", auth=ME).text
    assert re.search(r'<a href="[^"]*severity=error&amp;page=3[^"]*" aria-current="page"', last)
    assert "第 3 页，共 3 页" in last


def test_hostile_names_titles_messages_cells_and_reasons_are_only_text(tmp_path: Path) -> None:
    index = made(tmp_path / "index", [(ATTACK, 2023, [(ATTACK, "error", ATTACK, ATTACK)])], title=ATTACK)
    noted(index)
    made(index, [(ATTACK, 2022, [("I1", "error", ATTACK + "2", ATTACK)])], title=ATTACK)
    client = desk(index)
    key = key_of(index, ATTACK)
    assert decide(client, key, standing="explained", reason=ATTACK).status_code == 303
    filtered = {"organ": ATTACK, "rule": ATTACK, "family": ATTACK, "done": ATTACK}
    pages = [client.get("/staff/quality", auth=ME), client.get("/staff/quality", params=filtered, auth=ME)]
    pages += [client.get(f"/staff/quality/{key}", params=filtered, auth=ME), client.get(f"/staff/quality?done={key}", auth=ME)]
    for page in pages:
        assert page.status_code == 200
        assert "<img" not in page.text
        assert "<script>" not in page.text
        assert "&lt;img" in page.text


def test_a_decision_shows_who_and_when_and_leads_back_to_the_list(index: Path, client: TestClient) -> None:
    key = key_of(index)
    fields = form(client, key, query="?severity=error&page=2&organ=教育") | {"standing": "explained", "reason": "按办结统计"}
    answer = client.post(f"/staff/quality/{key}", data=fields, auth=ME, headers=OURS)
    assert answer.status_code == 303
    location = answer.headers["location"]
    assert location.startswith("/staff/quality?")
    assert all(part in location for part in ("severity=error", "page=2", f"done={key}"))
    assert "已记下" in client.get(location, auth=ME).text
    (verdict,) = Quality(index).history(key)
    assert (verdict.standing, verdict.reason, verdict.by) == ("explained", "按办结统计", "王敏")
    page = client.get(f"/staff/quality/{key}", auth=OTHER).text
    assert all(text in page for text in ("处理记录", "王敏", "按办结统计", "有合理解释", "撤回"))


def test_who_decides_is_told_what_the_public_will_see(index: Path, client: TestClient) -> None:
    page = client.get(f"/staff/quality/{key_of(index)}", auth=ME).text
    assert "理由会公开显示在年报查看页和回答里，不显示姓名" in page
    assert page.count("只在内部保留") == 2


def test_taking_back_keeps_the_history(index: Path, client: TestClient) -> None:
    key = key_of(index)
    decide(client, key)
    decide(client, key, OTHER, standing="reopened")
    assert Quality(index).view().by_key[key].status == "open"
    assert [verdict.by for verdict in Quality(index).history(key)] == ["王敏", "李强"]


def test_a_decision_without_its_reason_comes_back_with_what_was_filled_in(index: Path, client: TestClient) -> None:
    answer = decide(client, key_of(index), standing="dismissed", reason="  ")
    assert answer.status_code == 422
    assert "请写明理由" in answer.text
    assert re.search(r'value="dismissed" required checked', answer.text)
    assert decide(client, key_of(index), standing="explained", reason="长" * 501).status_code == 422
    assert decide(client, key_of(index), standing="").status_code == 422
    assert decide(client, key_of(index), standing="CONFIRMED").status_code == 422
    assert Quality(index).history(key_of(index)) == ()


def test_a_line_break_of_the_form_does_not_make_a_reason_too_long(index: Path, client: TestClient) -> None:
    assert decide(client, key_of(index), standing="explained", reason="长\r\n" * 100).status_code == 303


def test_who_decides_about_what_somebody_else_just_decided_is_told(index: Path, client: TestClient) -> None:
    key = key_of(index)
    seen = form(client, key, OTHER)
    decide(client, key)
    late = client.post(f"/staff/quality/{key}", data=seen | {"standing": "confirmed"}, auth=OTHER, headers=OURS)
    assert late.status_code == 409
    assert "已经有人处理过" in late.text
    assert len(Quality(index).history(key)) == 1
    assert decide(client, key, OTHER).status_code == 303  # after another look


@pytest.mark.parametrize("without", ["token", "origin", "other's token", "everything"])
def test_a_decision_from_elsewhere_is_refused(index: Path, client: TestClient, without: str) -> None:
    key = key_of(index)
    fields = form(client, key) | {"standing": "confirmed"}
    headers = OURS if without not in ("origin", "everything") else {"origin": "https://elsewhere.example"}
    if without in ("token", "everything"):
        del fields[FIELD]
    if without == "other's token":
        fields[FIELD] = form(client, key, OTHER)[FIELD]
    assert client.post(f"/staff/quality/{key}", data=fields, auth=ME, headers=headers).status_code == 403
    assert client.post(f"/staff/quality/{key}", data=fields, headers=OURS).status_code == 401
    assert Quality(index).history(key) == ()
    assert client.get(f"/staff/quality/{key}?standing=confirmed&seen=0", auth=ME).status_code == 200
    assert Quality(index).history(key) == ()


@pytest.mark.parametrize("key", ["0" * 32, "x", "..%2f..%2fetc", "%00"])
def test_a_finding_that_is_not_there(client: TestClient, index: Path, key: str) -> None:
    assert client.get(f"/staff/quality/{key}", auth=ME).status_code == 404
    fields = form(client, key_of(index)) | {"standing": "confirmed"}
    assert client.post(f"/staff/quality/{key}", data=fields, auth=ME, headers=OURS).status_code == 404
    assert not (index / FILE).exists()


def test_what_leads_back_is_always_our_list(index: Path, client: TestClient) -> None:
    answer = decide(client, key_of(index), **{"back-organ": "https://elsewhere.example/\r\nx: y", "back-page": "//elsewhere.example"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/staff/quality?organ=https%3A%2F%2F")
    assert "x" not in answer.headers


def test_files_hold_what_is_filtered_and_run_no_formula(tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://192.0.2.1","看")'
    index = made(tmp_path / "index", [(formula, 2023, [("I1", "error", "+1+cmd|' /C calc'!A0", "@x")]), ("甲县教育局", 2022, [DOUBT])])
    Quality(index).verdicts.decide(key_of(index, "两年对不上", 2022), Standing.EXPLAINED, "-2+3\x0b", "@王敏")
    client = desk(index)
    text = client.get("/staff/quality.csv", auth=ME).content.decode("utf-8-sig")
    assert text.startswith("机关,年度,轻重,状态,")
    assert not re.search(r'(?:^|,)"?[=+@]', text, re.MULTILINE)
    assert ",'-2+3," in text
    assert text.count("\r\n") == 3
    filtered = client.get("/staff/quality.csv?year=2022", auth=ME)
    assert filtered.text.count("\r\n") == 2
    assert filtered.headers["content-disposition"] == 'attachment; filename="quality.csv"'
    sheet = load_workbook(io.BytesIO(client.get("/staff/quality.xlsx", auth=ME).content)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert sheet.cell(2, 1).value == formula
    assert [sheet.cell(2, column).value for column in (8, 9, 10)] == [3, 4, 1]


def test_an_index_without_findings(tmp_path: Path) -> None:
    page = desk(made(tmp_path / "index", [("甲县教育局", 2023, [])])).get("/staff/quality", auth=ME)
    assert page.status_code == 200
    assert "没有发现对不上的地方" in page.text


def test_a_damaged_record_is_a_plain_page(index: Path, client: TestClient) -> None:
    (index / FILE).write_bytes(b"damaged " * 500)
    found = client.get("/staff/quality", auth=ME)
    assert found.status_code == 503
    assert "暂时打不开" in found.text


def test_tables_and_fields_are_named(index: Path, client: TestClient) -> None:
    for page in (client.get("/staff/quality", auth=ME).text, client.get(f"/staff/quality/{key_of(index)}", auth=ME).text):
        assert page.count("<table") == page.count("<caption>")
        assert page.count("<th") - page.count("<thead") == page.count(' scope="')
        labels = set(re.findall(r'<label for="([^"]+)"', page))
        fields = set(re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', page))
        assert fields == labels
        assert page.count("<h1") == 1
