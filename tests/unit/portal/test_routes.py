from types import ModuleType
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from askgov.domain import Answer


def test_the_api_gives_the_answer_object_itself(client: TestClient, fake: ModuleType) -> None:
    question = "云岭县教育局比上年变化多少？"
    found = client.post("/api/v1/ask", json={"question": question, "session": "s"})
    assert Answer.model_validate(found.json()) == fake.change(question)


@pytest.mark.parametrize(
    "body", [{}, {"question": ""}, {"question": "长" * 501}, {"question": 5}, [], {"question": "好", "session": "s" * 101}]
)
def test_a_bad_question_is_refused_in_chinese(client: TestClient, body: object) -> None:
    found = client.post("/api/v1/ask", json=body)
    assert found.status_code == 422
    assert "500 字" in found.json()["error"]


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"ready": True, "reports": 2, "index_version": "7"}


def test_the_viewer_marks_the_cell(client: TestClient, fake: ModuleType) -> None:
    page = client.get(f"/reports/{fake.GOOD}?block=4&row=2&col=3")
    assert page.text.count('id="hit"') == 1
    assert '<td id="hit" class="hit"><mark>42</mark></td>' in page.text
    assert "标出的一格：一、本年新收政府信息公开申请数量 · 总计" in page.text
    assert "2021 年起格式" in page.text
    assert 'href="https://example.gov.cn/2023.html"' in page.text


def test_the_viewer_marks_the_characters(client: TestClient, fake: ModuleType) -> None:
    page = client.get(f"/reports/{fake.GOOD}?block=2&start=0&end=6").text
    assert f'<mark id="hit">{fake.SENTENCE[:6]}</mark>{fake.SENTENCE[6:]}' in page


@pytest.mark.parametrize("place", ["block=2&start=9&end=3", "block=2&start=0&end=99999", "block=2"])
def test_a_place_that_cannot_be_marks_the_whole_block(client: TestClient, fake: ModuleType, place: str) -> None:
    assert f'<mark id="hit">{fake.SENTENCE}</mark>' in client.get(f"/reports/{fake.GOOD}?{place}").text


@pytest.mark.parametrize("place", ["", "block=99", "block=4&row=77&col=0"])
def test_a_place_that_is_not_there_marks_nothing(client: TestClient, fake: ModuleType, place: str) -> None:
    page = client.get(f"/reports/{fake.GOOD}?{place}")
    assert page.status_code == 200
    assert 'id="hit"' not in page.text


def test_a_hostile_report_stays_text(client: TestClient, fake: ModuleType) -> None:
    page = client.get(f"/reports/{fake.HOSTILE}?block=1").text
    assert "<img" not in page
    assert page.count("<script") == 1  # ours
    assert "javascript:" not in page


def test_unknown_reports_are_a_page_in_chinese(client: TestClient) -> None:
    for address in ("/reports/none", "/reports/none/original", "/reports/%2e%2e%2fetc", "/portal/none.css", "/portal/..%2fpage.py"):
        found = client.get(address)
        assert found.status_code == 404
        assert "import" not in found.text


def test_the_original_is_a_download_that_no_browser_runs(client: TestClient, fake: ModuleType) -> None:
    found = client.get(f"/reports/{fake.GOOD}/original")
    assert found.headers["content-type"] == "application/octet-stream"
    assert found.headers["content-disposition"].startswith("attachment")
    assert "云岭县教育局.html" in unquote(found.headers["content-disposition"])
    assert found.headers["x-content-type-options"] == "nosniff"


def test_assets_are_cached_by_content(client: TestClient) -> None:
    first = client.get("/portal/portal.css")
    assert first.headers["content-type"] == "text/css; charset=utf-8"
    assert client.get("/portal/portal.css", headers={"if-none-match": first.headers["etag"]}).status_code == 304


def test_what_nobody_foresaw_is_still_a_page_in_chinese(client: TestClient, fake: ModuleType) -> None:
    found = client.post("/api/v1/ask", json={"question": "故障"})
    assert found.status_code == 500
    assert "系统出了问题" in found.json()["error"]
    assert found.headers["x-content-type-options"] == "nosniff"
