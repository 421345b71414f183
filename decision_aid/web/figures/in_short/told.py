"""A sentence on deaths with the report that it is from, by name or by number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Source
from decision_aid.web.figures import sentences
from decision_aid.web.figures.in_short.one_study import short_label


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence without its full stop, and the report that it is from, if it is from one alone.

    ``types``: of MS in it, where it needs saying.
    """

    said: str
    source: Source | None = None
    types: str = ""
    briefly: str = ""
    """For a line of the consultation, where it differs: told of the patient, in fewer words."""
    is_drawn: bool = False
    """The dot strip tells it too."""
    is_named_in_strip: bool = False
    in_few_lines: bool = True
    """Told on a first page too, and not one tap further alone."""
    at_most: str = ""
    """The same there; ``joined``: in so few words behind what stands before it."""
    joined: str = ""

    @property
    def is_on_first_page(self) -> bool:
        return self.in_few_lines and not (self.is_drawn or self.is_named_in_strip)

    @property
    def text(self) -> str:
        """With the name of the report."""
        return self._with(self.said, self._named, self.types)

    @property
    def in_short(self) -> str:
        """For a line of the consultation."""
        said = self.briefly or sentences.lower_first(self.said)
        return self._with(said, self._named, self.types)

    @property
    def _named(self) -> str:
        return short_label(self.source) if self.source else ""

    def cited(self, number: int) -> str:
        """With its number in place of the name."""
        return f"{self._with(self.said, self.types)} [{number}]"

    @staticmethod
    def _with(said: str, *beside: str) -> str:
        told = ", ".join(filter(None, beside))
        return f"{said} ({told})" if told else said


def told_at_most(every: Iterable[Told]) -> str:
    """As a first page has room for them."""
    parts: list[str] = []
    for each in every:
        if each.joined and parts:
            parts[-1] = _("%(said)s, %(too)s") % {"said": parts[-1], "too": each.joined}
        else:
            parts.append(each.at_most or each.text)
    return " ".join(f"{each}." for each in parts)
