"""Plans for passages: how, why and what questions, of one report, of several beside one another, of all organs of a place."""

import re
from collections.abc import Sequence

from askgov.asked import WHO_DOES, told_by_which
from askgov.chapters import CHAPTER, points_to, without_what_follows
from askgov.domain import Decline, Entity, PassageQuery, Plan
from askgov.matters import matter_of
from askgov.not_held import no_such_report
from askgov.plan_prose import of_the_tables, wider_organs
from askgov.previous import years_of
from askgov.question.organ_mentions import OrganMention
from askgov.question.organs import SEATS, Catalogue
from askgov.question.reading import Reading
from askgov.report_pairs import reports_beside, years_beside
from askgov.slots import Organs, ask_which_organ, planned_in, resolve_years
from askgov.taxonomy.concepts import concept
from askgov.told_among import WHICH as WHICH_TELL

_SEVERAL_REPORTS = "同时问了几个机关的几个年度，没法对应起来。请按机关或者按年度分开问。"
_NOTHING_ASKED = "请写明要问什么，例如：某县教育局2023年存在哪些问题？某县2023年收到多少件信息公开申请？"
_HOLLOW = re.compile(r"(?:的|是|有|到底|究竟)?(?:谁|怎么办|为什么|为啥|为何|什么|啥|怎么|怎样|如何|咋办?|哪些)+[呢啊吗呀]?")
_WHICH_TOWNS = re.compile(r"哪(?:一?个|些|几个)(?:乡镇|镇街|街镇|镇|街道|乡)(?![^,，。]{0,4}(?:部门|局|单位))")
_WHICH_BUREAUS = re.compile(r"哪(?:一?个|些|几个|几家)(?:委办局|局|部门)(?!(?:和|与|、|及)[^,，。]{0,3}[镇县区乡街])")
_MOST_ORGANS = 100  # of which it is asked who tells of something
_NONE_TELLS = "这些机关的年报里没有找到说到它的话。"
_ADDED = re.compile(r"一共|总共|合计|加起来|共计")
_PERHAPS_MORE = "这些原文是按意思从各机关的年报里找出来的，可能不全。"
_PLANNED_IN = "{}年的打算写在{}年的年报里。"
_TELLS = re.compile(r"(?:讲|说|提|谈|写|介绍|涉及|关注)(?:过|到了?|及|了)|(?:的|这件|这种|这类|方面的?)(?:事儿?|事情|内容|情况)$|^[了过]")


def _less_telling(words: Sequence[str]) -> tuple[str, ...]:
    """Words without what only says that a report tells of them: 讲过信用修复的事."""
    return tuple(bare for word in words if (bare := _TELLS.sub("", word)))


def passages(reading: Reading, organs: Organs, known: Catalogue, previous: Plan | None) -> Plan:
    """The plan of a how, why or what question, narrowed to the organ and the years named or gone on with."""
    ids = organs.ids or organs.within
    before = planned_in(reading, ids, known)
    years = (before,) if before is not None else reading.year_list or (years_of(previous) if organs.inherited else ())
    if ids and reading.years and before is None:
        checked = resolve_years(reading, ids, known, ())
        if isinstance(checked, Decline):
            return checked
    if not (ids or reading.words or reading.strangers) and len(known.entities) > 1:
        return ask_which_organ(reading, known)
    if _HOLLOW.fullmatch(reading.about.strip("，,。?？ ")):
        return Decline(reason="ambiguous", message=_NOTHING_ASKED)
    beside = reports_beside(reading, ids, known) if before is None and organs.ids else ()
    if len(ids) > 1 and len(reading.year_list) > 1 and organs.ids and not beside:
        return Decline(reason="ambiguous", message=_SEVERAL_REPORTS)  # 望江区2023年和云溪县2024年: which year is whose
    on_topic = bool(
        reading.organs
        or reading.strangers
        or reading.concepts.slots
        or reading.sections
        or "公开" in reading.text
        or "年报" in reading.text
    )
    section = reading.sections[0] if reading.sections else CHAPTER if points_to(reading.text) else None
    which = told_by_which(reading)
    asked = without_what_follows(reading.text) if section == CHAPTER else reading.text
    words = tuple(word for word in reading.words if word in asked) if section == CHAPTER else reading.words
    about = without_what_follows(reading.about) if section == CHAPTER else reading.about
    notes = (_PLANNED_IN.format(before + 1, before),) if before is not None else _unheld(ids, years_beside(reading), known, beside)
    return PassageQuery(
        entities=ids, years=years, beside=beside, section=section, told_by=which,
        terms=_less_telling(words) if which else words,
        matter=matter_of(reading.text) if ids else "", by_meaning=not ("reason" in reading.asks and of_the_tables(reading)),
        subjects=reading.strangers, question=reading.text, about=about, on_topic=on_topic, wider=wider_organs(reading, ids, known),
        fallback=no_such_report(reading.strangers, known).message if reading.strangers else "",
        notes=(*notes, _PERHAPS_MORE) if which and not ids else notes,
    )  # fmt: skip


def told_by_organs(reading: Reading, known: Catalogue) -> PassageQuery | None:
    """Which organs tell of something: 青棠哪些局说过人手不够; None where that is not asked, or one organ is named.

    Those of the place named; where none is, all of a collection that is small enough to be looked through.
    """
    places = {mention.place or _governed(mention, known) for mention in reading.organs}
    of_prose = reading.residue or any(concept(id_).prose for slot in reading.concepts.slots for id_ in slot.candidates)
    computed = (
        reading.order.order or reading.order.threshold or set(reading.operators) - {"compare", "trend"} or _ADDED.search(reading.text)
    )
    if (
        computed
        or len(places) > 1
        or "" in places
        or not of_prose
        or reading.strangers
        or not WHICH_TELL.search(WHO_DOES.sub("", reading.text))
    ):
        return None
    among = tuple(dict.fromkeys(id_ for place in places for id_ in (*known.in_place(place), *known.within(place)))) or tuple(known.entities)
    among = tuple(id_ for id_ in among if _of_kind_asked(reading.text, known.entities[id_]))
    if not among or (not places and len(among) > _MOST_ORGANS):
        return None
    return PassageQuery(
        years=reading.year_list, told_by=True, among=among, terms=reading.words, question=reading.text,
        about=reading.about, notes=(_PERHAPS_MORE,), fallback=_NONE_TELLS if places else "",
    )  # fmt: skip


def _of_kind_asked(text: str, organ: Entity) -> bool:
    """Whether an organ is of the kind asked for: 哪些镇 are no 局, 哪些局 no governments."""
    if _WHICH_TOWNS.search(text):
        return organ.level == "township" and organ.kind in SEATS
    return organ.kind not in SEATS if _WHICH_BUREAUS.search(text) else True


def _governed(mention: OrganMention, known: Catalogue) -> str:
    """The place of a government named as such (全县, 县里); "" for another organ."""
    organs = [known.entities[id_] for id_ in mention.candidates]
    return organs[0].place if len(organs) == 1 and organs[0].name.endswith("人民政府") else ""


def _unheld(ids: Sequence[str], years: Sequence[int], known: Catalogue, beside: Sequence[tuple[str, int]] = ()) -> tuple[str, ...]:
    """The note on reports that are asked for beside others and are not held: 教育局和民政局2022年的问题; none where each has its year."""
    named = [(id_, year) for id_ in ids for year in years]
    if len({id_ for id_, _ in beside}) == len(beside) > 1:
        named = list(beside)
    missing = [f"{known.entities[id_].name}{year}年" for id_, year in named if year not in known.years[id_]]
    return (f"没有收录{'、'.join(missing)}的年报。",) if missing and len(missing) < len(named) else ()
