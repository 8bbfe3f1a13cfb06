"""Frozen types of the field. Nothing here reads, writes or computes."""

from askgov.domain.answer import Answer, Citation, Item, Notice, Result, Source, Value
from askgov.domain.frozen import Frozen
from askgov.domain.plan import Decline, DefinitionQuery, FigureQuery, Option, PassageQuery, Plan, StatementQuery
from askgov.domain.report import Chunk, Entity, Figure, Finding, Provenance, Report, Statement
from askgov.domain.vocabulary import Applicant, Format, Operation, Scope, Severity, State, Status

__all__ = [
    "Answer",
    "Applicant",
    "Chunk",
    "Citation",
    "Decline",
    "DefinitionQuery",
    "Entity",
    "Figure",
    "FigureQuery",
    "Finding",
    "Format",
    "Frozen",
    "Item",
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
    "Value",
]
