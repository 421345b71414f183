"""The glossary explains the words that are used, and no others."""

from __future__ import annotations

import re

import pytest

from decision_aid.domain.search.word_groups import plain
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import words_to_translate
from tests.reading_age import passages
from tests.web import people
from tests.web.cookies import client_with
from tests.web.crawl import Site
from tests.web.result_pages import every_page

pytestmark = pytest.mark.slow


_SPOKEN = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]+[A-Za-z0-9-]*\b")
NO_TERMS = {
    "UK", "US", "USA", "EU", "AI", "GP", "NHS", "NICE", "COVID-19", "HIV", "CIBMTR", "PDF", "QR",
    "StarMS", "RAM-MS", "BEAT-MS", "NET-MS", "PERSEUS", "JC", "MOG", "CCSVI", "HiCy", "LDN",
}  # fmt: skip
"""Places, bodies, trials and things of every day; and what its own sentence explains."""


def test_the_glossary_explains_words_that_are_used_and_no_others(
    site: Site, base: EvidenceBase
) -> None:
    apart = ("/glossary/", "/search/", "/safety/", "/security/", "/standards/", "/measured/")
    read = [page.main.text for address, page in site.pages.items() if address not in apart]
    result = every_page(client_with(people.RRMS_KEPT)).values()
    read += [page.main.text for page in result]
    read += words_to_translate(questionnaire())
    text = f" {' '.join(map(plain, read))} "
    unused = [t.term for t in base.terms
              if not any(f" {plain(name)}" in text for name in (t.term, *t.also))]  # fmt: skip
    assert unused == []


OF_ART = (
    "absolute", "accreditation", "annualised relapse rate", "antibody", "antibodies", "apheresis",
    "autologous", "baseline", "biomarker", "blinded", "censored", "cohort", "conditioning",
    "confidence interval", "contraindication", "correlation", "creatinine clearance",
    "cumulative incidence", "cumulative hazard", "double-blind", "ejection fraction", "engraftment",
    "escalation", "ferritin", "gray matter", "grey matter", "haematologist", "hazard ratio",
    "immunoglobulins", "imputed", "induction", "intention to treat", "interquartile",
    "Kaplan-Meier", "likelihood", "lumbar puncture", "lymphocytes", "median", "meta-analysis",
    "mobilisation", "monoclonal antibody", "mucositis", "multivariable", "myeloablative",
    "neurofilament", "neutropenia", "neutrophils", "number needed to treat", "odds ratio",
    "off-label", "oligoclonal bands", "outpatient", "p value", "p-value", "percentile", "placebo",
    "platelets", "propensity", "prospective", "quartile", "randomised", "rate ratio", "rebound",
    "registry", "relative", "retrospective", "risk ratio", "sensitivity analysis", "serology",
    "sham", "specificity", "standard deviation", "standard error", "standardised mean difference",
    "steroids", "systematic review", "wash-out", "washout", "white matter", "Wilson", "work-up",
    "workup",
)  # fmt: skip
"""Words of statistics and of medicine."""
SAID_PLAINLY = {"ferritin"}
"""One of the tests that a rule lists; the line says that the team judges it."""
READ_BY_PATIENTS = ("/guide/", "/heard/", "/gaps/", "/outcomes/", "/treatments/", "/values/",
                    "/disagreement/", "/before-a-transplant/", "/my-questions/", "/quiz/",
                    "/help/")  # fmt: skip


def test_words_of_art_that_patients_read_are_in_the_glossary(
    site: Site, base: EvidenceBase
) -> None:
    known = [f" {plain(name)} " for term in base.terms for name in (term.term, *term.also)]
    read = [
        p.main.text for address, p in site.pages.items() if address.startswith(READ_BY_PATIENTS)
    ]
    for told in (people.RRMS_KEPT, people.SPMS_KEPT):
        read += [page.main.text for page in every_page(client_with(told)).values()]
    text = f" {' '.join(map(plain, read))} "
    used = {word for word in OF_ART if f" {plain(word)} " in text} - SAID_PLAINLY
    assert {"placebo", "p value", "grey matter", "relative", "wilson"} <= {w.lower() for w in used}
    assert [word for word in used if not any(f" {plain(word)}" in name for name in known)] == []


def test_each_short_name_that_patients_read_is_in_the_glossary(base: EvidenceBase) -> None:
    """Guide, claims, situations, gaps and questions: words of capitals, such as EDSS."""
    known = {plain(name) for term in base.terms for name in (term.term, *term.also)}
    wanted = ("guide", "heard", "situation", "gaps", "question", "quiz", "values", "team")
    said = [text for place, text in passages() if place.split()[0] in wanted]
    found = {name for text in said for name in _SPOKEN.findall(text)} - NO_TERMS
    assert {name for name in found if plain(name) not in known} == set()
