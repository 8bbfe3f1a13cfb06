"""Questions for what an organ does about something: 后来怎么改的, 想了什么办法, 立了什么规矩, 打算换成什么.

Reports tell that in their chapter on problems and improvements, seldom in the words of those who ask.
"""

import re

WHOLE_CHAPTER = "年报里没有和问题字句一致的话，上面是这份年报讲问题和改进的部分。"  # said with that chapter

_HOW = r"(?:怎么|怎样|咋个?|如何)"
_MEND = r"(?:改|办|弄|整|治|搞|补|防|堵|解决|处理|处置|应付|应对|对付|照顾|收拾|化解|避免|纠正|调整|完善|帮|管|做)"
_WHAT = r"(?:什么|啥|哪些|哪种|个什么|个啥|了什么|了啥)"
_MENDING = re.compile(
    rf"{_HOW}(?:去|来|着|给|把[^,，。?？]{{1,8}})?{_MEND}(?!结|事|得)|{_HOW}(?:样)?(?:才|能|就)?(?:不|别)(?:再)?"
    rf"|(?:想|出|有|拿|定|立|用|使|支)(?:了|过|出|没(?:有)?)*(?:点|个|些)*{_WHAT}?(?:新)?(?:办法|法子|招数?|措施|规矩|规定|制度|对策|点子|关口|辙|主意|手段|班子)"
    rf"|(?:打算|准备|承诺|计划|答应|保证|要求|决定|说要|说好|许诺)[^,，。?？]{{0,16}}?(?:{_WHAT}|{_HOW}|换成|改成|哪|几|多少|谁)"
    rf"|(?:后来|之后|随后|接下来|下一步|今后|往后|以后|来年|第二年|下一年)[^,，。?？]{{0,12}}?(?:{_HOW}|{_WHAT}|改|补|换)"
    r"|(?:请|找|让|叫|派)了?(?:谁|哪些人|什么人|哪个)(?:来|去|帮)"
    r"|改进|整改|补救|改观|怎么整|咋整|想辙|怎么弄好"
)


_ADVICE = re.compile(  # 我对答复不服该怎么办: what the asker is to do, no report tells
    rf"(?:我|我们|咱们?|俺们?|本人|个人)(?!们?(?:局|县|市|区|镇|单位))[^,，。?？]{{0,16}}(?:该|应该|应当|要|得|可以|能)?{_HOW}(?:办|弄|做|处理|维权|申请|投诉|反映)"
)


def asks_to_mend(question: str) -> bool:
    """Whether it is asked what is done about something."""
    return _MENDING.search(question) is not None and not asks_advice(question)


def asks_advice(question: str) -> bool:
    """Whether it is asked what the asker is to do."""
    return _ADVICE.search(question) is not None
