"""What a transplant meeting asks first, as the patient told it, in the order of the questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from decision_aid.domain.logic.facts import ReferralPart
from decision_aid.domain.questionnaire.answers import NONE, UNSURE
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.questionnaire.question_parts import Option, QuestionKind
from decision_aid.domain.referral.dated import dated_drugs
from decision_aid.web.handover.referral.comorbidity import comorbidity
from decision_aid.web.handover.referral.drugs import drug_table, relapse_table, without_drugs
from decision_aid.web.handover.referral.parts import Section
from decision_aid.web.handover.referral.sources import Numbers
from decision_aid.web.handover.referral.words import NOT_KNOWN, told
from decision_aid.web.handover.summary.content import Item
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import answer_in_words, month_in_words, said, short_name
from decision_aid.web.words.clinical import clinical_fact

_IN_A_TABLE = ("relapse_when", "relapse_marks")
_PLACED = {
    "last_dose": ReferralPart.TREATMENT,
    "mri_when": ReferralPart.FINDINGS,
    "nfl_serum": ReferralPart.FINDINGS,
    "nfl_csf": ReferralPart.FINDINGS,
    "aqp4_mog": ReferralPart.FINDINGS,
    "jcv_when": ReferralPart.INFECTIONS,
    "transplant_when": ReferralPart.ORGANS,
}
"""Questions without a fact that a letter names; one that is not here stands under "Also told"."""
_SAID = (*_IN_A_TABLE, "child_wish", "edss_year_ago")

Pairs = Iterator[tuple[str, str]]


def history_of(journey: Journey, today: date, numbers: Numbers) -> tuple[Section, ...]:
    """What is not known is said to be so, and stands in its place."""
    sections = (
        _section("course", _("Disease course"), _course(journey)),
        _drugs(journey, today, numbers),
        Section(
            id="relapses",
            title=_("Relapses"),
            items=_items(_part(journey, ReferralPart.RELAPSES)),
            table=relapse_table(journey),
        ),
        _section("findings", _("MRI and tests"), _findings(journey)),
        _section("infections", _("JC virus and serology"), _infections(journey)),
        _section("fertility", _("Fertility"), _fertility(journey)),
        _section("organs", _("Performance and organs"), _organs(journey)),
        comorbidity(journey, numbers),
        _section("also", _("Also told"), _others(journey)),
    )
    return tuple(each for each in sections if each.items or each.table)


def _section(name: str, title: str, pairs: Pairs) -> Section:
    return Section(id=name, title=title, items=_items(pairs))


def _items(pairs: Pairs) -> tuple[Item, ...]:
    """What is not known stands together in one line, at the end."""
    told, unknown = [], []
    for label, text in pairs:
        if text == str(NOT_KNOWN):
            unknown.append(label)
        else:
            told.append(Item(f"{label[:1].upper()}{label[1:]}", text))
    if unknown:
        told.append(Item(_("Not known"), "; ".join(unknown)))
    return tuple(told)


def _part(journey: Journey, part: ReferralPart) -> Pairs:
    """A test that was not done is told as that, and not as a result that nobody knows."""
    for name in _names_of(part):
        not_done = "" if journey.facts.knows(name) else _answer(journey, name)
        yield clinical_fact(name), not_done or told(journey.facts, name)


def _names_of(part: ReferralPart) -> list[str]:
    return [fact.name for fact in questionnaire().facts.values() if fact.referral is part]


def _course(journey: Journey) -> Pairs:
    yield _("answers given by"), _filled_in_by(journey)
    yield clinical_fact("age"), told(journey.facts, "age")
    yield clinical_fact("subtype"), told(journey.facts, "subtype")
    yield _("year of first symptoms"), told(journey.known, "year_onset")
    yield _("year of diagnosis"), told(journey.known, "year_diagnosis")
    yield _("EDSS now"), _edss(journey)
    yield _("EDSS a year ago"), _answer(journey, "edss_year_ago") or str(NOT_KNOWN)
    yield clinical_fact("walk_20m"), told(journey.facts, "walk_20m")
    yield from _part(journey, ReferralPart.COURSE)


def _filled_in_by(journey: Journey) -> str:
    by = journey.known.get("filled_in_by")
    if not isinstance(by, str):
        return _("the patient, as far as we know")
    option = questionnaire().questions["filled_in_by"].option_named(by)
    return said(option.referral) if option else by


def _edss(journey: Journey) -> str:
    value = told(journey.facts, "edss")
    if when := _label(journey, "edss_when"):
        measured = _("measured %(when)s") % {"when": when}
        return f"{value}; {measured}"
    return value


def _drugs(journey: Journey, today: date, numbers: Numbers) -> Section:
    """Each drug with its dates; on the short way drugs are not asked by name."""
    table = drug_table(journey, today, numbers)
    missing = [] if table else [(_("disease-modifying drugs"), without_drugs(journey))]
    pairs = (
        *missing,
        *_part(journey, ReferralPart.TREATMENT),
        *(() if _has_own_doses(journey) else _by_question(journey, ReferralPart.TREATMENT)),
    )
    return Section(id="drugs", title=_("Drugs"), items=_items(iter(pairs)), table=table)


def _has_own_doses(journey: Journey) -> bool:
    """Then the last dose of any drug stands in the table."""
    return any(each.last_dose for each in dated_drugs(journey))


def _findings(journey: Journey) -> Pairs:
    yield _("MRI in 12 months"), told(journey.known, "mri_12m")
    if not _is_answered(journey, "mri_when"):
        yield _("last MRI"), str(NOT_KNOWN)
    yield from _part(journey, ReferralPart.FINDINGS)
    if not _is_answered(journey, "aqp4_mog"):
        yield _("AQP4 / MOG IgG"), str(NOT_KNOWN)
    yield from _by_question(journey, ReferralPart.FINDINGS)


def _infections(journey: Journey) -> Pairs:
    yield from _part(journey, ReferralPart.INFECTIONS)
    yield from _by_question(journey, ReferralPart.INFECTIONS)
    positive, negative = (_ticked(journey, f"serology_{each}") for each in ("positive", "negative"))
    both = [each for each in positive if each in negative]
    names = {o.value: said(o.clinical) for o in _tests()}
    rest = [each for each in names if each not in positive and each not in negative]
    when = _answer(journey, "serology_when")
    yield _("blood taken for serology"), when or str(NOT_KNOWN)
    for label, found in (
        (_("serology positive"), [each for each in positive if each not in both]),
        (_("serology negative"), [each for each in negative if each not in both]),
        (_("told as both, to be checked"), both),
        (_("serology not told"), rest),
    ):
        if found:
            yield label, "; ".join(names[each] for each in found)


def _tests() -> tuple[Option, ...]:
    return questionnaire().questions["serology_positive"].option


def _fertility(journey: Journey) -> Pairs:
    for name in _names_of(ReferralPart.FERTILITY):
        if name != "pregnant" or not _cannot_be_pregnant(journey):
            yield clinical_fact(name), told(journey.facts, name)
    if can := _answer(journey, "menopause"):
        yield _("can become pregnant"), can
    yield _("wish for a child"), _wish(journey)


def _wish(journey: Journey) -> str:
    """Whoever was asked about plans to become pregnant was not asked about a wish as well."""
    if own := _answer(journey, "child_wish"):
        return own
    plans = {True: _("yes, in the next few years"), False: _("no plan to become pregnant")}
    planned = journey.known.get("planning_pregnancy")
    if _cannot_be_pregnant(journey):
        return str(NOT_KNOWN)
    return plans[planned] if isinstance(planned, bool) else str(NOT_KNOWN)


def _cannot_be_pregnant(journey: Journey) -> bool:
    """Unless somebody says all the same that it is so."""
    return journey.known.get("sex") == "male" and journey.known.get("pregnant") is not True


def _organs(journey: Journey) -> Pairs:
    yield from _part(journey, ReferralPart.ORGANS)
    conditions = _names_of(ReferralPart.CONDITION)
    groups = (
        (_("reported as present"), True),
        (_("reported as absent"), False),
        (_("conditions not known"), None),
    )
    for label, value in groups:
        names = [clinical_fact(name) for name in conditions if journey.known.get(name) is value]
        if names:
            yield label, "; ".join(names)
    yield from _by_question(journey, ReferralPart.ORGANS)


def _others(journey: Journey) -> Pairs:
    return _by_question(journey, None)


def _by_question(journey: Journey, part: ReferralPart | None) -> Pairs:
    """Questions that give no fact of the lists, as they were answered."""
    for step in journey.steps:
        key = step.question.key
        if not step.question.in_referral or step.answer is None or key in _SAID:
            continue
        if _PLACED.get(key) is part:
            known = step.answer not in (UNSURE, (UNSURE,))
            words = _in_a_sentence(step) if known else str(NOT_KNOWN)
            yield short_name(step, step.question.clinical), words


def _is_answered(journey: Journey, key: str) -> bool:
    """Whether the question was answered, be it with "I do not know": then it tells its own line."""
    return any(s.question.key == key and s.answer is not None for s in journey.steps)


def _answer(journey: Journey, key: str) -> str:
    """A known answer to one question, in the words of its choice; else empty."""
    for step in journey.steps:
        if step.question.key == key and step.answer not in (None, UNSURE):
            return _in_a_sentence(step)
    return ""


def _label(journey: Journey, key: str) -> str:
    """The same in the words that the patient read."""
    found = [s for s in journey.steps if s.question.key == key and s.answer not in (None, UNSURE)]
    words = answer_in_words(found[0], found[0].answer) if found else ""
    return f"{words[:1].lower()}{words[1:]}"


def _ticked(journey: Journey, key: str) -> tuple[str, ...]:
    answer = next((step.answer for step in journey.steps if step.question.key == key), None)
    return answer if isinstance(answer, tuple) and not {NONE, UNSURE} & set(answer) else ()


def _in_a_sentence(step: Step) -> str:
    """Months keep their capital."""
    if step.question.kind is QuestionKind.MONTH:
        return month_in_words(str(step.answer))
    if step.question.kind.is_typed:
        return f"{step.answer} {said(step.question.clinical_unit)}".strip()
    chosen = step.question.chosen(step.answer or ())
    if any(each.clinical for each in chosen):
        return "; ".join(said(each.clinical or each.label) for each in chosen)
    words = answer_in_words(step, step.answer)
    return f"{words[:1].lower()}{words[1:]}"
