"""What holds for any study and any answers."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from decision_aid.domain.evidence.population import Population, Relapses, Span
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Clock, LimitsAre, Requirement, TypicalIs
from decision_aid.domain.logic.facts import Facts, FactValue
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.similarity.dimensions.compared_parts import ComparedParts
from decision_aid.domain.similarity.dimensions.people_studied import (
    compare_part,
    likeness,
    people_studied,
)
from decision_aid.domain.similarity.dimensions.yardstick import Usual, Yardstick
from decision_aid.domain.similarity.outcomes import DIMENSIONS, Closeness, Dimension, Outcome
from tests.conftest import SIZE
from tests.domain.build import figure, rule, source
from tests.domain.people import numbers_that_agree

_HIGHEST = {"edss": 10, "age": 80, "years_since_onset": 40, "years_since_diagnosis": 40}
_COUNTS = (
    "relapses_12m", "gd_lesions_12m", "new_t2_12m", "dmt_failed", "he_dmt_failed", "dmt_taken",
    "he_dmt_taken",
)  # fmt: skip
_NUMBERS = {**_HIGHEST, **dict.fromkeys(_COUNTS, 4), "he_dmt_months": 24}
_READ_BY = {
    "subtype": Dimension.SUBTYPE,
    "edss": Dimension.EDSS,
    "age": Dimension.AGE,
    "years_since_onset": Dimension.YEARS_WITH_MS,
    "years_since_diagnosis": Dimension.YEARS_WITH_MS,
    **dict.fromkeys(_COUNTS[:3], Dimension.ACTIVITY),
    **dict.fromkeys((*_COUNTS[3:], "he_dmt_months"), Dimension.FAILED_TREATMENT),
}
_USUAL = Yardstick(*(Usual(Decimal(s), 3, Decimal(m)) for s, m in (("1.4", 4), (8, 37), (6, 7))))
_RULES = (
    None,
    {"edss": {"gt": 6}},
    {"gd_lesions_12m": {"min": 1}},
    {"age": {"lt": 40}, "edss": {"max": 6}},
    {"disease_duration": {"lt": 10}},
    {"any_of": [{"relapses_12m": {"min": 1}}, {"gd_lesions_12m": {"min": 1}}]},
)


@cache
def _halves(highest: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, 2 * highest).map(lambda n: Decimal(n) / 2)


@cache
def _ranges(highest: int) -> st.SearchStrategy[Range]:
    return st.tuples(_halves(highest), _halves(highest)).map(lambda t: Range(min(t), max(t)))


_SUBTYPES = ("rrms", "spms", "ppms")
_subtype = st.sampled_from(_SUBTYPES)
_subtype_or_none = st.sampled_from((*_SUBTYPES, None))
_told_ranges = {name: st.none() | _ranges(highest) for name, highest in _NUMBERS.items()}


@st.composite
def people(draw: st.DrawFn) -> dict[str, FactValue]:
    told: dict[str, FactValue] = {}
    subtype = draw(_subtype_or_none)
    if subtype:
        told["subtype"] = subtype
    for name, ranges in _told_ranges.items():
        value = draw(ranges)
        if value is not None:
            told[name] = value
    _take_what_failed(told)
    return told


def _take_what_failed(told: dict[str, FactValue]) -> None:
    """Nobody was failed by more drugs than they took: no page gives such facts."""
    for taken, shown_by in (
        ("dmt_taken", ("dmt_failed", "he_dmt_failed")),
        ("he_dmt_taken", ("he_dmt_failed", "he_dmt_months")),
    ):
        own, others = told.get(taken), [told.get(each) for each in shown_by]
        least = max((1 if "months" in name and each.high else each.high
                     for name, each in zip(shown_by, others, strict=True)
                     if isinstance(each, Range)), default=0)  # fmt: skip
        if isinstance(own, Range):
            told[taken] = Range(max(own.low, Decimal(least)), max(own.high, Decimal(least)))


_either = st.booleans()
_sd = st.none() | st.sampled_from((Decimal("0.8"), Decimal(2), Decimal(9)))
_clock = st.sampled_from((None, *Clock))


@st.composite
def spans(draw: st.DrawFn, half: st.SearchStrategy[Decimal]) -> Span:
    limits = sorted((draw(half), draw(half)))
    middle = draw(half) if draw(_either) else None
    return Span(
        low=limits[0] if draw(_either) else None,
        high=limits[1] if draw(_either) else None,
        typical=middle,
        typical_is=TypicalIs.MEAN if middle is not None else None,
        sd=draw(_sd),
        clock=draw(_clock),
    )


_spans = {highest: spans(_halves(highest)) for highest in (10, 40, 80)}
_share = st.none() | st.integers(0, 100).map(Decimal)
_subtypes = st.lists(_subtype, unique=True)
_of_subtype = st.integers(0, 60)
_rules = st.sampled_from(_RULES)
_group = st.sampled_from(("all", "rrms", "spms", "progressive", "other"))
_how_many = st.none() | st.integers(60, 300)
_limits_are = st.sampled_from((None, *LimitsAre))
_requirement = st.sampled_from(Requirement)
_relapses = st.none() | st.just(Relapses(mean=Decimal(1)))


@st.composite
def studies(draw: st.DrawFn) -> Source:
    subtypes = tuple(draw(_subtypes))
    counts = {each: draw(_of_subtype) for each in subtypes if draw(_either)}
    where = draw(_rules)
    group = draw(_group)
    return source(
        figure(group=group, where=rule(where) if where else None),
        subtypes=subtypes,
        counts=counts,
        people=draw(_how_many),
        edss=draw(_spans[10]),
        age=draw(_spans[80]),
        years_with_ms=draw(_spans[40]),
        limits_are=draw(_limits_are),
        activity=draw(_requirement),
        failed_treatment=draw(_requirement),
        gd_positive_percent=draw(_share),
        relapsed_before_percent=draw(_share),
        high_efficacy_before_percent=draw(_share),
        relapses_year_before=draw(_relapses),
    )


def marks(study: Source, told: dict[str, FactValue]) -> tuple[Outcome, ...]:
    first = people_studied(study.figures[0], _USUAL, first_transplant=True)
    return likeness(first, Facts(told)).outcomes


@settings(max_examples=25 * SIZE)
@given(study=studies(), told=people(), name=st.sampled_from(sorted(_READ_BY)), data=st.data())
def test_one_more_answer_changes_no_mark_of_another_comparison(
    study: Source, told: dict[str, FactValue], name: str, data: st.DataObject
) -> None:
    """So it never turns unlike into alike elsewhere."""
    value: Any = data.draw(_subtype) if name == "subtype" else data.draw(_ranges(_NUMBERS[name]))
    now = {**told, name: value}
    assume(numbers_that_agree(now) == now)
    before = marks(study, {k: v for k, v in told.items() if k != name})
    for dimension, one, other in zip(DIMENSIONS, before, marks(study, now), strict=True):
        if dimension is not _READ_BY[name]:
            assert one is other, dimension
        elif one not in (Outcome.OPEN, other):
            # a second clock or a second sign of activity may settle it for the worse, never better
            assert one is not Outcome.UNLIKE, (dimension, one, other)


@settings(max_examples=25 * SIZE)
@given(several=st.lists(studies(), min_size=1, max_size=4), people=st.lists(people(), max_size=4))
def test_what_is_kept_of_comparisons_is_what_comparing_anew_gives(
    several: list[Source], people: list[dict[str, FactValue]]
) -> None:
    each = (people_studied(study.figures[0], _USUAL, first_transplant=True) for study in several)
    parts = tuple(part for studied in each for part in studied.parts)
    kept = ComparedParts(parts)
    for facts in map(Facts, (*people, *people)):
        seen = facts.as_seen()
        assert kept.with_person(facts) == [compare_part(part, seen) for part in parts]


def _narrower(data: st.DataObject, wide: Range) -> Range:
    inside = st.integers(int(2 * wide.low), int(2 * wide.high)).map(lambda n: Decimal(n) / 2)
    return Range(*sorted((data.draw(inside), data.draw(inside))))


@settings(max_examples=25 * SIZE)
@given(study=studies(), told=people(), data=st.data())
def test_a_narrower_answer_never_contradicts_a_wider(
    study: Source, told: dict[str, FactValue], data: st.DataObject
) -> None:
    """Whatever was settled stays as it was; only what was open may settle."""
    narrow = {k: _narrower(data, v) if isinstance(v, Range) else v for k, v in told.items()}
    for wide, exact in zip(marks(study, told), marks(study, narrow), strict=True):
        assert wide in (Outcome.OPEN, exact)


@settings(max_examples=25 * SIZE)
@given(study=studies(), told=people())
def test_nobody_is_much_like_you_with_fewer_than_four_marks(
    study: Source, told: dict[str, FactValue]
) -> None:
    people_ = people_studied(study.figures[0], _USUAL, first_transplant=True)
    found = likeness(people_, Facts(told))
    if found.closeness is Closeness.MUCH_LIKE_YOU:
        assert found.alike >= 4
        assert "subtype" in told


_DROPPED: dict[Dimension, dict[str, Any]] = {
    Dimension.EDSS: {"edss": Span()},
    Dimension.AGE: {"age": Span()},
    Dimension.YEARS_WITH_MS: {"years_with_ms": Span()},
    Dimension.ACTIVITY: {
        "activity": Requirement.UNKNOWN,
        "gd_positive_percent": None,
        "relapsed_before_percent": None,
    },
    Dimension.FAILED_TREATMENT: {
        "failed_treatment": Requirement.UNKNOWN,
        "high_efficacy_before_percent": None,
    },
}


@settings(max_examples=25 * SIZE)
@given(study=studies(), told=people(), dimension=st.sampled_from(sorted(_DROPPED)))
def test_a_study_that_reports_less_is_never_closer_for_it(
    study: Source, told: dict[str, FactValue], dimension: Dimension
) -> None:
    """What it leaves out is silent: no mark more is alike, and no other mark changes."""
    figure_ = study.figure[0]
    if figure_.where is not None:
        return
    less = _without(study, dimension)
    before, after = marks(study, told), marks(less, told)
    for each, one, other in zip(DIMENSIONS, before, after, strict=True):
        assert other is (Outcome.SILENT if each is dimension else one)
    assert after.count(Outcome.ALIKE) <= before.count(Outcome.ALIKE)


def _without(study: Source, dimension: Dimension) -> Source:
    kept = {f.name: getattr(study.population, f.name) for f in fields(Population)}
    return replace(study, population=Population(**{**kept, **_DROPPED[dimension]}))


@settings(max_examples=25 * SIZE)
@given(study=studies())
def test_somebody_who_answers_nothing_is_told_that_nothing_is_known(study: Source) -> None:
    people_ = people_studied(study.figures[0], _USUAL, first_transplant=True)
    assert likeness(people_, Facts({})).closeness is Closeness.NOT_KNOWN
