"""What organs and publishers do to the national forms: every change to a table that real reports show. The truth stays as it was written."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from .hands import NOTHING
from .national import Box, Table

LOCAL = ("local", None)  # the key of figures that no form has
Damage = Callable[[Table, Random], Table]

ALIASES = {
    "本年制发件数": ("本年度制发数", "本年制发数", "本年制发", "制发件数"),
    "本年废止件数": ("本年废止数", "废止件数"),
    "现行有效件数": ("现行有效数", "现行有效件", "现行有效件数（历史累计）"),
    "行政规范性文件": ("规范性文件",),
    "规章": ("规 章", "政府规章"),
    "本年处理决定数量": ("处理决定数量", "决定数量"),
    "本年收费金额（单位：万元）": ("收费金额", "收费总金额", "本年收费金额(单位:万元)", "本年收费金额"),
    "第二十条第（一）项": ("第二十条第(一)项", "第二十条  第(一)项", "第二十条(一)项"),
    "第二十条第（五）项": ("第二十条第(五)项", "第二十条 第（五）项", "第二十条(五)项"),
    "危及“三安全一稳定”": ("危及\"三安全一稳定\"", "危及「三安全一稳定」", "危及三安全一稳定"),
    "属于四类过程性信息": ("属于四类过程性性信息",),
    "法人或其他组织": ("法人和其他组织", "法人或其它组织"),
    "社会公益组织": ("社会公益性组织",),
    "四、结转下年度继续办理": ("四、结转下一年度继续办理", "四、结转下年"),
    "总计": ("合计",),
    "本年增/减": ("本年增／减", "增减"),
}  # fmt: skip
SECOND_LINES = {
    "本年新制作数量": "本年新", "本年新公开数量": "本年新", "商业企业": "商业", "科研机构": "科研", "社会公益组织": "社会公益", "法律服务机构": "法律服务",
    "结果维持": "结果", "结果纠正": "结果", "其他结果": "其他", "尚未审结": "尚未",
}  # fmt: skip


def _each(table: Table, change: Callable[[Box], Box]) -> Table:
    return [[box if box.key else change(box) for box in row] for row in table]


def aliased(table: Table, random: Random) -> Table:
    """Labels in other words."""
    chosen = {label: random.choice(others) for label, others in ALIASES.items() if random.random() < 0.5}

    def change(box: Box) -> Box:
        number, _, rest = box.text.rpartition(".")
        if rest in chosen:
            return replace(box, text=f"{number}.{chosen[rest]}" if number else chosen[rest])
        return box

    return _each(table, change)


def respaced(table: Table, random: Random) -> Table:
    """Spaces inside labels, brackets of the other width, full stops for numbers."""
    kind = random.choice((("（", "("), ("）", ") "), (".", "．"), (".", "、"), (".", ". "), ("、", "，"), ("结果", "结果 ")))
    return _each(table, lambda box: replace(box, text=box.text.replace(*kind)) if box.text[:1] not in "一二三四" else box)


def second_line_lost(table: Table, _: Random) -> Table:
    """Headers printed on two lines that kept only the first: 本年新 | 本年新 | 对外公开总数量."""
    return _each(table, lambda box: replace(box, text=SECOND_LINES.get(box.text, box.text)))


def captioned(table: Table, random: Random) -> Table:
    """The table's name and unit as its first row."""
    width = sum(box.across for box in table[0])
    text = random.choice(("单位：件", "统计表（单位：件）", "填报单位：本机关    单位：件"))
    return [[Box(text, width)], *table]


def noted(table: Table, random: Random) -> Table:
    """A remark as the last row."""
    width = sum(box.across for box in table[0])
    return [
        *table,
        [
            Box(
                random.choice(("注：本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和。", "填表人：张三    审核人：李四")),
                width,
            )
        ],
    ]


def local_rows(table: Table, random: Random) -> Table:
    """A row of the place's own below one of the form that stands by itself."""
    open_rows = [
        n
        for n, row in enumerate(table)
        if row[-1].key and all(box.down == 1 for box in row) and sum(b.across for b in row) == _width(table)
    ]
    place = random.choice(open_rows)
    label = random.choice(("其中：涉企信息数", "其中：本级机关", "其中：乡镇街道数"))
    lead, values = [box for box in table[place] if not box.key], [box for box in table[place] if box.key]
    own = [Box(label, lead[0].across), *lead[1:], *(Box(str(random.randint(1, 9)), box.across, key=LOCAL) for box in values)]
    return [*table[: place + 1], own, *table[place + 1 :]]


def _width(table: Table) -> int:
    return sum(box.across for box in table[0])


def numbered(table: Table, _: Random) -> Table:
    """A column of serial numbers on the left."""
    heads = next(n for n, row in enumerate(table) if row[-1].key)
    return [[Box("序号" if n == 0 else "" if n < heads else str(n - heads + 1)), *row] for n, row in enumerate(table)]


def merged_cells_miscounted(table: Table, random: Random) -> Table:
    """三、本年度办理结果 reaches over too few or too many rows."""
    by = random.choice((-2, -1, 1, 2))
    return [[replace(box, down=box.down + by) if box.down > 15 else box for box in row] for row in table]


def one_label_column(table: Table, _: Random) -> Table:
    """Group labels as rows of their own: no merged label cells."""
    rows: Table = []
    for row in table:
        labels, values = [box for box in row if not box.key], [box for box in row if box.key]
        if not values:
            rows.append(row)
            continue
        *groups, last = labels
        rows += [[Box(group.text), *[Box("", box.across) for box in values]] for group in groups]
        rows.append([replace(last, across=1, down=1), *values])
    return [[replace(box, across=1) if box.text.startswith("（本列") else box for box in row] for row in rows]


def two_label_columns(table: Table, _: Random) -> Table:
    """三、本年度办理结果 as a row of its own, without cells beside it or with empty ones; where it is one already, nothing is left to change."""
    rows: Table = []
    for row in table:
        if row[0].down > 1 and row[0].text.startswith("三、本年度"):
            rows.append([replace(row[0], down=1, across=2), *[Box("") for box in row if box.key]])
            row = row[1:]
        rows.append([replace(box, across=2) if box.across == 3 else box for box in row])
    return rows


def remarks_column(table: Table, _: Random) -> Table:
    """A column 备注 on the right, empty."""
    heads = next(n for n, row in enumerate(table) if row[-1].key)
    return [[*row, Box("备注", 1, heads)] if n == 0 else row if n < heads else [*row, Box("", key=LOCAL)] for n, row in enumerate(table)]


def subtotal_column(table: Table, random: Random) -> Table:
    """A column 小计 that an organ added for the five kinds of organisation: right of 其他, below 法人或其他组织. It holds their sum, where
    they are numbers."""
    between = len(table[0]) == 2 and len(table[1]) == 3 and table[1][1].across == 5  # the five kinds stand between the other two columns
    if [box.text for box in table[2][:1]] != ["商业企业"] or not between or not table[3][-1].key:
        return table
    rows: Table = [[table[0][0], replace(table[0][1], across=8)], [replace(box, across=6) if box.across == 5 else box for box in table[1]]]
    rows.append([*table[2], Box("小计")])
    for row in table[3:]:
        place = next((n for n, box in enumerate(row) if box.key), len(row))
        rows.append([*row[: place + 6], *([_subtotal(row[place + 1 : place + 6], random)] if place < len(row) else []), *row[place + 6 :]])
    return rows


def _subtotal(boxes: list[Box], random: Random) -> Box:
    texts = [box.text.replace(",", "").replace("，", "").strip() for box in boxes]
    numbers = [int(text) if text.isdecimal() else 0 for text in texts if text.isdecimal() or text in ("", *NOTHING)]
    return Box(str(sum(numbers) if len(numbers) == len(boxes) else random.randint(0, 9)), key=LOCAL)


ANY: tuple[Damage, ...] = (aliased, respaced, captioned, noted)
OF_TABLE: dict[str, tuple[Damage, ...]] = {
    "1": (local_rows,),
    "2": (second_line_lost, local_rows),
    "3": (subtotal_column, remarks_column, second_line_lost, merged_cells_miscounted, one_label_column, two_label_columns, local_rows),
    "4": (second_line_lost,),
}


def parted(table: Table, at: int, again: bool) -> list[Table]:
    """A table in two at a row, as page breaks cut it; with ``again`` the header is printed on both. Merged cells are cut."""
    heads = next(n for n, row in enumerate(table) if row[-1].key)
    if not heads < at < len(table):
        return [table]
    first = [[replace(box, down=min(box.down, at - n)) for box in row] for n, row in enumerate(table[:at])]
    width = sum(box.across for box in table[0])
    taken = sum(box.across for box in table[at])
    reaching = [box for n, row in enumerate(table[:at]) for box in row if n + box.down > at]
    left = [replace(box, down=n + box.down - at) for n, row in enumerate(table[:at]) for box in row if n + box.down > at]
    if taken + sum(box.across for box in reaching) != width:
        return [table]
    second = [[*[replace(box, text="") for box in left], *table[at]], *table[at + 1 :]]
    return [first, [*table[:heads], *second] if again else second]


def blocks_apart(table: Table) -> list[Table]:
    """Table 2 as one table for each block."""
    parts: list[Table] = []
    for row in table:
        if len(row) == 1 and row[0].text.startswith("第二十条"):
            parts.append([])
        if parts:
            parts[-1].append(row)
    return parts


def disputes_apart(table: Table, random: Random) -> list[tuple[str, Table]]:
    """Table 4 as three small tables with their captions."""
    labels, values = list(table[2][:5]), table[-1]
    titles = random.choice(
        (
            ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"),
            ("（一）行政复议情况", "（二）未经复议直接起诉情况", "（三）复议后起诉情况"),
        )
    )
    return [(title, [[replace(box, down=1) for box in labels], values[5 * n : 5 * n + 5]]) for n, title in enumerate(titles)]


def disputes_turned(table: Table) -> Table:
    """Table 4 upright: a row for each of its numbers."""
    labels, values = [box.text for box in table[2][:5]], table[-1]
    rows: Table = [[Box("类别", 2), Box("结果"), Box("件数")]]
    for n, (top, block) in enumerate((("行政复议", ""), ("行政诉讼", "未经复议直接起诉"), ("行政诉讼", "复议后起诉"))):
        for m, label in enumerate(labels):
            row = []
            if m == 0 and n == 0:
                row.append(Box(top, 2, 5))
            elif m == 0:
                row += [Box(top, 1, 10)] if n == 1 else []
                row.append(Box(block, 1, 5))
            rows.append([*row, Box(label), values[5 * n + m]])
    return rows


def disputes_crossed(table: Table, random: Random) -> Table:
    """Table 4 with its blocks down and its outcomes across, or the other way round."""
    labels, values = list(table[2][:5]), table[-1]
    titles = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    plain = [replace(box, down=1) for box in labels]
    if random.random() < 0.5:
        return [[Box(""), *plain], *([Box(title), *values[5 * n : 5 * n + 5]] for n, title in enumerate(titles))]
    return [[Box(""), *map(Box, titles)], *([label, *(values[5 * n + m] for n in range(3))] for m, label in enumerate(plain))]
