"""Relapses with their dates, as a table."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.logic.facts import ReferralPart
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.referral.dated import DatedRelapse, dated_relapses, undated_relapses
from decision_aid.web.handover.referral.sections.answers import of_part
from decision_aid.web.handover.referral.sections.drugs import month_of
from decision_aid.web.handover.referral.sections.parts import Section, Table, known_and_not
from decision_aid.web.handover.referral.words import NOT_KNOWN


def relapses(journey: Journey, today: date) -> Section:
    items, unknown = known_and_not(of_part(journey, ReferralPart.RELAPSES))
    undated = undated_relapses(journey, today)
    dates = ngettext("date of %(n)s relapse", "dates of %(n)s relapses", undated) % {"n": undated}
    return Section(
        id="relapses",
        title=_("Relapses"),
        items=items,
        table=_table(journey),
        unknown=(*((dates,) if undated else ()), *unknown),
    )


def _table(journey: Journey) -> Table | None:
    """None where no relapse was dated."""
    rows = tuple(_row(each) for each in dated_relapses(journey))
    if not rows:
        return None
    heads = (_("Relapse began"), _("Treatment"), _("Recovery"))
    return Table(heads=heads, rows=rows, widths=(30, 35, 35))


def _row(told: DatedRelapse) -> tuple[str, str, str]:
    steroids = {True: _("steroids"), False: _("no steroids"), None: str(NOT_KNOWN)}
    lasting = {
        True: _("incomplete recovery"),
        False: _("no lasting deficit told"),
        None: str(NOT_KNOWN),
    }
    return month_of(told.when), steroids[told.steroids], lasting[told.lasting]
