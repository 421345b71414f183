"""Published rules for templates: which come first, and each condition with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.criteria import (
    FITNESS_SET,
    CriteriaSet,
    Criterion,
    CriterionStatus,
)
from decision_aid.domain.eligibility.reasons import NO_REASON, Reason
from decision_aid.domain.eligibility.verdict import CriterionResult, Verdict
from decision_aid.web.addresses import criteria_set_url
from decision_aid.web.figures.sentences import as_a_list
from decision_aid.web.rules.sentences import (
    also_to_look_at,
    as_it_stood,
    caveats_of,
    fold_words,
    line_words,
    not_first_hand,
    our_reading,
    our_reading_in_short,
    overall_words,
)
from decision_aid.web.rules.together import NOTHING_ABOVE, Above, so_many_by_our_reading
from decision_aid.web.words import criteria, vocabulary
from decision_aid.web.words.clinical import plain_exactly, plain_fact


@dataclass(frozen=True, slots=True)
class ConditionGroup:
    """Conditions that stand alike: met, not met, open, for the team, for other types of MS."""

    name: str
    mark: str
    rows: SafeString
    number: int


@dataclass(frozen=True)
class SetView:
    """One set of criteria and what it says of the person's answers; ``above``: what was said once
    for several.
    """

    verdict: Verdict
    above: Above = NOTHING_ABOVE

    @property
    def rules(self) -> CriteriaSet:
        return self.verdict.criteria_set

    @property
    def name(self) -> str:
        return place_and_name(self.rules, get_language() or "")[1]

    @property
    def url(self) -> str:
        return criteria_set_url(self.rules.id)

    @property
    def html(self) -> SafeString:
        """The set with its count, its conditions behind a fold."""
        return _set_piece("rules/set.html", self.verdict, self.above, get_language() or "")

    @property
    def brief(self) -> SafeString:
        """The set as a row of a list that leads to its own page."""
        return _set_piece("rules/row.html", self.verdict, self.above, get_language() or "")

    @property
    def place(self) -> str:
        return place_and_name(self.rules, get_language() or "")[0]

    @property
    def groups(self) -> tuple[ConditionGroup, ...]:
        tally = self.verdict.tally
        met = self.verdict.met_for_any_type
        every = (met, tally.not_met, tally.open, tally.for_the_team, tally.other_types)
        return tuple(group for found in every for group in _groups(found))

    @property
    def about_own_type(self) -> tuple[str, ...]:
        """What the set leaves to a team about the person's own type of MS, word by word."""
        return tuple(
            each.criterion.statement
            for each in self.verdict.tally.for_the_team
            if each.criterion.is_of_some_types
        )

    @property
    def how_read(self) -> tuple[str, ...]:
        """What a reader must know before the count: who was read, and where words needed ours."""
        ours = so_many_by_our_reading if self.above.reading else our_reading
        told = (not_first_hand(self.rules), as_it_stood(self.rules), ours(self.verdict))
        return tuple(each for each in told if each and each not in self.above.sentences)

    @property
    def fold_name(self) -> str:
        return fold_words(self.verdict)

    @property
    def message(self) -> str:
        also = also_to_look_at(self.verdict) if self.above.guards else ()
        return overall_words(self.verdict, {*self.above.sentences, *also})

    @property
    def message_in_list(self) -> str:
        """Where no smaller line says how it was read."""
        ours = so_many_by_our_reading if self.above.reading else our_reading_in_short
        return f"{self.message} {ours(self.verdict)}".strip()

    @property
    def message_in_line(self) -> str:
        """Where it is one line that leads to the set on the page of rules."""
        return line_words(self.verdict)

    @property
    def state(self) -> str:
        """Whether it is in use."""
        return criteria.status_of(self.rules)

    @property
    def caveats(self) -> list[str]:
        return caveats_of(self.rules)


def _groups(findings: tuple[CriterionResult, ...]) -> Iterator[ConditionGroup]:
    """Those of one standing; apart what stands against a transplant, where it has its own words."""
    named: dict[str, list[CriterionResult]] = {}
    for each in sorted(findings, key=lambda each: each.criterion.is_bar):
        name = str(criteria.where_it_stands(each.criterion, each.standing))
        named.setdefault(name, []).append(each)
    return (_group(name, alike) for name, alike in named.items())


def _group(name: str, findings: list[CriterionResult]) -> ConditionGroup:
    first = sorted(findings, key=lambda each: not each.criterion.is_firm)
    rows = "".join(row_html(f.criterion, f.standing, f.reason) for f in first)
    return ConditionGroup(
        name=name,
        mark=criteria.STANDING_CLASS[findings[0].standing],
        rows=mark_safe(rows),
        number=len(findings),
    )


_TAIL = re.compile(r" \(| / |;")


def short_name(rules: CriteriaSet) -> str:
    """The body in short, and the year."""
    body = _TAIL.split(rules.body)[0]
    name = f"{body} {rules.year or ''}".strip()
    return _("%(name)s, fitness") % {"name": name} if rules.id == FITNESS_SET else name


@lru_cache(maxsize=256)
def place_and_name(rules: CriteriaSet, _language: str) -> tuple[str, str]:
    """Its address on the page of rules, and its name in short."""
    return f"{reverse('results_rules')}#set-{rules.id}", short_name(rules)


@lru_cache(maxsize=768)
def _set_piece(template: str, verdict: Verdict, above: Above, _language: str) -> SafeString:
    """Cached by where each condition stands; no answer is part of the key."""
    return mark_safe(render_to_string(template, {"view": SetView(verdict, above)}))


def row_html(
    criterion: Criterion, standing: CriterionStatus | None, reason: Reason = NO_REASON
) -> SafeString:
    """One condition of a set. Without a standing nobody is compared."""
    return _row(criterion, standing, reason, get_language() or "")


@lru_cache(maxsize=1024)
def _row(
    criterion: Criterion, standing: CriterionStatus | None, reason: Reason, _language: str
) -> SafeString:
    context = _context(criterion, standing, reason)
    return mark_safe(render_to_string("rules/criterion.html", context))


def _context(
    criterion: Criterion, standing: CriterionStatus | None, reason: Reason
) -> dict[str, Any]:
    named = [*_facts_of(reason)]
    is_open = standing is CriterionStatus.UNKNOWN
    is_missed = standing is CriterionStatus.NOT_MET
    return {
        "criterion": criterion,
        "strength": criteria.STRENGTH[criterion.strength],
        "subtypes": ", ".join(str(vocabulary.SUBTYPE[each]) for each in criterion.applies_to)
        if criterion.is_of_some_types
        else "",
        "missing": named if is_open else [],
        "no_answer": criteria.no_answer_helps(reason) if is_open else None,
        "decided": named if is_missed else [],
    }


def _facts_of(reason: Reason) -> Iterator[str]:
    yield from map(plain_fact, sorted(reason.facts - reason.on_limit))
    if reason.on_limit:
        months = as_a_list([*map(plain_exactly, sorted(reason.on_limit))])
        yield _("%(month)s, as the year lies on the limit") % {"month": months}
