"""No text, however strange, breaks the reading of an organ's name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from askgov.taxonomy.organs import parse_organ
from askgov.taxonomy.place_names import LEVELS
from askgov.taxonomy.places import find_places, read_chain

PIECES = st.sampled_from(
    (
        *("省", "市", "县", "区", "旗", "州", "盟", "镇", "乡", "街道", "自治县", "开发区", "新区", "城市", "社区", "某"),
        *("人民政府", "政府", "办公室", "局", "分局", "委员会", "国家税务总局", "市场监督管理", "教育", "海关", "办事处"),
        *("阳城", "宿迁", "云溪", "朝阳", "(", ")", "（", "关区", "系统", "2023", "年"),
    )
)
NAMES = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join).map(lambda text: text[:200]))


@settings(max_examples=400, deadline=None)
@given(NAMES)
def test_any_text_gives_an_organ(text: str) -> None:
    organ = parse_organ(text)
    assert organ.level in ("", *LEVELS)
    assert organ.place == "".join(place.name for place in organ.places)
    assert not set(organ.qualified) & set(organ.bare)
    assert bool(organ.qualified) == bool(organ.places)


@settings(max_examples=200, deadline=None)
@given(NAMES)
def test_a_chain_is_read_to_the_last_character(text: str) -> None:
    chain = read_chain(text)
    assert all(place.level in ("", *LEVELS) for place in chain)
    assert not chain or len(text) >= 2
    find_places(text)
