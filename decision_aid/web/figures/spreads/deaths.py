"""Deaths over all studies in words: most people first, with the years and the chemotherapy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import THOUSAND
from decision_aid.domain.evidence.difference import Difference
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import TellsOf
from decision_aid.domain.similarity.deaths import DeathLine, Deaths, DeathsHeadline, DeathsIn
from decision_aid.domain.similarity.outcomes import DIMENSIONS, Dimension, Outcome
from decision_aid.web.figures import both_frames, notes, people_and_time, sentences
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.figures.spreads.rows import StudyRow, study_row, years_in_words
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base


@dataclass(frozen=True, kw_only=True, slots=True)
class DeathRow:
    """One study: ``counted`` is who died of how many people studied, "8 of 281".

    ``counts_alone``: the share that was printed is another, so the count stands for it.
    """

    row: StudyRow
    counted: str
    counts_alone: bool
    regimen_note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedLine:
    """A sentence of the evidence with its figure as printed and the study that it is from."""

    sentence: str
    printed: str
    how_to_read: str
    study: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DeathsStatement:
    """What stands below the headline on deaths, in one language.

    ``disability``: lines for people whose disability matters here, else empty. ``of_country``:
    what further studies of the person's country found, may be empty.
    """

    quiet: str
    of_country: tuple[str, ...]
    disability: tuple[CitedLine, ...]
    from_treatment: tuple[DeathRow, ...]
    of_any_cause: tuple[DeathRow, ...]


def deaths_statement(deaths: Deaths, country: str | None = None) -> DeathsStatement:
    """In the present language. The country is looked up each time and never kept."""
    language = get_language() or ""
    headline = deaths.headline(country)
    own = deaths.of_country(country) if country else ()
    return DeathsStatement(
        quiet=_quiet(deaths.from_treatment),
        of_country=tuple(_in_country(each) for each in own if each not in headline.named),
        disability=_disability(headline, language) if deaths.disability_matters else (),
        from_treatment=_rows(deaths.from_treatment, language),
        of_any_cause=_rows(deaths.of_any_cause, language),
    )


def _quiet(found: DeathsIn) -> str:
    parts = phrases.people_and_years([each.line for each in found.lines])
    return " ".join(filter(None, (parts, phrases.every_death(found.lines))))


def _in_country(each: DeathLine) -> str:
    source = each.line.sourced.source
    told = {
        "study": source.short_name,
        "types": types_told(each),
        "counted": died_of(each),
        "one": people_and_time.outcome_of(each.line.sourced).one,
        "years": years_in_words(each.years),
    }
    if told["types"]:
        told["study"] = _("%(study)s (%(types)s)") % told
    said = _("From your country, %(study)s: %(counted)s people %(one)s") % told
    if each.is_of_one_centre:
        said = _("From one hospital in your country, %(study)s: %(counted)s people %(one)s") % told
    years = f" ({told['years']})" if told["years"] else ""
    return f"{said}{years}. {both_frames.too_few(each.line.sourced.figure)}".rstrip()


def types_told(each: DeathLine) -> str:
    """The types of MS in a study, unless all of its people had the person's: "RRMS only"."""
    ms_type = each.line.likeness.outcomes[DIMENSIONS.index(Dimension.SUBTYPE)]
    if ms_type is Outcome.ALIKE:
        return ""
    sourced = each.line.sourced
    types = people_and_time.mixed_in_short(sourced) or people_and_time.types_in_short(sourced)
    return _("%(types)s only") % {"types": types} if ms_type is Outcome.UNLIKE else types


def died_in_line(each: DeathLine) -> str:
    """Who died, where no table stands around it: "none of 35, too few to know"."""
    few = both_frames.too_few_in_line(each.line.sourced.figure)
    return f"{died_of(each)}, {few}" if few else died_of(each)


def died_of(each: DeathLine) -> str:
    """ "2 of 100", "none of 100", "about 3 of 1,700" where the text prints a share alone."""
    people = sentences.whole(each.people)
    if not each.died and not each.is_about:
        return _("none of %(n)s") % {"n": people}
    counted = sentences.of_total(sentences.whole(each.died), people)
    return _("about %(counted)s") % {"counted": counted} if each.is_about else counted


def death_rows(found: DeathsIn) -> tuple[DeathRow, ...]:
    """The studies in their order, most people first, in the present language."""
    return _rows(found, get_language() or "")


@lru_cache(maxsize=32)
def _rows(found: DeathsIn, _language: str) -> tuple[DeathRow, ...]:
    """Kept by what was found; no answer is part of the key."""
    return tuple(
        DeathRow(
            row=study_row(each.line, THOUSAND),
            counted=died_of(each),
            counts_alone=each.is_printed_otherwise,
            regimen_note=each.regimen_note,
        )
        for each in found.lines
    )


@lru_cache(maxsize=32)
def _disability(headline: DeathsHeadline, _language: str) -> tuple[CitedLine, ...]:
    """As far as the evidence holds the two figures and the headline does not tell one."""
    return tuple(_cited_lines(headline))


def _cited_lines(headline: DeathsHeadline) -> Iterator[CitedLine]:
    for each in told_of_disability(headline):
        if each.figure.tells_of is TellsOf.DISABILITY_OF_WHO_DIED:
            yield _cited(each, f"{notes.who_died_were_disabled()}.", is_told=False)
        else:
            yield _cited(each, sentence_of_the_contrast(each) or each.figure.definition)


def told_of_disability(headline: DeathsHeadline) -> Iterator[SourcedFigure]:
    """More disability, more deaths, and who died in one report; not of people whom the headline
    tells of."""
    figures = evidence_base().telling
    for each in (figures[each] for each in TellsOf if each in figures):
        if headline.of_same_people(each.source) is None:
            yield each


def sentence_of_the_contrast(sourced: SourcedFigure) -> str:
    """The sentence of the contrast that prints the same number on the same outcome."""
    found = _contrast(sourced)
    return found.sentence if found else ""


def has_no_step(sourced: SourcedFigure) -> bool:
    """Whether that contrast goes by a step that its text does not tell."""
    found = _contrast(sourced)
    return found is not None and not found.step_stated


def _contrast(sourced: SourcedFigure) -> Difference | None:
    figure = sourced.figure
    found = (
        each
        for each in sourced.source.difference
        if each.endpoint == figure.endpoint and each.effect.value == figure.value
    )
    return next(found, None)


def _cited(sourced: SourcedFigure, sentence: str, *, is_told: bool = True) -> CitedLine:
    """``is_told``: with its figure; that of people whose deaths are told above stands there."""
    told = figure_statement(sourced)
    step = notes.step_not_stated() if has_no_step(sourced) else ""
    how = "; ".join(filter(None, (told.how_to_read_in_short, step)))
    return CitedLine(
        sentence=sentence,
        printed=told.in_words if is_told else "",
        how_to_read=how if is_told else "",
        study=told.label,
        url=told.url,
    )
