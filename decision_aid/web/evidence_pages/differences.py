"""Published contrasts on the page of their source and of their outcome: who did better, who worse.

Nobody's answers are read here. The order follows what was compared, never what came out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.difference import (
    OTHER_FACTORS,
    About,
    Adjusted,
    Difference,
    Direction,
    EffectUnit,
)
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.similarity.topic_figures import is_pooled
from decision_aid.evidence_base.exports.as_json import number_text
from decision_aid.web.addresses import outcome_url, source_url
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.in_short.differences import no_test_seen
from decision_aid.web.figures.size_of_difference import p_value
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import evidence, vocabulary
from decision_aid.web.words.said import SAID, with_a_capital
from decision_aid.web.words.time import length_of

_ADJUSTED: Mapping[Adjusted, Promise] = {
    Adjusted.YES: later("yes"),
    Adjusted.NO: later("no"),
    Adjusted.UNKNOWN: SAID["the_text_does_not_say"],
}
_PRINTED: Mapping[EffectUnit, Promise] = {
    EffectUnit.HAZARD_RATIO: later("hazard ratio %(n)s"),
    EffectUnit.ODDS_RATIO: later("odds ratio %(n)s"),
    EffectUnit.RISK_RATIO: later("risk ratio %(n)s"),
    EffectUnit.MEAN_DIFFERENCE: later("difference of %(n)s"),
    EffectUnit.PERCENT: later("%(n)s %%"),
    EffectUnit.PEOPLE: later("%(n)s people"),
    EffectUnit.HAZARD_INCREASE_PERCENT: later("risk higher by %(n)s %%"),
    EffectUnit.REDUCTION_PERCENT: later("lower by %(n)s %%"),
    EffectUnit.THRESHOLD: later("limit at %(n)s"),
}
_RATIOS = (EffectUnit.HAZARD_RATIO, EffectUnit.ODDS_RATIO, EffectUnit.RISK_RATIO)


@dataclass(frozen=True, kw_only=True, slots=True)
class DifferenceRow:
    """One contrast in words. ``printed``: its size in the digits of the publication, may be empty.

    ``in_whom``: the treatment, the time and the part of the people. ``cautions``: what has to be
    said beside it. ``people``: "not given" where the text does not count them.
    """

    id: str
    study: str
    url: str
    contrast: str
    outcome: str
    outcome_url: str
    in_whom: str
    found: str
    printed: str
    cautions: tuple[str, ...]
    people: str
    adjusted: str
    where: str
    note: str


def of_source(source: Source) -> dict[str, Any]:
    """The contrasts of one source in the order of its file, and what has to stand beside them."""
    return _told(tuple((source, each) for each in source.difference))


def on_outcome(endpoint: str) -> dict[str, Any]:
    """Those of all sources on one outcome: transplants first, then what people can answer."""
    return _told(_sorted_on(endpoint))


@lru_cache(maxsize=256)
def _sorted_on(endpoint: str) -> tuple[tuple[Source, Difference], ...]:
    found = (
        (source, each)
        for source in evidence_base().sources.values()
        for each in source.difference
        if each.endpoint == endpoint
    )
    return tuple(sorted(found, key=_place))


def _place(found: tuple[Source, Difference]) -> tuple[object, ...]:
    _source, each = found
    is_other = each.factor in OTHER_FACTORS
    return each.about is About.DRUG, is_other, each.factor, -(each.effect.people or 0), each.id


def _told(found: tuple[tuple[Source, Difference], ...]) -> dict[str, Any]:
    about = {each.about for _source, each in found}
    return {"rows": [_row(*each) for each in found], "warning": warning(about)}


def warning(about: Iterable[About]) -> str:
    """Stands beside every list of contrasts; empty where there is none."""
    kinds = set(about)
    if About.TRANSPLANT in kinds:
        return notes.after_not_from()
    if About.DRUG in kinds:
        return _("These tell of a drug. They do not tell who would gain more from a transplant.")
    return ""


def _row(source: Source, each: Difference) -> DifferenceRow:
    endpoint = source.vocabulary.endpoint(each)
    people = each.effect.people
    return DifferenceRow(
        id=each.id,
        study=source.label,
        url=f"{source_url(source.id)}#{each.id}",
        contrast=each.contrast,
        outcome=endpoint.name,
        outcome_url=outcome_url(endpoint.id),
        in_whom=_in_whom(source, each),
        found=each.sentence,
        printed=_printed(each),
        cautions=tuple(_cautions(source, each)),
        people=sentences.whole(people) if people is not None else _("not given"),
        adjusted=str(_ADJUSTED[each.effect.adjusted]),
        where=f"{each.locator}; {vocabulary.SEEN_IN[each.seen_in]}",
        note=each.note,
    )


def _in_whom(source: Source, each: Difference) -> str:
    arm, versus = source.vocabulary.arm(each), source.vocabulary.versus(each)
    parts = [arm.name]
    if versus is not None:
        parts[0] = _("%(arm)s compared with %(name)s") % {"arm": arm.name, "name": versus.name}
    if each.at is not None:
        parts.append(length_of(each.at))
    parts.append(str(evidence.GROUP[each.group]))
    return "; ".join(parts)


def _printed(each: Difference) -> str:
    """The size, its range and p, each only where printed."""
    effect, parts = each.effect, []
    words = _PRINTED.get(effect.unit)
    if words is not None and effect.value is not None:
        parts.append(str(words) % {"n": number_text(effect.value)})
    elif words is not None and effect.low is not None and effect.high is not None:
        ends = {"low": number_text(effect.low), "high": number_text(effect.high)}
        parts.append(str(words) % {"n": _("%(low)s to %(high)s") % ends})
    if each.per and each.step_stated and parts:
        parts.append(_("for each %(step)s") % {"step": each.per})
    if effect.ci is not None:
        parts.append(sentences.printed_interval(effect.ci))
    if effect.p:
        parts.append(p_value(effect.p))
    return ", ".join(parts)


def _cautions(source: Source, each: Difference) -> Iterable[str]:
    if each.direction is Direction.NONE:
        not_shown = _("That does not show that there is none.")
        yield f"{notes.NO_DIFFERENCE_FOUND}. {not_shown}"
    if each.direction is Direction.BOTH and each.compared_with and not each.better_when:
        yield f"{capfirst(no_test_seen())}."
    if not each.step_stated:
        yield f"{capfirst(notes.step_not_stated())}."
    if each.effect.unit in _RATIOS and each.effect.value is not None:
        yield f"{notes.a_ratio_of_one()}."
    if each.between_studies:
        yield _("Whole studies were compared, not people.")
    if is_pooled(source):
        yield f"{with_a_capital('studies_added_together')}."
