"""The numbers of a published contrast where there is little room, never without its people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.difference import Difference, EffectUnit
from decision_aid.domain.evidence.study_size import people_of_study
from decision_aid.domain.evidence.vocabulary import Design
from decision_aid.domain.similarity.factor_lines import Found
from decision_aid.web.figures import sentences
from decision_aid.web.figures.size_of_difference import p_value

_RATIO: Mapping[EffectUnit, Promise] = {
    EffectUnit.HAZARD_RATIO: later("HR %s"),
    EffectUnit.ODDS_RATIO: later("OR %s"),
    EffectUnit.RISK_RATIO: later("RR %s"),
}


@dataclass(frozen=True, slots=True)
class PeopleTold:
    """ "281 people": those of a contrast, else of its study; false where neither is told."""

    number: int | None
    who: str

    def __bool__(self) -> bool:
        return bool(self.number)

    def __str__(self) -> str:
        return f"{self._count} {self.who}" if self.number else ""

    @property
    def _count(self) -> str:
        return sentences.whole(self.number or 0)

    def is_in(self, sentence: str) -> bool:
        return bool(re.search(rf"\b{self._count}\b", sentence))


NOBODY_TOLD = PeopleTold(None, "")


def people_told(found: Found) -> PeopleTold:
    return PeopleTold(_number(found), sentences.people_word(found.difference.group))


def _number(found: Found) -> int | None:
    return found.difference.effect.people or people_of_study(found.source)


def with_people(sentence: str, people: PeopleTold) -> str:
    """A sentence with a number says of how many people, unless it does."""
    if not people or not re.search(r"\d", sentence) or people.is_in(sentence):
        return sentence
    return f"{sentence.rstrip('.')} ({people})."


def study_with_people(found: Found) -> str:
    """As the study is called, and of how many people the sentence is where that does not say it."""
    label, people = found.source.label, people_told(found)
    return label if not people or people.is_in(label) else f"{label}, {people}"


def printed_in_short(found: Found) -> str:
    """A ratio with its interval, or the numbers of the sides; else how likely chance is."""
    effect = found.difference.effect
    if effect.unit in _RATIO and effect.value is not None:
        interval = f" ({effect.ci.low}–\u2060{effect.ci.high})" if effect.ci else ""
        return str(_RATIO[effect.unit]) % f"{effect.value}{interval}{_people(found, effect.ci)}"
    if effect.unit is EffectUnit.PERCENT_PER_GROUP and (shares := _shares(found)):
        return shares
    return p_value(effect.p) if effect.p else ""


def _shares(found: Found) -> str:
    """None of people who chose to answer, where nobody knows how many each is a share of."""
    sides = [side for side in found.difference.arms if side.value is not None]
    are_counted = all(side.people for side in sides)
    if len(sides) < 2 or (found.source.design is Design.SURVEY and not are_counted):
        return ""
    told = {"one": f"{sides[0].value}%", "other": f"{sides[1].value}%"}
    return _("%(one)s v %(other)s") % told + _of_whom(found.difference, _people(found))


def _of_whom(each: Difference, whole: str) -> str:
    counts = [side.people for side in each.arms if side.value is not None][:2]
    if not all(counts):
        return whole
    told = {"counts": ", ".join(sentences.whole(n) for n in counts if n)}
    return ", " + _("n %(counts)s") % told


def _people(found: Found, interval: object = None) -> str:
    """A range says how sure a number is; without one, of how many it is."""
    people = _number(found)
    if interval is not None or not people:
        return ""
    return ", " + _("n %(counts)s") % {"counts": sentences.whole(people)}
