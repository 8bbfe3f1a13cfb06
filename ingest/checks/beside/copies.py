"""Words and figures taken over from last year's report or from another organ's.

Only long sentences count, and none that many organs of the kind share or that every report opens or ends with.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from askgov.addressed import addresses_a_machine
from askgov.wording import plain
from ingest.checks.beside.neighbourhood import Held, Neighbourhood, Said
from ingest.checks.beside.suspicion import Suspicion

_EVERYBODYS = re.compile(
    r"《[^》]{2,60}(?:条例|通知|格式|办法|规定|法)》|本年?度?报告|报告(?:由|全文|的电子版)|统计期限|联系(?:方式|电话|地址)|邮编"
    r"|其他需要报告"
)
_LEAST_SENTENCES = 4
_LEAST_CHARACTERS = 200
_LARGE = Decimal("0.7")  # of the characters of the organ's own long sentences
_OPENING = re.compile(
    r"^(?:[一二三四五六七八九十]是|（[一二三四五六七八九十]）)?(?P<year>20\d\d)年度?(?:以来)?[，,]?"
    r"(?=(?:我|本|全)(?:局|委|办|厅|院|镇|乡|街道|中心|单位|机关|部门|系统|省|市|县|区|州|旗|年)|共|累计)"
)
_SHOWN = 30  # characters of a sentence
_FLOWS = frozenset({"件", "条", "篇", "次", "期", "场", "人次", "份", "元", "万元", "起", "宗", "条次", "批次", "批"})  # anew every year
_FEWEST = 3  # different figures
_SIZE = 10  # small ones come again by chance


def copied(near: Neighbourhood) -> Iterator[Suspicion]:
    """All that is found of one report; most reports share nothing."""
    if near.before is not None:
        yield from _stale_years(near.held, near.before)
        yield from _unchanged_figures(near.held, near.before)
        yield from _from_last_year(near, near.before)
    if near.alike:
        yield from _others_subject(near)
        yield from _from_another(near)


def _own_words(near: Neighbourhood) -> dict[str, str]:
    """The organ's own long sentences and the passage of each."""
    return {s: id_ for s, id_ in near.held.sentences.items() if s not in near.common and not _EVERYBODYS.search(s)}


def _large(near: Neighbourhood, own: Mapping[str, str], taken: list[str]) -> Decimal | None:
    """The share of an organ's own words that was taken over, where it is large."""
    characters = sum(map(len, taken))
    if len(taken) < _LEAST_SENTENCES or characters < _LEAST_CHARACTERS:
        return None
    share = Decimal(characters) / sum(map(len, own))
    return share if share >= _LARGE else None


def _from_last_year(near: Neighbourhood, before: Held) -> Iterator[Suspicion]:
    own = _own_words(near)
    taken = [sentence for sentence in own if sentence in before.sentences]
    share = _large(near, own, taken)
    if share is not None:
        message = (
            f"总体情况、问题改进等部分的正文约 {share:.0%}与{before.year}年年报逐字相同（{len(taken)} 句，如“{_shown(taken[0])}”），"
            f"请看看是不是忘了改"
        )
        places = (*dict.fromkeys(own[s] for s in taken), *dict.fromkeys(before.sentences[s] for s in taken))
        yield Suspicion("copied_from_last_year", near.held.id, message, places)


def _from_another(near: Neighbourhood) -> Iterator[Suspicion]:
    """The other organ with most of the same words."""
    own = _own_words(near)
    shared = Counter(other for sentence in own for other in near.alike.get(sentence, ()))
    for other, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0].id))[:1]:
        taken = [sentence for sentence in own if other in near.alike.get(sentence, ())]
        share = _large(near, own, taken)
        if share is not None:
            message = (
                f"总体情况、问题改进等部分的正文约 {share:.0%}与{other.organ.name}{other.year}年年报逐字相同"
                f"（{len(taken)} 句，如“{_shown(taken[0])}”），请看看写的是不是本单位的情况"
            )
            places = (*dict.fromkeys(own[s] for s in taken), *dict.fromkeys(other.sentences[s] for s in taken))
            yield Suspicion("copied_from_another", near.held.id, message, places)


def _stale_years(held: Held, before: Held) -> Iterator[Suspicion]:
    """The first sentence that opens with last year, word for word as last year's report said it of its own year."""
    for sentence, passage in held.sentences.items():
        opening = _OPENING.match(sentence)
        if opening and int(opening["year"]) == before.year and sentence in before.sentences and str(held.year) not in sentence:
            same = f"与{before.year}年年报逐字相同"
            message = f"正文有一句写的是{before.year}年（“{_shown(sentence)}”），{same}，请看看是不是忘了改年份和内容"
            yield Suspicion("stale_year", held.id, message, (passage, before.sentences[sentence]))
            return


def _others_subject(near: Neighbourhood) -> Iterator[Suspicion]:
    """The first sentence about another organ, word for word as that organ's report has it."""
    own = (near.held.organ.name, *near.held.organ.aliases)
    for sentence in (s for s in near.held.sentences if s in near.alike):
        subject = re.sub(r"^20\d\d年度?(?:以来)?[，,]?", "", sentence)
        for other in near.alike[sentence]:
            named = next((n for n in (other.organ.name, *other.organ.aliases) if len(n) >= 5 and subject.startswith(n)), None)
            if named and not any(name.startswith(named) or named in name for name in own):
                same = f"与{other.organ.name}{other.year}年年报逐字相同"
                message = f"正文有一句说的是“{named}”（“{_shown(sentence)}”），{same}，请看看是不是照抄时没有改"
                yield Suspicion("others_subject", near.held.id, message, (near.held.sentences[sentence], other.sentences[sentence]))
                return


def _unchanged_figures(held: Held, before: Held) -> Iterator[Suspicion]:
    """Lists of figures counted anew every year that all stand as they did last year."""
    last = _by_sentence(before)
    same: dict[frozenset[tuple[str, Decimal, str]], list[Said]] = {}
    for said in last:
        same.setdefault(_figures(said), said)
    for said in _by_sentence(held):
        figures = _figures(said)
        large = {value for _, value, _ in figures if value >= _SIZE}
        if len(large) >= _FEWEST and figures in same:
            named = "、".join(f"{_shown(one.label)} {plain(one.value)} {one.unit}" for one in said[:_FEWEST])
            group = f"{named}{'等' if len(said) > _FEWEST else ''}"
            message = f"正文的一组数（{group}）与{before.year}年年报完全相同，请看看是不是沿用了上一年的数"
            yield Suspicion("unchanged_figures", held.id, message, (*(s.id for s in said), *(s.id for s in same[figures])))


def _by_sentence(held: Held) -> list[list[Said]]:
    found: dict[str, list[Said]] = {}
    for said in held.said:
        if said.unit in _FLOWS:
            found.setdefault(said.sentence, []).append(said)
    return [said for said in found.values() if len(said) >= _FEWEST and str(held.year - 1) not in said[0].sentence]


def _figures(said: list[Said]) -> frozenset[tuple[str, Decimal, str]]:
    return frozenset((one.label, one.value, one.unit) for one in said)


def _shown(sentence: str) -> str:
    """How a sentence begins; nothing of one that is written for a machine."""
    if addresses_a_machine(sentence):
        return "…"
    return sentence[:_SHOWN] + ("…" if len(sentence) > _SHOWN else "")
