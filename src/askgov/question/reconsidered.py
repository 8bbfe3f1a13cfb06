"""A question begun and taken back: 2024年泓州市……算了，无法提供的各多少. What follows is asked, of the organ and year named before."""

import re

_TAKEN_BACK = re.compile(
    r"(?:\.{2,}|…+|[,，。;；]|——|-)\s*(?:哎|唉|嗯|额|呃|哦)?[,，]?(?:算了|不问这个了|换一个问|还是算了|不对|等等)[,，。!！ ]+"
    r"(?:直接|还是|就|你|那就|那)*(?:问|给我|说|来个|告诉我)?"
)
_YEARS = re.compile(r"(?:20)?[0-3]\d年(?:(?:到|至|-|—)(?:20)?[0-3]\d年)?|[去前今]年|近[两三四五]年")
_ORGAN = re.compile(r"[\u4e00-\u9fff]{2,14}?(?:局|委员会|委|办公室|办|政府|[省市县区镇乡]|街道)")
_AFTER_BREAK = r"(?:\.{2,}|…+|[,，。;；、 ]|-)"
_RIGHT = (  # … and what leads to the right one
    r"(?:[,，。;；!！ ]|\.{2,}|…+)*(?:我)?(?:要?(?:说|问|查|看)的)?(?:应该|应当|其实)?(?:是|为|要)?(?:问|查|看)?"
)
_SLIP = (  # a year or an organ said by mistake, and the right one behind it: 2021……哦不对，是2023年
    rf"(?:{_AFTER_BREAK}*(?:[哦噢啊呃嗯额诶唉哎呀]{{1,2}}[,，]?)*(?:不对|不不|(?"
    rf"<=[哦噢啊呃嗯额诶唉哎呀])不(?=[,，])|不是(?=[,，]+(?:我)?(?:要|问|说|查)?的?是))"
    rf"|{_AFTER_BREAK}+(?:[哦噢啊呃嗯额诶唉哎呀]{{1,2}}[,，]?)*(?:(?:我)?(?:说|写|打|记|看|搞|弄)错了?|错了|口误|更正一?下?)){_RIGHT}"
)
_YEAR_SAID = r"(?:20[0-3]\d|[0-3]\d(?=年)|[去前今]年)年?(?:的|度)?"
_YEAR_SLIP = re.compile(rf"(?<![和与及跟、到至])(?P<old>{_YEAR_SAID}){_SLIP}(?P<new>{_YEAR_SAID})")
_BODY = r"(?:(?![年月日查问看下的和与及跟、])[\u4e00-\u9fff]){2,12}?(?:局|委员会|委|办公室|办|厅|镇|乡|街道|县|区|市)"
_ORGAN_SLIP = re.compile(rf"(?<![和与及跟、])(?P<old>{_BODY})(?:的)?{_SLIP}(?P<new>{_BODY})(?![\u4e00-\u9fff]{{0,8}}局)")
_WAY = r"(?:涨|降|升|增|减|多|少|跌|高|低)"
_POINTS_SLIP = re.compile(  # 涨了几个百分点…哦不对，是涨幅百分之几
    rf"{_WAY}了?(?:多少|几)个?百分点(?:的?(?:幅度|幅))?[…·.。,，、?？ ]*(?:"
    rf"[哦噢啊呃嗯额诶唉哎呀]{{1,2}})?[,，]?(?:不对|(?:我)?说错了?|我(?:的)?意思(?:是|说)?|就)[,，]?"
    rf"(?:是|说|问|我意思是)?(?P<way>{_WAY})(?:幅|了)?(?:度)?(?:是|为)?(?:百分之)?(?:几|多少)?"
)
_OF_PLACE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,6}?[县市区])(?P<body>[\u4e00-\u9fff]{2,}[局委办厅])")
_BUREAU = re.compile(r"[\u4e00-\u9fff]{2,14}(?:局|委员会|委|办公室|办|街道)")


def _corrected(text: str) -> str:
    """A question with the year, the organ or the measure that it corrects itself to in the place of the one it said first."""
    text = _YEAR_SLIP.sub(r"\g<new>", _POINTS_SLIP.sub(r"\g<way>了百分之几", text))
    return _ORGAN_SLIP.sub(_right_organ, text)


def _right_organ(match: re.Match[str]) -> str:
    """The organ meant: one of the same kind, or the one said of another place (云岭县教育局，不对，是云溪县的); else the words again."""
    old, new = match["old"], match["new"]
    if old[-1] == new[-1]:
        return new
    placed = _OF_PLACE.match(old)
    return f"{new}{placed['body']}" if placed is not None and new[-1] == placed["place"][-1] else match.group()


def reconsidered(text: str) -> str:
    """A normalised question without what it takes back; organ and years of that stay where the rest names none."""
    text = _corrected(text)
    match = _TAKEN_BACK.search(text)
    if match is None or len(text) - match.end() < 6:
        return text
    before, rest = text[: match.start()], text[match.end() :]
    plain = _YEARS.sub("", before)
    year, organ = _YEARS.search(before), _BUREAU.search(plain) or _ORGAN.search(plain)
    kept = f"{'' if organ is None or _ORGAN.search(rest) else organ.group()}{'' if year is None or _YEARS.search(rest) else year.group()}"
    return kept + rest
