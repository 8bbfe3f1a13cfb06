"""The gold questions, with the real embedding engine: no wrong number, and no fewer right answers than before."""

import re
import shutil
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from random import Random

import pytest

from askgov.assistant import Assistant
from askgov.domain import Answer, Status
from eval.__main__ import evaluate
from eval.cases import CLOCKS, CORPORA, GOLD, load
from eval.scores import Verdict
from ingest.build import build
from tests.contract import mixed_asked
from tests.contract.shares_asked import asked
from tests.contract.two_asked import pairs

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "data" / "reports"
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]  # the first question of a corpus waits for it to be ingested
SETS = [
    # file, corpus, least share right
    ("samples_figures.jsonl", "samples", 0.99),
    ("real_reports.jsonl", "real", 0.96),
    ("checks.jsonl", "samples", 0.98),  # whether reports add up; first run of a stranger's hundred questions about half right
    ("checks.jsonl", "real", 1),
    ("checks.jsonl", "fengzhu", 1),
    ("stranger.jsonl", "samples", 0.96),
    ("stranger.jsonl", "real", 0.97),
    ("blind.jsonl", "samples", 0.97),
    ("blind.jsonl", "real", 0.94),
    ("blind_spoken.jsonl", "samples", 0.9),  # worded to be hard; first runs 33, 32 and 73 % right
    ("blind_spoken.jsonl", "real", 0.92),
    ("blind_everyday.jsonl", "samples", 0.95),  # first runs 66, 63, 75, 78, 66 and 56 % right
    ("blind_everyday.jsonl", "real", 0.92),
    ("blind_portal.jsonl", "samples", 0.98),  # first runs 69, 88 and 86 % right
    ("blind_voices.jsonl", "samples", 0.97),  # first runs 86, 81, 88 and 75 % right
    ("blind_plain.jsonl", "samples", 0.97),  # first runs 90 and 85 % right
    ("strangers_qinglan.jsonl", "qinglan", 0.96),  # first run 82 % right
    ("strangers_qingtang.jsonl", "qingtang", 0.93),  # first run 76 % right
    ("strangers_lanjiang.jsonl", "lanjiang", 0.95),  # first run 77 % right
    ("strangers_hongzhou.jsonl", "hongzhou", 0.91),  # first run 72 % right
    # strangers' questions of all corpora, each asked after what was before had been worked on: first runs 79 % right (220 questions),
    # 69 and 78 (240), 80 (240), 72 (120) and, of an examiner who sought the hard ones, 70 (130); of four more who told stories, asked
    # curtly or went on for turns, 74, 83, 83 and 85 (600), each but the second after those before had been worked on; of three more, several
    # persons each, 96, 96 and 98 (520; one wrong)
    ("strangers_fresh.jsonl", "samples", 0.96),
    ("strangers_fresh.jsonl", "qinglan", 0.97),
    ("strangers_fresh.jsonl", "qingtang", 0.96),
    ("strangers_fresh.jsonl", "lanjiang", 0.97),
    ("strangers_fresh.jsonl", "hongzhou", 0.97),
    ("strangers_fresh.jsonl", "fengzhu", 0.96),
    ("strangers_fresh.jsonl", "zhuyang", 0.98),
    ("strangers_fresh.jsonl", "yanwan", 0.96),
    ("strangers_fresh.jsonl", "real", 0.88),
    # 247 questions of two strangers, first run 82 % right, and 120 of another one after these were worked on, 87 %; a half answer in each
    ("strangers_mixed.jsonl", "samples", 0.96),
    ("strangers_mixed.jsonl", "qinglan", 0.95),
    ("strangers_mixed.jsonl", "yanwan", 0.99),
    ("strangers_mixed.jsonl", "hongzhou", 0.96),
    ("strangers_mixed.jsonl", "fengzhu", 0.96),
    ("strangers_mixed.jsonl", "lanjiang", 0.95),
    ("strangers_mixed.jsonl", "qingtang", 0.97),
    # two strangers: one who told stories and changed his mind in the middle (129 questions, first run 40 % right, 3 wrong), and, after that
    # had been worked on, one who asked as people do at a counter (120; 81 % right, 3 of them half answers)
    ("strangers_said.jsonl", "hongzhou", 0.58),
    ("strangers_said.jsonl", "fengzhu", 0.68),
    ("strangers_said.jsonl", "lanjiang", 0.73),
    ("strangers_said.jsonl", "samples", 0.92),
    ("strangers_said.jsonl", "qingtang", 0.9),
    ("strangers_said.jsonl", "yanwan", 0.89),
    # sixteen strangers who asked as people do who have heard of the reports, two at a time, each pair after the one before had been worked on:
    # 1,757 questions, first runs 90, 91, 91, 90, 93, 94, 90 and 95 % right; wrong at first 1, 0, 1, 1, 0, 1, 0 and 0
    ("strangers_plain.jsonl", "samples", 0.98),
    ("strangers_plain.jsonl", "hongzhou", 0.98),
    ("strangers_plain.jsonl", "fengzhu", 0.97),
    ("strangers_plain.jsonl", "qinglan", 0.99),
    ("strangers_plain.jsonl", "lanjiang", 0.99),
    ("strangers_plain.jsonl", "yanwan", 0.97),
    ("strangers_plain.jsonl", "qingtang", 0.97),
    ("strangers_plain.jsonl", "real", 0.97),
    ("strangers_yanwan.jsonl", "yanwan", 0.97),  # first run 87 % right
    ("strangers_fengzhu.jsonl", "fengzhu", 0.96),  # first run 78 % right
]


TEXT = [
    # corpus, least share right; the first run of the second three was asked after the first three had been worked on
    ("lanjiang", 0.85),  # first runs 37, then (of 150 questions on all corpora) 60 and (of 120) 64, (of 120) 60 and (of 100) 78 % right
    ("hongzhou", 0.87),  # 48
    ("qingtang", 0.81),  # 43
    ("qinglan", 0.88),  # 74
    ("samples", 0.85),  # 78
    ("fengzhu", 0.88),  # 74
    ("yanwan", 0.93),  # 67
    ("zhuyang", 0.83),  # 65 (of 110); of 100 more questions on samples, hongzhou and the real reports, asked after that, 80
    (
        "real",
        0.87,
    ),  # of 130 questions on four corpora, in words far from those of the reports, 69; of 130 more, half of them so, 91; of three
    # more sets, several persons each, 81 (130), 88 (130) and 89 (150)
]
TOLD = {  # what is quoted names what is asked about, and does not tell it
    "tr-s-046", "xu-060", "yt-095", "yt-102", "zt-072",
}  # fmt: skip


@pytest.fixture(scope="module")
def index_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A corpus that questions are asked of, ingested when it is first asked for; without the real reports their tests are skipped."""
    folder = tmp_path_factory.mktemp("gold")

    @cache
    def index_of(name: str) -> Path:
        reports = ROOT / "ingest" / "samples" / "reports" if name == "samples" else CORPORA / name
        if name == "real":
            if not REAL.is_dir():
                pytest.skip("the real reports are not at hand")
            reports = folder / "reports"
            shutil.copytree(REAL, reports)
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("ASKGOV_EMBEDDING_MODEL", raising=False)
            build([reports], folder / name, workers=2)
        return folder / name

    return index_of


@pytest.fixture(autouse=True)
def _real_embeddings(monkeypatch: pytest.MonkeyPatch, _quick_embeddings: None) -> None:
    monkeypatch.delenv("ASKGOV_EMBEDDING_MODEL")


@pytest.mark.parametrize(("file", "corpus", "least"), SETS, ids=[f"{file}-{corpus}" for file, corpus, _ in SETS])
def test_gold(index_of: Callable[[str], Path], file: str, corpus: str, least: float) -> None:
    cases = [case for case in load([GOLD / file]) if case.index == corpus]
    results = evaluate(cases, Assistant.open(index_of(corpus), CLOCKS[corpus]))
    wrong = {case.id: (reason, text) for case, verdict, reason, text in results if verdict is Verdict.WRONG}
    assert wrong == {}
    right = sum(verdict is Verdict.RIGHT for _, verdict, _, _ in results)
    assert right / len(results) >= least, f"{right} of {len(results)}"


@pytest.mark.parametrize(("corpus", "least"), TEXT)
def test_gold_text(index_of: Callable[[str], Path], corpus: str, least: float) -> None:
    """What is quoted holds the key words, and what no report says is refused."""
    cases = [case for case in load([GOLD / "strangers_text.jsonl"]) if case.index == corpus]
    results = evaluate(cases, Assistant.open(index_of(corpus), CLOCKS[corpus]))
    told = [case.id for case, verdict, _, _ in results if case.kind == "none" and verdict is not Verdict.RIGHT and case.id not in TOLD]
    assert told == []
    right = sum(verdict is Verdict.RIGHT for _, verdict, _, _ in results)
    assert right / len(results) >= least, f"{right} of {len(results)}"


def test_two_figures_asked_at_once_are_those_asked_alone(index_of: Callable[[str], Path]) -> None:
    """A column, an end or a place said once for both is that of each; none of the two is left out."""
    assistant = Assistant.open(index_of("fengzhu"), CLOCKS["fengzhu"])
    lacking, answered = [], 0
    for both, alone in pairs(Random(15), 80):
        wanted = [assistant.ask(question) for question in alone]
        told = assistant.ask(both)
        if told.status is Status.ANSWERED and all(answer.status is Status.ANSWERED for answer in wanted):
            answered += 1
            figures = set(re.findall(r"(?<![\d.\[])\d+(?:\.\d+)?", told.text))
            lacking += [(both, alone, told.text) for answer in wanted if (answer.result.value or answer.values[0].value) not in figures]
    assert lacking == []
    assert answered > 200


def test_shares_and_changes_are_those_of_the_figures(index_of: Callable[[str], Path]) -> None:
    assistant = Assistant.open(index_of("fengzhu"), CLOCKS["fengzhu"])
    wrong, answered = [], 0
    for question, *alone, change in asked(Random(29), 240):
        figure, base = (assistant.ask(each) for each in alone)
        told = assistant.ask(question)
        if figure.status is base.status is told.status is Status.ANSWERED and (whole := _value(base)):
            answered += 1
            percent = (abs(_value(figure) - whole) if change else _value(figure)) / whole * 100
            shown = {Decimal(number) for number in re.findall(r"(?<![\d.\[])\d+(?:\.\d+)?", told.text)}
            wrong += [] if percent.quantize(Decimal("0.01"), ROUND_HALF_UP) in shown else [(question, percent, told.text)]
    assert wrong == []
    assert answered > 200


def test_clauses_of_different_kinds_are_answered_as_each_alone(index_of: Callable[[str], Path]) -> None:
    """维持占比多少，纠正几件: no share of the second line, and no change of it; nothing is left out without a word."""
    assistant = Assistant.open(index_of("fengzhu"), CLOCKS["fengzhu"])
    wrong, answered = [], 0
    for organ in ("枫渚县", "住建局", "公安局", "市监局"):
        for both, *alone in mixed_asked.pairs(organ, 2025):
            wanted = [assistant.ask(question) for question in alone]
            told = assistant.ask(both)
            if all(answer.status is Status.ANSWERED for answer in (told, *wanted)):
                answered += 1
                figures = set(re.findall(r"(?<![\d.\[])\d+(?:\.\d+)?", told.text))
                lacking = [answer for answer in wanted if (answer.result.value or answer.values[0].value or "").lstrip("-") not in figures]
                wrong += [(both, told.text)] if lacking and "这里没有回答" not in told.text else []
    assert wrong == []
    assert answered > 300


def _value(answer: Answer) -> Decimal:
    return Decimal(answer.result.value or answer.values[0].value or 0)
