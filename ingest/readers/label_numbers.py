"""How the labels of the national tables are numbered: 一、 （一） 1."""

import re

NUMBERED = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]")  # how labels begin


def numbering(text: str) -> str:
    """How a label is numbered, 一、 （一） 1. or not: alike for labels of one kind."""
    match = NUMBERED.match(text)
    return "".join("1" if char.isdigit() else "一" if char.isalpha() else char for char in match[0])[-2:] if match else ""
