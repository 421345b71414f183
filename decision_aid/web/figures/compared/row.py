"""One study that compared treatments, as a row: what was counted, and each treatment beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Aspect, Group
from decision_aid.web.figures import people_and_time
from decision_aid.web.figures.compared.chance import difference_in_words
from decision_aid.web.figures.compared.of_treatments import place_of
from decision_aid.web.figures.compared.people import result_with_people
from decision_aid.web.figures.people_and_time import in_whom_of_all, time_of_all
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.words import vocabulary
from decision_aid.web.words.time import length_of


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One treatment. ``in_whom`` is empty where it is the same as in the whole row."""

    figure: FigureStatement
    in_whom: str

    @property
    def place(self) -> SafeString:
        return place_of(self.figure.arm)

    @property
    def result(self) -> str:
        """With how many people stand behind it."""
        return result_with_people(self.figure)


@dataclass(frozen=True, slots=True)
class ComparedStudy:
    """One study: the same outcome at the same time on several treatments.

    ``first`` is the figure that tells what all share; ``in_whom`` and ``time`` are of all of them.
    ``shown``: whether the study showed that they differ; ``shown_by``: the same, and by what.
    """

    first: FigureStatement
    time: str
    in_whom: str
    figures: tuple[ComparedFigure, ...]
    shown: str = ""
    shown_by: str = ""

    @property
    def definition(self) -> str:
        """How it was measured, without its full stop."""
        return self.first.definition.rstrip(".")

    @property
    def types(self) -> str:
        """Where nobody knows how like the person they are, and ``in_whom`` names no type of MS."""
        is_all = self.first.published.group is Group.ALL
        return self.first.short.types_where_open if is_all else ""

    @property
    def whom(self) -> str:
        """Who they were, beside bars: what narrows the study, and how many of it had which type of
        MS, or its types, where it mixed them; empty where each bar tells its own.
        """
        if any(each.in_whom for each in self.figures):
            return ""
        short, sourced = self.first.short, self.first.sourced
        if len(sourced.subtypes) > 1 and sourced.figure.group_note:
            return sourced.figure.group_note
        mixed = people_and_time.mixed_in_short(sourced) if short.is_near else short.types
        return short.note or mixed

    @property
    def whom_beside_label(self) -> str:
        """The same where the study's name in full has not said it."""
        return "" if self.whom in self.first.label else self.whom

    @property
    def by_use(self) -> tuple[ComparedFigure, ...]:
        """By kind of treatment: a transplant first."""
        uses = tuple(vocabulary.USE)
        return tuple(sorted(self.figures, key=lambda each: uses.index(each.figure.arm.use)))


def compared_study(
    figures: Sequence[FigureStatement], row: Sequence[FigureStatement] = ()
) -> ComparedStudy:
    """From the figures as the study has them; ``row``: the same in the order of the row."""
    published = [each.published for each in figures]
    shared, notes = in_whom_of_all(published)
    cells = tuple(ComparedFigure(each, notes[each.published]) for each in row or figures)
    said = difference_in_words([each.sourced for each in figures])
    return ComparedStudy(
        figures[0], _time_of_all([each.sourced for each in figures]), shared, cells, *said
    )


def _time_of_all(group: Sequence[SourcedFigure]) -> str:
    """A harm is counted from the first day on: "within 100 days of the start of treatment"."""
    at = group[0].figure.at
    if at is None or group[0].endpoint.aspect is not Aspect.HARM:
        return time_of_all(group)
    is_transplant = all(each.arm.is_transplant for each in group)
    said = _("within %(time)s of a transplant") if is_transplant else _(
        "within %(time)s of the start of treatment"
    )  # fmt: skip
    return said % {"time": length_of(at)}
