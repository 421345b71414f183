"""How disabled those were who died, where another text on the people of a report tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.evidence.vocabulary import TellsOf
from decision_aid.domain.similarity.deaths import DeathLine, DeathsHeadline
from decision_aid.web.figures.in_short.limits import ends_in_words
from decision_aid.web.figures.in_short.told import Told
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.figures.spreads.deaths import died_of
from decision_aid.web.loaded import evidence_base


def who_died(told: DeathsHeadline, of: DeathLine, *, in_few: bool = True) -> Iterator[Told]:
    """Below a report that is named; then that elsewhere others died too."""
    figure = evidence_base().telling.get(TellsOf.DISABILITY_OF_WHO_DIED)
    if figure is None or told.of_same_people(figure.source) != of:
        return
    each = {"n": of.died}
    said = ngettext(
        "That one had been very disabled",
        "All %(n)s had been very disabled",
        of.died,
    )
    in_short = ngettext(
        "the one who died had been very disabled",
        "all %(n)s who died had been very disabled",
        of.died,
    )
    yield Told(said % each, figure.source, briefly=in_short % each, in_few_lines=in_few)
    if told.able not in (None, told.own_beside):
        yield from (replace(each, in_few_lines=in_few) for each in others_died(told))


def all_very_disabled(study: str) -> str:
    return _("all who died in %(study)s had been very disabled") % {"study": study}


def others_died(told: DeathsHeadline) -> Iterator[Told]:
    """So nobody reads from it that only the very disabled die."""
    if (able := told.able) is None:
        return
    said = {"counted": died_of(able), "edss": edss_of(able)}
    yield Told(
        _("Elsewhere %(counted)s with %(edss)s died") % said,
        able.of,
        briefly=_("%(edss)s: %(counted)s died") % said,
        joined=_("not all elsewhere"),
    )


def edss_of(each: DeathLine) -> str:
    return _("EDSS %(edss)s") % {"edss": ends_in_words(each.of.population.edss)}


def died_with(each: DeathLine, edss: str) -> str:
    """ "1 of 24 with EDSS 3 to 6 died of it"."""
    words = {"big": died_of(each), "edss": edss, "what": phrases.died_in(each)}
    return _("%(big)s with %(edss)s %(what)s") % words
