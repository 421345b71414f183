"""The first page of a result: what is known for people in this situation, in four screens."""

from __future__ import annotations

from functools import cached_property
from itertools import islice

from django.utils.safestring import SafeString

from decision_aid.domain.evidence.gaps import Gap
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.topics import Side
from decision_aid.domain.results.compared_outcomes import KeyComparison
from decision_aid.web.figures.spreads.dot_strips import any_ringed
from decision_aid.web.results.bars import compared_on, first_bars_html
from decision_aid.web.results.differences import FactorView
from decision_aid.web.results.page import ResultsPage
from decision_aid.web.results.rows import rows_html
from decision_aid.web.results.who import who
from decision_aid.web.rules.sentences import guards_in_short
from decision_aid.web.rules.sets import SetView

_MOST_DIFFERENCES = 3
_MOST_RULES = 2


class FirstPage(ResultsPage):
    """The same result, and of each part the little that stands here."""

    @property
    def who(self) -> str:
        return " · ".join(who(self.result.facts))

    @property
    def is_low(self) -> bool:
        """Severe depression was ticked: help is told of before anything else."""
        return self.result.facts.get("severe_depression") is True

    @cached_property
    def gap(self) -> Gap | None:
        """The one that concerns the person most: the first, in the order of the evidence."""
        return next(iter(self.result.gaps), None)

    @cached_property
    def hope_rows(self) -> SafeString:
        return rows_html(self.result, Side.OUTCOMES, self.journey.known)

    @cached_property
    def risk_rows(self) -> SafeString:
        return rows_html(self.result, Side.RISKS, self.journey.known)

    @cached_property
    def has_ring(self) -> bool:
        return any_ringed((self.hope_rows, self.risk_rows))

    @cached_property
    def first_differences(self) -> tuple[FactorView, ...]:
        """The three strongest that are decided."""
        decided = (f for f in self.differences.transplant if f.is_decided)
        return tuple(islice(decided, _MOST_DIFFERENCES))

    @cached_property
    def comparison(self) -> KeyComparison | None:
        """A hope on a transplant and on something else: on a drug of the person that did not fail.

        A group with hardly anybody of the person's type of MS is left to the page of other choices.
        """
        found = self.result.first_comparison
        return found if found and found.comparison.speaks_for_own_type else None

    @property
    def is_drug_that_failed(self) -> bool:
        """Beside a drug on which the person's MS stayed active, because nothing else compares."""
        failed = self.result.had.failed
        return bool(self.comparison and self.comparison.comparison.is_only_against(failed))

    @cached_property
    def bars(self) -> SafeString:
        found = self.comparison
        return first_bars_html(found.comparison, found.out_of) if found else SafeString("")

    @property
    def cited(self) -> list[Source]:
        """The studies that stand here by name, for the end of the print."""
        topics = self.result.topics_in_short
        spreads = (each.usual for each in topics)
        lines = [each.lines[0] for each in spreads if each is not None and each.lines]
        found = {line.sourced.source for line in lines}
        if self.comparison is not None:
            found.add(self.comparison.comparison.source)
        beside = (compared_on(each.topic, self.result) for each in topics)
        found.update(each.source for each in beside if each is not None)
        found.update(
            each.line.sourced.source for each in self.result.deaths.from_treatment.lines[:1]
        )
        found.update(line.first.source for line in self.first_differences)
        return sorted(found, key=lambda source: source.label)

    @cached_property
    def first_rules(self) -> tuple[SetView, ...]:
        """Of the own country, then of Europe and everywhere."""
        own = [each for each in self.rules.first if not each.is_of_many_countries]
        others = [each for each in self.rules.first if each.is_of_many_countries]
        return (*own[: _MOST_RULES - min(len(others), 1)], *others)[:_MOST_RULES]

    @cached_property
    def still_open(self) -> str:
        """What a team looks at though a set's conditions are met, in short; often empty."""
        held = (guard for view in self.first_rules for guard in view.verdict.held_back_by)
        return guards_in_short(dict.fromkeys(held))
