"""The time of an outcome in words: how long, and since when."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.evidence.population import FollowUp
from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.vocabulary import Use

_AFTER_STARTING = later("%(time)s after starting treatment")
_AFTER = {
    Use.TRANSPLANT: later("%(time)s after a transplant"),
    Use.HIGH_EFFICACY_DRUG: _AFTER_STARTING,
    Use.DRUG: _AFTER_STARTING,
    Use.NONE: later("%(time)s after the start"),
}


def time_after(at: FollowUpTime | None, use: Use | None) -> str:
    """When an outcome was counted, as a heading: "5 years after a transplant".

    Drugs go on, so their time is that since the start; without a use, for several treatments.
    """
    if at is None:
        return _("while the study lasted")
    after = later("%(time)s after the start of treatment")
    return (after if use is None else _AFTER.get(use, after)) % {"time": length_of(at)}


def length_of(at: FollowUpTime) -> str:
    if at.years is not None:
        years = at.years
        return ngettext("%(n)s year", "%(n)s years", _plural(years)) % {"n": _plain(years)}
    if at.months is not None:
        months = at.months
        return ngettext("%(n)s month", "%(n)s months", _plural(months)) % {"n": _plain(months)}
    if at.weeks is not None:
        return ngettext("%(n)s week", "%(n)s weeks", at.weeks) % {"n": at.weeks}
    days = at.days or 0
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


def short_length(at: FollowUpTime) -> str:
    """For clinicians: "5 y"."""
    return length_of(at) if at.years is None else _("%(n)s y") % {"n": _plain(at.years)}


def followed_for(followed: FollowUp, *, clinical: bool = False) -> str:
    """How long half were followed; where that was not printed, all on average, or at most."""
    told = {"time": (short_length if clinical else length_of)(followed.typical)}
    if followed.most_years is not None:
        words = _("follow-up to %(time)s") if clinical else _("followed for up to %(time)s")
    elif followed.mean is not None:
        words = _("mean follow-up %(time)s") if clinical else _("followed for %(time)s on average")
    elif clinical:
        words = _("median follow-up %(time)s")
    else:
        words = _("half of them followed for %(time)s or more")
    return words % told


def _plural(number: Decimal) -> int:
    return 1 if number == 1 else 2


def _plain(number: Decimal) -> str:
    """As printed, without a decimal that says nothing: 5.0 is told as 5."""
    return str(int(number)) if number == number.to_integral_value() else str(number)
