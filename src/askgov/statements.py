"""Figures in prose that a question asks for.

A statement fits when the question's words stand in its label, its parents' labels and its sentence, and the label's own words stand
in the question. The unit asked for (几期, 多少册) decides between figures of one sentence. What fits equally well is shown together.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from askgov.clauses import clause_of
from askgov.domain import Statement, StatementQuery
from askgov.paraphrase import features
from askgov.question.overlap import coverage, pairs, weight
from askgov.question.residue import ASKS
from askgov.spoken import Spoken

_ASKED = 0.7  # share of the question's words that must stand in the statement and its sentence
_ASKED_BY_NAME = 0.4  # … is enough when the question names the label nearly whole (政务服务好差评评价多少次)
_NAMED_WELL = 0.75
_NAMED = 0.5  # share of the label's words that must stand in the question, unless the unit singles the figure out
_TOLD = 0.85  # share of the question's words in the label and its parents that is enough by itself …
_TELLING = 1.5  # … when they weigh this much
_TOUCHED = 0.3  # share of the question's words in the label that the unit then decides
_WHOLE = 0.95  # share of the question's words in the sentence that, with …
_HEAVY = 2.5  # … this weight and
_NAMED_SOMEWHAT = 0.3  # … this share of the label, is enough for the figure of the sentence that is named best
_CLOSE = 0.08
_MOST = 4
_APART = (
    "累计",
    "新增",
    "保留",
    "合计",
    "减少",
    "增加",
    "取消",
    "撤销",
    "调整",
    "完成",
    "拟",
    "计划",
)  # words that tell figures of one thing apart
_GROWTH_WORDS = re.compile(r"(?:同比|环比|较上年|比上年)?(?:增长|下降|增幅|降幅)$")
_DEEPEST = 10  # parents followed
_NEAR = 4  # characters
_BETWEEN = re.compile(r"(?:一共|总共|合计|大概|大约|到底|究竟|共|了|是|有|为|的)+$")
_OTHERWISE = ("新增", "注销", "撤销", "取消", "拟", "计划", "预计")  # a label that says so is of nothing else
# Units that people use for one another; 次 and 个 are what remains when they do not know better.
_SAME_UNIT = {
    "次": {"次", "个", "人次", "场"},
    "个": {"个", "次", "家", "处", "项"},
    "笔": {"笔", "件"},
    "场次": {"场次", "场", "次", "期"},
    "件": {"件", "宗", "条", "起", "份", "项"},
    "起": {"起", "件", "宗", "例"},
    "块": {"元"},
    "条": {"条", "件", "篇", "项", "条次"},
    "篇": {"篇", "条", "件"},
    "回": {"回", "次", "件"},
    "位": {"位", "人", "名"},
    "处": {"处", "个", "家", "座"},
    "台": {"台", "辆", "部", "套"},
    "辆": {"辆", "台", "部", "辆次"},
    "头": {"头", "只"},
    "天": {"天", "日", "个工作日", "工作日"},
    "张": {"张", "份", "件"},
    "所": {"所", "家", "个"},
    "本": {"本", "册"},
    "座": {"座", "个", "处"},
    "间": {"间", "个"},
    "批次": {"批次", "批"},
    "批": {"批", "批次"},
    "份": {"份", "件", "篇", "条"},
    "项": {"项", "个", "件"},
    "人": {"人", "名", "人次"},
    "名": {"名", "人"},
    "家": {"家", "户", "个"},
    "亿": {"亿元", "万元", "元"},
    "元": {"元", "万元", "亿元"},
    "万元": {"万元", "元", "亿元"},
    "亿元": {"亿元", "万元", "元"},
}


_OF_SOME = re.compile(r"自然人|个人|企业|公司|机构|组织|律师|律所|叫什么|是谁|谁的")  # what no total of an organ tells
_OF_ANY_CASE = frozenset({"案件", "办理", "处理", "件数", "总数", "数量"})  # words that tell nothing of what is counted


def best_statements(query: StatementQuery, pool: Sequence[Statement], homes: Mapping[str, str]) -> tuple[Statement, ...]:
    """The statements that fit best, at most four of equal fit, or the best for each organ spoken of; none when nothing fits well.

    ``homes`` holds the place that each report (by id) is about.
    """
    if not query.terms and not query.concepts:
        return ()
    if len(query.counters) > 1:  # 征集了几期、收到多少条: a figure for each unit
        apart = [query.model_copy(update={"counter": counter, "counters": (counter,)}) for counter in query.counters]
        return tuple(dict.fromkeys(s for part in apart for s in best_statements(part, pool, homes)))
    if len(query.must) > 1 and (each := _for_each(query, pool)):
        return each
    if not query.subjects:
        return _best(query, pool, pool)
    found: list[Statement] = []
    for subject in map(Spoken, query.subjects):
        about = [s for s in pool if any(subject.labels(label, homes[s.report_id]) for label in (s.label, *s.parent_labels))]
        found += _best(query, about, pool)
    return tuple(dict.fromkeys(found))


def sentence_on(query: StatementQuery, pool: Sequence[Statement], homes: Mapping[str, str]) -> tuple[Statement, ...]:
    """The figures that the one sentence on organs without a report of their own tells of them, where they are of what is asked about
    though not just that (泗阳县收到多少件申请, of 收办3607件，其中泗阳县301件); () where there is no such sentence or more than one."""
    if not ASKS.search(query.question) or _OF_SOME.search(query.question):
        return ()
    words = pairs(" ".join((*query.terms, *query.labels))) - _OF_ANY_CASE
    subjects = [Spoken(subject) for subject in query.subjects]
    told = [[s for s in pool if any(one.labels(label, homes[s.report_id]) for label in (s.label, *s.parent_labels))] for one in subjects]
    of_it = {s.sentence for found in told for s in found if weight(words & pairs(" ".join((s.label, *s.parent_labels)))) >= 1}
    if len(of_it) != 1 or not all(any(s.sentence in of_it for s in found) for found in told):
        return ()
    return tuple(s for found in told for s in found if s.sentence in of_it and _unit_fits(query, s) and not growth_stated(s))


def _for_each(query: StatementQuery, pool: Sequence[Statement]) -> tuple[Statement, ...]:
    """征地类有几件，规划类呢: a figure for each thing, of the same sentence; () unless each has just one."""
    found: list[Statement] = []
    for word in query.must:
        less = {"must": (word,), "terms": (word,), "others": (word,)}
        told = [s for s in _best(query.model_copy(update=less), pool, pool) if coverage(pairs(word), pairs(s.label)) == 1.0]
        if len(told) != 1:
            return ()
        found += told
    return tuple(found) if len({s.sentence for s in found}) == 1 and len(set(found)) == len(found) else ()


def _best(query: StatementQuery, candidates: Sequence[Statement], pool: Sequence[Statement]) -> tuple[Statement, ...]:
    by_id = {statement.id: statement for statement in pool}
    beside: dict[str, list[Statement]] = defaultdict(list)
    for statement in pool:
        beside[statement.sentence].append(statement)
    scored = [(score, s) for s in candidates if (score := _fit(query, s, by_id, beside[s.sentence])) > 0]
    best = max((score for score, _ in scored), default=0.0)
    asked = pairs(" ".join(query.terms))
    listed = [(score, s) for score, s in scored if coverage(pairs(s.label), asked) == 1.0]
    several = len(listed) > 1 and any(score == best for score, _ in listed)  # 工作动态几条，法规文件几条
    close = listed if several else [pair for pair in scored if pair[0] >= best - _CLOSE]
    best_first = [statement for _, statement in sorted(close, key=lambda pair: (-pair[0], pair[1].id))[:_MOST]]
    chosen = {s.id for s in best_first}  # a part beside its whole, only where the question names it: 公开多少条 asks for no 公开栏
    best_first = [s for s in best_first if s.parent not in chosen or coverage(pairs(s.label), asked) >= _NAMED]
    if any(s.concept in query.concepts for s in best_first):  # 收费多少 is not answered by the count of those who paid
        best_first = [s for s in best_first if s.concept is None or s.concept in query.concepts]
    return _by_clause(query, [_part_named(query, s, pool) for s in best_first], by_id)


def _part_named(query: StatementQuery, statement: Statement, pool: Sequence[Statement]) -> Statement:
    """The one part of a total that the question names: 政府网站公开信息多少条 is not answered by 公开信息17510条，其中政府网站10471条."""
    asked = pairs(query.about or query.question)
    parts = [
        s
        for s in pool
        if s.parent == statement.id
        and s.unit == statement.unit
        and pairs(s.label) <= asked
        and not pairs(s.label) <= pairs(statement.label)
    ]
    return parts[0] if len(parts) == 1 and len(ASKS.findall(query.question)) < 2 else statement


def _by_clause(query: StatementQuery, found: Sequence[Statement], pool: Mapping[str, Statement]) -> tuple[Statement, ...]:
    """The figures whose own clause does not speak against the question, where a sentence holds several of one unit.

    撤并了几个教学点 is not answered by 保留2个教学点: a word of the question that stands elsewhere in the sentence belongs to another
    figure; 累计多少项 is answered by 累计26项, not by 新增9项 beside it.
    """
    kept = []
    for statement in found:
        clause, sentence = clause_of(statement), statement.sentence
        others = [s for s in pool.values() if s.sentence == sentence and s.id != statement.id and s.unit == statement.unit]
        context = "".join((clause, statement.label, *statement.parent_labels))
        head = head_of(query.question) if statement.concept is None or statement.concept not in query.concepts else frozenset[str]()
        if head & pairs(sentence) and not head & pairs(context) and not query.subjects:
            continue  # 债务限额多少 is not answered by 债务余额, though the sentence speaks of the 限额 too
        told_apart = [word for word in _APART if word in query.question]
        if any(word not in context and any(word in clause_of(other) for other in others) for word in told_apart):
            kept += [other for other in others if any(word in clause_of(other) for word in told_apart)]
            continue
        words = [word for word in query.terms if len(word) > 1 and not pairs(word) & pairs(context) and pairs(word) <= pairs(sentence)]
        surely = statement.concept is not None and statement.concept in query.concepts
        if surely or not (others and words and not query.subjects):
            kept.append(statement)
    return tuple(dict.fromkeys(kept))


def head_of(question: str) -> frozenset[str]:
    """What stands next to 多少 and 几: the thing counted."""
    found = frozenset[str]()
    for match in ASKS.finditer(question):
        before = _BETWEEN.sub("", question[: match.start()])
        found |= pairs(before[-_NEAR:]) | pairs(question[match.end() : match.end() + _NEAR])
    return found


def context_of(statement: Statement) -> frozenset[str]:
    """The words around a figure: its clause, its label and what it is a part of."""
    return features(" ".join((clause_of(statement), statement.label, *statement.parent_labels)))


def _fit(query: StatementQuery, statement: Statement, pool: Mapping[str, Statement], beside: Sequence[Statement]) -> float:
    """0 for no fit, else the better the higher. ``beside``: the figures of the same sentence."""
    if growth_stated(statement) != query.growth:
        return 0.0
    if not _unit_fits(query, statement) or negations(" ".join(query.terms)) > negations(
        " ".join((statement.label, *statement.parent_labels))
    ):
        return 0.0
    if other_than_asked(statement, query.question):
        return 0.0  # 在册低保几户 is not answered by 新增低保对象
    text = _Text(statement)
    if query.must and any(coverage(pairs(word), text.context) < _NAMED for word in query.must):
        return 0.0
    bonus = 0.1 if query.counter and statement.unit == query.counter else 0.0
    others = pairs(" ".join(query.others))
    if _counts(query, statement, pool) and (not others or coverage(others, text.context) >= _ASKED):
        return 1.0 + coverage(others, text.context) + bonus
    if any(len(word) > 1 and weight(pairs(word)) >= 1 and not pairs(word) & text.sentence for word in query.others):
        return 0.0  # a word that nothing in the sentence answers to (受理 消费投诉: the sentence is about publishing)
    wordings = {pairs(" ".join(query.terms)), *(pairs(" ".join((*query.others, label))) for label in query.labels)}
    siblings = [other for other in beside if other.id != statement.id]
    return max(_fit_by_words(query, asked, text, siblings) for asked in wordings)


def other_than_asked(statement: Statement, question: str) -> bool:
    """Whether the label narrows the figure down by a word that the question lacks."""
    return any(word in statement.label and word not in question for word in _OTHERWISE)


def _counts(query: StatementQuery, statement: Statement, pool: Mapping[str, Statement]) -> bool:
    """Whether a statement counts a concept asked for, or the side of it that the unit asks for (多少件申请收了信息处理费)."""
    about = _concept(query, statement, pool)
    family = {concept.split(".")[0] for concept in query.concepts}
    return about is not None and (about in query.concepts or (bool(query.counter) and about.split(".")[0] in family))


class _Text:
    """The words of a statement, as character pairs."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.label = pairs(_GROWTH_WORDS.sub("", statement.label) or statement.label)
        self.context = self.label | pairs(" ".join(statement.parent_labels))
        self.sentence = self.context | pairs(statement.sentence)


def _fit_by_words(query: StatementQuery, asked: frozenset[str], text: _Text, siblings: Sequence[Statement]) -> float:
    """How well the question's words stand in the statement, and its label in the question; 0 when not well enough."""
    in_context, in_sentence = coverage(asked, text.context), coverage(asked, text.sentence)
    named = 1.0 if query.subjects else coverage(text.label, asked)
    others = pairs(" ".join(query.others))
    covered = not others or coverage(others, text.sentence) >= _ASKED_BY_NAME
    by_name = covered and not query.subjects and named >= _NAMED_WELL and weight(text.label) >= _TELLING and in_sentence >= _ASKED_BY_NAME
    if not asked or (in_sentence < _ASKED and not by_name):
        return 0.0
    if query.subjects and in_context < _ASKED:
        return 0.0  # what is counted of an organ spoken of stands in the labels above it, not just anywhere in the sentence
    told = in_context >= _TOLD and (weight(asked) >= _TELLING or query.growth)
    by_unit = bool(query.counter) and in_context >= _TOUCHED and all(o.unit != text.statement.unit for o in siblings)
    nearest = all(coverage(pairs(other.label), asked) < named for other in siblings)
    whole = in_sentence >= _WHOLE and weight(asked) >= _HEAVY and named >= _NAMED_SOMEWHAT and nearest
    if not (named >= _NAMED or told or by_unit or whole):
        return 0.0
    return 0.45 * in_context + 0.3 * named + 0.15 * in_sentence


def negations(text: str) -> bool:
    """Whether something is said not to be (未采纳, 没交)."""
    return any(char in text for char in "没未不无非")


def same_units(unit: str) -> set[str]:
    """A unit and those that people use for it."""
    return _SAME_UNIT.get(unit, {unit})


def _unit_fits(query: StatementQuery, statement: Statement) -> bool:
    same = same_units(query.counter)
    letters = query.counter == "封" and statement.unit == "件" and statement.label.endswith("信")  # 回复来信156件
    return not query.counter or statement.unit in same or statement.unit.startswith(query.counter) or letters


def growth_stated(statement: Statement) -> bool:
    """Whether the figure is a change over a year rather than an amount."""
    return any(word in statement.label for word in ("同比", "环比", "较上年", "比上年")) or statement.label.endswith(
        ("增长", "下降", "增幅", "降幅")
    )


def _concept(query: StatementQuery, statement: Statement, pool: Mapping[str, Statement]) -> str | None:
    """What a statement counts: its own concept, or, for an organ spoken of, that of the figure it is a part of."""
    for _ in range(_DEEPEST if query.subjects else 0):
        parent = pool.get(statement.parent or "")
        if statement.concept is not None or parent is None:
            break
        statement = parent
    return statement.concept
