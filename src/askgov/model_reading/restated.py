"""A proposal put into words that the grammar reads: the question as a language model understood it.

Organs and lines are called by their own names; years, numbers and bounds stay in the words of the question. Planning, guards and answers
are then those of any other question, and the reader sees what was understood.
"""

from askgov.domain import Applicant, Threshold
from askgov.model_reading.candidates import GROUP, NOUNS, Candidates
from askgov.model_reading.proposal import Faulty, Proposal
from askgov.question.lexicon import loose_words
from askgov.taxonomy.applicants import applicants
from askgov.taxonomy.concepts import concept
from askgov.wording import plain

_BOUNDS = {"gt": "超过", "ge": "不少于", "lt": "不到", "le": "不超过", "eq": "等于"}
_ENDINGS = {
    "value": "是多少", "list": "各是多少", "trend": "逐年变化趋势", "sum": "合计是多少", "average": "平均是多少",
}  # fmt: skip
_AGAINST = {
    "difference": "{one}比{other}多多少",
    "growth": "{one}比{other}增长百分之几",
    "ratio": "{one}是{other}的几倍",
    "share": "{one}占{other}的百分之几",
}
_ALONE = {"difference": "{one}比上年多多少", "growth": "{one}比上年增长百分之几", "share": "{one}的占比是多少"}


def restated(proposal: Proposal, offered: Candidates) -> str:
    """The whole question. Raises Faulty where an operation lacks what it is of."""
    return _Sentence(proposal, offered).text()


class _Sentence:
    """The parts of a question in the order in which the grammar likes them."""

    def __init__(self, proposal: Proposal, offered: Candidates) -> None:
        self.proposal, self.offered = proposal, offered
        self.organs = [offered.organs[id_] for id_ in proposal.organs if id_ != GROUP]
        self.noun = NOUNS[offered.group.kind] if offered.group is not None else ""
        self.years = self._years()
        self.lines = [concept(id_).label for id_ in proposal.lines]
        self.columns = self._columns()

    def text(self) -> str:
        """The question as a sentence."""
        match self.proposal.operation:
            case "most" | "least":
                return f"{self._which('哪个')}{'最多' if self.proposal.operation == 'most' else '最少'}"
            case "rank" | "rank_up":
                return f"{self._figure()}{'从多到少' if self.proposal.operation == 'rank' else '从少到多'}排名{self._places()}"
            case "count" | "threshold":
                asks = "有几个" if self.proposal.operation == "count" else "哪些"
                return f"{self._which(asks)}{self._bound()}" if self.noun or self._over_years else f"{self._figure()}{self._bound()}吗"
            case "compare":
                one, other = self._pair()
                return f"{one}比{other}多吗"
            case operation if operation in _AGAINST:
                if self._several:
                    one, other = self._pair()
                    return _AGAINST[operation].format(one=one, other=other)
                if operation == "share" and self.columns:
                    return f"{self._figure()}占总计的百分之几"
                if operation in _ALONE and len(self.offered.years) == 1:
                    return _ALONE[operation].format(one=self._figure())
                raise Faulty("这种算法要有两样东西")
            case operation:
                return f"{self._figure()}{_ENDINGS[operation]}"

    def _years(self) -> list[str]:
        mentions = self.offered.reading.years
        if mentions and not any(mention.published for mention in mentions):
            return [self.offered.reading.text[mention.start : mention.end] for mention in mentions]
        return [f"{year}年" for year in self.offered.years]

    def _columns(self) -> str:
        labels = [applicants()[Applicant(id_)].label for id_ in self.proposal.columns]
        if not labels and "loose" in self.offered.reading.applicants:  # 群众, taken as everywhere else
            labels = [next(word for word in loose_words() if word in self.offered.reading.text)]
        return "、".join(labels)

    @property
    def _who(self) -> str:
        return f"{self.offered.place}各{self.noun}" if self.noun else "、".join(self.organs)

    @property
    def _several(self) -> bool:
        return max(len(self.organs), len(self.lines), len(self.years)) > 1

    @property
    def _over_years(self) -> bool:
        return self.offered.reading.order.axis == "year"

    def _figure(self, who: str | None = None, years: str | None = None, line: str | None = None) -> str:
        """云溪县公安局2024年商业企业本年新收…, with parts replaced."""
        whose = self._who if who is None else who
        when = "、".join(self.years) if years is None else years
        return f"{whose}{when}{self.columns}{'、'.join(self.lines) if line is None else line}"

    def _which(self, asks: str) -> str:
        """云溪县2024年哪个部门行政处罚, 云溪县公安局哪一年行政处罚."""
        when, lines = "、".join(self.years), f"{self.columns}{'、'.join(self.lines)}"
        if self.noun:
            return f"{self.offered.place}{when}{asks}{self.noun}{lines}"
        if len(self.organs) == 1 and len(self.lines) == 1:
            return f"{self.organs[0]}{when}{'哪几年' if asks == '哪些' else '有几年' if asks == '有几个' else '哪一年'}{lines}"
        raise Faulty("这种算法要有一组机关，或者一个机关的几个年度")

    def _pair(self) -> tuple[str, str]:
        """The two things set against each other; they differ in organs, in lines or in years."""
        if len(self.organs) == 2 and len(self.lines) == len(self.years) == 1:
            return self._figure(who=self.organs[0]), self.organs[1]
        if len(self.lines) == 2 and len(self.organs) == len(self.years) == 1:
            return self._figure(line=self.lines[0]), self.lines[1]
        if len(self.years) == 2 and len(self.organs) == len(self.lines) == 1:
            earlier, later = sorted(self.years, key=lambda words: self._year(words))
            return self._figure(years=later), earlier
        raise Faulty("这种算法要恰好有两样东西：两个机关、两行或者两个年度")

    def _year(self, words: str) -> int:
        mentions = self.offered.reading.years
        return next((m.years[-1] for m in mentions if self.offered.reading.text[m.start : m.end] == words), 0) or int(words[:4])

    def _places(self) -> str:
        """前3名, 第2名是哪个: as the grammar read it, or the number that the model found."""
        order = self.offered.reading.order
        if self.offered.wanted is None:
            return f"前{self.proposal.number.strip().rstrip('个名家位')}名" if self.proposal.number.strip() else ""
        return f"第{order.number}名是哪个" if order.order == "nth" else f"前{order.number}名" if order.number else ""

    def _bound(self) -> str:
        want = self.offered.wanted
        if want is None or want.threshold is None:
            return f"{_BOUNDS[self.proposal.comparator]}{self.proposal.number.strip()}"
        unit = concept(self.proposal.lines[0]).unit
        bound: Threshold = want.threshold
        if bound.also is not None:
            return f"在{plain(bound.value)}{unit}到{plain(bound.also.value)}{unit}之间"
        return f"{_BOUNDS[bound.comparator]}{plain(bound.value)}{unit}"
