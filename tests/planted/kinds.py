"""Every kind of error that is planted in one report."""

from . import in_prose, in_tables, in_words
from .in_prose import Plant, told

TABLES: dict[str, Plant] = {
    "表3 一格": in_tables.cell_of_row, "表3 总计列": in_tables.total_column, "表3 结果行": in_tables.outcome_line, "表3 收办平衡": in_tables.balance,
    "表4 行政复议": in_tables.review, "表4 直接起诉": in_tables.direct, "表4 复议后起诉": in_tables.after_review,
    "一列式表": in_tables.one_column,
}  # fmt: skip
PROSE: dict[str, Plant] = {
    "正文 收到": told("received", "handled"), "正文 办结": told("closed"), "正文 结转": told("carried_in", "carried_out"),
    "正文 办理结果": told("granted", "partly", "refused", "unavailable", "not_processed", "other", "already_public", "not_ours", "not_exist"),
    "正文 复议": told("review"), "正文 诉讼": told("litigation"), "正文 许可处罚强制": told("licensing", "penalties", "coercion"),
    "正文 规范性文件": told("issued", "repealed", "effective"),
    "分项 一项": in_prose.part, "分项 总数": in_prose.total, "分项 漏项": in_prose.dropped, "分项 大于总数": in_prose.part_above_total,
    "占比 数值": in_prose.share, "占比 基数": in_prose.other_base, "增幅 数值": in_prose.growth, "增幅 方向": in_prose.direction,
}  # fmt: skip
WORDS: dict[str, Plant] = {
    "填报 项目当决定": in_tables.items_as_decisions, "文号": in_words.document, "统计期限": in_words.period, "单位名称": in_words.organ,
}  # fmt: skip
HARDLY: dict[str, Plant] = {"沿用旧年份": in_words.old_year}  # counted, not asked for: seen alone, it may be a true word of last year
KINDS = {**TABLES, **PROSE, **WORDS, **HARDLY}
