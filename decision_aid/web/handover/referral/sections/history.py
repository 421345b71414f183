"""What a transplant meeting asks first, as the patient told it, in the order of the questions."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from decision_aid.domain.logic.facts import ReferralPart
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.referral.dated import dated_drugs
from decision_aid.web.handover.referral.sections.answers import (
    Pairs,
    answer_to,
    by_question,
    is_answered,
    is_wanted,
    label_of_answer,
    names_of,
    of_part,
)
from decision_aid.web.handover.referral.sections.blood import counts, infections
from decision_aid.web.handover.referral.sections.comorbidity import comorbidity
from decision_aid.web.handover.referral.sections.drugs import drug_table, undated, without_drugs
from decision_aid.web.handover.referral.sections.parts import Section, known_and_not, section
from decision_aid.web.handover.referral.sections.relapses import relapses
from decision_aid.web.handover.referral.sources import Numbers
from decision_aid.web.handover.referral.words import NOT_KNOWN, told
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import said
from decision_aid.web.words.clinical import clinical_fact


def history_of(journey: Journey, today: date, numbers: Numbers) -> tuple[Section, ...]:
    """A section of which nothing is told has what is unknown only."""
    return (
        section("course", _("Disease course"), _course(journey)),
        _drugs(journey, today, numbers),
        relapses(journey, today),
        section("findings", _("MRI and tests"), _findings(journey)),
        section("infections", _("Infections, JC virus and serology"), infections(journey)),
        section("blood", _("Blood counts"), counts(journey)),
        section("fertility", _("Fertility"), _fertility(journey)),
        section("organs", _("Performance, organs and other conditions"), _organs(journey)),
        comorbidity(journey, numbers),
        section("also", _("Also told"), by_question(journey, None)),
    )


def _course(journey: Journey) -> Pairs:
    yield _("answers given by"), _filled_in_by(journey)
    yield clinical_fact("age"), told(journey.facts, "age")
    yield clinical_fact("subtype"), told(journey.facts, "subtype")
    yield _("year of first symptoms"), told(journey.known, "year_onset")
    yield _("year of diagnosis"), told(journey.known, "year_diagnosis")
    yield _("EDSS now"), _edss(journey)
    if is_wanted(journey, "edss_year_ago"):
        yield _("EDSS a year ago"), answer_to(journey, "edss_year_ago") or str(NOT_KNOWN)
    yield clinical_fact("walk_20m"), told(journey.facts, "walk_20m")
    yield from of_part(journey, ReferralPart.COURSE)


def _filled_in_by(journey: Journey) -> str:
    by = journey.known.get("filled_in_by")
    if not isinstance(by, str):
        return _("the patient, as far as we know")
    option = questionnaire().questions["filled_in_by"].option_named(by)
    return said(option.referral) if option else by


def _edss(journey: Journey) -> str:
    value = told(journey.facts, "edss")
    if when := label_of_answer(journey, "edss_when"):
        measured = _("measured %(when)s") % {"when": when}
        return f"{value}; {measured}"
    return value


def _drugs(journey: Journey, today: date, numbers: Numbers) -> Section:
    """Each drug with its dates; on the short way drugs are not asked by name."""
    table = drug_table(journey, today, numbers)
    missing = [] if table else [(_("disease-modifying drugs"), without_drugs(journey))]
    items, unknown = known_and_not(
        (
            *missing,
            *of_part(journey, ReferralPart.TREATMENT),
            *_dated(journey),
        )
    )
    lacks = (*undated(journey), *unknown)
    return Section(
        id="drugs",
        title=_("Drugs and earlier transplants"),
        short=_("Drugs"),
        items=items,
        table=table,
        unknown=lacks,
    )


def _dated(journey: Journey) -> Pairs:
    """Where the table has the last dose of a drug, not that of any drug as well."""
    skipped = ("last_dose",) if _has_own_doses(journey) else ()
    yield from by_question(journey, ReferralPart.TREATMENT, without=skipped)


def _has_own_doses(journey: Journey) -> bool:
    """Then the last dose of any drug stands in the table."""
    return any(each.last_dose for each in dated_drugs(journey))


def _findings(journey: Journey) -> Pairs:
    yield _("MRI in 12 months"), told(journey.known, "mri_12m")
    if not is_answered(journey, "mri_when"):
        yield _("month of the last MRI"), str(NOT_KNOWN)
    yield from of_part(journey, ReferralPart.FINDINGS)
    if not is_answered(journey, "aqp4_mog"):
        yield _("AQP4 / MOG IgG"), str(NOT_KNOWN)
    yield from by_question(journey, ReferralPart.FINDINGS)


def _fertility(journey: Journey) -> Pairs:
    for name in names_of(ReferralPart.FERTILITY):
        cannot_be = name == "pregnant" and _cannot_be_pregnant(journey)
        if is_wanted(journey, name) and not cannot_be:
            yield clinical_fact(name), told(journey.facts, name)
    if can := answer_to(journey, "menopause"):
        yield _("can become pregnant"), can
    wish = _wish(journey)
    if wish != str(NOT_KNOWN) or is_wanted(journey, "child_wish"):
        yield _("wish for a child"), wish


def _wish(journey: Journey) -> str:
    """Whoever was asked about plans to become pregnant was not asked about a wish as well."""
    if own := answer_to(journey, "child_wish"):
        return own
    plans = {True: _("yes, in the next few years"), False: _("no plan to become pregnant")}
    planned = journey.known.get("planning_pregnancy")
    if _cannot_be_pregnant(journey):
        return str(NOT_KNOWN)
    return plans[planned] if isinstance(planned, bool) else str(NOT_KNOWN)


def _cannot_be_pregnant(journey: Journey) -> bool:
    """Men, and whoever is too old, unless something else was told: then it is told."""
    if "pregnant" in journey.known or "past_menopause" in journey.known:
        return journey.known.get("sex") == "male" and journey.known.get("pregnant") is not True
    return journey.facts.get("pregnant") is False


def _organs(journey: Journey) -> Pairs:
    yield from of_part(journey, ReferralPart.ORGANS)
    conditions = names_of(ReferralPart.CONDITION)
    for label, value in ((_("reported as present"), True), (_("reported as absent"), False)):
        names = [clinical_fact(name) for name in conditions if journey.known.get(name) is value]
        if names:
            yield label, "; ".join(names)
    for name in conditions:
        if journey.known.get(name) is None:
            yield clinical_fact(name), str(NOT_KNOWN)
    yield from by_question(journey, ReferralPart.ORGANS)
