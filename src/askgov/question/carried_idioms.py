"""What is carried over from one year to the next, in the words of the form: 拖到明年的 is 结转下年度继续办理."""

import re

from askgov.question.rules import Rule

_MOVED = r"(?:结转|顺延|积压|接续|遗留|拖|滚|留|转|挪|带|延|推|压|移|搁|剩|甩|接)"
_NEXT_YEAR = r"(?:明年|来年|下一?个?年度?|次年|第二年|后一年|隔年)"
_YEAR = r"(?:20)?[0-3]\d年度?"
_YEAR_BEFORE = r"(?:上一?个?年度?|前一年度?|头一年|往年)"


def _years(text: str) -> set[int]:
    """The years named, by their last two digits: 2025：, 24年."""
    return {int(year) % 100 for year in re.findall(r"(?<!\d)(?:20[0-3]\d(?!\d)|[0-3]\d(?=年))", text)}


def _carried_to(match: re.Match[str]) -> str:
    """转到2025年的 is carried out of 2024, where the question names no other year."""
    year = int(match[1].removesuffix("年")) % 100
    others = _years(f"{match.string[: match.start()]} {match.string[match.end() :]}")
    if others == {year - 1}:  # 2025年新收多少，又有多少件转到2026年接着办
        return f"{match.group()[0] if match.group()[0] in '、,，' else ''}结转下年度继续办理"
    return match.group() if others or len(match[1]) == 3 else f"20{year - 1:02}年结转下年度继续办理"


def _carried_from(match: re.Match[str]) -> str:
    """24年结转来的 is carried into 2025, where the question names that year."""
    return "上年结转" if (int(match["a"]) + 1) % 100 in _years(match.string) else match.group()


OF_CARRIED: tuple[Rule, ...] = tuple(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        (
            r"(?:从|由)(?P<a>20[0-3]\d)年(?:结转|转|留|拖|带|延)(?:到|至|入)(?P<b>20[0-3]\d)年(?:来)?(?:接着|继续)?(?:办理|处理|办)?(?:的)?",
            lambda m: f"{m['b']}年上年结转的" if int(m["b"]) == int(m["a"]) + 1 else m.group(),
        ),
        (
            rf"(?:从|由|自)(?P<a>(?:20)?[0-3]\d)年(?:没办完|未办结|没办结)?{_MOVED}(?:过来|来|下来|进来)(?:的)?(?:没办完|未办结|没办结)?(?:的)?",
            "上年结转",
        ),
        (
            rf"(?<![跟和与比同较])(?<!\d)(?P<a>(?:20)?[0-3]\d)年(?:没办完|未办结|没办结)?{_MOVED}(?:过来|下来|进来|来)(?:的)?(?:没办完|未办结|没办结)?(?:的)?",
            _carried_from,
        ),
        (
            r"(?P<a>新收)(?:的)?(?:申请)?(?P<j>与|和|加上?|及|、|＋|\+)结转(?:的)?(?:申请)?(?=之和|合计|总和|加起来|相加|总数)",
            r"\g<a>\g<j>上年结转",
        ),
        (
            r"(?:去年|上一?个?年度?|前一年度?)(?:留|剩|拖|积压|遗留)(?:下来?|下|过来|到今年)?的(?:申请)?(?=一共|总共|合计|共|加|[,，?？。]|$|有|是|几|多少)",
            lambda m: "上年结转" if re.search(r"(?<!\d)(?:20)?[0-3]\d年", m.string) else m.group(),
        ),
        (r"年终(?=结转)", "年末"),
        (
            r"(?:接着|继续)办的?(?:去年|上年)的?(?:老|旧)?申请",
            lambda m: "上年结转的申请" if re.search(r"(?<!\d)(?:20)?[0-3]\d年", m.string) else m.group(),
        ),
        (r"被?结转[进入到](?P<y>20[0-3]\d)年的上一?年度?的?(?:信息公开)?申请", r"\g<y>年上年结转的申请"),
        (
            r"(?P<end>(?:年末|年底|年终)[^,，。]{0,10}(?:没办完|未办结|没办结|没有办完|结转)[^,，。]{0,4})比年初(?=[多少])",
            r"\g<end>比上年结转",
        ),
        (  # 年底又留了几件到明年
            rf"(?:年底|年末|最后)?(?:又|还)?{_MOVED}了?(?P<n>几|多少)(?P<u>[件个宗])(?:没办完的?)?(?:到|至|给){_NEXT_YEAR}(?:再|继续)?(?:办理|办)?",
            r"结转下年度继续办理\g<n>\g<u>",
        ),
        (rf"{_MOVED}(?:到|至|入|给)了?{_NEXT_YEAR}里?(?:才|再|继续|接着)?(?:能)?(?:办理|处理|办)?", "结转下年度继续办理"),
        (rf"(?:拖|滚|挪|带|顺延|延|推|压|移|搁|剩)(?:到|至|入)了?(?={_YEAR})", "结转到"),
        (
            rf"(?:从|由|自)?{_YEAR_BEFORE}里?(?:结转|遗留|(?:{_MOVED}|接|欠)(?:了?过来|了?下来|来(?![信访电])|到(?:今年|本年)|进来|至本年))的?"
            r"(?:(?:接着|继续)(?:办理|处理|办))?的?(?:旧件|老件|老案子|老申请|旧申请|旧案|老账)?",
            "上年结转",
        ),
        (
            r"(?:没办完|未办结|没办结|没办)?[、,，]?(?:的)?(?:结转|转|留|延|挪|拖)(?:到|至|入)了?((?:20)?[0-3]\d年|20[0-3]\d(?=的))(?![底末初])(?:再|继续|接着)?(?:办理|处理|办)?",
            _carried_to,
        ),
    )
)
