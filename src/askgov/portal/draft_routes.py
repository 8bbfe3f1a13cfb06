"""The staff page where a draft is dropped and checked before it is published."""

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from askgov.portal.checked_page import policy
from askgov.portal.draft_check import LARGEST_FILE, Busy, Desk, NotChecked
from askgov.portal.draft_page import PATH, back_bar, draft_page
from askgov.portal.staff import PRIVATE, staff, token_field

if TYPE_CHECKING:
    from askgov.portal.interfaces import Assistant

Name = Annotated[str, Depends(staff)]


def draft_routes(assistant: "Assistant") -> APIRouter:
    """The form, and what comes of sending it. The gate must stand before both: it reads the form, too."""
    router = APIRouter()
    desk = Desk()

    @router.get(PATH)
    def form(request: Request, name: Name) -> HTMLResponse:
        return HTMLResponse(draft_page(token_field(request, name), LARGEST_FILE), headers=PRIVATE)

    @router.post(PATH)
    async def check(request: Request, name: Name) -> HTMLResponse:
        async with request.form() as sent:
            draft = sent.get("draft")
            try:
                if not isinstance(draft, UploadFile):
                    raise NotChecked("没有选择文件。")
                page = await run_in_threadpool(desk.check, draft.filename or "", draft.file, assistant.store.folder.root)
            except (Busy, NotChecked) as error:
                busy = isinstance(error, Busy)
                message = "正在核对的文件较多，请过一两分钟再试。" if busy else str(error)
                again = draft_page(token_field(request, name), LARGEST_FILE, message)
                return HTMLResponse(again, status_code=429 if busy else 422, headers=PRIVATE)
        return HTMLResponse(page.replace("<body>", f"<body>{back_bar()}", 1), headers={**PRIVATE, "content-security-policy": policy()})

    return router
