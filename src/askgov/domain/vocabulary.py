"""Closed word lists of the field. Their values are stored and exported, so they never change meaning."""

from enum import StrEnum


class State(StrEnum):
    """What a cell holds. Only ``NUMBER`` carries a value; the others are kinds of absence, never zero."""

    NUMBER = "number"
    BLANK = "blank"  # the cell is there and empty
    NOT_APPLICABLE = "not_applicable"  # "/", "-", "—", "无"
    TEXT = "text"  # words where a number belongs
    UNREADABLE = "unreadable"  # an image, damaged text, or a row whose cells cannot be told apart


class Scope(StrEnum):
    """Whose work a report counts. One place and year can have a correct value for each."""

    OWN = "own"  # 本级: this organ alone
    AGGREGATE = "aggregate"  # 汇总: a government and the organs below it
    SYSTEM = "system"  # 系统: a vertical system (customs, weather, tax) in a region


class Format(StrEnum):
    """Generation of the national format, named by the statistics years it covers."""

    G0 = "2008-2013"
    G1 = "2014-2018"  # 国办发〔2014〕32号
    G2 = "2019-2020"  # 国办公开办函〔2019〕60号
    G3 = "2021+"  # 国办公开办函〔2021〕30号


class Applicant(StrEnum):
    """Columns of the table of requests (table 3)."""

    NATURAL_PERSON = "natural_person"  # 自然人
    COMPANY = "company"  # 商业企业
    RESEARCH = "research"  # 科研机构
    NONPROFIT = "nonprofit"  # 社会公益组织
    LEGAL_SERVICE = "legal_service"  # 法律服务机构
    OTHER_ORG = "other_org"  # 其他
    TOTAL = "total"  # 总计
    ORGANISATIONS = "organisations"  # 法人或其他组织: derived, the five organisation columns; never stored


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    OUT_OF_SCOPE = "out_of_scope"


class Severity(StrEnum):
    """Weight of a finding."""

    ERROR = "error"
    DOUBT = "doubt"
    NOTE = "note"


class Operation(StrEnum):
    """The closed set of operators over cells."""

    VALUE = "value"  # one figure
    LIST = "list"  # several figures side by side
    TREND = "trend"  # one figure over years
    DIFFERENCE = "difference"
    GROWTH = "growth"
    SHARE = "share"
    RATIO = "ratio"
    SUM = "sum"
    AVERAGE = "average"
    RANK = "rank"
    EXTREME = "extreme"
    COUNT = "count"
    THRESHOLD = "threshold"
    COMPARE = "compare"
    CHECK = "check"
