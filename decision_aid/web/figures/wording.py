"""The one place where the statement of a figure is put together, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import (
    denominator_for,
    interval_of,
    natural_frequency,
    share_of,
)
from decision_aid.domain.evidence.sources import Endpoint, Figure, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.results.matching import Match, dimensions_with
from decision_aid.domain.similarity.outcomes import (
    DIMENSIONS,
    Closeness,
    Dimension,
    Outcome,
    Outcomes,
    closeness_of,
)
from decision_aid.web.figures import both_frames, notes, people_and_time, sentences
from decision_aid.web.figures.short_words import short_words
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.words import vocabulary


def statement_of(match: Match, out_of: int) -> FigureStatement:
    """A figure and how like the person its people were, out of so many."""
    return figure_statement(match.sourced, out_of, match.outcomes, is_rarer=match.is_rarer)


def figure_statement(
    sourced: SourcedFigure,
    out_of: int | None = None,
    outcomes: Outcomes | None = None,
    *,
    is_rarer: bool = False,
) -> FigureStatement:
    """In the present language. Without ``out_of``: as it stands alone. Without outcomes nobody is
    compared. ``is_rarer``: fewer of the person's type of MS had it, or may have.
    """
    total = denominator_for(sourced.figure.endpoint, [sourced.figure]) if out_of is None else out_of
    language = get_language() or ""
    if outcomes is None:
        return _alone(sourced, total, language)
    return _statement(sourced, total, outcomes, is_rarer, language)


@lru_cache(maxsize=4096)
def _statement(
    sourced: SourcedFigure, out_of: int, outcomes: Outcomes, is_rarer: bool, language: str
) -> FigureStatement:
    """Kept by figure, denominator and how it compared; no answer is part of the key."""
    alone = _alone(sourced, out_of, language)
    fewer = notes.fewer_in_progressive() if is_rarer else ""
    brief = notes.fewer_in_short() if is_rarer else ""
    return replace(
        alone,
        outcomes=outcomes,
        caution=" ".join(filter(None, (alone.caution, fewer))),
        short=replace(
            alone.short,
            fewer=fewer,
            caution=", ".join(filter(None, (alone.short.caution, brief))),
            alike=outcomes.count(Outcome.ALIKE),
            is_near=closeness_of(outcomes) is not Closeness.NOT_KNOWN
            and sample_size(sourced) is not None,
        ),
        **_compared(outcomes, language),
    )


@lru_cache(maxsize=1024)
def _alone(sourced: SourcedFigure, out_of: int, _language: str) -> FigureStatement:
    """What is said of a figure whoever reads it; nobody is compared."""
    figure = sourced.figure
    people, whole_study = people_and_time.people_cell(sourced)
    counted = _counted(figure, people_and_time.outcome_of(sourced), out_of)
    return FigureStatement(
        sourced=sourced,
        out_of=out_of,
        outcomes=None,
        arm=sourced.arm,
        versus=sourced.versus,
        time=people_and_time.time_told(sourced),
        in_whom=people_and_time.in_whom(sourced),
        part_of_study=people_and_time.part_of_study(sourced),
        mixed_types=people_and_time.mixed_types(sourced),
        people=people,
        whole_study=whole_study,
        people_told=people_and_time.people_told(sourced),
        who_told=people_and_time.who_told(sourced),
        caution=people_and_time.caution(sourced),
        design=people_and_time.design_of(sourced.source),
        seen=people_and_time.seen_in(sourced),
        read=people_and_time.read_in(sourced),
        second_hand=people_and_time.second_hand(sourced),
        short=short_words(sourced, counted["frames"]),
        closeness="",
        closeness_class="",
        comparisons=(),
        differs="",
        strip=(),
        **counted,
    )


def _counted(figure: Figure, endpoint: Endpoint, out_of: int) -> dict[str, Any]:
    value, printed = sentences.value_in_words(figure), sentences.interval_in_words(figure)
    told = {"endpoint": endpoint, "value": value, "range_as_printed": printed}
    share, interval = share_of(figure), interval_of(figure)
    a_year = sentences.a_year_in_words(figure)
    if share is None:
        return told | {
            "frames": None, "interval": None, "message": "", "warning": "", "none_seen": "",
            "headline": f"{endpoint.name}: {a_year or value}",
            "result": a_year or value,
            "range": sentences.range_of_printed(printed),
            "range_cell": printed or _("not given"),
            "counted": "",
            "says_people": False,
        }  # fmt: skip
    frames = natural_frequency(share, out_of, interval)
    message = both_frames.headline(endpoint, figure, frames)
    otherwise = both_frames.is_told_otherwise(frames, figure)
    ends = both_frames.for_range(frames, figure)
    return told | {
        "frames": frames,
        "interval": interval,
        "message": message,
        "headline": message,
        "result": both_frames.result_of(frames, figure),
        "range": sentences.range_of(ends, interval),
        "range_cell": sentences.range_cell(ends, interval, otherwise),
        "warning": sentences.extreme_warning(ends),
        "none_seen": sentences.none_seen(ends),
        "counted": sentences.counted(figure),
        "says_people": both_frames.people_counted(frames, figure)[1] == figure.people,
    }


@lru_cache(maxsize=2048)
def _compared(outcomes: Outcomes, _language: str) -> dict[str, Any]:
    closeness = closeness_of(outcomes)
    outside = _dimensions(outcomes, Outcome.UNLIKE)
    return {
        "closeness": closeness_with_count(outcomes),
        "strip": match_strip(outcomes),
        "closeness_class": vocabulary.CLOSENESS_CLASS[closeness],
        "comparisons": tuple(_in_groups(outcomes)),
        "differs": _("different: %(what)s") % {"what": outside} if outside else "",
    }


def closeness_with_count(outcomes: Outcomes) -> str:
    """How like the person the people were, never without on how many of six points."""
    closeness = closeness_of(outcomes)
    alike, edge = outcomes.count(Outcome.ALIKE), outcomes.count(Outcome.EDGE)
    told = {"closeness": vocabulary.CLOSENESS[closeness], "n": alike or edge}
    if closeness is Closeness.DIFFERENT:
        return str(told["closeness"])
    if closeness is Closeness.TYPE_ONLY:
        return (
            _("%(closeness)s (%(n)s of 6 points)")
            if alike
            else _("some had your type of MS, of the other 5 points nothing is known")
        ) % told
    if closeness is Closeness.NOT_KNOWN:
        if not told["n"]:
            return _("we cannot tell how alike they are")
        types = (
            _("type of MS not certain")
            if outcomes[0] is Outcome.OPEN
            else _("few had your type, or how many is not told")
        )
        return (
            _("%(types)s, alike on %(n)s of 6 points")
            if alike
            else _("%(types)s, at the edge on %(n)s of 6 points")
        ) % (told | {"types": types})
    if not alike:
        return _("%(closeness)s: at the edge on %(n)s of 6 points") % told
    return _("%(closeness)s, on %(n)s of 6 points") % told


def match_strip(outcomes: Outcomes) -> tuple[tuple[str, str, str], ...]:
    """Six marks in their order: a word for style and scripts, the point, and how it came out."""
    return tuple(
        (each.value, str(vocabulary.DIMENSION[d]), _came_out(d, each))
        for d, each in zip(DIMENSIONS, outcomes, strict=True)
    )


def _came_out(dimension: Dimension, outcome: Outcome) -> str:
    """The type may have been told, and be uncertain: antibodies can speak for another illness.

    A study that tells how many had it says enough, and too few had it.
    """
    if dimension is Dimension.SUBTYPE and outcome is Outcome.OPEN:
        return _("Not certain")
    if dimension is Dimension.SUBTYPE and outcome is Outcome.SILENT:
        return _("Few had yours, or how many is not told")
    return str(vocabulary.OUTCOME[outcome])


def _in_groups(outcomes: Outcomes) -> Iterator[tuple[str, str]]:
    """The points by how they came out, in the order of the outcomes."""
    groups: dict[tuple[Outcome, str], list[str]] = {}
    for outcome in Outcome:
        for dimension in dimensions_with(outcomes, outcome):
            said = outcome, _came_out(dimension, outcome)
            groups.setdefault(said, []).append(str(vocabulary.DIMENSION[dimension]))
    return ((said, ", ".join(points)) for (_outcome, said), points in groups.items())


def _dimensions(outcomes: Outcomes, outcome: Outcome) -> str:
    return ", ".join(str(vocabulary.DIMENSION[d]) for d in dimensions_with(outcomes, outcome))
