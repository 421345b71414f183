"""How many people had an outcome and how many had not, in one sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import THOUSAND, NaturalFrequency, events_of
from decision_aid.domain.evidence.sources import Endpoint, Figure
from decision_aid.web.figures import sentences

_FEW = 100
"""So many people without an event are too few to know that it does not happen."""


def headline(endpoint: Endpoint, figure: Figure, frames: NaturalFrequency) -> str:
    """Both frames in one message: "86 of 100 people had no relapse; 14 did."

    Of nobody or everybody it says how many were studied, and whether that is too few to know.
    """
    if not endpoint.has_both_frames:
        return _defined(figure, frames)
    if frames.nobody or frames.everybody:
        return " ".join(filter(None, (_all_or_none(endpoint, figure, frames), _too_few(figure))))
    return _("%(sentence)s.") % {"sentence": in_one_sentence(endpoint, figure, frames)}


def in_one_sentence(endpoint: Endpoint, figure: Figure, frames: NaturalFrequency) -> str:
    """Both frames without a full stop, for a sentence that goes on."""
    affected, others, total = sentences.in_people(frames, figure)
    told = {
        "n": affected,
        "rest": others,
        "total": total,
        "who": sentences.people_word(figure.group),
    }
    told |= {
        "one": endpoint.one,
        "others": endpoint.rest,
        "counted": sentences.of_total(affected, total),
    }
    if frames.nobody or frames.everybody:
        return _all_or_none(endpoint, figure, frames).rstrip(".")
    if frames.affected == 0:
        told["rest"] = sentences.whole(frames.out_of - 1)
        return _("Fewer than 1 of %(total)s %(who)s %(one)s; more than %(rest)s %(others)s") % told
    if frames.others == 0:
        told["n"] = sentences.whole(frames.out_of - 1)
        return _("More than %(n)s of %(total)s %(who)s %(one)s; fewer than 1 %(others)s") % told
    if few := _counted_in_full(figure, frames):
        died, people = few
        told["share"] = told["counted"]
        told["counted"] = sentences.of_total(sentences.whole(died), sentences.whole(people))
        told["rest"] = sentences.whole(people - died)
        return _("%(counted)s %(who)s %(one)s (%(share)s); %(rest)s %(others)s") % told
    return _("%(counted)s %(who)s %(one)s; %(rest)s %(others)s") % told


def _counted_in_full(figure: Figure, frames: NaturalFrequency) -> tuple[int, int] | None:
    """What is told out of 1,000 is rare: the few who were counted come first."""
    events = events_of(figure)
    if frames.out_of != THOUSAND or not events or not figure.people:
        return None
    return events, figure.people


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


def _too_few(figure: Figure) -> str:
    if figure.people and figure.people < _FEW:
        return _("That is too few to know.")
    return ""


def _defined(figure: Figure, frames: NaturalFrequency) -> str:
    """An outcome that the study defines itself: its own words, then how many."""
    affected, others, total = sentences.in_people(frames, figure)
    told = {
        "what": figure.definition.rstrip("."),
        "n": affected,
        "rest": others,
        "total": total,
        "who": sentences.people_word(figure.group),
    }
    return _("%(what)s: %(n)s of %(total)s %(who)s. This was not so for the other %(rest)s.") % told
