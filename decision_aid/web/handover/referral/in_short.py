"""What a meeting asks first, in one breath: who, how fast it goes, in spite of what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.guards import told_guards
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.facts.of_drugs import (
    COUNTS_OF_DRUGS,
    SIDE_EFFECTS,
    has_failed,
)
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.referral.dated import DatedDrug, dated_drugs, dated_relapses
from decision_aid.web.handover.referral.sections.answers import answer_to
from decision_aid.web.handover.referral.sections.comorbidity import hct_ci_in_short
from decision_aid.web.handover.referral.sections.drugs import courses_of, drug_name, last_dose
from decision_aid.web.handover.referral.words import fact_told, told
from decision_aid.web.handover.summary.clinical import (
    summed_up,
    to_look_at_first,
    years_in_terms,
)
from decision_aid.web.loaded import questionnaire
from decision_aid.web.rules.held import clinical_name
from decision_aid.web.words.answers import short_month

_TOLD_HERE = ("subtype", "age", "edss", "relapses_12m", "lvef", "dlco", "crcl")
"""Facts in other words here, and organs, which have a part of their own."""


def in_short(journey: Journey, today: date, fitness: Verdict | None = None) -> str:
    """What a team looks at first stands first, as a sentence of its own."""
    first = to_look_at_first(_looked_at(journey, fitness))
    sentences = (*first, capfirst("; ".join(_parts(journey, today))))
    return ". ".join(filter(None, sentences)) or _("nothing yet")


def _looked_at(journey: Journey, fitness: Verdict | None) -> Iterator[str]:
    """What was told by name, then values outside the rules on fitness."""
    for guard in told_guards(journey.facts):
        when = answer_to(journey, "transplant_when")
        has_date = guard is Guard.EARLIER_TRANSPLANT and when
        name = clinical_name(guard, journey.known)
        yield f"{name} ({when})" if has_date else name
    against = fitness.tally.not_met if fitness else ()
    for name in sorted({name for each in against for name in each.criterion.reads}):
        if journey.facts.number(name) is not None:
            yield fact_told(journey.facts, name)


def _parts(journey: Journey, today: date) -> Iterator[str]:
    yield from _who(journey)
    if journey.facts.knows("subtype"):
        yield told(journey.facts, "subtype")
    yield from years_in_terms(journey)
    yield from _edss(journey)
    yield from _relapses(journey)
    left_out = (*_TOLD_HERE, *(COUNTS_OF_DRUGS if dated_drugs(journey) else ()))
    yield from summed_up(journey, left_out)
    yield from _drugs(journey, today)
    if counted := hct_ci_in_short(journey):
        yield counted


def _who(journey: Journey) -> Iterator[str]:
    sex = {"female": _("woman"), "male": _("man")}.get(str(journey.known.get("sex")), "")
    age = _("%(years)s years") % {"years": told(journey.facts, "age")}
    known_age = age if journey.facts.knows("age") else ""
    if words := ", ".join(filter(None, (sex, known_age))):
        yield capfirst(words)


def _edss(journey: Journey) -> Iterator[str]:
    if not journey.facts.knows("edss"):
        return
    now = {"edss": told(journey.facts, "edss"), "before": answer_to(journey, "edss_year_ago")}
    if now["before"]:
        yield _("EDSS %(edss)s, a year ago %(before)s") % now
    else:
        yield _("EDSS %(edss)s") % now


def _relapses(journey: Journey) -> Iterator[str]:
    if journey.facts.knows("relapses_12m"):
        number = {"n": told(journey.facts, "relapses_12m")}
        yield _("relapses in 12 months %(n)s") % number
    if last := max((each.when for each in dated_relapses(journey)), default=""):
        yield _("last relapse %(month)s") % {"month": short_month(last)}


def _drugs(journey: Journey, today: date) -> Iterator[str]:
    """Which drugs did not control MS, what is taken now, and else what was taken last, where every
    drug has its last dose.
    """
    drugs, ended = dated_drugs(journey), questionnaire().questions["dmt_outcome"]
    failed = [each for each in drugs if has_failed(ended, each.outcome) is Truth.YES]
    if failed:
        each = ", ".join(_named(drug, today) for drug in failed)
        yield _("MS not controlled on %(drugs)s") % {"drugs": each}
    stopped = [each for each in drugs if each.outcome == SIDE_EFFECTS]
    if stopped:
        names = ", ".join(drug_name(each.drug) for each in stopped)
        yield _("stopped for side effects or safety: %(drugs)s") % {"drugs": names}
    now = [drug_name(each.drug) for each in drugs if each.is_taken_now]
    if now:
        yield _("on %(drugs)s now") % {"drugs": ", ".join(now)}
        return
    last = max(drugs, key=lambda each: each.last_dose, default=None)
    if last is not None and last not in failed and all(each.last_dose for each in drugs):
        words = {"drug": drug_name(last.drug), "when": last_dose(last, today)}
        yield _("last dose of %(drug)s %(when)s") % words


def _named(drug: DatedDrug, today: date) -> str:
    when = _("last dose %(when)s") % {"when": last_dose(drug, today)} if drug.last_dose else ""
    more = ", ".join(filter(None, (courses_of(drug), when)))
    return f"{drug_name(drug.drug)} ({more})" if more else drug_name(drug.drug)
