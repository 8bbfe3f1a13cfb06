"""The form that a draft is dropped into. It works without script: browsers take a file that is dropped on the field."""

from typing import Final

from markupsafe import Markup

from askgov.portal.document import document
from askgov.portal.draft_check import MOST_FILES
from askgov.portal.markup import element, notice

PATH: Final = "/check"  # below /staff
ADDRESS: Final = "/staff" + PATH
_KINDS: Final = ".html,.htm,.mhtml,.mht,.doc,.docx,.wps,.rtf,.odt,.pdf,.md,.txt,.xml,.zip,.png,.jpg,.jpeg,.tif,.tiff"
_FOOT: Final = "文件核对完就删除，不收录、不留存。核对由程序按固定的规则进行，只作提示；是否有误，请对照原文判断。"


def draft_page(token: Markup, largest: int, problem: str = "") -> str:
    """The form; ``token``: the hidden field that the gate asks for; ``problem``: why the last draft was not checked."""
    drop = element(
        "label",
        element("strong", "把年报草稿拖到这里，或点此选择文件"),
        element("span", f"网页、Word、PDF、文本，或至多 {MOST_FILES} 个文件打成的 ZIP；最大 {largest >> 20} MB"),
        element("input", type="file", name_="draft", accept=_KINDS, required=True),
        class_="drop",
    )
    send = element(
        "p", element("button", "核对", type="submit"), element("span", "一般几秒钟，扫描件要一两分钟，请不要关闭本页。"), class_="send"
    )
    form = element("form", token, drop, send, method="post", action=ADDRESS, enctype="multipart/form-data")
    what = (
        "表内：总计与各栏、各行之和，新收、结转与办理结果，复议和诉讼的合计；",
        "正文：正文里的数与表格，“其中”各项之和，占比与增幅；",
        "对照：已收录同一机关上一年报告的，还核对结转、项目数等能否接上。",
    )
    return document(
        "核对年报草稿",
        element(
            "main",
            element("p", element("a", "← 年报数据质量", href="/staff/quality"), class_="back"),
            element("h1", "核对年报草稿"),
            element("p", "发布之前先核对一遍：程序读出报告里的数字，逐条看彼此对不对得上，结果可以直接打印。", class_="lead"),
            notice("error", "没有核对", problem) if problem else "",
            form,
            element("h2", "核对些什么"),
            element("ul", *(element("li", each) for each in what)),
            id="main",
            class_="report draft",
        ),
        sheets=("draft.css",),
        foot=_FOOT,
    )


def back_bar() -> Markup:
    """What stands above the result on the screen, and not on paper."""
    return element(
        "nav",
        element("a", "← 再核对一份", href=ADDRESS),
        element("span", "要打印或存成 PDF，请按 Ctrl+P（⌘P）。文件已删除。"),
        class_="bar",
    )
