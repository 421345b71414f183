"""What follows from several facts together; only what is certain, the rest stays unknown."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from decision_aid.domain.logic.facts import FACT_NAMES, Facts, FactValue, with_consequences
from decision_aid.domain.logic.ranges import Range

_NONE = Range.exactly(0)
_ONE, _MOST_COUNTED = Decimal(1), Decimal(99)
_WALKS_20M_UP_TO = Decimal("6.5")
DERIVED = frozenset(
    {
        "age", "birth_year", "age_at_diagnosis", "age_at_onset", "years_since_diagnosis",
        "years_since_onset", "relapses_12m", "relapses_18m", "relapses_24m", "edss", "walk_20m",
    }
)  # fmt: skip
"""Facts that ``derived_facts`` reads or works out."""


def derived_facts(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """Facts worked out from several others. Only what is certain; the rest stays unknown."""
    return {**_ages_at(known), **_clocks(known), **_relapses_18m(known), **_walking(known)}


def with_counts_told_otherwise(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """All facts, at the end of the way: what is asked before goes by what was counted."""
    counted = {**_no_activity(known), **_relapses_by_date(known)}
    whole = {**counted, **_without_drugs(known), **known}
    return {**whole, **_relapses_18m(whole)}


def _relapses_by_date(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """How many relapses there were, where the month of the last one tells it and no count does."""
    since = known.get("months_since_relapse")
    if not isinstance(since, Range):
        return {}
    shorter = known.get("relapses_12m")
    counted = shorter.low if isinstance(shorter, Range) else Decimal(0)
    found: dict[str, FactValue] = {}
    for name, months in (("relapses_12m", 12), ("relapses_24m", 24)):
        if name in known:
            continue
        if since.high < months:
            found[name] = Range(max(_ONE, counted), _MOST_COUNTED)
        elif since.low > months and not counted:
            found[name] = _NONE
    return found


def _without_drugs(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """Who never had a drug to control MS took none for a time, and was active on none."""
    if known.get("dmt_taken") != _NONE:
        return {}
    return {"he_dmt_months": _NONE, "prior_mitoxantrone": False, "episode_on_dmt": False}


def _no_activity(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """Never active in three years: no relapse, and nothing new on a scan that was made."""
    told = [known.get(name) for name in ("relapses_12m", "relapses_24m")]
    has_relapse = any(isinstance(each, Range) and each.high for each in told)
    if known.get("activity_episodes_36m") != _NONE or has_relapse:
        return {}
    has_scan = known.get("mri_12m") is True
    has_dye = has_scan and known.get("mri_contrast") is True
    names = {"relapses_12m": True, "relapses_24m": True}
    names |= {"new_t2_12m": has_scan, "gd_lesions_12m": has_dye}
    return {name: _NONE for name, seen in names.items() if seen and name not in known}


def _ages_at(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    age = known.get("age")
    ages: dict[str, FactValue] = {}
    this_year = known.get("this_year")
    if isinstance(age, Range) and isinstance(this_year, Range):
        ages["birth_year"] = Range(this_year.low - age.high - 1, this_year.high - age.low)
    for name, clock in (
        ("age_at_diagnosis", "years_since_diagnosis"),
        ("age_at_onset", "years_since_onset"),
    ):
        years = known.get(clock)
        if isinstance(age, Range) and isinstance(years, Range):
            ages[name] = Range(age.low - years.high, age.high + 1 - years.low)
    return ages


def _clocks(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """First symptoms are never later than the diagnosis."""
    onset, diagnosis = known.get("years_since_onset"), known.get("years_since_diagnosis")
    if not isinstance(onset, Range) or not isinstance(diagnosis, Range):
        return {}
    low = max(onset.low, diagnosis.low)
    return {"years_since_onset": Range(low, max(onset.high, low))}


def _relapses_18m(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    shorter, longer = known.get("relapses_12m"), known.get("relapses_24m")
    if not isinstance(shorter, Range) or not isinstance(longer, Range):
        return {}
    return {"relapses_18m": Range(shorter.low, max(longer.high, shorter.low))}


def _walking(known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """EDSS 6.5 is defined by walking about 20 metres with help on both sides (Kurtzke 1983)."""
    edss = known.get("edss")
    if "walk_20m" in known or not isinstance(edss, Range) or not edss.is_exact:
        return {}
    return {"walk_20m": edss.high <= _WALKS_20M_UP_TO}


def clinical_facts(known: Mapping[str, FactValue]) -> Facts:
    """Only the facts that published rules and study populations speak of."""
    told = {name: value for name, value in known.items() if name in FACT_NAMES}
    return Facts(with_consequences(told))
