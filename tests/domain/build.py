"""Small people, criteria, studies and figures for the tests, with only what a test is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from decision_aid.domain.eligibility.criteria import CriteriaSet, Criterion
from decision_aid.domain.eligibility.vocabulary import (
    CriteriaKind,
    SetStatus,
    SourceKind,
    Strength,
    Subject,
)
from decision_aid.domain.evidence.citation import Citation
from decision_aid.domain.evidence.population import Population, Span
from decision_aid.domain.evidence.sources import (
    Arm,
    Endpoint,
    Figure,
    Source,
    SourcedFigure,
    Vocabulary,
)
from decision_aid.domain.evidence.vocabulary import (
    Aspect,
    Better,
    Design,
    Group,
    Prominence,
    ReadIn,
    SourceKindOfText,
    SourceTier,
    Unit,
    Use,
)
from decision_aid.domain.logic.facts import SUBTYPES, Facts, FactValue
from decision_aid.domain.logic.ranges import Range
from decision_aid.evidence_base.reading.rules_toml import read_rule

CITATION = Citation(journal="A journal", year=2020, read_on=date(2026, 11, 21))
HEALTHY = {"age": 30, "pregnant": False, "pml": False}
Number = int | str | tuple[int | str, int | str]


def person(**told: Any) -> Facts:
    """Numbers as ``5`` or ``"5.5"``, ranges as ``(3, 5)``; None is left out, so unknown."""
    return Facts({name: _value(name, each) for name, each in told.items() if each is not None})


def _value(name: str, told: Any) -> FactValue:
    if isinstance(told, tuple):
        return Range.between(*told)
    if isinstance(told, bool) or name in ("subtype", "csf_ocb", "jcv", "sex"):
        return told
    return Range.exactly(told)


def decimals(raw: Any) -> Any:
    """Floats as the loader reads them."""
    if isinstance(raw, float):
        return Decimal(str(raw))
    if isinstance(raw, dict):
        return {key: decimals(value) for key, value in raw.items()}
    return [decimals(each) for each in raw] if isinstance(raw, list) else raw


def rule(raw: Mapping[str, Any]) -> Any:
    return read_rule(decimals(dict(raw)))


def criterion(
    raw: Mapping[str, Any],
    strength: str = "required",
    *,
    applies_to: tuple[str, ...] = SUBTYPES,
    unclear_when: Mapping[str, Any] | None = None,
    affects_overall: bool = True,
    asks: Subject = Subject.OTHER,
) -> Criterion:
    return Criterion(
        id="c",
        asks=asks,
        statement="A published limit.",
        strength=Strength(strength),
        applies_to=applies_to,
        rule=rule(raw),
        locator="Table 1",
        unclear_when=rule(unclear_when) if unclear_when else None,
        affects_overall=affects_overall,
    )


def criteria_set(
    *criteria: Criterion, name: str = "a-set", incomplete: str = "", sold: bool = False
) -> CriteriaSet:
    return CriteriaSet(
        id=name,
        title="A set",
        body="A body",
        jurisdiction="Somewhere",
        countries=("INT",),
        kind=CriteriaKind.ELIGIBILITY,
        status=SetStatus.CURRENT,
        source_kind=SourceKind.PRIMARY,
        scope="For the tests.",
        citation=CITATION,
        incomplete=incomplete,
        terms_of_a_seller=sold,
        criterion=criteria,
    )


def span(low: int | str | None = None, high: int | str | None = None) -> Span:
    return Span(
        low=None if low is None else Decimal(low), high=None if high is None else Decimal(high)
    )


class _Outcomes(dict[str, Endpoint]):
    """Any outcome, with no words of its own."""

    def __missing__(self, name: str) -> Endpoint:
        return Endpoint(id=name, name=name, term="", aspect=Aspect.BENEFIT, better=Better.NONE)


class _Treatments(dict[str, Arm]):
    """Any treatment: a transplant where its name says so, else a drug."""

    def __missing__(self, name: str) -> Arm:
        use = Use.TRANSPLANT if name.startswith("ahsct") else Use.DRUG
        return Arm(id=name, name=name, use=use)


VOCABULARY = Vocabulary(endpoints=_Outcomes(), arms=_Treatments())


def figure(name: str = "f", group: str = "all", **given: Any) -> Figure:
    words: dict[str, Any] = {
        "endpoint": "no-relapse",
        "definition": "No relapse.",
        "arm": "ahsct",
        "value": Decimal(50),
        "unit": Unit.PERCENT,
        "locator": "Abstract",
        "seen_in": ReadIn.PRIMARY,
        "show": Prominence.HEADLINE,
    }
    return Figure(id=name, group=Group(group), **{**words, **given})


def source(
    *figures: Figure,
    name: str = "one-2020",
    design: str = "prospective-cohort",
    year: int | None = 2020,
    **population: Any,
) -> Source:
    return Source(
        id=name,
        kind=SourceKindOfText.STUDY,
        design=Design(design),
        title=name,
        label=name,
        summary="A study.",
        limits="It is small.",
        tier=SourceTier.CORE,
        citation=Citation(journal="A journal", year=year, read_on=date(2026, 11, 21)),
        population=Population(**{"subtypes": ("rrms",), **population}),
        figure=figures or (figure(),),
    ).speaking(VOCABULARY)


def sourced(*figures: Figure, **given: Any) -> SourcedFigure:
    return source(*figures, **given).figures[0]
