"""Deaths are told over all studies with counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Regimen, SourceTier, TreatedAt, Unit
from decision_aid.domain.similarity.deaths import DeathsHeadline, DeathsIn
from tests.domain.build import figure, person, source
from tests.domain.similarity.people import ALL, found


def study(name: str, died: int | None, people: int | None, **given: Any) -> Source:
    told = {
        "endpoint": "treatment-related-death",
        "unit": Unit.PERCENT,
        "value": Decimal(died * 100) / people if died is not None and people else Decimal(1),
        "events": died,
        "people": people,
        **given.pop("figure", {}),
    }
    return source(figure("died", **told), name=name, people=people, **given)


def deaths(*sources: Source, **told: Any) -> DeathsIn:
    return found(person(subtype="rrms", **told), *sources).deaths.from_treatment


def test_all_studies_with_counts_stand_there_most_people_first_like_the_person_or_not() -> None:
    one = deaths(
        study("lucky", 0, 24),
        study("large", 8, 281),
        study("unlike", 1, 30, subtypes=("ppms",)),
        study("uncounted", None, None),
        study("pooled", 20, 900, design="meta-analysis"),
    )
    assert [line.line.sourced.source.id for line in one.lines] == ["large", "unlike", "lucky"]
    assert [(line.died, line.people) for line in one.lines] == [(8, 281), (1, 30), (0, 24)]
    assert one.spread is not None
    assert (one.spread.low, one.spread.high, one.spread.per) == (0, Decimal(1) / 30, 1000)


def test_a_printed_zero_needs_no_count_of_deaths() -> None:
    zero = study("a", None, 50, figure={"value": Decimal(0)})
    assert [(line.died, line.people) for line in deaths(zero).lines] == [(0, 50)]


def test_a_share_of_so_many_people_is_about_so_many_of_them() -> None:
    """The text on 1,700 people treated in Mexico prints 0.17 % and no count."""
    share = study("a", None, 1700, figure={"value": Decimal("0.17")})
    assert [(x.died, x.people, x.is_about) for x in deaths(share).lines] == [(3, 1700, True)]
    assert not deaths(study("a", 3, 1700)).lines[0].is_about


def test_a_number_of_people_is_its_own_count() -> None:
    two = study("a", None, 50, figure={"value": Decimal(2), "unit": Unit.PEOPLE})
    assert [(line.died, line.people) for line in deaths(two).lines] == [(2, 50)]


def test_years_and_strength_stand_beside_each() -> None:
    told = replace(study("a", 1, 100), years=(1995, 2006), regimen=Regimen.HIGH, regimen_note="Old")
    (line,) = deaths(told).lines
    assert (line.years, line.regimen, line.regimen_note) == ((1995, 2006), Regimen.HIGH, "Old")


def test_the_same_people_count_once() -> None:
    one = deaths(replace(study("a", 0, 40), same_people_as=("b",)), study("b", 2, 120))
    assert [line.line.sourced.source.id for line in one.lines] == ["b"]


def test_a_study_counts_by_its_figure_with_most_people() -> None:
    both = source(
        *(
            figure(name, endpoint="treatment-related-death", unit=Unit.PEOPLE,
                   value=Decimal(died), events=died, people=people, at=FollowUpTime(days=100))
            for name, died, people in (("part", 3, 21), ("all", 3, 41))
        ),
        name="a", people=41,
    )  # fmt: skip
    assert [line.people for line in deaths(both).lines] == [41]


def test_deaths_of_any_cause_stand_apart() -> None:
    any_cause = study("a", 3, 24, figure={"endpoint": "death-any-cause"})
    both = found(person(), any_cause, study("b", 0, 24)).deaths
    assert [line.died for line in both.from_treatment.lines] == [0]
    assert [line.died for line in both.of_any_cause.lines] == [3]


def test_the_study_of_the_country_is_found_those_of_it_alone_first() -> None:
    one = found(
        person(),
        replace(study("several", 8, 281), countries=("SE", "IT", "US")),
        replace(study("own", 0, 174), countries=("SE",)),
        study("unseen", 0, 10),
    ).deaths
    assert [line.line.sourced.source.id for line in one.of_country("SE")] == ["own", "several"]
    assert one.of_country("NO") == ()


def leads(country: str | None, *sources: Source) -> str:
    led = found(person(subtype="rrms"), *sources).deaths.headline(country)
    return led.first.line.sourced.source.id if led.first else ""


def names(told: DeathsHeadline) -> list[str]:
    return [each.of.id for each in told.named]


def dated(name: str, died: int, people: int, **given: Any) -> Source:
    told = {e: given.pop(e) for e in ("countries", "years", "treated_at", "tier") if e in given}
    known = {"years": (2001, 2010), "treated_at": TreatedAt.WHOLE_COUNTRY, **told}
    return replace(study(name, died, people, **given), **known)


def test_a_large_report_of_the_country_leads_else_the_spread_of_the_large() -> None:
    own = dated("own", 5, 364, countries=("SE",))
    large, other = dated("large", 1, 507), dated("other", 9, 900, subtypes=("ppms",))
    highest = dated("small", 3, 41)
    assert leads("SE", own, large, other, highest) == "own"
    for country in ("NO", None):
        spread = found(person(subtype="rrms"), own, large, other, highest).deaths.headline(country)
        assert spread.leads_by_spread
        assert spread.first is None
        assert names(spread) == ["large", "own", "small"]
    assert leads(None, dated("undated", 3, 99, years=()), large) == "large"
    unlike = found(person(subtype="rrms"), large, own, replace(other, countries=("NO",)))
    assert unlike.deaths.headline("NO").leads_by_spread
    told = found(person(subtype="rrms"), own, large, other, highest).deaths.headline("SE")
    assert told.is_of_own_country
    assert told.own_beside is None
    assert names(told) == ["own", "small"]


@pytest.mark.parametrize(
    "told",
    [
        {"treated_at": TreatedAt.ONE_CENTRE},
        {"treated_at": None},
        {"tier": SourceTier.LIBRARY},
        {"years": ()},
        {"subtypes": ("ppms",)},
    ],
    ids=str,
)
def test_a_report_leads_as_that_of_the_country_only_where_it_speaks_for_it(
    told: dict[str, Any],
) -> None:
    """One centre chooses its patients; of people unlike the person a country is not enough."""
    own = dated("own", 1, 507, countries=("US",), **told)
    others = dated("large", 5, 364), dated("other", 9, 900)
    headline = found(person(subtype="rrms"), own, *others).deaths.headline("US")
    assert not headline.is_of_own_country
    assert headline.leads_by_spread
    assert names(headline)[0] == "own"
    assert headline.beside
    assert "own" not in [each.of.id for each in headline.beside]


def test_a_report_of_the_whole_country_goes_before_one_of_a_centre() -> None:
    one = dated("centre", 1, 507, countries=("US",), treated_at=TreatedAt.ONE_CENTRE)
    all_of_it = dated("all", 5, 364, countries=("US", "CA"))
    assert leads("US", one, all_of_it, dated("large", 9, 900)) == "all"


def test_where_nobody_like_the_person_was_studied_the_spread_leads() -> None:
    own, other = dated("own", 5, 364, countries=("SE",)), dated("other", 9, 900)
    told = found(person(subtype="ppms"), own, other).deaths.headline("SE")
    assert told.nobody_like_you
    assert told.leads_by_spread
    assert names(told)[0] == "own"


def test_the_newest_of_the_large_reports_is_named_first_on_every_surface() -> None:
    old, new = dated("old", 8, 600, years=(1995, 2006)), dated("new", 5, 364, years=(2002, 2023))
    told = found(person(subtype="rrms"), old, new, dated("third", 2, 200)).deaths.headline(None)
    assert [each.of.id for each in told.beside] == ["new", "old"]
    assert told.in_few_lines == told.beside[0]


def test_no_report_without_a_death_and_none_of_few_leads() -> None:
    none, few = dated("none", 0, 174, countries=("SE",)), dated("few", 2, 99, countries=("NO",))
    large = dated("large", 1, 507)
    for country, own in (("SE", "none"), ("NO", "few")):
        told = found(person(subtype="rrms"), none, few, large).deaths.headline(country)
        assert names(told) == [own, "large", *(["few"] if own == "none" else [])]
        assert told.own_beside is not None
        assert told.own_beside.line.sourced.source.id == own
    assert leads("SE", none, few) == ""


def test_the_highest_is_named_once_and_never_one_without_a_death() -> None:
    told = found(person(subtype="rrms"), dated("only", 5, 364)).deaths.headline(None)
    assert told.highest is None
    zero = found(person(subtype="rrms"), dated("a", 0, 30), dated("b", 0, 200)).deaths
    assert zero.headline(None).named == ()


@pytest.mark.parametrize(
    ("told", "matters"),
    [
        ({"subtype": "rrms", "edss": "5.5"}, False),
        ({"subtype": "rrms", "edss": 6}, True),
        ({"subtype": "rrms", "edss": (5, 7)}, True),
        ({"subtype": "rrms"}, False),
        ({"subtype": "spms", "edss": 4}, True),
        ({"subtype": "ppms"}, True),
        ({}, False),
    ],
)
def test_disability_is_told_from_edss_6_and_for_progressive_ms(
    told: dict[str, Any], matters: bool
) -> None:
    assert (
        found(person(**told), study("a", 1, 50, subtypes=ALL)).deaths.disability_matters is matters
    )


def test_a_single_study_without_a_death_is_named_so() -> None:
    assert deaths(study("a", 0, 24)).is_lone_zero
    assert not deaths(study("a", 0, 24), study("b", 1, 24)).is_lone_zero
    assert not deaths(study("a", 1, 24)).is_lone_zero


@pytest.mark.parametrize(
    ("printed", "died", "people", "is_otherwise"),
    [("7.5", 3, 41, True), ("7.3", 3, 41, False), ("2.8", 8, 281, False), ("3", 8, 281, True)],
)
def test_a_printed_share_that_is_no_rounding_of_its_count_is_told(
    printed: str, died: int, people: int, is_otherwise: bool
) -> None:
    one = deaths(study("a", died, people, figure={"value": Decimal(printed)}))
    assert one.highest is not None
    assert one.highest.is_printed_otherwise is is_otherwise
