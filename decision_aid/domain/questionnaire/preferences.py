"""What matters to a person, as they say it. No figure, rule or order of studies looks at this."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from decision_aid.domain.questionnaire.answers import UNSURE

MOST_PICKED = 3
"""A forced choice: where everything may be rated vital, everything is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Values:
    """Ids of considerations and choices; empty where nothing was said.

    ``picked`` is ``("unsure",)`` where the person cannot choose yet. Only where ``ordered`` does
    the order of ``picked`` mean anything. ``ready`` holds yes, no or unsure by question.
    """

    picked: tuple[str, ...] = ()
    ordered: bool = False
    leaning: str = ""
    ready: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.picked or self.leaning or self.ready)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The considerations picked, none where the person cannot choose yet."""
        return tuple(each for each in self.picked if each != UNSURE)

    @property
    def can_be_ordered(self) -> bool:
        return len(self.chosen) > 1

    def picking(self, ids: Sequence[str]) -> Values:
        """Another choice. The order given before stands only if the choice is the same."""
        if set(ids) == set(self.picked):
            return self
        return replace(self, picked=tuple(ids), ordered=False)

    def in_order(self, ids: Sequence[str]) -> Values:
        return replace(self, picked=tuple(ids), ordered=True)

    def filled_from(self, earlier: Values) -> Values:
        """What was said, and for each part on which nothing was said, what was said earlier."""
        picks = self if self.picked else earlier
        return Values(
            picked=picks.picked,
            ordered=picks.ordered,
            leaning=self.leaning or earlier.leaning,
            ready=self.ready or earlier.ready,
        )
