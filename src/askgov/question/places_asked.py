"""To how many decimal places a computed number is wanted: 保留四位小数, （两位小数）, 精确到小数点后一位, 取整数."""

import re

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_KEPT = r"(?:保留|精确到?|四舍五入[到成至]?|取|留|算到|要|给)"
_BEFORE = r"(?:[,，。;；?？(（](?:(?:结果|数字|数值|金额|答案|百分[比数号]|比例|平均数|倍数)[都也]?)?)?(?:请|都|也|就|最好)?"
_BEHIND = r"(?:就行|即可|就够|就好|就可以)?[了吧]?"
_PLACES = re.compile(
    rf"{_BEFORE}(?:{_KEPT}到?(?:小数点?后?面?)?(?P<kept>[一二两三四五六1-6])位(?:小数)?(?!数|有效)"
    rf"|(?:{_KEPT}到?)?(?:小数点?后面?(?P<behind>[一二两三四五六1-6])位|(?P<named>[一二两三四五六1-6])位小数(?!点))"
    rf"|(?P<whole>(?:保留|精确到|四舍五入[到成至]?|取)(?:整数|个位|整)))(?:的)?{_BEHIND}[)）]?"
)


def without_places(text: str) -> tuple[str, int | None]:
    """A normalised question without the places asked for, and how many they are; None where none are said, or several."""
    found = list(_PLACES.finditer(text))
    if len(found) != 1:
        return text, None
    (match,) = found
    said = match["kept"] or match["behind"] or match["named"]
    places = 0 if match["whole"] else _DIGITS.get(said) or int(said)
    before, rest = text[: match.start()], text[match.end() :]
    return (f"{before}，{rest}" if before and rest and rest[0] not in "，,。;；?？)）" else before + rest), places
