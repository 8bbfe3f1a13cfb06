"""The portal: pages and JSON over an assistant. It looks nothing up and computes nothing itself."""

from askgov.portal.service import create, serve

__all__ = ["create", "serve"]
