"""The summary to take along: one object that holds every fact and every word of it.

Page, print, plain text and PDF only draw it, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.preparation.chosen_questions import MOST_SUGGESTED
from decision_aid.domain.preparation.team_questions import (
    FindOut,
    TeamQuestions,
    questions_for_team,
)
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.addresses import values_url
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.figures.in_short.differences import warning as differences_warning
from decision_aid.web.handover.resume_code.code import code_of
from decision_aid.web.handover.summary.figures import SummaryFigure, SummarySource, evidence_of
from decision_aid.web.handover.summary.words import SECTION, in_clinical_terms
from decision_aid.web.loaded import evidence_base
from decision_aid.web.rules.held import still_open
from decision_aid.web.rules.sentences import state_of
from decision_aid.web.rules.sets import SetView, rules_for
from decision_aid.web.words.answers import row_of, short_name, told_facts
from decision_aid.web.words.clinical import plain_fact
from decision_aid.web.words.preferences import values_rows
from decision_aid.web.words.team_questions import Ask, ask, ask_of, how_to_find_out

MOST_FOUND_OUT = 6


@dataclass(frozen=True, slots=True)
class Item:
    """A name and what stands beside it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Rules:
    """One published text in a line: what it is, what it says of the answers, how far to trust."""

    title: str
    state: str
    message: str
    caveats: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """Everything that a person takes to the appointment. No name and no birthday."""

    language: str
    title: str
    made_on: str
    day: date
    version: str
    answers: tuple[Item, ...]
    unknown: tuple[str, ...]
    clinical: str
    matters: tuple[Item, ...]
    figures: tuple[SummaryFigure, ...]
    differences: tuple[str, ...]
    differences_note: str
    rules: tuple[Rules, ...]
    rules_silent: tuple[str, ...]
    rules_held_back: tuple[str, ...]
    find_out: tuple[Ask, ...]
    questions: tuple[Ask, ...]
    sources: tuple[SummarySource, ...]
    notice: str
    code: str
    code_address: str
    words: Mapping[str, str]


def summary_of(
    kept: SavedAnswers, journey: Journey, page: PatientResult, today: date, code_address: str
) -> Summary:
    """``code_address`` is where a code is typed in, as a whole address."""
    evidence = evidence_of(page)
    asked = questions_for_team(evidence_base().team_questions, journey, page, kept.values)
    rules, silent, held_back = _rules(page)
    return Summary(
        language=get_language() or "en-gb",
        title=_("Stem cell transplant (AHSCT) and MS: your summary"),
        made_on=formats.date_format(today, "j F Y"),
        day=today,
        version=str(evidence_base().version),
        answers=_answers(journey),
        unknown=tuple(_label(step) for step in journey.steps if _is_missed(step)),
        clinical=in_clinical_terms(journey),
        matters=_matters(kept),
        figures=evidence.figures,
        differences=evidence.differences,
        differences_note=differences_warning() if evidence.differences else "",
        rules=rules,
        rules_silent=silent,
        rules_held_back=held_back,
        find_out=_find_out(kept, asked),
        questions=_questions(kept, asked),
        sources=evidence.sources,
        notice=_notice(),
        code=code_of(kept),
        code_address=code_address,
        words=_words(kept),
    )


def _is_missed(step: Step) -> bool:
    """Whether an answer is not known; nobody misses one that was only offered."""
    return row_of(step).is_unknown and not step.question.optional


def _notice() -> str:
    return _(
        "Figures may have changed since. Information from published studies, not medical advice "
        "and not a decision about treatment. The figures are about groups; nobody can tell what "
        "will happen to one person. This sheet holds health information: keep it safe."
    )


def _answers(journey: Journey) -> tuple[Item, ...]:
    """What is known, in short; the estimate of the EDSS is said to be one."""
    told = [
        Item(_label(step), row.answer)
        for step in journey.steps
        if not step.question.leads_on and not (row := row_of(step)).is_unknown
    ]
    estimates = told_facts(journey)[sum(step.answer is not None for step in journey.steps) :]
    return (*told, *(Item(row.label, row.answer) for row in estimates))


def _label(step: Step) -> str:
    return short_name(step, step.question.short)


def _matters(kept: SavedAnswers) -> tuple[Item, ...]:
    """Picks and leaning; how ready somebody feels stays with them."""
    ready = values_url("ready")
    rows = (row for row in values_rows(kept) if row.change_url != ready)
    return tuple(Item(row.label, row.answer) for row in rows)


def _rules(
    page: PatientResult,
) -> tuple[tuple[Rules, ...], tuple[str, ...], tuple[str, ...]]:
    """Texts of the country and international ones; those that say nothing that we can check."""
    view = rules_for(page.rules)
    sets = [*view.first, *([view.fitness] if view.fitness else [])]
    checked = [each for each in sets if _has_lines(each)]
    silent = tuple(each.rules.title for each in sets if not _has_lines(each))
    open_yet = still_open(page)
    if view.about_place:
        open_yet.append(view.about_place)
    return tuple(_one_set(each) for each in checked), silent, tuple(open_yet)


def _has_lines(view: SetView) -> bool:
    checked = (CriterionStatus.MET, CriterionStatus.NOT_MET, CriterionStatus.UNKNOWN)
    return any(view.verdict.count(each) for each in checked)


def _one_set(view: SetView) -> Rules:
    """Of an old text the state says enough."""
    rules = view.rules
    caveats = "" if rules.is_old else " ".join(view.caveats)
    return Rules(rules.title, state_of(rules), view.message, caveats)


def _find_out(kept: SavedAnswers, asked: TeamQuestions) -> tuple[Ask, ...]:
    """What the person asks anyway does not stand there twice."""
    first = asked.find_out[:MOST_FOUND_OUT]
    return tuple(_to_find_out(each) for each in first if each.id not in kept.questions)


def _to_find_out(found: FindOut) -> Ask:
    if found.question is not None:
        return replace(ask(found.question), text=found.question.text)
    name = plain_fact(found.facts[0])
    return Ask(f"{name[:1].upper()}{name[1:]}.", "", how_to_find_out(found.facts[0]))


def _questions(kept: SavedAnswers, asked: TeamQuestions) -> tuple[Ask, ...]:
    """Those that the person chose, or else those that fit the answers."""
    if kept.questions:
        return tuple(map(ask_of, kept.questions))
    return tuple(map(ask, asked.first(MOST_SUGGESTED)))


def _words(kept: SavedAnswers) -> dict[str, str]:
    told = {name: str(said) for name, said in SECTION.items()}
    return told | {"questions": told["chosen"]} if kept.questions else told
