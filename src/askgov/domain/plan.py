"""A question once understood: ids only, no free text that could reach a number."""

from decimal import Decimal
from typing import Literal

from askgov.domain.frozen import Frozen
from askgov.domain.vocabulary import Applicant, Operation, Scope


class FigureQuery(Frozen):
    """Cells of the national tables."""

    kind: Literal["figures"] = "figures"
    operation: Operation = Operation.VALUE
    entities: tuple[str, ...]  # entity ids
    years: tuple[int, ...]
    concepts: tuple[str, ...]  # concept ids, derived ones included
    applicants: tuple[Applicant, ...] = (Applicant.TOTAL,)
    scope: Scope | None = None  # None: the entity's only scope
    total: bool = False  # the sum of the figures is asked for as well (三年合计)
    subtotals: bool = False  # the sum over the years of each line, which are not added to one another (制发和废止五年各一共)
    claim: Decimal | None = None  # the number that the question itself claims (134件对吧)
    unit: str = ""  # the unit of money asked for, where it is not the table's
    notes: tuple[str, ...] = ()  # how everyday words were taken, said with the answer
    why: "PassageQuery | None" = None  # the reason is asked for as well (不是1300件吗，为什么这么多)
    beside: "StatementQuery | None" = None  # what is asked as well and stands in prose only
    compares: bool = False  # asks whether prose and tables agree
    successive: bool = False  # the entities are one organ's successive names: a year is of the one that has a report of it


class Term(Frozen):
    """One figure that a computation takes: a concept of an organ, a year and, where the table is divided by applicant, a column."""

    concept: str
    entity: str
    year: int
    applicant: Applicant | None = None
    also: tuple[str, ...] = ()  # further concepts of the same unit that are added to it: 许可和处罚合计


class Threshold(Frozen):
    """A bound that figures are held against. ``also`` is the other end of a range (20 至 50 件)."""

    comparator: Literal["gt", "ge", "lt", "le", "eq"]
    value: Decimal
    also: "Threshold | None" = None


Axis = Literal["entity", "year", "concept", "applicant"]


class ComputeQuery(Frozen):
    """A computation over cells. Each point is a term by itself or against its base; the operation is over the points."""

    kind: Literal["compute"] = "compute"
    operation: Operation
    measure: Operation = Operation.VALUE  # what a point is: value · difference · growth · share · ratio
    terms: tuple[Term, ...]
    bases: tuple[Term, ...] = ()  # as many as terms where the measure needs them, else none
    axis: Axis = "entity"  # in what the points differ
    most: bool = True  # of ranks and extremes: the largest first
    top: int = 0  # how many of a rank are asked for; 0: all
    nth: int = 0  # the place in the rank that is asked for (第二名)
    focus: int | None = None  # index of the term whose place is asked for
    threshold: Threshold | None = None
    pick: Literal["", "first", "last"] = ""  # of the years that meet a bound, the first or the last is asked for
    median: bool = False
    per: Literal["", "month", "quarter", "day", "day365"] = ""  # an average of one year's figure over its months, quarters or days
    steady: Literal["", "up", "down", "high", "low"] = ""  # of a trend: whether each year is above the one before, or the last above all
    pooled: bool = False  # of shares side by side: also that of all of them together
    spread: bool = False  # of a rank: by how much the first is ahead of the last
    total: bool = False  # of a trend: the sum of the years is asked for as well
    nonzero: bool = False  # figures that are zero are left out
    places: int = 2  # decimal places of what has to be rounded
    assumed: Literal["", "up", "down"] = ""  # the way a change is taken to have gone (为什么减少了)
    why: "PassageQuery | None" = None  # the reason is asked for
    group: str = ""  # how the set of organs is called: 云溪县各部门
    told: "StatementQuery | None" = None  # what is stated of that set as a whole, which is told instead
    scope: Scope | None = None
    notes: tuple[str, ...] = ()


class CheckQuery(Frozen):
    """Whether the tables of some reports add up."""

    kind: Literal["check"] = "check"
    entities: tuple[str, ...]
    years: tuple[int, ...]
    wide: bool = False  # of many reports only those with something that does not add up are told
    families: tuple[str, ...] = ()  # of the rules that count; () for all
    concepts: tuple[str, ...] = ()  # only what rests on a cell of these lines; () for all
    ranks: Literal["", "organ", "year"] = ""  # whose reports have the most of it, or of which year
    counts: bool = False  # how much of it there is
    claimed: str = ""  # the one number, as the report is said to print it, whose rightness is asked: 15.3%


class Signed(Frozen):
    """A figure in a sum; ``minus``: it is taken off."""

    term: Term
    minus: bool = False


class EquationQuery(Frozen):
    """Whether two sums of figures are equal."""

    kind: Literal["equation"] = "equation"
    left: tuple[Signed, ...]
    right: tuple[Signed, ...]
    notes: tuple[str, ...] = ()


class StatementQuery(Frozen):
    """Figures that live only in prose."""

    kind: Literal["statements"] = "statements"
    entities: tuple[str, ...] = ()  # empty: any
    years: tuple[int, ...] = ()  # empty: any
    terms: tuple[str, ...]  # words of the question that name the figure
    must: tuple[str, ...] = ()  # unexplained words beside a line of the tables: the label must hold each
    others: tuple[str, ...] = ()  # those of them besides the words for ``concepts``
    concepts: tuple[str, ...] = ()  # concepts of prose that the words name …
    labels: tuple[str, ...] = ()  # … and their short labels
    subjects: tuple[str, ...] = ()  # organs or places without a report of their own, who must stand in the statement
    wider: tuple[str, ...] = ()  # where to look next: the other organs of a place that was named without an organ
    about: str = ""  # the question without organ and years
    topic: str = ""  # what the turn before spoke of, of which this one asks more
    counter: str = ""  # the unit asked for (几期 → 期), when there is just one
    counters: tuple[str, ...] = ()  # all units asked for, in order
    growth: bool = False  # asks for a stated change (同比增长…), not for the figure itself
    operation: Operation | None = None  # what is to be computed from figures of the prose: sum, difference, share, extreme
    most: bool = True  # the largest, of an extreme
    free: bool = False  # no word of the question belongs to the tables or to what every report counts
    number: bool = True  # False: a passage answers as well (收信息处理费了没)
    also_text: bool = False  # something is asked beside the number, or for it, that a passage may tell: 贴到哪儿去了，贴了多少家
    section: int | None = None  # chapter that the words point to
    by_meaning: bool = False  # whether a passage answers that says it in other words than the question's
    beside: tuple[tuple[str, int], ...] = ()  # reports (organ, year) whose passages are set beside one another where no figure is found
    account: str = ""  # the account of a medium that must be named in the sentence
    undecided: "Decline | None" = None  # the question which of the organs is meant, asked back where not just one of them tells it
    each: tuple["StatementQuery", ...] = ()  # the same figure of each of several years, asked for one by one …
    over: Operation | None = None  # … and what is to be computed from them: difference, growth, ratio, average, sum; a trend lists them
    alone: bool = False  # nothing but that is asked for
    question: str
    fallback: str = ""  # what to say when no statement fits
    notes: tuple[str, ...] = ()  # how names were taken, said with the answer


class PassageQuery(Frozen):
    """Text that answers a how, why or what question."""

    kind: Literal["passages"] = "passages"
    entities: tuple[str, ...] = ()  # empty: any
    years: tuple[int, ...] = ()  # empty: any
    section: int | None = None  # chapter that the words point to
    terms: tuple[str, ...] = ()  # words of the question that a passage should hold
    wider: tuple[str, ...] = ()  # where to look next: the other organs of a place that was named without an organ
    about: str = ""  # the question without organ and years
    topic: str = ""  # what the turn before spoke of, of which this one asks more
    subjects: tuple[str, ...] = ()  # organs or places without a report of their own, who must stand in the passage
    fallback: str = ""  # what to say when no passage fits
    question: str
    by_meaning: bool = False  # whether a passage answers that says it in other words than the question's
    matter: Literal["", "contact", "period", "download", "title", "published", "corrected", "names", "subjects"] = (
        ""  # asked of the report itself
    )
    undecided: "Decline | None" = None  # the question which of the organs is meant, asked back where not just one of them tells it
    beside: tuple[tuple[str, int], ...] = ()  # reports (organ, year) that are each looked at by itself and set beside one another
    told_by: bool = False  # the organs are asked for whose reports tell of it
    among: tuple[str, ...] = ()  # … these organs, of the place named
    on_topic: bool = True  # whether anything of the question belongs to the field
    notes: tuple[str, ...] = ()  # how names were taken, said with the answer


class CollectionQuery(Frozen):
    """Which reports there are: of some organs, or of all, on some years, or on all."""

    kind: Literal["collection"] = "collection"
    entities: tuple[str, ...] = ()  # empty: all
    years: tuple[int, ...] = ()  # empty: all
    place: str = ""  # how the organs asked about are called, where they are those of a place


class DefinitionQuery(Frozen):
    """The meaning of a concept, or a rule of the law, answered from the taxonomy."""

    kind: Literal["definition"] = "definition"
    concepts: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


class Option(Frozen):
    """One reading to choose from when a question has several; ``question`` asks it without ambiguity."""

    label: str
    question: str


class Decline(Frozen):
    """A question that is not looked up, and why."""

    kind: Literal["decline"] = "decline"
    reason: Literal["out_of_scope", "ambiguous", "unsupported", "no_report", "no_figure"]
    message: str
    options: tuple[Option, ...] = ()
    told_in: "PassageQuery | StatementQuery | None" = None  # what may tell it all the same, looked through before it is declined


Plan = FigureQuery | ComputeQuery | CheckQuery | EquationQuery | StatementQuery | PassageQuery | CollectionQuery | DefinitionQuery | Decline
