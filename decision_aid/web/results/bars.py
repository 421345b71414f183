"""A transplant beside something else, in one study: as two bars, or as a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.sources import Figure, Source
from decision_aid.domain.evidence.topics import Side
from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.other_outcome import BesideLeading
from decision_aid.domain.results.first_page import FirstRow, NotCompared
from decision_aid.domain.similarity.outcomes import Closeness, Outcome
from decision_aid.web.drawing.bars import bar
from decision_aid.web.figures import people_and_time, sentences
from decision_aid.web.figures.compared.good_side import told_one_way
from decision_aid.web.figures.compared.of_treatments import entry_of
from decision_aid.web.figures.compared.paired_bars import (
    BarScale,
    in_words,
    scale_for,
    value_of,
)
from decision_aid.web.figures.compared.people import (
    people_of_each,
)
from decision_aid.web.figures.compared.row import compared_study
from decision_aid.web.figures.in_short.beside import (
    is_leading,
    on_treatment,
    other_in_words,
    time_of,
)
from decision_aid.web.figures.in_short.beside_leading import told_beside
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.figures.in_short.told import Told
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.results.parts import CHOICES
from decision_aid.web.words import vocabulary
from decision_aid.web.words.said import SAID


@dataclass(frozen=True, slots=True)
class TreatmentBar:
    """ "5 of 100", what happened to them, and on which treatment."""

    result: str
    happened: str
    treatment: str
    picture: SafeString


@dataclass(frozen=True, slots=True, eq=False)
class Instead:
    """Said in place of a comparison: of one row, and of several by the first of them.

    Equal to itself alone: comparing what is said translates it.
    """

    alone: Promise
    of_several: Promise


_NOT_COMPARED: Mapping[NotCompared, Instead] = {
    NotCompared.NOT: Instead(
        later("No study compared this."),
        later("No study compared this, nor %(others)s."),
    ),
    NotCompared.IN_OTHERS: Instead(
        later("No study that fits compared this."),
        later("No study that fits compared this, nor %(others)s."),
    ),
    NotCompared.IN_ANOTHER_WAY: Instead(
        later("Compared in another way: see %(choices)s."),
        later("Compared in another way, like %(others)s: see %(choices)s."),
    ),
}
_WITH_TYPE_OPEN = Instead(
    later("Compared in people whose type of MS may not be yours: see %(choices)s."),
    later(
        "Compared, like %(others)s, in people whose type of MS may not be yours: see %(choices)s."
    ),
)
_TOO_FEW_DIED = later("Compared in too few people to know: see %(choices)s.")
_BELOW = later("Compared below.")
_OTHER = "<!--other-->"


def first_bars_html(comparison: Comparison, out_of: int, beside: BesideLeading) -> SafeString:
    """The transplant first. What belongs beside it may tell of drugs had, so it is kept nowhere."""
    told = told_beside(beside, comparison.source, brief=True)
    said = _sentences(told, comparison.source)
    html = _html(comparison, out_of, get_language() or "")
    return mark_safe(html.replace(_OTHER, f" {escape(said)}" if said else ""))


def _sentences(told: tuple[Told, ...], own: Source) -> str:
    """Each with its study, but of the bars themselves and where it is named."""
    named = (
        each.said
        if each.source in (own, None) or short_label(each.source) in each.said
        else each.text
        for each in told
    )
    return " ".join(f"{each}." for each in named)


def _brief(told: FigureStatement, every: Sequence[FigureStatement]) -> str:
    """One way of doing a transplant needs no name here; two ways beside each other do."""
    if told.arm.is_transplant and sum(each.arm.is_transplant for each in every) == 1:
        return _("with a transplant")
    return on_treatment(told.arm, told.source)


@lru_cache(maxsize=256)
def _html(comparison: Comparison, out_of: int, _language: str) -> SafeString:
    """Kept by what was found; no answer is part of the key."""
    told = told_one_way(comparison, out_of)
    scale = scale_for(told, out_of)
    in_order = sorted(told, key=lambda each: not each.arm.is_transplant)
    bars = [
        TreatmentBar(*in_words(each), _brief(each, told), bar(value_of(each), scale.top))
        for each in in_order
    ]
    study, people = compared_study(told), people_of_each([each.sourced for each in in_order])
    named = (short_label(comparison.source), people, study.whom)
    context = {
        "study": study,
        "name": ", ".join(filter(None, named)),
        "bars": bars,
        # A rate says how many in a year, and not of what.
        "what": "" if told[0].frames else told[0].endpoint.name,
        "when": capfirst(time_of(told[0].sourced) or people_and_time.time_told(told[0].sourced)),
        "other": mark_safe(_OTHER),
        "full": _full(scale, told[0].published),
        "alike": _alike(comparison, told[0]),
        "entry": entry_of(comparison.source),
    }
    return mark_safe(render_to_string("results/bars.html", context))


def _alike(comparison: Comparison, told: FigureStatement) -> str:
    """With its count; where only the type is alike that says it."""
    if comparison.closeness is not Closeness.TYPE_ONLY:
        return told.closeness
    alike = comparison.matches[0].outcomes.count(Outcome.ALIKE)
    if not alike:
        return str(SAID["type_only_at_the_edge"])
    return str(vocabulary.CLOSENESS[Closeness.TYPE_ONLY])


def _full(scale: BarScale, published: Figure) -> str:
    """In short: of a rate the number in a year, for the words beside each bar say among whom."""
    top = replace(published, value=scale.top, ci=None)
    if published.unit is Unit.PER_PERSON_YEAR and not sentences.one_in_a_year(top):
        return _("%(n)s a year") % {"n": format((scale.top * 100).normalize(), "f")}
    return scale.full


@dataclass(frozen=True, slots=True)
class Beside:
    """``names``: the study that is told there; None where it says what there is instead."""

    text: str
    names: Source | None = None


def instead_of(row: FirstRow) -> Instead | None:
    """None where the row tells a comparison, or leads to one."""
    if row.compared is None:
        return None if row.not_compared is None else _NOT_COMPARED[row.not_compared]
    return _WITH_TYPE_OPEN if row.compared_with_type_open else None


def said_together(rows: Iterable[FirstRow]) -> Mapping[str, tuple[str, ...]]:
    """By topic of the first row of each kind, the other rows for which it says so too."""
    several: dict[Instead, list[FirstRow]] = {}
    for row in rows:
        if (said := instead_of(row)) is not None:
            several.setdefault(said, []).append(row)
    return {
        first.told.topic.id: tuple(map(_in_a_list, others)) for first, *others in several.values()
    }


def _in_a_list(row: FirstRow) -> str:
    """By the harm that the row asks of, where it is not the first of its topic."""
    topic, drawn = row.told.topic, row.told.drawn
    if topic.side is Side.OUTCOMES or row.is_of_deaths or drawn is None or not drawn.lines:
        return topic.in_a_list
    is_first = drawn.endpoint == topic.endpoints[0]
    return topic.in_a_list if is_first else sentences.lower_first(drawn.outcome.name)


def _leading_on(said: Promise, above: Collection[Beside], others: Sequence[str] = ()) -> Beside:
    """Where it names the page of other choices, that is a link, once a page."""
    name, link = _choices(get_language() or "")
    is_linked = any(link in each.text for each in above)
    told = {"choices": name if is_linked else link, "others": sentences.as_a_list(others)}
    return Beside(mark_safe(str(said) % told))


@lru_cache(maxsize=8)
def _choices(_language: str) -> tuple[str, str]:
    """The name of the page, and the link to it."""
    name = str(CHOICES.name)
    return name, f'<a href="{CHOICES.url}">{escape(name)}</a>'


def beside_row(
    row: FirstRow,
    what: str,
    above: Collection[Beside],
    in_bars: Comparison | None,
    together: Mapping[str, tuple[str, ...]],
) -> Beside:
    """The same on another treatment, or what there is instead.

    ``what``: what happened, as the row has said it. ``above``: what stands beside rows above.
    ``in_bars``: what the bars below compare. Deaths that are too few to know are left to other
    choices. ``together``: which row says for which others what there is instead; these say nothing.
    """
    if (instead := instead_of(row)) is not None:
        others = together.get(row.told.topic.id)
        if others is None:
            return Beside("")
        return _leading_on(instead.of_several if others else instead.alone, above, others)
    if row.compared is None:
        return Beside("")
    if is_leading(row, in_bars):
        return Beside(str(_BELOW))
    if row.compared.is_too_few_to_know:
        return _leading_on(_TOO_FEW_DIED, above)
    named = [each.names for each in above if each.names is not None]
    return Beside(other_in_words(row, what, named, in_bars), row.compared.source)
