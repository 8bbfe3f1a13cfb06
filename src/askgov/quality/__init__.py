"""Where the reports of an index do not add up, over the whole collection: what was found, what staff decided, what came and what went."""

from askgov.quality.changes import Changes
from askgov.quality.found import OPEN, Found
from askgov.quality.overview import Quality, View
from askgov.quality.tally import Tally, Year
from askgov.quality.wanted import Wanted

__all__ = ["OPEN", "Changes", "Found", "Quality", "Tally", "View", "Wanted", "Year"]
