"""What a stretch of a report is about, said before it counts: 二是公共资源交易公开。…，交易额19.4亿元，节约资金1.27亿元.

A reader who asks 公共资源交易的交易额 names the topic, whose words the sentence with the figure does not repeat. Here each statement's
sentence is read with its topic before it, and with the name of the organ that reports, so that these words are no strangers to it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from askgov.domain import Chunk, Statement
from askgov.neighbours import content
from askgov.paraphrase import features, standing
from askgov.question.residue import ASKS

_ITEM = re.compile(
    r"(?:^|(?<=[。；;：:\n]))\s*(?:[一二三四五六七八九十]+(?:是|要)|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|\d+[.、．](?!\d))"
)
_MARKS = "，,。；;：:？?"
_OF = re.compile(r"的|里面?|当中|之中|中(?=[^央国学小标介考级])|方面|工作|上(?!网)")
_TOPIC = re.compile(r"^(?P<topic>[^。：:；;\d]{2,24})[。：:]")


def with_topics(statements: Sequence[Statement], chunks: Sequence[Chunk], organs: Mapping[str, str]) -> tuple[Statement, ...]:
    """The statements, each with a sentence that begins with its topic; ``organs`` holds the name of the organ of each report, by its id."""
    told: dict[str, list[tuple[str, str]]] = {}
    for chunk in chunks:
        told.setdefault(chunk.report_id, []).extend(_stretches(chunk.text))
    return tuple(_told(statement, told.get(statement.report_id, ()), organs.get(statement.report_id, "")) for statement in statements)


def counts_itself(asked: str, statement: Statement) -> bool:
    """Whether what is counted is said by the figure's own sentence, and only what it is counted of by the topic above it.

    公共资源交易的|交易额多少亿 is; 减税退费金额多少 is not told by a subsidy under the topic of 减税退费.
    """
    held = features(" ".join((statement.sentence, statement.label, *statement.parent_labels)))
    if not (asks := list(ASKS.finditer(asked))):
        return True
    match = asks[-1]
    clause = max(asked.rfind(mark, 0, match.start()) for mark in _MARKS) + 1
    end = min((at for mark in _MARKS if (at := asked.find(mark, match.end())) >= 0), default=len(asked))
    before = _OF.split(asked[clause : match.start()])[-1]
    said = f"{before} {asked[match.start() : end]}"
    left = content("".join(" " if stands else char for char, stands in zip(said, standing(said, held), strict=True)))
    return not any(len(run) > 1 for run in left)


def _told(statement: Statement, stretches: Sequence[tuple[str, str]], organ: str) -> Statement:
    said = _bare(statement.sentence)
    topic = next((topic for topic, text in stretches if said in text), "")
    return statement.model_copy(update={"sentence": f"{organ}。{topic}。{statement.sentence}"})


def _stretches(text: str) -> Iterator[tuple[str, str]]:
    """(topic, bare text) of each item of a passage."""
    begins = [match.start() for match in _ITEM.finditer(text)]
    for begin, end in zip([0, *begins], [*begins, len(text)], strict=True):
        stretch = _ITEM.sub("", text[begin:end], count=1).strip()
        match = _TOPIC.match(stretch)
        yield (match["topic"] if match else "", _bare(text[begin:end]))


def _bare(text: str) -> str:
    return "".join(text.split())
