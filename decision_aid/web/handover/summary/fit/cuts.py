"""Which lists of a summary are cut, the least needed first; what is cut is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypedDict

from django.utils.translation import gettext as _

from decision_aid.web.handover.summary.clinical import Drug
from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.figures.figure import SummaryFigure
from decision_aid.web.handover.summary.sources import SummarySource
from decision_aid.web.words.team_questions import Ask

Cut = Callable[[Summary], Summary]


class Less(TypedDict, total=False):
    """What of the figures a person's sheet leaves out."""

    others: bool
    ratio: bool
    brief: bool
    rest: bool
    compared: bool
    nearest: bool


def steps() -> Iterator[tuple[Less, bool]]:
    """What of the figures goes when, each with all before it; and whether questions that we suggest
    go before it, down to three.

    First goes what the first page of the result does not tell: its rows keep their number, their
    people and what stands beside them longest. A ratio says less than who died; a comparison in
    fewer words is one still; the highest of deaths goes with the studies that had none. Then the
    other treatments go, the harm with the hope: neither is told alone. The nearest study goes last:
    it says which number of the spread is of people like the person.
    """
    less: Less = {}
    for each, is_dear in _STEPS:
        less = {**less, **each}
        yield less, is_dear


_STEPS: tuple[tuple[Less, bool], ...] = (
    ({"others": False}, False),
    ({"ratio": False}, False),
    ({"brief": True}, False),
    ({"rest": False}, False),
    ({"compared": False}, True),
    ({"nearest": False}, True),
)


@dataclass(frozen=True, slots=True)
class Mine:
    """How much of the person's lists stays.

    ``questions`` counts those in the person's own words, which always stay, and never cuts chosen
    ones; ``chosen`` does. The least important go first. ``others``: whether questions stand there
    that the first page of the result does not tell; ``ratio``: how much likelier disability made
    dying; ``brief``: the comparison in fewest words; ``rest``: of deaths the highest and how many
    studies had none; ``compared``: whether another treatment stands beside a transplant, in rows
    and below, benefits and harms together or none; ``nearest``: whether each question tells what
    the nearest study found.
    """

    questions: int
    find_out: int
    chosen: int | None = None
    others: bool = True
    ratio: bool = True
    brief: bool = False
    rest: bool = True
    compared: bool = True
    nearest: bool = True

    def __call__(self, summary: Summary) -> Summary:
        most = max(self.questions - len(summary.own), 0)
        asked = weightiest(summary.questions, self.chosen if summary.is_chosen else most)
        cut = replace(summary, figures=tuple(self._figures(summary)))
        cut = replace(cut, sources=_still_cited(summary, cut))
        return replace(
            cut,
            questions=asked,
            find_out=summary.find_out[: self.find_out],
            left_out=replace(
                left := cut.left_out,
                questions=left.questions + len(summary.questions) - len(asked),
                are_chosen=summary.is_chosen,
                find_out=left.find_out + max(len(summary.find_out) - self.find_out, 0),
                nearest=left.nearest or not self.nearest,
                compared=left.compared or not self.compared,
                others=left.others + sum(not self._has_room(each) for each in summary.figures),
                lists_find_out=bool(summary.find_out[: self.find_out]),
            ),
        )

    def _figures(self, summary: Summary) -> Iterator[SummaryFigure]:
        for each in summary.figures:
            if self._has_room(each) and (self.compared or not each.is_comparison):
                yield self._figure(each)

    def _has_room(self, shown: SummaryFigure) -> bool:
        return self.others or shown.is_row

    def _figure(self, shown: SummaryFigure) -> SummaryFigure:
        return replace(
            shown,
            spread=(self.brief and shown.brief) or shown.spread,
            rest=shown.rest if self.rest else "",
            nearest=shown.nearest if self.nearest else "",
            other=shown.other if self.compared else "",
            disability=shown.disability[not self.ratio :],
        )


def weightiest(questions: tuple[Ask, ...], most: int | None) -> tuple[Ask, ...]:
    """The ``most`` of them that stay, in the order of a talk."""
    stay = sorted(questions, key=lambda each: each.place)[:most]
    return tuple(each for each in questions if each in stay)


@dataclass(frozen=True, slots=True)
class Doctors:
    """How much of the doctor's lists stays. Of drugs cut the names stay."""

    differences: int = 3
    unknown: int = 99
    rules: int = 99
    drugs: int = 99
    findings: int = 99

    def __call__(self, summary: Summary) -> Summary:
        left, differences = summary.left_out, summary.differences[: self.differences]
        rules = summary.rules
        if len(rules) > self.rules:  # the last is on fitness
            rules = (*rules[: self.rules - 1], rules[-1])
        cut = replace(summary, differences=differences, rules=rules)
        return replace(
            cut,
            sources=_still_cited(summary, cut),
            differences_note=summary.differences_note if differences else "",
            unknown=summary.unknown[: self.unknown],
            drugs=_by_name(summary.drugs, self.drugs),
            findings=summary.findings[: self.findings],
            left_out=replace(
                left,
                differences=left.differences + len(summary.differences) - len(differences),
                unknown=left.unknown + max(len(summary.unknown) - self.unknown, 0),
                rules=left.rules + len(summary.rules) - len(rules),
                drugs=left.drugs + max(len(summary.drugs) - self.drugs, 0),
                findings=left.findings + max(len(summary.findings) - self.findings, 0),
            ),
        )


@dataclass(frozen=True, slots=True)
class AsPrinted:
    """How much of each figure is told as printed; sources are found by their numbers anyway.

    ``compared`` and ``brief``: as of the person's sheet.
    """

    labels: bool = True
    notes: bool = True
    compared: bool = True
    brief: bool = False
    beside: bool = True
    own_type: bool = True

    def __call__(self, summary: Summary) -> Summary:
        sources = summary.sources
        if not self.labels:
            sources = tuple(replace(each, label="") for each in sources)
        told = (each for each in summary.figures if self.compared or not each.is_comparison)
        cut = replace(summary, sources=sources, figures=tuple(map(self._figure, told)))
        is_cut = summary.left_out.compared or not self.compared
        left = replace(summary.left_out, compared=is_cut)
        return replace(cut, sources=_still_cited(summary, cut), left_out=left)

    def _figure(self, shown: SummaryFigure) -> SummaryFigure:
        return replace(
            shown,
            spread=(self.brief and shown.brief) or shown.spread,
            other=shown.other if self.compared else "",
            own_type=shown.own_type if self.own_type else "",
            note=shown.note if self.notes else "",
            design=shown.design if self.notes else "",
            rest=shown.rest if self.beside else "",
            beside=shown.beside if self.beside else (),
            disability=shown.disability[not self.beside :],
        )


def _still_cited(before: Summary, after: Summary) -> tuple[SummarySource, ...]:
    """Without sources of what was cut; the others keep their numbers."""
    there, stays = _cites(before), _cites(after)
    return tuple(
        each
        for each in after.sources
        if f"[{each.number}]" in stays or f"[{each.number}]" not in there
    )


def _cites(summary: Summary) -> str:
    told = (*(each.cites for each in summary.figures), *(each.cites for each in summary.rules))
    return " ".join((*told, *summary.differences))


def both(first: Cut, second: Cut) -> Cut:
    return lambda summary: second(first(summary))


def _by_name(drugs: tuple[Drug, ...], most: int) -> tuple[Drug, ...]:
    """The last ones on one line."""
    more = ", ".join(each.short_name for each in drugs[most:])
    return (*drugs[:most], Drug(_("also taken"), more)) if more else drugs
