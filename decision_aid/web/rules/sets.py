"""Eligibility notes for templates: which sets come first, and each line with its standing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.eligibility.by_place import VerdictsByPlace
from decision_aid.domain.eligibility.criteria import (
    CriteriaSet,
    Criterion,
    CriterionStatus,
)
from decision_aid.domain.eligibility.reasons import NO_REASON, Reason
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.web.addresses import criteria_set_url
from decision_aid.web.rules.sentences import MAY_FOLD, caveats_of, fold_words, overall_words
from decision_aid.web.words import criteria, vocabulary
from decision_aid.web.words.clinical import plain_fact

_EVERYWHERE = {"EU", "INT"}


@dataclass(frozen=True)
class SetView:
    """One set of criteria and what it says of the person's answers."""

    verdict: Verdict

    @property
    def rules(self) -> CriteriaSet:
        return self.verdict.criteria_set

    @property
    def url(self) -> str:
        return criteria_set_url(self.rules.id)

    @property
    def is_of_many_countries(self) -> bool:
        return bool(_EVERYWHERE & set(self.rules.countries))

    @property
    def html(self) -> SafeString:
        return _set_piece("rules/set.html", self.verdict, get_language() or "")

    @property
    def brief(self) -> SafeString:
        """The set as a row of a table."""
        return _set_piece("rules/row.html", self.verdict, get_language() or "")

    @property
    def glance(self) -> SafeString:
        """The set as one line that leads to it."""
        return _set_piece("rules/glance.html", self.verdict, get_language() or "")

    @property
    def rows(self) -> SafeString:
        return self._rows(frozenset(CriterionStatus))

    @property
    def open_rows(self) -> SafeString:
        """Lines that are not met or not known: always in sight."""
        return self._rows(frozenset(CriterionStatus) - MAY_FOLD)

    @property
    def folded_rows(self) -> SafeString:
        return self._rows(MAY_FOLD)

    def _rows(self, wanted: frozenset[CriterionStatus]) -> SafeString:
        found = [f for f in self.verdict.findings if f.standing in wanted]
        return mark_safe("".join(row_html(f.criterion, f.standing, f.reason) for f in found))

    @property
    def fold_name(self) -> str:
        return fold_words(self.verdict)

    @property
    def message(self) -> str:
        return overall_words(self.verdict)

    @property
    def caveats(self) -> list[str]:
        return caveats_of(self.rules)


@dataclass(frozen=True)
class RulesView:
    """Sets in the order in which the person reads them; ``more`` have no room."""

    first: tuple[SetView, ...]
    fitness: SetView | None
    elsewhere: tuple[SetView, ...]
    trials: tuple[SetView, ...]
    more: int
    country_without_rules: bool

    @property
    def glances(self) -> tuple[tuple[str, SafeString], ...]:
        """Each verdict with the sets that have it."""
        by_message: dict[str, list[SafeString]] = {}
        for view in self.first:
            by_message.setdefault(view.message, []).append(view.glance)
        return tuple((message, mark_safe("".join(own))) for message, own in by_message.items())

    @property
    def elsewhere_rows(self) -> SafeString:
        return mark_safe("".join(view.brief for view in self.elsewhere))

    @property
    def trial_rows(self) -> SafeString:
        return mark_safe("".join(view.brief for view in self.trials))


def rules_for(found: VerdictsByPlace) -> RulesView:
    return RulesView(
        first=_views(found.first),
        fitness=None if found.fitness is None else SetView(found.fitness),
        elsewhere=_views(found.elsewhere),
        trials=_views(found.trials),
        more=found.more,
        country_without_rules=found.country_without_rules,
    )


def _views(verdicts: Iterable[Verdict]) -> tuple[SetView, ...]:
    return tuple(map(SetView, verdicts))


@lru_cache(maxsize=4096)
def _set_piece(template: str, verdict: Verdict, _language: str) -> SafeString:
    """Cached by where each line stands; no answer is part of the key."""
    return mark_safe(render_to_string(template, {"view": SetView(verdict)}))


def row_html(
    criterion: Criterion, standing: CriterionStatus | None, reason: Reason = NO_REASON
) -> SafeString:
    """One line of a set. Without a standing nobody is compared."""
    return _row(criterion, standing, reason, get_language() or "")


@lru_cache(maxsize=4096)
def _row(
    criterion: Criterion, standing: CriterionStatus | None, reason: Reason, _language: str
) -> SafeString:
    context = _context(criterion, standing, reason)
    return mark_safe(render_to_string("rules/criterion.html", context))


def _context(
    criterion: Criterion, standing: CriterionStatus | None, reason: Reason
) -> dict[str, Any]:
    context: dict[str, Any] = {
        "criterion": criterion,
        "strength": criteria.STRENGTH[criterion.strength],
        "subtypes": ", ".join(str(vocabulary.SUBTYPE[each]) for each in criterion.applies_to)
        if len(criterion.applies_to) < 3
        else "",
    }
    if standing is not None:
        bar_is_present = criterion.is_bar and standing is CriterionStatus.NOT_MET
        context["standing"] = (
            criteria.BAR_PRESENT if bar_is_present else criteria.STANDING[standing]
        )
        context["standing_class"] = criteria.STANDING_CLASS[standing]
        is_open = standing is CriterionStatus.UNKNOWN
        context["missing"] = [plain_fact(n) for n in sorted(reason.facts)] if is_open else []
        context["no_answer"] = criteria.no_answer_helps(reason) if is_open else None
    return context
