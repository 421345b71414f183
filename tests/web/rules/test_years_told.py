"""Of somebody who gave the years, rules never say that a year is missing."""

from __future__ import annotations

from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.eligibility.vocabulary import Subject
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.rules.sentences import overall_words, short_reasons
from decision_aid.web.rules.sets import SetView
from decision_aid.web.words.criteria import ABOUT
from tests.domain.build import person
from tests.web.page import Page


def test_a_year_that_was_given_is_never_asked_for(base: EvidenceBase) -> None:
    """Inside a year lies a limit: then the month is open. Sure years leave nothing to answer."""
    year, month = "the year of your", "the month of your"
    on_limit = person(
        subtype="rrms", years_since_diagnosis=("9.9", "10.9"), years_since_onset=("9.9", "10.9")
    )
    (verdict,) = evaluate_all((base.criteria["ectrims-ebmt-2025"],), on_limit)
    said = overall_words(verdict)
    assert f"{month} diagnosis, {month} first symptoms" in said
    assert "years from diagnosis, exactly" in short_reasons(verdict)
    html = Page(SetView(verdict).html).text
    assert f"Still open: {month} diagnosis and {month} first symptoms, as the year lies on" in html
    assert year not in said + html
    sure = person(subtype="rrms", years_since_diagnosis=8, years_since_onset=12)
    (verdict,) = evaluate_all((base.criteria["ectrims-ebmt-2025"],), sure)
    named = f"left open by the rules themselves: {ABOUT[Subject.DISEASE_DURATION]}"
    assert named in overall_words(verdict)
    assert year not in Page(SetView(verdict).html).text
