"""The studies that compared treatments on one outcome, for templates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import THOUSAND, share_of
from decision_aid.domain.evidence.sources import Endpoint
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.logic.relapses_before import WITHOUT_RELAPSES, NoneBefore
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.key_comparisons import more_alike
from decision_aid.domain.results.compared.outcomes import (
    ComparedOutcome,
)
from decision_aid.web.addresses import outcome_url
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.compared.drawn import line_html, row_html
from decision_aid.web.figures.compared.good_side import good_side_of_all, is_turned, told_one_way
from decision_aid.web.figures.compared.of_treatments import statuses_of
from decision_aid.web.figures.compared.paired_bars import paired_bars_html
from decision_aid.web.figures.people_and_time import outcome_told
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.words import vocabulary


@dataclass(frozen=True)
class Group:
    """All studies that compared one outcome, with one denominator.

    ``lead`` is the first of them in one line; ``studies`` counts those that have no room too.
    ``none_before``: why the person had no relapses anyway.
    """

    found: ComparedOutcome
    none_before: NoneBefore | None = None

    @property
    def caution(self) -> str:
        """Where it says little of a person without relapses."""
        why = self.none_before if self.found.endpoint in WITHOUT_RELAPSES else None
        return phrases.no_relapses_before(why) if why else ""

    @property
    def _first(self) -> Comparison:
        return self.found.comparisons[0]

    @cached_property
    def _outcome(self) -> Endpoint:
        """By which it is told: a hope by its good side."""
        return good_side_of_all(self.found) or self.found.outcome

    @property
    def name(self) -> str:
        return self._outcome.name

    @property
    def heading(self) -> str:
        """What a person asks."""
        return self._outcome.heading

    @property
    def of(self) -> str:
        told = [each for c in self.found.comparisons for each in told_one_way(c, self.found.out_of)]
        if any(map(is_turned, told)):
            return _of(_mostly([each.endpoint.one for each in told]), self.found.out_of)
        figures = [each.sourced for each in told]
        counts_people = any(share_of(each.figure) is not None for each in figures)
        said = outcome_told(self.found.outcome, figures)
        return _of(said, self.found.out_of) if counts_people else ""

    @property
    def columns(self) -> tuple[str, ...]:
        """A transplant and what it was compared with; of one kind alone one column."""
        kinds = {
            match.sourced.arm.is_transplant for c in self.found.comparisons for match in c.matches
        }
        if len(kinds) == 1:
            return (_("Treatments"),)
        return str(vocabulary.USE[Use.TRANSPLANT]), _("Compared with")

    @property
    def rows(self) -> SafeString:
        found, columns = self.found.comparisons, self.columns
        rows = (row_html(c, self.found.out_of, columns, defined=self._is_defined(c)) for c in found)
        return mark_safe("".join(rows))

    def _is_defined(self, one: Comparison) -> bool:
        """Where the study counted it in another way too, and where the outcome does not say what
        happened.
        """
        return self.found.outcome.told_by_definition or any(
            other is not one and other.told_alike == one.told_alike
            for other in self.found.comparisons
        )

    @property
    def bars(self) -> SafeString:
        """The first of them, drawn; a small report is told in a line alone."""
        if self.is_small_report:
            return SafeString("")
        defined = self._is_defined(self._first)
        return paired_bars_html(self._first, self.found.out_of, defined=defined)

    @property
    def lead(self) -> SafeString:
        is_defined = self.is_small_report or self._is_defined(self._first)
        return line_html(self._first, self.found.out_of, defined=is_defined)

    @property
    def statuses(self) -> tuple[SafeString, SafeString]:
        """Of what is drawn, and of what the other studies compared."""
        arms = [[m.sourced.arm for m in c.matches] for c in self.found.comparisons]
        return statuses_of(arms[0]), statuses_of(each for own in arms[1:] for each in own)

    @property
    def is_too_few_to_know(self) -> bool:
        return self._first.is_too_few_to_know

    @property
    def is_small_report(self) -> bool:
        return self._first.is_small_report

    @property
    def more_alike(self) -> SafeString:
        """Another study, whose people are more alike than those of the first, in one line."""
        first, *others = self.found.comparisons
        found = more_alike(first, others)
        if found is None:
            return SafeString("")
        line = line_html(found, self.found.out_of, defined=self._is_defined(found))
        name = _("People more alike, %(study)s.") % {"study": found.source.short_name}
        return format_html("{} {}", name, line)

    @property
    def studies(self) -> int:
        """One that counted at several times is one."""
        return len({each.source for each in self.found.comparisons}) + self.found.more

    @property
    def is_one(self) -> bool:
        """Then its bars tell all of it on paper."""
        return len(self.found.comparisons) + self.found.more == 1 and not self.is_small_report

    @property
    def more(self) -> int:
        return self.found.more

    @property
    def url(self) -> str:
        return outcome_url(self.found.endpoint)


def _of(said: tuple[str, bool], out_of: int) -> str:
    """What the shares in a table count, and whether some count something else; empty where there
    are no words for it. Of what is rare each cell says of how many people.
    """
    one, differ = said
    if not one:
        return ""
    words = (
        _("How many %(one)s.") if out_of == THOUSAND else _("Of %(total)s people, so many %(one)s.")
    )
    told = words % {"total": sentences.whole(out_of), "one": one}
    return f"{told} {notes.some_count_otherwise()}" if differ else told


def _mostly(ones: list[str]) -> tuple[str, bool]:
    """The words of most, and whether they differ."""
    counted = Counter(ones)
    return counted.most_common(1)[0][0], len(counted) > 1
