"""How many people had an outcome and how many had not, in one sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import (
    HUNDRED,
    THOUSAND,
    NaturalFrequency,
    events_of,
    interval_of,
    natural_frequency,
    share_of,
)
from decision_aid.domain.evidence.sources import Endpoint, Figure
from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.domain.similarity.few_people import is_told_as_counted
from decision_aid.web.figures import notes, sentences

_FEW = 100
"""Fewer people without an event are too few to know that it does not happen; and beside a count of
fewer people stands no share of 1,000."""


def people_counted(frames: NaturalFrequency, figure: Figure) -> tuple[int, int]:
    """So many, and of how many.

    Nobody, everybody, few people and what is told out of 1,000 are told of the people studied,
    where they were counted: hardly a study had a thousand. Of few who were not counted out it is
    told out of 100.
    """
    studied, events, share = figure.people, events_of(figure), share_of(figure)
    if studied and (frames.nobody or frames.everybody):
        return (0 if frames.nobody else studied), studied
    if studied and events and (frames.out_of == THOUSAND or is_told_as_counted(figure)):
        return events, studied
    if share and is_few(figure) and is_about(frames, figure):
        return natural_frequency(share, HUNDRED, None).affected, HUNDRED
    return frames.affected, frames.out_of


def is_about(frames: NaturalFrequency, figure: Figure) -> bool:
    """Whether a share alone was printed, of fewer than 1,000 people or of nobody knows how many:
    then it is "about 14 of every 1,000", for no 1,000 people were there. Out of 100 it would be
    rounded too far: 0.6% is not 1. A share printed per 1,000 stays as it is.
    """
    if frames.out_of != THOUSAND or frames.nobody or frames.everybody:
        return False
    if figure.unit is Unit.PER_1000_PEOPLE or events_of(figure) is not None:
        return False
    return not figure.people or figure.people < THOUSAND


def is_told_otherwise(frames: NaturalFrequency, figure: Figure) -> bool:
    """Whether it is told of another number of people than asked for."""
    return people_counted(frames, figure)[1] != frames.out_of


def for_range(frames: NaturalFrequency, figure: Figure) -> NaturalFrequency:
    """What its range is told with: of few people nothing is told out of 1,000."""
    share = share_of(figure)
    if share is None or frames.out_of != THOUSAND or not is_few(figure):
        return frames
    return natural_frequency(share, HUNDRED, interval_of(figure))


def range_in_line(frames: NaturalFrequency | None, figure: Figure) -> str:
    """In the middle of a line; empty where there is none."""
    return sentences.range_in_line(for_range(frames, figure)) if frames else ""


def is_few(figure: Figure) -> bool:
    return bool(figure.people) and (figure.people or 0) < _FEW


def too_few(figure: Figure) -> str:
    """Behind nobody or everybody, wherever that is told; empty where enough were studied."""
    is_all_or_none = share_of(figure) in (0, 1)
    return notes.too_few_to_know() if is_all_or_none and is_few(figure) else ""


def too_few_in_line(figure: Figure) -> str:
    """The same in the middle of a line."""
    return notes.too_few_in_line() if too_few(figure) else ""


def what_it_means(figure: Figure) -> str:
    """The same where nothing else warns: of more people nobody is not never either."""
    if few := too_few(figure):
        return few
    return notes.others_may_differ() if figure.value else notes.not_never()


def others_counted(frames: NaturalFrequency, figure: Figure) -> str:
    """How many others; empty beside nobody or everybody, which says it all."""
    if frames.nobody or frames.everybody:
        return ""
    affected, people = people_counted(frames, figure)
    return sentences.whole(people - affected)


def in_people(frames: NaturalFrequency, figure: Figure) -> tuple[str, str, str]:
    """So many, the others, and of how many."""
    affected, out_of = people_counted(frames, figure)
    whole = sentences.whole
    return whole(affected), whole(out_of - affected), whole(out_of)


def people_of(n: int, told: NaturalFrequency) -> str:
    """A share in a table: "14 of 1,000", or "fewer than 1 of 1,000"."""
    if n == 0 and not told.nobody:
        return _fewer_than_one(sentences.whole(told.out_of))
    return sentences.of_total(sentences.whole(n), sentences.whole(told.out_of))


def _fewer_than_one(people: str) -> str:
    return _("fewer than 1 of %(total)s") % {"total": people}


def result_of(frames: NaturalFrequency, figure: Figure) -> str:
    """The same, but of the people studied "none of 174", "1 of 31", "3 of 210 (14 of 1,000)"."""
    if frames.nobody or frames.everybody:
        told = _("none") if frames.nobody else _("all")
        people = sentences.whole(figure.people) if figure.people else ""
        return sentences.of_total(told, people) if people else told
    affected, _others, people = in_people(frames, figure)
    return _result(frames, figure, frames, affected, people)


def result_of_others(frames: NaturalFrequency, others: NaturalFrequency, figure: Figure) -> str:
    """The same of those to whom it did not happen; ``others``: these as the affected."""
    if others.nobody or others.everybody:
        return result_of(others, figure)
    _affected, rest, people = in_people(frames, figure)
    return _result(frames, figure, others, rest, people)


def _result(
    frames: NaturalFrequency, figure: Figure, told: NaturalFrequency, so_many: str, people: str
) -> str:
    """``told``: whose share it is; ``so_many``: them, as they were counted among ``people``."""
    if is_about(frames, figure):
        return _about_of(so_many, people)
    if not is_told_otherwise(frames, figure):
        return people_of(told.affected, told)
    counted, share = sentences.of_total(so_many, people), _share_beside(told, figure)
    return _("%(counted)s (%(share)s)") % {"counted": counted, "share": share} if share else counted


def _about_of(affected: str, people: str) -> str:
    if affected == "0":
        return _fewer_than_one(people)
    return _("about %(counted)s") % {"counted": sentences.of_total(affected, people)}


def _share_beside(frames: NaturalFrequency, figure: Figure) -> str:
    """The round number beside people who were counted; empty where they were few."""
    is_told = is_told_otherwise(frames, figure) and not is_few(figure)
    return people_of(frames.affected, frames) if is_told else ""


def headline(endpoint: Endpoint, figure: Figure, frames: NaturalFrequency) -> str:
    """Both frames in one message: "86 of 100 people had no relapse; 14 did."

    Of nobody or everybody it says how many were studied, and whether that is too few to know.
    """
    if not endpoint.has_both_frames:
        return _defined(figure, frames)
    if frames.nobody or frames.everybody:
        return " ".join(filter(None, (_all_or_none(endpoint, figure, frames), too_few(figure))))
    return _("%(sentence)s.") % {"sentence": in_one_sentence(endpoint, figure, frames)}


def in_one_sentence(endpoint: Endpoint, figure: Figure, frames: NaturalFrequency) -> str:
    """Both frames without a full stop, for a sentence that goes on."""
    affected, others, total = in_people(frames, figure)
    told = {
        "n": affected,
        "rest": others,
        "total": total,
        "who": sentences.people_word(figure.group),
    }
    so_many, of_all = people_counted(frames, figure)
    told |= {
        "one": sentences.agreeing(so_many, endpoint.one),
        "others": sentences.agreeing(of_all - so_many, endpoint.rest),
        "counted": sentences.of_total(affected, total),
    }
    if frames.nobody or frames.everybody:
        return _all_or_none(endpoint, figure, frames).rstrip(".")
    if is_about(frames, figure):
        return _about(told, (so_many, of_all))
    if share := _share_beside(frames, figure):
        told["share"] = share
        return _("%(counted)s %(who)s %(one)s (%(share)s); %(rest)s %(others)s") % told
    if is_told_otherwise(frames, figure):
        return _("%(counted)s %(who)s %(one)s; %(rest)s %(others)s") % told
    if frames.affected == 0:
        told["rest"] = sentences.whole(frames.out_of - 1)
        return _("Fewer than 1 of %(total)s %(who)s %(one)s; more than %(rest)s %(others)s") % told
    if frames.others == 0:
        told["n"] = sentences.whole(frames.out_of - 1)
        return _("More than %(n)s of %(total)s %(who)s %(one)s; fewer than 1 %(others)s") % told
    return _("%(counted)s %(who)s %(one)s; %(rest)s %(others)s") % told


def _all_or_none(endpoint: Endpoint, figure: Figure, frames: NaturalFrequency) -> str:
    told = {"who": sentences.people_word(figure.group), "one": endpoint.one}
    if not figure.people:
        said = _("Nobody in the study %(one)s.") if frames.nobody else _(
            "Everybody in the study %(one)s."
        )  # fmt: skip
        return said % told
    told["n"] = sentences.whole(figure.people)
    said = _("None of the %(n)s %(who)s %(one)s.") if frames.nobody else _(
        "All %(n)s %(who)s %(one)s."
    )  # fmt: skip
    return said % told


def _about(told: dict[str, str], counted: tuple[int, int]) -> str:
    """Of every 1,000 people, where fewer were studied and nobody printed how many."""
    affected, total = counted
    almost_all = sentences.whole(total - 1)
    if affected == 0:
        said = _("Fewer than 1 of every %(total)s %(who)s %(one)s; more than %(rest)s %(others)s")
        return said % {**told, "rest": almost_all}
    if affected == total:
        said = _("More than %(n)s of every %(total)s %(who)s %(one)s; fewer than 1 %(others)s")
        return said % {**told, "n": almost_all}
    return _("About %(n)s of every %(total)s %(who)s %(one)s; %(rest)s %(others)s") % told


def _defined(figure: Figure, frames: NaturalFrequency) -> str:
    """An outcome that the study defines itself: its own words, then how many."""
    affected, others, total = in_people(frames, figure)
    told = {
        "what": figure.definition.rstrip("."),
        "n": affected,
        "rest": others,
        "total": total,
        "who": sentences.people_word(figure.group),
    }
    if is_about(frames, figure) and affected == "0":
        return _("%(what)s: fewer than 1 of every %(total)s %(who)s.") % told
    if is_about(frames, figure):
        told["n"] = _("about %(n)s") % {"n": affected}
    return _("%(what)s: %(n)s of %(total)s %(who)s. This was not so for the other %(rest)s.") % told
