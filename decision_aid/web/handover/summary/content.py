"""The summary to take along: one object that holds every fact and every word of it.

Page, print, plain text and PDF only draw it, so that they cannot differ. Two sheets: the first is
the person's, the second the doctor's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.preparation.chosen_questions import MOST_SUGGESTED
from decision_aid.domain.preparation.questions_of_a_person import TeamQuestions
from decision_aid.domain.preparation.to_find_out import FindOut, FoundBy
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.questionnaire.questions import facts_of
from decision_aid.domain.referral.dated import dated_drugs
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.addresses import values_url
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.figures.in_short.differences import brief_warning
from decision_aid.web.handover.resume_code.code import code_of
from decision_aid.web.handover.resume_code.picture.drawn import Picture
from decision_aid.web.handover.summary.about_me import about_me
from decision_aid.web.handover.summary.clinical import (
    Drug,
    drugs_of,
    in_clinical_terms,
    last_dose_of_any,
    other_findings,
)
from decision_aid.web.handover.summary.figures.figure import SummaryFigure
from decision_aid.web.handover.summary.figures.figures import evidence_of
from decision_aid.web.handover.summary.left_out import NOTHING, LeftOut
from decision_aid.web.handover.summary.rules import Rules, rules_told
from decision_aid.web.handover.summary.sources import SummarySource
from decision_aid.web.handover.summary.words import SECTION
from decision_aid.web.loaded import evidence_base, questionnaire
from decision_aid.web.rules.by_place import RulesView
from decision_aid.web.rules.held import told_to_a_doctor
from decision_aid.web.rules.sets import SetView
from decision_aid.web.words.answers import row_of, short_name, told_facts
from decision_aid.web.words.clinical import fact_to_find_out
from decision_aid.web.words.preferences import values_rows
from decision_aid.web.words.said import said
from decision_aid.web.words.team_questions import Ask, ask, ask_of, how_to_find_out, questions_of

MOST_FOUND_OUT = 6


@dataclass(frozen=True, slots=True)
class Item:
    """A name and what stands beside it."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """Everything that a person takes to the appointment. No name and no birthday.

    ``is_chosen``: whether the person chose the questions, else they fit the answers.
    ``letter``: on the paper of North America. ``own``: questions in the person's own words, which
    are printed and kept nowhere. ``picture``: of the code, on page and PDF. ``left_out``: of the
    lists, for want of room. ``answers`` are for the page and the text; the sheet of the doctor has
    them in clinical terms.
    """

    language: str
    title: str
    made_on: str
    day: date
    version: str
    letter: bool
    me: tuple[str, ...]
    matters: tuple[Item, ...]
    questions: tuple[Ask, ...]
    is_chosen: bool
    figures: tuple[SummaryFigure, ...]
    find_out: tuple[Ask, ...]
    clinical: str
    findings: tuple[str, ...]
    drugs: tuple[Drug, ...]
    answers: tuple[Item, ...]
    unknown: tuple[str, ...]
    rules: tuple[Rules, ...]
    rules_held_back: tuple[str, ...]
    differences: tuple[str, ...]
    differences_note: str
    sources: tuple[SummarySource, ...]
    notice: str
    code: str
    code_address: str
    words: Mapping[str, str]
    own: tuple[str, ...] = ()
    picture: Picture | None = None
    left_out: LeftOut = NOTHING


def summary_of(
    kept: SavedAnswers, journey: Journey, page: PatientResult, today: date, code_address: str
) -> Summary:
    """``code_address`` is where a code is typed in, as a whole address."""
    sets, held_back = _rules(page)
    evidence = evidence_of(page, (each.rules for each in (*sets[-1:], *sets[:-1])))
    asked = questions_of(journey, page, kept.values)
    find_out = _find_out(kept, asked)
    return Summary(
        language=get_language() or "en-gb",
        title=_("My summary: stem cell transplant (AHSCT) and MS"),
        made_on=formats.date_format(today, "j F Y"),
        day=today,
        version=str(evidence_base().version),
        letter=on_letter(journey),
        me=about_me(journey),
        matters=_matters(kept),
        questions=_questions(kept, asked),
        is_chosen=bool(kept.questions),
        figures=evidence.figures,
        find_out=find_out[:MOST_FOUND_OUT],
        clinical=in_clinical_terms(journey),
        findings=other_findings(journey),
        drugs=(*drugs_of(journey), *last_dose_of_any(journey)),
        answers=_answers(journey),
        unknown=_unknown(journey),
        rules=tuple(rules_told(sets, evidence.numbers)),
        rules_held_back=held_back,
        differences=evidence.differences,
        differences_note=brief_warning(page.facts) if evidence.differences else "",
        sources=evidence.sources,
        notice=_notice(),
        code=code_of(kept),
        code_address=code_address,
        words={name: str(said) for name, said in SECTION.items()},
        left_out=LeftOut(find_out=len(find_out[MOST_FOUND_OUT:])),
    )


def on_letter(journey: Journey) -> bool:
    """Whether paper is 8.5 by 11 inches where the person has care."""
    place = questionnaire().places.get(journey.country or "")
    return place is not None and place.letter


def _unknown(journey: Journey) -> tuple[str, ...]:
    """The last dose of any drug is not missing where that of one drug was told for the letter."""
    dosed = any(drug.last_dose for drug in dated_drugs(journey))
    missed = (s for s in journey.steps if _is_missed(s) and not _is_told_otherwise(journey, s))
    return tuple(_label(each) for each in missed if not (dosed and each.key == "last_dose"))


def _is_missed(step: Step) -> bool:
    """Whether an answer is not known; nobody misses one that was only offered, nor who wrote."""
    is_needed = step.question.in_consultation and not step.question.optional
    return is_needed and row_of(step).is_unknown


def _is_told_otherwise(journey: Journey, step: Step) -> bool:
    """Whether other answers tell for certain what this one left open: who is pregnant can be."""
    found = [journey.facts.get(name) for name in facts_of(step.question)]
    return bool(found) and all(isinstance(each, bool | str) for each in found)


def _notice() -> str:
    return f"{said('figures_may_have_changed_since')} {said('what_paper_is')}"


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


def _rules(page: PatientResult) -> tuple[tuple[SetView, ...], tuple[str, ...]]:
    """Rules in use that stand first for the person, and what is open for all of them."""
    view = RulesView(page.rules)
    sets = [*view.first_where_room_is_short, *([view.fitness] if view.fitness else [])]
    open_yet = told_to_a_doctor(page.active_guards, page.guard_reasons)
    if view.place_for_a_doctor:
        open_yet.append(view.place_for_a_doctor)
    return tuple(each for each in sets if each.verdict.tally.checked), tuple(open_yet)


def _find_out(kept: SavedAnswers, asked: TeamQuestions) -> tuple[Ask, ...]:
    """What the person asks anyway does not stand there twice."""
    told = asked.found_by(FoundBy.ASKING)
    return tuple(_to_find_out(e) for e in told if e.id not in kept.questions)


def _to_find_out(found: FindOut) -> Ask:
    if found.question is not None:
        return replace(ask(found.question), text=found.question.text)
    fact = found.facts[0]
    return Ask(fact_to_find_out(fact), "", how_to_find_out(fact))


def _questions(kept: SavedAnswers, asked: TeamQuestions) -> tuple[Ask, ...]:
    """Those that the person chose, or else those that fit the answers."""
    if kept.questions:
        return tuple(replace(ask_of(e), place=n) for n, e in enumerate(kept.questions))
    first = asked.first(MOST_SUGGESTED)
    ranks = asked.last_to_go(first)
    return tuple(replace(ask(each), place=ranks.index(each)) for each in first)
