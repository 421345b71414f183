"""Limits close by, in the words of those who set them."""

from __future__ import annotations

from datetime import date

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.rules.near import near_views


def _near(base: EvidenceBase, **known: Range) -> list[str]:
    told = Facts({"subtype": "rrms", **known})
    rules = patient_result(told, base).rules
    return [each.sentence for each in near_views(told, rules, date(2026, 11, 21))]


def test_vague_words_are_told_as_vague(base: EvidenceBase) -> None:
    told = _near(base, age=Range.exactly(49))
    assert any("Zürich" in each and "up to about 50" in each for each in told)
    assert not [each for each in told if "Zürich" in each and "turn 51" in each]
    years = _near(base, years_since_diagnosis=Range.between("8.89", "9.89"))
    assert any("Gesellschaft" in e and "less than 10 to 15 years" in e for e in years)
    assert any("Zürich" in e and "no more than about 10 years" in e for e in years)


def test_an_edss_within_so_many_years_is_no_limit_on_years(base: EvidenceBase) -> None:
    told = _near(base, edss=Range.exactly("5.5"), years_since_diagnosis=Range.between("4.5", "4.9"))
    assert not [each for each in told if "Gesellschaft" in each]


def test_one_year_for_symptoms_and_diagnosis_is_told_once(base: EvidenceBase) -> None:
    year = Range.between("9.3", "10.3")
    both = _near(base, years_since_onset=year, years_since_diagnosis=year)
    (zurich,) = [each for each in both if "Zürich" in each]
    assert zurich.count("you may be past 10 years already") == 1
    assert "Counted from your first symptoms or your diagnosis" in zurich
    apart = _near(base, years_since_onset=Range.between("9.4", "10.4"), years_since_diagnosis=year)
    (zurich,) = [each for each in apart if "Zürich" in each]
    assert zurich.count("you may be past 10 years already") == 2
