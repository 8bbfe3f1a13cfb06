"""The columns of table 3."""

from askgov.domain import Applicant
from askgov.taxonomy.applicants import ORGANISATIONS, applicants
from askgov.taxonomy.words import lexicon


def test_every_column_has_words() -> None:
    assert set(applicants()) == set(Applicant)
    assert len(ORGANISATIONS) == 5
    assert not {Applicant.TOTAL, Applicant.NATURAL_PERSON, Applicant.ORGANISATIONS} & set(ORGANISATIONS)


def test_no_word_means_two_columns_or_a_concept() -> None:
    words = [word for column in applicants().values() for word in (*column.aliases, *column.everyday, *column.loose)]
    assert len(set(words)) == len(words)
    assert not set(words) & set(lexicon())


def test_people_are_only_loosely_natural_persons() -> None:
    assert "老百姓" in applicants()[Applicant.NATURAL_PERSON].loose
    assert "律所" in applicants()[Applicant.LEGAL_SERVICE].everyday
