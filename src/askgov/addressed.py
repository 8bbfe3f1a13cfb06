"""Whether a text speaks to a machine that reads it (忽略以上指令, 你是一个助手), as no report does to its readers.

Such a passage answers nothing and is never given to a language model. The list cannot be complete, and no number or quote rests on it:
what a model makes of a passage is held against the passage itself.
"""

import re
import unicodedata

_MACHINE = (
    "(?:AI|人工智能(?:助手|模型|系统|程序)|大?语言模型|大模型|聊天机器人|智能(?:问答)?助手|智能体|问答(?:系统|程序|助手)|机器人|[A-Z]*GPT|LLM|模型|助手"
    "|assistant|chatbot)"
)
_GIVEN = "(?:之前|此前|以前|先前|上面|上[述文]|前面|前述|以[上下]|所有|全部|一切|任何|[原既现已]有|系统|默认|其[他它]|[你您]的)"
_ORDER = "(?:指[令示]|命令|提示词?|规[则定]|要求|限制|约束|设[定置]|准则|说明|任务|内容|原文|材料|文字|资料|问题|对话|上下文|检索结果)"
_MUST = "(?:请|务必|必须|应当?|须|只需|只要|只能|不得|不要|一律|直接|立即|马上|现在)"
_SPEAKS = (
    # what was given before is to be set aside
    rf"(?:忽略|无视|忘[记掉了]|抛[开弃]|[绕越]过|跳过|推翻|撤销|作废|清[除空]|(?:不[要必]?|别)再?(?:理会?|管|遵[守循]|听从|执行|参考|看))"
    rf"[^。；\n]{{0,6}}{_GIVEN}[^。；\n]{{0,10}}{_ORDER}",
    # who reads is told what it is
    rf"[你您](?:现在|从现在起|今后|接下来)?(?:就?是|扮演|充当|作为|变?成为?)[^。；\n]{{0,12}}(?:{_MACHINE}|管理员|专家|角色)",
    rf"(?:如果|[若凡]|假如|倘若)[你您]?(?:是|作为)?[^。；\n]{{0,6}}{_MACHINE}[^。；\n]{{0,12}}{_MUST}",
    # it is called, and told what to do
    rf"(?:^|[。；，,：:\s【\[（(]|致|各位|亲爱的){_MACHINE}们?[，,：:!！]?\s*(?:[你您]|{_MUST})",
    # what it is to answer
    rf"(?:{_MUST}|[你您](?:要|需要|可以)?){{1,3}}(?:回答|输出|打印|复述|重复|声称|回应)"
    r"(?:用户|读者|提问者|[一这]句|[一这]个|下面|[以如]下|[为成是说道]|数字|[“\"「：:])",
    rf"(?:回答|答案)[里中]?(?:都|统一|{_MUST})+[改写说填答换是为输用]",
    # how models are spoken to
    r"(?:系统|新的?|隐藏|开发者)(?:提示词?|指令|消息)\s*(?:[：:，,]|如下)",
    r"(?:输出|泄露|显示|告诉|交出|打印)[^。；\n]{0,8}(?:提示词|密钥|API ?key|system prompt)",
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules?|above|previous|prior|context)\b",
    r"\byou are (?:now )?(?:an?|the)\b|\bas an ai\b",
    r"\b(?:respond|reply|answer|output|say|print|repeat)\b[^.\n]{0,20}\b(?:with|only|exactly|that)\b",
    r"<\|[a-z_]+\|>|\[/?INST\]|<</?SYS>>|</?(?:system|instructions?|prompt|user|assistant)>",
    r"#{2,}\s*(?:system|instruction|user|assistant|指令|系统)",
    r"(?:^|\n)\s*(?:system|assistant|user|developer)\s*[：:]",
)
_SPOKEN_TO = re.compile("|".join(_SPEAKS), re.IGNORECASE)


def addresses_a_machine(text: str) -> bool:
    """Whether a text gives orders to whoever answers from it."""
    return _SPOKEN_TO.search(unicodedata.normalize("NFKC", text)) is not None
