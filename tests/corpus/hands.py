"""How figures are written into cells: every habit of the organs that fill in the forms, with what each cell then holds."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

Truth = tuple[str, Decimal | None]  # state, value

NOTHING = "/－—-无"
FULL_WIDTH = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
EXCUSES = ("详见附件", "见附表", "暂未统计", "未公开")  # words in a figure's place


@dataclass(frozen=True)
class Hand:
    """The habits of one writer: shares of cells from 0 to 1, and what the numbers look like."""

    blanks: float = 0.0
    marks: float = 0.02
    mark: str = NOTHING  # one of them is drawn for each cell
    grouped: float = 0.2  # of the numbers over 999, with thousand separators
    wide: float = 0.0  # full-width digits
    units: float = 0.0  # the unit behind the number
    scaled: float = 0.0  # in 万
    padded: float = 0.0  # spaces of all kinds around the number
    excused: float = 0.0  # words
    spoilt: float = 0.0  # two numbers, a remark, a note's mark: no single number
    zeros: float = 0.5
    largest: int = 9_999_999


PLAIN = Hand()
HABITS = (
    PLAIN,
    Hand(zeros=0.95, largest=60),
    Hand(zeros=0.9, largest=3000, padded=0.4),
    Hand(zeros=0.8, largest=600, grouped=1.0),
    Hand(zeros=0.7, largest=99_999, wide=1.0),
    Hand(zeros=0.7, largest=99_999, units=0.3),
    Hand(zeros=0.3, largest=11_398_889, grouped=0.6, scaled=0.05, padded=0.1),
    Hand(zeros=1.0),
    Hand(zeros=0.9, largest=400, marks=0.2, mark="/"),
    Hand(zeros=0.9, largest=400, marks=0.3, mark="-"),
    Hand(zeros=0.8, largest=400, marks=0.1, mark="无"),
)
ODD = Hand(zeros=0.6, largest=5000, excused=0.01, spoilt=0.01)  # only where cells are told by lines or marks of their own


def written(hand: Hand, concept: str, random: Random) -> tuple[str, Truth]:
    """A cell's text and what it means."""
    chance = random.random()
    for share, text, truth in (
        (hand.blanks, "", ("blank", None)),
        (hand.marks, random.choice(hand.mark), ("not_applicable", None)),
        (hand.excused, random.choice(EXCUSES), ("text", None)),
        (hand.spoilt, random.choice(("3（含撤回1件）", "12 7", "5½")), ("unreadable", None)),
    ):
        chance -= share
        if chance < 0:
            return text, truth
    if concept.endswith("items_change"):
        return _change(random)
    if concept.endswith(".amount") or concept == "budget.special":
        return _money(hand, concept, random)
    value = Decimal(0 if random.random() < hand.zeros else random.choice((random.randint(1, 30), random.randint(1, hand.largest))))
    return _count(hand, value, random), ("number", value)


def total(hand: Hand, value: Decimal, random: Random) -> str:
    """A row's sum as the same hand prints it."""
    return _count(hand, value, random)


def _count(hand: Hand, value: Decimal, random: Random) -> str:
    text = f"{value:,}" if value > 999 and random.random() < hand.grouped else str(value)
    if value and value % 1000 == 0 and random.random() < hand.scaled:
        text = f"{(value / 10000).normalize():f}万"
    if random.random() < hand.units:
        text += "件"
    if random.random() < hand.wide:
        text = text.translate(FULL_WIDTH)
    if random.random() < hand.padded:
        text = random.choice((" {}", "{} ", "\xa0{}", "{}\xa0", "　{}", "{}　\xa0")).format(text)
    return text


def _change(random: Random) -> tuple[str, Truth]:
    if random.random() < 0.4:
        return "0", ("number", Decimal(0))
    sign, value = random.choice(("增", "减", "+", "-", "增加", "减少", "－", "＋")), random.randint(1, random.choice((9, 60, 1036)))
    return f"{sign}{value}", ("number", Decimal(value if sign in "增加+＋" else -value))


def _money(hand: Hand, concept: str, random: Random) -> tuple[str, Truth]:
    """An amount in 万元, or with its own unit in the cell. Procurement names no unit in its column: without one it stays as printed."""
    places = random.choice((0, 2, 4, 6))
    value = Decimal(0 if random.random() < hand.zeros else random.randint(1, 10**9)).scaleb(-places)
    if random.random() >= hand.units:
        return f"{value:f}", ("number", value)
    if random.random() < 0.5:
        return f"{value:f}万元", ("number", value)
    yuan = random.randint(0, 10**8)
    return f"{yuan}元", ("number", Decimal(yuan).scaleb(-4))
