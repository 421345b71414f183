"""Plain words for sets of criteria and where each of their lines stands."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decision_aid.domain.criteria import Guard, Standing
from decision_aid.domain.criteria_vocabulary import Asks, SetStatus, SourceKind, Strength
from decision_aid.web.words import SECOND_HAND

STANDING: Mapping[Standing, Promise] = {
    Standing.MET: _("Fits the published limit"),
    Standing.NOT_MET: _("Outside the published limit"),
    Standing.UNKNOWN: _("Cannot tell yet"),
    Standing.FOR_THE_TEAM: _("For your team to judge"),
    Standing.OTHER_SUBTYPE: _("For other types of MS"),
}
STANDING_CLASS = {
    Standing.MET: "yes",
    Standing.NOT_MET: "no",
    Standing.UNKNOWN: "unk",
    Standing.FOR_THE_TEAM: "team",
    Standing.OTHER_SUBTYPE: "team",
}
BAR_PRESENT = _("Your team has to look at this first")
STRENGTH: Mapping[Strength, Promise] = {
    Strength.REQUIRED: _("asked for"),
    Strength.PREFERRED: _("preferred, not required"),
    Strength.EXCLUDES: _("a bar: rules people out"),
    Strength.CAUTION: _("a caution"),
}
SET_STATUS: Mapping[SetStatus, Promise] = {
    SetStatus.CURRENT: _("in use, as far as we know"),
    SetStatus.SUPERSEDED: _("replaced by a newer text"),
    SetStatus.HISTORICAL: _("old: may no longer be in use"),
    SetStatus.TRIAL_OPEN: _("trial still open"),
    SetStatus.TRIAL_CLOSED: _("trial closed to new people"),
}
SOURCE_KIND: Mapping[SourceKind, Promise] = {
    SourceKind.PRIMARY: _("We read the original text, or a part of it."),
    SourceKind.OFFICIAL_PAGE: _("We read the body's own web page."),
    SourceKind.REGISTRY_COPY: _("We read the entry in a trial register."),
    SourceKind.SECONDARY: SECOND_HAND,
    SourceKind.REPOST: _("We read a copy on another page, not the original."),
}
GUARD: Mapping[Guard, Promise] = {
    Guard.UNDER_18: _("age"),
    Guard.PREGNANT: _("pregnancy"),
    Guard.PML: _("PML"),
    Guard.FITNESS: _("fitness for a transplant"),
}
"""What a text that fits is held back by, where there is little room; whole: guard_words."""

ASKS: Mapping[Asks, Promise] = {
    Asks.SUBTYPE: _("type of MS"),
    Asks.AGE: _("age"),
    Asks.EDSS: _("EDSS"),
    Asks.DISEASE_DURATION: _("years with MS"),
    Asks.RELAPSES: _("relapses"),
    Asks.MRI_ACTIVITY: _("scans"),
    Asks.PROGRESSION: _("slow worsening"),
    Asks.PRIOR_TREATMENT: _("earlier drugs"),
    Asks.WALKING: _("walking"),
    Asks.COMORBIDITY: _("other illness"),
    Asks.PREGNANCY: _("pregnancy"),
    Asks.OTHER: _("other points"),
}
