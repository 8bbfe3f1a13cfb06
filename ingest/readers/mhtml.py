"""Web pages saved as one file (.mht, .mhtml; Word and browsers write them, often named .doc): the page among its pictures."""

import re
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from ingest.parsed import ParsedReport
from ingest.rejected import Rejected

MAX_BYTES = 30 * 1024 * 1024
MAX_PARTS = 2000
MAX_NESTED = 20  # the parser looks at each line once for every part that it is inside
MAX_LINES = 500_000
_OPENING = 4096  # bytes within which the headers stand
_HEADER = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:")


def is_mhtml(content: bytes) -> bool:
    """Whether a file opens with the headers of a message."""
    opening = content[:_OPENING].lstrip(b"\xef\xbb\xbf\r\n \t")
    return _FIELD.match(opening) is not None and _HEADER.search(opening.partition(b"\r\n\r\n")[0]) is not None


def read_mhtml(content: bytes) -> ParsedReport:
    """The report on the saved page; its address where the browser kept it. Raises ``Rejected`` without a page in it."""
    from ingest.readers.decoding import decode
    from ingest.readers.markup import read_markup

    message = _message(content)
    report = read_markup(decode(_page(message)))
    address = str(message.get("Snapshot-Content-Location", "")).strip()
    is_address = address.startswith(("http://", "https://")) and len(address) <= 2000
    return report if report.url or not is_address else report.model_copy(update={"url": address})


def page_of(content: bytes) -> bytes:
    """The HTML of a saved page, still encoded."""
    return _page(_message(content))


def _message(content: bytes) -> Message:
    if len(content) > MAX_BYTES:
        raise Rejected("单文件网页超过 30 MB，未读取。")
    lowered = content.lower()
    if lowered.count(b"content-type:") > MAX_PARTS or lowered.count(b"multipart/") > MAX_NESTED or content.count(b"\n") > MAX_LINES:
        raise Rejected("单文件网页里的部分或行过多，未读取。")
    try:
        return BytesParser(policy=compat32).parsebytes(content)
    except (RecursionError, ValueError, LookupError) as error:
        raise Rejected("单文件网页已损坏。") from error


def _page(message: Message) -> bytes:
    try:
        for part in message.walk():
            if part.get_content_type() == "text/html":
                page = part.get_payload(decode=True)
                if isinstance(page, bytes) and page.strip():
                    return page
    except (RecursionError, ValueError, LookupError) as error:
        raise Rejected("单文件网页已损坏。") from error
    raise Rejected("单文件网页里没有网页正文。")
