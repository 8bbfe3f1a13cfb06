"""A question begun and taken back: 2024年泓州市……算了，无法提供的各多少. What follows is asked, of the organ and year named before."""

import re

_TAKEN_BACK = re.compile(
    r"(?:\.{2,}|…+|[,，。;；]|——|-)\s*(?:哎|唉|嗯|额|呃|哦)?[,，]?(?:算了|不问这个了|换一个问|还是算了|不对|等等)[,，。!！ ]+"
    r"(?:直接|还是|就|你|那就|那)*(?:问|给我|说|来个|告诉我)?"
)
_YEARS = re.compile(r"(?:20)?[0-3]\d年(?:(?:到|至|-|—)(?:20)?[0-3]\d年)?|[去前今]年|近[两三四五]年")
_ORGAN = re.compile(r"[\u4e00-\u9fff]{2,14}?(?:局|委员会|委|办公室|办|政府|[省市县区镇乡]|街道)")
_SLIP = (  # a year or an organ said by mistake, and the right one behind it: 2021……哦不对，是2023年
    r"(?:\.{2,}|…+|[,，。;；、 ]|-)*(?:[哦噢啊呃嗯额诶唉哎呀]{1,2}[,，]?)*"
    r"(?:不对|不不|不是(?=[,，]+(?:我)?(?:要|问|说|查)?的?是)|(?:我)?(?:说|写|打|记|看|搞|弄)错了?|错了|口误|更正一?下?)"
    r"(?:[,，。;；!！ ]|\.{2,}|…+)*(?:我)?(?:要?(?:说|问|查|看)的)?(?:应该|应当|其实)?(?:是|为|要)?(?:问|查|看)?"
)
_YEAR_SAID = r"(?:20[0-3]\d|[0-3]\d(?=年)|[去前今]年)年?(?:的|度)?"
_YEAR_SLIP = re.compile(rf"(?P<old>{_YEAR_SAID}){_SLIP}(?P<new>{_YEAR_SAID})")
_BODY = r"(?:(?![年月日查问看下的])[\u4e00-\u9fff]){2,12}?(?:局|委员会|委|办公室|办|厅|镇|乡|街道|县|区|市)"
_ORGAN_SLIP = re.compile(rf"(?P<old>{_BODY})(?:的)?{_SLIP}(?P<new>{_BODY})")


def _corrected(text: str) -> str:
    """A question with the year or the organ that it corrects itself to in the place of the one it said first."""
    text = _YEAR_SLIP.sub(r"\g<new>", text)
    return _ORGAN_SLIP.sub(r"\g<new>", text)


def reconsidered(text: str) -> str:
    """A normalised question without what it takes back; organ and years of that stay where the rest names none."""
    text = _corrected(text)
    match = _TAKEN_BACK.search(text)
    if match is None or len(text) - match.end() < 6:
        return text
    before, rest = text[: match.start()], text[match.end() :]
    year, organ = _YEARS.search(before), _ORGAN.search(_YEARS.sub("", before))
    kept = f"{'' if organ is None or _ORGAN.search(rest) else organ.group()}{'' if year is None or _YEARS.search(rest) else year.group()}"
    return kept + rest
