"""Who was studied, for the page of a source: all that a comparison with a person reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.population import PeopleOfType, Population, Span
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.study_size import people_of_study
from decision_aid.domain.evidence.vocabulary import (
    Clock,
    CountedWho,
    LimitsAre,
    Requirement,
    TypicalIs,
)
from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.domain.similarity.outcomes import DIMENSIONS
from decision_aid.evidence_base.exports.as_json import number_text
from decision_aid.web.figures import sentences
from decision_aid.web.words import evidence, vocabulary
from decision_aid.web.words.said import SAID, said

REQUIREMENT: Mapping[Requirement, Promise] = {
    Requirement.REQUIRED: later("asked for"),
    Requirement.EXCLUDED: later("people with it were left out"),
    Requirement.NOT_REQUIRED: later("not asked for"),
    Requirement.MIXED: later("some had it, some not"),
    Requirement.UNKNOWN: SAID["the_text_does_not_say"],
}
_CLOCK: Mapping[Clock, Promise] = {
    Clock.ONSET: later("from the first symptoms"),
    Clock.DIAGNOSIS: later("from the diagnosis"),
    Clock.NOT_STATED: later("from when is not said"),
}
_TYPICAL: Mapping[TypicalIs, Promise] = {
    TypicalIs.MEDIAN: later("median"),
    TypicalIs.MEAN: later("mean"),
}


@dataclass(frozen=True, slots=True)
class PeopleOfOneType:
    """What was printed of one type of MS alone."""

    name: str
    rows: tuple[tuple[str, str], ...]


def people_rows(source: Source) -> list[tuple[str, str]]:
    """Name and words of each; the six that are compared say so too where nothing was printed."""
    population = source.population
    people = sentences.whole(population.people) if population.people else ""
    if people and people_of_study(source) is None:
        people = _("%(n)s (perhaps not on all its treatments)") % {"n": people}
    rows = [
        (_("People"), people),
        (_("Types of MS"), _types(population)),
        *_spans(population),
        (_("Recent relapses or active scans"), str(REQUIREMENT[population.activity])),
        (_("MS active in spite of a drug"), str(REQUIREMENT[population.failed_treatment])),
    ]
    told = [(name, value or said("the_text_does_not_say")) for name, value in rows]
    return [*told, *_had_before(population)]


def people_by_type(source: Source) -> list[PeopleOfOneType]:
    """Each type of MS of which something was printed apart."""
    found = []
    for subtype in SUBTYPES:
        alone = source.population.by_subtype.get(subtype)
        if alone is not None:
            rows = [row for row in _spans(alone) if row[1]]
            if alone.people is not None:
                rows.insert(0, (_("People"), sentences.whole(alone.people)))
            rows += _had_before(alone)
            found.append(PeopleOfOneType(str(evidence.SUBTYPE[subtype]), tuple(rows)))
    return found


def read_between_the_lines(source: Source) -> list[tuple[str, str]]:
    """What an editor read where nothing was printed, and why; it makes nobody alike."""
    doubt = source.population.doubt
    return [
        (str(vocabulary.DIMENSION[each]), why)
        for each in DIMENSIONS
        if (why := getattr(doubt, each))
    ]


def _types(population: Population) -> str:
    told, among = ", ".join(_counted(population)), population.counted_among
    if among is None:
        return told
    of_whom = {
        CountedWho.FOLLOWED: _("%(types)s; counted among the %(people)s people who were followed"),
        CountedWho.TYPE_GIVEN: _("%(types)s; the type of %(people)s people is told"),
    }
    return of_whom[among.who] % {"types": told, "people": sentences.whole(among.people)}


def _counted(population: Population) -> Iterator[str]:
    for subtype in population.subtypes:
        people = population.counts.get(subtype)
        name = str(vocabulary.SUBTYPE[subtype])
        yield f"{name} ({people})" if people is not None else name


def _spans(of: Population | PeopleOfType) -> list[tuple[str, str]]:
    return [
        (_("Age"), span_in_words(of.age)),
        (_("EDSS"), span_in_words(of.edss)),
        (capfirst(said("years_with_ms")), span_in_words(of.years_with_ms)),
    ]


def span_in_words(span: Span) -> str:
    """Limits, middle and how far people lay apart, each only where printed."""
    parts = [*_limits(span), *_middle(span)]
    if parts and span.clock is not None:
        parts.append(str(_CLOCK[span.clock]))
    return "; ".join(parts)


def _limits(span: Span) -> Iterator[str]:
    ends = {"low": span.low, "high": span.high}
    if span.low is not None and span.high is not None:
        told = _("%(low)s to %(high)s") % ends
    elif span.low is not None:
        told = _("%(low)s or more") % ends
    elif span.high is not None:
        told = _("up to %(high)s") % ends
    else:
        return
    own = {
        LimitsAre.ENTRY: _("%(ends)s (entry limits)"),
        LimitsAre.OBSERVED: _("%(ends)s (as seen, not entry limits)"),
    }
    yield own[span.limits_are] % {"ends": told} if span.limits_are in own else told


def _middle(span: Span) -> Iterator[str]:
    if span.typical is not None:
        kind = _("about") if span.typical_is is None else _TYPICAL.get(span.typical_is, _("about"))
        yield f"{kind} {span.typical}"
    if span.sd is not None:
        yield _("standard deviation %(n)s") % {"n": span.sd}
    if len(span.iqr) == 2:
        yield _("middle half %(low)s to %(high)s") % {"low": span.iqr[0], "high": span.iqr[1]}


def _had_before(of: Population | PeopleOfType) -> list[tuple[str, str]]:
    """What people had had before the treatment, only where printed."""
    shares = [
        (_("With a spot that lights up before"), of.gd_positive_percent),
        (_("With a relapse in the year before"), of.relapsed_before_percent),
        (_("Had had a high-efficacy drug"), of.high_efficacy_before_percent),
        (_("With an EDSS of 6 or more"), of.edss_6_percent),
        (_("Had had no MS drug"), getattr(of, "untreated_percent", None)),
    ]
    rows = [(name, _share(share)) for name, share in shares if share is not None]
    if of.relapses_year_before is not None:
        before = of.relapses_year_before
        mean = _("%(n)s on average") % {"n": before.mean}
        if before.sd is not None:
            mean += "; " + _("standard deviation %(n)s") % {"n": before.sd}
        rows.append((_("Relapses in the year before"), mean))
    return rows


def _share(percent: Decimal) -> str:
    return _("%(n)s of 100") % {"n": number_text(percent)}
