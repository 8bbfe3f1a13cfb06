"""A government site's address as a clue to the place: only where it spells one listed name, and no two."""

import pytest

from ingest.addresses import site_of, site_owner


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("http://www.yangcheng.gov.cn/zfxxgk/1.html", "阳城县人民政府"),
        ("https://mzj.suqian.gov.cn/a", "宿迁市人民政府"),
        ("http://www.fuzhou.gov.cn", None),  # 福州 and 抚州
        ("http://www.lzq.gov.cn", None),  # letters that many places share
        ("http://www.yangcheng.com", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_whose_site_it_is(url: str, owner: str | None) -> None:
    found = site_owner(url)
    assert (found.name if found else None) == owner


def test_the_host_is_named_without_www() -> None:
    assert [site_of(url) for url in ("http://www.lzq.gov.cn/1", "http://lzq.gov.cn", "lzq", "http://[")] == [
        "lzq.gov.cn",
        "lzq.gov.cn",
        "",
        "",
    ]
