"""Lists in prose that do not add up, and the many that only look so."""

import pytest

from askgov.domain import Severity
from ingest.checks.lists import lists_off
from ingest.checks.twice import told_twice
from tests.unit.ingest.checks.reported import reported

ERROR, DOUBT, NOTE = Severity.ERROR, Severity.DOUBT, Severity.NOTE


def found(*paragraphs: str, **cells: int) -> list[tuple[Severity, str, str]]:
    """Severity, and the two sides."""
    return [(f.severity, f"{f.left:f}", f"{f.right:f}") for f in lists_off(reported(*paragraphs, **cells))]


@pytest.mark.parametrize(
    ("text", "severity", "total", "parts"),
    [
        pytest.param(
            "全年答复申请805件，其中予以公开及部分公开258件，不予公开35件，无法提供265件，其他处理158件，不予处理0件。",
            ERROR, "805", "716", id="6",
        ),
        pytest.param("全年受理政府信息公开申请21件，其中18件已依法答复，2件正在按程序办理。", ERROR, "21", "20", id="11"),
        pytest.param("全年受理政府信息公开申请21件，18件已依法答复，2件正在按程序办理。", ERROR, "21", "20", id="11 without 其中"),
        pytest.param(
            "全年受理申请15件，其中网络申请9件、信函申请6件、当面申请0件；从申请人看，自然人7件、法人或其他组织8件。"
            "答复情况：同意公开1件，部分公开3件，已主动公开3件，其他7件。",
            DOUBT, "15", "14", id="12",
        ),
        pytest.param("在政府网站公开信息57条，其中政策文件20条、工作动态34条、公告公示3条、人事信息1条。", DOUBT, "57", "58", id="14"),
        pytest.param(
            "通过门户网站公开信息89条，其中政策2条、规划2条、人事1条、财政5条、救助4条、养老4条、殡葬2条、地名5条、动态65条。",
            ERROR, "89", "90", id="15",
        ),
        pytest.param(
            "主动公开信息71条，其中气象预警44条、工作动态11条、法规0条、人事1条、财政2条、公告3条、采购0条。", DOUBT, "71", "61", id="16"
        ),
        pytest.param("公开各类信息1559条，其中通过县政府信息公开平台1549条，农业信息平台15条。", DOUBT, "1559", "1564", id="17"),
        pytest.param("主动公开信息126条，其中动态78条、许可公示35条、文件8条、公告10条。", ERROR, "126", "131", id="18"),
        pytest.param("发布信息1271条，其中门户网站581条，微信公众号600条，12345热线回复150条。", DOUBT, "1271", "1331", id="19"),
        pytest.param("全年主动公开671条，其中网站65条（公告9条），微信497条，抖音157条。", DOUBT, "671", "719", id="20"),
        pytest.param(
            "平台公开信息289条，其中动态184条、工程28条、人事1条、公示16条、采购16条、规划1条、防汛42条。", DOUBT, "289", "288", id="21"
        ),
        pytest.param(
            "新增公开信息607条，其中政府公报0条、政府网站469条、公告栏64条、其他方式39条，政务微博42条。", DOUBT, "607", "614", id="22"
        ),
        pytest.param(
            "公开信息80条，其中公告20条、动态29条、部门概况类信息条、文件14条、财政1条、决算16条、人事0条、其他信息1条。",
            ERROR, "80", "81", id="24",
        ),
        pytest.param("公开政府信息166条，其中政务板块122条，公众号227条。", DOUBT, "166", "349", id="25"),
        pytest.param("公开信息6039条，分别为网站公开2441条、微信公开836条。", DOUBT, "6039", "3277", id="27"),
    ],
)  # fmt: skip
def test_a_list_that_does_not_add_up(text: str, severity: Severity, total: str, parts: str) -> None:
    assert found(text) == [(severity, total, parts)]


def test_a_part_greater_than_its_total() -> None:  # 26
    (finding,) = lists_off(reported("全年主动公开信息162条，其中通过微信公众号发布293篇。"))
    assert (finding.rule, finding.severity, len(finding.operands)) == ("prose_part", DOUBT, 2)
    assert all(shown in finding.message for shown in ("162 条", "293 篇"))


def test_two_totals_of_one_thing() -> None:  # 23
    listed = "全乡全年共主动公开政府信息2873条，其中网站1600条、微信450条、公开栏453条。"
    (finding,) = told_twice(reported("2023年，全乡主动公开政府信息2423条。", listed))
    assert (finding.rule, finding.left, finding.right) == ("prose_twice", 2423, 2873)
    assert not list(told_twice(reported("2023年，全乡主动公开政府信息2873条。", listed)))
    assert not list(told_twice(reported("通过网站主动公开政府信息2423条。", listed)))
    assert not list(told_twice(reported("新增主动公开政府信息2423条。", listed, "教育领域主动公开政府信息30条。")))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("公开信息823条。其中：财政要闻300条、政策解读186条、公告100条。", id="13"),
        pytest.param("公开信息480条，其中财政要闻200条、政策法规51条、公告50条等。", id="13 of the year after"),
        pytest.param(
            "公开信息844条，其中职能12条、法规100条、规划30条、统计40条、许可300条、财政148条、人事200条，其他类累计信息共计844条。",
            id="28",
        ),
        "在政府网站主动公开信息6072条，其中双公示4541条，公告公示347条，法规文件50条、工作动态149条、总结计划2条、部门工作102条、财政信息7条、"
        "政策解读3条、提案办理3条、权责清单1条、法治建设信息2条、重大项目事项194条、公共资源交易信息671条。",
        "共收办申请案件3607件（市政府349件、市各部门933件、甲县477件、乙县301件、丙县874件、丁区216件、戊区348件、己区55件、庚区26件、辛区12件、"
        "壬区16件），同比增长70.3%，其中，自然人申请3493件，法人或其他组织申请114件；予以公开1191件、部分公开328件、不予公开142件、"
        "无法提供1078件、不予处理406件、作其他处理341件、转下年度办理121件。",
        "对25件申请收取信息处理费2950元。其中，甲县1件，收取420元；乙县2件，收取290元；丙局15件，收取1500元；丁局1件，收取140元；戊局6件，收取600元。",
        "对12件申请收取信息处理费2230元，其中甲县880元、乙县1080元、丙区270元。",
        "制作政策简明问答119期，其中，市级47期、甲区28期、乙区22期、丙县15期、丁县5期、戊县2期。",
        "归集政策文件10219件，其中市级8140件，县级2079件。",
        "受理申请1261件，其中新收1181件，上年结转80件。",
        "收到依申请公开件176件，其中当面申请72件、来信申请69件、网上申请35件。办结177件（含上年结转3件），"
        "其中予以公开60件，部分公开51件，不予公开4件，无法提供30件，不予处理3件，其他处理29件。",
        "共收到申请95件，上年结转8件，办结98件，结转下年度继续办理5件。",
        "共受理申请11件，已答复9件，2件结转下一年办理。产生行政诉讼5起，其中胜诉2起、败诉2起、尚未审结1起。",
        "新收申请10件，上年结转2件，办结10件，结转下年度2件。",
        "门户网站公开信息6259条，其中新闻动态3077条、法定公开1194条、其他1988条。",
        "公开权责事项421项，其中许可61项、处罚300项、强制20项、给付5项、检查10项、确认8项、奖励4项、裁决3项、征收2项、其他8项。",
        "公开政务信息76855条，其中办事服务75909条、政务动态700条、其他246条。",
        "公开信息160条，其中政策10条、人事5条、财政20条、采购35条、动态40条、公告30条、规划6条、环卫14条。",
    ],
)
def test_a_list_that_adds_up_or_leaves_something_out(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请14件，其中网络申请2件，答复13件，结转1件。",  # two kinds of parts
        "收到申请36件，其中，自然人33件，法人3件；予以公开30件、不予公开4件。",  # divided twice
        "发布信息500条，政策解读20条，其中动态300条、公告180条。",  # parts of the total farther back
        "公开信息100条，其中行政许可40条、行政处罚30条、双公示信息70条。",  # a part that holds others
        "受理申请10件，上年结转2件，答复11件，结转下年度1件。",
        "举办新闻发布会10场，其中市长出席3场、副市长出席5场、部门负责人出席10场。",  # several qualities at once
        "公开信息1000条，其中网站800条、微信600条，部分信息在两个渠道同时发布。",
        "清理规范性文件58件，其中保留41件，修改10件，废止12件，重新公布5件。",  # deeds, not kinds
        "公开政府信息100条，其中市政府文件20条、市政府办公室文件30条、部门文件50条，解读90条。",  # the list had ended
        "门户网站公开信息300条，其中概况类30条、动态类100条、公告类50条，通过微信公众号公开信息200条。",
        "公开信息300条，其中网站公开130条，其中政策文件50条，新媒体120条，其他方式50条。",  # a list in a list
        "公开信息1100余条，其中网站600条、微信500条、微博200条。",
        "公开信息1.2万条，其中部门9000条，乡镇3500条。",
        "累计公开信息5000条，其中今年新增400条、去年新增900条、前年新增4000条。",
        "公开信息200条，其中财政10条、人事12条、项目20条、公共服务90条。",
        "投入经费30万元，其中设备12.5万元，培训8.3万元，宣传9.2万元。",
        "投入经费30.1万元，分别为设备12.5万元、培训8.3万元、宣传9.2万元。",  # a tenth off each
        "规范性文件废止3件，其中现行有效规范性文件45件。",  # a stock
        "办结申请5件。从5件办理结果看，予以公开1件，部分公开1件，不予公开1件，无法提供1件，不予处理0件，其他处理1件。",  # told again
        "网站设一级栏目8个，其中二级栏目46个。",
        "收到申请35件、答复30件，分别较上年增加3件和5件。",
        "公开信息500条，微信、微博分别发布信息200条、100条。",  # distributes, does not divide
        "收到申请20件，延期答复3件，2件正在办理。",
        "收到申请30件。在予以公开的申请中，自然人20件，法人或其他组织5件。",
        "答复申请20件，其中予以公开8件、部分公开2件、不予公开1件、无法提供5件、不予处理1件。",  # 其他处理 is not named
        "公开信息160条，其中网站100条、微信60条（其中原创40条、转载30条，部分内容重复）。",
    ],
)
def test_what_only_looks_like_a_list_of_everything(text: str) -> None:
    assert found(text) == []


def test_what_was_carried_over_explains_outcomes() -> None:
    text = "受理政府信息公开申请15件。办理结果：予以公开1件，部分公开3件，已主动公开3件，其他7件。"
    assert found(text, carried_in=0, carried_out=1) == []
    assert found(text, carried_in=0, carried_out=0) == [(ERROR, "15", "14")]
    assert found(text + "结转下年度1件。") == []


def test_channels_that_publish_the_same_are_only_worth_a_look() -> None:
    assert found("公开信息1000条，其中网站800条、微信600条、微博300条。") == [(NOTE, "1000", "1700")]


def test_the_message_says_how_far_off_the_list_is() -> None:
    (finding,) = lists_off(reported("主动公开信息126条，其中动态78条、许可公示35条、文件8条、公告10条。"))
    assert finding.rule == "prose_list"
    assert all(shown in finding.message for shown in ("126 条", "78 + 35 + 8 + 10", "131 条", "多了 5 条"))
    assert [operand.as_printed for operand in finding.operands] == ["126条", "78条", "35条", "8条", "10条"]


def test_a_list_over_two_sentences() -> None:
    assert found("主动公开信息126条。其中动态78条、许可公示35条、文件8条、公告10条。") == [(ERROR, "126", "131")]
    assert found("主动公开信息126条。", "其中动态78条、许可公示35条、文件8条、公告10条。") == []  # another paragraph


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("发布政策20条，发布动态30条，发布其他类信息9条，合计主动公开政府信息60条。", ("60", "59")),  # the total behind its parts
        ("公开信息185条，共分为4类：公告共66条、执法共5条、动态共20条、其他信息共50条。", ("185", "141")),
        ("公开信息60条，由3部分组成，分别为动态20条、公告30条、人事9条。", ("60", "59")),
        ("公开信息60条（动态20条、公告30条、人事14条）。", ("60", "64")),
        ("2023年累计公开信息60条，包括动态20条、公告30条、人事14条。", ("60", "64")),
        ("编印政府公报335期，其中正刊118期，增刊544期。", ("335", "662")),
        ("收到申请36件，其中自然人申请30件，法人或其他组织申请5件。", ("36", "35")),
        ("收取信息处理费2950元，其中甲县420元、乙县1530元、其他1001元。", ("2950", "2951")),
        ("投入经费30.5万元，分别为设备12.5万元、培训8.3万元、宣传9.2万元。", ("30.5", "30.0")),
    ],
)
def test_other_ways_to_write_a_list(text: str, sides: tuple[str, str]) -> None:
    assert [found_sides for _, *found_sides in found(text)] == [list(sides)]


def test_many_parts_take_no_time_and_are_not_all_told() -> None:
    text = "公开信息9条，分别为" + "、".join(f"第{n}甲类信息{n}条" for n in range(1, 90)) + "。"
    assert all("…" in finding.message for finding in lists_off(reported(*[text] * 50)))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("发布便民服务信息51篇、发布其他信息21篇，合计主动公开政府信息{}篇。", (72, 82)),
        ("主动公开政府信息{}条（工作动态542条；统计信息2720条；政策文件424条；财政信息451条）。", (4137, 4136)),
        ("新媒体全年发布信息{}条，其中微信公众号107条，微博591条，视频号136条。", (834, 835)),
    ],
)
def test_short_lists_and_lists_in_rows(text: str, wrong: tuple[int, int]) -> None:
    assert found(text.format(wrong[0])) == []
    assert len(found(text.format(wrong[1]))) == 1


def test_a_short_list_may_leave_something_out() -> None:
    assert found("收到群众留言613条，其中咨询类122条、建议类213条、投诉类269条。") == []


def test_ways_and_applicants_of_the_new_requests() -> None:
    ways = "新收申请15件，其中网络8件、信函5件、当面{}件；上年结转1件，办结14件，结转下年度2件。"
    cells = {"carried_in": 1, "carried_out": 2}
    assert found(ways.format(1), **cells) == [(DOUBT, "15", "14")]
    assert found(ways.format(2), **cells) == []
    assert found("收到申请15件，其中网络8件、信函5件、当面1件。", **cells) == []  # 收到 may count the carried one
    assert found("新收申请15件，其中网络8件、信函5件。", **cells) == []


def test_what_was_carried_in_is_no_part_of_what_came_in() -> None:
    cells = {"carried_in": 3, "carried_out": 4}
    for text in (
        "对50件新收申请和3件结转申请依法办理，办结49件。其中，予以公开20件，部分公开5件。",
        "新收申请50件，另有上年结转申请3件，办结49件。",
        "新收申请50件，与上年结转的3件一并办理，办结49件，尚有4件在办。",
    ):
        assert found(text, **cells) == []
    assert found("受理申请50件，已答复45件，正在办理4件。", **cells) == [(ERROR, "50", "49")]
    assert found("受理申请50件，办结45件，结转下年度3件。", **cells) == [(ERROR, "50", "48")]


@pytest.mark.parametrize(
    "text",
    [
        "作出行政处罚决定88件，其中警告20件、罚款60件、没收违法所得30件、吊销许可证1件。",  # several in one decision
        "行政处罚88件，罚款70件、没收违法所得35件、责令停产停业2件。",
        "实施行政强制6件，其中查封3件、扣押4件。",
        "公开信息320条，其中重点领域180条，民生领域150条，营商环境40条。",
        "办理行政许可1200件，其中网上办理1180件，窗口办理320件。",
        "回复留言126条，其中咨询类80条、投诉类30条、建议类20条（一条留言可能涉及多类）。",
        "回复留言126条，其中咨询类80条、投诉类30条、建议类20条，有的既是咨询又是建议。",
        "公开目录126条，其中农业80条、农村30条、农民20条，可能同时涉及其他领域。",
        "更新信息320条，其中主站300条，子站180条（含同步转载160条）。",
    ],
)
def test_parts_that_overlap(text: str) -> None:
    assert found(text) == []


def test_a_remark_behind_the_list_tells_that_its_parts_overlap() -> None:
    text = "回复留言126条，其中咨询类80条、投诉类30条、建议类20条。"
    assert found(text) == [(ERROR, "126", "130")]
    assert found(text + "注：一条留言可能同时归入几类。") == []
    assert found(text + "办理质量继续提高。") == [(ERROR, "126", "130")]


def test_topics_of_penalties_and_licences_do_not_overlap() -> None:
    assert found("办结行政处罚案件88件，其中种子案件20件、农药案件30件、其他案件40件。") == [(ERROR, "88", "90")]
    assert found("办理行政许可1200件，其中动物防疫800件、农药经营220件、种子生产190件。") == [(ERROR, "1200", "1210")]


def test_forms_of_explaining_are_only_worth_a_look() -> None:
    (finding,) = lists_off(reported("发布政策解读26篇，其中文字解读12篇、图文解读20篇、视频解读4篇。"))
    assert finding.severity is NOTE
    assert "几种形式" in finding.message


def test_applicants_of_what_came_in_are_all_of_it() -> None:
    cells = {"carried_in": 3, "carried_out": 4}
    assert found("收到申请50件，其中自然人41件、法人或其他组织10件。", **cells) == [(ERROR, "50", "51")]
    assert found("收到申请50件，其中自然人42件、法人或其他组织11件。", **cells) == []  # with those carried in


def test_a_total_that_is_just_two_things_by_its_name() -> None:
    assert found("承办人大代表建议和政协提案共485件，其中建议278件、提案206件。") == [(DOUBT, "485", "484")]
    assert found("归集“双公示”信息594条，其中行政许可信息355条、行政处罚信息240条。") == [(ERROR, "594", "595")]
    assert found("承办人大代表建议和政协提案共485件，其中建议279件、提案206件。") == []
    assert found("归集“双公示”信息594条，其中行政许可信息355条。") == []
    assert found("报送双公示数据524条，其中许可类256条，处罚类259条。") == [(DOUBT, "524", "515")]


def test_two_parts_told_apart_by_one_word_that_exceed_their_total_are_noted() -> None:
    assert found("举办业务培训47期，其中集中培训26期，线上培训22期。") == [(NOTE, "47", "48")]
    assert found("举办业务培训47期，其中集中培训26期，线上培训20期。") == []
    assert found("举办业务培训47期，其中集中培训26期，参训1200人次，外出考察22期。") == []


def test_papers_by_their_attribute_are_given_in_full() -> None:
    papers = "形成政府信息53条，其中属性为主动公开的36条，属性为依申请公开的6条，属性为不予公开的{}条。"
    assert found(papers.format(10)) == [(DOUBT, "53", "52")]
    assert found(papers.format(11)) == []


def test_the_next_sentence_does_not_divide_the_last_of_several_outcomes() -> None:
    assert found("无法提供共3件；不予处理共11件。其中予以公开16件，部分公开3件。") == []
    assert found("办理结果为：予以公开17件，部分公开2件，不予公开7件。其中予以公开17件，部分公开2件。") == []


def test_proposals_are_no_requests() -> None:
    proposals = "办理人大代表建议和政协提案共695件，其中建议381件、提案312件。"
    assert found(proposals, carried_in=2, carried_out=0) == [(DOUBT, "695", "693")]


def test_how_many_kinds_there_are_may_stand_before_the_kinds() -> None:
    assert found("全年主动公开政府信息1172篇，共分为3类：财政信息23篇、其他信息303篇。") == [(ERROR, "1172", "326")]


def test_dots_end_a_list_and_its_sentence() -> None:
    said = "主动公开政府信息1134条，其中：人事信息609条……受理来电6559个，其中业务咨询104个，意见建议199个，其他356个。"
    assert found(said) == [(ERROR, "6559", "659")]


def test_a_list_that_is_broken_over_two_passages_is_not_added_up() -> None:
    assert found("会议信息93件；工作动态20件；", "便民服务信息70件；其他36件，合计主动公开政府信息219件。") == []
    assert found("主动公开政府信息219件，分为四类：会议信息93件；工作动态20件；", "便民服务信息70件；其他36件。") == []
    assert found("便民服务信息70件；其他36件，合计主动公开政府信息219件。") == [(ERROR, "219", "106")]
