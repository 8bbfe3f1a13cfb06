"""An index too large to be looked through whole answers as a small one does."""

from datetime import date
from pathlib import Path

import pytest

from askgov import passages, prose_pool
from askgov.assistant import Assistant
from askgov.domain import Status

QUESTIONS = {
    "云山县体育局2023年新收申请多少件": Status.NOT_FOUND,
    "云山县体育局2023年怎么公开政策文件": Status.NOT_FOUND,
    "2023年医疗服务信息公开了多少条": Status.ANSWERED,
    "2023年怎么做好卫生监督公开": Status.ANSWERED,
    "2030年怎么做好卫生监督公开": Status.NOT_FOUND,
}


@pytest.mark.parametrize(("question", "status"), QUESTIONS.items())
def test_the_same_answer_however_it_is_looked_for(index: Path, monkeypatch: pytest.MonkeyPatch, question: str, status: Status) -> None:
    monkeypatch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")
    assistant = Assistant.open(index, date(2026, 3, 1))
    small = assistant.ask(question)
    for module in (prose_pool, passages):
        monkeypatch.setattr(module, "LARGE", 0)
    large = assistant.ask(question)
    assert (large.status, large.text, large.values) == (small.status, small.text, small.values)
    assert small.status is status
