from types import ModuleType

from askgov.portal.library import SHOWN, listing


def test_every_word_of_the_filter_must_be_there(fake: ModuleType) -> None:
    reports = [fake.report(str(n), organ, f"{organ}年报", "") for n, organ in enumerate(("云岭县教育局", "云岭县民政局"))]
    assert "共 2 份年报" in listing(reports, {})
    assert "云岭县民政局" not in listing(reports, {}, "教育 2023")
    assert "共 0 份年报" in listing(reports, {}, "教育 2022")


def test_a_long_list_is_cut_and_says_so(fake: ModuleType) -> None:
    html = str(listing([fake.report(str(n), f"{n}局", "年报", "") for n in range(SHOWN + 3)], {}))
    assert html.count('<th scope="row">') == SHOWN
    assert f"共 {SHOWN + 3} 份年报，显示前 {SHOWN} 份" in html


def test_names_from_reports_are_escaped(fake: ModuleType) -> None:
    assert "<img" not in listing([fake.report("1", fake.ATTACK, fake.ATTACK, "")], {})
