"""What all studies found together: spreads, nearest studies, deaths and differences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from decision_aid.domain.evidence.absolute_risk import natural_frequency
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.similarity.outcomes import Outcome
from decision_aid.domain.similarity.spread import StudyLine, TopicSpread
from decision_aid.domain.similarity.standing import Standing
from decision_aid.web.figures.in_short.deaths import short_deaths
from decision_aid.web.figures.in_short.differences import short_differences, warning
from decision_aid.web.figures.in_short.spreads import short_spread
from decision_aid.web.figures.wording import closeness_with_count


def every_study(page: PatientResult) -> dict[str, Any]:
    """``topics`` and ``differences``, in the form that the README documents.

    Where the text tells of both sides and sets neither against the other, no word of the form fits.
    """
    return {
        "topics": [_topic(each) for each in _shares(page)],
        "differences": [
            {
                "id": each.difference.id,
                "source": each.source.id,
                "factor": each.difference.factor,
                "endpoint": each.difference.endpoint,
                "standing": each.standing.value,
            }
            for each in page.match_of.person.differences
            if each.standing is not Standing.BOTH
        ],
    }


def _shares(page: PatientResult) -> Iterator[TopicSpread]:
    """People out of so many, of every topic; each topic, outcome and time once."""
    return (each for each in page.match_of.person.topics if each.is_share)


def _topic(found: TopicSpread) -> dict[str, Any]:
    first = found.lead
    return {
        "id": found.topic,
        "endpoint": found.endpoint,
        "window": found.window.value,
        "spread": spread_json(found),
        "nearest": None if first is None else _ref(first),
        "studies": [_study(line) for line in found.lines],
    }


def spread_json(found: TopicSpread) -> dict[str, int] | None:
    """Whole people out of ``per``, rounded once, half up, as on every page."""
    spread = found.spread
    if spread is None or spread.per is None:
        return None
    low, high = (
        natural_frequency(share, spread.per, None).affected for share in (spread.low, spread.high)
    )
    return {"low": low, "high": high, "per": spread.per, "studies": spread.studies}


def _study(line: StudyLine) -> dict[str, Any]:
    return {
        **_ref(line),
        "closeness": line.closeness.value,
        **{each.value: [d.value for d in line.likeness.with_outcome(each)] for each in Outcome},
        "same_people_as": list(line.same_people_as),
    }


def _ref(line: StudyLine) -> dict[str, str]:
    source, figure = line.sourced.ref
    return {"source": source, "figure": figure}


def studies_in_text(page: PatientResult) -> Iterator[str]:
    """The same to read in a terminal, with deaths over all studies and what made a difference."""
    yield "SPREAD OVER ALL STUDIES, then the nearest"
    for topic in page.topics:
        for found in topic.spreads:
            told = short_spread(found)
            if told is not None:
                yield f"  {told.sentence}"
                yield f"    {_nearest(found)}"
    yield from _deaths(page)
    yield from _differences(page)


def _nearest(found: TopicSpread) -> str:
    line = found.lead
    if line is None:
        return "nearest: none; only people unlike this person"
    told = closeness_with_count(line.likeness.outcomes)
    named = "nearest" if found.nearest else "first"
    return f"{named}: {'/'.join(line.sourced.ref)}; {told}"


def _deaths(page: PatientResult) -> Iterator[str]:
    told = short_deaths(page.deaths, page.country)
    if told is not None:
        yield f"  {told.headline.sentence}"
        yield from (f"    {each.text}" for each in (*told.lines, *told.disability))


def _differences(page: PatientResult) -> Iterator[str]:
    yield ""
    yield "WHAT MADE A DIFFERENCE after a transplant"
    for each in short_differences(page.differences.transplant, clinical=True):
        about = (
            f" ({each.outcome}; {each.study} {each.printed}".rstrip() + ")" if each.study else ""
        )
        yield f"  {each.factor}: {each.standing_in_words}; {each.counts}{about}"
    yield f"  {warning(page.facts)}"
