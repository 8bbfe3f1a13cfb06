"""The rules that reports are checked by: each with an id, what it says in plain Chinese, and how heavy a breach weighs.

The identities of the national tables are rules too; they stand in ``identities.toml`` with the cells that they compare. One whose breach
another rule tells is none.
"""

from collections.abc import Mapping
from functools import cache

from askgov.domain import Frozen, Severity
from askgov.taxonomy import data, identities


class Rule(Frozen):
    """A rule of the checks."""

    id: str
    text: str  # plain Chinese, as staff read it
    severity: Severity  # error: one of the figures must be wrong · doubt: may have a good reason · note: worth a look
    family: str  # what is held against what: 表内 · 跨年 · 正文与表格 · 正文分项 · 占比与增幅 · 填报 · 异常 · 上下级 · 照抄 · 依据与年度


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, the identities of the tables first."""
    of_tables = (
        Rule(id=identity.id, text=identity.text, severity=identity.severity, family="跨年" if identity.years else "表内")
        for identity in identities.every()
        if identity.told_as == identity.id
    )
    others = (Rule.model_validate(entry) for entry in data.table("rules")["rule"])
    return {rule.id: rule for rule in (*of_tables, *others)}


def rule(rule_id: str) -> Rule:
    """The rule of an id. Raises KeyError for one that there is not."""
    return rules()[rule_id]
