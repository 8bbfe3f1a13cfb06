"""Lines of tables without upright rulings, cut into cells."""

import pytest

from ingest.readers.pdf_stretches import stretches_of

from .test_readers_pdf_spread import line


@pytest.mark.parametrize(
    ("cells", "stretches"),
    [
        ((("（一)", 60.0, 90.0), ("予以公开", 92.0, 132.0)), ["（一)予以公开"]),
        ((("（一)", 60.0, 90.0), ("予以公开", 110.0, 150.0)), ["（一)", "予以公开"]),
        ((("公开", 60.0, 80.0), ("予以公开", 87.0, 127.0)), ["公开", "予以公开"]),
        ((("（一)", 60.0, 90.0), ("7", 92.0, 97.0)), ["（一)", "7"]),
    ],
)
def test_the_number_of_a_label_in_brackets_goes_with_the_words_near_it(
    cells: tuple[tuple[str, float, float], ...], stretches: list[str]
) -> None:
    assert [stretch.text for stretch in stretches_of(line(*cells))] == stretches
