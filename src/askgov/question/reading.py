"""A question read: everything that was recognised, and what was not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from askgov.question.concepts import ConceptReading, read_concepts
from askgov.question.courses import RECORD, STEADY
from askgov.question.dispute_words import DECIDED
from askgov.question.exclusions import Exclusions, find_exclusions
from askgov.question.group_beside import group_beside, without_own
from askgov.question.groups import NONE, Group
from askgov.question.lexicon import Mention, loose_words
from askgov.question.operators import Operators, find_operators
from askgov.question.organ_mentions import ORGAN_SENSES, OrganMention, find_organs
from askgov.question.organs import Catalogue
from askgov.question.parts_of_year import PART_OF_YEAR, Per
from askgov.question.residue import NEGATIONS, Rest, counters_of, find_rest
from askgov.question.shared_agencies import with_shared_agencies
from askgov.question.spans import hidden, without
from askgov.question.strangers import name_strangers
from askgov.question.years import YearMention, find_years

_HOW_MANY = re.compile(r"多少|几(?=[件条次个项人])|几$")
_NAMES_PARTLY = frozenset({"stem", "bare", "here"})
_MARKS = frozenset({"applicant", "operator", "scope", "absent", "section", "elsewhere"})
_SHARE = re.compile(
    r"(?:中|里|当中|里面)[,，]?有?(?:百分之(?:几|多少)|几成)|占[^,，。？?]{0,14}?(?:多少(?![件条个份])|几成|几分之|百分之|比例|比重|份额|多大)|占[^,，。？?]{0,12}(?:总数|总量|总计|合计|数)[?？]?$"
)
_WHICH_IS_MORE = re.compile(
    r"比(?!较)[^,，。？?]{1,20}?(?:还要?|更加?)(?:多|少|高|低|大|小)(?=[,，?？]|$)|"
    r"比(?!较)[^,，。？?]{1,20}?(?:多|少|高|低|大|小)(?:吗|么|没|不|了吗|还是|对吗|对吧|对不对|吧)|(?:是不是|是否|有没有)比[^,，。？?]{1,24}?(?:多|少|高|低|大|小)"
)
_WHO_HAS_MORE = re.compile(
    r"(?:谁|哪个|哪家|哪边|哪一边|哪一个|哪年|哪一年|哪类|哪种|哪项)[^,，。？?最]{0,24}?(?:更)?(?:多|少|高|低|大|小)(?:一些|一点|些|点)?(?:呢|啊|呀)?(?=[?？]?$|[(（,，?？])"
)
_MEMBERS = re.compile(  # said once more at the end: 几家超过20件？云溪县的部门; 市直部门就行
    r"(?:的|各)?(?:部门|单位|机关)(?=[)）]?$)"
    r"|(?<=[,，(（。?？])(?:只|就|仅)?(?:看|要|算|比|说|限|指)?[省市县区]直的?各?(?:部门|单位|机关)(?:就行|即可|就好|就可以|就够)?了?(?=[)）。?？]?$)"
)
_ASKED_BEHIND = re.compile(  # 前三的部门是哪三家; 超过20件的部门，云溪县有哪几家
    r"[,，]?(?:都|分别|一共|总共|各)?(?:有|是)?(?:哪[一几些两三四五六七八九十\d]?[个家些](?:部门|单位|机关|局|乡镇|街道)?|谁|(?:几|多少)[个家])(?:[呢啊呀])?(?=$|[,，。?？])"
)
_COUNT_WORD = re.compile(r"数(?![量据字目额])|量(?![化大小级])")  # behind a line of the tables: 办结数, 不予公开量
_DATA = re.compile(r"(?:的)?(?:具体|统计|相关|准确|详细)?(?:数据|数字|数目)(?=$|[,，。?？]|[是有为]|各|分别|多少)")
_MORE = re.compile(r"更(?:多|少|高|低|大|小)(?=[?？,，]|$)")
_THAN = re.compile(r"比|较(?![大小重轻为好])|于(?=\d|上)")
_IS_BASE = re.compile(r"(?<![一对])(?:比|较|相比|比起|相较于?|同|与|和|跟)$")
_EITHER = re.compile(r"还是[^,，。？?]{1,20}?(?:多|少|高|低)")
_CHANGE = re.compile(r"(?:增|减|涨|[下回上]?升|降|跌)(?!到|至)|变化|变动|提高|下滑|缩|同比|环比|[多少]了")
_YEAR_BEFORE = r"(?:上一年度?|上年度?|前一年|去年|往年|上年同期|去年同期)(?!度?(?:年末|年底)?(?:结转|转来|转入|遗留|剩))(?:同期)?"
_COMPARED = re.compile(  # 和去年(相)比; 前年和去年 are two years
    rf"(?:比|较|同|与|和|跟)(?!(?<=年[同与和跟])去年(?!同期|相比|相较|比)){_YEAR_BEFORE}(?:相比|比)?"
)


@dataclass(frozen=True)
class Reading:
    """What a question says. ``residue`` holds the words that nothing explains, in order."""

    text: str
    organs: tuple[OrganMention, ...]
    strangers: tuple[str, ...]  # names of organs and places without a report
    years: tuple[YearMention, ...]
    concepts: ConceptReading
    applicants: tuple[str, ...]  # column ids; "loose" for words such as 群众
    operators: tuple[str, ...]
    order: Operators  # the most, the first three, more than a hundred
    group: Group | None  # 全县各部门, 哪个乡镇
    of_those: bool  # which of the organs named is asked for: 公安局、教育局里是哪个局
    excluded: Exclusions  # 除公安局外; named beside a group only
    absent: tuple[str, ...]  # honest replies to what no format counts (罚款金额)
    asks: tuple[str, ...]
    scopes: tuple[str, ...]
    sections: tuple[int, ...]
    part_of_year: bool  # asks for a month, a quarter, a half-year
    elsewhere: bool  # names a topic that no report is about
    counters: tuple[str, ...]  # the units asked for (多少条 → 条)
    residue: tuple[str, ...]
    about: str  # the question without organs and years
    words: tuple[str, ...]  # what names the thing asked for: words of figures and residue, in order
    marks: tuple[Mention, ...] = ()  # columns, operators, scopes and what no format counts
    heard: tuple[tuple[str, str], ...] = ()  # names of agencies as typed, and the names of the same sound they were taken for
    account: str = ""  # the account of a medium that is named (“清岚发布”公众号)
    summed: bool = False  # a group is taken as the report that counts all of its members
    places: int | None = None  # decimal places asked for
    per: Per = ""  # a figure of a year is to be spread over its months, quarters or days
    taken: tuple[str, ...] = ()  # how names of organs that fit several were taken, in whole sentences

    @property
    def counter(self) -> str:
        """The unit asked for, when there is just one."""
        return self.counters[0] if len(self.counters) == 1 else ""

    @property
    def negated(self) -> bool:
        """Whether an unexplained word leaves something out (不算个人)."""
        return any(word in NEGATIONS for word in self.residue)

    @property
    def recognised(self) -> tuple[tuple[int, int], ...]:
        """Where the question names anything that decides what is asked."""
        words = [(m.start, m.end) for m in (*self.concepts.used, *self.marks)]
        names = [(m.start, m.end) for m in self.organs] + [(m.start, m.end) for m in self.years]
        strangers = [(at, at + len(name)) for name in self.strangers if (at := self.text.find(name)) >= 0]
        group = [(self.group.start, self.group.end)] if self.group else []
        return (*words, *names, *strangers, *group, *self.order.spans, *self.excluded.spans)

    @property
    def year_list(self) -> tuple[int, ...]:
        """All years named, ascending, without repeats."""
        return tuple(sorted({year for mention in self.years for year in mention.years}))

    @property
    def base_year(self) -> int | None:
        """The only year named, where it is the one compared with: 行政处罚比2023年多多少."""
        only = len(self.year_list) == 1 and _IS_BASE.search(self.text, 0, self.years[0].start)
        return self.year_list[0] if only else None


def read_once(text: str, catalogue: Catalogue, today: date, *, spoken: bool = False) -> Reading:
    """What a normalised question says, word for word. ``spoken``: function words explain nothing and are overlooked."""
    free = [True] * len(text)
    mentions = catalogue.matcher.find(text, free)
    compared = _COMPARED.search(text)
    years = _years(text, free, compared, today)
    found = with_shared_agencies(text, find_organs(text, mentions, catalogue), catalogue)
    _mark(free, [organ for organ in found if organ.levels], explained=True)
    names_nothing = _otherwise(text, mentions, found)
    meaning = [m for m in mentions if m not in names_nothing and not any(sense.kind in ORGAN_SENSES for sense in m.senses)]
    concepts = read_concepts(text, meaning)
    _mark(free, (*names_nothing, *_explaining_nothing(meaning, concepts), *_loose_stems(mentions, found)), explained=False)
    _cover_counts(text, free, concepts)
    excluded = find_exclusions(text, found)
    heard = hidden(text, excluded.spans)
    order = find_operators(heard, hidden(heard, [(year.start, year.end) for year in years]))
    group, of_those = group_beside(heard, found)
    operators = _operators(text, [m for m in meaning if m not in concepts.used or not m.ids("measure")], compared=bool(compared))
    found = without_own(found, group)
    organs, strangers, rest = name_strangers(
        text, found, find_rest(text, _computed(text, free, order, group or of_those, operators, excluded), concepts.counts, spoken=spoken)
    )
    if rest or strangers:  # not understood as a computation, so that its words may belong to what the prose counts (表扬了几家单位)
        group, of_those, excluded = None, None, Exclusions()
        organs, strangers, rest = name_strangers(text, found, find_rest(text, free, concepts.counts, spoken=spoken))
    besides = hidden(text, [(organ.start, organ.end) for organ in found])  # 市民政局 is no 市民
    return Reading(
        text=text,
        organs=tuple(organ for organ in organs if organ not in excluded.organs),
        strangers=strangers,
        years=years,
        concepts=concepts,
        applicants=_ids(meaning, "applicant") + (("loose",) if any(word in besides for word in loose_words()) else ()),
        operators=operators,
        order=order,
        group=group,
        of_those=of_those is not None,
        excluded=excluded,
        absent=_ids(meaning, "absent"),
        asks=_ids(meaning, "ask"),
        scopes=_ids(meaning, "scope"),
        sections=tuple(int(id_) for id_ in _ids(meaning, "section")),
        part_of_year="年初" in without(text, [(year.start, year.end) for year in years if year.published])
        or PART_OF_YEAR.search(without(text, [(year.start, year.end) for year in years])) is not None,
        elsewhere=bool(_ids(meaning, "elsewhere")),
        counters=counters_of(text),
        residue=tuple(piece.text for piece in rest),
        about=without(text, [(organ.start, organ.end) for organ in organs] + [(year.start, year.end) for year in years]),
        words=_words(concepts, meaning, rest),
        marks=tuple(m for m in meaning if any(sense.kind in _MARKS for sense in m.senses)),
    )


def _mark(free: list[bool], spans: Iterable[Mention | OrganMention], *, explained: bool) -> None:
    """Where words stand that are explained, or after all are not."""
    for span in spans:
        free[span.start : span.end] = [not explained] * (span.end - span.start)


def _cover_counts(text: str, free: list[bool], concepts: ConceptReading) -> None:
    """办结数, 予以公开量, 行政处罚的数据: what stands behind a line and says no more than that it is a number is explained with it."""
    for slot in concepts.slots:
        if slot.decided and not slot.weak and (match := _DATA.match(text, slot.end)):
            free[match.start() : match.end()] = [False] * (match.end() - match.start())
    for mention in concepts.used:
        if _COUNT_WORD.match(text, mention.end):
            free[mention.end] = False


def _years(text: str, free: list[bool], compared: re.Match[str] | None, today: date) -> tuple[YearMention, ...]:
    """The years that a question names besides the one compared with; ``free`` is marked where years stand."""
    unread = "".join(char if is_free else "\0" for char, is_free in zip(text, free, strict=True))
    years = find_years(_COMPARED.sub(lambda match: "\0" * len(match.group()), unread), today, text)
    for start, end in [(year.start, year.end) for year in years] + ([compared.span()] if compared else []):
        free[start:end] = [False] * (end - start)
    return years


def _words(concepts: ConceptReading, meaning: Sequence[Mention], rest: Sequence[Rest]) -> tuple[str, ...]:
    """What is asked for, in the question's own words and order."""
    asked = (*concepts.used, *(mention for mention in meaning if mention.ids("applicant") or mention.ids("absent")))
    named = [(mention.start, _HOW_MANY.sub("", mention.text)) for mention in asked] + [(piece.start, piece.text) for piece in rest]
    return tuple(word for _, word in sorted(named) if word)


def _otherwise(text: str, mentions: Sequence[Mention], found: Sequence[OrganMention]) -> list[Mention]:
    """云溪县法院 is an organ, not a lawsuit; 各|单位申请 are those to whom it is sent, not applicants."""
    ends = {organ.end for organ in found}
    courts = [mention for mention in mentions if mention.text == "法院" and mention.start in ends]
    return courts + [mention for mention in mentions if mention.text.startswith("单位") and text[: mention.start].endswith("各")]


def _explaining_nothing(meaning: list[Mention], concepts: ConceptReading) -> list[Mention]:
    """Words that were matched and yet do not say what is asked for."""
    asking = [
        mention
        for mention in meaning
        if all(sense.kind == "ask" and sense.id in {"number", "doing", "greeting"} for sense in mention.senses)
    ]
    blind = [mention for mention in meaning if mention.ids("blind")]  # 规章制度 is no 规章; what it is, nothing explains
    return [*concepts.unused, *concepts.compounds, *asking, *blind]


def _loose_stems(mentions: list[Mention], organs: tuple[OrganMention, ...]) -> list[Mention]:
    """Parts of names, and names of governments, that belong to no organ found."""
    return [
        mention
        for mention in mentions
        if all(sense.kind in _NAMES_PARTLY for sense in mention.senses) and not any(o.start <= mention.start < o.end for o in organs)
    ]


def _computed(
    text: str, free: list[bool], order: Operators, group: Group | None, operators: tuple[str, ...], excluded: Exclusions
) -> list[bool]:
    """What is still unexplained when the words of a computation over lines of the tables are taken as such."""
    left = list(free)
    spans = [*order.spans, *([(group.start, group.end)] if group else []), *excluded.spans]
    asked = (group is not None and group.asks != "each") or order.axis is not None
    if spans and asked and not order.order:
        spans += [match.span() for match in NONE.finditer(text)]
    if {"difference", "growth", "ratio", "compare", "trend"} & set(operators):
        spans += [
            match.span() for pattern in (_THAN, _WHO_HAS_MORE) for match in pattern.finditer(text) if match.end() - match.start() == 1
        ]
    if {"share", "rate"} & set(operators):
        spans += [match.span() for match in DECIDED.finditer(text)]
    spans += [match.span() for pattern in (STEADY, RECORD) for match in pattern.finditer(text)]
    if group is not None:
        spans += [match.span() for pattern in (_MEMBERS, _ASKED_BEHIND) for match in pattern.finditer(text)]
    if "compare" in operators:
        spans += [match.span() for match in _MORE.finditer(text)]
    for start, end in spans:
        left[start:end] = [False] * (end - start)
    return left


def _operators(text: str, mentions: list[Mention], *, compared: bool) -> tuple[str, ...]:
    found = _ids(mentions, "operator")
    if "percent" in found:  # 涨了百分之几 is a growth, 里有百分之几 a share
        asked = "growth" if _CHANGE.search(text) and "占" not in text else "share"
        found = tuple(dict.fromkeys(asked if id_ == "percent" else id_ for id_ in found))
    return (
        found
        + (("growth",) if compared and not {"difference", "compare"} & set(found) else ())
        + (("share",) if _SHARE.search(text) or any(m.text.endswith("率") and m.ids("term") for m in mentions) else ())  # 公开率
        + (
            ("compare",)
            if _WHICH_IS_MORE.search(text)
            or _WHO_HAS_MORE.search(text)
            or (_EITHER.search(text) and not {"difference", "growth"} & set(found))
            else ()
        )
    )


def _ids(mentions: list[Mention], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for mention in mentions for id_ in mention.ids(kind)))
