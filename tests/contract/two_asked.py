"""Questions that ask for two figures at once, each with the two questions that ask for them alone: of 枫渚县 and its organs."""

import itertools
from collections.abc import Iterator
from random import Random

Pair = tuple[str, tuple[str, str]]  # both at once, and each alone

_PLACE = "枫渚县"
_APPLICANTS = ("自然人", "企业", "科研机构", "公益组织", "律所")
_LINES = ("新收申请", "上年结转的申请", "予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "办结", "结转下年的")
_ENDS = ("维持", "纠正", "尚未审结")
_DISPUTES = (("复议", "诉讼"), ("复议", "直接起诉"), ("复议", "复议后起诉"), ("直接起诉", "复议后起诉"))
_ORGANS = ("公安局", "教育局", "住建局", "司法局", "卫健局", "东关街道", "")
_COUNTED = ("新收申请", "予以公开", "办结", "行政处罚", "行政许可", "复议", "复议被纠正的", "诉讼", "行政事业性收费")
_OF_COLUMN = (
    "{p}{y}年{a}的{x}和{z}各多少件", "{a}在{p}{y}年的{x}、{z}分别多少件", "{p}{y}年{x}和{z}里{a}的各几件", "{a}的，{p}{y}年{x}几件，{z}几件",
    "{p}{y}年{a}提的申请，{x}多少、{z}多少", "{p}{y}年{x}多少、{z}多少，只看{a}",
)  # fmt: skip
_OF_END = (
    "{p}{y}年{x}和{z}{e}的各多少件",
    "{p}{y}年{e}的{x}、{z}各几件",
    "{p}{y}年被{e}的，{x}和{z}各几件",
    "{p}{y}年{x}几件{e}，{z}几件{e}",
    "{p}{y}年{e}的有几件：{x}、{z}",
)
_OF_ORGANS = ("{y}年{x}和{z}的{c}各多少", "{x}、{z}{y}年{c}分别多少", "{y}年{c}，{x}多少，{z}多少", "{c}{y}年{x}多少？{z}呢")


def pairs(random: Random, count: int) -> list[Pair]:
    """So many of each kind, drawn from all that there are."""
    kinds = (_of_columns, _of_ends, _of_organs)
    return [pair for kind in kinds for pair in random.sample(list(kind(random)), count)]


def _of_columns(random: Random) -> Iterator[Pair]:
    for y, a, (x, z) in itertools.product((2024, 2025), _APPLICANTS, itertools.permutations(_LINES, 2)):
        both = random.choice(_OF_COLUMN).format(p=_PLACE, y=y, a=a, x=x, z=z)
        yield both, (f"{_PLACE}{y}年{a}{x}多少件", f"{_PLACE}{y}年{a}{z}多少件")


def _of_ends(_: Random) -> Iterator[Pair]:
    for form, y, e, kinds in itertools.product(_OF_END, (2024, 2025), _ENDS, _DISPUTES):
        for x, z in (kinds, kinds[::-1]):
            end = e if "尚未" not in e else "尚未审结"
            both = form.replace("被{e}", "{e}" if "尚未" in e else "被{e}").format(p=_PLACE, y=y, x=x, z=z, e=end)
            yield both, (f"{_PLACE}{y}年{x}{end}的多少件", f"{_PLACE}{y}年{z}{end}的多少件")


def _of_organs(random: Random) -> Iterator[Pair]:
    for y, c, (x, z) in itertools.product((2024, 2025), _COUNTED, itertools.permutations(_ORGANS, 2)):
        both = random.choice(_OF_ORGANS).format(y=y, c=c, x=x or _PLACE, z=z or _PLACE)
        yield both, (f"{_PLACE}{x}{y}年{c}多少", f"{_PLACE}{z}{y}年{c}多少")
