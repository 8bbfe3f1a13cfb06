"""What is asked of a report itself, and where it says so."""

import pytest

from askgov.matters import matter_of, tells


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("对年报有疑问打哪个电话", "contact"),
        ("年报里有没有留咨询电话", "contact"),
        ("数据是从哪天算到哪天的", "period"),
        ("报告的统计期限是什么", "period"),
        ("年报从哪个网站能下到", "download"),
        ("电子版上哪儿下载", "download"),
        ("这份文件全名叫什么", "title"),
        ("年报哪一天登出来的", "published"),
        ("年报落款日期几号", "published"),
        ("去年的年报怎么出了两版", "corrected"),
        ("2025年报为什么作废重发", "corrected"),
        ("养犬办法什么时候公布的", ""),
        ("更正了几个地名", ""),
        ("接听了多少个咨询电话", ""),
        ("年报里说预警是什么时候发布的", ""),
    ],
)
def test_what_is_asked(question: str, matter: str) -> None:
    assert matter_of(question) == matter


def test_where_it_is_told() -> None:
    assert tells("contact", "如对内容有疑问，可与办公室联系，电话0000-0001501。")
    assert not tells("contact", "设立监督电话和信箱，收到意见26条。")
    assert tells("period", "统计时间为2023年1月1日至2023年12月31日。")
    assert tells("download", "本报告电子版可在县政府网站下载。")
    assert not tells("download", "编印公报四期，电子版同步上网。")
    assert not tells("title", "任何一段话")
