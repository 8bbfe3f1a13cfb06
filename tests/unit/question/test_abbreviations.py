"""Names of organs cut short."""

import pytest

from askgov.question.abbreviations import organ_abbreviated

HERE = [
    ("青棠市农业农村和水务局", "青棠市"),
    ("青棠市文化广电旅游体育局", "青棠市"),
    ("青棠市教育局", "青棠市"),
    ("青棠经济开发区管理委员会", "青棠经济开发区"),
    ("青棠市市场监督管理局", "青棠市"),
]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("农水局", "农业农村和水务局"),
        ("市农水局", "农业农村和水务局"),
        ("文旅体育局", "文化广电旅游体育局"),
        ("经开区", "青棠经济开发区管理委员会"),
        ("经开区管委会", "青棠经济开发区管理委员会"),
    ],
)
def test_a_name_cut_short_is_the_one_organ_that_it_fits(said: str, name: str) -> None:
    assert organ_abbreviated(said, HERE) == name


@pytest.mark.parametrize("said", ["水务局", "体育局", "农业厅", "林业局", "教局", "管理局", "教育局"])
def test_others_are_none(said: str) -> None:
    assert organ_abbreviated(said, HERE) == ""


def test_two_kinds_that_fit_are_none() -> None:
    assert organ_abbreviated("农水局", [*HERE, ("青棠市农村供水管理局", "青棠市")]) == ""
