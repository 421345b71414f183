"""The first page of a result: what is known for people in this situation, in four screens."""

from __future__ import annotations

from functools import cached_property
from itertools import islice

from django.utils.safestring import SafeString

from decision_aid.domain.evidence.gaps import Gap
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.topics import Side
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.results.compared.key_comparisons import KeyComparison
from decision_aid.domain.results.situation import Situation
from decision_aid.web.figures.spreads.dot_strips import any_ringed
from decision_aid.web.results.bars import first_bars_html
from decision_aid.web.results.differences import FactorView
from decision_aid.web.results.page import ResultsPage
from decision_aid.web.results.rows import Rows, rows_of, words_in
from decision_aid.web.results.who import who
from decision_aid.web.rules.sentences import guards_in_short
from decision_aid.web.rules.sets import SetView

_MOST_DIFFERENCES = 3
_WORDS_OF_HELP = 36
"""What stands above all, where somebody is very low, with the room that its frame takes."""
_MOST_WORDS = 484
"""Of the parts that differ from one person to another, so that the page with its headings keeps to
600 words and four screens of a phone. Where it would not, fewer differences stand here.
"""


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
        """The one that concerns the person most; where a text above tells it, the next that surely
        concerns them. Beside two texts there is room for none.
        """
        if len(self._texts) > 1:
            return None
        told = {gap for text in self._texts for gap in text.gaps}
        first = next(iter(self.result.gaps), None)
        if first is None or first.id not in told:
            return first
        sure = (gap for gap in self.result.gaps if gap.concerns(self.result.facts) is Truth.YES)
        return next((gap for gap in sure if gap.id not in told), None)

    @property
    def _texts(self) -> tuple[Situation, ...]:
        return self.situation.texts if self.situation else ()

    @cached_property
    def hope_rows(self) -> Rows:
        return rows_of(self.result, Side.OUTCOMES, self.journey.known)

    @cached_property
    def risk_rows(self) -> Rows:
        return rows_of(self.result, Side.RISKS, self.journey.known)

    @cached_property
    def has_ring(self) -> bool:
        return any_ringed((self.hope_rows.html, self.risk_rows.html))

    @cached_property
    def first_differences(self) -> tuple[FactorView, ...]:
        """The three strongest that are decided; fewer, but one, where the page has no room."""
        decided = (f for f in self.differences.transplant if f.is_decided)
        found = tuple(islice(decided, _MOST_DIFFERENCES))
        room = _MOST_WORDS - self._other_words
        for most in range(len(found), 1, -1):
            if sum(words_in(each.brief) for each in found[:most]) <= room:
                return found[:most]
        return found[:1]

    @property
    def _other_words(self) -> int:
        """What is said of the person is counted each time: of pieces of page alone it is kept."""
        said = [self.who, self.gap.in_short if self.gap else "", self.still_open]
        said += (f"{text.title} {text.text}" for text in self._texts)
        said.append(self.rules.about_place)
        pieces = (self.bars, *(view.line for view in self.first_rules))
        help_first = _WORDS_OF_HELP if self.is_low else 0
        rows = self.hope_rows.words + self.risk_rows.words
        plain = sum(len(each.split()) for each in said)
        return help_first + rows + plain + sum(map(words_in, pieces))

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
        found.update((*self.hope_rows.compared, *self.risk_rows.compared))
        found.update(
            each.line.sourced.source for each in self.result.deaths.from_treatment.lines[:1]
        )
        found.update(line.first.source for line in self.first_differences)
        return sorted(found, key=lambda source: source.label)

    @cached_property
    def first_rules(self) -> tuple[SetView, ...]:
        """One of the own country, one of Europe or everywhere; the page of rules has the others."""
        own = [each for each in self.rules.first if not each.is_of_many_countries]
        others = [each for each in self.rules.first if each.is_of_many_countries]
        return *own[:1], *others[:1]

    @cached_property
    def still_open(self) -> str:
        """What a team looks at though a set's conditions are met, in short; often empty."""
        held = (guard for view in self.first_rules for guard in view.verdict.held_back_by)
        return guards_in_short(dict.fromkeys(held))
