"""A label with one look-alike is that label; nothing else is changed."""

import pytest

from ingest.readers.scan_labels import mended_label


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("白然人", "自然人"),
        ("目然人", "自然人"),
        ("1.信访举报投诉类中请", "1.信访举报投诉类申请"),
        ("二、上年结转政府信息公开甲请数量", "二、上年结转政府信息公开申请数量"),
        ("行政诉i论", "行政诉讼"),
        ("6.其他形式申清数", "6.其他形式申请数"),
        ("现章", "规章"),
        ("行政复i", "行政复议"),
        ("4. 无正当理由大反复申请", "4. 无正当理由大量反复申请"),
    ],
)
def test_one_look_alike(read, meant):
    assert mended_label(read) == meant


@pytest.mark.parametrize(
    "text",
    [
        "自然人",
        "白云区",
        "中国人民银行",
        "12",
        "1,808",
        "日常工作",
        "本年木年",
        "",
        "结果i寺",
        "行政i去",
        "2022i年",
        "行政诉",
        "2.无正当理由反复申请",
    ],
)
def test_what_is_no_label_stays(text):
    assert mended_label(text) == text
