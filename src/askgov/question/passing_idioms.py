"""What is said in passing beside what is asked: how exactly, why it is asked, of how many years that are named, how to work it out.

A rule that takes words out may match only what says nothing of which figure is asked for.
"""

import re

from askgov.question.rules import Rule

IN_PASSING: tuple[Rule, ...] = tuple(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        (r"[,，?？。](?:给个?|要个?|来个?)?精确(?:的)?(?:百分比|百分数|点|数|值|到小数点?后?[一二两]?位?)?(?=[?？。]?$)", ""),
        (r"[,，?？。]百分[数比](?:保留)?[一二两]位小数(?=[?？。]?$)", ""),
        (r"(?:发出|颁发|核发|发放)的(?=(?:行政)?许可)", "的"),
        # no part of what is asked about anyway: 市级部门（不含县区）
        (r"(?<=部门)[(（]不(?:含|算|包括|计)(?:各)?(?:县区|区县|县市区|县|乡镇|街道|乡镇街道|镇街)[)）]", ""),
        # none at all: 一件复议都没有吧
        (r"(?:连)?一件(?P<what>[^,，。?？\d]{2,14}?)[都也]没有?(?:过)?(?=吧|吗|么|对吗|[?？])", r"没有\g<what>"),
        # how many years, which are named
        (r"(?<=(?:20)\d\d年)(?:这|一共|总共|共)?[两三四五六七八九十]个?年度?(?=的|[,，])", ""),
        # much or little, of which the number is asked: 收到了很多申请，到底是多少件
        (r"(?<=收到了|收到过)(?:很多|不少|许多)(?=[^,，。?？]{0,8}申请[,，][^,，。]{0,6}(?:多少|几))", ""),
        # why it is asked: the asker has not found it
        (
            r"[,，?？。;；]我(?:去|在)?(?:找|看|翻|查)[^,，。?？]{0,14}(?:报告|年报|表格?)[^,，。?？]{0,3}(?:没看到|没找到|找不到|看不到|没见[到着])[^,，。?？]{0,12}(?=[?？。]?$)",
            "",
        ),
        # where it stands
        (r"在?(?<![府户方])(?:网站|官网)上(?:一共|总共|共|总计)?(?=(?:主动)?(?:公开|发布?|晒|挂)(?:了|的|出来)?)", "网站"),
        # what is charged for it
        (
            r"(?:因为?|由于|为了?)?(?:政府)?信息公开(?:申请)?(?:一共|总共)?收(?:了|过|取)?(?:老百姓|群众|申请人|人家)?(?:一共|总共)?(?:多少钱|多少费用?|多少元|几块钱)",
            "信息处理费多少元",
        ),
        # how to work it out, which has been said: 平均每件对应多少件？就是复议总数除以诉讼总数
        (r"(?<=[几多少]件)([^,，。?？]{2,12})[,，?？]就是[^,，。?？]{2,12}(?:除以|比上)[^,，。?？]{2,12}(?=[,，?？。]|$)", r"\1"),
    )
)
