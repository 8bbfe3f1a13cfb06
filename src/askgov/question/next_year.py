"""The year next to that of the turn before, in words: 前一年, 再往前推一年, 次年.

Words that stand in the label of a row (上年结转, 上一年项目数量) say no year.
"""

YEAR_BEFORE = (
    r"再?(?:看看?)?(?:再?(?:往|向|朝)(?:前|回)(?:再)?(?:推|倒|退|数|看|挪|移)?一?年|再?前一年|头一年|上一?年度?"
    r"(?!度?(?:结转|转|项目|遗留|剩|没|未|有效|留|末|底)))"
)
YEAR_AFTER = r"再?(?:看看?)?(?:再?(?:往|向|朝)后(?:再)?(?:推|退|数|看|挪|移)?一?年|再?后一年|下一?年度?|次年|第二年)"
