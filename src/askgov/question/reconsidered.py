"""A question begun and taken back: 2024年泓州市……算了，无法提供的各多少. What follows is asked, of the organ and year named before."""

import re

_TAKEN_BACK = re.compile(
    r"(?:\.{2,}|…+|[,，。;；]|——|-)\s*(?:哎|唉|嗯|额|呃|哦)?[,，]?(?:算了|不问这个了|换一个问|还是算了|不对|等等)[,，。!！ ]+"
    r"(?:直接|还是|就|你|那就|那)*(?:问|给我|说|来个|告诉我)?"
)
_YEARS = re.compile(r"(?:20)?[0-3]\d年(?:(?:到|至|-|—)(?:20)?[0-3]\d年)?|[去前今]年|近[两三四五]年")
_ORGAN = re.compile(r"[\u4e00-\u9fff]{2,14}?(?:局|委员会|委|办公室|办|政府|[省市县区镇乡]|街道)")


def reconsidered(text: str) -> str:
    """A normalised question without what it takes back; organ and years of that stay where the rest names none."""
    match = _TAKEN_BACK.search(text)
    if match is None or len(text) - match.end() < 6:
        return text
    before, rest = text[: match.start()], text[match.end() :]
    year, organ = _YEARS.search(before), _ORGAN.search(_YEARS.sub("", before))
    kept = f"{'' if organ is None or _ORGAN.search(rest) else organ.group()}{'' if year is None or _YEARS.search(rest) else year.group()}"
    return kept + rest
