"""Bytes to text. The declared charset is a hint only: pages lie about it often enough."""

import codecs
import re
import unicodedata

from ingest.rejected import Rejected

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_TAG = re.compile(r"<\s*(?:!doctype|html|head|body|meta|div|p|table|span|article|section|h[1-6]|font|center|!--)\b", re.IGNORECASE)
_SKELETON = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
_DAMAGED = 0.01  # share of undecodable characters beyond which the encoding is not understood
# The CJK Radicals Supplement has no compatibility mappings; PDF exports print these in place of the characters.
_RADICALS = dict(
    zip(
        "⺁⺅⺆⺇⺈⺉⺌⺍⺎⺏⺐⺗⺘⺙⺝⺞⺟⺠⺢⺣⺥⺩⺫⺬⺭⺮⺯⺰⺱⺶⺷⺹⺼⺾⺿⻀⻃⻄⻅⻆⻈⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲⻳",
        "厂亻冂冖勹刂小小兀尣尢忄扌攵月歹母民氵灬爪王目示礻竹糸纟罒羊羊老月艹艹艹西西见角讠车辶辶辶阝钅長镸长门阝雨青韦页风飞食饣食马骨鬼鱼鸟卤麦黄黾齐齐齿齿龙龙龟龟",
        strict=True,
    )
)
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\x00"
_MENDED = _KANGXI | _RADICALS | dict.fromkeys(_UNSEEN, "")
_MENDABLE = re.compile(f"[{''.join(_MENDED)}]")
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")


def decode(content: bytes) -> str:
    """The text of a file, radicals and invisible characters mended, line ends as ``\\n``. Raises ``Rejected`` for what is no text."""
    text = _decoded(content)
    if text is None:
        raise Rejected("文件不是文本，或者文字编码无法识别。")
    return mended(text).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\x0b", "\n")


def mended(text: str) -> str:
    """Text with radicals as the characters they stand for, and without invisible characters."""
    return _MENDABLE.sub(lambda found: _MENDED[found[0]], text)


def seen(text: str) -> str:
    """Text without the characters that are never seen."""
    return _INVISIBLE.sub("", text)


def is_markup(text: str) -> bool:
    """Whether the text is a page. Markdown with tables in HTML is not: it opens with words."""
    opening = text.lstrip()[:4000]
    if opening.startswith("<"):
        return _TAG.match(opening) is not None or _SKELETON.search(opening) is not None
    return _SKELETON.search(opening) is not None or (text.count("</p>") + text.count("</div>") >= 3 and not opening.startswith(("#", "|")))


def _decoded(content: bytes) -> str | None:
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            return _tolerant(content, encoding)
    if b"\x00" in content[:4096]:
        return _without_mark(content)
    for encoding in _candidates(content):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    tries = [text for encoding in ("utf-8", "gb18030") if (text := _tolerant(content, encoding)) is not None]
    return min(tries, key=lambda text: text.count("\ufffd"), default=None)


def _candidates(content: bytes) -> list[str]:
    """UTF-8 first: text that decodes as UTF-8 is UTF-8, whatever the page declares. Big5 only where declared."""
    declared = _DECLARED.search(content[:4096])
    named = declared[1].decode("ascii").lower() if declared else ""
    return ["utf-8", "big5hkscs" if named.startswith("big5") else "gb18030", "gb18030"]


def _without_mark(content: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of its ASCII is zero. Other content with zeros is binary."""
    sample = content[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 2 or min(even, odd) > 0:
        return None
    return _tolerant(content, "utf-16-le" if odd else "utf-16-be")


def _tolerant(content: bytes, encoding: str) -> str | None:
    text = content.decode(encoding, errors="replace")
    damaged = text.count("\ufffd") + sum(text.count(chr(code)) for code in range(1, 9))
    return text if damaged <= _DAMAGED * max(len(text), 1) else None
