"""Published rules for templates, by how near they are to the person's country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from decision_aid.domain.eligibility.by_place import VerdictsByPlace, is_of
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.web.rules.sentences import place_words
from decision_aid.web.rules.sets import SetView, short_name
from decision_aid.web.rules.together import Together, together


@dataclass(frozen=True)
class RulesView:
    """Sets in the order in which the person reads them. ``says_once``: what several sets would say
    stands above them.
    """

    found: VerdictsByPlace
    says_once: bool = False

    @cached_property
    def together(self) -> Together:
        if not self.says_once:
            return Together()
        found = self.found
        first = [(short_name(each.criteria_set), each) for each in found.first]
        fitness = () if found.fitness is None else (found.fitness,)
        lists = found.private, found.older, found.elsewhere, found.trials
        return together(first, (*found.first, *fitness, *chain.from_iterable(lists)))

    def _views(self, verdicts: Iterable[Verdict]) -> tuple[SetView, ...]:
        return tuple(SetView(each, self.together.above) for each in verdicts)

    @cached_property
    def first(self) -> tuple[SetView, ...]:
        return self._views(self.found.first)

    @property
    def first_where_room_is_short(self) -> tuple[SetView, ...]:
        """The same, those of the first page before the others."""
        leading = {verdict.criteria_set.id for verdict in self.found.nearest}
        return tuple(sorted(self.first, key=lambda view: view.rules.id not in leading))

    @property
    def fitness(self) -> SetView | None:
        return None if self.found.fitness is None else self._views([self.found.fitness])[0]

    @property
    def private(self) -> tuple[SetView, ...]:
        return self._views(self.found.private)

    @cached_property
    def older(self) -> tuple[SetView, ...]:
        return self._views(self.found.older)

    @property
    def elsewhere(self) -> tuple[SetView, ...]:
        return self._views(self.found.elsewhere)

    @cached_property
    def trials(self) -> tuple[SetView, ...]:
        return self._views(self.found.trials)

    @property
    def more(self) -> int:
        """So many have no room."""
        return self.found.more

    @property
    def has_not_met(self) -> bool:
        """Whether any condition of the rules that come first is not met."""
        return any(verdict.tally.not_met for verdict in self.found.first)

    @cached_property
    def about_place(self) -> str:
        """Whose rules stand first, where that needs a word."""
        return place_words(self.found)

    @property
    def place_for_a_doctor(self) -> str:
        """The same of the patient."""
        return place_words(self.found, of_the_patient=True)

    @property
    def own_others(self) -> tuple[SetView, ...]:
        """What else there is of the place whose rules stand first: old, unchecked, of trials."""
        return tuple(v for v in (*self.older, *self.trials) if is_of(v.rules, self.found.country))

    @property
    def older_elsewhere(self) -> tuple[SetView, ...]:
        return tuple(view for view in self.older if not is_of(view.rules, self.found.country))

    @property
    def trials_elsewhere(self) -> tuple[SetView, ...]:
        return tuple(view for view in self.trials if not is_of(view.rules, self.found.country))

    @property
    def disagreeing(self) -> tuple[SetView, ...]:
        """Those of which we know that other bodies say something else."""
        return tuple(view for view in self.first if view.rules.disagrees)
