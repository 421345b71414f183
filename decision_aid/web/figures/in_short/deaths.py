"""Deaths from the treatment over all studies with counts, with what is known of disability."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import THOUSAND
from decision_aid.domain.evidence.sources import Endpoint, Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import TellsOf
from decision_aid.domain.similarity.deaths import LARGE_FROM, DeathLine, Deaths, DeathsHeadline
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.in_short.deaths_headline import (
    HeadlineInWords,
    died_of_in,
    headline_in_words,
    treated,
)
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.figures.in_short.spreads import ends_in_short, in_people, upper_first
from decision_aid.web.figures.in_short.told import Told, told_at_most
from decision_aid.web.figures.in_short.who_died import all_very_disabled, others_died
from decision_aid.web.figures.spreads.deaths import (
    died_in_line,
    has_no_step,
    sentence_of_the_contrast,
    told_of_disability,
)
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import vocabulary

_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Sourced:
    """A sentence without its full stop, and where it is from."""

    text: str
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class ShortDeaths:
    """``headline``: as every surface tells it. ``ends``: the spread of the large reports, of all
    where none is large, over so many studies (``count``); ``of_whom``: that they are the large.

    ``lines``: the study of the person's country first, then those with most people, without those
    of the headline. ``disability``: what is told in the same place to whom it matters, else empty.
    """

    outcome: Endpoint
    headline: HeadlineInWords
    ends: str
    count: int
    of_whom: str
    lines: tuple[Sourced, ...]
    disability: tuple[Sourced, ...]


def short_deaths(deaths: Deaths, country: str | None) -> ShortDeaths | None:
    """None where no study has counts."""
    return _short(deaths.headline(country), deaths.disability_matters, get_language() or "")


@lru_cache(maxsize=32)
def _short(told: DeathsHeadline, matters: bool, _language: str) -> ShortDeaths | None:
    """Kept by studies, how they compared and the study of a country; no answer is part of it."""
    headline, found = headline_in_words(told), told.found
    spread = found.large.spread or found.spread
    if headline is None or spread is None:
        return None
    largest = [each for each in found.lines if each not in told.named]
    return ShortDeaths(
        outcome=found.lines[0].line.sourced.endpoint,
        headline=headline,
        ends=ends_in_short(in_people(spread, spread.per or THOUSAND)),
        count=spread.studies,
        of_whom=_of_large() if found.large.lines else "",
        lines=tuple(map(_line, largest[:_MOST_LINES])),
        disability=tuple(disability_and_death(told)) if matters else (),
    )


def _of_large() -> str:
    return _("of %(n)s people or more") % {"n": sentences.whole(LARGE_FROM)}


def _line(each: DeathLine) -> Sourced:
    """ "5 of 364 died within 100 days, treated 2002 to 2023, with BEAM (Muraro 2025)"."""
    source = each.line.sourced.source
    died = died_of_in(each) if each.died else died_in_line(each)
    parts = [upper_first(died), treated(each)]
    if each.regimen is not None:
        parts.append(_("with %(what)s") % {"what": vocabulary.REGIMEN[each.regimen]})
    return Sourced(f"{', '.join(parts)} ({short_label(source)})", source)


def disability_in_terms(told: ShortDeaths) -> Iterator[str]:
    """The same where there is little room, as clinicians read it."""
    figures = evidence_base().telling
    ratio = figures.get(TellsOf.DISABILITY_AND_DEATH)
    if ratio is not None:
        said = {"printed": figure_statement(ratio).in_words, "study": short_label(ratio.source)}
        yield _("more disability before, more deaths: %(printed)s (%(study)s)") % said
    who_died = figures.get(TellsOf.DISABILITY_OF_WHO_DIED)
    if who_died is not None and any(each.source == who_died.source for each in told.disability):
        yield all_very_disabled(who_died.source.short_name)


def disability_and_death(told: DeathsHeadline) -> Iterator[Sourced]:
    """More disability, more deaths: the published ratio; and who died in one report, where the
    headline does not tell it.
    """
    for each in told_of_disability(told):
        yield from disability_told(each, told)


def disability_told(sourced: SourcedFigure, headline: DeathsHeadline) -> Iterator[Sourced]:
    """By what the figure tells; that all were very disabled, with a report of somebody else."""
    told = _disability(sourced, headline)
    yield from (Sourced(each.text, each.source) for each in told if each.source)


def disability_in_one_line(sourced: SourcedFigure, headline: DeathsHeadline) -> str:
    """The same as a first page has room for it."""
    return told_at_most(_disability(sourced, headline))


def _disability(sourced: SourcedFigure, headline: DeathsHeadline) -> Iterator[Told]:
    if sourced.figure.tells_of is TellsOf.DISABILITY_OF_WHO_DIED:
        yield Told(notes.who_died_were_disabled(), sourced.source)
        yield from others_died(headline)
        return
    told = {"said": _said(sourced), "printed": _printed(sourced)}
    yield Told(_("%(said)s: %(printed)s") % told, sourced.source)


def _printed(ratio: SourcedFigure) -> str:
    """As printed; without a step it has no size that could be told."""
    step = notes.step_not_stated() if has_no_step(ratio) else ""
    return "; ".join(filter(None, (figure_statement(ratio).in_words, step)))


def _said(ratio: SourcedFigure) -> str:
    """The contrast that the ratio is of, in the words of the evidence."""
    return (sentence_of_the_contrast(ratio) or _("Deaths by disability before")).rstrip(".")
