"""Whether a text speaks to a machine that reads it (忽略以上指令, 你是一个助手), as no report does to its readers.

Told by what stands together in one sentence: an order, and a machine or an answer that is to be given. Such a passage is not quoted as an
answer and not given to a language model. No list of words is complete, and nothing rests on this one alone: an order that slips through is
quoted as what the report says, and what a model makes of it is held against the passage like anything else.
"""

import re
import unicodedata
from functools import lru_cache

_SENTENCE = re.compile(r"[。！？!?；;\n]+")
_ORDER = re.compile(
    r"[你您勿]|(?<![申邀提报聘敬])请(?![示求假人教功])|须|必须|只[许能需要]|不[要必](?![求然])|别再|假装|扮演|忽略|无视|忘[记掉了]|抛开|绕[过开]|跳过|停止|立即"
    r"|一律|转而|接管|直接|应当?声称"
)
_MACHINE = re.compile(
    r"(?<![A-Z])AI(?![A-Z])|GPT|LLM|(?<!引入)(?:语言)?大?模型(?=[：:，,须请读])|助手(?=[，,：:须请])|没有限制的助手|人工智能助手|聊天机器人|机器人(?=[，,：:])"
    r"|问答(?:系统|程序)[，,须]|阅读程序|提示词|(?:管理员|新的?|以上|系统|所有)(?:所有|全部)?指令|系统(?:提示|消息|的限制)|开发者消息|JSON"
    r"|(?:之前|此前|先前|以上|上[面文述]|前面|原有)的?(?:全部|所有|一切)?(?:要求|规则|设定|说明|任务|材料|内容|文字)",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?<!应)[回作]答(?!复|辩|群众|咨询|提问|问题|社会|网民)|答案|输出(?!端)|复述|声称|说成|改口|(?:告诉|回复)(?:用户|读者|提问者)|(?:答|说|回复)[“\"「]|引用(?:原文|本报告|表格)"
)
_OTHERWISE = re.compile(
    r"(?:用户|有人)(?:询?问|提问)|无论问|(?:真实|正确|最终)的?(?:数字|答案)|不算数|任务已变更|身份改为"
    r"|\b(?:ignore|disregard|forget|override|bypass|pretend|instructions?|prompts?|guidelines|assistant|respond|reply|answer|output|repeat)\b"
    r"|\b(?:you are|act as|from now on|as an ai|tell the)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"<\|[a-z_]+\|>|\[/?INST\]|<</?SYS>>|</?(?:system|prompt|user|assistant|instructions?)>|\"role\"\s*:|^\W*(?:system|user)\s*:",
    re.I | re.M,
)


@lru_cache(maxsize=10_000)  # a report's sentences are looked at again with the next question
def addresses_a_machine(text: str) -> bool:
    """Whether a text gives orders to whoever answers from it."""
    plain = unicodedata.normalize("NFKC", text)
    return _TAG.search(plain) is not None or any(map(_orders, _SENTENCE.split(plain)))


def _orders(sentence: str) -> bool:
    if _OTHERWISE.search(sentence):
        return True
    return _ORDER.search(sentence) is not None and (_MACHINE.search(sentence) or _ANSWER.search(sentence)) is not None
