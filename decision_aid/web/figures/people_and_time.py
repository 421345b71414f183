"""What the words about a figure need besides its number: in whom, of how many, when, counting what.

Each stands here once, for pages, paper, pictures and plain text alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.utils import formats
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Endpoint, Figure, Source, SourcedFigure
from decision_aid.domain.evidence.study_size import (
    is_about_everybody,
    is_of_all_types,
    people_of_study,
    sample_size,
)
from decision_aid.domain.evidence.vocabulary import Group, ReadIn
from decision_aid.domain.similarity.same_kind import counted_mostly
from decision_aid.web.figures import sentences
from decision_aid.web.figures.what_is_counted import (
    caution_for,
    caution_in_short_for,
    retold,
)
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import evidence, vocabulary
from decision_aid.web.words import time as time_words


def in_whom(sourced: SourcedFigure) -> str:
    """The group of a figure in words, with what narrows it."""
    figure = sourced.figure
    if figure.group is not Group.ALL:
        return _with_note(str(evidence.GROUP[figure.group]), figure)
    if figure.group_note:
        return figure.group_note
    if is_about_everybody(sourced):
        return str(evidence.GROUP[Group.ALL])
    return _("everyone on this treatment")


def part_of_study(sourced: SourcedFigure) -> str:
    """The group where it is not everybody; empty where the name of the study says enough."""
    figure = sourced.figure
    is_all = figure.group is Group.ALL and not figure.group_note
    return "" if is_all or is_about_everybody(sourced) else in_whom(sourced)


def _with_note(group: str, figure: Figure) -> str:
    return f"{group}; {figure.group_note}" if figure.group_note else group


def named_with_part(sourced: SourcedFigure) -> str:
    """The study, the part of it that a figure is about, and which types of MS are together."""
    name = sourced.source.short_name
    part = ", ".join(filter(None, (short_group(sourced), short_note(sourced.figure))))
    told = f"{name} ({part})" if part else name
    mixed = mixed_in_short(sourced)
    return f"{told} ({mixed})" if mixed else told


_SHORT = 24


def short_note(figure: Figure) -> str:
    """The note where there is room for it; else the figure's card has it."""
    return figure.group_note if len(figure.group_note) <= _SHORT else ""


def short_group(sourced: SourcedFigure) -> str:
    """A part of the study as clinicians shorten it; empty where it took in no other types.

    Outcomes of women or of men alone say so by their name.
    """
    group = sourced.figure.group
    if is_of_all_types(sourced) or group in (Group.WOMEN, Group.MEN):
        return ""
    return str(vocabulary.SUBTYPE.get(group.value, evidence.GROUP[group]))


def in_whom_of_all(figures: Sequence[Figure]) -> tuple[str, Mapping[Figure, str]]:
    """In whom figures that are compared were counted, and what each alone has to add."""
    first, notes = figures[0], {figure.group_note for figure in figures}
    is_all = first.group is Group.ALL
    shared = _("everyone compared") if is_all else str(evidence.GROUP[first.group])
    if len(notes) == 1:
        return _with_note(shared, first), dict.fromkeys(figures, "")
    return shared, {figure: figure.group_note for figure in figures}


def number_not_given() -> str:
    return _("number of people not given")


def people_told(sourced: SourcedFigure) -> str:
    """The people behind a figure, never the whole study's number as that of a part of it."""
    if sourced.figure.people:
        return _("%(n)s people") % {"n": sentences.whole(sourced.figure.people)}
    if behind := sample_size(sourced):
        return _("%(n)s people in the whole study") % {"n": sentences.whole(behind)}
    not_given, study = number_not_given(), people_of_study(sourced.source)
    return f"{not_given} ({_in_the_whole_study(study)})" if study else not_given


def people_cell(sourced: SourcedFigure) -> tuple[str, str]:
    """The same for a column of numbers: the figure's own, and what the study tells instead."""
    if sourced.figure.people:
        return sentences.whole(sourced.figure.people), ""
    study = people_of_study(sourced.source)
    return _("not given"), _in_the_whole_study(study) if study else ""


def _in_the_whole_study(people: int) -> str:
    return _("%(n)s in the whole study") % {"n": sentences.whole(people)}


def who_told(sourced: SourcedFigure) -> str:
    """The part of a study that a figure is about, and how many people these were.

    Says no number again that stands in the name of the study.
    """
    parts = [part_of_study(sourced), mixed_types(sourced)]
    known = sample_size(sourced)
    if not known or f"{known} people" not in sourced.source.label:
        parts.append(people_told(sourced))
    return "; ".join(part for part in parts if part)


def time_of(sourced: SourcedFigure) -> str:
    """When it was counted: a transplant is one day, a drug is taken from a start on."""
    if sourced.figure.when:
        return sourced.figure.when
    uses = {arm.use for arm in (sourced.arm, sourced.versus) if arm}
    return time_words.time_after(sourced.figure.at, uses.pop() if len(uses) == 1 else None)


def time_told(sourced: SourcedFigure) -> str:
    """When it was counted; where no time was stated, how long people were followed."""
    followed = sourced.source.follow_up
    if sourced.figure.at is not None or sourced.figure.when or followed is None:
        return time_of(sourced)
    return time_words.followed_for(followed)


def mixed_types(sourced: SourcedFigure) -> str:
    """Which types of MS are together in a figure of everybody; empty where there is one."""
    named = [str(vocabulary.SUBTYPE[each]) for each in sourced.subtypes]
    if sourced.figure.group is not Group.ALL or len(named) < 2:
        return ""
    return _("%(types)s together") % {"types": ", ".join(named)}


def mixed_in_short(sourced: SourcedFigure) -> str:
    """The same where there is little room."""
    if not mixed_types(sourced):
        return ""
    is_every = set(sourced.subtypes) == set(vocabulary.SUBTYPE)
    return (
        _("all types")
        if is_every
        else "+".join(str(vocabulary.SUBTYPE[s]) for s in sourced.subtypes)
    )


def types_in_words(sourced: SourcedFigure) -> str:
    """The types of MS that the people of a figure had, for the middle of a sentence."""
    return str(evidence.TYPES.get(frozenset(sourced.subtypes), evidence.TYPES[frozenset()]))


def types_in_short(sourced: SourcedFigure) -> str:
    """The same as clinicians shorten it."""
    named = [str(vocabulary.SUBTYPE[each]) for each in sourced.subtypes]
    return "+".join(named) or _("type not told")


def own_type_in_short(sourced: SourcedFigure) -> str:
    return _("%(type)s alone") % {"type": vocabulary.SUBTYPE.get(sourced.figure.group.value, "")}


def own_type_words(sourced: SourcedFigure) -> str:
    """What a figure of one type of MS is, where it stands beside one of a mixed group."""
    figure, note = sourced.figure, sourced.figure.group_note
    ms_type = vocabulary.SUBTYPE.get(figure.group.value, "")
    in_whom = _("In people with %(type)s alone") % {"type": ms_type}
    no_time = _("no time stated") if figure.at is None else ""
    if about := "; ".join(filter(None, (sentences.lower_first(note), no_time))):
        in_whom = f"{in_whom} ({about})"
    return in_whom if no_time else f"{in_whom}, {time_of(sourced)}"


def time_of_all(figures: Sequence[SourcedFigure]) -> str:
    """The time of figures that were counted at the same time on several treatments."""
    told = {time_told(each) for each in figures}
    return told.pop() if len(told) == 1 else time_words.time_after(figures[0].figure.at, None)


def outcome_of(sourced: SourcedFigure) -> Endpoint:
    """The outcome in the words that fit what this figure counts."""
    return retold(sourced.endpoint, sourced.figure.counts_otherwise, sourced.figure)


def outcome_told(endpoint: Endpoint, figures: Sequence[SourcedFigure]) -> tuple[str, bool]:
    """What several figures count, in the words that fit most; whether some count something else.

    That it lasted is said only where all of them counted that.
    """
    found = counted_mostly(figures)
    told_by = found.told_by or next(iter(figures), None)
    if found.way is None or told_by is None:
        return endpoint.one, found.differ
    return retold(endpoint, found.way, told_by.figure).one, found.differ


def caution(sourced: SourcedFigure) -> str:
    """What a row has to say beside its number, where its outcome would say something else."""
    return caution_for(sourced.figure.counts_otherwise, sourced.figure)


def caution_in_short(sourced: SourcedFigure) -> str:
    """The same where there is little room."""
    return caution_in_short_for(sourced.figure.counts_otherwise)


def seen_in(sourced: SourcedFigure) -> str:
    return _("seen %(seen)s") % {"seen": vocabulary.SEEN_IN[sourced.figure.seen_in]}


def read_in(sourced: SourcedFigure) -> str:
    """Where we saw a figure, and on which day."""
    day = formats.date_format(sourced.source.citation.read_on, "j F Y")
    told = {"seen_in": vocabulary.SEEN_IN[sourced.figure.seen_in], "date": day}
    return _("read %(seen_in)s on %(date)s") % told


def second_hand(sourced: SourcedFigure) -> str:
    """Said where the publication itself was not seen."""
    return str(vocabulary.SECOND_HAND) if sourced.figure.seen_in is ReadIn.SECONDARY else ""


def design_of(source: Source) -> str:
    """How a study was made; of several treatments, whether the groups were made at random."""
    several = source.comparator or source.id in _compared_sources()
    told = vocabulary.DESIGN_OF_SEVERAL if several else vocabulary.DESIGN
    return str(told.get(source.design, vocabulary.DESIGN[source.design]))


@lru_cache(maxsize=1)
def _compared_sources() -> frozenset[str]:
    return frozenset(group[0].source.id for group in evidence_base().compared_groups)
