"""Which lists of a summary are cut, the least needed first; what is cut is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from decision_aid.web.handover.summary.clinical import Drug
from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.figures.figure import SummaryFigure
from decision_aid.web.handover.summary.sources import SummarySource
from decision_aid.web.words.team_questions import Ask

Cut = Callable[[Summary], Summary]


@dataclass(frozen=True, slots=True)
class Mine:
    """How much of the person's lists stays.

    ``questions`` counts those in the person's own words, which always stay, and never cuts chosen
    ones; ``chosen`` does. The least important go first. ``nearest``: whether each question tells
    what the nearest study found; ``compared``: whether another treatment stands beside a
    transplant; ``harm``: with a harm too, else ``brief``: in fewest words; ``ratio``: with how much
    likelier disability made dying; ``disability``: with all that is known of it and of deaths. A
    print cannot leave that out.
    """

    questions: int
    find_out: int
    chosen: int | None = None
    nearest: bool = True
    compared: bool = True
    harm: bool = True
    brief: bool = False
    ratio: bool = True
    disability: bool = True

    def __call__(self, summary: Summary) -> Summary:
        most = max(self.questions - len(summary.own), 0)
        asked = weightiest(summary.questions, self.chosen if summary.is_chosen else most)
        figures = summary.figures
        if not self.nearest:
            figures = tuple(map(_without_nearest, figures))
        if not self.ratio or not self.disability:
            figures = tuple(map(_without_ratio, figures))
        if not self.disability:
            figures = tuple(map(_with_least, figures))
        cut = replace(summary, figures=figures)
        if not self.ratio or not self.disability:
            cut = replace(cut, sources=_still_cited(summary, cut))
        if not self.harm:
            cut = _with_hope(cut, brief=self.brief)
        if not self.compared:
            cut = _without_comparison(cut)
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
                lists_find_out=self.find_out > 0,
            ),
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

    ``compared`` and ``harm``: as of the person's sheet.
    """

    labels: bool = True
    notes: bool = True
    compared: bool = True
    harm: bool = True
    brief: bool = False
    beside: bool = True
    own_type: bool = True

    def __call__(self, summary: Summary) -> Summary:
        sources, figures = summary.sources, summary.figures
        if not self.own_type:
            figures = tuple(replace(each, own_type="") for each in figures)
        if not self.labels:
            sources = tuple(replace(each, label="") for each in sources)
        if not self.notes:
            figures = tuple(replace(each, note="", design="") for each in figures)
        if not self.beside:
            figures = tuple(_with_least(_without_ratio(replace(e, beside=()))) for e in figures)
        cut = replace(summary, sources=sources, figures=figures)
        if not self.own_type:
            cut = replace(cut, sources=_still_cited(summary, cut))
        if not self.harm:
            cut = _with_hope(cut, brief=self.brief)
        return cut if self.compared else _without_comparison(cut)


def _still_cited(before: Summary, after: Summary) -> tuple[SummarySource, ...]:
    """Without sources of what was cut; the others keep their numbers."""
    there, stays = _cites(before), _cites(after)
    return tuple(
        each
        for each in after.sources
        if f"[{each.number}]" in stays or f"[{each.number}]" not in there
    )


def _with_hope(summary: Summary, *, brief: bool) -> Summary:
    cut = replace(summary, figures=tuple(_hope_alone(each, brief) for each in summary.figures))
    return replace(cut, sources=_still_cited(summary, cut))


def _without_comparison(summary: Summary) -> Summary:
    figures = tuple(each for each in summary.figures if not each.is_comparison)
    cut = replace(summary, figures=figures)
    left = replace(summary.left_out, compared=1)
    return replace(cut, sources=_still_cited(summary, cut), left_out=left)


def _cites(summary: Summary) -> str:
    told = (*(each.cites for each in summary.figures), *(each.cites for each in summary.rules))
    return " ".join((*told, *summary.differences))


def both(first: Cut, second: Cut) -> Cut:
    return lambda summary: second(first(summary))


def _hope_alone(shown: SummaryFigure, brief: bool) -> SummaryFigure:
    told = shown.brief if brief else shown.hope
    return replace(shown, spread=told, hope=told) if told else shown


def _without_nearest(shown: SummaryFigure) -> SummaryFigure:
    return replace(shown, nearest=shown.instead_of_nearest) if shown.nearest else shown


def _without_ratio(shown: SummaryFigure) -> SummaryFigure:
    return replace(shown, disability=shown.disability[1:])


def _with_least(shown: SummaryFigure) -> SummaryFigure:
    """Of deaths without the highest; who had died stays."""
    return replace(shown, spread=shown.least_spread or shown.spread)


def _by_name(drugs: tuple[Drug, ...], most: int) -> tuple[Drug, ...]:
    """The last ones on one line."""
    more = ", ".join(each.short_name for each in drugs[most:])
    return (*drugs[:most], Drug(_("also taken"), more)) if more else drugs
