"""What narrows a question down is never taken out of it as a turn of speech: words in brackets, organs beside others, what is left out."""

import pytest

from askgov.question.idioms import spelled_out
from askgov.question.normalise import normalise


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("2022年甲县新收申请（不含教育局和财政局，其余合计）多少件", ("教育局", "财政局")),
        ("2023年甲县（个人和商业企业的合起来）新收申请多少件", ("个人", "企业")),
        ("2023年甲县办结申请（予以公开和部分公开合计）多少件", ("予以公开", "部分公开")),
        ("2023年甲县诉讼维持（直接起诉的合计）多少件", ("直接起诉",)),
        ("2023年甲县教育局和财政局他们办结了多少件申请", ("教育局", "财政局")),
        ("2023年甲县和乙县等地办结申请合计多少件", ("甲县", "乙县")),
        ("2023年甲县行政复议（原行为被纠正的）多少件", ("原行为",)),
        ("2023年甲县行政许可（更新换证的）多少件", ("换证",)),
        ("2023年甲县公开率（部分公开的比例）", ("部分公开",)),
        ("2023年甲县每收到1件个人申请对应多少件处罚", ("个人",)),
        ("2023年甲县行政诉讼纠正率，按复议总数算", ("复议",)),
        ("甲县2023年收到信函（网络）申请多少件", ("信函",)),
        ("2023年甲县行政复议多少件，直接起诉和复议后起诉的都要算", ("直接起诉", "复议后")),
    ],
)
def test_what_narrows_down_stays(asked: str, kept: tuple[str, ...]) -> None:
    read = spelled_out(normalise(asked))
    assert all(word in read for word in kept), read
