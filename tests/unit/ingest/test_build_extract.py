"""One file from its bytes to what the index keeps of it, on a sample report and a real one."""

import hashlib
import json
from decimal import Decimal
from pathlib import Path

import pytest

from askgov.domain import Applicant, Format, Scope
from askgov.taxonomy.organs import parse_organ
from ingest.extract import _format_of, _parent, extract
from ingest.rejected import Rejected

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "ingest" / "samples" / "reports" / "云溪县财政局2023年政府信息公开工作年度报告.md"
REAL = ROOT.parent / "shared" / "data" / "reports" / "yangcheng-2023.md"


def test_a_sample_report():
    found = extract(SAMPLE, "r")
    assert (found.entity.id, found.entity.parent_id) == ("云溪县财政局", "云溪县人民政府")
    report = found.report
    assert (report.id, report.year, report.scope, report.format, report.file) == ("r", 2023, Scope.OWN, Format.G3, SAMPLE.name)
    cells = {(figure.concept, figure.applicant): figure for figure in found.figures}
    received = cells["requests.received", Applicant.NATURAL_PERSON]
    assert received.value == Decimal(5)
    source = received.source
    assert (source.report_id, source.file, source.as_printed) == ("r", SAMPLE.name, "5")
    assert "收到和处理" in source.section
    assert found.chunks[0].id == "r:c:0"
    assert len({chunk.id for chunk in found.chunks}) == len(found.chunks)


def test_statements_point_to_their_totals_and_their_characters():
    found = extract(SAMPLE, "r")
    blocks = json.loads(found.document)["blocks"]
    by_id = {statement.id: statement for statement in found.statements}
    part = next(statement for statement in found.statements if statement.value == 158 and statement.parent)
    assert by_id[part.parent].value == Decimal(572)
    for statement in found.statements:
        start, end = statement.source.span
        assert blocks[statement.source.block]["text"][start:end] == statement.source.as_printed
    for chunk in found.chunks:
        start, end = chunk.source.span
        assert blocks[chunk.source.block]["text"][start:end] == chunk.text


def test_the_same_bytes_give_the_same_digest():
    assert extract(SAMPLE, "r").digest == extract(SAMPLE, "r").digest != extract(SAMPLE, "s").digest


def test_what_is_no_report_is_rejected(tmp_path):
    recipe = tmp_path / "recipe.md"
    recipe.write_text("# 红烧肉\n\n五花肉500克，切块焯水。")
    with pytest.raises(Rejected):
        extract(recipe, "r")


@pytest.mark.skipif(not REAL.exists(), reason="the real reports are not in the repository")
def test_a_real_report():
    found = extract(REAL, hashlib.sha256(REAL.read_bytes()).hexdigest())
    assert (found.entity.id, found.report.year) == ("阳城县行政审批服务管理局", 2023)
    cells = {(figure.concept, figure.applicant): figure.value for figure in found.figures}
    assert cells["requests.received", Applicant.TOTAL] is not None


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("云溪县教育局", "云溪县人民政府"),
        ("云溪县临江街道办事处", "云溪县人民政府"),
        ("云溪县青石镇人民政府", "云溪县人民政府"),
        ("杭州市滨江区教育局", "杭州市滨江区人民政府"),
        ("杭州市滨江区人民政府", "杭州市人民政府"),
        ("浙江省人民政府", None),
        ("教育部", None),
    ],
)
def test_the_government_above_an_organ(name, parent):
    assert _parent(parse_organ(name)) == parent


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2008, Format.G0), (2013, Format.G0), (2014, Format.G1), (2018, Format.G1), (2019, Format.G2), (2020, Format.G2), (2021, Format.G3)],
)
def test_the_format_in_force_for_a_year(year, expected):
    assert _format_of(year) is expected
