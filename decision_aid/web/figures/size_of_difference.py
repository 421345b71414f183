"""What a paper prints on a difference, beside the words on what it found: its size, range and p.

Of each there is one wording, and one for where there is little room.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.difference import Difference, Effect, EffectUnit
from decision_aid.domain.evidence.printed import Interval

_SIZE: Mapping[EffectUnit, Promise] = {
    EffectUnit.HAZARD_RATIO: later("hazard ratio %(value)s"),
    EffectUnit.ODDS_RATIO: later("odds ratio %(value)s"),
    EffectUnit.RISK_RATIO: later("risk ratio %(value)s"),
    EffectUnit.HAZARD_INCREASE_PERCENT: later("hazard higher by %(value)s%%"),
    EffectUnit.REDUCTION_PERCENT: later("reduction of %(value)s%%"),
    EffectUnit.MEAN_DIFFERENCE: later("a difference of %(value)s on average"),
    EffectUnit.PERCENT: later("%(value)s%%"),
    EffectUnit.PEOPLE: later("%(value)s people"),
    EffectUnit.THRESHOLD: later("limit at %(value)s"),
}
_RATIO_IN_SHORT: Mapping[EffectUnit, Promise] = {
    EffectUnit.HAZARD_RATIO: later("HR %(value)s"),
    EffectUnit.ODDS_RATIO: later("OR %(value)s"),
    EffectUnit.RISK_RATIO: later("RR %(value)s"),
}
RATIOS = frozenset(_RATIO_IN_SHORT)


def size_told(each: Difference) -> str:
    """What kind of number, its range, and of which step; empty where no size was printed."""
    effect = each.effect
    words, value = _SIZE.get(effect.unit), _value(effect)
    if words is None or not value:
        return ""
    told = str(words) % {"value": value}
    if effect.ci is not None:
        told = f"{told} ({interval_told(effect.ci)})"
    if each.per and each.step_stated:
        told = _("%(size)s for each %(step)s") % {"size": told, "step": each.per}
    return told


def ratio_in_short(effect: Effect) -> str:
    """ "HR 0.27 (0.14–0.5)"; empty for whatever is no ratio."""
    words = _RATIO_IN_SHORT.get(effect.unit)
    if words is None or effect.value is None:
        return ""
    ends = f" ({effect.ci.low}–\u2060{effect.ci.high})" if effect.ci else ""
    return str(words) % {"value": f"{effect.value}{ends}"}


def interval_told(ci: Interval) -> str:
    return _("%(level)s%% confidence interval %(low)s to %(high)s") % {
        "level": ci.level, "low": number_told(ci.low), "high": number_told(ci.high)
    }  # fmt: skip


def number_told(number: Decimal) -> str:
    """In the digits of the publication, with the sign for minus."""
    return f"{number:f}".replace("-", "−")


def p_value(printed: str) -> str:
    """ "p = 0.04", "p < 0.001"."""
    words = _("p < %(number)s") if printed.startswith("<") else _("p = %(number)s")
    return words % {"number": printed.lstrip("<= ")}


def _value(effect: Effect) -> str:
    """A number, or where only a range of sizes was printed, that."""
    if effect.value is not None:
        return number_told(effect.value)
    if effect.low is None or effect.high is None:
        return ""
    return _("%(low)s to %(high)s") % {
        "low": number_told(effect.low), "high": number_told(effect.high)
    }  # fmt: skip
