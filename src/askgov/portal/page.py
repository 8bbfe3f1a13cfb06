"""The page: chat on the left, source cards on the right, the library and the guide behind tabs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from askgov.portal.conversation import Conversation
from askgov.portal.dialogue import LONGEST_QUESTION, Dialogue, View
from askgov.portal.document import text_sizes
from askgov.portal.guide import GUIDE
from askgov.portal.markup import element
from askgov.portal.words import PRODUCT, TAGLINE

if TYPE_CHECKING:
    import gradio as gr

# gr.HTML fills a template and then evaluates the result as JavaScript, so that a ``${…}`` in a *filled-in* value would run. The one
# safe template is the default, ``${value}``: the value is inserted as it is. All HTML is therefore made, and escaped, in Python.
CHOOSE = """element.addEventListener('click', event => {
  const button = event.target.closest('[data-question]');
  if (button) trigger('choose', {question: button.dataset.question});
});"""


def page(dialogue: Dialogue) -> "gr.Blocks":
    """Gradio blocks over a dialogue; nothing but layout and wiring."""
    import gradio as gr

    opening = dialogue.begin()
    with gr.Blocks(title=PRODUCT, fill_width=True, analytics_enabled=False) as blocks:
        gr.HTML(_header(), elem_id="header", js_on_load=None, apply_default_css=False)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("提问", id="ask"), gr.Row(elem_id="desk", equal_height=False):
                with gr.Column(scale=3, min_width=320, elem_id="left"):
                    welcome = gr.HTML(dialogue.welcome, elem_id="welcome", js_on_load=CHOOSE, apply_default_css=False)
                    transcript = gr.HTML(opening.transcript, elem_id="conversation", js_on_load=CHOOSE, apply_default_css=False)
                    with gr.Row(elem_id="composer"):
                        question = gr.Textbox(
                            label="您的问题", show_label=False, container=False, placeholder="请写明机关、年度和事项", lines=1, max_lines=4,
                            max_length=LONGEST_QUESTION, elem_id="question", scale=5, min_width=160,
                        )  # fmt: skip
                        send = gr.Button("提问", variant="primary", elem_id="send", scale=0, min_width=80)
                        anew = gr.Button("新的对话", elem_id="anew", scale=0, min_width=96)
                with gr.Column(scale=2, min_width=300, elem_id="right"):
                    sources = gr.HTML(opening.sources, elem_id="sources", js_on_load=None, apply_default_css=False)
            with gr.Tab("年报库", id="library"):
                wanted = gr.Textbox(
                    label="筛选", placeholder="输入机关或年度，例如：教育局 2023", max_length=100, elem_id="wanted",
                    container=False, show_label=False,
                )  # fmt: skip
                listing = gr.HTML(dialogue.library, elem_id="listing", js_on_load=None, apply_default_css=False)
            with gr.Tab("使用说明", id="guide"):
                gr.HTML(GUIDE, elem_id="guide", js_on_load=None, apply_default_css=False)
        gr.HTML(dialogue.footer, elem_id="footer", js_on_load=None, apply_default_css=False)
        state = gr.State(None, time_to_live=3600)
        _wire(dialogue, blocks, (question, state, transcript, sources), welcome, send, anew)
        wanted.change(
            dialogue.library, wanted, listing, api_visibility="private", show_progress="hidden", trigger_mode="always_last",
            concurrency_limit=8,
        )  # fmt: skip
    return cast("gr.Blocks", blocks)


def _wire(
    dialogue: Dialogue,
    blocks: "gr.Blocks",
    view: tuple["gr.Textbox", "gr.State", "gr.HTML", "gr.HTML"],
    welcome: "gr.HTML",
    send: "gr.Button",
    anew: "gr.Button",
) -> None:
    import gradio as gr

    question, state, transcript, _ = view

    def choose(conversation: Conversation | None, event: gr.EventData) -> Iterator[View]:
        yield from dialogue.ask(str(event._data.get("question", "")), conversation)

    def arrive(conversation: Conversation | None, request: gr.Request) -> Iterator[Any]:
        asked = str(request.query_params.get("q", ""))
        if asked.strip():
            yield from dialogue.ask(asked, conversation)
        else:  # touch nothing: someone quick may be typing already
            yield gr.skip()

    outputs = list(view)
    settings: dict[str, Any] = {"outputs": outputs, "api_visibility": "private", "show_progress": "hidden"}
    shared: dict[str, Any] = {"concurrency_limit": 8, "concurrency_id": "ask"}  # by default Gradio runs one call at a time
    asked = [
        gr.on([question.submit, send.click], dialogue.ask, [question, state], **settings, **shared),
        welcome.choose(choose, [state], **settings, **shared),
        transcript.choose(choose, [state], **settings, **shared),
        blocks.load(arrive, [state], **settings, **shared),
    ]
    for event in asked:
        event.failure(dialogue.failed, [state], **settings)
    anew.click(dialogue.begin, None, **settings)


def _header() -> str:
    name = element("div", element("h1", PRODUCT), element("p", TAGLINE))
    return str(element("header", element("div", name, text_sizes()), class_="top"))
