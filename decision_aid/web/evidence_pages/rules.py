"""All published rules by place, and their limits side by side, for templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.eligibility.vocabulary import CriteriaKind, Strength, Subject
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.loaded import questionnaire
from decision_aid.web.paging import links_for, page_url, part_of
from decision_aid.web.words import criteria
from decision_aid.web.words.said import SAID, with_a_capital

MOST_SETS = 50
_UK, _INTERNATIONAL, _EUROPEAN, _ELSEWHERE, _TRIALS, _PRIVATE = PLACES = (
    "uk", "international", "europe", "elsewhere", "trials", "private"
)  # fmt: skip
_OLD = "old"
_NAMES: Mapping[str, Promise] = {
    _UK: _("United Kingdom"),
    _INTERNATIONAL: _("Europe as a whole, and international"),
    _EUROPEAN: _("Other countries in Europe"),
    _ELSEWHERE: _("Other countries"),
    _TRIALS: SAID["entry_rules_of_trials"],
    _PRIVATE: _("Private clinics that sell the treatment"),
    _OLD: _("Old or replaced: may no longer be in use"),
}
_NOTES: Mapping[str, Promise] = {
    _PRIVATE: _(
        "These clinics write whom they take for money. That is an offer, and no rule of a health "
        "service or of experts. We never count it as met, and no letter here is built on it."
    ),
}
_NO_ROW: Mapping[CriteriaKind, Promise] = {
    CriteriaKind.RECOMMENDATION: _("It gives advice or a grade for groups, and names no limits."),
    CriteriaKind.FITNESS: _("It is about fitness for any transplant, not about MS."),
}
_NO_LINES = _("What we read names no condition that could stand in the table.")
_LIMIT_COLUMNS = (
    (_("Age"), (Subject.AGE,)),
    (_("EDSS and walking"), (Subject.EDSS, Subject.WALKING)),
    (with_a_capital("years_with_ms"), (Subject.DISEASE_DURATION, Subject.FIRST_DRUG)),
    (
        _("Active MS"),
        (
            Subject.RELAPSES,
            Subject.MRI_ACTIVITY,
            Subject.LIT_UP,
            Subject.ACTIVITY,
            Subject.ACTIVE_PROGRESSION,
            Subject.SEEN_AND_ON_SCAN,
            Subject.PROGRESSION,
            Subject.RELAPSES_ON_DRUGS,
            Subject.SCANS_ON_DRUGS,
        ),
    ),
    (
        _("Earlier drugs"),
        (
            Subject.ACTIVITY_ON_DRUGS,
            Subject.ACTIVITY_ON_STRONG_DRUGS,
            Subject.HOW_ACTIVE_ON_DRUGS,
            Subject.PRIOR_TREATMENT,
            Subject.STRONG_DRUGS,
            Subject.NUMBER_OF_DRUGS,
            Subject.INTERFERON,
            Subject.MITOXANTRONE,
        ),
    ),
)


def rules_context(base: EvidenceBase, params: Mapping[str, str]) -> dict[str, Any]:
    """Rules by place, those in use first, then trials, then sellers; with the limits of those on
    this page."""
    ordered = sorted(base.criteria_sets, key=_position)
    part = part_of(len(ordered), MOST_SETS, params)
    shown = ordered[part.places]
    return {
        "page_id": "criteria",
        "groups": [_list(place, own) for place, own in groupby(shown, key=_place)],
        "limits": _limits_table(shown),
        "part": part,
        "pages": links_for(part, lambda number: page_url(reverse("criteria"), number)),
    }


def _place(rules: CriteriaSet) -> str:
    countries = rules.countries
    if rules.terms_of_a_seller:
        return _PRIVATE
    if rules.kind is CriteriaKind.TRIAL:
        return _TRIALS
    if any(each.startswith("GB") for each in countries):
        return _UK
    if {"EU", "INT"} & set(countries):
        return _INTERNATIONAL
    in_europe = questionnaire().places_in_europe.intersection(countries)
    return _EUROPEAN if in_europe else _ELSEWHERE


def _position(rules: CriteriaSet) -> tuple[int, bool, bool, int, str]:
    """By place; there in use before old, insurers last, new before old."""
    is_insurer = rules.kind is CriteriaKind.INSURER
    year = -(rules.year or 0)
    return PLACES.index(_place(rules)), rules.is_old, is_insurer, year, rules.body.casefold()


def _list(place: str, sets: Iterable[CriteriaSet]) -> dict[str, Any]:
    told = [{"set": s, "status": criteria.status_of(s), "old": s.is_old} for s in sets]
    return {"id": place, "name": _NAMES[place], "note": _NOTES.get(place, ""), "sets": told}


def _limits_table(sets: Iterable[CriteriaSet]) -> dict[str, Any]:
    """What each body asks for, side by side, in its own words; trials stand on their own pages."""
    ours = [each for each in sets if each.kind is not CriteriaKind.TRIAL]
    stating = sorted(filter(_has_row, ours), key=lambda each: _heading(each) == _OLD)
    return {
        "columns": [name for name, _asks in _LIMIT_COLUMNS],
        "groups": [
            {"id": f"limits-{place}", "name": _NAMES[place], "rows": [_row(each) for each in own]}
            for place, own in groupby(stating, key=_heading)
        ],
        "without": [(each, _why_no_row(each)) for each in ours if not _has_row(each)],
    }


def _heading(rules: CriteriaSet) -> str:
    return _OLD if rules.is_old and not rules.terms_of_a_seller else _place(rules)


def _has_row(rules: CriteriaSet) -> bool:
    return rules.kind not in _NO_ROW and any(_stated(rules, asks) for _, asks in _LIMIT_COLUMNS)


def _why_no_row(rules: CriteriaSet) -> Promise:
    return _NO_ROW.get(rules.kind, _NO_LINES)


def _row(rules: CriteriaSet) -> dict[str, Any]:
    return {
        "set": rules,
        "status": criteria.status_of(rules) if rules.is_old else "",
        "cells": [(name, _stated(rules, asks)) for name, asks in _LIMIT_COLUMNS],
    }


def _stated(rules: CriteriaSet, asks: tuple[Subject, ...]) -> list[tuple[str, Any]]:
    """The lines on a point, each with its weight where it is not simply asked for."""
    return [
        (
            c.statement,
            "" if c.strength is Strength.REQUIRED else criteria.STRENGTH[c.strength],
        )
        for c in rules.criterion
        if c.asks in asks
    ]
