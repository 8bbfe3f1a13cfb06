from ingest.checks.beside.peers import zero_among_many
from tests.unit.ingest.checks.beside.made import held, near, organ

LINE = "penalties.decisions"


def found(peers: list[int], own: list[int]) -> list[str]:
    others = [held(2024, {LINE: n}, organ=organ(f"第{i}县教育局", "education")) for i, n in enumerate(peers)]
    years = [held(2023 - i, {LINE: n}) for i, n in enumerate(own)]
    return [f.rule for f in zero_among_many(near(held(2024, {LINE: 0}), *others, *years))]


def test_a_zero_alone():
    assert found([200, 300, 400, 500], [150]) == ["zero_among_peers"]


def test_zeros_that_may_be():
    assert not found([200, 300, 400, 500], [])  # never had any, for all that is known
    assert not found([200, 300, 400, 500], [150, 3])
    assert not found([200, 300, 400], [150])  # few peers
    assert not found([200, 300, 0, 500], [150])  # others have none either


def test_a_blank_is_no_zero():
    others = [held(2024, {LINE: 500}, organ=organ(f"第{i}县教育局", "education")) for i in range(5)]
    assert not list(zero_among_many(near(held(2024), *others, held(2023, {LINE: 500}))))
