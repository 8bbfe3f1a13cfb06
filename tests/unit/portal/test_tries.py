import pytest

from askgov.portal.tries import Tries, network


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("client", "whose"),
    [
        ("10.1.2.3", "10.1.2.3"), ("::ffff:10.1.2.3", "10.1.2.3"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"), ("testclient", "testclient"), ("", ""),
    ],
)  # fmt: skip
def test_whom_an_address_belongs_to(client: str, whose: str) -> None:
    assert network(client) == whose


def test_one_network_of_many_addresses_waits_as_one_client() -> None:
    tries = Tries(Clock())
    assert [tries.wrong(f"2001:db8::{number:x}") for number in range(7)] == [0, 0, 0, 0, 0, 2, 4]
    assert tries.wrong("2001:db8:0:1::1") == 0


def test_all_strangers_share_one_allowance_that_comes_back() -> None:
    clock = Clock()
    tries = Tries(clock)
    for number in range(60):
        assert tries.pause(f"10.0.{number}.1") == 0
        tries.wrong(f"10.0.{number}.1")
    assert tries.pause("10.9.9.9") == 1
    clock.now = 1.5
    assert tries.pause("10.9.9.9") == 0


def test_a_network_that_had_the_token_guesses_on_an_allowance_of_its_own() -> None:
    tries = Tries(Clock())
    tries.right("10.0.0.1")
    for _ in range(60):
        tries.wrong("10.0.0.1")
    assert tries.pause("10.0.0.1") == 1
    assert tries.pause("10.0.0.2") == 0


def test_what_is_remembered_is_bounded() -> None:
    tries = Tries(Clock())
    for number in range(3000):
        tries.right(f"a{number}")
        tries.wrong(f"b{number}")
    assert (len(tries._trusted), len(tries._wrong)) == (64, 1024)
