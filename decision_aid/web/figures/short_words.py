"""The words of a figure where there is little room: rows of the consultation, lines on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.evidence.absolute_risk import NaturalFrequency
from decision_aid.domain.evidence.sources import Figure, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.evidence.vocabulary import Group
from decision_aid.web.figures import both_frames, people_and_time, sentences

_OF_TYPES = frozenset(Group) - {Group.ALL, Group.WOMEN, Group.MEN, Group.OTHER}


@dataclass(frozen=True, kw_only=True, slots=True)
class ShortWords:
    """``result`` is empty where the figure counts no people; then ``counts`` says what it counts.

    ``group``: a part of the study, ``note``: what narrows it. ``extreme``: of nobody or everybody.
    ``alike``: on how many of the six points the people match. ``types``: of MS that they had; where
    nobody knows how like the person they are (not ``is_near``), it names them. ``part_says_types``:
    whether the part of the study, named beside, has said them. ``fewer``: that fewer of the
    person's type of MS had it, or may have; ``caution`` says so too, in fewer words.
    """

    result: str
    range: str
    counts: str
    counted: str
    extreme: str
    people: str
    study: str
    study_and_part: str
    group: str
    note: str
    own_type: str
    caution: str
    treatment: str
    types: str
    part_says_types: bool
    alike: int
    is_near: bool
    fewer: str = ""

    @property
    def types_where_open(self) -> str:
        """Where nobody knows how like the person they are, and no group is named."""
        return "" if self.is_near or self.group or self.part_says_types else self.types


def people_in_short(sourced: SourcedFigure) -> str:
    """The people behind a figure in a list of studies, without the number of the whole study."""
    behind = sample_size(sourced)
    if not behind:
        return people_and_time.number_not_given()
    return ngettext("%(n)s person", "%(n)s people", behind) % {"n": sentences.whole(behind)}


def short_words(sourced: SourcedFigure, frames: NaturalFrequency | None) -> ShortWords:
    """In the present language, of people who are compared with nobody."""
    figure, types = sourced.figure, people_and_time.types_in_words(sourced)
    part = people_and_time.part_of_study(sourced)
    return ShortWords(
        result=_in_people(frames, figure) if frames else "",
        range=_range(frames, figure),
        counts="" if frames else figure.definition.rstrip(".").partition(", for every ")[0],
        counted=_counted(frames, figure) if frames else "",
        extreme=_extreme(frames, figure) if frames else "",
        people=sentences.whole(figure.people) if figure.people else "",
        study=sourced.source.short_name,
        study_and_part=people_and_time.named_with_part(sourced),
        group=people_and_time.short_group(sourced),
        note=people_and_time.short_note(figure),
        own_type=people_and_time.own_type_in_short(sourced),
        caution=people_and_time.caution_in_short(sourced),
        treatment=sourced.arm.name.partition(",")[0].partition(" (")[0],
        types=types,
        part_says_types=bool(part) and (figure.group in _OF_TYPES or types in part),
        alike=0,
        is_near=True,
    )


def of_others(
    short: ShortWords, result: str, others: NaturalFrequency, figure: Figure
) -> ShortWords:
    """The same where those are told to whom it did not happen, by their ``result``."""
    extreme = _extreme(others, figure)
    return replace(
        short, result=result, counted=result, range=_range(others, figure), extreme=extreme
    )


def _in_people(frames: NaturalFrequency, figure: Figure) -> str:
    """So many of so many: never the others, whom the range beside it is not about."""
    affected, _others, total = both_frames.in_people(frames, figure)
    is_about = affected != "0" and both_frames.is_about(frames, figure)
    if affected == "0" and not frames.nobody:
        affected = _("< 1")
    if is_about:
        affected = _("about %(n)s") % {"n": affected}
    return sentences.of_total(affected, total)


def _range(frames: NaturalFrequency | None, figure: Figure) -> str:
    """Of people where people are counted; else as published. Empty where there is none."""
    if frames is None:
        return _ends(str(figure.ci.low), str(figure.ci.high)) if figure.ci else ""
    if frames.low is None or frames.high is None:
        return ""
    told = both_frames.for_range(frames, figure)
    ends = _ends(sentences.whole(told.low or 0), sentences.whole(told.high or 0))
    if frames.nobody or frames.everybody or both_frames.is_told_otherwise(frames, figure):
        return sentences.of_total(ends, sentences.whole(told.out_of))
    return ends


def _ends(low: str, high: str) -> str:
    """Two numbers that no line break parts."""
    return f"{low}–\u2060{high}"


def _extreme(frames: NaturalFrequency, figure: Figure) -> str:
    """Zero events is never "no risk"; the range beside it says how far that goes."""
    few = both_frames.too_few_in_line(figure)
    if frames.nobody:
        return _("none seen: %(few)s") % {"few": few} if few else _("none seen: not “no risk”")
    if frames.everybody:
        return _("all of them: %(few)s") % {"few": few or _("others may differ")}
    return ""


def _counted(frames: NaturalFrequency, figure: Figure) -> str:
    affected, people = map(sentences.whole, both_frames.people_counted(frames, figure))
    return sentences.of_total(affected, people)
