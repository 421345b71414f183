"""Plain words for closed vocabularies and topics: one place, so that words stay the same."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from decision_aid.domain.evidence.vocabulary import (
    Design,
    ReadAs,
    ReadIn,
    Regimen,
    SourceKindOfText,
    Use,
)
from decision_aid.domain.similarity.outcomes import Closeness, Dimension, Outcome
from decision_aid.evidence_base.reading.content import HowSure
from decision_aid.web.words.said import SAID, in_turn, with_a_capital

CLOSENESS: Mapping[Closeness, Promise] = {
    Closeness.MUCH_LIKE_YOU: _("much alike"),
    Closeness.PARTLY_LIKE_YOU: _("partly alike"),
    Closeness.TYPE_ONLY: _("only the type of MS is known to fit"),
    Closeness.NOT_KNOWN: SAID["not_known_whether_alike"],
    Closeness.DIFFERENT: _("different from you"),
}
CLOSENESS_CLASS = {
    Closeness.MUCH_LIKE_YOU: "like",
    Closeness.PARTLY_LIKE_YOU: "may",
    Closeness.TYPE_ONLY: "type",
    Closeness.NOT_KNOWN: "type",
    Closeness.DIFFERENT: "diff",
}
SUBTYPE: Mapping[str, Promise] = {
    "rrms": _("RRMS"),
    "spms": _("SPMS"),
    "ppms": _("PPMS"),
}
"""The types of MS where there is little room."""
DIMENSION: Mapping[Dimension, Promise] = {
    Dimension.SUBTYPE: SAID["type_of_ms"],
    Dimension.EDSS: _("disability (EDSS)"),
    Dimension.AGE: _("age"),
    Dimension.YEARS_WITH_MS: SAID["years_with_ms"],
    Dimension.ACTIVITY: _("activity"),
    Dimension.FAILED_TREATMENT: _("earlier drugs"),
}
OUTCOME: Mapping[Outcome, Promise] = {
    Outcome.ALIKE: _("Alike"),
    Outcome.EDGE: _("At the edge"),
    Outcome.UNLIKE: _("Unlike"),
    Outcome.OPEN: _("Your answers or the study do not tell"),
    Outcome.SILENT: _("The study does not say enough"),
}
DESIGN: Mapping[Design, Promise] = {
    Design.RANDOMISED_TRIAL: _("randomised trial: people got one treatment or the other at random"),
    Design.MATCHED_COHORT: _(
        "matched groups: similar people compared, but not put in groups at random"
    ),
    Design.SINGLE_ARM_TRIAL: SAID["trial_with_no_comparison_group"],
    Design.PROSPECTIVE_COHORT: _("people followed forward in time, no comparison group"),
    Design.RETROSPECTIVE_COHORT: _("looked back at the records of people, no comparison group"),
    Design.REGISTRY: _("register of people and what happened to them"),
    Design.CASE_SERIES: _("report on people treated, no comparison group"),
    Design.META_ANALYSIS: format_lazy(
        "{} ({})", SAID["studies_added_together"], _("meta-analysis")
    ),
    Design.SURVEY: _("survey"),
    Design.DOCUMENT: _("document"),
}
DESIGN_OF_SEVERAL: Mapping[Design, Promise] = {
    Design.PROSPECTIVE_COHORT: _("groups followed forward in time, not put together at random"),
    Design.RETROSPECTIVE_COHORT: _(
        "looked back at the records of groups, not put together at random"
    ),
    Design.CASE_SERIES: _("report on people treated, not put in groups at random"),
}
"""Where a study tells of several treatments; other designs are told alike."""
_NOT_BY_CHANCE = _("People were not put in groups at random, so the groups may differ.")
CHANCE: Mapping[Design, Promise] = dict.fromkeys(Design, _NOT_BY_CHANCE) | {
    Design.RANDOMISED_TRIAL: _("People were put in groups at random."),
    Design.MATCHED_COHORT: _("Similar people, not put in groups at random."),
    Design.META_ANALYSIS: in_turn(
        format_lazy("{}.", with_a_capital("studies_added_together")),
        _("Their groups may not have been made at random."),
    ),
}
"""How people came to their treatment, beside a comparison."""
KIND: Mapping[SourceKindOfText, Promise] = {
    SourceKindOfText.STUDY: _("study"),
    SourceKindOfText.META_ANALYSIS: _("meta-analysis"),
    SourceKindOfText.CONFERENCE_ABSTRACT: _("congress abstract"),
    SourceKindOfText.REGISTRY_REPORT: _("report of a register"),
    SourceKindOfText.REGULATOR: _("regulator"),
    SourceKindOfText.CHARITY: _("charity"),
    SourceKindOfText.NEWS: _("news or web page"),
    SourceKindOfText.OPINION: _("opinion"),
}
READ_AS: Mapping[ReadAs, Promise] = {
    ReadAs.FULL_TEXT: _("the full text"),
    ReadAs.ABSTRACT: _("the abstract (the paper's own summary)"),
    ReadAs.SUMMARY: _("somebody else's summary"),
    ReadAs.NEWS: _("a news report"),
    ReadAs.TABLE: _("a table"),
}
REGIMEN: Mapping[Regimen, Promise] = {
    Regimen.LOW: _("lower-intensity chemotherapy"),
    Regimen.INTERMEDIATE: _("medium-intensity chemotherapy"),
    Regimen.HIGH: _("high-intensity chemotherapy"),
    Regimen.MIXED: _("chemotherapy of different strengths"),
}
SEEN_IN: Mapping[ReadIn, Promise] = {
    ReadIn.PRIMARY: _("in the publication's own text"),
    ReadIn.SECONDARY: _("in somebody else's summary"),
}
SECOND_HAND = _("We read a summary by somebody else, not the original.")
"""Of a text or a figure whose own publication was not seen."""
HOW_SURE: Mapping[HowSure, Promise] = {
    HowSure.SETTLED: _("The sources agree."),
    HowSure.LIKELY: _("Most sources point this way."),
    HowSure.DISPUTED: _("The sources disagree."),
    HowSure.NOT_KNOWN: _("Nobody has studied this well enough."),
}
USE: Mapping[Use, Promise] = {
    Use.TRANSPLANT: _("Transplant"),
    Use.HIGH_EFFICACY_DRUG: _("High-efficacy drug"),
    Use.DRUG: _("Other drug"),
    Use.NONE: SAID["no_treatment_or_a_dummy"],
}
"""The columns of a comparison. "No treatment" is the nearest there is to staying as now."""
