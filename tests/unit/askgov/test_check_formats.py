"""What ``askgov check`` writes, in every format."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from askgov.check_formats import FORMATS, writer
from tests.unit.askgov import check_cases as case

LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9%/._~:-]+$"}},
                },
                "region": {
                    "type": "object",
                    "required": ["startLine"],
                    "properties": {"startLine": {"type": "integer", "minimum": 1}, "endLine": {"type": "integer", "minimum": 1}},
                    "additionalProperties": False,
                },
            },
            "additionalProperties": False,
        },
        "logicalLocations": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["fullyQualifiedName"],
                "properties": {name: {"type": "string"} for name in ("name", "fullyQualifiedName", "kind")},
                "additionalProperties": False,
            },
        },
        "message": {"type": "object", "required": ["text"]},
        "properties": {"type": "object"},
    },
    "additionalProperties": False,
}
SARIF = {  # what SARIF 2.1.0 asks of the parts that we write
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "name": {"type": "string", "minLength": 1},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id", "shortDescription"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": {"type": "object", "required": ["text"]},
                                                "defaultConfiguration": {
                                                    "type": "object",
                                                    "properties": {"level": {"enum": ["none", "note", "warning", "error"]}},
                                                },
                                                "properties": {"type": "object"},
                                            },
                                            "additionalProperties": False,
                                        },
                                    },
                                },
                                "additionalProperties": False,
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"type": "object", "required": ["text"]},
                                "locations": {"type": "array", "items": LOCATION},
                                "relatedLocations": {"type": "array", "items": LOCATION},
                                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
                            },
                            "additionalProperties": False,
                        },
                    },
                    "invocations": {"type": "array", "items": {"type": "object", "required": ["executionSuccessful"]}},
                    "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def written(form: str, *files: Any, strict: bool = False) -> str:
    return "".join(writer(form)(files, case.STRICT if strict else case.OCCASION))


def suite(*files: Any, strict: bool = False) -> ElementTree.Element:
    return ElementTree.fromstring(written("junit", *files, strict=strict))


@pytest.mark.parametrize("form", FORMATS)
def test_no_file_at_all_is_a_whole_output_too(form: str) -> None:
    assert written(form)


@pytest.mark.parametrize("form", ["text", "junit", "html"])
def test_every_file_finding_and_place_is_told(form: str) -> None:
    told = written(form, *case.EVERY)
    words = ("年报/2023.html", case.ORGAN, "总计 35，各列之和 5", "上年结转 5 件", "不是年度报告", "2022 年报告", "自然人", "7")
    assert [word for word in words if word not in told] == []


@pytest.mark.parametrize("form", ["text", "junit"])
def test_a_hostile_report_moves_no_cursor_and_begins_no_line(form: str) -> None:
    told = written(form, case.HOSTILE)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe]", told)
    assert not re.search(r"(?m)^\s*::", told)
    assert r"\x1b[31m" in told


def test_text_groups_by_weight_and_sums_up() -> None:
    lines = written("text", *case.EVERY[:3]).splitlines()
    assert lines[0] == "年报/2023.html（云岭县教育局 2023 年）"
    assert lines[1] == "结论：错误 1 处、存疑 1 处、提示 1 处"
    assert "  对照了本机关 2022 年的年报" in lines
    assert "  没有读清：复议和诉讼的表：没有找到" in lines
    order = [line for line in lines if line.startswith(("〔", "  1.", "  2.", "  3."))]
    assert [line[1:3] for line in order[::2]] == ["错误", "存疑", "提示"]
    assert [line[2] for line in order[1::2]] == ["1", "2", "3"]
    assert "     收到和处理政府信息公开申请情况 · 一、新收" in lines
    assert "       · 总计：35" in lines
    assert "结论：没有发现问题" in lines
    assert "结论：没有核对——不是年度报告" in lines
    assert lines[-1] == "核对了 3 份文件；没有发现问题 1 份；错误 1 处、存疑 1 处、提示 1 处；没有核对 1 份。"


def test_text_says_that_no_other_year_was_at_hand() -> None:
    assert "跨年未核对" not in written("text", case.WRONG)
    assert "  没有可对照的往年报告，跨年未核对" in written("text", case.WRONG.model_copy(update={"compared": ()})).splitlines()
    assert "跨年未核对" not in written("text", case.REJECTED)


def test_the_rule_is_told_where_the_message_does_not_say_it() -> None:
    assert "规则：上年结转应等于上一年报告的结转下年度（跨年）" in written("text", case.WRONG)


def test_json_has_the_findings_as_they_are_stored_with_their_rule() -> None:
    wrong, sound, rejected, hostile = json.loads(written("json", *case.EVERY))
    assert (wrong["path"], wrong["entity"], wrong["year"], wrong["format"]) == ("年报/2023.html", "云岭县教育局", 2023, "2021+")
    first = wrong["findings"][0]
    stored = case.WRONG.findings[1].model_dump(mode="json")
    assert {name: first[name] for name in stored} == stored
    assert first["family"] == "表内"
    assert first["rule_text"]
    assert wrong["compared"][0]["year"] == 2022
    assert sound["findings"] == []
    assert (rejected["rejected"], rejected["entity"]) == ("不是年度报告", None)
    assert (hostile["path"], hostile["findings"][0]["message"]) == (case.HOSTILE.path, case.ATTACK)


def test_junit_has_a_suite_a_file_and_a_case_a_rule() -> None:
    root = suite(case.WRONG, case.SOUND, case.REJECTED)
    wrong, sound, rejected = root.findall("testsuite")
    assert (wrong.get("name"), wrong.get("failures"), wrong.get("errors")) == ("年报/2023.html", "1", "0")
    assert int(wrong.get("tests", "0")) == len(wrong.findall("testcase")) > 20
    assert wrong.get("skipped") == str(len(wrong.findall("testcase/skipped")))
    failed = wrong.find("testcase/failure")
    assert failed is not None
    assert failed.get("message") == "总计 35，各列之和 5"
    assert "一、新收 × 总计：35" in (failed.text or "")
    assert [case_.get("name", "")[:10] for case_ in wrong.findall("testcase") if case_.find("system-out") is not None]
    assert sound.get("failures") == "0"
    assert (rejected.get("errors"), rejected.get("tests")) == ("1", "1")
    assert (root.get("failures"), root.get("errors")) == ("1", "1")
    names = [(one.get("classname"), one.get("name")) for one in wrong.findall("testcase")]
    assert len(names) == len(set(names))


def test_junit_fails_for_doubts_only_when_strict() -> None:
    assert suite(case.WRONG).get("failures") == "1"
    assert suite(case.WRONG, strict=True).get("failures") == "2"


def test_junit_counts_a_case_with_two_failures_once_and_tells_both() -> None:
    twice = case.WRONG.model_copy(update={"findings": (*case.WRONG.findings, case.finding("I3", case.Severity.ERROR, "合计也不对"))})
    told = suite(twice)
    assert told.get("failures") == str(len(told.findall("testsuite/testcase/failure"))) == "1"
    (message,) = (failure.get("message") for failure in told.iter("failure"))
    assert message == "总计 35，各列之和 5；合计也不对"


def test_every_rule_that_is_listed_can_be_broken_under_its_own_name() -> None:
    names = [one.get("name", "").split(maxsplit=1) for one in suite(case.WRONG).iter("testcase")]
    assert "carry_over" in [name[0] for name in names]
    assert "I4" not in [name[0] for name in names]
    texts = [name[1] for name in names if len(name) > 1 and name[0] != "I2"]
    assert len(texts) == len(set(texts))


def test_junit_skips_what_could_not_be_held() -> None:
    def skipped(file: Any) -> dict[str, str]:
        cases = {one.get("name", "").split()[0]: one.find("skipped") for one in suite(file).iter("testcase")}
        return {name: found.get("message", "") for name, found in cases.items() if found is not None}

    alone, beside = skipped(case.SOUND), skipped(case.WRONG)
    assert alone["carry_over"] == "没有上一年的报告可对照"
    assert "carry_over" not in beside
    assert "I1" not in alone
    assert "这一条不用于这种格式的报告" in alone.values()


def test_sarif_is_valid_and_says_where() -> None:
    log = json.loads(written("sarif", *case.EVERY))
    jsonschema.validate(log, SARIF)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    results = run["results"]
    assert [one["level"] for one in results[:3]] == ["error", "warning", "note"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results if "ruleIndex" in one)
    first = results[0]["locations"][0]
    assert first["physicalLocation"]["artifactLocation"]["uri"] == "%E5%B9%B4%E6%8A%A5/2023.html"
    assert first["physicalLocation"]["region"] == {"startLine": 12, "endLine": 14}
    assert first["logicalLocations"][0]["fullyQualifiedName"].endswith("收到和处理政府信息公开申请情况 / 一、新收 × 总计")
    assert [one["id"] for one in results[0]["relatedLocations"]] == [1]
    assert results[1]["relatedLocations"][-1]["physicalLocation"]["artifactLocation"]["uri"] == "2023.html"
    assert results[0]["partialFingerprints"]["evidence/v1"] == case.WRONG.findings[1].evidence
    told = run["invocations"][0]
    assert not told["executionSuccessful"]
    assert told["toolExecutionNotifications"][0]["message"]["text"] == "不是年度报告"


def test_sarif_of_an_absolute_path_names_its_scheme() -> None:
    file = case.WRONG.model_copy(update={"path": "/home/王/a b.html"})
    log = json.loads(written("sarif", file))
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "file:///home/%E7%8E%8B/a%20b.html"
