"""Published contrasts, and the rules that say whom they and the figures of subgroups are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from decision_aid.domain.evidence.difference import (
    OTHER_FACTORS,
    About,
    AlsoPrinted,
    Difference,
    Direction,
    Effect,
    EffectUnit,
    SideOfContrast,
)
from decision_aid.domain.evidence.sources import Endpoint, Source
from decision_aid.domain.evidence.vocabulary import Better, Use
from decision_aid.domain.logic.facts import BOTH_CLOCKS, CLOCKS, FACT_NAMES
from decision_aid.domain.logic.possible import can_be_met
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.similarity.dimensions.subgroup import COMPARED_BY
from decision_aid.evidence_base.checks.figures import names_lacking
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake, Names, repeated

_PERCENTS = (EffectUnit.PERCENT, EffectUnit.PERCENT_PER_GROUP)
_ODDS = (EffectUnit.ODDS_RATIO, EffectUnit.RISK_RATIO)
_NOBODY = "nobody can meet this rule"


@dataclass(frozen=True, slots=True)
class _Known:
    """What a contrast may name."""

    endpoints: dict[str, Endpoint]
    arms: dict[str, Use]
    outcomes: Names
    names_of_arms: Names
    repeated: frozenset[str]


def check_differences(loaded: Loaded) -> Iterator[Mistake]:
    ids = (each.id for source in loaded.sources.values() for each in source.difference)
    known = _Known(
        {each.id: each for each in loaded.endpoints},
        {arm.id: arm.use for arm in loaded.arms},
        loaded.names_in("endpoints.toml"),
        loaded.names_in("arms.toml"),
        frozenset(repeated(ids)),
    )
    for file, source in loaded.sources.items():
        for place, figure in enumerate(source.figure, start=1):
            for key, rule in (("where", figure.where), ("outside", figure.outside)):
                for reason in _where_mistakes(rule):
                    yield Mistake(f"sources/{file}", f"figure[{place}] {figure.id}.{key}", reason)
            if figure.where is not None and figure.outside is not None:
                reason = "a subgroup has a rule, or says only who is outside it"
                yield Mistake(f"sources/{file}", f"figure[{place}] {figure.id}.outside", reason)
        for place, each in enumerate(source.difference, start=1):
            for reason in _where_mistakes(each.where):
                yield Mistake(f"sources/{file}", f"difference[{place}] {each.id}.where", reason)
            for reason in (*_mistakes_of(each, known), *_more_than_studied(each, source)):
                yield Mistake(f"sources/{file}", f"difference[{place}] {each.id}", reason)


def _where_mistakes(where: Rule | None) -> Iterator[str]:
    """Each part of a subgroup must be something that people are compared by."""
    if where is None:
        return
    if not can_be_met(where):
        yield _NOBODY
    if not where.reads:
        yield "reads no fact, so that nobody can be compared with it"
    for name in sorted(where.reads - COMPARED_BY.keys()):
        yield f"people are not compared by '{name}'"


def _mistakes_of(each: Difference, known: _Known) -> Iterator[str]:
    if each.id in known.repeated:
        yield "its id stands there twice"
    if each.factor not in {*FACT_NAMES, BOTH_CLOCKS} | OTHER_FACTORS:
        yield f"factor '{each.factor}' is no fact and none of {', '.join(sorted(OTHER_FACTORS))}"
    yield from names_lacking(each, known.outcomes, known.names_of_arms)
    is_transplant = known.arms.get(each.arm) is Use.TRANSPLANT
    if each.arm in known.arms and is_transplant != (each.about is About.TRANSPLANT):
        yield f"is about a {each.about}, but its arm is '{each.arm}'"
    yield from _rule_mistakes(each)
    if each.endpoint in known.endpoints:
        yield from _who_did_better(each, known.endpoints[each.endpoint])
    yield from _effect_mistakes("effect", each.effect)
    for place, side in enumerate(each.arms, start=1):
        yield from _side_mistakes(f"arms[{place}]", side)


def _rule_mistakes(each: Difference) -> Iterator[str]:
    for key in ("better_when", "worse_when"):
        rule: Rule | None = getattr(each, key)
        if rule is None:
            continue
        if each.direction is Direction.NONE:
            yield f"{key} stands beside the direction none"
        if not can_be_met(rule):
            yield f"{key}: {_NOBODY}"
        if each.factor not in OTHER_FACTORS and not rule.reads & _read_for(each.factor):
            yield f"{key} does not read its factor {each.factor}"


def _who_did_better(each: Difference, endpoint: Endpoint) -> Iterator[str]:
    """Where printed numbers tell which side did better, the marks say the same.

    Beside a comparator a side may do better in what the drug did, and worse in itself.
    """
    better = endpoint.better
    marks = {Direction.BETTER: each.better_when, Direction.WORSE: each.worse_when}
    if each.direction in marks and marks[each.direction] is None and any(marks.values()):
        yield f"direction is '{each.direction}', but only the other side has its rule"
    if each.compared_with:
        return
    shares = [(side, n) for side in each.arms if (n := _number(side, endpoint)) is not None]
    for direction, rule in marks.items():
        own = [share for side, share in shares if rule is not None and side.when == rule]
        others = [share for side, share in shares if side.when != rule]
        if own and any(_says(own[0], other, better) not in (direction, None) for other in others):
            yield f"{direction}_when names a side that by its numbers did not do {direction}"
    if shares and shares[0][0] is each.arms[0] and each.direction in marks:
        said = {_says(shares[0][1], share, better) for _side, share in shares[1:]}
        if len(said) == 1 and said.isdisjoint((each.direction, None)):
            found = said.pop()
            yield f"direction is '{each.direction}', but by the numbers its first side did {found}"
    told = _said_by_ratio(each, better)
    if told and each.direction in marks and told is not each.direction:
        ratio = f"{each.effect.unit}, {each.effect.value},"
        yield f"direction is '{each.direction}', but its {ratio} says {told}"


def _number(side: SideOfContrast, endpoint: Endpoint) -> Decimal | None:
    """A share of people; of an outcome that counts none, such as the EDSS, a mean."""
    if side.of or side.control is not None:
        return None
    if side.unit is EffectUnit.MEAN and not endpoint.one:
        return side.value
    share = side.value if side.unit is EffectUnit.PERCENT else None
    if side.events is not None and side.people:
        share = 100 * Decimal(side.events) / side.people
    return share if share is not None and 0 <= share <= 100 else None


def _says(one: Decimal, other: Decimal, better: Better) -> Direction | None:
    if one == other:
        return None
    is_better = (one > other) is (better is Better.HIGHER)
    return Direction.BETTER if is_better else Direction.WORSE


def _said_by_ratio(each: Difference, better: Better) -> Direction | None:
    """A hazard ratio is of what is bad, whichever side its outcome counts."""
    effect, is_hazard = each.effect, each.effect.unit is EffectUnit.HAZARD_RATIO
    if effect.value is None or (effect.unit not in _ODDS and not is_hazard):
        return None
    if is_hazard and better is Better.HIGHER:
        return None
    return _says(effect.value, Decimal(1), better)


def _read_for(factor: str) -> frozenset[str]:
    return frozenset(CLOCKS) if factor == BOTH_CLOCKS else frozenset((factor,))


def _effect_mistakes(path: str, effect: Effect) -> Iterator[str]:
    if effect.unit in _PERCENTS and effect.value is not None and not 0 <= effect.value <= 100:
        yield f"{path}: {effect.value} percent"
    yield from _number_mistakes(path, effect)


def _side_mistakes(path: str, side: SideOfContrast) -> Iterator[str]:
    if (side.when is None) == (not side.label):
        yield f"{path} takes one of when and label"
    if side.when is not None and not can_be_met(side.when):
        yield f"{path}.when: {_NOBODY}"
    for number in (side.value, side.control, side.low, side.high):
        if side.unit is EffectUnit.PERCENT and number is not None and not 0 <= number <= 100:
            yield f"{path}: {number} percent"
    yield from _number_mistakes(path, side)


def _number_mistakes(path: str, told: Effect | SideOfContrast) -> Iterator[str]:
    yield from _interval_mistakes(path, told)
    if told.events is not None and told.people is not None and told.events > told.people:
        yield f"{path}: {told.events} events in {told.people} people"
    if told.events is not None and told.events < 0:
        yield f"{path}: {told.events} events"
    if told.people is not None and told.people < 1:
        yield f"{path}: {told.people} people"
    if told.low is not None and told.high is not None and told.low > told.high:
        yield f"{path}: runs from {told.low} down to {told.high}"
    elif told.value is not None and told.low is not None and told.value < told.low:
        yield f"{path}: {told.value} is below its lowest, {told.low}"
    elif told.value is not None and told.high is not None and told.value > told.high:
        yield f"{path}: {told.value} is above its highest, {told.high}"
    for also in told.also:
        if also.unit is EffectUnit.PERCENT and not 0 <= also.value <= 100:
            yield f"{path}: {also.value} percent"
        yield from _interval_mistakes(path, also)


def _more_than_studied(each: Difference, source: Source) -> Iterator[str]:
    studied, told = source.population.people, [each.effect.people, *(a.people for a in each.arms)]
    for people in dict.fromkeys(told):
        if studied is not None and people is not None and people > studied:
            yield f"{people} people, but {studied} were studied"


def _interval_mistakes(path: str, told: Effect | SideOfContrast | AlsoPrinted) -> Iterator[str]:
    if told.ci is None:
        return
    if told.ci.low > told.ci.high:
        yield f"{path}: its interval runs from {told.ci.low} down to {told.ci.high}"
    elif told.value is not None and not told.ci.low <= told.value <= told.ci.high:
        yield (
            f"{path}: {told.value} lies outside its own interval {told.ci.low} to {told.ci.high}"
        )
