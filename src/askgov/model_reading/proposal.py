"""What a language model says a question means: ids only, and which word means which. Nothing in it is believed before it is checked."""

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, ValidationError

from askgov.domain import Frozen
from askgov.model_reading.candidates import Candidates
from askgov.question.operators import numeral

_MOST = 40
_NUMBERED = frozenset({"count", "threshold", "rank", "rank_up"})  # operations that take a number
_BOUNDED = frozenset({"count", "threshold"})
_LONGEST_ERROR = 600  # characters


class Explained(Frozen):
    """An unexplained word and the ids that it means."""

    word: str = Field(max_length=500)
    ids: tuple[str, ...] = Field(max_length=_MOST)


class Proposal(Frozen):
    """One reading of a question."""

    understood: bool
    organs: tuple[str, ...] = Field((), max_length=_MOST)
    years: tuple[int, ...] = Field((), max_length=_MOST)
    lines: tuple[str, ...] = Field((), max_length=_MOST)
    columns: tuple[str, ...] = Field((), max_length=_MOST)
    operation: str = "value"
    number: str = Field("", max_length=20)  # as the question has it
    comparator: Literal["", "gt", "ge", "lt", "le", "eq"] = ""
    explained: tuple[Explained, ...] = Field((), max_length=_MOST)

    @property
    def ids(self) -> frozenset[str]:
        """Everything chosen."""
        return frozenset({*self.organs, *map(str, self.years), *self.lines, *self.columns, self.operation})


class Faulty(ValueError):
    """A reply that is no reading of the question; its text, in Chinese, is shown to the model once."""


def checked(content: Mapping[str, Any] | None, offered: Candidates) -> Proposal:
    """The proposal in a reply, every part of it covered by the candidates and the question. Raises Faulty."""
    if content is None:
        raise Faulty("回答不是 JSON 对象")
    try:
        proposal = Proposal.model_validate(content)
    except ValidationError as error:
        raise Faulty(str(error)[:_LONGEST_ERROR]) from error
    if proposal.understood and (faults := [*_ids(proposal, offered), *_words(proposal, offered), *_numbers(proposal, offered)]):
        raise Faulty("；".join(faults)[:_LONGEST_ERROR])
    return proposal


def schema(offered: Candidates) -> dict[str, Any]:
    """The JSON schema of a proposal, with the candidates as the only ids."""
    ids = [*offered.organs, *map(str, offered.years), *offered.lines, *offered.columns, *offered.operations]
    properties = {
        "understood": {"type": "boolean"},
        "organs": _several({"type": "string", "enum": list(offered.organs)} if offered.organs else {"type": "string"}),
        "years": _several({"type": "integer", "enum": list(offered.years)} if offered.years else {"type": "integer"}),
        "lines": _several({"type": "string", "enum": list(offered.lines)}),
        "columns": _several({"type": "string", "enum": list(offered.columns)}),
        "operation": {"type": "string", "enum": list(offered.operations)},
        "number": {"type": "string"},
        "comparator": {"type": "string", "enum": ["", "gt", "ge", "lt", "le", "eq"]},
        "explained": _several(
            _object({"word": {"type": "string", "enum": list(offered.words)}, "ids": _several({"type": "string", "enum": ids})})
        ),
    }
    return {"title": "reading", "description": "问题对应到给定编号上的理解", **_object(properties)}


def material(offered: Candidates) -> str:
    """The question and its candidates as JSON: data for the model, no part of its instructions."""

    def listed(labels: Mapping[str, str]) -> list[dict[str, str]]:
        return [{"id": id_, "label": label} for id_, label in labels.items()]

    return json.dumps(
        {
            "question": offered.reading.text, "words": list(offered.words), "organs": listed(offered.organs), "years": list(offered.years),
            "lines": listed(offered.lines), "columns": listed(offered.columns), "operations": listed(offered.operations),
            "required": [*sorted(offered.required), *map(str, offered.years)],
        },
        ensure_ascii=False,
    )  # fmt: skip


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _several(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _ids(proposal: Proposal, offered: Candidates) -> list[str]:
    """Ids that were not offered, and required ones that are missing."""
    slots = (
        (proposal.organs, offered.organs), (map(str, proposal.years), [str(year) for year in offered.years]),
        (proposal.lines, offered.lines), (proposal.columns, offered.columns), ((proposal.operation,), offered.operations),
    )  # fmt: skip
    faults = [f"没有“{id_}”这个编号" for chosen, there in slots for id_ in chosen if id_ not in there]
    faults += [f"漏了必须保留的“{id_}”" for id_ in sorted({*offered.required, *map(str, offered.years)} - proposal.ids)]
    open_slots = [slot for slot in offered.reading.concepts.slots if slot.default is None and not slot.generic]
    faults += [f"“{slot.word}”没有对应的行" for slot in open_slots if not set(slot.candidates) & set(proposal.lines)]
    return faults if proposal.lines else [*faults, "没有选表格里的行"]


def _words(proposal: Proposal, offered: Candidates) -> list[str]:
    """Words left unexplained, or explained by nothing new: what the grammar has read already explains no further word."""
    explained = {entry.word: frozenset(entry.ids) for entry in proposal.explained}
    faults = [f"没有说明“{word}”指什么" for word in offered.words if not explained.get(word, frozenset()) - offered.known]
    faults += [f"“{word}”的编号没有选用" for word, ids in explained.items() if ids - proposal.ids]
    faults += [f"“{word}”不是要说明的词" for word in explained if word not in offered.words]
    said = offered.known.union({"value", "list"}, *explained.values())
    return faults + [f"没有词说到“{id_}”" for id_ in sorted(proposal.ids - said)]


def _numbers(proposal: Proposal, offered: Candidates) -> list[str]:
    """A number that the question does not have or that nothing takes; numbers of the question that are lost."""
    numbers, said = offered.numbers, proposal.number.strip()
    taken = proposal.operation in _NUMBERED and offered.wanted is None
    if said and not (taken and said in offered.reading.text and any(said.startswith(number) for number in numbers)):
        return [f"问题里没有“{said}”这个数，或者这个算法用不到它"]
    faults = [f"问题里的数“{number}”没有用上" for number in numbers if not said.startswith(number) or len(numbers) > 1]
    if taken and proposal.operation in _BOUNDED and not (said and proposal.comparator):
        faults.append("界限要写明数和方向")
    if said and proposal.operation not in _BOUNDED and not numeral(_leading(said, numbers)):
        faults.append(f"“{said}”不是名次")
    return faults


def _leading(said: str, numbers: tuple[str, ...]) -> str:
    return max((number for number in numbers if said.startswith(number)), key=len, default="")
