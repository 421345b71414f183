"""From answers to facts: what each answer gives, and what follows from several together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from decision_aid.domain.logic.facts import (
    FACT_NAMES,
    FactName,
    Facts,
    FactValue,
    Kind,
    with_consequences,
)
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.answers import UNSURE, Answer
from decision_aid.domain.questionnaire.drugs_to_facts import AnsweredStep
from decision_aid.domain.questionnaire.question_parts import Option, QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.questionnaire.typed import months_of

LOCAL_FACTS: Mapping[str, FactName] = MappingProxyType(
    {
        entry.name: entry
        for entry in [
            *(FactName(name, Kind.YES_NO) for name in (
                "mri_12m", "mri_contrast", "planning_pregnancy",
            )),
            FactName("country", Kind.WORD),
            FactName("filled_in_by", Kind.WORD, ("person", "carer", "clinician")),
            FactName("edss_measured", Kind.WORD, ("6m", "12m", "older")),
            FactName("fertility_interest", Kind.WORD, ("ovaries", "testes", "both", "none")),
            FactName("brings", Kind.WORD, ("new", "drug", "worse", "abroad", "doctor", "else")),
            FactName("child_wish", Kind.WORD, ("soon", "later", "no")),
            FactName("aqp4_mog", Kind.WORD, ("negative", "aqp4", "mog", "not-tested")),
            *(FactName(name, Kind.NUMBER) for name in (
                "edss_year_ago", "months_since_relapse", "months_since_mri", "months_since_dose",
                "months_since_jcv", "months_since_transplant", "nfl_serum", "nfl_csf",
                "months_since_relapse_2", "months_since_relapse_3", "months_since_drug_start",
                "months_since_drug_stop", "months_since_drug_dose", "months_since_serology",
                "months_since_counts", "drug_courses", "haemoglobin", "neutrophils", "lymphocytes",
                "platelets",
            )),
        ]
    }
)  # fmt: skip
"""Facts that choose wording and questions; no published rule reads them."""

WORKED_OUT: Mapping[str, FactName] = MappingProxyType(
    {
        name: FactName(name, Kind.NUMBER)
        for name in (
            "age_at_diagnosis",
            "age_at_onset",
            "birth_year",
            "dmt_quiet",
            "this_year",
            "this_month",
            "a_century_ago",
        )
    }
)
_NONE = Range.exactly(0)
_ONE, _MOST_COUNTED = Decimal(1), Decimal(99)
_WALKS_20M_UP_TO = Decimal("6.5")
_HUNDREDTH = Decimal("0.01")
_DAYS_IN_A_YEAR = Decimal("365.25")


def start(today: date) -> dict[str, FactValue]:
    year = Range.exactly(today.year)
    month = Range.exactly(today.year * 12 + today.month - 1)
    return {
        "this_year": year,
        "this_month": month,
        "a_century_ago": Range.exactly(today.year - 100),
    }


def facts_from_answer(told: AnsweredStep, today: date) -> dict[str, FactValue]:
    """The facts that one answer gives by itself, and the answer under its question's key.

    A name that is both a question and a fact means the fact: "unsure" must never become its value.
    """
    question, answer = told.question, told.answer
    given: dict[str, FactValue] = {}
    if question.key not in FACT_NAMES and question.key not in LOCAL_FACTS:
        given[question.key] = _as_value(question, answer)
    if answer in (UNSURE, (UNSURE,)):
        return given
    if question.kind.is_typed:
        given[question.fact] = _number_fact(question, str(answer), today)
    elif question.kind is QuestionKind.MULTI_CHOICE:
        given.update(_several(question, answer))
    else:
        for option in question.chosen(answer):
            given.update(option.facts or _itself(question, option))
    return given


def _itself(question: Question, option: Option) -> dict[str, FactValue]:
    """A question named after a local fact gives it in the option's own word."""
    fact = LOCAL_FACTS.get(question.key)
    if fact is None or (fact.words and option.value not in fact.words):
        return {}
    return {question.key: option.value}


def _as_value(question: Question, answer: Answer) -> FactValue:
    if question.kind is QuestionKind.MULTI_CHOICE:
        if answer == (UNSURE,):
            return UNSURE
        return Range.exactly(len(question.chosen(answer)))
    if question.kind is QuestionKind.MONTH and answer != UNSURE:
        return Range.between(*months_of(str(answer)))
    if question.kind.is_typed and answer != UNSURE:
        return Range.exactly(str(answer))
    return str(answer)


def _number_fact(question: Question, answer: str, today: date) -> Range:
    if question.kind is QuestionKind.YEAR:
        return years_since(int(answer), today)
    if question.kind is QuestionKind.MONTH:
        return months_since(answer, today)
    return Range.exactly(answer)


def years_since(year: int, today: date) -> Range:
    """Years since some day of a calendar year: a range one year wide, or less for this year."""
    from_last_day = (today - date(year, 12, 31)).days
    from_first_day = (today - date(year, 1, 1)).days
    return Range(_in_years(max(from_last_day, 0)), _in_years(max(from_first_day, 0)))


def months_since(kept: str, today: date) -> Range:
    """Whole months since some day of a calendar month, or of a year."""
    now = today.year * 12 + today.month - 1
    first, last = months_of(kept)
    return Range.between(max(now - last - 1, 0), max(now - first, 0))


def _in_years(days: int) -> Decimal:
    return (days / _DAYS_IN_A_YEAR).quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)


def _several(question: Question, answer: Answer) -> dict[str, FactValue]:
    given: dict[str, FactValue] = {}
    chosen = question.chosen(answer)
    ticked = {each.value for each in chosen}
    for option in question.option:
        if option.value in ticked:
            given.update(option.facts)
        elif question.unticked_means_no:
            given.update(dict.fromkeys(option.facts, False))
        else:
            given.update(option.unticked_facts)
    if question.none is not None and not chosen:
        given.update(question.none.facts)
    return given


DERIVED = frozenset(
    {
        "age", "birth_year", "age_at_diagnosis", "age_at_onset", "years_since_diagnosis",
        "years_since_onset", "relapses_12m", "relapses_18m", "relapses_24m", "edss", "walk_20m",
    }
)  # fmt: skip
"""Facts that ``derived_facts`` reads or works out."""


def derived_facts(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """Facts worked out from several others. Only what is certain; the rest stays unknown."""
    return {**_ages_at(known), **_clocks(known), **_relapses_18m(known), **_walking(known)}


def with_counts_told_otherwise(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """All facts, at the end of the way: what is asked before goes by what was counted."""
    whole = {**_no_activity(known), **_relapses_by_date(known), **known}
    return {**whole, **_relapses_18m(whole)}


def _relapses_by_date(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """How many relapses there were, where the month of the last one tells it and no count does."""
    since = known.get("months_since_relapse")
    if not isinstance(since, Range):
        return {}
    shorter = known.get("relapses_12m")
    counted = shorter.low if isinstance(shorter, Range) else Decimal(0)
    found: dict[str, FactValue] = {}
    for name, months in (("relapses_12m", 12), ("relapses_24m", 24)):
        if name in known:
            continue
        if since.high < months:
            found[name] = Range(max(_ONE, counted), _MOST_COUNTED)
        elif since.low > months and not counted:
            found[name] = _NONE
    return found


def _no_activity(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """Never active in three years: no relapse, and nothing new on a scan that was made."""
    told = [known.get(name) for name in ("relapses_12m", "relapses_24m")]
    has_relapse = any(isinstance(each, Range) and each.high for each in told)
    if known.get("activity_episodes_36m") != _NONE or has_relapse:
        return {}
    has_scan = known.get("mri_12m") is True
    has_dye = has_scan and known.get("mri_contrast") is True
    names = {"relapses_12m": True, "relapses_24m": True}
    names |= {"new_t2_12m": has_scan, "gd_lesions_12m": has_dye}
    return {name: _NONE for name, seen in names.items() if seen and name not in known}


def _ages_at(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    age = known.get("age")
    ages: dict[str, FactValue] = {}
    this_year = known.get("this_year")
    if isinstance(age, Range) and isinstance(this_year, Range):
        ages["birth_year"] = Range(this_year.low - age.high - 1, this_year.high - age.low)
    for name, clock in (
        ("age_at_diagnosis", "years_since_diagnosis"),
        ("age_at_onset", "years_since_onset"),
    ):
        years = known.get(clock)
        if isinstance(age, Range) and isinstance(years, Range):
            ages[name] = Range(age.low - years.high, age.high + 1 - years.low)
    return ages


def _clocks(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """First symptoms are never later than the diagnosis."""
    onset, diagnosis = known.get("years_since_onset"), known.get("years_since_diagnosis")
    if not isinstance(onset, Range) or not isinstance(diagnosis, Range):
        return {}
    low = max(onset.low, diagnosis.low)
    return {"years_since_onset": Range(low, max(onset.high, low))}


def _relapses_18m(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    shorter, longer = known.get("relapses_12m"), known.get("relapses_24m")
    if not isinstance(shorter, Range) or not isinstance(longer, Range):
        return {}
    return {"relapses_18m": Range(shorter.low, max(longer.high, shorter.low))}


def _walking(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """EDSS 6.5 is defined by walking about 20 metres with help on both sides (Kurtzke 1983)."""
    edss = known.get("edss")
    if "walk_20m" in known or not isinstance(edss, Range) or not edss.is_exact:
        return {}
    return {"walk_20m": edss.high <= _WALKS_20M_UP_TO}


def clinical_facts(known: Mapping[str, FactValue]) -> Facts:
    """Only the facts that published rules and study populations speak of."""
    told = {name: value for name, value in known.items() if name in FACT_NAMES}
    return Facts(with_consequences(told))
