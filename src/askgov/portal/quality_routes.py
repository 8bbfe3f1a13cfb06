"""The quality pages under ``/staff/quality``: the overview, its files, one finding, a decision."""

from functools import cache
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from askgov.export import to_csv, to_xlsx
from askgov.portal import quality_address as address
from askgov.portal.document import missing
from askgov.portal.quality_finding import Draft, finding_page
from askgov.portal.quality_page import quality_page
from askgov.portal.staff import PRIVATE, staff, token_field
from askgov.quality import Found, Quality, View
from askgov.quality.table import COLUMNS, NUMERIC, finding_rows
from askgov.store.verdicts import DecidedMeanwhile, Standing

if TYPE_CHECKING:
    from askgov.portal.interfaces import Assistant

Name = Annotated[str, Depends(staff)]
GONE = "没有这一处问题：报告可能已经更正或重新读过，问题不在了。它的处理记录仍然保留。"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOM = "\ufeff"  # without it Excel takes a CSV file for GBK


def quality_routes(assistant: "Assistant") -> APIRouter:
    """To be mounted behind the staff gate. The index is opened with the first request."""
    router = APIRouter()

    @cache
    def quality() -> Quality:
        return Quality(assistant.store.folder.root)

    @router.get("/quality")
    def overview(request: Request) -> HTMLResponse:
        wanted, number = address.asked(request.query_params)
        return _page(quality_page(quality().view(), wanted, number, request.query_params.get("done", "")))

    @router.get("/quality.csv")
    def as_csv(request: Request) -> Response:
        rows = finding_rows(_kept(quality().view(), request))
        return _file(_BOM + to_csv(rows, COLUMNS), "text/csv; charset=utf-8", "quality.csv")

    @router.get("/quality.xlsx")
    def as_xlsx(request: Request) -> Response:
        rows = finding_rows(_kept(quality().view(), request))
        return _file(to_xlsx(rows, COLUMNS, NUMERIC), _XLSX, "quality.xlsx")

    @router.get("/quality/{key}")
    def one(key: str, request: Request, name: Name) -> HTMLResponse:
        return _finding(quality(), key, request, name, dict(request.query_params))

    @router.post("/quality/{key}")
    async def decide(key: str, request: Request, name: Name) -> Response:
        given = {field: value for field, value in (await request.form()).items() if isinstance(value, str)}
        return await run_in_threadpool(_decide, quality(), key, request, name, given)

    return router


def _kept(view: View, request: Request) -> tuple[Found, ...]:
    wanted, _ = address.asked(request.query_params)
    return wanted.keep(view.found, view.changes.new if view.changes else frozenset())


def _decide(quality: Quality, key: str, request: Request, name: str, given: dict[str, str]) -> Response:
    if key not in quality.view().by_key:
        return _page(missing(GONE), 404)
    back = {field.removeprefix("back-"): value for field, value in given.items() if field.startswith("back-")}
    standing, reason, seen = given.get("standing", ""), given.get("reason", ""), given.get("seen", "")
    draft = Draft(standing, reason)
    try:
        if standing not in Standing.__members__.values():
            raise ValueError("请先选一项判断")
        looked_at = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 12 else 0
        quality.verdicts.decide(key, Standing(standing), reason, name, seen=looked_at)
    except ValueError as refused:
        status = 409 if isinstance(refused, DecidedMeanwhile) else 422
        return _finding(quality, key, request, name, back, Draft(draft.standing, draft.reason, str(refused)), status)
    wanted, number = address.asked(back)
    return RedirectResponse(address.listing(wanted, number, done=key), status_code=303, headers=PRIVATE)


def _finding(
    quality: Quality, key: str, request: Request, name: str, back: dict[str, str], draft: Draft | None = None, status: int = 200
) -> HTMLResponse:
    each = quality.view().by_key.get(key)
    if each is None:
        return _page(missing(GONE), 404)
    wanted, number = address.asked(back)
    return _page(finding_page(each, quality.history(key), token_field(request, name), wanted, number, draft), status)


def _page(content: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(content, status_code=status, headers=PRIVATE)


def _file(content: str | bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={**PRIVATE, "content-disposition": f'attachment; filename="{name}"'})
