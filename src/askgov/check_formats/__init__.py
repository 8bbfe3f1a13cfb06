"""What was checked, written down for people and for programs: text, JSON, JUnit, SARIF, HTML."""

from askgov.check_formats.formats import FORMATS, Occasion, writer

__all__ = ["FORMATS", "Occasion", "writer"]
