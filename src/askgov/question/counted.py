"""Numbers that a question counts or spells, in figures: 2023年的前一年 is 2022年, 九成五 is 95%, 比400件多 is 超过400件."""

import re

_AHEAD = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}


def _span(first: int, last: int) -> str:
    return f"{first}年" if first == last else f"{first}年到{last}年"


def _beside_year(match: re.Match[str]) -> str:
    """2023年的前一年, 2022年次年, 2020年后三年, 2023年前两年: counted from the year named."""
    year, count = int(match["year"]), _AHEAD.get(match["count"] or "", 1)
    if (match["behind"] or "").endswith("第"):  # 2021年之后的第二年
        return f"{year + count}年"
    if match["behind"]:
        return _span(year + 1, year + count)
    return _span(year - count, year - 1)


def _tenths(match: re.Match[str]) -> str:
    """九成五 is 95 percent."""
    digits = "一二三四五六七八九"
    tens = 2 if match["tens"] == "两" else digits.index(match["tens"]) + 1
    return f"{10 * tens + (5 if match['ones'] == '半' else digits.index(match['ones']) + 1)}%"


def _percent(match: re.Match[str]) -> str:
    """百分之十 is 10%."""
    from cn2an import cn2an  # type: ignore[import-untyped]

    try:
        return f"{cn2an(match['n'], 'smart'):g}%"
    except ValueError:
        return match.group()


_COUNTED_YEARS = (
    re.compile(
        r"(?P<year>20[0-3]\d)年度?(?:的)?(?:(?P<behind>(?:之后|以后|后)(?:的)?(?:第)?|下)|(?P<ahead>(?:之前|以前|前)(?:的)?|上))"
        r"(?P<count>[一1两二三四五2345])年(?!比|相比|度?的?(?:行政)?(?:许可|处罚|强制|事业性收费|收费|对外管理)[^,，。]{0,8}(?:项目|事项)|度?(?:结转|转|项目|未|没|遗留|来|的?结转|的?申请结转|内))"
    ),
    re.compile(r"(?P<year>20[0-3]\d)年度?(?:的)?(?P<behind>次年|第二年|翌年)(?P<count>)"),
)
_THESE_FROM = re.compile(r"从?(?P<year>20[0-3]\d)年(?:开始|起)的?(?:连续|这)(?P<count>[两二三四五])年")
_THESE_TO = re.compile(r"(?:截至|截止到?|到|至)(?P<year>20[0-3]\d)年(?:为止)?的?(?:这|连续)(?P<count>[两二三四五])年")
_BETWEEN_YEARS = re.compile(r"(?:介于)?(?P<a>20[0-3]\d)年?(?:和|与|及)(?P<b>20[0-3]\d)年(?:之间|间)")
_THAN_NEXT = re.compile(r"(?P<year>20[0-3]\d)(?P<rest>年[^,，。\d]{0,8}?[比较])(?:后一年|下一年|次年|第二年)")
_TENTHS = re.compile(r"(?P<tens>[一二两三四五六七八九])成(?P<ones>[一二三四五六七八九半])")
_PER_CENT = re.compile(r"百分之(?P<n>[一二三四五六七八九十两零百点]+|\d+(?:\.\d+)?)(?![几多])")
_THAN_NUMBER = re.compile(
    r"比(?P<n>[\d一二两三四五六七八九十百千万]+(?:件|起|宗|项|万元|元))(?:还|要)?(?P<more>多|少|高|低)(?=[吗么?？]|$)"
)


_SPOKEN_YEAR = re.compile(  # 一八年 is 2018年; 二三年 and 一二年 may be a span (两三年)
    r"(?<![\d零〇○Oo一二三四五六七八九十百这近前后过])(?P<tens>[一二])(?P<ones>[零〇一二三四五六七八九])年(?![来间内期级多里以前后度])"
)
_SPAN = re.compile(  # 2022→2024, (21-25)
    r"(?P<a>20[0-3]\d)年?\s*(?:→|->|~|～)\s*(?P<b>20[0-3]\d)年?|(?<=[(（])(?P<c>[12]\d)\s*[-—–~～到至]\s*(?P<d>[12]\d)年?(?=[)）])"
)
_SPANS = frozenset({"一二", "二三"})


def _years_between(match: re.Match[str]) -> str:
    first, last = (match["a"], match["b"]) if match["a"] else (f"20{match['c']}", f"20{match['d']}")
    return f"{first}年到{last}年"


def _year_spoken(match: re.Match[str]) -> str:
    digits = match["tens"] + match["ones"]
    return (
        match.group()
        if digits in _SPANS
        else f"20{'零一二'.index(match['tens'])}{'零一二三四五六七八九'.index(match['ones'].replace('〇', '零'))}年"
    )


def in_figures(text: str) -> str:
    """Years counted from a year, tenths and percents, bounds said with 比, in figures."""
    text = _SPOKEN_YEAR.sub(_year_spoken, _SPAN.sub(_years_between, text))
    text = _THESE_FROM.sub(lambda match: _span(int(match["year"]), int(match["year"]) + _AHEAD[match["count"]] - 1), text)
    text = _THESE_TO.sub(lambda match: _span(int(match["year"]) - _AHEAD[match["count"]] + 1, int(match["year"])), text)
    for pattern in _COUNTED_YEARS:
        text = pattern.sub(_beside_year, text)
    text = _BETWEEN_YEARS.sub(r"\g<a>年到\g<b>年", text)
    text = _THAN_NEXT.sub(lambda match: f"{match['year']}{match['rest']}{int(match['year']) + 1}年", text)
    text = _PER_CENT.sub(_percent, _TENTHS.sub(_tenths, text))
    return _THAN_NUMBER.sub(lambda match: f"{'超过' if match['more'] in '多高' else '低于'}{match['n']}", text)
