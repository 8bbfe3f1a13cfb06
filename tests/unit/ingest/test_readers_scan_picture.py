"""Picture files as pages: formats, bounds, resolution, and what is said without the engine."""

import io
import struct
import zlib

import pytest

pytest.importorskip("PIL")

from PIL import Image

from ingest.readers import scan_engine, scan_picture
from ingest.readers.scan_picture import opened
from ingest.rejected import Rejected


def written(format_: str, picture: Image.Image | None = None, **options: object) -> bytes:
    buffer = io.BytesIO()
    (picture or Image.new("L", (400, 600), 255)).save(buffer, format_, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("format_", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif"), ("BMP", "image/bmp")]
)
def test_formats(format_, media_type):
    found, pages = opened(written(format_))
    assert found == media_type
    assert [page.size for page, _ in pages] == [(400, 600)]


def test_frames_of_a_tiff_are_pages():
    frames = [Image.new("L", (100, 100 + n), 255) for n in range(3)]
    found, pages = opened(written("TIFF", frames[0], save_all=True, append_images=frames[1:]))
    assert found == "image/tiff"
    assert [page.height for page, _ in pages] == [100, 101, 102]


def test_too_many_pages():
    frame = Image.new("1", (8, 8), 1)
    with pytest.raises(Rejected, match="超过 50 页"):
        opened(written("TIFF", frame, save_all=True, append_images=[frame] * 50))


def test_a_stated_resolution_is_believed_where_a_page_may_have_it():
    assert [scale for _, scale in opened(written("PNG", dpi=(200, 200)))[1]] == [pytest.approx(0.36, abs=0.001)]


@pytest.mark.parametrize("options", [{}, {"dpi": (72, 72)}, {"dpi": (9999, 9999)}])
def test_else_the_longer_side_is_that_of_a4(options):
    assert [scale for _, scale in opened(written("PNG", **options))[1]] == [pytest.approx(11.69 * 72 / 600)]


def test_a_large_page_is_read_smaller_and_its_places_stay(monkeypatch):
    monkeypatch.setattr(scan_picture, "WORKING_PIXELS", 60_000)
    ((page, scale),) = opened(written("PNG", dpi=(200, 200)))[1]
    assert page.size == (200, 300)
    assert scale == pytest.approx(0.72, abs=0.001)


def test_what_is_transparent_is_paper():
    ((page, _),) = opened(written("PNG", Image.new("RGBA", (10, 10), (0, 0, 0, 0))))[1]
    assert page.getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_that_would_unpack_to_gigabytes():
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(bytes(10_000)))
    )
    with pytest.raises(Rejected):
        list(opened(bomb)[1])


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0junk", b"BM" + bytes(60), b"II*\x00" + bytes(40), b"GIF89a"])
def test_damaged_pictures(content):
    with pytest.raises(Rejected, match="损坏"):
        list(opened(content)[1])


def test_a_picture_cut_off():
    with pytest.raises(Rejected, match="损坏"):
        list(opened(written("JPEG", Image.effect_noise((300, 300), 90))[:4000])[1])


def test_without_the_engine_the_extra_is_named(monkeypatch):
    monkeypatch.setattr(scan_engine, "find_spec", lambda name: None)
    with pytest.raises(Rejected, match=r"askgov\[ocr\]"):
        scan_engine._session("rec")
