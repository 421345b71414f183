"""Sentences beside figures, or in the place of one: each stands here once."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.printed import Interval


def ratio_and_range(value: str, ci: Interval | None) -> str:
    """ "hazard ratio 2.03 (1.4 to 2.95)"."""
    if ci is None:
        return value
    return _("%(value)s (%(low)s to %(high)s)") % {"value": value, "low": ci.low, "high": ci.high}


def a_ratio_of_one() -> str:
    return _("1 means no difference")


def how_to_read_a_ratio() -> str:
    return _(
        "1 means no difference. A ratio does not tell how many people this happened to: "
        "read it with the counts."
    )


def nobody_like_you() -> str:
    """In place of a figure."""
    return _("Nobody like you has been studied for this, as far as we found.")


def small_reports_only() -> str:
    """In place of the figure of a harm."""
    return _("Only small reports. It may still happen.")


def some_count_otherwise() -> str:
    """Beside figures of which not all count the same."""
    return _("Some count something else, and say so beside the number.")


def groups_not_persons() -> str:
    """Beside the picture that a person is shown."""
    return _("These are groups of people. Nobody can tell from them what would happen to you.")


def after_not_from() -> str:
    """Under every list of who did better after a transplant."""
    return _(
        "These tell who did better after a transplant, not who gains more from it than from a "
        "drug. No study has tested that."
    )
