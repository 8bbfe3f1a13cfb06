from askgov.domain import Scope
from ingest.checks.beside.neighbourhood import Held
from ingest.checks.beside.places import parts_above_whole
from tests.unit.ingest.checks.beside.made import held, near, organ

COUNTY = organ("云溪县人民政府", "government", above="澜江市人民政府")
LINE = "penalties.decisions"


def below(name: str, number: int, kind: str = "transport", scope: Scope = Scope.OWN) -> Held:
    return held(2024, {LINE: number}, organ=organ(name, kind, above=COUNTY.id), scope=scope)


def found(whole: int, *parts: Held, scope: Scope = Scope.AGGREGATE) -> list[str]:
    return [f.message for f in parts_above_whole(near(held(2024, {LINE: whole}, organ=COUNTY, scope=scope), *parts))]


def test_parts_above_the_whole():
    (message,) = found(100, below("云溪县公安局", 80), below("云溪县交通运输局", 30))
    assert "已收录的 2 个下级单位合计 110 件，大于本报告的 100 件" in message


def test_fewer_parts_prove_nothing():
    assert not found(100, below("云溪县公安局", 80), below("云溪县交通运输局", 20))
    assert not found(100)


def test_a_report_of_the_government_alone_is_no_sum():
    assert not found(100, below("云溪县公安局", 180), scope=Scope.OWN)


def test_who_is_not_counted():
    assert not found(100, below("国家税务总局云溪县税务局", 500, "tax"), below("云溪海关", 200, scope=Scope.SYSTEM))


def test_a_government_below_is_counted_once():
    town = organ("云溪县青石镇人民政府", "government", "township", above=COUNTY.id)
    both = [held(2024, {LINE: n}, organ=town, scope=scope) for n, scope in ((60, Scope.OWN), (90, Scope.AGGREGATE))]
    assert not found(100, *both)
    assert found(80, *both)
