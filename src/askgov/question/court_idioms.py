"""Who wins and loses, and how a case came to court, in the words of table 4, before the lexicon is read: 老百姓告赢了 is 纠正."""

import re

from askgov.question.rules import Rule

_SUITORS = r"(?:申请人|老?百姓|群众|市民|村民|居民|公民|原告|当事人|民众|民告官)"


def _won(match: re.Match[str], result: str) -> str:
    """The result of a lawsuit, or of the review that the question is about."""
    if "复议" in match.group():
        return f"复议{result}"
    return result if "复议" in match.string else f"诉讼{result}"


def of_review(text: str) -> str:
    """Who won and lost where only reviews are spoken of: 复议几件，输了几件."""
    theirs = re.search(rf"{_SUITORS}[^,，。政府机关局]{{0,6}}(?:赢|输|胜|败)", text)
    if "复议" not in text or theirs or re.search(r"诉讼|官司|起诉|法院", text):
        return text
    text = re.sub(r"(?:政府|机关|行政机关)?(?:打)?(?:赢|胜诉)了?(?=几|多少|的)", "维持", text)
    return re.sub(r"(?:政府|机关|行政机关)?(?:打)?(?:输|败诉)了?(?=几|多少|的)", "纠正", text)


_LAWSUITS = re.compile(r"^(?!.*复议).*(?:诉讼|官司)|诉讼[^复]*$")

OF_COURTS: tuple[Rule, ...] = tuple(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        (
            r"[,，?？。(（](?:直接起诉|未经复议(?:直接起诉)?|复议后(?:起诉)?)的?(?:和|与|、|及)(?:直接起诉|未经复议(?:直接起诉)?|复议后(?:起诉)?)的?"
            r"(?:两类|两种)?(?:都|全|一起)?(?:要|得|请)?(?:算|加|合计|包括)(?:上|进去|在内|起来|一起)?[)）]?(?=[?？。]?$)",
            lambda m: "" if _LAWSUITS.search(m.string, 0, m.start()) else m.group(),  # 行政复议多少件，直接起诉的都要算 asks for more
        ),
        # who wins: of those who apply or sue, the other way round
        (
            rf"{_SUITORS}[^,，。政府机关局没未不]{{0,4}}?(?:败诉|输了?(?:的)?(?:官司)?|败了|告输|没告赢|没赢)",
            lambda match: _won(match, "维持"),
        ),
        (rf"{_SUITORS}[^,，。政府机关局没未不]{{0,4}}?(?:胜诉|告赢|告倒|打赢|赢了?)", lambda match: _won(match, "纠正")),
        (r"(?:赢|打赢|胜诉)了?的(?=官司|诉讼)", "维持的"),
        (r"(?:输|打输|败诉)了?的(?=官司|诉讼)", "纠正的"),
        (r"(?:行政机关|政府)(?:败诉|输了?|败了)(?=的?复议|几件复议|.{0,4}复议)", "纠正"),
        (r"(?:行政机关|政府)(?:胜诉|赢了?)(?=的?复议|几件复议|.{0,4}复议)", "维持"),
        (r"(?:作为)?(?:行政机关|政府)(?=在诉讼|在官司|赢|输|败诉|胜诉|被纠正|被判)", ""),
        (r"(?<=纠正|维持|审结)[、,，和及与]其他(?=[、,，和及与]|各)", "、其他结果"),
        # how it came to court
        (r"状告", "起诉"),
        (r"维持(?:了)?原(?:来的?|先的?|有的?)?(?:答复|决定|处理|行政行为|结论)(?:的)?", "维持的"),
        (r"(?:打了?|吃了?)?(?P<n>多少|几)(?:场|起|件|桩|个)行政官司", r"\g<n>件行政诉讼"),
        (r"行政官司", "行政诉讼"),
        (r"被(?:别人|人家?)(?=告(?![赢倒输])|起诉|复议|申请复议)", "被"),
        (r"复议(?:不成|没成|没用|无果|失败)(?:以后|之后|后)?[、,，]?(?:又|再|才|接着)?(?:去)?(?=起诉|打官司)", "复议后"),
        (r"(?<=起诉)的行政案件", "的案件"),
        (
            r"(?:先(?:去|走|打|过)?(?:行政)?复议|复议(?:以后|之后|过后|完|后))[、,，]?(?:之后|以后|然后)?(?:(?:还|仍|又|再)?不服[、,，]?)?(?:再|又|才|接着)(?:去|到|跑)?(?:法院)?(?:起诉|打官司|告|上法院)",
            "复议后起诉",
        ),
        (r"(?:跳过|绕过|绕开|越过|省了|省去|不走|没走|未走)(?:行政)?复议(?:这一步)?[、,，]?", "未经复议"),
        (r"(?<=未经复议)直接(?:把|将)?(?P<whom>[^,，。]{0,14}?)(?:告上|告到|告去|起诉到|诉至)(?:了)?法院", r"直接起诉\g<whom>"),
        (r"(?<!后)直接(?:把|将)(?P<whom>[^,，。]{2,14}?)(?:告上|告到|告去|起诉到|诉至)(?:了)?法院", r"\g<whom>直接起诉"),
    )
)
