"""What is called missing, or is to be found out, makes sense as it stands alone."""

from __future__ import annotations

import re

from decision_aid.domain.questionnaire.questions import facts_of
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.team_questions import bank, bank_by_fact, how_to_answer
from tests.browser.people import RRMS, Person
from tests.web.page import Page
from tests.web.result_pages import page_for

_LEANS = re.compile(r"\b(?:those|these|such|that (?:help|drug|scan))\b", re.IGNORECASE)
_NO_DYE = {**RRMS.told, "mri_12m": "yes", "mri_contrast": "no"}


def test_no_name_of_a_fact_leans_on_something_said_before() -> None:
    for fact in questionnaire().facts.values():
        for words in (fact.plain, fact.clinical, fact.to_find_out):
            assert not _LEANS.search(words), words


def test_what_one_asks_the_team_for_a_fact_stands_in_one_place() -> None:
    """A question that only says what to ask leaves it to the questions for the team."""
    seen = 0
    for question in questionnaire().questions.values():
        if (only := facts_of(question)) and next(iter(only)) in bank_by_fact():
            is_question = re.match(r"Ask(?: your team)?: '", question.how_to_find_out)
            assert not is_question, question.key
            seen += how_to_answer(question) != question.how_to_find_out
    assert seen >= 4


def test_a_scan_without_dye_is_not_asked_about_what_lit_up_on_it() -> None:
    person = Person("no dye", _NO_DYE)
    page = page_for(person, "/results/next/").html
    told = Page(page).main.text
    assert "If no contrast was used, would a scan with contrast help?" in told
    assert "on my last scan with contrast" not in told


def test_nobody_who_cannot_use_them_is_told_to_store_eggs_or_sperm() -> None:
    """The same question goes to women, to men, and to whoever did not say."""
    for each in bank().values():
        assert not re.search(r"\b(?:eggs|embryos|sperm)\b", each.asked), each.id
