"""Deaths from the treatment over all studies with counts, with what is known of disability."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import THOUSAND
from decision_aid.domain.evidence.sources import Endpoint, Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import TellsOf
from decision_aid.domain.similarity.deaths import DeathLine, Deaths, DeathsIn
from decision_aid.domain.similarity.spread import Spread
from decision_aid.web.figures import both_frames, notes, people_and_time
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.figures.in_short.spreads import (
    ends_in_short,
    in_people,
    upper_first,
)
from decision_aid.web.figures.spreads.deaths import (
    died_in_line,
    died_of,
    has_no_step,
    sentence_of_the_contrast,
    types_told,
    up_to_in_words,
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
    """``ends``: "up to 3 of 41"; ``era``: when they were treated, and how many studies tell it.

    ``lines``: the study of the person's country first, then those with most people.
    ``disability``: what is told in the same place to whom it matters, else empty.
    ``own_country``: who died of how many there and of what, None where no study was done there.
    """

    outcome: Endpoint
    ends: str
    count: int
    era: str
    sentence: str
    lines: tuple[Sourced, ...]
    disability: tuple[Sourced, ...]
    own_country: Sourced | None


def short_deaths(deaths: Deaths, country: str | None) -> ShortDeaths | None:
    """None where no study has counts."""
    own = deaths.of_country(country)[:1] if country else ()
    return _short(deaths.from_treatment, own, deaths.disability_matters, get_language() or "")


@lru_cache(maxsize=32)
def _short(
    found: DeathsIn, own: tuple[DeathLine, ...], matters: bool, _language: str
) -> ShortDeaths | None:
    """Kept by studies, how they compared and the study of a country; no answer is part of it."""
    spread = found.spread
    if spread is None or spread.per is None:
        return None
    telling = sum(bool(each.years) for each in found.lines)
    largest = [each for each in found.lines if each not in own]
    return ShortDeaths(
        outcome=found.lines[0].line.sourced.endpoint,
        ends=_ends(found, spread),
        count=spread.studies,
        era=_era_told(found.lines, telling),
        sentence=" ".join(filter(None, (_counted(found, spread), _when(found.lines, telling)))),
        lines=tuple(map(_line, (*own, *largest)[:_MOST_LINES])),
        disability=tuple(disability_and_death()) if matters else (),
        own_country=_in_own_country(own[0]) if own else None,
    )


def _counted(found: DeathsIn, spread: Spread) -> str:
    """As on the first page of a result."""
    return f"{up_to_in_words(found, spread).rstrip('.')}."


def _when(lines: tuple[DeathLine, ...], telling: int) -> str:
    """The same as a sentence of its own."""
    if not telling or telling == len(lines):
        return f"{upper_first(era)}." if (era := _era_told(lines, telling)) else ""
    said = ngettext(
        "%(n)s of the %(all)s studies tells when people were treated: %(era)s.",
        "%(n)s of the %(all)s studies tell when people were treated: %(era)s.",
        telling,
    )
    return said % {"era": _era(lines), "n": telling, "all": len(lines)}


def _ends(found: DeathsIn, spread: Spread) -> str:
    """Where nobody died in some studies, up to how many of those in the highest: few had 1,000."""
    highest = found.highest
    if highest is None or spread.low or not highest.died:
        return ends_in_short(in_people(spread, spread.per or THOUSAND))
    return _("up to %(counted)s") % {"counted": died_of(highest)}


def _in_own_country(each: DeathLine) -> Sourced:
    study = short_label(each.line.sourced.source)
    few = both_frames.too_few_in_line(each.line.sourced.figure)
    said = _("own country: %(counted)s %(one)s (%(study)s)") % {
        "counted": died_of(each),
        "one": people_and_time.outcome_of(each.line.sourced).one,
        "study": ", ".join(filter(None, (study, types_told(each), few))),
    }
    return Sourced(said, each.line.sourced.source)


def _era(lines: tuple[DeathLine, ...]) -> str:
    years = [year for each in lines for year in each.years]
    if not years:
        return ""
    return _("%(first)s to %(last)s") % {"first": min(years), "last": max(years)}


def _era_told(lines: tuple[DeathLine, ...], telling: int) -> str:
    """ "10 of 21 tell when: 1995 to 2025"; empty where nobody tells."""
    told = {"era": _era(lines), "n": telling, "all": len(lines)}
    if telling == len(lines):
        return _("treated %(era)s") % told
    said = ngettext(
        "%(n)s of %(all)s tells when: %(era)s", "%(n)s of %(all)s tell when: %(era)s", telling
    )
    return said % told if telling else ""


def _line(each: DeathLine) -> Sourced:
    """ "5 of 364, treated 2002 to 2023, chemotherapy of different strengths (Muraro 2025)"."""
    source = each.line.sourced.source
    parts = [died_in_line(each)]
    era = _era((each,))
    parts.append(_("treated %(era)s") % {"era": era} if era else _("years of treatment not seen"))
    if each.regimen is not None:
        parts.append(str(vocabulary.REGIMEN[each.regimen]))
    return Sourced(f"{', '.join(parts)} ({short_label(source)})", source)


def disability_in_terms() -> Iterator[str]:
    """The same where there is little room, as clinicians read it."""
    figures = evidence_base().telling
    ratio = figures.get(TellsOf.DISABILITY_AND_DEATH)
    all_of_them = figures.get(TellsOf.DISABILITY_OF_WHO_DIED)
    if ratio is not None:
        told = {"printed": figure_statement(ratio).in_words, "study": short_label(ratio.source)}
        yield _("more disability before, more deaths: %(printed)s (%(study)s)") % told
    if all_of_them is not None:
        said = _("all who died in %(study)s had been very disabled")
        yield said % {"study": all_of_them.source.short_name}


def disability_and_death() -> Iterator[Sourced]:
    """More disability, more deaths: the published ratio, and who died in the UK."""
    figures = evidence_base().telling
    yield from (disability_told(figures[each]) for each in TellsOf if each in figures)


def disability_told(sourced: SourcedFigure) -> Sourced:
    """By what the figure tells."""
    told = {"study": short_label(sourced.source)}
    if sourced.figure.tells_of is TellsOf.DISABILITY_OF_WHO_DIED:
        told |= {"said": notes.who_died_were_disabled()}
        return Sourced(_("%(said)s (%(study)s)") % told, sourced.source)
    told |= {"said": _said(sourced), "printed": _printed(sourced)}
    return Sourced(_("%(said)s: %(printed)s (%(study)s)") % told, sourced.source)


def _printed(ratio: SourcedFigure) -> str:
    """As printed; without a step it has no size that could be told."""
    step = notes.step_not_stated() if has_no_step(ratio) else ""
    return "; ".join(filter(None, (figure_statement(ratio).in_words, step)))


def _said(ratio: SourcedFigure) -> str:
    """The contrast that the ratio is of, in the words of the evidence."""
    return (sentence_of_the_contrast(ratio) or _("Deaths by disability before")).rstrip(".")
