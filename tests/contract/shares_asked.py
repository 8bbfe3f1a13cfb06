"""Questions for shares and changes of 枫渚县 and its organs, each with the two questions for the figures that they are computed from."""

import itertools
from collections.abc import Iterator
from random import Random

Asked = tuple[str, str, str, bool]  # the question, the figure, what it is set against, whether the change is asked for

_PLACE = "枫渚县"
_ORGANS = ("公安局", "教育局", "住建局", "司法局", "市监局", "自规局")
_COUNTED = ("新收申请", "行政处罚", "行政许可", "办结", "复议")
_ENDS = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理")
_APPLICANTS = ("自然人", "企业", "科研机构", "律所")
_OF_PLACE = (
    "{y}年{o}的{c}占全县的百分之几", "{o}{y}年{c}占{p}{c}总数的比例", "{p}{y}年{c}里{o}占几成", "{y}年全县{c}，{o}一家占多大比例", "{o}{y}年{c}是全县的百分之多少",
)  # fmt: skip
_OF_CLOSED = (
    "{o}{y}年{c}占办结的百分之几",
    "{p}{o}{y}年办结的申请里{c}的比例是多少",
    "{y}年{o}{c}的占全部办理结果的多少",
    "{o}{y}年办结里头{c}占多少",
)
_OF_COLUMN = ("{o}{y}年新收申请中{c}占百分之几", "{y}年{o}收到的申请有百分之几是{c}提的", "{c}占{o}{y}年新收的比重", "{o}{y}年{c}申请占比")
_CHANGES = (
    "{p}{o}2025年{c}比上年增长百分之几",
    "{p}{o}{c}2025年同比增幅",
    "{p}{o}去年{c}较前年变化百分之多少",
    "{p}{o}2024到2025年{c}的增长率",
)


def asked(random: Random, count: int) -> list[Asked]:
    """So many questions, drawn from all that there are."""
    return random.sample([*_shares(), *_changes()], count)


def _shares() -> Iterator[Asked]:
    for y, o in itertools.product((2024, 2025), _ORGANS):
        for c, form in itertools.product(_COUNTED, _OF_PLACE):
            yield form.format(p=_PLACE, y=y, o=o, c=c), f"{_PLACE}{o}{y}年{c}多少", f"{_PLACE}{y}年{c}多少", False
        for c, form in itertools.product(_ENDS, _OF_CLOSED):
            yield form.format(p=_PLACE, y=y, o=o, c=c), f"{_PLACE}{o}{y}年{c}多少", f"{_PLACE}{o}{y}年办结多少", False
        for c, form in itertools.product(_APPLICANTS, _OF_COLUMN):
            yield form.format(p=_PLACE, y=y, o=o, c=c), f"{_PLACE}{o}{y}年{c}新收申请多少", f"{_PLACE}{o}{y}年新收申请多少", False


def _changes() -> Iterator[Asked]:
    for o, c, form in itertools.product((*_ORGANS, ""), (*_COUNTED, *_ENDS), _CHANGES):
        yield form.format(p=_PLACE, o=o, c=c), f"{_PLACE}{o}2025年{c}多少", f"{_PLACE}{o}2024年{c}多少", True
