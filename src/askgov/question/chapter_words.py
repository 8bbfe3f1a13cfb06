"""How people ask for the chapter on problems and improvements, in the words that point to it: 问题部分讲了啥 is 存在哪些问题."""

import re

from askgov.question.rules import Rule, Rules

_REPORT = r"(?:年度?报告?|报告|年报|报)"
_NEXT = r"(?:下一年度?|来年|明年|次年|后面|接下来|今后|下一步|(?:20)[0-3]\d年度?)"
_WHAT = r"(?:啥|什么|哪些|哪几[个条点项])"

OF_CHAPTERS: tuple[Rule, ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (
            rf"{_REPORT}(?:里面?|中|上)?的?(?:主要|存在的?)*问题(?:那|这)?(?:一)?(?:部分|章节|章|节|块)?(?:里|中)?(?:都)?(?:讲|说|写|列|提|谈)(?:了|的|到)?(?:是)?{_WHAT}",
            "年报存在哪些问题",
        ),
        (
            rf"{_REPORT}(?:里面?|中|上)?(?:所)?(?:列|写|提|说|讲|承认|检讨)(?:到|出|了|明)?的(?:主要|存在的?)*(?:问题|不足|短板)(?:有{_WHAT}|是{_WHAT})?(?=[?？]?$)",
            "年报存在哪些问题",
        ),
        (
            rf"{_REPORT}(?:里面?|中|上)?(?:说|写|提)?[,，]?{_NEXT}(?:的)?(?:准备|打算|计划|要|想)(?:怎么)?(?:做|干|改进|改|抓|搞)(?:{_WHAT}|哪些(?:工作|事)|些什么|什么(?:工作|事))?(?=[?？]?$)",
            "年报下一步打算做什么",
        ),
        (r"(?:计划|准备|打算|拟)(?:怎么)?做(?:哪些|什么|些什么)(?:样的)?(?:改进|整改|改善)(?:工作)?(?=[?？]?$)", "打算怎么改进"),
    )
)


in_chapter_words = Rules(OF_CHAPTERS)
"""A normalised question that asks for the chapter, in the words that point to it."""
