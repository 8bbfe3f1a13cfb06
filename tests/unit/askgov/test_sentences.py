"""The one sentence that a question is about: quoted where its words and its unit single it out, never where it is of another thing."""

import pytest

from askgov.domain import StatementQuery
from askgov.sentences import rest_of, sentence_for
from tests.unit.askgov.told import statements_in

# sentence: label, value, unit and the figure as printed
SENTENCES = {
    "公布养犬管理办法和办证地点18处，办理养犬登记3071只。": (("办证地点", 18, "处", "18处"), ("办理养犬登记", 3071, "只", "3071只")),
    "公布固定测速点位137处，新增点位提前公示，撤除点位4处。": (
        ("公布固定测速点位", 137, "处", "137处"), ("撤除点位", 4, "处", "4处"),
    ),
    "公布治超站点6处，检测货车49辆，查处超限车辆按车牌公示。": (("公布治超站点", 6, "处", "6处"), ("检测货车", 49, "辆", "49辆")),
    "更名的11个部门重编了公开指南，机构改革前的栏目保留可查。": (("更名部门", 11, "个", "11个"),),
    "公布政府债务限额、余额，年末债务余额21亿元，低于限额。": (("年末债务余额", 21, "亿元", "21亿元"),),
    "公布农村宅基地审批流程图，全年审批宅基地694宗。": (("审批宅基地", 694, "宗", "694宗"),),
    "公布社会组织年检结论，年检不合格9家。": (("年检不合格", 9, "家", "9家"),),
    "在城西建成零工驿站2处，日均进场260人。": (("零工驿站", 2, "处", "2处"), ("日均进场", 260, "人", "260人")),
}  # fmt: skip

POOL = statements_in(SENTENCES)


def told(question: str, **more: object) -> list[int]:
    query = StatementQuery.model_validate(
        {"entities": ("o",), "years": (2023,), "terms": (), "number": True, "question": question, "about": question, **more}
    )
    return [int(s.value) for s in sentence_for(query, POOL)]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("给狗上户口的，办了几只", 3071),
        ("农村建房，一共批了多少宗宅基地", 694),
        ("城西那个零工驿站平均一天进场多少人", 260),
        ("“零工驿站”平均一天进场多少人", 260),  # marks that the report leaves out
    ],
)
def test_the_sentence_is_found_though_a_word_of_the_question_stands_nowhere(question: str, value: int) -> None:
    assert told(question) == [value]


@pytest.mark.parametrize(
    "question",
    [
        "查到多少辆超限货车",  # what narrows the thing down stands only behind the figure
        "新增点位多少处",
        "机构改革裁掉了几个部门",  # what is done to the thing counted stands nowhere
        "宅基地申请被驳回的，有多少宗",
        "政府债务的限额是多少亿",  # the sentence speaks of it, the figure is another's
        "年检合格的社会组织多少家",  # the report tells of those that are not
        "养犬登记罚了几只",
        "常住人口多少人",
    ],
)
def test_a_sentence_about_another_thing_is_not_quoted(question: str) -> None:
    assert told(question) == []


def test_a_word_beside_a_line_of_the_tables_must_stand_in_the_sentence() -> None:
    assert told("批了多少宗宅基地", must=("宅基地",)) == [694]
    assert told("批了多少宗宅基地", must=("过期",)) == []


LISTED = statements_in(
    {
        "印发公报12期，免费赠阅3000册；征集意见建议473条，采纳88条。": (
            ("印发公报", 12, "期", "12期"), ("免费赠阅", 3000, "册", "3000册"), ("征集意见建议", 473, "条", "473条"),
            ("意见建议采纳", 88, "条", "88条"),
        )
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "given", "more"),
    [
        ("公报印了几期，免费送出去多少册", 0, [3000]),
        ("征集到多少条意见，采纳了多少", 3, [473]),
        ("征集了多少条意见、印了几期公报", 2, [12]),
        ("公报印了几期", 0, []),  # nothing more is asked for
        ("公报印了几期，罚了多少万元", 0, []),  # nothing of the sentence answers
    ],
)
def test_other_clauses_of_the_question_find_their_figure_in_the_same_sentence(question: str, given: int, more: list[int]) -> None:
    query = StatementQuery(entities=("o",), years=(2023,), terms=(), question=question, about=question)
    assert [int(s.value) for s in rest_of(query, [LISTED[given]], LISTED)] == more


def test_a_telling_unit_chooses_among_the_sentences() -> None:
    """公共资源交易 stands in two sentences; only one of them holds a figure in 亿元."""
    pool = statements_in(
        {
            "主动公开信息中公共资源交易信息68条。": (("公共资源交易信息", 68, "条", "68条"),),
            "公共资源进场项目全流程公开，交易额19亿元。": (("交易额", 19, "亿元", "19亿元"),),
        }
    )
    query = StatementQuery(entities=("o",), years=(2023,), terms=(), question="公共资源交易额有多少亿元", about="公共资源交易额有多少亿元")
    assert [s.label for s in sentence_for(query, pool)] == ["交易额"]
