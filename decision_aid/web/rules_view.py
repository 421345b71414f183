"""Eligibility notes for templates: which sets come first, and each line with its standing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from decision_aid.domain.criteria import (
    FITNESS_SET,
    CriteriaSet,
    Criterion,
    Guard,
    Standing,
    Verdict,
)
from decision_aid.domain.truth import Truth
from decision_aid.domain.vocabulary import Asks, CriteriaKind, SetStatus, SourceKind, Strength
from decision_aid.web import words
from decision_aid.web.addresses import criteria_set_url

_EUROPE = frozenset(["IE", "BE", "DK", "FR", "DE", "IT", "NL", "NO", "ES", "SE", "CH"])
_NOT_FIRST_HAND = (SourceKind.SECONDARY, SourceKind.REPOST, SourceKind.REGISTRY_COPY)
_OLD = (SetStatus.SUPERSEDED, SetStatus.HISTORICAL)


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
    def html(self) -> SafeString:
        return _set_piece("components/rule_set.html", self.verdict, get_language() or "")

    @property
    def brief(self) -> SafeString:
        """The set as a row of a table."""
        return _set_piece("components/rule_row.html", self.verdict, get_language() or "")

    @property
    def rows(self) -> SafeString:
        return mark_safe("".join(row_html(f.criterion, f.standing) for f in self.verdict.findings))

    @property
    def message(self) -> str:
        return overall_words(self.verdict)

    @property
    def guards(self) -> list[Promise]:
        """Told only where they hold a fitting set back."""
        held = self.verdict.guards if self.verdict.on_paper is Truth.YES else ()
        return [words.GUARD[guard] for guard in held]

    @property
    def caveats(self) -> list[str]:
        return caveats_of(self.rules)


@dataclass(frozen=True)
class RulesView:
    """Sets in the order in which the person reads them."""

    first: tuple[SetView, ...]
    fitness: SetView | None
    elsewhere: tuple[SetView, ...]
    trials: tuple[SetView, ...]
    guards: tuple[Promise, ...]
    country_without_rules: bool

    @property
    def elsewhere_rows(self) -> SafeString:
        return mark_safe("".join(view.brief for view in self.elsewhere))

    @property
    def trial_rows(self) -> SafeString:
        return mark_safe("".join(view.brief for view in self.trials))


def rules_for(verdicts: Iterable[Verdict], country: str | None) -> RulesView:
    """The person's country first, then rules for everywhere; trials apart."""
    views = [SetView(verdict) for verdict in verdicts]
    fitness = next((v for v in views if v.rules.id == FITNESS_SET), None)
    trials = tuple(v for v in views if v.rules.kind is CriteriaKind.TRIAL)
    rest = [v for v in views if v is not fitness and v not in trials]
    rest.sort(key=lambda view: _distance(view.rules, country))
    first = tuple(v for v in rest if _distance(v.rules, country)[0] < _ELSEWHERE)
    own = any(_distance(v.rules, country)[0] <= _OWN_STATE for v in first)
    return RulesView(
        first=first,
        fitness=fitness,
        elsewhere=tuple(v for v in rest if v not in first),
        trials=trials,
        guards=tuple(words.GUARD[guard] for guard in _holding(views)),
        country_without_rules=country is not None and not own,
    )


def _holding(views: Iterable[SetView]) -> list[Guard]:
    """Guards of ours that keep any set, whose lines fit, from being shown as fitting."""
    held = {g for v in views if v.verdict.on_paper is Truth.YES for g in v.verdict.guards}
    return [guard for guard in Guard if guard in held]


_OWN_STATE, _EVERYWHERE, _ELSEWHERE = 1, 2, 9


def _distance(rules: CriteriaSet, country: str | None) -> tuple[int, bool, int]:
    """How near a set is: own country, own state, Europe or everywhere; newer and in use first."""
    return _place(rules, country), rules.status in _OLD, -(rules.year or 0)


def _place(rules: CriteriaSet, country: str | None) -> int:
    if country is not None and country in rules.countries:
        return 0
    if country is not None and country.partition("-")[0] in rules.countries:
        return _OWN_STATE
    in_europe = country is None or country in _EUROPE or country.startswith("GB")
    if "INT" in rules.countries or ("EU" in rules.countries and in_europe):
        return _EVERYWHERE
    return _ELSEWHERE


@lru_cache(maxsize=4096)
def _set_piece(template: str, verdict: Verdict, _language: str) -> SafeString:
    """Cached by where each line stands; no answer is part of the key."""
    return mark_safe(render_to_string(template, {"view": SetView(verdict)}))


def overall_words(verdict: Verdict) -> str:
    """What one body's text says of the person, in one sentence that never promises."""
    counts = {each: verdict.count(each) for each in _CHECKED}
    total = sum(counts.values())
    if not total:
        return _("This text has no line that we can check against your answers.")
    if counts[Standing.MET] == total:
        return _all_fit(verdict)
    parts = [
        ngettext("%(n)s line fits", "%(n)s lines fit", n) % {"n": n}
        if each is Standing.MET
        else _(_PARTS[each]) % {"n": n, "what": _what(verdict, each)}
        for each, n in counts.items()
        if n
    ]
    return _("Of %(m)s lines that we can check: %(parts)s.") % {
        "m": total, "parts": "; ".join(parts)
    }  # fmt: skip


_CHECKED = (Standing.MET, Standing.NOT_MET, Standing.UNKNOWN)
_PARTS = {
    Standing.NOT_MET: "%(n)s outside the limit (%(what)s)",
    Standing.UNKNOWN: "%(n)s cannot be told yet (%(what)s)",
}


def _all_fit(verdict: Verdict) -> str:
    if verdict.overall is Truth.YES:
        return _("Your answers fit every published limit we can check here.")
    if verdict.on_paper is Truth.YES:
        return _("The lines that we can check fit. Fitness or health questions are still open.")
    return _("The lines we can check fit. But a part of this rule was not seen by us.")


def _what(verdict: Verdict, standing: Standing) -> str:
    """What the lines with this standing are about."""
    about = [f.criterion.asks for f in verdict.findings if f.standing is standing]
    return ", ".join(str(words.ASKS[each]) for each in dict.fromkeys(about))


def caveats_of(rules: CriteriaSet) -> list[str]:
    """How far the text can be trusted: age, how it was read, what was not seen."""
    found = []
    if rules.status in _OLD:
        found.append(_("This rule is old or replaced. It may no longer be in use."))
    if rules.source_kind in _NOT_FIRST_HAND:
        found.append(str(words.SOURCE_KIND[rules.source_kind]))
    if rules.incomplete:
        found.append(rules.incomplete)
    if rules.kind is CriteriaKind.ELIGIBILITY and (silent := _not_stated(rules)):
        found.append(
            _("What we read states no limit for: %(what)s. That does not mean there is none.")
            % {"what": ", ".join(silent)}
        )
    return found


_USUAL_LIMITS = {
    Asks.AGE: ("age",),
    Asks.EDSS: ("edss",),
    Asks.DISEASE_DURATION: ("years_since_onset", "years_since_diagnosis"),
}


def _not_stated(rules: CriteriaSet) -> list[str]:
    """Usual limits that a set does not state: silence must not reassure."""
    return [
        str(words.ASKS[asks])
        for asks, facts in _USUAL_LIMITS.items()
        if not any(_states(rules, fact) for fact in facts)
    ]


def _states(rules: CriteriaSet, fact: str) -> bool:
    return any(fact in criterion.reads for criterion in rules.criterion)


def row_html(criterion: Criterion, standing: Standing | None) -> SafeString:
    """One line of a set. Without a standing nobody is compared."""
    return _row(criterion, standing, get_language() or "")


@lru_cache(maxsize=4096)
def _row(criterion: Criterion, standing: Standing | None, _language: str) -> SafeString:
    return mark_safe(render_to_string("components/criterion.html", _context(criterion, standing)))


def _context(criterion: Criterion, standing: Standing | None) -> dict[str, Any]:
    bars = (Strength.EXCLUDES, Strength.CAUTION)
    context: dict[str, Any] = {
        "criterion": criterion,
        "strength": words.STRENGTH[criterion.strength],
        "subtypes": ", ".join(each.upper() for each in criterion.applies_to)
        if len(criterion.applies_to) < 3
        else "",
    }
    if standing is not None:
        is_bar = criterion.strength in bars and standing is Standing.NOT_MET
        context["standing"] = words.BAR_PRESENT if is_bar else words.STANDING[standing]
        context["standing_class"] = words.STANDING_CLASS[standing]
        context["missing"] = (
            [words.FACT[name] for name in sorted(criterion.reads)]
            if standing is Standing.UNKNOWN
            else []
        )
    return context
