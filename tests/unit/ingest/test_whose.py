"""Organs that a report names but is not by, and names that are no administrative organ's."""

import pytest

from askgov.taxonomy.organs import parse_organ
from ingest.clues import Clue, leading_organ
from ingest.rejected import Rejected
from ingest.titles import Title
from ingest.whose import organ_of


def named(title: str = "", meta: str = "", clues: tuple[tuple[str, str], ...] = ()) -> str:
    found = [Clue(source, parse_organ(organ)) for source, organ in clues]
    return organ_of(Title(printed=title, organ=title), found, (meta, ""), "", []).name


def test_the_site_is_not_the_author() -> None:
    assert named(meta="泽州县人民政府", clues=(("正文", "泽州县民政局"),)) == "泽州县民政局"
    assert named(meta="泽州县人民政府", clues=(("正文", "泽州县人民政府"),)) == "泽州县人民政府"
    assert named(meta="平湖市民政局_平湖市人民政府") == "平湖市民政局"


def test_words_about_a_document_are_no_organ() -> None:
    organ = leading_organ("关于转发泽州县民政局2023年度报告的通知")
    assert organ
    assert organ.name == "泽州县民政局"
    assert named(clues=(("落款", "关于转发泽州县民政局"), ("落款", "泽州县财政局"))) == "泽州县财政局"
    with pytest.raises(Rejected, match="认不出单位"):
        named("转发泽州县民政局", clues=())


@pytest.mark.parametrize("name", ["阳城县第一中学", "阳城县实验小学", "阳城县幼儿园", "阳城县自来水有限公司", "阳城县职业技术学校"])
def test_schools_and_enterprises_report_in_another_form(name: str) -> None:
    with pytest.raises(Rejected, match="不是行政机关"):
        named(name)
