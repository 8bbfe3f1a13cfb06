"""Questions of every kind about made-up organs, worded as people ask. A conversation is a tuple of turns; its last is the question."""

from collections.abc import Mapping, Sequence
from random import Random

from benchmarks.made_up import YEARS, District

Turns = tuple[str, ...]
WORDINGS: Mapping[str, tuple[str, ...]] = {
    "lookup": (
        "{organ}{year}年{line}多少件",
        "{year}年{short}收到多少件信息公开申请",
        "{short}{year}年自然人申请予以公开的有几件",
    ),
    "sum of cells": ("{short}{year}年不予公开的一共多少件", "{short}{year}年行政许可、行政处罚、行政强制各多少件"),
    "trend": ("{short}历年{line}的变化趋势", "{organ}近三年每年收到多少件申请"),
    "difference": ("{short}2024年{line}比2023年多多少件", "{short}2023年收到的申请比上一年增加了多少件"),
    "growth": ("{short}2024年{line}比2023年增长了百分之几", "{short}2023年收到申请的增长率是多少"),
    "share": ("{short}{year}年自然人的申请占比多少", "{short}{year}年予以公开的占办理结果总数的百分之几"),
    "rank": ("{place}各部门{year}年{line}从多到少排名", "{short}{year}年{line}在{place}各部门里排第几"),
    "extreme": ("{place}哪个部门{year}年{line}最多", "{place}{year}年哪个乡镇收到的申请最少"),
    "count": ("{place}有几个部门{year}年{line}超过100件", "{place}有多少个单位{year}年没有收到申请"),
    "threshold": ("{place}哪些部门{year}年收到的申请超过10件", "{short}{year}年{line}超过1000件了吗"),
    "sum": ("{place}各部门{year}年{line}合计多少件", "{place}各乡镇{year}年收到申请合计多少件"),
    "average": ("{place}各部门{year}年{line}平均多少件", "{place}各乡镇{year}年收到的申请平均多少件"),
    "whole city": (
        "{city}所有单位{year}年{line}合计多少件",
        "{city}各县区{year}年{line}哪个最多",
        "{city}哪个单位{year}年{line}最多",
    ),
    "all organs": ("哪个单位{year}年{line}最多", "所有单位{year}年{line}合计多少件", "各教育局{year}年收到多少件申请"),
    "follow-up": (
        "{short}2024年收到多少件申请 / 那2023年呢",
        "{short}2024年{line}多少件 / {other}呢",
        "{short}2023年收到多少件申请 / 企业的呢",
    ),
    "definition": ("什么是依申请公开", "予以公开是什么意思", "行政机关多少天内要答复申请"),
    "figure in prose": (
        "{short}{year}年举办了多少期政务公开培训班",
        "{short}{year}年通过政务微信公众号发布了多少篇",
        "{short}{year}年政务公开专区接待群众多少人次",
    ),
    "passage of a report": (
        "{short}{year}年存在哪些问题",
        "{short}{year}年政务公开专区做了什么",
        "{short}下一步怎么改进政策解读",
    ),
    "refused: unknown organ": (
        "{nowhere}教育局{year}年{line}多少件",
        "{nowhere}{year}年收到多少件申请",
        "{nowhere}公安局{year}年怎么培训的",
    ),
    "refused: which organ": ("教育局{year}年收到多少件申请", "{year}年{line}多少件", "县公安局{year}年{line}多少件"),
    "refused: which year": ("{short}{line}多少件", "{short}收到多少件申请"),
    "refused: nothing asked": ("今天天气怎么样", "你好", "怎么办身份证", "{short}局长是谁"),
    "refused: no such figure": (
        "{short}{year}年罚款金额是多少",
        "{short}{year}年有多少只大熊猫",
        "{short}{year}年接受培训的有多少人次",
    ),
    "refused: no such year": ("{short}2012年{line}多少件", "{place}各部门2010年{line}合计多少件"),
    "prose, no organ": (
        "{year}年举办了多少期政务公开培训班",
        "政务公开专区怎么接待群众",
        "{year}年政策解读存在哪些问题",
        "{nowhere}{year}年举办了多少期培训班",
    ),
}
_LINES = ("行政处罚", "行政许可", "行政强制", "行政复议")
_NOWHERE = ("雪岭县", "苇荡县", "海棠市", "北渠县", "枣林市", "临泽岗县", "杉树坪县")


def asked(districts: Sequence[District], each: int, seed: int) -> dict[str, list[Turns]]:
    """So many conversations of every kind about these organs; another seed asks about others."""
    random = Random(seed)
    return {kind: [_worded(wordings[n % len(wordings)], districts, random) for n in range(each)] for kind, wordings in WORDINGS.items()}


def _worded(wording: str, districts: Sequence[District], random: Random) -> Turns:
    district = random.choice(districts)
    organ, other = random.sample(district.departments, 2)
    words = {"place": district.name, "city": district.city, "organ": organ, "other": other}
    words |= {"short": organ.removeprefix(district.city) if district.name != district.city else organ}
    words |= {"year": str(random.choice(YEARS)), "line": random.choice(_LINES), "nowhere": random.choice(_NOWHERE)}
    return tuple(wording.format(**words).split(" / "))
