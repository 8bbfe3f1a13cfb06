"""Every page for staff, behind one gate."""

from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends

from askgov.portal.draft_routes import draft_routes
from askgov.portal.quality_routes import quality_routes
from askgov.portal.staff import staff

if TYPE_CHECKING:
    from askgov.portal.interfaces import Assistant


def staff_routes(assistant: "Assistant") -> APIRouter:
    """The routes under ``/staff``; each of them is for those only whom the gate lets pass."""
    router = APIRouter(prefix="/staff", dependencies=[Depends(staff)])
    router.include_router(quality_routes(assistant))
    router.include_router(draft_routes(assistant))
    return router
