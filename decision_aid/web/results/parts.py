"""The six pages of a result: in short, hopes, risks, other choices, rules, next steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.topics import Side, ToldOn
from decision_aid.web.loaded import evidence_base


@dataclass(frozen=True, eq=False)
class Part:
    """One page. ``view``: the name of its address. ``sections``: ids of what stands on it.

    ``side``: whose topics stand on it too. Equal to itself alone: comparing names translates them.
    """

    view: str
    name: Promise
    sections: tuple[str, ...]
    side: Side | None = None

    @cached_property
    def url(self) -> str:
        return reverse(self.view)

    @property
    def template(self) -> str:
        return f"results/{self.view.removeprefix('results_')}.html"

    @cached_property
    def holds(self) -> str:
        """Every id that leads to this page, for addresses of the one page that there once was."""
        return " ".join((*self.sections, *self._topics()))

    def _topics(self) -> Iterable[str]:
        told = evidence_base().topics_on(ToldOn.RESULTS)
        return (topic.id for topic in told if topic.side is self.side)


IN_SHORT = Part("results", later("In short"), ("situation", "told", "short"))
HOPES = Part(
    "results_hopes", later("Hopes"), ("outcomes", "research", "map", "differences"), Side.OUTCOMES
)
RISKS = Part("results_risks", later("Risks"), ("risks",), Side.RISKS)
CHOICES = Part("results_choices", later("Other choices"), ("compared",))
RULES = Part("results_rules", later("Rules"), ("rules",))
NEXT = Part(
    "results_next",
    later("Next steps"),
    ("unknown", "change", "matters", "gaps", "read-next", "next"),
)
PARTS = (IN_SHORT, HOPES, RISKS, CHOICES, RULES, NEXT)


def part_of_side(side: Side) -> Part:
    return HOPES if side is Side.OUTCOMES else RISKS
