"""Plain words for the open library: groups of people, sides of the balance, types of MS."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decision_aid.domain.evidence.vocabulary import Aspect, Design, Group, Use

GROUP: Mapping[Group, Promise] = {
    Group.ALL: _("everyone in the study"),
    Group.RRMS: _("relapsing-remitting MS"),
    Group.SPMS: _("secondary progressive MS"),
    Group.PPMS: _("primary progressive MS"),
    Group.PROGRESSIVE: _("progressive MS"),
    Group.RELAPSING: _("relapsing MS"),
    Group.WOMEN: _("women"),
    Group.MEN: _("men"),
    Group.OTHER: _("a part of the people studied"),
}
ASPECT: Mapping[Aspect, Promise] = {
    Aspect.BENEFIT: _("What people hope for"),
    Aspect.HARM: _("Harms"),
    Aspect.OTHER: _("Tests, care and views"),
}
SUBTYPE: Mapping[str, Promise] = {
    "rrms": _("relapsing-remitting MS"),
    "spms": _("secondary progressive MS"),
    "ppms": _("primary progressive MS"),
}
TYPES: Mapping[frozenset[str], Promise] = {
    frozenset(): _("MS of a type that was not told"),
    frozenset({"rrms"}): _("relapsing MS"),
    frozenset({"spms"}): _("secondary progressive MS"),
    frozenset({"ppms"}): _("primary progressive MS"),
    frozenset({"spms", "ppms"}): _("progressive MS"),
    frozenset({"rrms", "spms"}): _("relapsing and secondary progressive MS"),
    frozenset({"rrms", "ppms"}): _("relapsing and primary progressive MS"),
    frozenset({"rrms", "spms", "ppms"}): _("MS of all types"),
}
"""Whom a study was about, behind "in" and before "MS" has been said."""
DESIGN: Mapping[Design, Promise] = {
    Design.RANDOMISED_TRIAL: _("randomised trial"),
    Design.MATCHED_COHORT: _("matched groups"),
    Design.SINGLE_ARM_TRIAL: _("trial with no comparison group"),
    Design.PROSPECTIVE_COHORT: _("people followed forward in time"),
    Design.RETROSPECTIVE_COHORT: _("look back at records"),
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
    Use.NONE: _("No treatment, or a dummy"),
    Use.OTHER: _("Other groups"),
}
