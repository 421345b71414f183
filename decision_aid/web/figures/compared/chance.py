"""Whether a study showed that its treatments differ: in a few words, and by what it says so."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import interval_of
from decision_aid.domain.evidence.compared_people import (
    A_PAIR,
    ShownDifference,
    ShownPair,
    shown_difference,
    shown_in_pairs,
    whole_test,
)
from decision_aid.domain.evidence.printed import WholeTest
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.results.compared.few_events import (
    few_events,
    is_plain,
    is_small_report,
    is_too_few_to_know,
)
from decision_aid.domain.similarity.deaths import OF_ANY_CAUSE
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.people_and_time import second_hand
from decision_aid.web.figures.size_of_difference import p_value
from decision_aid.web.words.answers import without_brands

_DEATHS = (FROM_TREATMENT, OF_ANY_CAUSE)


def difference_in_words(group: Sequence[SourcedFigure]) -> tuple[str, str]:
    """In a few words, and with the figure of the study that says so and where we read it."""
    few, said = _difference(group)
    return few, " ".join(filter(None, (said, _second_hand(group) if said else "")))


def _difference(group: Sequence[SourcedFigure]) -> tuple[str, str]:
    found = shown_difference(group)
    if pairs := [_of_pair(each) for each in shown_in_pairs(group)]:
        return " ".join(few for few, _said in pairs), " ".join(said for _few, said in pairs)
    if found is None and (together := whole_test(group)):
        return _together(*together)
    if found is None and (few := _few_had_it(group)):
        return few, few
    if found is None:
        is_open = len(group) == A_PAIR and any(each.arm.is_transplant for each in group)
        has_ranges = all(interval_of(each.figure) is not None for each in group)
        said = f"{capfirst(not_told_if_by_chance())}." if is_open and not has_ranges else ""
        return said, said
    return in_few_words(found), _with_reason(found)


def _together(tested: WholeTest, found: ShownDifference) -> tuple[str, str]:
    """In a few words, and with its p value: what the paper tested instead of this alone."""
    told = {"what": tested.what, "shown": shown_in_words(found), "because": _because(found)}
    few = _("The paper tested %(what)s together: %(shown)s.")
    return few % told, _("The paper tested %(what)s together: %(shown)s (%(because)s).") % told


def together_in_short(group: Sequence[SourcedFigure]) -> str:
    """For clinicians; empty where nothing was tested as one."""
    if not (together := whole_test(group)):
        return ""
    told = {"what": together[0].what, "because": _because(together[1])}
    return _("%(what)s together: %(because)s") % told


def _second_hand(group: Sequence[SourcedFigure]) -> str:
    """Where not all of it was read in the publication itself."""
    notes = [second_hand(each) for each in group]
    if all(notes):
        return notes[0]
    return _("We read a part of it in a summary by somebody else.") if any(notes) else ""


def chance_in_line(group: Sequence[SourcedFigure]) -> str:
    """The same in the middle of a line, where a pair has always a word on it."""
    if found := shown_difference(group):
        return shown_in_words(found)
    if pairs := shown_in_pairs(group):
        told = (_of_pair(each)[0].rstrip(".") for each in pairs)
        return "; ".join(map(sentences.lower_first, told))
    if together := whole_test(group):
        return sentences.lower_first(_together(*together)[0]).rstrip(".")
    if few_events(group):
        return _too_few_had_it()
    return _("the study tells no test of it") if is_plain(group) else not_told_if_by_chance()


def _too_few_had_it() -> str:
    return _("%(few)s whether the treatments differ") % {"few": notes.too_few_in_line()}


def _few_had_it(group: Sequence[SourcedFigure]) -> str:
    """ "1 and 4 died", where nothing is told of chance; of some treatments alone, which."""
    counts = few_events(group)
    if not counts:
        return ""
    is_of_all = len(counts) == len(group)
    *first, last = (
        [sentences.whole(count) if count else _("none") for _each, count in counts]
        if is_of_all
        else [_count_on(each, count) for each, count in counts]
    )
    told = {"first": ", ".join(first), "last": last, "few": _too_few_had_it()}
    if group[0].figure.endpoint in _DEATHS:
        return capfirst(_("%(first)s and %(last)s died: %(few)s.") % told)
    return capfirst(_("%(first)s and %(last)s had it: %(few)s.") % told)


def _count_on(each: SourcedFigure, count: int) -> str:
    told = {
        "n": sentences.whole(count) if count else _("none"),
        "arm": without_brands(each.arm.name),
    }
    return _("%(n)s (%(arm)s)") % told


def _with_reason(found: ShownDifference) -> str:
    told = {"because": _because(found)}
    if found.is_shown:
        return _("Difference shown (%(because)s).") % told
    return _("No difference shown, it could be chance (%(because)s).") % told


def _of_pair(pair: ShownPair) -> tuple[str, str]:
    """Of two among more treatments: "Ocrelizumab against natalizumab: no difference shown."."""
    arms = {"one": capfirst(pair.one.arm.name), "other": pair.other.arm.name}

    def told(found: str) -> str:
        told = {**arms, "found": sentences.lower_first(found)}
        return _("%(one)s against %(other)s: %(found)s") % told

    return told(in_few_words(pair.shown)), told(_with_reason(pair.shown))


def not_told_if_by_chance() -> str:
    return _("not told whether it could be chance")


def in_few_words(found: ShownDifference) -> str:
    return f"{capfirst(shown_in_words(found))}."


def shown_in_words(found: ShownDifference) -> str:
    return is_shown_in_words(found.is_shown)


def is_shown_in_words(is_shown: bool) -> str:
    return _("difference shown") if is_shown else _("no difference shown")


def _because(found: ShownDifference) -> str:
    if found.ratio is not None:
        return _("ratio of both: %(low)s to %(high)s") % {
            "low": found.ratio.low,
            "high": found.ratio.high,
        }
    return p_value(found.p)


def too_few_had_it(group: Sequence[SourcedFigure]) -> str:
    """Said before the numbers, where it happened to so few that nothing can be told; else empty."""
    if not is_too_few_to_know(group):
        return ""
    few = f"{capfirst(_too_few_had_it())}."
    return f"{notes.small_reports()} {few}" if is_small_report(group) else few
