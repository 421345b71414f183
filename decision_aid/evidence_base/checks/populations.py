"""Who was studied: limits, middles, spreads and shares that can be true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from decision_aid.domain.evidence.population import PeopleOfType, Population, Span
from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Requirement, TypicalIs
from decision_aid.domain.logic.facts import SUBTYPES

COUNTED = frozenset({*SUBTYPES, "progressive", "relapsing", "other"})
_HIGHEST = {"edss": 10, "age": 120, "years_with_ms": 80}
LONGEST_YEARS = 60
"""Nobody was followed for longer."""
_SHARES = (
    "gd_positive_percent",
    "relapsed_before_percent",
    "high_efficacy_before_percent",
    "edss_6_percent",
    "untreated_percent",
)


def population_mistakes(population: Population) -> Iterator[tuple[str, str]]:
    for subtype in population.subtypes:
        if subtype not in SUBTYPES:
            yield "population.subtypes", f"'{subtype}' is not one of {', '.join(SUBTYPES)}"
    for name, people in population.counts.items():
        if name not in COUNTED:
            yield "population.counts", f"'{name}' is no subtype"
        if people < 0 or (population.people is not None and people > population.people):
            yield "population.counts", f"{people} with {name} do not fit {population.people} people"
    if population.people is not None and population.people < 1:
        yield "population.people", f"{population.people} people"
    yield from _counted_mistakes(population)
    yield from _entry_mistakes(population)
    yield from _numbers_mistakes("population", population)
    for subtype in SUBTYPES:
        of_type = population.by_subtype.get(subtype)
        if of_type is not None:
            yield from _type_mistakes(f"population.by_subtype.{subtype}", of_type, population)


def follow_up_mistakes(source: Source) -> Iterator[str]:
    followed = source.follow_up
    if followed is None:
        return
    mean, ends = followed.mean, followed.range_years
    if sum(each is not None for each in (followed.median_years, mean, followed.most_years)) != 1:
        yield "takes median_years, else mean, else most_years: the first that was printed"
        return
    if mean is not None and sum(number is not None for number, _ in _times(mean)) != 1:
        yield "its mean takes one of years, months, weeks and days"
        return
    what, years = "median" if followed.median_years else "time", followed.typical.in_years
    what = "mean" if mean is not None else what
    if not 0 < years <= LONGEST_YEARS:
        yield f"a {what} of {years} years lies outside 0 to {LONGEST_YEARS}"
    elif not followed.median_years and not _is_told(followed.typical, mean is not None, source):
        yield f"no text of the file tells of this {what}"
    if not ends:
        return
    if len(ends) != 2 or not 0 <= ends[0] <= ends[1] <= LONGEST_YEARS:
        yield "range_years takes the fewest and the most years"
    elif not ends[0] <= years <= ends[1]:
        yield f"its {what} {years} lies outside its range"


_ENGLISH_TIME = re.compile(r"\b(?:year|month|week|day)s?\b")


def _times(time: FollowUpTime) -> tuple[tuple[Decimal | int | None, str], ...]:
    return (
        (time.years, "year"), (time.months, "month"), (time.weeks, "week"), (time.days, "day"),
    )  # fmt: skip


def _is_told(time: FollowUpTime, is_mean: bool, source: Source) -> bool:
    """With its unit: "8 years on average", "up to 4 years". Not in English: its number alone."""
    texts = (f"{each.definition} {each.note}" for each in source.figure)
    words = " ".join((source.summary, source.population.entry, *texts))
    number, unit = next((n, unit) for n, unit in _times(time) if n is not None)
    is_english = bool(_ENGLISH_TIME.search(words))
    before = "up to " if is_english and not is_mean else ""
    after = " on average" if is_mean else ""
    told = f" {unit}s?{after}" if is_english else r"(?![\d.]*\d)"
    return bool(re.search(rf"{before}(?<![\d.]){re.escape(str(number))}{told}", words))


def _counted_mistakes(population: Population) -> Iterator[tuple[str, str]]:
    """The types were counted among everybody, or among people whom the file names."""
    among, together = population.counted_among, population.counted_in_all
    if among is not None and (
        not population.counts
        or among.people < 1
        or (population.people is not None and among.people >= population.people)
    ):
        yield "population.counted_among", "stands only where the counts by type are of fewer people"
    everybody = population.people
    if not population.counts or everybody is None:
        return
    is_told = set(population.counts) <= COUNTED and max(population.counts.values()) <= everybody
    if is_told and together != population.typed_people:
        yield (
            "population.counts",
            f"add up to {together} people and not to {population.typed_people}: count people of "
            "other types as 'other', name fewer people in counted_among",
        )


def _entry_mistakes(population: Population) -> Iterator[tuple[str, str]]:
    """Limits are those that were asked for or those that were seen, and what was asked is told."""
    spans = population.age, population.edss, population.years_with_ms
    if any(span.has_limits for span in spans) and population.limits_are is None:
        yield "population.limits_are", "is missing: were the limits asked for (entry) or observed?"
    asked = {population.activity, population.failed_treatment}
    if asked & {Requirement.REQUIRED, Requirement.EXCLUDED} and not population.entry:
        yield "population.entry", "is missing: activity or failure of a drug was asked for"
    for end in (population.edss.low, population.edss.high):
        if end is not None and end % Decimal("0.5"):
            yield "population.edss", f"{end} is no EDSS score: a limit stands in half points"


def _type_mistakes(
    path: str, of_type: PeopleOfType, population: Population
) -> Iterator[tuple[str, str]]:
    people = of_type.people
    if people is not None and (
        people < 1 or (population.people is not None and people > population.people)
    ):
        yield f"{path}.people", f"{people} do not fit {population.people} people"
    yield from _numbers_mistakes(path, of_type)


def _numbers_mistakes(path: str, told: Population | PeopleOfType) -> Iterator[tuple[str, str]]:
    for name, highest in _HIGHEST.items():
        span: Span = getattr(told, name)
        yield from _span_mistakes(f"{path}.{name}", span, highest)
        if span.clock is not None and name != "years_with_ms":
            yield f"{path}.{name}", "clock is for years_with_ms only"
    for name in _SHARES:
        share: Decimal | None = getattr(told, name, None)
        if share is not None and not 0 <= share <= 100:
            yield f"{path}.{name}", f"{share} lies outside 0 to 100 percent"
    relapses = told.relapses_year_before
    if relapses is not None and (relapses.mean < 0 or (relapses.sd or 0) < 0):
        yield f"{path}.relapses_year_before", "is below 0"


def _span_mistakes(path: str, span: Span, highest: int) -> Iterator[tuple[str, str]]:
    for end in (span.low, span.high, span.typical, *span.iqr):
        if end is not None and not 0 <= end <= highest:
            yield path, f"{end} lies outside 0 to {highest}"
    if span.low is not None and span.high is not None and span.low > span.high:
        yield path, f"runs from {span.low} down to {span.high}"
    if (span.typical is None) != (span.typical_is is None):
        yield path, "typical and typical_is go together"
    yield from _middle_mistakes(path, span)


def _middle_mistakes(path: str, span: Span) -> Iterator[tuple[str, str]]:
    """The middle lies within the limits, a median within the middle half."""
    middle = span.typical
    if middle is not None and (
        (span.low is not None and middle < span.low)
        or (span.high is not None and middle > span.high)
    ):
        yield path, f"its middle {middle} lies outside its limits"
    if span.sd is not None and span.sd <= 0:
        yield path, f"a standard deviation of {span.sd}"
    if not span.iqr:
        return
    if len(span.iqr) != 2 or span.iqr[0] >= span.iqr[1]:
        yield path, "iqr takes the two ends of the middle half"
    elif (
        middle is not None
        and span.typical_is is TypicalIs.MEDIAN
        and not span.iqr[0] <= middle <= span.iqr[1]
    ):
        yield path, f"its median {middle} lies outside its middle half"
