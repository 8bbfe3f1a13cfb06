"""Damage to files, by a seeded generator: bytes, tokens of the format, lines, whole elements; inside the members of zipped files too."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from tests.fuzz.pictures import is_picture, redrawn

TOKENS = (
    b"<table>", b"</table>", b"<td colspan=1000000 rowspan=1000000>", b"<tr>", b"<td>", b"<div>" * 50, b"<!--", b"]]>", b"&#x0;", b"&lt;",
    b"<w:tbl>", b"<w:tr>", b"<w:tc>", b'<w:gridSpan w:val="100000000"/>', b'<w:vMerge w:val="continue"/>', b"<!DOCTYPE a [<!ENTITY e \"x\">]>&e;",
    b"endobj", b"stream\n", b"endstream", b"/Kids [1 0 R]", b"/Length 999999999", b"/Count 99999999", b"[0 0 1e9 1e9]", b"BT ET", b"q " * 200,
    b"|" * 300, b"\t" * 300, b"\n" * 300, b"0" * 400, b"-" * 100, "规章\t0\t0\t0\n".encode(), "（三）不予公开".encode(), "二〇".encode() * 40,
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b", b"PK\x03\x04", b"%PDF-1.7", "\u2fff\ufffd\u202e".encode(), b"1e999999", b"99999999999999999999",
)  # fmt: skip
_DRAWN = re.compile(rb"(?<=stream\n).*?(?=endstream)", re.S)
_DIGIT = re.compile(rb"[0-9]")
_ELEMENT = re.compile(rb"<[^<>]{1,200}>")
Mutation = Callable[[bytes, Random], bytes]


def mutated(content: bytes, random: Random, other: bytes) -> bytes:
    """The content with one to six mutations; ``other`` is a second seed to splice in."""
    if content.startswith(b"PK\x03\x04") and random.random() < 0.85:
        return _inside(content, random, other)
    if content.startswith(b"%PDF") and random.random() < 0.85:
        return _in_place(content, random)
    if is_picture(content) and random.random() < 0.85:
        return redrawn(content, random)
    for _ in range(random.randint(1, 6)):
        content = random.choice(_MUTATIONS)(content, random) if random.random() > 0.1 else _spliced(content, other, random)
    return content[: 4 << 20]


def _inside(content: bytes, random: Random, other: bytes) -> bytes:
    """A zipped file with one member mutated and packed again."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as copy:
        names = archive.namelist()
        chosen = max(names, key=lambda name: archive.getinfo(name).file_size) if random.random() < 0.7 else random.choice(names)
        for name in names:
            member = archive.read(name)
            copy.writestr(name, mutated(member, random, other[:2000]) if name == chosen else member)
    return packed.getvalue()


def _in_place(content: bytes, random: Random) -> bytes:
    """A PDF with some of the digits of its drawing instructions changed: it still opens, and what it draws lies elsewhere."""
    damaged = bytearray(content)
    digits = [match.start() for drawn in _DRAWN.finditer(content) for match in _DIGIT.finditer(content, *drawn.span())]
    for place in random.sample(digits, min(len(digits), random.choice((1, 3, 10, 60)))):
        damaged[place] = random.choice(b"0123456789-. ")
    return bytes(damaged)


def _flip(content: bytes, random: Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(random.randint(1, 30)):
        if damaged:
            damaged[random.randrange(len(damaged))] = random.randrange(256)
    return bytes(damaged)


def _cut(content: bytes, random: Random) -> bytes:
    start, end = _range(content, random)
    return content[:start] + content[end:]


def _repeat(content: bytes, random: Random) -> bytes:
    start, end = _range(content, random, 3000)
    return content[:end] + content[start:end] * random.choice((1, 2, 20)) + content[end:]


def _insert(content: bytes, random: Random) -> bytes:
    place = random.randint(0, len(content))
    return content[:place] + random.choice(TOKENS) + content[place:]


def _end(content: bytes, random: Random) -> bytes:
    return content[: random.randint(0, len(content))]


def _lines(content: bytes, random: Random) -> bytes:
    """Lines dropped, doubled or moved."""
    lines = content.split(b"\n")
    for _ in range(random.randint(1, 5)):
        if len(lines) > 2:
            line = lines.pop(random.randrange(len(lines)))
            for _ in range(random.choice((0, 1, 1, 3))):
                lines.insert(random.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _elements(content: bytes, random: Random) -> bytes:
    """Tags dropped, doubled or moved."""
    tags = list(_ELEMENT.finditer(content))
    if not tags:
        return _flip(content, random)
    for tag in sorted(random.sample(tags, min(len(tags), random.randint(1, 8))), key=lambda tag: -tag.start()):
        new = random.choice((b"", tag.group() * 2, random.choice(tags).group()))
        content = content[: tag.start()] + new + content[tag.end() :]
    return content


def _spliced(content: bytes, other: bytes, random: Random) -> bytes:
    start, end = _range(other, random, 5000)
    place = random.randint(0, len(content))
    return content[:place] + other[start:end] + content[place:]


def _range(content: bytes, random: Random, longest: int = 1 << 30) -> tuple[int, int]:
    start = random.randint(0, len(content))
    return start, min(len(content), start + random.randint(0, min(longest, len(content) // 4 + 1)))


_MUTATIONS: tuple[Mutation, ...] = (_flip, _cut, _repeat, _insert, _end, _lines, _elements, _elements, _insert)
