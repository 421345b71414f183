"""Answers to single questions, in the words of a letter."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from decision_aid.domain.logic.facts import ReferralPart
from decision_aid.domain.questionnaire.answers import NONE, UNSURE
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.web.handover.referral.words import NOT_KNOWN, told
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import answer_in_words, month_in_words, said, short_name
from decision_aid.web.words.clinical import clinical_fact

Pairs = Iterator[tuple[str, str]]
_PLACED = {
    "last_dose": ReferralPart.TREATMENT,
    "mri_when": ReferralPart.FINDINGS,
    "nfl_serum": ReferralPart.FINDINGS,
    "nfl_csf": ReferralPart.FINDINGS,
    "aqp4_mog": ReferralPart.FINDINGS,
    "jcv_when": ReferralPart.INFECTIONS,
    "transplant_when": ReferralPart.TREATMENT,
}
"""Questions without a fact that a letter names; one that is not here stands under "Also told"."""
_SAID = ("relapse_when", "relapse_marks", "child_wish", "edss_year_ago")


def of_part(journey: Journey, part: ReferralPart) -> Pairs:
    """A test that was not done is told as that, and not as a result that nobody knows."""
    for name in names_of(part):
        if not is_wanted(journey, name):
            continue
        not_done = "" if journey.facts.knows(name) else answer_to(journey, name)
        yield clinical_fact(name), not_done or told(journey.facts, name)


def is_wanted(journey: Journey, name: str) -> bool:
    """Whether a fact, or the answer to a question of that name, can be missing of this person: it
    is known, or somebody who fills in everything would be asked for it.
    """
    if journey.facts.knows(name) or journey.known.knows(name):
        return True
    asking = questionnaire()
    giving = [asking.questions[key] for key in asking.questions_giving.get(name, (name,))
              if key in asking.questions]  # fmt: skip
    known = journey.known.having("filled_in_by", "clinician")
    on_the_way = {step.question.key for step in journey.steps}
    return not giving or any(
        each.key in on_the_way or each.repeat_for or not each.is_ruled_out(known) for each in giving
    )


def names_of(part: ReferralPart) -> list[str]:
    return [fact.name for fact in questionnaire().facts.values() if fact.referral is part]


def by_question(
    journey: Journey, part: ReferralPart | None, without: Collection[str] = ()
) -> Pairs:
    """Questions that give no fact of the lists, as they were answered."""
    for step in journey.steps:
        key = step.question.key
        if not step.question.in_referral or step.answer is None or key in (*_SAID, *without):
            continue
        if _PLACED.get(key) is part:
            name = short_name(step, step.question.clinical)
            if step.answer not in (UNSURE, (UNSURE,)):
                yield name, _in_a_sentence(step)
            else:
                yield _of_what_is_missing(step, name), str(NOT_KNOWN)


def _of_what_is_missing(step: Step, name: str) -> str:
    """A test whose month nobody knows was done: its month is missing, and not the test."""
    is_month = step.question.kind is QuestionKind.MONTH
    return _("%(what)s (month)") % {"what": name} if is_month else name


def is_answered(journey: Journey, key: str) -> bool:
    """Whether the question was answered, be it with "I do not know": then it tells its own line."""
    return any(s.question.key == key and s.answer is not None for s in journey.steps)


def answer_to(journey: Journey, key: str) -> str:
    """A known answer to one question, in the words of its choice; else empty."""
    for step in journey.steps:
        if step.question.key == key and step.answer not in (None, UNSURE):
            return _in_a_sentence(step)
    return ""


def label_of_answer(journey: Journey, key: str) -> str:
    """The same in the words that the patient read."""
    found = [s for s in journey.steps if s.question.key == key and s.answer not in (None, UNSURE)]
    words = answer_in_words(found[0], found[0].answer) if found else ""
    return f"{words[:1].lower()}{words[1:]}"


def ticked(journey: Journey, key: str) -> tuple[str, ...]:
    answer = next((step.answer for step in journey.steps if step.question.key == key), None)
    return answer if isinstance(answer, tuple) and not {NONE, UNSURE} & set(answer) else ()


def _in_a_sentence(step: Step) -> str:
    """Months keep their capital."""
    if step.question.kind is QuestionKind.MONTH:
        return month_in_words(str(step.answer))
    if step.question.kind.is_typed:
        return f"{step.answer} {said(step.question.clinical_unit)}".strip()
    chosen = step.question.chosen(step.answer or ())
    if any(each.clinical for each in chosen):
        return "; ".join(said(each.clinical or each.label) for each in chosen)
    words = answer_in_words(step, step.answer)
    return f"{words[:1].lower()}{words[1:]}"
