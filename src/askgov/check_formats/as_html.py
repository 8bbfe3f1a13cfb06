"""For printing and passing on: the page with every finding numbered, and the report with its cells marked."""

from collections.abc import Iterable, Iterator

from askgov.check_formats.formats import Occasion
from askgov.domain.checked import CheckedFile
from askgov.portal.checked_page import checked_page


def written(files: Iterable[CheckedFile], occasion: Occasion) -> Iterator[str]:
    """One page."""
    return checked_page(files, occasion.when)
