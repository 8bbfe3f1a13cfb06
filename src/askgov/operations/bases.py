"""What a share is taken of where the question does not say: 予以公开的占比 is of all results, 自然人的占比 of all applicants."""

from askgov.domain import Applicant, Term
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.parts import whole_of


def default_base(term: Term) -> Term | None:
    """The whole that a figure is naturally a part of; None when there is no single one."""
    if term.applicant not in (None, Applicant.TOTAL):
        return term.model_copy(update={"applicant": Applicant.TOTAL})
    whole = whole_of(term.concept)
    if whole is None or any(whole_of(id_) != whole for id_ in term.also):
        return None
    return term.model_copy(
        update={"concept": whole, "also": (), "applicant": Applicant.TOTAL if concept(whole).applicant_dimension else None}
    )
