"""Criteria sets: ids, people they apply to, places, and the fitness set that others lean on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from decision_aid.domain.eligibility.criteria import FITNESS_SET, CriteriaSet, Criterion
from decision_aid.domain.eligibility.vocabulary import CriteriaKind, SetStatus, Subject
from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.evidence_base.checks.numbers_in_text import limits_not_printed
from decision_aid.evidence_base.checks.places import codes_of_rules, countries
from decision_aid.evidence_base.checks.sources import FIRST_YEAR, citation_mistakes
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake, repeated

_ON_ANY_DRUG = (Subject.ACTIVITY_ON_DRUGS, Subject.RELAPSES_ON_DRUGS, Subject.SCANS_ON_DRUGS)
_TRIAL_STATES = (SetStatus.TRIAL_OPEN, SetStatus.TRIAL_CLOSED)


def check_criteria(loaded: Loaded) -> Iterator[Mistake]:
    known = codes_of_rules(countries(loaded))
    for file, criteria_set in loaded.criteria.items():
        for path, reason in _mistakes_of(criteria_set, file, known):
            yield Mistake(f"criteria/{file}", path, reason)
    everywhere = repeated(c.id for s in loaded.criteria.values() for c in s.criterion)
    for file, criteria_set in loaded.criteria.items():
        for criterion in criteria_set.criterion:
            if criterion.id in everywhere:
                path = f"criterion {criterion.id}"
                yield Mistake(f"criteria/{file}", path, "is also the id of another criterion")
    if not any(s.id == FITNESS_SET for s in loaded.criteria.values()):
        yield Mistake(f"criteria/{FITNESS_SET}.toml", "", "the fitness set cannot be used")


def _mistakes_of(
    criteria_set: CriteriaSet, file: str, known: frozenset[str]
) -> Iterator[tuple[str, str]]:
    if f"{criteria_set.id}.toml" != file:
        yield "id", f"is '{criteria_set.id}', but the file is named {file}"
    for country in criteria_set.countries:
        if known and country not in known:
            yield "countries", f"'{country}' is no place of places.toml"
    is_trial = criteria_set.kind is CriteriaKind.TRIAL
    if is_trial != (criteria_set.status in _TRIAL_STATES):
        yield "status", f"{criteria_set.status} does not fit the kind {criteria_set.kind}"
    if is_trial and criteria_set.countries:
        yield "countries", "are left empty for trials"
    if not criteria_set.citation.link:
        yield "citation", "gives people no doi, pmid or url"
    last = criteria_set.citation.read_on.year
    if criteria_set.year is not None and not FIRST_YEAR <= criteria_set.year <= last:
        yield "year", f"{criteria_set.year} lies outside {FIRST_YEAR} to the year of reading"
    yield from citation_mistakes(criteria_set.citation)
    for criterion in criteria_set.criterion:
        yield from _criterion_mistakes(criterion)
    yield from _named_alike(criteria_set)


def _named_alike(criteria_set: CriteriaSet) -> Iterator[tuple[str, str]]:
    """Pages name a line by what it is about: two of that name could not be told apart."""
    checked = [each for each in criteria_set.criterion if not each.is_for_the_team]
    for first, second in combinations(checked, 2):
        if first.asks is second.asks and set(first.applies_to) & set(second.applies_to):
            yield f"criterion {second.id}", f"asks about {second.asks}, as {first.id} does"


def _criterion_mistakes(criterion: Criterion) -> Iterator[tuple[str, str]]:
    path = f"criterion {criterion.id}"
    if not criterion.applies_to:
        yield path, "applies to nobody"
    for subtype in criterion.applies_to:
        if subtype not in SUBTYPES:
            yield path, f"applies to '{subtype}', which is not one of {', '.join(SUBTYPES)}"
    if criterion.asks in _ON_ANY_DRUG and any(e.startswith("he_dmt_") for e in criterion.reads):
        yield path, f"reads what strong drugs did, but its name, {criterion.asks}, is of any drug"
    ours = criterion.note if criterion.operational else ""
    for reason in limits_not_printed(criterion.rule, f"{criterion.statement} {ours}"):
        yield path, reason
