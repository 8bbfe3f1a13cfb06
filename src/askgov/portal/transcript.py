"""A conversation as HTML."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from askgov.domain import Answer, Notice, Source, Status
from askgov.portal import addresses, words
from askgov.portal.cards import cards
from askgov.portal.chart import chart
from askgov.portal.conversation import Conversation, Turn
from askgov.portal.markup import element, notice, together
from askgov.portal.results import results
from askgov.portal.wording import to_html

LONGEST_HEADLINE = 40  # characters of a first line that is set large
MOST_CONTRADICTIONS = 10  # told with their places below an answer
PROMISES = (
    ("✓ 每个数都有出处", "点 [1] 看到它在哪张表、哪一行、哪一列。"),
    ("✓ 算法公开", "增减、占比、合计都列出算式和用到的数。"),
    ("✓ 没有就说没有", "查不到、没填写、看不清，都会如实说明。"),
)


def transcript(conversation: Conversation) -> Markup:
    """All turns, oldest first."""
    return element("div", *map(_turn, conversation.turns), role="log", aria_label="问答记录")


def welcome(examples: Sequence[str], coverage: str) -> Markup:
    """What stands there before the first question. ``coverage`` says what is indexed, "" when nothing is."""
    command = element("code", "askgov ingest 年报文件夹")
    return element(
        "section",
        element("h2", "您想了解什么？", id="welcome-title"),
        element("p", "请写明机关、年度和想查的事项，用平常的话问就可以；还可以接着追问，例如“那 2022 年呢？”"),
        _choices("示例问题", [(question, question) for question in examples]),
        element("ul", *(element("li", element("strong", title), text) for title, text in PROMISES), class_="promises"),
        element("p", coverage, class_="coverage")
        if coverage
        else notice("doubt", "尚无年报", "请管理人员运行 ", command, "，完成后刷新本页。"),
        class_="welcome",
        aria_labelledby="welcome-title",
    )


def _turn(turn: Turn) -> Markup:
    if turn.answer is not None:
        body = together(_answer(turn.answer, turn.number))
    elif turn.trouble:
        body = notice("doubt", "没能作答", turn.trouble)
    else:
        body = element("p", "正在查阅年报…", class_="waiting")
    asked = element("p", element("span", "您问：", class_="unseen"), turn.question, class_="question")
    answered = element("div", body, class_="answer")
    return element("article", asked, answered, class_="turn", id=f"turn-{turn.number}", tabindex=-1, aria_label=f"第 {turn.number} 问")


def _answer(answer: Answer, turn: int) -> Iterator[Markup]:
    found = cards(answer)
    markers = {card.marker for card in found if card.marker}
    sign, word = words.STATUSES[answer.status]
    yield element("p", element("span", sign, aria_hidden="true"), f" {word}", class_=f"status {answer.status.value}")
    if understood := answer.plan.get("in_words"):
        yield element("p", str(understood), class_="understood")
    first = answer.text.partition("\n")[0]
    headline = answer.result.value is not None and answer.result.value.lstrip("-") in first and len(first) <= LONGEST_HEADLINE
    yield element("div", to_html(answer.text, markers, turn), class_="text headline" if headline else "text")
    yield chart(answer.chart)
    yield results(answer, markers, turn)
    for finding in answer.findings:
        if finding.message not in answer.text:  # the text may have said it already
            yield notice(finding.severity, words.SEVERITIES.get(finding.severity, words.DOUBTFUL), finding.message)
    yield _contradictions(answer.findings)
    yield _choices("可选的问法", [(option.label, option.question) for option in answer.options])
    yield _meta(answer, len(found))


def _contradictions(findings: Sequence[Notice]) -> Markup:
    """Where both sides of everything that does not add up stand, a link each."""
    told = [finding for finding in findings if finding.sources][:MOST_CONTRADICTIONS]
    if not told:
        return together(())
    lines = (
        element("li", finding.message, element("ul", *(_place(place, finding.sources[0]) for place in finding.sources))) for finding in told
    )
    return element("details", element("summary", "核对的依据"), element("ul", *lines), class_="grounds")


def _place(source: Source, first: Source) -> Markup:
    """A cell or a sentence; ``first``: the place told before, whose report need not be named."""
    address = addresses.report_page(source.report_id, source.block, source.cell, source.span)
    where = " × ".join(filter(None, (source.row, source.column))) or source.section or source.title
    where = where if source.report_id == first.report_id else f"{source.title} · {where}"
    return element("li", element("a", where, href=address, target="_blank", rel="noopener"), f"：{words.printed(source.as_printed)}")


def _choices(label: str, options: Sequence[tuple[str, str]]) -> Markup:
    buttons = (element("button", text, type="button", class_="choice", data_question=question) for text, question in options)
    return element("div", *buttons, class_="choices", role="group", aria_label=label) if options else together(())


def _meta(answer: Answer, sources: int) -> Markup:
    counted = f"依据 {sources} 处原文 · " if sources and answer.status is Status.ANSWERED else ""
    return element("p", counted, element("a", "本题链接", href=addresses.question_page(answer.question)), class_="meta")
