"""Where one published contrast leaves one person: on the side that did better, or worse."""

from __future__ import annotations

from enum import StrEnum

from decision_aid.domain.evidence.difference import OTHER_FACTORS, Difference, Direction, EffectUnit
from decision_aid.domain.evidence.population import Span
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import OF_GROUP, Group
from decision_aid.domain.logic.facts import BOTH_CLOCKS, CLOCKS, Facts
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth, agreed, some
from decision_aid.domain.similarity.constants import SIDE_FROM
from decision_aid.domain.similarity.dimensions.spans import certain_number, facts_of, spread_of
from decision_aid.domain.similarity.dimensions.yardstick import MEASURED, Yardstick


class Standing(StrEnum):
    """What studies found for people with this answer. SPLIT: some better, some worse.

    NONE: none was found. OPEN: the answer is missing. BOTH: the text tells of both sides that the
    treatment did better than another, and sets neither against the other.
    """

    BETTER = "better"
    WORSE = "worse"
    SPLIT = "split"
    NONE = "none"
    OPEN = "open"
    BOTH = "both"


_OTHER = {Standing.BETTER: Standing.WORSE, Standing.WORSE: Standing.BETTER}
_OF_DIRECTION = {Direction.BETTER: Standing.BETTER, Direction.WORSE: Standing.WORSE}
_ONE_GROUP = (EffectUnit.PEOPLE, EffectUnit.PERCENT)
_YEARS = (BOTH_CLOCKS, *CLOCKS)


def is_personal(each: Difference) -> bool:
    """Whether it compares people, in something that a person can answer."""
    return not each.between_studies and each.factor not in OTHER_FACTORS


def standing(each: Difference, source: Source, facts: Facts, usual: Yardstick) -> Standing | None:
    """None where the contrast is not about this person, or does not say on which side they are."""
    if not is_personal(each) or not _is_about(each, source, facts):
        return None
    if each.direction is Direction.NONE:
        return Standing.NONE
    if each.better_when is None and each.worse_when is None:
        return _without_sides(each, source, facts, usual)
    return _by_rules(each, facts)


def is_of_the_others(each: Difference, stands: Standing) -> bool:
    """Whether the text names those who are not like the person: "After more than two drugs,
    worsening was likelier", said to somebody who had one.
    """
    if each.better_when is not None and each.worse_when is not None:
        return False
    if each.better_when is not None or each.worse_when is not None:
        named = Standing.BETTER if each.better_when is not None else Standing.WORSE
    else:
        named = _OF_DIRECTION.get(each.direction, stands)
    return stands is _OTHER.get(named)


def facts_read(each: Difference, source: Source) -> frozenset[str]:
    """All facts that ``standing`` can look at."""
    rules = (each.where, each.better_when, each.worse_when, *(side.when for side in each.arms))
    by_rules = (rule.reads for rule in rules if rule is not None)
    return frozenset({"sex", "subtype"}).union(_measured_by(each, source), *by_rules)


def _is_about(each: Difference, source: Source, facts: Facts) -> bool:
    """The group of the contrast, its part of it, and the types of MS that the study took in.

    What was seen in women is told only to whom it surely concerns.
    """
    if each.group is Group.WOMEN and facts.get("sex") != "female":
        return False
    if each.where is not None and each.where.holds_for(facts) is Truth.NO:
        return False
    subtype = facts.subtype
    if subtype is None:
        return True
    types = OF_GROUP.get(each.group) or source.population.subtypes
    return not types or subtype in types


def _by_rules(each: Difference, facts: Facts) -> Standing | None:
    better = _holds(each.better_when, facts)
    if better is Truth.YES:
        return Standing.BETTER
    worse = _holds(each.worse_when, facts)
    if worse is Truth.YES:
        return Standing.WORSE
    if Truth.UNKNOWN in (better, worse):
        return Standing.OPEN
    if each.better_when is not None and each.worse_when is not None:
        return None
    if not _tells_the_other_side(each, facts):
        return None
    return Standing.WORSE if each.better_when is not None else Standing.BETTER


def _holds(rule: Rule | None, facts: Facts) -> Truth:
    return Truth.NO if rule is None else rule.holds_for(facts)


def _tells_the_other_side(each: Difference, facts: Facts) -> bool:
    """A single group is no contrast. Where every side has its rule, one of them must fit."""
    if each.effect.unit in _ONE_GROUP and len(each.arms) < 2:
        return False
    if len(each.arms) == 1:
        return False
    rules = [side.when for side in each.arms if side.when is not None]
    if not rules or len(rules) < len(each.arms):
        return True
    return some(rule.holds_for(facts) for rule in rules) is not Truth.NO


def _without_sides(
    each: Difference, source: Source, facts: Facts, usual: Yardstick
) -> Standing | None:
    """By steps: clearly above or below the middle of the people studied, else of all studies.

    A text that says "with each year" draws no line, so whoever is near the middle is on no side.
    """
    if each.direction is Direction.BOTH:
        return Standing.BOTH
    name = _measure_of(each)
    if not each.per or name not in MEASURED:
        return None
    span: Span = getattr(source.population, name)
    middle = usual.of(name).middle if span.typical is None else span.typical
    spread = spread_of(span) or usual.of(name).spread
    if middle is None:
        return None
    near = SIDE_FROM * (spread or 0)
    numbers = [certain_number(facts, fact) for fact in _measured_by(each, source)]
    above = agreed(Truth.UNKNOWN if n is None else n.above(middle + near) for n in numbers)
    below = agreed(Truth.UNKNOWN if n is None else n.below(middle - near) for n in numbers)
    return _by_steps(_OF_DIRECTION[each.direction], above, below)


def _measure_of(each: Difference) -> str:
    return "years_with_ms" if each.factor in _YEARS else each.factor


def _measured_by(each: Difference, source: Source) -> tuple[str, ...]:
    """The facts that tell the factor of a contrast by steps."""
    name = _measure_of(each)
    if each.factor in CLOCKS or name not in MEASURED:
        return (each.factor,)
    span: Span = getattr(source.population, name)
    return facts_of(name, span.clock)


def _by_steps(of_more: Standing, above: Truth, below: Truth) -> Standing | None:
    """About the middle there is neither; a range across it is open."""
    if above is Truth.YES:
        return of_more
    if below is Truth.YES:
        return _OTHER[of_more]
    return None if above is below is Truth.NO else Standing.OPEN
