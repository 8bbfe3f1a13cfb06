from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from askgov.portal.guard import LARGEST_BODY


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload", "/gradio_api/upload_progress", "/gradio_api/info", "/gradio_api/openapi.json", "/gradio_api/runs",
        "/gradio_api/call/ask", "/gradio_api/run/ask", "/gradio_api/proxy=http://192.0.2.1/", "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=http://192.0.2.1/", "/config", "/monitoring", "/openapi.json", "/docs", "/redoc", "/login",
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_closed_routes_are_not_there(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path).status_code in {404, 405}


def test_an_upload_is_refused(client: TestClient) -> None:
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"x")}).status_code == 404


def test_a_large_body_is_refused_whether_its_length_is_declared_or_not(client: TestClient) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(LARGEST_BODY // 1024 + 1):
            yield b" " * 1024

    assert client.post("/api/v1/ask", content=b" " * (LARGEST_BODY + 1)).status_code == 413
    assert client.post("/api/v1/ask", content=chunks()).status_code == 413


def test_a_body_in_pieces_below_the_limit_arrives_whole(client: TestClient) -> None:
    pieces = iter([b'{"question": ', '"云岭县教育局'.encode(), '收到多少件？"}'.encode()])
    answer = client.post("/api/v1/ask", content=pieces, headers={"content-type": "application/json"})
    assert answer.status_code == 200
    assert answer.json()["status"] == "answered"


def test_other_sites_may_not_post(client: TestClient) -> None:
    body = {"question": "云岭县？"}
    assert client.post("/api/v1/ask", json=body, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/api/v1/ask", json=body, headers={"sec-fetch-site": "same-origin"}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/healthz", "/portal/portal.js", "/reports/none", "/gradio_api/upload", "/favicon.ico"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors" in headers["content-security-policy"]
