"""What a command line means: archives, saved pages, lists of addresses."""

import io
import os
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from ingest import archives, downloads
from ingest.downloads import addresses, download
from ingest.gather import gather
from ingest.walk import TooManyFiles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "unpacked").mkdir()
    return tmp_path / "unpacked"


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def told(paths: list[Path], folder: Path) -> dict[str, str]:
    """What each file is, by the end of its shown name: its content, or why it is refused."""
    return {
        given.shown.rpartition("/")[2]: given.refused or given.path.read_text(errors="replace") for given in gather(paths, folder).files
    }


def test_the_members_of_an_archive_are_files_with_their_own_names(tmp_path, folder):
    archive = packed(tmp_path / "年报.zip", {"教育局/2023.html": b"a", "税务局2023.txt": b"b", "空/": b""})
    found = gather([archive], folder).files
    assert [(given.shown, given.name, given.path.read_bytes()) for given in found] == [
        (f"{archive}/教育局/2023.html", "2023.html", b"a"),
        (f"{archive}/税务局2023.txt", "税务局2023.txt", b"b"),
    ]
    assert all(given.path.parent == folder for given in found)


def test_names_written_in_gbk_without_saying_so(tmp_path, folder):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("jyj.txt", b"x")
    raw = path.read_bytes().replace(b"jyj.txt", "教育局".encode("gbk") + b"t")
    path.write_bytes(raw)
    assert [given.name for given in gather([path], folder).files] == ["教育局t"]


def test_names_that_lead_elsewhere_lead_nowhere(tmp_path, folder):
    archive = packed(tmp_path / "a.zip", {"../../outside.txt": b"x", "/etc/passwd": b"y"})
    found = gather([archive], folder).files
    assert {given.path.parent for given in found} == {folder}
    assert not (tmp_path.parent / "outside.txt").exists()


def test_archives_within_archives_to_a_depth(tmp_path, folder):
    third = packed(tmp_path / "3.zip", {"deep.txt": b"x"})
    second = packed(tmp_path / "2.zip", {"3.zip": third.read_bytes(), "two.txt": b"2"})
    first = packed(tmp_path / "1.zip", {"2.zip": second.read_bytes(), "one.txt": b"1"})
    assert told([first], folder) == {"one.txt": "1", "two.txt": "2", "3.zip": "压缩包套了 2 层以上，请解压后再收录"}


def test_a_bomb_a_giant_and_too_many_are_refused_and_the_rest_goes_in(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(archives, "MAX_BYTES", 3 << 20)
    archive = packed(
        tmp_path / "a.zip", {"bomb.txt": bytes(2 << 20), "giant.txt": os.urandom(4 << 20), "good.txt": b"good", "zeros.txt": bytes(1000)}
    )
    assert told([archive], folder) == {
        "bomb.txt": "压缩比异常，可能是压缩炸弹，未读取",
        "giant.txt": "文件超过 3 MB",
        "good.txt": "good",
        "zeros.txt": "\0" * 1000,
    }
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    assert told([archive], folder) == {"a.zip": "压缩包里超过 3 个文件，请分成几包"}
    monkeypatch.setattr(archives, "MOST_MEMBERS", 9)
    monkeypatch.setattr(archives, "MOST_BYTES", 500)
    assert "其余文件未读取" in told([archive], folder)["a.zip"]


def test_a_member_that_lies_about_its_size_is_counted_as_it_is_read(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(archives, "_refusal", lambda member: "")
    monkeypatch.setattr(archives, "MAX_BYTES", 1000)
    archive = packed(tmp_path / "a.zip", {"long.txt": b"x" * 5000})
    assert "文件超过" in told([archive], folder)["long.txt"]
    assert max(file.stat().st_size for file in folder.iterdir()) <= 1001


def test_locked_and_damaged_archives(tmp_path, folder):
    good = packed(tmp_path / "good.zip", {"a.txt": b"abcdefgh" * 100})
    raw = bytearray(good.read_bytes())
    raw[6] |= 1  # the bit that says "encrypted", in both headers
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(raw)
    (tmp_path / "cut.zip").write_bytes(good.read_bytes()[:60])
    torn = bytearray(good.read_bytes())
    torn[45] ^= 0xFF
    (tmp_path / "torn.zip").write_bytes(torn)
    assert told([tmp_path / "locked.zip"], folder) == {"a.txt": "压缩包有密码，打不开"}
    assert told([tmp_path / "cut.zip"], folder) == {"cut.zip": "压缩包已损坏，打不开"}
    assert told([tmp_path / "torn.zip"], folder) == {"a.txt": "压缩包里的这个文件已损坏"}


def test_a_zipped_document_is_no_archive(tmp_path, folder):
    word = packed(tmp_path / "a.docx", {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"})
    (given,) = gather([word], folder).files
    assert (given.path, given.refused) == (word, "")


def test_what_belongs_to_a_saved_page_is_passed_over(tmp_path, folder):
    site = tmp_path / "site"
    for name in ("年报.html", "年报_files/a.css", "年报_files/frame.html", "图片_files/scan.png", "style.css", "other.html", "Thumbs.db"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name)
    expected = {"年报.html", "other.html", "scan.png"}  # 图片_files stands beside no page of its name
    assert set(told([site], folder)) == expected
    archive = packed(tmp_path / "site.zip", {str(file.relative_to(site)): b"x" for file in site.rglob("*") if file.is_file()})
    assert set(told([archive], folder)) == expected


class Site(BaseHTTPRequestHandler):
    """A small site: a page, a page after one failure, a page that moved, one that is gone, one without end."""

    failures = 0

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/once" and Site.failures == 0:
            Site.failures += 1
            self.send_error(503)
        elif path in ("/report.html", "/once"):
            self._send(200, "年报".encode())
        elif path == "/moved":
            self.send_response(302)
            self.send_header("location", "/report.html")
            self.end_headers()
        elif path == "/round":
            self.send_response(302)
            self.send_header("location", "/round")
            self.end_headers()
        elif path == "/long":
            self._send(200, b"x" * 5000)
        else:
            self.send_error(404)

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.failures = 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_lists_of_addresses(tmp_path):
    wanted = tmp_path / "list.txt"
    wanted.write_text(
        "\ufeff# 各局年报\nhttps://a.gov.cn/1.html\n\n  http://b.gov.cn/2?id=3  \nhttps://a.gov.cn/1.html\n", encoding="utf-8"
    )
    assert addresses(wanted) == ("https://a.gov.cn/1.html", "http://b.gov.cn/2?id=3")
    for text in ("https://a.gov.cn 年报\n", "年报见 https://a.gov.cn/1.html\n", "file:///etc/passwd\n", "# 只有说明\n", ""):
        wanted.write_text(text, encoding="utf-8")
        assert addresses(wanted) == ()
    wanted.write_bytes(b"https://\xff\xfe")
    assert addresses(wanted) == addresses(tmp_path) == addresses(tmp_path / "gone") == ()


def test_a_list_counts_only_where_it_was_named_itself(tmp_path, folder):
    wanted = tmp_path / "lists" / "list.txt"
    wanted.parent.mkdir()
    wanted.write_text("https://a.gov.cn/1.html\n")
    assert gather([wanted], folder).addresses == ("https://a.gov.cn/1.html",)
    assert gather([wanted.parent], folder).addresses == ()
    assert told([wanted.parent], folder) == {"list.txt": "是网址清单，请在命令里直接写出它的路径"}


def test_what_an_address_gives(tmp_path, site, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    target = tmp_path / "page"
    page = download(f"{site}/report.html?y=2023", target)
    assert (page.refused, page.name, page.url, target.read_text()) == ("", "report.html", f"{site}/report.html?y=2023", "年报")
    assert download(f"{site}/moved", target).refused == ""
    assert download(f"{site}/once", target).refused == ""  # the second try succeeds
    assert download(f"{site}/gone", target).refused == "网站答复 404"
    assert download(f"{site}/round", target).refused == "网址无效，或跳转次数过多"
    assert download("http://127.0.0.1:9/", target).refused == "连不上这个网址"
    monkeypatch.setattr(downloads, "MAX_BYTES", 1000)
    assert "文件超过" in download(f"{site}/long", target).refused


def test_a_damaged_directory_of_an_archive(tmp_path, folder):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.txt", b"x")
    raw = content.getvalue()
    for cut in range(0, len(raw), 7):
        (tmp_path / "x.zip").write_bytes(raw[:cut] + b"\xff" + raw[cut + 1 :])
        gather([tmp_path / "x.zip"], folder)  # whatever it is, nothing is raised


def test_more_than_so_many_files_are_refused_as_soon_as_it_is_known(tmp_path: Path, folder: Path) -> None:
    archive = packed(tmp_path / "a.zip", {f"{number}.txt": b"x" for number in range(9)})
    assert len(gather([archive], folder, 9).files) == 9
    with pytest.raises(TooManyFiles):
        gather([archive, tmp_path / "b.txt"], folder, 3)
    assert len(list(folder.iterdir())) == 9 + 4
