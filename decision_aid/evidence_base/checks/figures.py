"""Figures: what they name exists, and their numbers agree with one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from decimal import Decimal

from decision_aid.domain.evidence.compared_people import counted_alike
from decision_aid.domain.evidence.difference import Difference
from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.sources import Endpoint, Figure, Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Prominence, TellsOf, Unit
from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.evidence_base.checks.counting import counting_mistakes
from decision_aid.evidence_base.checks.populations import LONGEST_YEARS
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake, Names

EXCUSES = "excused_numbers.toml"
_NO_PLACE = frozenset({"paper", "text", "article", "see", "ibid", "-", "?"})
LEVELS = (90, 95, 99)


def unexcused(
    loaded: Loaded,
    excused: Set[tuple[str, str]],
    found: Iterable[tuple[str, Mistake]],
    needless: str,
) -> Iterator[Mistake]:
    """What was found, each with the name by which its file may excuse it; then excuses that nothing
    needs. ``needless`` tells of one, with the name in place of ``%s``. Where not all excuses could
    be read, what one of them may excuse is not told.
    """
    used: set[tuple[str, str]] = set()
    half_read = loaded.half_read
    for name, mistake in found:
        if (mistake.file, name) in excused:
            used.add((mistake.file, name))
        elif EXCUSES not in half_read:
            yield mistake
    for file, name in sorted(excused - used):
        if file not in half_read and not loaded.unread:
            yield Mistake(EXCUSES, file, needless % name)


def check_figures(loaded: Loaded) -> Iterator[Mistake]:
    endpoints = {endpoint.id: endpoint for endpoint in loaded.endpoints}
    outcomes, arms = loaded.names_in("endpoints.toml"), loaded.names_in("arms.toml")
    excused = {(excuse.file, excuse.figure) for excuse in loaded.excuses if excuse.figure}
    disagreements: list[tuple[str, Mistake]] = []
    for file, source in loaded.sources.items():
        for place, figure in enumerate(source.figure, start=1):
            at = f"sources/{file}", f"figure[{place}] {figure.id}"
            unknown = names_lacking(figure, outcomes, arms)
            of_it = _mistakes_of(figure, endpoints.get(figure.endpoint))
            for reason in (*unknown, *of_it, *_group(figure, source)):
                yield Mistake(*at, reason)
            counted = (*_percent_against_counts(figure), *_more_than_studied(figure, source))
            disagreements += ((figure.id, Mistake(*at, reason)) for reason in counted)
    yield from _told_apart(loaded)
    yield from unexcused(loaded, excused, disagreements, "figure %s needs no excuse")


def names_lacking(of: Figure | Difference, outcomes: Names, arms: Names) -> Iterator[str]:
    """What it names and no list has."""
    for name in outcomes.lacking((of.endpoint,)):
        yield f"endpoint '{name}' is not in endpoints.toml"
    for name in arms.lacking(filter(None, (of.arm, of.compared_with))):
        yield f"arm '{name}' is not in arms.toml"


def _mistakes_of(figure: Figure, endpoint: Endpoint | None) -> Iterator[str]:
    """``endpoint``: None where it could not be read."""
    if endpoint is not None:
        if _needs_frames(figure, endpoint) and not endpoint.has_both_frames:
            yield f"endpoint '{figure.endpoint}' has no words for both frames"
        yield from counting_mistakes(figure, endpoint)
    yield from _interval(figure)
    yield from _counts(figure)
    yield from _comparison(figure)
    if figure.unit.needs_quantity and not figure.of:
        yield f"a {figure.unit} does not say of what"
    if figure.at is not None:
        yield from _time(figure.at)
    if figure.locator.strip().lower().rstrip(".") in _NO_PLACE:
        yield f"'{figure.locator}' is no place in a text, such as Abstract, Results"


def _group(figure: Figure, source: Source) -> Iterator[str]:
    studied = source.population.subtypes
    if studied and figure.group in SUBTYPES and figure.group not in studied:
        yield f"group '{figure.group}' is not among population.subtypes"


def _needs_frames(figure: Figure, endpoint: Endpoint) -> bool:
    told_as_people = figure.show is Prominence.HEADLINE and figure.unit.is_share
    return told_as_people and not endpoint.told_by_definition


def _interval(figure: Figure) -> Iterator[str]:
    if figure.ci is None:
        return
    low, high = figure.ci.low, figure.ci.high
    if low > high:
        yield f"its interval runs from {low} down to {high}"
    elif not low <= figure.value <= high:
        yield f"{figure.value} lies outside its own interval {low} to {high}"
    if figure.ci.level not in LEVELS:
        yield f"an interval of {figure.ci.level} % is not one of {LEVELS}"
    if figure.unit is Unit.PERCENT and (low < 0 or high > 100):
        yield f"its interval {low} to {high} leaves 0 to 100 percent"


def _counts(figure: Figure) -> Iterator[str]:
    if figure.people is not None and figure.people < 1:
        yield f"{figure.people} people"
        return
    if figure.events is not None and figure.events < 0:
        yield f"{figure.events} events"
    if figure.events is not None and figure.people is not None and figure.events > figure.people:
        yield f"{figure.events} events in {figure.people} people"
    if figure.unit is Unit.PERCENT and not 0 <= figure.value <= 100:
        yield f"{figure.value} percent"
    if figure.unit is Unit.PER_1000_PEOPLE and not 0 <= figure.value <= 1000:
        yield f"{figure.value} of 1000 people"
    if figure.unit.is_ratio and figure.value <= 0:
        yield f"a {figure.unit} of {figure.value}"
    if figure.unit is Unit.PEOPLE:
        yield from _whole_people(figure)


def _percent_against_counts(figure: Figure) -> Iterator[str]:
    if figure.unit is not Unit.PERCENT or figure.events is None or not figure.people:
        return
    counted = Decimal(figure.events) * 100 / figure.people
    exponent = figure.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    if abs(counted - figure.value) > step / 2:
        yield (
            f"{figure.value} percent does not agree with {figure.events} of {figure.people} people"
        )


def _more_than_studied(figure: Figure, source: Source) -> Iterator[str]:
    """Of the treatment that a study is about; a note may name others."""
    studied = source.population.people
    if studied is None or figure.people is None or figure.people <= studied:
        return
    if not figure.group_note and figure.arm != source.comparator:
        yield f"{figure.people} people, but {studied} were studied"


def _whole_people(figure: Figure) -> Iterator[str]:
    if figure.value != figure.value.to_integral_value() or figure.value < 0:
        yield f"{figure.value} is no number of people"
    if figure.people is not None and figure.value > figure.people:
        yield f"{figure.value} of {figure.people} people"
    if figure.events is not None and figure.events != figure.value:
        yield f"{figure.value} people, but {figure.events} events"


def _comparison(figure: Figure) -> Iterator[str]:
    if figure.compared_with and not figure.unit.compares:
        yield f"compared_with is for ratios and differences, not for {figure.unit}"


def _time(at: FollowUpTime) -> Iterator[str]:
    given = [each for each in (at.years, at.months, at.weeks, at.days) if each is not None]
    if len(given) != 1:
        yield "at takes one of years, months, weeks and days"
    elif given[0] <= 0:
        yield f"at {given[0]} is no time after treatment"
    elif at.in_years > LONGEST_YEARS:
        yield f"at {given[0]} is later than {LONGEST_YEARS} years"


def _told_apart(loaded: Loaded) -> Iterator[Mistake]:
    """What is named alike has a partner; what is told in a place of its own stands once."""
    told: dict[TellsOf, str] = {}
    for file, source in loaded.sources.items():
        for place, figure in enumerate(source.figure, start=1):
            reasons = [*_compared(figure, source), *_telling(figure, source)]
            if figure.tells_of is not None:
                other = told.setdefault(figure.tells_of, file)
                if other != file:
                    reasons.append(f"tells_of '{figure.tells_of}' stands in {other} too")
            for reason in reasons:
                yield Mistake(f"sources/{file}", f"figure[{place}] {figure.id}", reason)


def _compared(figure: Figure, source: Source) -> Iterator[str]:
    if figure.compared_people:
        others = (each for each in source.figure if each is not figure)
        own, *alike = (
            counted_alike(SourcedFigure(source=source, figure=each)) for each in (figure, *others)
        )
        if own not in alike:
            yield f"compared_people '{figure.compared_people}' makes no other figure comparable"
    if figure.compared_as:
        yield from _compared_as(figure, source)
    yield from _counted_in_another_way(figure, source)


def _counted_in_another_way(figure: Figure, source: Source) -> Iterator[str]:
    """Treatments side by side, and their ratio, count in one way or the numbers do not compare."""
    own = counted_alike(SourcedFigure(source=source, figure=figure))
    for other in source.figure:
        is_side_by_side = own == counted_alike(SourcedFigure(source=source, figure=other)) or (
            figure.compared_as and figure.compared_as == other.compared_as
        )
        if is_side_by_side and figure.counts_otherwise is not other.counts_otherwise:
            yield f"is compared with {other.id}, whose counted_as says another way of counting"


def _compared_as(figure: Figure, source: Source) -> Iterator[str]:
    """The word joins two treatments; a second ratio of the same two would be one too many."""
    alike = [each for each in source.figure if each.compared_as == figure.compared_as]
    if not any(each.arm != figure.arm for each in alike if not each.unit.is_ratio):
        yield f"compared_as '{figure.compared_as}' joins no two treatments"
    arms = figure.arm, figure.compared_with
    ratios = [each for each in alike if each.unit.is_ratio and each.group == figure.group]
    if figure.unit.is_ratio and sum({e.arm, e.compared_with} == set(arms) for e in ratios) > 1:
        yield f"compared_as '{figure.compared_as}' stands at two ratios of the same treatments"


def _telling(figure: Figure, source: Source) -> Iterator[str]:
    if figure.tells_of is TellsOf.DISABILITY_AND_DEATH:
        printed = {(each.endpoint, each.effect.value) for each in source.difference}
        if (figure.endpoint, figure.value) not in printed:
            yield f"tells_of '{figure.tells_of}', but no difference prints the same number"
    if figure.tells_of is TellsOf.DISABILITY_OF_WHO_DIED and not figure.note:
        yield f"tells_of '{figure.tells_of}', but it has no note on who died"
