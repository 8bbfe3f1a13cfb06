"""The printed tables and the concepts know the same figures."""

import pytest

from askgov.domain import Format
from askgov.taxonomy.concepts import concepts
from askgov.taxonomy.layouts import sheets


@pytest.mark.parametrize("format_", list(Format))
def test_every_printed_cell_is_a_concept_of_its_format(format_: Format) -> None:
    cells = {
        block.concept_id(row.id, column.id)
        for sheet in sheets()
        if format_ in sheet.formats
        for block in sheet.block
        for row in block.rows
        if not row.formats or format_ in row.formats
        for column in block.columns
        if not column.skip
    }
    printed = {found.id for found in concepts().values() if format_ in found.printed}
    assert cells <= printed
    if format_ is not Format.G0:  # the local tables of those years have no common order of their remaining lines
        assert cells == printed
