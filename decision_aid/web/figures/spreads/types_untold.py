"""Said beside a range whose ends are of people with nobody knows how many of the reader's type.

While the reader's type is not known: of people with relapsing, or progressive, MS alone.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import HUNDRED, natural_frequency
from decision_aid.domain.similarity.dimensions.ms_type import is_of_one_course
from decision_aid.domain.similarity.outcomes import Outcome
from decision_aid.domain.similarity.spread import Spread, StudyLine, TopicSpread
from decision_aid.web.figures import notes, people_and_time, sentences


def none_tells_of_type() -> str:
    return _("None of them tells how people with your type did.")


def none_tells_here_either() -> str:
    """The same again, below an outcome that has said it."""
    return _("Your type is not told apart here either.")


def types_untold(found: TopicSpread) -> str:
    """Which end is so, or all studies; empty where neither end is, and of one study, which is told
    with the types of MS that it took in.
    """
    spread = found.spread
    if spread is None or found.nobody_like_you or len(found.lines) < 2:
        return ""
    if found.lines[0].likeness.outcomes[0] is Outcome.OPEN:
        return _ends_of_one_course(found, spread)
    if all(map(_is_untold, found.lines)):
        return none_tells_of_type()
    untold = [value for value in (spread.low, spread.high) if _ends_untold(found, value)]
    if spread.low == spread.high or not untold:
        return ""
    low, high = _both(spread)
    if len(untold) > 1:
        told = {"low": low, "high": high}
        said = _("The %(low)s and the %(high)s come from studies of mixed types of MS.") % told
    else:
        end = {"end": low if untold == [spread.low] else high}
        said = _("The %(end)s comes from a study of mixed types of MS.") % end
    if any(line.is_rarer for line in found.lines if line.value in untold):
        return f"{notes.with_fewer(said.removesuffix('.'), notes.fewer_behind_people())}."
    return said


def _ends_of_one_course(found: TopicSpread, spread: Spread) -> str:
    """A range of all types is not one of the reader's own, and least where one course ends it."""
    low, high = (_alone_at(found, value) for value in (spread.low, spread.high))
    first, last = _both(spread)
    if spread.low == spread.high:
        return ""
    if low and low == high:
        told = {"low": first, "high": last, "types": low}
        return _("The %(low)s and the %(high)s come from %(types)s alone.") % told
    ends = ((first, low), (last, high))
    return " ".join(
        _("The %(end)s comes from %(types)s alone.") % {"end": end, "types": types}
        for end, types in ends
        if types
    )


def _alone_at(found: TopicSpread, value: object) -> str:
    """Which course all have that end it so; empty where some took in both."""
    there = [line.sourced for line in found.lines if line.value == value]
    types = {people_and_time.types_in_words(each) for each in there}
    return types.pop() if len(types) == 1 and all(map(is_of_one_course, there)) else ""


def _is_untold(line: StudyLine) -> bool:
    return line.likeness.outcomes[0] is Outcome.SILENT


def _ends_untold(found: TopicSpread, value: object) -> bool:
    return all(_is_untold(line) for line in found.lines if line.value == value)


def _both(spread: Spread) -> tuple[str, str]:
    """As numbers, as the range says them; without a number by their place."""
    per = spread.per or HUNDRED
    low, high = (natural_frequency(each, per, None) for each in (spread.low, spread.high))
    if not low.affected or spread.per is None:
        return _("lowest"), _("highest")
    return sentences.whole(low.affected), sentences.whole(high.affected)
