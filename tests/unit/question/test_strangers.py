"""Words behind a place that end or begin like a name of another place, and are none."""

import pytest

from askgov.question.organs import Catalogue
from askgov.question.reader import read
from tests.unit.conftest import TODAY


@pytest.mark.parametrize(
    "question",
    [
        "云溪县惠农补贴公开了多少项",  # 惠农 is a district elsewhere; no county lies in another
        "云溪县教育局划学区听了多少意见",
        "云溪县教育局2024年让县里的学校公开了什么",
        "石门村2024年为什么被通报",
    ],
)
def test_is_no_stranger(question: str, known: Catalogue) -> None:
    assert read(question, known, TODAY).strangers == ()


@pytest.mark.parametrize("question", ["云溪县和平县2024年收到多少件申请", "石门县2024年收到多少件申请", "惠农区2024年收到多少件申请"])
def test_is_a_stranger(question: str, known: Catalogue) -> None:
    assert read(question, known, TODAY).strangers != ()
