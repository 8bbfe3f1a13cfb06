"""Every operator, asked in words over random worlds, against what the same figures give by hand. Absences are mixed in everywhere."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from askgov.assistant import Assistant
from askgov.domain import Answer, Status
from tests.property.worlds import COUNTY, DEPARTMENTS, GOVERNMENT, LINES, YEARS, World, random_world, write

WORLDS = 5
CLOCK = date(2026, 3, 1)
Case = tuple[str, Callable[[Answer], bool]]


@pytest.fixture(scope="module", params=range(WORLDS))
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, Assistant, Random]]:
    made = random_world(request.param)
    index = tmp_path_factory.mktemp("world")
    write(made, request.param, index)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")  # what worlds are written with
        yield made, Assistant.open(index, CLOCK), Random(request.param)


def places(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def works_out(answer: Answer) -> bool:
    """Whether the formula of an answer, where it has one, gives its value: the left side is worked out here."""
    left, equals, right = answer.result.formula.rpartition(" = ")
    if not equals or answer.result.value is None:
        return True
    sums = left.replace("×", "*").replace("÷", "/").replace("100%", "100")
    assert set(sums) <= set("0123456789.+-*/() "), sums
    fractions = re.sub(r"\d+(?:\.\d+)?", lambda number: f"Fraction('{number.group()}')", sums)
    worked = eval(fractions, {"Fraction": Fraction})
    return places(worked) == Decimal(answer.result.value).quantize(Decimal("0.01")) and right.rstrip("%") == answer.result.value


def is_value(answer: Answer, value: Decimal | Fraction | None) -> bool:
    """Whether the answer is this number, or a typed absence where there is none; and whether its formula gives it."""
    assert works_out(answer), (answer.question, answer.result.formula)
    if value is None:
        return answer.status is Status.NOT_FOUND and answer.result.value is None
    exact = value if isinstance(value, Decimal) else places(value)
    return answer.status is Status.ANSWERED and answer.result.value is not None and Decimal(answer.result.value) == exact


def two(one: Decimal | None, other: Decimal | None, of: Callable[[Fraction, Fraction], Fraction | None]) -> Fraction | None:
    return None if one is None or other is None else of(Fraction(one), Fraction(other))


def growth(a: Fraction, b: Fraction) -> Fraction | None:
    return None if b == 0 else (a - b) / b * 100


def share(a: Fraction, b: Fraction) -> Fraction | None:
    return None if b == 0 else a / b * 100


def reported(world: World, organ: str) -> list[int]:
    return sorted({year for o, year, _ in world.figures if o == organ})


def test_figures_growth_and_differences(world: tuple[World, Assistant, Random]) -> None:
    made, assistant, random = world
    for _ in range(20):
        organ, line = random.choice((*DEPARTMENTS, GOVERNMENT)), random.choice(list(LINES))
        years = reported(made, organ)
        pairs = [year for year in years if year - 1 in years]
        if not pairs:
            continue
        year = random.choice(pairs)
        now, before = made.of(organ, year, line), made.of(organ, year - 1, line)
        asked = f"{organ}{year}年{line}"
        assert is_value(assistant.ask(f"{asked}多少件"), now), asked
        change = two(now, before, lambda a, b: a - b)
        exact = None if change is None else Decimal(change.numerator)
        for words in (
            "比上年增加了多少件",
            f"比{year - 1}年多多少件",
            "比上一年减少了几件",
            "与上年相差多少",
            "同比增加几件",
            "较上年下降了几件",
        ):
            assert is_value(assistant.ask(asked + words), exact), asked + words
        for words in ("同比增长百分之几", "比上年增长率是多少", f"相比{year - 1}年增幅多大"):
            assert is_value(assistant.ask(asked + words), two(now, before, growth)), asked + words


def test_shares_and_ratios(world: tuple[World, Assistant, Random]) -> None:
    made, assistant, random = world
    for _ in range(12):
        organ = random.choice((*DEPARTMENTS, GOVERNMENT))
        year = random.choice(reported(made, organ))
        granted, closed = made.of(organ, year, "予以公开"), made.of(organ, year, "办理结果总计")
        for words in ("予以公开占比多少", "予以公开率", "予以公开占办理结果总计的百分之多少", "予以公开占办理结果总计的比例"):
            assert is_value(assistant.ask(f"{organ}{year}年{words}"), two(granted, closed, share)), f"{organ}{year}年{words}"
        one, other = made.of(organ, year, "行政处罚"), made.of(organ, year, "行政许可")
        ratio = two(one, other, lambda a, b: None if b == 0 else a / b)
        assert is_value(assistant.ask(f"{organ}{year}年行政处罚是行政许可的几倍"), ratio), f"{organ}{year}"


def test_a_year_over_its_months_and_lines_added_up(world: tuple[World, Assistant, Random]) -> None:
    made, assistant, random = world
    for _ in range(8):
        organ = random.choice((*DEPARTMENTS, GOVERNMENT))
        year = random.choice(reported(made, organ))
        one, other = made.of(organ, year, "行政处罚"), made.of(organ, year, "行政许可")
        for words, parts in (("平均每个月行政处罚多少件", 12), ("月均行政处罚多少件", 12), ("平均每季度行政处罚几件", 4)):
            spread = None if one is None else Fraction(one) / parts
            assert is_value(assistant.ask(f"{organ}{year}年{words}"), spread), f"{organ}{year}年{words}"
        part = two(one, other, lambda a, b: None if a + b == 0 else a / (a + b) * 100)
        assert is_value(assistant.ask(f"{organ}{year}年行政处罚占许可加处罚的比例"), part), f"{organ}{year}"


def test_how_far_the_first_is_ahead_of_the_last(world: tuple[World, Assistant, Random]) -> None:
    made, assistant, random = world
    for _ in range(8):
        year, line = random.choice(YEARS), random.choice(list(LINES))
        there = made.over(DEPARTMENTS, year, line)
        if len(there) > 1:
            asked = f"{COUNTY}{year}年各部门{line}最多的和最少的差多少件"
            assert is_value(assistant.ask(asked), max(there.values()) - min(there.values())), asked


def test_extremes_ranks_counts_sums_and_means_over_departments(world: tuple[World, Assistant, Random]) -> None:
    made, assistant, random = world
    for _ in range(12):
        year, line = random.choice(YEARS), random.choice(list(LINES))
        there = made.over(DEPARTMENTS, year, line)
        if len(there) < 2:
            continue
        asked = f"{COUNTY}{year}年"
        most, least = max(there.values()), min(there.values())
        for words, best in ((f"哪个部门{line}最多", most), (f"{line}最少的部门是哪个", least), (f"各部门中{line}最多的", most)):
            answer = assistant.ask(asked + words)
            assert is_value(answer, best), asked + words
            assert {item.entity for item in answer.result.items} == {organ for organ, value in there.items() if value == best}, (
                asked + words
            )
        ranked = assistant.ask(f"{asked}各部门{line}从多到少排名")
        assert [Decimal(item.value or "-1") for item in ranked.result.items] == sorted(there.values(), reverse=True), asked
        assert {(item.entity, Decimal(item.value or "-1")) for item in ranked.result.items} == set(there.items())
        top = assistant.ask(f"{asked}{line}前三名的部门")
        third = sorted(there.values(), reverse=True)[:3][-1]
        assert {item.entity for item in top.result.items} == {organ for organ, value in there.items() if value >= third}, asked
        focus = random.choice(list(there))
        place = assistant.ask(f"{focus}{year}年{line}在全县部门里排第几")
        assert is_value(place, Decimal(1 + sum(value > there[focus] for value in there.values()))), focus
        bound = random.choice((0, 2, 50, 1000))
        for words, wanted in (
            (f"{line}超过{bound}件的部门有几个", [o for o, v in there.items() if v > bound]),
            (f"有多少个部门{line}不到{bound + 1}件", [o for o, v in there.items() if v < bound + 1]),
        ):
            answer = assistant.ask(asked + words)
            assert is_value(answer, Decimal(len(wanted))), asked + words
            assert {item.entity for item in answer.result.items} == set(wanted), asked + words
        total = sum(there.values(), Decimal(0))
        assert is_value(assistant.ask(f"{asked}各部门{line}合计多少件"), total), asked + line
        assert is_value(assistant.ask(f"{asked}各部门平均{line}多少件"), Fraction(total) / len(there)), asked + line
        for organ in DEPARTMENTS:  # what has no number is named, not counted as none
            if organ not in there:
                assert organ in assistant.ask(f"{asked}各部门{line}合计多少件").text


def test_ranges_and_bounds_of_one(world: tuple[World, Assistant, Random]) -> None:
    made, assistant, random = world
    for _ in range(10):
        year, line = random.choice(YEARS), random.choice(list(LINES))
        there = made.over(DEPARTMENTS, year, line)
        if there:
            low = random.choice((1, 3, 100))
            high = low + random.choice((1, 400, 3000))
            within = {organ for organ, value in there.items() if low <= value <= high}
            for words in (
                f"{line}{low}到{high}件的部门有几个", f"{line}在{low}件到{high}件之间的部门有几个", f"哪些部门{line}{low}件以上{high}件以下",
                f"{line}大于{low - 1}小于{high + 1}的部门有几个",
            ):  # fmt: skip
                answer = assistant.ask(f"{COUNTY}{year}年{words}")
                assert {item.entity for item in answer.result.items} == within, words
                assert answer.text.startswith(f"{len(within)} 个"), words
            shared = random.choice(list(there.values()))
            same = {organ for organ, value in there.items() if value == shared}
            tied = assistant.ask(f"{COUNTY}{year}年{line}等于{shared}件的部门有哪些")
            assert {item.entity for item in tied.result.items} == same, tied.text
            assert ("1. " in tied.text) == (len(same) == 1), tied.text  # among equals none is numbered as the first
        whole = made.of(GOVERNMENT, year, line)
        if whole is None:
            continue
        bound = max(int(whole) + random.choice((-1, 0, 1)), 0)
        for words in (f"有没有超过{bound}件", f"是不是超过{bound}件", f"超过{bound}件了吗"):
            answer = assistant.ask(f"{COUNTY}{year}年{line}{words}")  # of the county itself, not of its departments
            assert answer.text.startswith(f"{'是的' if whole > bound else '不是'}，{whole} 件"), (words, answer.text)


def test_what_changes_the_question_is_never_left_out(world: tuple[World, Assistant, Random]) -> None:
    _, assistant, _ = world
    for words in (
        "每万人行政处罚多少件", "人均行政处罚多少件", "行政处罚增速比2023年快吗", "行政处罚最多的省", "哪个村行政处罚最多",
        "最好的部门是哪个", "行政处罚占行政许可和行政强制以外的比例",
    ):  # fmt: skip
        answer = assistant.ask(f"{COUNTY}2024年{words}")
        assert answer.status is not Status.ANSWERED, (words, answer.text)


def test_trends_and_comparisons(world: tuple[World, Assistant, Random]) -> None:
    made, assistant, random = world
    for _ in range(10):
        organ, line = random.choice((*DEPARTMENTS, GOVERNMENT)), random.choice(list(LINES))
        there = {year: value for year in YEARS if (value := made.of(organ, year, line)) is not None}
        answer = assistant.ask(f"{organ}2021年到2024年{line}的变化趋势")
        if there:
            assert {item.year: Decimal(item.value) for item in answer.result.items if item.value is not None} == there, f"{organ}{line}"
        if len(there) > 1:
            best = assistant.ask(f"{organ}哪一年{line}最多")
            assert is_value(best, max(there.values())), f"{organ}{line}"
            assert {item.year for item in best.result.items} == {year for year, value in there.items() if value == max(there.values())}
        other = random.choice([name for name in DEPARTMENTS if name != organ])
        year = random.choice(YEARS)
        one, two_ = made.of(organ, year, line), made.of(other, year, line)
        if one is not None and two_ is not None:
            compared = assistant.ask(f"{organ}和{other}{year}年谁的{line}多")
            assert abs(Decimal(compared.result.value or "-1")) == abs(one - two_), f"{organ}{other}{year}{line}"


def test_a_changed_cell_changes_what_rests_on_it_and_a_deleted_one_is_absent(tmp_path: Path) -> None:
    made = random_world(3)
    key = ("云溪县教育局", 2024, LINES["行政处罚"])
    questions = ("云溪县教育局2024年行政处罚多少件", "云溪县2024年各部门行政处罚合计多少件", "云溪县公安局2024年行政处罚多少件")
    answers = []
    for number, value in enumerate((Decimal(77), Decimal(78), None)):
        world = World({**made.figures, key: value, ("云溪县公安局", 2024, LINES["行政处罚"]): Decimal(5)})
        (tmp_path / str(number)).mkdir()
        write(world, 3, tmp_path / str(number))
        assistant = Assistant.open(tmp_path / str(number), CLOCK)
        answers.append([assistant.ask(question).result.value for question in questions])
    assert answers[0][0] == "77"
    assert answers[1][0] == "78"
    assert answers[2][0] is None
    assert Decimal(answers[1][1] or 0) - Decimal(answers[0][1] or 0) == 1
    assert Decimal(answers[0][1] or 0) - Decimal(answers[2][1] or 0) == 77
    assert [answer[2] for answer in answers] == ["5", "5", "5"]


def test_sums_of_lines(world: tuple[World, Assistant, Random]) -> None:
    made, assistant, random = world
    for _ in range(8):
        organ = random.choice((*DEPARTMENTS, GOVERNMENT))
        year = random.choice(reported(made, organ))
        one, other, third = (made.of(organ, year, line) for line in ("行政许可", "行政处罚", "行政强制"))
        both = None if one is None or other is None else one + other
        asked = f"{organ}{year}年"
        for words in ("行政处罚占行政许可和行政处罚合计的比例", "行政处罚占许可、处罚两项之和的百分之几"):
            assert is_value(assistant.ask(asked + words), two(other, both, share)), asked + words
        assert is_value(assistant.ask(f"{asked}行政强制占行政许可和行政处罚总和的比重"), two(third, both, share)), asked
        pairs = {
            o: a + b
            for o in DEPARTMENTS
            if (a := made.of(o, year, "行政许可")) is not None and (b := made.of(o, year, "行政处罚")) is not None
        }
        if len(pairs) > 1:
            for words in ("哪个部门许可和处罚加起来最多", "各部门行政许可、行政处罚合计最多的是谁"):
                assert is_value(assistant.ask(f"{COUNTY}{year}年{words}"), max(pairs.values())), words


def test_what_is_left_out_is_left_out(world: tuple[World, Assistant, Random]) -> None:
    made, assistant, random = world
    for _ in range(8):
        year, line, gone = random.choice(YEARS), random.choice(list(LINES)), random.choice(DEPARTMENTS)
        there = made.over(tuple(organ for organ in DEPARTMENTS if organ != gone), year, line)
        if len(there) < 2 or gone not in made.over(DEPARTMENTS, year, line):
            continue
        asked, name = f"{COUNTY}{year}年", gone.removeprefix(COUNTY)
        for words in (f"除{gone}外，各部门{line}合计多少件", f"各部门{line}一共多少件，不含{name}", f"除了{name}以外的部门{line}总共多少"):
            assert is_value(assistant.ask(asked + words), sum(there.values(), Decimal(0))), asked + words
        assert is_value(assistant.ask(f"{asked}除{name}之外哪个部门{line}最多"), max(there.values())), asked + line
        some = [value for value in made.over(DEPARTMENTS, year, line).values() if value]
        if len(some) > 1:
            for words in (f"不算0的，各部门{line}最少的是谁", f"各部门里{line}最少的是哪个，0件的除外"):
                assert is_value(assistant.ask(asked + words), min(some)), asked + words


def test_the_first_and_the_last_year_within_a_bound(world: tuple[World, Assistant, Random]) -> None:
    made, assistant, random = world
    for _ in range(10):
        organ, line, bound = random.choice((*DEPARTMENTS, GOVERNMENT)), random.choice(list(LINES)), random.choice((2, 100, 2500))
        there = {year: value for year in reported(made, organ) if (value := made.of(organ, year, line)) is not None}
        meeting = [year for year, value in there.items() if value > bound]
        if len(there) < 2:
            continue
        for words, wanted in (
            (f"{line}首次超过{bound}件是哪一年", meeting[:1]), (f"{line}哪年开始超过{bound}件", meeting[:1]), (f"{line}最后一次超过{bound}件是哪年", meeting[-1:]),
        ):  # fmt: skip
            answer = assistant.ask(organ + words)
            assert answer.status is Status.ANSWERED, organ + words
            assert [item.year for item in answer.result.items] == wanted, organ + words
