"""The columns of table 3: who applied, and the words for it."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from askgov.domain import Applicant, Frozen
from askgov.taxonomy import data

ORGANISATIONS = (Applicant.COMPANY, Applicant.RESEARCH, Applicant.NONPROFIT, Applicant.LEGAL_SERVICE, Applicant.OTHER_ORG)


class ApplicantColumn(Frozen):
    """One column of the table of requests, or the derived column of all organisations."""

    id: Applicant
    label: str
    aliases: tuple[str, ...]  # printed variants
    everyday: tuple[str, ...]
    loose: tuple[str, ...]  # mean this column only when the question is about who applied
    definition: str


@cache
def applicants() -> Mapping[Applicant, ApplicantColumn]:
    """Every column by its applicant."""
    columns = (ApplicantColumn.model_validate(entry) for entry in data.table("applicants")["applicant"])
    return MappingProxyType({column.id: column for column in columns})


def disjoint(columns: Sequence[Applicant]) -> bool:
    """Whether no application is counted in two of some columns, so that they may be added up."""
    told = [column for named in columns for column in (ORGANISATIONS if named is Applicant.ORGANISATIONS else (named,))]
    return len(set(told)) == len(told) and (Applicant.TOTAL not in told or len(told) == 1)
