"""Questions for the team in words, by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.preparation.questions_of_a_person import (
    TeamQuestions,
    questions_for_team,
)
from decision_aid.domain.preparation.team_questions import TeamQuestion, Theme, Who
from decision_aid.domain.preparation.to_find_out import FACT
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.domain.questionnaire.questions import Question, facts_of
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.loaded import evidence_base, questionnaire
from decision_aid.web.words.answers import facts_given, questions_by_fact, said

WHO: Mapping[Who, Promise] = {
    Who.NEUROLOGIST: later("neurologist"),
    Who.TRANSPLANT: later("transplant team"),
    Who.NURSE: later("MS nurse"),
    Who.FERTILITY: later("fertility team"),
    Who.GP: later("GP or family doctor"),
    Who.ANY: later("anyone in the team"),
}
THEME: Mapping[Theme, Promise] = {
    Theme.SUPPORT: later("Support"),
    Theme.FOR_ME: later("Is it something for me?"),
    Theme.COULD_DO: later("What it could do"),
    Theme.RISKS: later("Risks"),
    Theme.OTHER_OPTIONS: later("Other options"),
    Theme.GETTING_THERE: later("Getting there"),
    Theme.LIVING_THROUGH: later("Living through it"),
    Theme.AFTERWARDS: later("Afterwards"),
    Theme.DECIDING: later("Deciding"),
    Theme.FIND_OUT: later("Things to find out"),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, who can answer it, and why it matters.

    ``place``: among those that stand with it, 0 for the one that stays longest where room is short.
    """

    text: str
    who: str
    why: str
    place: int = 0


@lru_cache(maxsize=1)
def bank() -> Mapping[str, TeamQuestion]:
    return {each.id: each for each in evidence_base().team_questions}


def ask(question: TeamQuestion) -> Ask:
    return Ask(question.asked, str(WHO[question.who]), question.why)


def ask_of(question_id: str) -> Ask:
    """The question with a known id, as the person asks it."""
    if question_id in bank():
        return ask(bank()[question_id])
    fact = question_id.removeprefix(FACT)
    asked = said(questionnaire().facts[fact].asked)
    return Ask(asked, str(WHO[Who.ANY]), how_to_find_out(fact))


def questions_of(journey: Journey, page: PatientResult, values: Values) -> TeamQuestions:
    """What this person may ask, and what they do not know yet."""
    put = evidence_base().team_questions
    return questions_for_team(put, facts_given(), journey, page, values)


def how_to_find_out(fact: str) -> str:
    asked = questions_by_fact().get(fact)
    return how_to_answer(asked) if asked else ""


def how_to_answer(question: Question) -> str:
    """As the question tells; where it tells nothing, what one asks the team for its fact."""
    if question.how_to_find_out:
        return said(question.how_to_find_out)
    found = bank_by_fact().get(next(iter(facts_of(question)), ""))
    return asked_of_team(found) if found and set(found.unknown) == set(facts_of(question)) else ""


def asked_of_team(question: TeamQuestion) -> str:
    return _("Ask: '%(question)s'") % {"question": question.asked}


@lru_cache(maxsize=1)
def bank_by_fact() -> Mapping[str, TeamQuestion]:
    """Those on what to find out about one fact; of several the first."""
    found: dict[str, TeamQuestion] = {}
    for each in bank().values():
        if each.theme is Theme.FIND_OUT and len(each.unknown) == 1:
            found.setdefault(each.unknown[0], each)
    return found
