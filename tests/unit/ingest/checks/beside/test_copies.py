from ingest.checks.beside.copies import copied
from tests.unit.ingest.checks.beside.made import held, near, organ

OWN = [
    f"围绕第{n}件实事，把办事指南拆成群众看得懂的问答并逐条公开征求意见建议，每月由专人回访办理结果，记录群众的看法和改进的地方"
    for n in "甲乙丙丁戊"
]
NEW = [f"今年新建的{n}号服务站配了自助查询设备，周末也有人值守，老人可以请工作人员代为查询和打印" for n in "一二三四"]
NEIGHBOUR = organ("云岭县教育局", "education")


def rules(report, *others) -> list[str]:
    return [found.rule for found in copied(near(report, *others))]


def test_most_words_are_last_years():
    assert rules(held(2024, text="。".join([*OWN, NEW[0]])), held(2023, text="。".join(OWN))) == ["copied_from_last_year"]
    assert not rules(held(2024, text="。".join([*NEW, OWN[0]])), held(2023, text="。".join(OWN)))
    assert not rules(held(2024, text="。".join(OWN[:2])), held(2023, text="。".join(OWN)))  # too little to tell


def test_most_words_are_anothers():
    (found,) = copied(near(held(2024, text="。".join(OWN)), held(2024, text="。".join(OWN), organ=NEIGHBOUR)))
    assert found.rule == "copied_from_another"
    assert "与云岭县教育局2024年年报逐字相同" in found.message


def test_everybodys_words_are_nobodys():
    many = [held(2024, text="。".join(OWN), organ=organ(f"第{n}县教育局", "education")) for n in range(6)]
    assert not rules(held(2024, text="。".join(OWN)), *many, held(2023, text="。".join(OWN)))


def test_the_law_is_everybodys():
    law = [f"按照《中华人民共和国政府信息公开条例》第{n}条的要求，主动公开涉及公众利益调整和需要公众广泛知晓的各类信息" for n in range(8)]
    assert not rules(held(2024, text="。".join(law)), held(2023, text="。".join(law)))


def test_a_sentence_still_of_last_year():
    stale = "2023年，我局把招生入学政策编成问答手册发到每个社区和幼儿园"
    assert rules(held(2024, text=stale), held(2023, text=stale)) == ["stale_year"]
    assert not rules(held(2024, text=stale), held(2023, text="去年的报告写的是别的内容，和今年的报告没有一句相同"))
    past = "2023年6月，县政府印发学位供给三年计划，新建扩建学校十二所"
    assert not rules(held(2024, text=past), held(2023, text=past))  # it was so, and still was


def test_a_sentence_still_of_another_organ():
    theirs = "云岭县教育局把校园食堂的进货单和检测结果每周贴在校门口供家长查看"
    assert rules(held(2024, text=theirs), held(2023, text=theirs, organ=NEIGHBOUR)) == ["others_subject"]
    assert not rules(held(2024, text=theirs), held(2023, text="去年的报告写的是别的内容，和今年的报告没有一句相同", organ=NEIGHBOUR))
    ours = theirs.replace("云岭县教育局", "我局")
    assert not rules(held(2024, text=ours), held(2023, text=ours, organ=NEIGHBOUR))


def test_figures_that_all_stand_as_last_year():
    line = "发布信息 120 条；回复留言 45 条；接待群众 300 人次"
    assert rules(held(2024, said=line), held(2023, said=line)) == ["unchanged_figures"]
    assert not rules(held(2024, said=line.replace("45", "46")), held(2023, said=line))
    stock = "公开专区 12 个；公开栏 24 处；专职人员 36 名"
    assert not rules(held(2024, said=stock), held(2023, said=stock))  # may well stay
    small = "培训 2 次；讲座 3 场；接待 5 人次"
    assert not rules(held(2024, said=small), held(2023, said=small))
