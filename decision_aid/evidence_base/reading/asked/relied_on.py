"""Questions, answers and groups of drugs that the code reads by name, and what lacks of them.

A question whose key stands anywhere in the code is named here; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from decision_aid.domain.logic.facts import SUBTYPES, FactName, Kind
from decision_aid.domain.questionnaire.facts.names import GIVEN, LOCAL_FACTS
from decision_aid.domain.questionnaire.facts.of_drugs import HIGH_EFFICACY
from decision_aid.domain.questionnaire.question_parts import Option
from decision_aid.domain.questionnaire.questions import Question, facts_of
from decision_aid.domain.referral.hct_ci import HctCiItem

ILLNESSES = "hct_ci"
"""The question whose ticks are lines of ``hct_ci.toml``."""
Found = tuple[str, str]
"""A place in the list, and what is wrong there."""


@dataclass(frozen=True, kw_only=True)
class ReliedOn:
    """``answers``: by question, those that the code tells from others, perhaps none.

    ``alike``: questions that offer the same. ``places``: groups of the screen of a consultation.
    ``groups``: of drugs. ``facts``: each is given by some answer, and so is each of its words.
    """

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    alike: tuple[tuple[str, str], ...] = ()
    places: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    facts: Mapping[str, FactName] = field(default_factory=dict)


_WHOM = {
    "country": (),
    "age": (),
    "subtype": SUBTYPES,
    "year_diagnosis": (),
    "year_onset": (),
    "brings": ("new", "drug", "worse", "abroad", "doctor", "else"),
    "filled_in_by": ("person", "carer", "clinician"),
    "health": (),
    "sex": ("female", "male"),
    "menopause": (),
    "fertility": (),
    "child_wish": ("soon", "later", "no"),
    "performance": ("all", "light", "self", "some-help", "all-help"),
    "transplant_when": (),
}
_COURSE = {
    "edss_known": ("yes", "no"),
    "edss_value": (),
    "edss_when": ("6m", "12m", "older"),
    "edss_year_ago": (),
    "edss_recent_relapse": (),
    "relapses_12m": (),
    "relapses_24m": (),
    "episode_on_dmt": (),
    **dict.fromkeys(("relapse_when", "relapse_when_2", "relapse_when_3"), ()),
    **dict.fromkeys(
        ("relapse_marks", "relapse_marks_2", "relapse_marks_3"), ("steroids", "lasting")
    ),
}
_FINDINGS = {
    "mri_12m": (),
    "mri_contrast": (),
    "mri_when": (),
    "new_t2_12m": (),
    "gd_lesions_12m": (),
    "csf_ocb": ("positive", "negative"),
    "jcv": ("negative", "low", "high", "positive"),
    "jcv_when": (),
    "aqp4_mog": ("negative", "aqp4", "mog", "not-tested"),
    **dict.fromkeys(("haemoglobin", "neutrophils", "lymphocytes", "platelets", "counts_when"), ()),
    **dict.fromkeys(("serology_positive", "serology_negative", "serology_when"), ()),
    **dict.fromkeys(("lvef", "dlco", "crcl", "nfl_serum", "nfl_csf"), ()),
    ILLNESSES: (),
}
_DRUGS = {
    "dmt_tried": ("another", "natalizumab", "interferon-beta", "glatiramer", "alemtuzumab"),
    "dmt_outcome": ("quiet", "side-effects", "not-controlled"),
    "dmt_months": (),
    "dmt_after_course": ("yes", "no"),
    "he_contraindicated": (),
    "last_dose": (),
    **dict.fromkeys(("drug_from", "drug_until", "drug_last", "drug_courses"), ()),
}
_FOLLOW = frozenset({"relapses_18m", "years_since_first_dmt", "injectable_failed", "edss_measured"})
"""Facts that no single answer gives: they follow from several, or nobody is asked yet."""
_TICKED = frozenset({"natalizumab_taken", "dmt_side_effects", "he_dmt_side_effects"})
"""Facts of which one side follows from a list."""
RELIED_ON = ReliedOn(
    answers={**_WHOM, **_COURSE, **_FINDINGS, **_DRUGS},
    alike=(
        ("serology_positive", "serology_negative"),
        ("relapse_marks", "relapse_marks_2"),
        ("relapse_marks", "relapse_marks_3"),
    ),
    places=frozenset({"fitness"}),
    groups=HIGH_EFFICACY,
    facts={name: fact for name, fact in GIVEN.items() if name not in _FOLLOW},
)


def lacking(
    questions: Iterable[Question], places: Iterable[str], relied_on: ReliedOn
) -> Iterator[Found]:
    """What the code reads and the list does not have; ``places``: ids on the screen."""
    by_key = {question.key: question for question in questions}
    for key, answers in relied_on.answers.items():
        question = by_key.get(key)
        if question is None:
            yield f"question {key}", "is missing: the code reads its answer"
            continue
        for value in answers:
            if question.option_named(value) is None:
                reason = f"has no answer '{value}', which the code reads"
                yield f"question {key}", reason
    for one, other in relied_on.alike:
        if one in by_key and other in by_key:
            for value in sorted(_values(by_key[one]) ^ _values(by_key[other])):
                yield f"question {other}", f"'{value}' is an answer of it or of '{one}' alone"
    for place in sorted(relied_on.places.difference(places)):
        yield f"consultation {place}", "is missing: the code reads it"
    grouped = {option.group for question in by_key.values() for option in question.option}
    for group in sorted(relied_on.groups - grouped):
        yield "question dmt_tried", f"has no drug of the group '{group}', which the code reads"
    given = _given(by_key.values())
    for name, fact in relied_on.facts.items():
        for reason in _not_given(fact, given.get(name, frozenset())):
            yield f"fact {name}", reason
    if by_key.keys() >= relied_on.answers.keys():
        yield from _told_to_nobody(by_key, relied_on)


def _not_given(fact: FactName, given: frozenset[object]) -> Iterator[str]:
    if not given:
        yield "no answer of any question gives it"
        return
    wanted: tuple[object, ...] = fact.words
    if fact.kind is Kind.YES_NO and fact.name not in _TICKED:
        wanted = (True, False)
    for value in wanted:
        if value not in given:
            yield f"no answer gives '{str(value).lower()}'"


def _given(questions: Iterable[Question]) -> dict[str, frozenset[object]]:
    found: dict[str, set[object]] = {}
    for question in questions:
        if question.fact:
            found.setdefault(question.fact, set()).add("a number")
        for option in _options(question):
            for name, value in (*option.facts.items(), *option.unticked_facts.items()):
                found.setdefault(name, set()).add(value)
                if question.unticked_means_no:
                    found[name].add(False)
            if question.key in LOCAL_FACTS and not option.facts:
                found.setdefault(question.key, set()).add(option.value)
    return {name: frozenset(values) for name, values in found.items()}


def _told_to_nobody(by_key: Mapping[str, Question], relied_on: ReliedOn) -> Iterator[Found]:
    """Questions whose answer goes nowhere: no fact, no rule over it, not in a referral, no code.

    While one that the code reads is missing it may be any of them, under another name.
    """
    read = {name for question in by_key.values() for name in _read_by(question)}
    for each in by_key.values():
        if each.in_referral or facts_of(each) or each.key in read | relied_on.answers.keys():
            continue
        reason = "gives no fact and nothing reads it: 'in_referral = true' has a referral tell it"
        yield f"question {each.key}", reason


def _read_by(question: Question) -> Iterator[str]:
    rules = (
        question.asked_when_rule,
        question.not_asked_rule,
        *(improbable.when for improbable in question.improbable),
        *(option.offered_when for option in question.option),
    )
    for rule in rules:
        yield from rule.reads if rule is not None else ()
    if question.limits is not None:
        limits = (question.limits.min, question.limits.max, question.limits.not_below)
        yield from (each for each in limits if isinstance(each, str))
    yield question.repeat_for


def without_points(question: Question | None, items: Iterable[HctCiItem]) -> Iterator[Found]:
    """A tick must find its line of ``hct_ci.toml``, and a line that nothing else settles its tick.

    Without a question or without lines there is nothing to compare.
    """
    by_id = {item.id: item for item in items}
    if question is None or not by_id:
        return
    ticks = _values(question)
    for value in sorted(ticks - by_id.keys()):
        yield f"question {question.key}", f"'{value}' is no line of hct_ci.toml"
    for name in sorted(by_id.keys() - ticks):
        if by_id[name].present_when is None or by_id[name].absent_when is None:
            yield f"question {question.key}", f"the line '{name}' of hct_ci.toml cannot be ticked"


def _values(question: Question) -> set[str]:
    return {option.value for option in question.option}


def _options(question: Question) -> tuple[Option, ...]:
    return (*question.option, question.none) if question.none else question.option
