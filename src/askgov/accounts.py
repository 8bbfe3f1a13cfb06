"""Figures of an account of a medium: how much it published, how many follow it.

The name of the account must stand in the sentence, and every word of the question in the figure's own clause, but for those that only
say that something is published: 留言答复多少条 is not answered by 发布105篇, nor 疫情防控信息 by all that was published.
"""

import re
from collections.abc import Sequence

from askgov.anchors import units_asked
from askgov.clauses import clause_of
from askgov.domain import Statement, StatementQuery
from askgov.paraphrase import features, standing
from askgov.question.lexicon import function_words
from askgov.question.residue import ASKS
from askgov.statements import growth_stated

_MEDIA = tuple(
    re.compile(words)
    for words in (
        r"(?:政务|官方)?微信(?:公众(?:号|平台))?|公众?号|公众平台|订阅号",
        r"抖音(?:号|短视频)?",
        r"快手号?",
        r"(?:新浪|政务|官方)?微博",
        r"(?:微信)?视频号",
        r"(?:今日)?头条号?",
        r"(?:微信)?小程序",
        r"(?:手机)?客户端|[Aa][Pp][Pp]",
    )
)
_FOLLOWED = re.compile(r"(?<![取新])(?:粉丝|关注)(?:数|量|者|用户|人数|人)?|订阅用户数?|用户(?=\d|$)")
_PUBLISHED = re.compile(
    r"发文量?|发[布了出表过]*|推文|推送|推[送出了]*|更新|刊发|公开|编发|文章|稿件|稿子|东西|内容|信息|图文|动态|消息|作品|累计|合计|加起来|被|自己|一年|去年|今年|一共|总共"
    r"|共|全年|年度|数量|条数|篇数|总量|账号|这个|有|是|的|了|过|号|数|量|在|里|上"
)
_FOLLOWING = re.compile(r"有|是|的|了|多|账号|这个|数|量|人|名|个|达到|共|一共|总共|号")
_DENIED = re.compile(r"没|未|不|除|取关|新增")
_UNIT = re.compile(r"^[万亿](?=\s|$)|^[万亿]?(?:条|篇|次|件|个|人次|人|名|位|期|则)")
_CJK = re.compile(r"[\u4e00-\u9fffA-Za-z]+")


def of_account(query: StatementQuery, pool: Sequence[Statement]) -> tuple[Statement, ...]:
    """The one figure of each report that is asked for of the account named; () where there is none, or one of several."""
    asked = query.about or query.question
    if _DENIED.search(asked) or len(ASKS.findall(asked)) > 1:
        return ()
    told = [s for s in pool if query.account in _bare(s.sentence) and not growth_stated(s)]
    units = units_asked(asked, {s.unit for s in pool})
    media = [medium for medium in _MEDIA if medium.search(asked)]
    followed = _FOLLOWED.search(asked) is not None
    told = [s for s in told if _FOLLOWED.search(s.label) is not None] if followed else [s for s in told if not units or s.unit in units]
    if media and not followed:
        told = [s for s in told if any(medium.search(s.label) for medium in media) or _of_none_but(media, s)]
    told = [s for s in told if not _strange(asked, s, followed=followed) and not _narrower(asked, s, query.account)]
    return tuple(told) if len({s.report_id for s in told}) == len(told) else ()


def _of_none_but(media: Sequence[re.Pattern[str]], statement: Statement) -> bool:
    """Whether the sentence speaks of no medium but those asked for: 微信公众号“云溪发布”…，全年发文1024篇."""
    said = [medium for medium in _MEDIA if medium.search(statement.sentence)]
    return bool(said) and all(medium in media for medium in said) and not any(m.search(statement.label) for m in _MEDIA if m not in media)


def _strange(asked: str, statement: Statement, *, followed: bool) -> bool:
    """Whether a word of the question says more than that something is published, or followed, and stands nowhere in the figure's clause."""
    held = features(" ".join((clause_of(statement), statement.label)))
    return any(not all(standing(run, held)) for run in _left(asked, _FOLLOWING if followed else _PUBLISHED))


def _narrower(asked: str, statement: Statement, account: str) -> bool:
    """Whether the figure's label says more than the question: 留言答复, 疫情防控信息 of all that was published."""
    label = statement.label.replace(account, "")
    named = features(asked)
    return any(not all(standing(run, named)) for run in _left(label, _PUBLISHED if not _FOLLOWED.search(label) else _FOLLOWING))


def _left(text: str, light: re.Pattern[str]) -> list[str]:
    """What a text says besides media, followers, how much, and what is light."""
    for pattern in (*_MEDIA, _FOLLOWED):
        text = pattern.sub(" ", text)
    parts = [_UNIT.sub(" ", part) if at else part for at, part in enumerate(ASKS.split(text))]
    for word in function_words():
        parts = [part.replace(word, " ") for part in parts]
    return [run for part in parts for run in _CJK.findall(light.sub(" ", part))]


def _bare(text: str) -> str:
    return "".join(text.split())
