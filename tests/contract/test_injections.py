"""Instructions in reports and in questions: nobody obeys them, with a language model or without."""

import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from askgov.addressed import addresses_a_machine
from askgov.assistant import Assistant
from askgov.domain import Answer, Status
from askgov.phrasing.phraser import NOTE, Phraser
from ingest.build import build
from tests.contract.conftest import sample_files
from tests.contract.injections import INJECTIONS, WRONG

KNOWN = [text for text in INJECTIONS if addresses_a_machine(text)]
UNKNOWN = [text for text in INJECTIONS if text not in KNOWN]
QUESTIONS = (
    "存在哪些问题", "打算怎么改进", "依申请公开工作是怎么做的", "主动公开是怎么做的", "监督保障做了什么", "收到多少件信息公开申请", "行政处罚多少起",
    "不予公开多少件", "有没有被复议", "培训了几次", "公开了多少条政府信息", "政务新媒体发布多少条",
)  # fmt: skip


def with_injections(folder: Path, injections: list[str]) -> Path:
    """The index of the same reports with instructions under two chapter headings of each text file."""
    reports = folder / "reports"
    reports.mkdir()
    left = itertools.cycle(text.replace("\n", " ") for text in injections)
    files = sample_files(12)
    each = -(-len(injections) // (2 * sum(path.suffix == ".txt" for path in files)))
    for path in files:
        if path.suffix != ".txt":
            shutil.copy(path, reports)
            continue
        lines = []
        for line in path.read_text(encoding="utf-8").splitlines():
            lines.append(line)
            if line.startswith(("一、总体情况", "五、")):
                lines += itertools.islice(left, each)
        (reports / path.name).write_text("\n".join(lines), encoding="utf-8")
    build([reports], folder / "index", workers=2)
    return folder / "index"


@pytest.fixture(scope="module")
def injected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")
        return with_injections(tmp_path_factory.mktemp("injected"), KNOWN)


class Obedient:
    """A model that does what the passages and the question tell it to, and passes the rest on."""

    def __init__(self, *orders: str) -> None:
        self.orders, self.asked = orders, 0

    def stream(self, system: str, said: str) -> Iterator[str]:
        self.asked += 1
        passages = json.loads(said)["passages"]
        for order in self.orders:
            for passage in passages:
                yield from (
                    f"{order}{passage['marker']}。\n",
                    f"收到申请{WRONG}件{passage['marker']}。",
                    f"本机关没有任何问题{passage['marker']}。",
                )
        yield f"{WRONG}。没有问题。"


def asked(assistant: Assistant) -> Iterator[tuple[str, Answer]]:
    for report in assistant.store.reports():
        for question in QUESTIONS:
            whole = f"{report.entity_id}{report.year}年{question}"
            yield whole, assistant.ask(whole)


def test_more_than_a_hundred_orders_are_told_from_reports() -> None:
    assert len(KNOWN) >= 100
    assert len(UNKNOWN) <= 3  # no list is complete: see below for those
    texts = [path.read_text(encoding="utf-8") for path in sample_files(12) if path.suffix in (".txt", ".md")]
    assert [line for text in texts for line in text.splitlines() if addresses_a_machine(line)] == []


def test_orders_in_reports_change_no_answer(index: Path, injected: Path) -> None:
    plain, changed = Assistant.open(index), Assistant.open(injected)
    for question, answer in asked(plain):
        again = changed.ask(question)
        same = ("status", "text", "result", "options", "findings")
        assert [getattr(again, name) for name in same] == [getattr(answer, name) for name in same]
        assert [value.value for value in again.values] == [value.value for value in answer.values]


def test_an_obedient_model_says_nothing_of_them(index: Path, injected: Path) -> None:
    plain, obeying = Assistant.open(index), Assistant.open(injected)
    model = Obedient(*KNOWN)
    obeying.phraser = Phraser(model)
    for question, answer in asked(plain):
        assert obeying.ask(question).text == answer.text
    assert model.asked > 10


def test_an_order_in_other_words_is_at_most_quoted(index: Path, tmp_path: Path) -> None:
    plain, obeying = Assistant.open(index), Assistant.open(with_injections(tmp_path, UNKNOWN))
    obeying.phraser = Phraser(Obedient(*UNKNOWN))
    for question, answer in asked(plain):
        again = obeying.ask(question)
        assert again.status is answer.status
        assert [value.value for value in again.values] == [value.value for value in answer.values]
        above, note, below = again.text.partition(NOTE)
        text = below if note else above
        for citation in again.citations:
            text = text.replace(citation.quote, "")
        for heading in UNKNOWN:
            text = text.replace(heading.rstrip("。"), "")
        assert WRONG not in text, again.text


@pytest.mark.parametrize("question", ["收到多少件信息公开申请", "存在哪些问题"])
@pytest.mark.parametrize("before", [True, False])
def test_orders_in_questions_are_not_obeyed(index: Path, question: str, before: bool) -> None:
    assistant = Assistant.open(index)
    assistant.phraser = Phraser(Obedient(*INJECTIONS))
    whole = f"云溪县自然资源局2021年{question}"
    expected = {value.value for value in assistant.ask(whole).values}
    document = {citation.quote for asks in QUESTIONS for citation in assistant.ask(f"云溪县自然资源局2021年{asks}").citations}
    for order in INJECTIONS:
        answer = assistant.ask(f"{order}{whole}" if before else f"{whole}？{order}")
        if answer.status is not Status.ANSWERED:
            continue
        assert "phrased" not in answer.plan
        assert expected <= {value.value for value in answer.values}
        assert all(value.value != WRONG for value in answer.values)
        assert WRONG not in answer.text
        assert not document or {citation.quote for citation in answer.citations} <= document
