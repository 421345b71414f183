"""What a value may be beyond its type, and which ids a key may name: those of the evidence.

A schema compares no two numbers of a file. Events that are more than the people, and a value
outside its own interval, are left to ``manage.py evidence check``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from decision_aid.domain.eligibility.criteria import CriteriaSet, Criterion
from decision_aid.domain.evidence.citation import Citation, Correction, Reading
from decision_aid.domain.evidence.difference import (
    OTHER_FACTORS,
    AlsoPrinted,
    Difference,
    Effect,
    EffectUnit,
    SideOfContrast,
)
from decision_aid.domain.evidence.gaps import Disagreement, Gap
from decision_aid.domain.evidence.population import CountedAmong, FollowUp, PeopleOfType, Population
from decision_aid.domain.evidence.printed import Interval
from decision_aid.domain.evidence.sources import Figure, Source
from decision_aid.domain.evidence.topics import OutcomeTopic
from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.domain.logic.facts import BOTH_CLOCKS, FACT_NAMES, SUBTYPES
from decision_aid.domain.preparation.before_transplant import DrugLine, WorkUpTest
from decision_aid.domain.preparation.team_questions import TeamQuestion
from decision_aid.domain.questionnaire.facts.names import GIVEN
from decision_aid.domain.questionnaire.question_parts import Place
from decision_aid.domain.referral.hct_ci import HctCiItem
from decision_aid.domain.results.situation import Situation
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.checks.agreement.before_transplant import MOST_DAYS, MOST_MONTHS
from decision_aid.evidence_base.checks.figures import LEVELS
from decision_aid.evidence_base.checks.lists import LIKE_AN_ID, POINTS
from decision_aid.evidence_base.checks.places import (
    DIGITS,
    ELSEWHERE,
    HELP_KINDS,
    codes_of_rules,
    with_wholes,
)
from decision_aid.evidence_base.checks.populations import COUNTED, LONGEST_YEARS
from decision_aid.evidence_base.checks.sources import ADDRESS, COUNTRY, DOI, PMCID, PMID
from decision_aid.evidence_base.reading.cases import Case
from decision_aid.evidence_base.reading.content import (
    Claim,
    Consideration,
    EmergencyNumbers,
    GuideLink,
    GuidePage,
    GuideSection,
    HelpLine,
    QuizQuestion,
    Term,
    Way,
)
from decision_aid.evidence_base.reading.history import Decision, ScreenedPaper

Schema = dict[str, Any]
Limits = Mapping[tuple[object, str], Schema]

_YEAR = r"(?!0000)[0-9]{4}"
_LEAP = (
    r"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])"
    r"|(?:0[48]|[2468][048]|[13579][26])00)"
)
A_DAY: Schema = {
    "type": "string",
    "format": "date",
    "pattern": (
        rf"^(?:{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
        r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
        rf"|{_LEAP}-02-29)$"
    ),
}
"""Days of the calendar only: most programs that read a schema leave ``format`` unchecked."""

_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 100}
_PEOPLE: Schema = {"minimum": 1}
_NOT_BELOW_0: Schema = {"minimum": 0}
_SHARES = (
    "gd_positive_percent",
    "relapsed_before_percent",
    "high_efficacy_before_percent",
    "edss_6_percent",
)
_COUNTED_IN = (Figure, Effect, SideOfContrast)


def _one(kind: str) -> Schema:
    return {"$ref": f"#/$defs/ids-{kind}"}


def _some(kind: str) -> Schema:
    return {"items": _one(kind)}


def _whole(pattern: str) -> Schema:
    return {"pattern": f"^{pattern}$"}


PRINTED: Limits = {
    (Citation, "doi"): _whole(DOI),
    (Citation, "pmid"): _whole(PMID),
    (Citation, "pmcid"): _whole(PMCID),
    (Citation, "year"): {"minimum": 1900, "maximum": 9999},
    (Citation, "url"): _whole(ADDRESS),
    (Reading, "url"): {"pattern": f"^{ADDRESS}"},
    (ScreenedPaper, "doi"): _whole(DOI),
    (ScreenedPaper, "pmid"): _whole(PMID),
    (Correction, "link"): _whole(r"https://\S+"),
    (Source, "countries"): {"items": {"type": "string", **_whole(COUNTRY)}},
    (Interval, "level"): {"enum": list(LEVELS)},
    (Population, "counts"): {
        "propertyNames": {"enum": sorted(COUNTED)},
        "additionalProperties": {"type": "integer", "minimum": 0},
    },
    (FollowUp, "median_years"): {"exclusiveMinimum": 0, "maximum": LONGEST_YEARS},
    (HctCiItem, "points"): {"enum": list(POINTS)},
    (DrugLine, "months"): {"minimum": 1, "maximum": MOST_MONTHS},
    (WorkUpTest, "days_before"): {"minimum": 1, "maximum": MOST_DAYS},
    (Place, "code"): _whole(COUNTRY),
    **{(HelpLine, key): _whole(DIGITS) for key in ("tel", "text_to")},
    **{(kind, "url"): _whole(ADDRESS) for kind in (HelpLine, GuideLink)},
    (Population, "people"): _PEOPLE,
    (PeopleOfType, "people"): _PEOPLE,
    (CountedAmong, "people"): _PEOPLE,
    **{(kind, key): _SHARE for kind in (Population, PeopleOfType) for key in _SHARES},
    (Population, "untreated_percent"): _SHARE,
    **{(kind, "people"): _PEOPLE for kind in _COUNTED_IN},
    **{(kind, "events"): _NOT_BELOW_0 for kind in _COUNTED_IN},
}
"""By class and key."""

_IN_PERCENT: Schema = {
    **dict.fromkeys(("value", "low", "high", "control"), _SHARE),
    "ci": {"properties": {"low": _SHARE, "high": _SHARE}},
}


def _where(units: Iterable[str], limited: Schema) -> Schema:
    found = {"properties": {"unit": {"enum": list(units)}}, "required": ["unit"]}
    return {"if": found, "then": {"properties": limited}}


_OF_CONTRASTS = _where((EffectUnit.PERCENT, EffectUnit.PERCENT_PER_GROUP), _IN_PERCENT)
DEPENDING: Mapping[object, list[Schema]] = {
    Figure: [
        _where((Unit.PERCENT,), _IN_PERCENT),
        _where((Unit.PEOPLE,), {"value": {"type": "integer", "minimum": 0}}),
        _where((Unit.PER_1000_PEOPLE,), {"value": {"minimum": 0, "maximum": 1000}}),
        _where((each for each in Unit if each.is_ratio), {"value": {"exclusiveMinimum": 0}}),
        _where((each for each in Unit if not each.compares), {"compared_with": False}),
    ],
    Effect: [_OF_CONTRASTS],
    SideOfContrast: [_OF_CONTRASTS],
    AlsoPrinted: [_OF_CONTRASTS],
    ScreenedPaper: [
        {
            "if": {"properties": {"decision": {"const": Decision.KEPT.value}}},
            "then": {"properties": {"source": _one("sources")}, "required": ["source"]},
        }
    ],
}
"""What the unit of a number asks of it, and a decision of a paper."""


def ids_of(base: EvidenceBase) -> Mapping[str, Schema]:
    """Definitions: every id that is there to be named, by kind."""
    what = base.what_matters
    known: Mapping[str, Iterable[str]] = {
        "endpoints": base.endpoints,
        "arms": base.arms,
        "sources": base.sources,
        "criteria": base.criteria,
        "texts": (*base.sources, *base.criteria),
        "considerations": (each.id for each in what.consideration),
        "readiness": (each.id for each in what.ready),
        "questions": (each.id for each in base.team_questions),
        "facts": tuple(GIVEN),
        "factors": (*FACT_NAMES, BOTH_CLOCKS, *sorted(OTHER_FACTORS)),
        "subtypes": SUBTYPES,
        "places": sorted(codes_of_rules(base.places)),
        "places-to-call": (*sorted(with_wholes(base.places)), ELSEWHERE),
    }
    return {f"ids-{kind}": {"enum": list(names)} for kind, names in known.items()}


_SOURCED = (
    Claim, Consideration, GuidePage, GuideSection, QuizQuestion, Situation, TeamQuestion, Way,
)  # fmt: skip
NAMED: Limits = {
    **{(kind, "endpoint"): _one("endpoints") for kind in (Figure, Difference)},
    **{(kind, "arm"): _one("arms") for kind in (Figure, Difference)},
    **{(kind, "compared_with"): _one("arms") for kind in (Figure, Difference)},
    (Difference, "factor"): _one("factors"),
    (Source, "comparator"): _one("arms"),
    (Source, "same_people_as"): _some("sources"),
    (Source, "perhaps_same_people_as"): _some("sources"),
    (Population, "subtypes"): _some("subtypes"),
    (CriteriaSet, "countries"): _some("places"),
    (Criterion, "applies_to"): _some("subtypes"),
    (HelpLine, "countries"): _some("places-to-call"),
    (EmergencyNumbers, "countries"): _some("places-to-call"),
    (EmergencyNumbers, "numbers"): {"items": {"type": "string", **_whole(DIGITS)}},
    (HelpLine, "kind"): {"enum": list(HELP_KINDS)},
    (OutcomeTopic, "endpoints"): _some("endpoints"),
    (Gap, "sources_nearest"): _some("sources"),
    (Disagreement, "sources"): _some("sources"),
    (Term, "sources"): {"items": {"anyOf": [_one("texts"), {"not": _whole(LIKE_AN_ID)}]}},
    (Case, "expected"): {"propertyNames": _one("criteria")},
    (Consideration, "figures"): _some("endpoints"),
    (GuideSection, "figures"): _some("endpoints"),
    **{(TeamQuestion, key): _some("arms") for key in ("drugs", "not_had")},
    (TeamQuestion, "like"): _some("questions"),
    (TeamQuestion, "unknown"): _some("facts"),
    (TeamQuestion, "settles"): _some("facts"),
    (TeamQuestion, "for_values"): _some("considerations"),
    (TeamQuestion, "first_for_values"): _some("considerations"),
    (TeamQuestion, "for_readiness_no"): _some("readiness"),
    (TeamQuestion, "first_for_readiness_no"): _some("readiness"),
    (DrugLine, "drugs"): _some("arms"),
    (DrugLine, "source"): _one("texts"),
    (WorkUpTest, "after_drugs"): _some("arms"),
    (WorkUpTest, "source"): _one("texts"),
    (HctCiItem, "source"): _one("texts"),
    **{(kind, "sources"): _some("texts") for kind in _SOURCED},
}
"""By class and key, the kind of ids of which one or some are named."""
