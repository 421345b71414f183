"""One figure in words and pictures, told once: every page, sheet, list and text picks from it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import (
    THOUSAND,
    IntervalBy,
    NaturalFrequency,
    ShareInterval,
)
from decision_aid.domain.evidence.sources import Arm, Endpoint, Figure, Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.similarity.outcomes import Outcomes
from decision_aid.web.addresses import figure_url
from decision_aid.web.figures import both_frames, notes, people_and_time, sentences
from decision_aid.web.figures.plot import TOP_OF_1000, one_in_words, picture_of, plot_of
from decision_aid.web.figures.short_words import ShortWords
from decision_aid.web.words import vocabulary

_NOBODY_COMPARED = "like"
"""The plain mark of a plot, where nobody is compared."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureStatement:
    """Everything that is said and drawn of one figure, for one denominator, in one language.

    ``outcomes`` says how like a person its people were; without them nobody is compared and
    ``closeness``, ``comparisons`` and ``differs`` are empty. ``frames`` is None where no people are
    counted: then ``message``, ``warning`` and ``picture`` are empty, ``headline`` gives the value.
    ``none_seen``: the warning of nobody alone. ``says_people``: the result and the message tell of
    those studied, "2 of 62". ``second_hand``: the publication was not seen.
    """

    sourced: SourcedFigure
    out_of: int
    outcomes: Outcomes | None
    frames: NaturalFrequency | None
    interval: ShareInterval | None
    endpoint: Endpoint
    arm: Arm
    versus: Arm | None
    message: str
    headline: str
    result: str
    value: str
    range: str
    range_cell: str
    range_as_printed: str
    warning: str
    none_seen: str
    counted: str
    says_people: bool
    time: str
    in_whom: str
    part_of_study: str
    mixed_types: str
    people: str
    whole_study: str
    people_told: str
    who_told: str
    caution: str
    design: str
    seen: str
    read: str
    second_hand: str
    closeness: str
    closeness_class: str
    comparisons: tuple[tuple[str, str], ...]
    strip: tuple[tuple[str, str, str], ...]
    differs: str
    short: ShortWords

    @property
    def published(self) -> Figure:
        return self.sourced.figure

    @property
    def source(self) -> Source:
        return self.sourced.source

    @property
    def label(self) -> str:
        return self.source.label

    @property
    def url(self) -> str:
        """The figure's own place on the page of its source."""
        return figure_url(self.sourced)

    @property
    def definition(self) -> str:
        return self.published.definition

    @property
    def locator(self) -> str:
        return self.published.locator

    @property
    def term(self) -> str:
        """The outcome as clinicians call it."""
        return self.endpoint.term or self.endpoint.name

    @property
    def sentence(self) -> str:
        """The headline as a sentence that others may follow."""
        return self.message or f"{self.headline}."

    @property
    def counts(self) -> str:
        """What exactly is counted, where the headline does not say it."""
        is_told = self.message or notes.is_in(self.definition, self.headline)
        return "" if is_told else self.definition

    @property
    def said(self) -> str:
        """The headline, and what it counts where it gives a value alone."""
        return f"{self.sentence} {self.counts.rstrip('.')}." if self.counts else self.sentence

    @property
    def message_or_value(self) -> str:
        """Beside a figure that has named the outcome."""
        return self.message or self.value

    @property
    def measured(self) -> str:
        """How it was measured, in which part of the study, and what came out."""
        part = f" ({self.part_of_study})" if self.part_of_study else ""
        return f"{self.definition.rstrip('.')}{part}: {self.value}"

    @property
    def as_printed(self) -> str:
        """For clinicians: in the digits of the publication."""
        return sentences.as_printed(self.published)

    @property
    def in_words(self) -> str:
        """What happened to how many, without its full stop; a ratio by its name."""
        ratio = notes.ratio_and_range(self.value, self.published.ci)
        return ratio if self.is_ratio else self.message.rstrip(".") or self.as_printed

    @property
    def counted_people(self) -> tuple[int, int]:
        """So many of how many people, as the message counts them; nobody of nobody without one."""
        return both_frames.people_counted(self.frames, self.published) if self.frames else (0, 0)

    @property
    def picture(self) -> SafeString:
        """An icon array; empty where no people are counted, and where words tell more."""
        return picture_of(self.sourced, self.frames, self.out_of, self.message)

    @property
    def one_in(self) -> str:
        """ "about 1 in 70" of what is rare, "about 1 in 120 did" of rare others; else empty."""
        return one_in_words(self.published, self.out_of, self.endpoint.rest)

    @property
    def plot(self) -> SafeString:
        """A row of a forest plot, up to 100 where rare things are told of 1,000."""
        return self.plot_up_to(TOP_OF_1000 if self.out_of == THOUSAND else None)

    def plot_up_to(self, top: int | None) -> SafeString:
        """On the scale of its table; empty for what is no share and no ratio."""
        return plot_of(self.published, self.frames, self.interval, top, self.plot_mark)

    @property
    def plot_mark(self) -> str:
        return self.closeness_class or _NOBODY_COMPARED

    @property
    def range_is_ours(self) -> bool:
        return self.interval is not None and self.interval.by is IntervalBy.US

    @property
    def range_given(self) -> str:
        """The range or that there is none; of what counts no people as printed, may be empty."""
        return self.range if self.frames else self.range_as_printed

    @property
    def range_in_line(self) -> str:
        """In the middle of a line: "range 46 to 62 of 100"; empty where people have none."""
        return both_frames.range_in_line(self.frames, self.published)

    @property
    def range_in_row(self) -> str:
        """Beside a treatment: "range 46 to 62 of 100 (ours)"; empty where people have none."""
        given = self.range_cell if self.frames else self.range_as_printed
        told = self.range_in_line or (_("range %(range)s") % {"range": given} if given else "")
        is_ours = self.range_in_line and self.range_is_ours
        return _("%(range)s (ours)") % {"range": told} if is_ours else told

    @property
    def is_ratio(self) -> bool:
        return self.published.unit.is_ratio

    @property
    def how_to_read(self) -> str:
        return notes.how_to_read_a_ratio() if self.is_ratio else ""

    @property
    def how_to_read_in_short(self) -> str:
        return notes.a_ratio_of_one() if self.is_ratio else ""

    @property
    def treatments(self) -> str:
        """The treatment, and the other one where it is a comparison."""
        if self.versus is None:
            return self.arm.name
        told = {"arm": self.arm.name, "name": self.versus.name}
        return _("%(arm)s compared with %(name)s") % told

    @property
    def treatments_beside(self) -> str:
        """Empty for a transplant alone, which needs no naming."""
        return "" if self.arm.use is Use.TRANSPLANT and not self.versus else self.treatments

    @property
    def counted_as(self) -> str:
        """ "52 of 100 had no relapse", where no table says what is counted."""
        return f"{self.result} {self.endpoint.one}".rstrip() if self.frames else self.result

    @property
    def others_counted_as(self) -> str:
        """ "48 had a relapse"; empty where no people are counted."""
        others = both_frames.others_counted(self.frames, self.published) if self.frames else ""
        return " ".join((others, self.endpoint.not_one or _("did not"))) if others else ""

    @property
    def people_besides(self) -> str:
        """How many people, where the message beside it has not counted them out."""
        return "" if self.says_people else self.people_told

    @property
    def whom(self) -> str:
        return f"{self.in_whom}; {self.people_told}"

    @property
    def study(self) -> str:
        """The study, the part of it, and how many people these were."""
        return "; ".join(filter(None, (self.label, self.who_told)))

    @property
    def own_type(self) -> str:
        """What a figure of one type of MS is, where it stands beside one of a mixed group."""
        return people_and_time.own_type_words(self.sourced)

    @property
    def caution_besides(self) -> str:
        """The caution, where the definition does not stand beside it saying the same."""
        return "" if self.caution == self.definition else self.caution

    @property
    def by_chance(self) -> str:
        """How people came to their treatment, beside a comparison."""
        return str(vocabulary.CHANCE[self.source.design])
