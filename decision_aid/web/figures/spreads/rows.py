"""One study of a spread as a row: what it found, when, in whom, and how like the person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import CountedWho
from decision_aid.domain.similarity.spread import StudyLine
from decision_aid.web.figures import people_and_time, sentences
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import vocabulary


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyRow:
    """One study in words. ``figure`` is the one that stands for it in the spread.

    ``result``: people out of so many, "none" or "all". ``years``: first and last year of
    treatment, ``strength``: of the chemotherapy; both empty where they were not seen. ``of_type``:
    how many of a mixed group had the person's type of MS. ``same_people``: other sources on these
    people, which are not counted again.
    """

    figure: FigureStatement
    result: str
    time: str
    years: str
    strength: str
    of_type: str
    same_people: str

    @property
    def study(self) -> str:
        return self.figure.label

    @property
    def url(self) -> str:
        """The figure's own place on the page of its source."""
        return self.figure.url

    @property
    def people(self) -> str:
        """How many, with what the study tells instead where they were not counted."""
        whole = self.figure.whole_study
        return f"{self.figure.people} ({whole})" if whole else self.figure.people

    @property
    def closeness(self) -> str:
        """How like the person the people were, with the count of points."""
        return self.figure.closeness

    @property
    def closeness_class(self) -> str:
        return self.figure.closeness_class

    @property
    def strip(self) -> tuple[tuple[str, str, str], ...]:
        """Six marks: a word for style, the point, and how it came out."""
        return self.figure.strip

    @property
    def caution(self) -> str:
        """How it counted, where otherwise than its outcome says."""
        return self.figure.caution


def study_row(line: StudyLine, out_of: int) -> StudyRow:
    """In the present language, out of 100 or 1,000 people as the whole spread is told."""
    return _row(line, out_of, get_language() or "")


@lru_cache(maxsize=2048)
def _row(line: StudyLine, out_of: int, _language: str) -> StudyRow:
    outcomes = line.likeness.outcomes
    figure = figure_statement(line.sourced, out_of, outcomes, is_rarer=line.is_rarer)
    return StudyRow(
        figure=figure,
        result=result_in_words(figure),
        time=people_and_time.time_told(line.sourced),
        years=years_in_words(line.sourced.source.years),
        strength=strength_in_words(line.sourced.source),
        of_type=_of_type(line),
        same_people=_same_people(line),
    )


def result_in_words(figure: FigureStatement) -> str:
    """Nobody and everybody are not told out of a round number: nobody studied a thousand."""
    told = figure.frames
    if told is None or not (told.nobody or told.everybody):
        return figure.result
    return _("none") if told.nobody else _("all")


def years_in_words(years: tuple[int, ...]) -> str:
    """First and last year of treatment; empty where they were not seen."""
    if not years:
        return ""
    first, last = years[0], years[-1]
    if first == last:
        return str(first)
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def strength_in_words(source: Source) -> str:
    """How strong the chemotherapy was; empty where it was not seen."""
    return str(vocabulary.REGIMEN[source.regimen]) if source.regimen else ""


def _of_type(line: StudyLine) -> str:
    likeness = line.likeness
    if likeness.of_type is None or not likeness.of_people:
        return ""
    of_whom = {
        None: _("%(n)s of the %(people)s people had your type of MS"),
        CountedWho.FOLLOWED: _(
            "%(n)s of the %(people)s people who were followed had your type of MS"
        ),
        CountedWho.TYPE_GIVEN: _(
            "%(n)s of the %(people)s people whose type of MS is told had yours"
        ),
    }  # fmt: skip
    return of_whom[likeness.of_whom] % {
        "n": sentences.whole(likeness.of_type), "people": sentences.whole(likeness.of_people)
    }  # fmt: skip


def _same_people(line: StudyLine) -> str:
    told = []
    if line.same_people_as:
        told.append(
            _("Counts once: the same people are in %(names)s.")
            % {"names": _names(line.same_people_as)}
        )
    if line.perhaps_same_people_as:
        told.append(
            _("Some of them may be in %(names)s too.")
            % {"names": _names(line.perhaps_same_people_as)}
        )
    return " ".join(told)


def _names(sources: Iterable[str]) -> str:
    known = evidence_base().sources
    return "; ".join(known[each].short_name for each in sources if each in known)
