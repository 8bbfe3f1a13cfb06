"""Plain addresses beside the page: the report viewer, the originals, the JSON API, health."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi import Path as PathParameter
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, Field

from askgov.against import speaking_against
from askgov.domain import Answer
from askgov.portal import assets
from askgov.portal.dialogue import LONGEST_QUESTION
from askgov.portal.document import missing
from askgov.portal.guard import HEADERS
from askgov.portal.page_image import is_paged, page_image
from askgov.portal.report_page import Place, report_page

if TYPE_CHECKING:
    from askgov.portal.interfaces import Assistant

log = logging.getLogger(__name__)

UNKNOWN = "没有这份年报，它可能已被移除。"
Mark = Annotated[str, Query(pattern=r"^$|^-?\d{1,6}(?:\.\d)?(?:,-?\d{1,6}(?:\.\d)?){3}$")]
Index = Annotated[int | None, Query(ge=0, le=10_000_000)]


class Question(BaseModel):
    """The body of a question to the API."""

    question: str = Field(min_length=1, max_length=LONGEST_QUESTION)
    session: str | None = Field(default=None, max_length=100)


def routes(assistant: "Assistant") -> APIRouter:
    """Every route that is not Gradio's."""
    router = APIRouter()
    _report_routes(router, assistant)

    @router.post("/api/v1/ask")
    def ask(question: Question) -> Answer:
        return assistant.ask(question.question, session=question.session)

    @router.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz")
    def readyz() -> Response:
        reports = len(assistant.store.reports())
        state = {"ready": reports > 0, "reports": reports, "index_version": assistant.store.version}
        return JSONResponse(state, status_code=200 if reports else 503)

    @router.get(assets.PREFIX + "{name}")
    def own_file(name: str, request: Request) -> Response:
        found = assets.asset(name)
        if found is None:
            return HTMLResponse(missing("没有这个文件。"), status_code=404)
        headers = {"etag": f'"{found.tag}"', "cache-control": "no-cache"}
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        return Response(found.text, media_type=found.media_type, headers=headers)

    @router.get("/favicon.ico")
    def icon() -> Response:
        return Response(assets.ICON, media_type="image/svg+xml", headers={"cache-control": "max-age=86400"})

    return router


def invalid(_: Request, error: Exception) -> Response:
    """A refused request to any route, in plain words."""
    return JSONResponse({"error": f"请求有误：question 须为 1 至 {LONGEST_QUESTION} 字的文字", "detail": str(error)[:300]}, status_code=422)


def damaged(_: Request, error: Exception) -> Response:
    """An index that cannot be used as it is: what a visitor needs to know; the command that mends it goes to the log."""
    log.error("%s", error)
    return HTMLResponse(missing("这份内容暂时打不开，请稍后再试，或告诉管理人员。", title="暂时打不开"), status_code=503)


def broken(request: Request, _: Exception) -> Response:
    """Anything unforeseen; the server logs it with its traceback. This answer passes the guard by, so it brings the headers along."""
    message = "系统出了问题，请稍后再试，或告诉管理人员。"
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": message}, status_code=500, headers=dict(HEADERS))
    return HTMLResponse(missing(message, title="出错了"), status_code=500, headers=dict(HEADERS))


def _report_routes(router: APIRouter, assistant: "Assistant") -> None:
    @router.get("/reports/{report_id}")
    def viewer(
        report_id: str, block: Index = None, row: Index = None, col: Index = None, start: Index = None, end: Index = None
    ) -> HTMLResponse:
        store = assistant.store
        report, parsed = store.report(report_id), store.document(report_id)
        if report is None or parsed is None:
            return HTMLResponse(missing(UNKNOWN), status_code=404)
        organ = {entity.id: entity.name for entity in store.entities()}.get(report.entity_id, report.entity_id)
        place = None
        if block is not None:
            cell = (row, col) if row is not None and col is not None else None
            span = (start, end) if start is not None and end is not None else None
            sources = [figure.source for figure in store.figures(report_id=report_id)] if cell else []
            labels = [(source.row, source.column) for source in sources if (source.block, source.cell) == (block, cell)]
            place = Place(block, cell, span, " · ".join(filter(None, labels[0])) if labels else "")
        findings = speaking_against(store, [report])
        ids = {source.report_id for finding in findings for source in finding.operands} - {report_id}
        others = [other for id_ in sorted(ids) if (other := store.report(id_)) is not None]
        return HTMLResponse(report_page(report, organ, parsed, findings, place, others))

    @router.get("/reports/{report_id}/pages/{page}.png")
    def picture(report_id: str, page: Annotated[int, PathParameter(ge=1, le=2000)], mark: Mark = "") -> Response:
        report = assistant.store.report(report_id)
        if report is None or not is_paged(report.media_type):
            return HTMLResponse(missing(UNKNOWN), status_code=404)
        left, top, right, bottom = map(float, mark.split(",")) if mark else (0.0, 0.0, 0.0, 0.0)
        drawn = page_image(assistant.store.original(report_id), page, (left, top, right, bottom) if mark else None)
        if not drawn:
            return HTMLResponse(missing("这一页画不出来，请下载原件查看。"), status_code=404)
        return Response(drawn, media_type="image/png", headers={"cache-control": "max-age=3600"})

    @router.get("/reports/{report_id}/original")
    def original(report_id: str) -> Response:
        report = assistant.store.report(report_id)
        if report is None:
            return HTMLResponse(missing(UNKNOWN), status_code=404)
        name = Path(report.file).name or "report"
        return FileResponse(assistant.store.original(report_id), media_type="application/octet-stream", filename=name)
