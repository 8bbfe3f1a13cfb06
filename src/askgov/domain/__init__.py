"""Frozen types of the field. Nothing here reads, writes or computes."""

from askgov.domain.answer import Answer, Chart, Citation, Item, Mark, Notice, Result, Source, Value
from askgov.domain.frozen import Frozen
from askgov.domain.plan import (
    Axis,
    CheckQuery,
    ComputeQuery,
    Decline,
    DefinitionQuery,
    FigureQuery,
    Option,
    PassageQuery,
    Plan,
    StatementQuery,
    Term,
    Threshold,
)
from askgov.domain.report import Chunk, Entity, Figure, Finding, Provenance, Report, Statement
from askgov.domain.vocabulary import Applicant, Format, Operation, Scope, Severity, State, Status

__all__ = [
    "Answer",
    "Applicant",
    "Axis",
    "Chart",
    "CheckQuery",
    "Chunk",
    "Citation",
    "ComputeQuery",
    "Decline",
    "DefinitionQuery",
    "Entity",
    "Figure",
    "FigureQuery",
    "Finding",
    "Format",
    "Frozen",
    "Item",
    "Mark",
    "Notice",
    "Operation",
    "Option",
    "PassageQuery",
    "Plan",
    "Provenance",
    "Report",
    "Result",
    "Scope",
    "Severity",
    "Source",
    "State",
    "Statement",
    "StatementQuery",
    "Status",
    "Term",
    "Threshold",
    "Value",
]
