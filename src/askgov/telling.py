"""What a passage has to tell before it answers: the cause of a change, and what an organ spoken of in another's report did."""

import re
from collections.abc import Iterable, Mapping, Sequence

from askgov.chapters import CHAPTER
from askgov.domain import Chunk
from askgov.paraphrase import features, kin
from askgov.question.overlap import coverage, pairs, weight
from askgov.spoken import Spoken

WHY = re.compile(
    r"(?:怎么|咋)回事|为什么|为何|为啥|(?:什么|啥|何种)(?:原因|缘故|缘由)|凭(?:什么|啥)|咋(?:会|就)|原因是(?:"
    r"什么|啥)|(?:怎么|咋)(?:会|突然|就)*(?:这么|那么)?(?:增|减|多|少|涨|降|高|低)|(?:怎么|如何|咋|作何)解释"
)
_OWED = r"因为|由于|得益于|受益于|归因于|归功于|缘于|源于|主要来自|主要源自"
CAUSE = re.compile(rf"{_OWED}|原因|主要是|影响|所致|随着|导致|因(?![此而])[^,，。]{{2,}}[，,。]|不好|不够|不足|缺少|滞后|集中在|引发")
_CHANGED = re.compile(r"掉了|增|减|多|少|涨|降|猛|激|上升|下滑")
_EXPLAINED = re.compile(rf"原因|主要是(?:因为|由于)?|{_OWED}")
_CAUSED = re.compile(
    rf"(?<!说明)(?<!说明了)(?<!写明)原因|{_OWED}|主要是|受[^,，。]{{1,12}}"
    rf"影响|所致|随着|导致|引发|集中在|因(?![此而特])[^,，。]{{2,}}[，,。]"
)
_NOT_KNOWN = re.compile(r"不(?:清楚|了解|明白|知道|够)")  # 群众不清楚处罚件数下降的原因
_MOSTLY = 0.5  # of the words asked about
_CLAUSE = re.compile(r"[，,](?=[^，,]{4})")
_SENTENCES = re.compile(r"[。；;！!]")
# what only asks: 最久拖了多长时间, 之后要求几天之内, 叫什么名字
_ASKING = re.compile(
    r"多长时间|多少时间|多久|什么|怎么|怎样|如何|多少|几[天日]|之?[前后]要求|要"
    r"求|之内|以内|内(?=公示)|准备|打算|承诺|名字|哪[几一二三四五]?[条道个关步]"
)
_HEAD = re.compile(r"(?:什么|哪些|啥)样?的?([\u4e00-\u9fff]{2})")
_ANY = {"做法", "动作", "措施", "名字", "办法", "名称", "好的", "新的", "方面", "事情", "工作", "内容", "时候", "地方"}
_FIGURE = re.compile(r"[^，,。；;：:]{0,10}?\d")
_LINES = ("申请", "许可", "处罚", "强制", "复议", "诉讼", "收费", "结转", "办结", "公开")
_OUTLINE = pairs("政府 公开 信息 工作 申请 办理 答复 报告 年度 情况 方面 部门 单位 依申 请公 开的 在的 的公 基层")


def asked_words(words: Iterable[str]) -> tuple[str, ...]:
    """Words of a question without what only asks; as they are where nothing else is left."""
    given = tuple(words)
    bare = tuple(part for word in given for part in _ASKING.sub(" ", word).split())
    return bare or given


def explains(question: str, chunk: Chunk) -> bool:
    """Whether a passage gives the cause of the change that is asked about: 申请量上升的原因 … 主要是, for 申请为什么一下子多了."""
    if not (WHY.search(question) and _CHANGED.search(question)):
        return False
    asked = _lines_of(question)
    told = [part for part in _SENTENCES.split(chunk.text) if _CHANGED.search(part) and _EXPLAINED.search(part)]
    return any(word in part for part in told for word in asked)


def unexplained(question: str, terms: Iterable[str], chunks: Sequence[Chunk]) -> bool:
    """Whether a question asks why, and none of the passages tells a cause."""
    asked = tuple(terms)
    return WHY.search(question) is not None and not any(CAUSE.search(chunk.text) or _told_among_problems(asked, chunk) for chunk in chunks)


def _told_among_problems(terms: Iterable[str], chunk: Chunk) -> bool:
    """Whether a sentence on problems holds what is asked about beside what brought it about: 经办人员难以应付，延期答复达到17件."""
    asked = pairs(" ".join(asked_words(terms))) if chunk.section == CHAPTER else frozenset()
    told = [part for part in _SENTENCES.split(chunk.text) if len(_CLAUSE.split(part)) > 1]
    return bool(asked) and any(coverage(asked, pairs(part)) >= _MOSTLY for part in told)


def gives_cause(question: str, chunk: Chunk) -> bool:
    """Whether a sentence of a passage tells a cause, and speaks of the line that is asked about, or of a change where none is."""
    asked = _lines_of(question)
    told = [part for part in _SENTENCES.split(chunk.text) if _CAUSED.search(part)]
    return any(any(word in part for word in asked) if asked else _CHANGED.search(part) for part in told)


def tells_why(lines: Iterable[str], chunk: Chunk) -> bool:
    """Whether one sentence of a passage tells the cause of a change of one of the lines named: 处罚件数下降主要是因为…。"""
    told = [part for part in _SENTENCES.split(chunk.text) if _CHANGED.search(part) and _EXPLAINED.search(part)]
    return any(line in part and not _NOT_KNOWN.search(part) for part in told for line in lines)


def lines_among(text: str) -> list[str]:
    """The lines of the tables that a text names in the words of reports."""
    return _lines_of(text)


def _lines_of(question: str) -> list[str]:
    """The lines that a question names: of 申请公开 the applications."""
    return [word for word in _LINES if word in question and not (word == "公开" and "申请" in question)]


_ASKS_WHAT = re.compile(
    r"(?:做|办|搞|弄|建|开发|打造|推出|试|出|有|是|用|叫|干)(?:了|过|出|的)*(?:"
    r"个|些|一个)?(?:什么|啥|哪些)|怎么(?:做|办|弄|搞|推)|如何|高招|做法|经验|新花样"
)
_ASKS_ELSE = re.compile(r"多少|几(?!个月)|问题|不足|困难|短板|缺点|毛病|原因|为什么|为啥|谁|什么时候|啥时候|多久|哪年|多大")
_FEW = 2  # passages that speak of it


def did(question: str, wanted: frozenset[str], subjects: Sequence[Spoken], chunk: Chunk, home: str) -> bool:
    """Whether the sentence on each organ holds a word of the question, and what is asked for: 巧用“枫桥经验”, for 借鉴了什么经验."""
    own = frozenset(pair for pair in wanted - _OUTLINE if weight([pair]) >= 1)
    heads = [head for head in _HEAD.findall(question) if head not in _ANY]
    told = [part for part in _SENTENCES.split(chunk.text) if not heads or any(head in part for head in heads)]
    told = [part for part in told if pairs(part) & own or not own]
    return all(any(subject.stands_in(part, home) and not _counts(subject, part) for part in told) for subject in subjects)


def all_said_of(question: str, subjects: Sequence[Spoken], chunks: Sequence[Chunk], homes: Mapping[str, str]) -> tuple[Chunk, ...]:
    """The few passages that speak of an organ without a report at all, where it is asked what it does in words of no report: 有什么高招."""
    if not _ASKS_WHAT.search(question) or _ASKS_ELSE.search(question):
        return ()
    names = "|".join(map(re.escape, sorted({name for subject in subjects for name in subject.names}, key=len, reverse=True)))
    asked = re.sub(names, " ", question)
    wanted = features(asked) | kin(asked)
    found = []
    for chunk in chunks:
        told = [part for part in _SENTENCES.split(chunk.text) if any(_is_of(subject, part, homes[chunk.report_id]) for subject in subjects)]
        if any(wanted & (features(part) | kin(part)) for part in told):
            found.append(chunk)
    return tuple(found) if len(found) <= _FEW else ()


def _is_of(subject: Spoken, part: str, home: str) -> bool:
    """Whether a sentence tells of an organ more than its figure."""
    return subject.stands_in(part, home) and not _counts(subject, part)


def _counts(subject: Spoken, part: str) -> bool:
    """Whether a sentence gives no more of an organ than its figure: 宿城区28期、宿豫区22期."""
    return all(_FIGURE.match(part, match.end()) for name in subject.names for match in re.finditer(re.escape(name), part))
