"""Plain words for the open library: groups of people, sides of the balance, types of MS."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decision_aid.domain.evidence.vocabulary import Aspect, Design, Group, Use
from decision_aid.domain.logic.facts import PROGRESSIVE, SUBTYPES
from decision_aid.web.words.said import SAID

SUBTYPE: Mapping[str, Promise] = {
    "rrms": _("relapsing-remitting MS"),
    "spms": _("secondary progressive MS"),
    "ppms": _("primary progressive MS"),
}
_PROGRESSIVE, _RELAPSING = _("progressive MS"), _("relapsing MS")
GROUP: Mapping[Group, Promise] = {
    Group.ALL: _("everyone in the study"),
    Group.RRMS: SUBTYPE["rrms"],
    Group.SPMS: SUBTYPE["spms"],
    Group.PPMS: SUBTYPE["ppms"],
    Group.PROGRESSIVE: _PROGRESSIVE,
    Group.RELAPSING: _RELAPSING,
    Group.WOMEN: _("women"),
    Group.MEN: _("men"),
    Group.OTHER: _("a part of the people studied"),
}
ASPECT: Mapping[Aspect, Promise] = {
    Aspect.BENEFIT: SAID["what_people_hope_for"],
    Aspect.HARM: _("Harms"),
    Aspect.OTHER: _("Tests, care and views"),
}
TYPES: Mapping[frozenset[str], Promise] = {
    frozenset(): _("MS, type not told"),
    frozenset({"rrms"}): _RELAPSING,
    frozenset({"spms"}): SUBTYPE["spms"],
    frozenset({"ppms"}): SUBTYPE["ppms"],
    frozenset(PROGRESSIVE): _PROGRESSIVE,
    frozenset({"rrms", "spms"}): _("relapsing and secondary progressive MS"),
    frozenset({"rrms", "ppms"}): _("relapsing and primary progressive MS"),
    frozenset(SUBTYPES): _("MS of all types"),
}
"""Whom a study was about, behind "in" and before "MS" has been said."""
DESIGN: Mapping[Design, Promise] = {
    Design.RANDOMISED_TRIAL: _("randomised trial"),
    Design.MATCHED_COHORT: _("matched groups"),
    Design.SINGLE_ARM_TRIAL: SAID["trial_with_no_comparison_group"],
    Design.PROSPECTIVE_COHORT: _("people followed forward in time"),
    Design.RETROSPECTIVE_COHORT: _("study of past records"),
    Design.REGISTRY: _("register"),
    Design.CASE_SERIES: _("report on a few people"),
    Design.META_ANALYSIS: _("studies added together (meta-analysis)"),
    Design.SURVEY: _("survey"),
    Design.DOCUMENT: _("document"),
}
"""Short: for a list to choose from."""
USE: Mapping[Use, Promise] = {
    Use.TRANSPLANT: _("Stem cell transplants"),
    Use.HIGH_EFFICACY_DRUG: _("High-efficacy drugs"),
    Use.DRUG: _("Other drugs"),
    Use.NONE: SAID["no_treatment_or_a_dummy"],
    Use.OTHER: _("Other groups"),
}
