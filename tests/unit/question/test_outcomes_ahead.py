"""An end said ahead of several kinds of disputes is that of each."""

import pytest

from askgov.question.outcomes_ahead import distributed


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("2023年被纠正的，复议和诉讼各几件", "2023年复议被纠正的和诉讼被纠正的各几件"),
        ("2023年维持的复议、直接起诉、复议后起诉各几件", "2023年复议维持的、直接起诉维持的、复议后起诉维持的各几件"),
        ("没审完的复议和官司加一起几件", "复议没审完的和官司没审完的加一起几件"),
        ("结果维持的，直接起诉几件、复议后起诉几件", "直接起诉结果维持的几件、复议后起诉结果维持的几件"),
        ("诉讼那边被纠正的，直接起诉和复议后起诉加一块几件", "直接起诉被纠正的和复议后起诉被纠正的加一块几件"),
        ("尚未审结的有几件：复议、复议后起诉", "复议尚未审结的、复议后起诉尚未审结的"),
        # behind their counts
        ("复议和诉讼各几件，其中被纠正的各几件", "复议和诉讼各几件，其中复议被纠正和诉讼被纠正的各几件"),
        ("复议多少件，诉讼多少件，维持的各多少", "复议多少件，诉讼多少件，复议维持和诉讼维持的各多少"),
        ("复议几件，被纠正的几件", "复议几件，被纠正的几件"),  # of one kind: read as it stands
        # the end of what stands before it, or of each by itself
        ("复议被纠正的、诉讼被纠正的各几件", "复议被纠正的、诉讼被纠正的各几件"),
        ("复议纠正和诉讼维持各几件", "复议纠正和诉讼维持各几件"),
        ("复议和诉讼，维持的各几件", "复议和诉讼，维持的各几件"),
        ("被纠正的复议几件", "被纠正的复议几件"),
    ],
)
def test_an_end_is_that_of_every_kind_behind_it(said: str, plain: str) -> None:
    assert distributed(said) == plain
