"""The parts of a sentence about several studies: so many of so many, about when, in how many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.evidence.absolute_risk import NaturalFrequency, natural_frequency
from decision_aid.domain.evidence.counted_as import EVERY_DEATH
from decision_aid.domain.evidence.sources import Figure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.evidence.topics import OutcomeTopic
from decision_aid.domain.evidence.vocabulary import Group
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.relapses_before import NoneBefore, none_before
from decision_aid.domain.similarity.constants import TOLD_AS_COUNTED
from decision_aid.domain.similarity.deaths import DeathLine
from decision_aid.domain.similarity.spread import Spread, StudyLine
from decision_aid.domain.similarity.windows import Window
from decision_aid.web.figures import both_frames, notes, people_and_time, sentences
from decision_aid.web.figures.spreads.rows import years_in_words
from decision_aid.web.figures.what_is_counted import died_within
from decision_aid.web.words import time as time_words

_WHEN: Mapping[Window, Promise] = {
    Window.DAYS_100: later("about 100 days after a transplant"),
    Window.ABOUT_2_YEARS: later("about 2 years after a transplant"),
    Window.ABOUT_5_YEARS: later("about 5 years after a transplant"),
    Window.ABOUT_10_YEARS: later("about 10 years after a transplant"),
    Window.ANY: later("at different times after a transplant"),
}


def when(window: Window) -> str:
    return str(_WHEN[window])


def when_of(lines: Sequence[StudyLine], window: Window) -> str:
    """One study is told with its own time."""
    return people_and_time.time_told(lines[0].sourced) if len(lines) == 1 else when(window)


def studies(number: int) -> str:
    if number == 1:
        return _("one study")
    return ngettext("%(n)s study", "%(n)s studies", number) % {"n": number}


def who(lines: Sequence[StudyLine]) -> str:
    """ "women" or "men" where all studies were of them alone; else empty."""
    named = whom(line.sourced.figure.group for line in lines)
    return "" if named == sentences.people_word(Group.ALL) else named


def whom(groups: Iterable[Group]) -> str:
    """ "women" or "men" where all are of them alone, else "people"."""
    only = set(groups)
    return sentences.people_word(only.pop() if len(only) == 1 else Group.ALL)


def range_of(spread: Spread, out_of: int, people: str = "") -> str:
    """From the lowest study to the highest: "62 to 91 of 100", "From none to 75 of 1,000"."""
    return capfirst(range_in_sentence(spread, out_of, people))


def range_in_sentence(spread: Spread, out_of: int, people: str = "") -> str:
    told = ends_of(spread, out_of, people)
    low, high = (natural_frequency(each, out_of, None) for each in (spread.low, spread.high))
    if spread.studies == 1 or _end(low) == _end(high):
        return told
    return _("from %(ends)s") % {"ends": told} if low.nobody or low.affected == 0 else told


def ends_of(spread: Spread, out_of: int, people: str = "") -> str:
    """Without "from": "none to 75 of 1,000"."""
    if spread.per and spread.per < TOLD_AS_COUNTED:
        out_of = spread.per
    low, high = (natural_frequency(each, out_of, None) for each in (spread.low, spread.high))
    total = f"{sentences.whole(out_of)} {people}".rstrip()
    if spread.studies == 1 or _end(low) == _end(high):
        return sentences.of_total(_end(low), total)
    told = {"low": _end(low), "high": _end(high), "total": total}
    return _("%(low)s to %(high)s of %(total)s") % told


def _end(told: NaturalFrequency) -> str:
    if told.nobody:
        return _("none")
    return sentences.whole(told.affected) if told.affected else _("fewer than 1")


def lone_study(line: StudyLine, one: str, called: str = "") -> tuple[str, str]:
    """One study in which it was so for nobody, or for everybody; and what that means. ``called``:
    its name, where that is told.
    """
    figure = line.sourced.figure
    people, study = sentences.whole(figure.people or 0), called or studies(1)
    told = {"n": people, "one": one, "studies": study}
    if not figure.people:
        said = _("In the one study everybody %(one)s.") if figure.value else _(
            "Nobody in the one study %(one)s."
        )  # fmt: skip
        return said % told, notes.too_few_to_know()
    said = _("All of %(n)s people %(one)s (%(studies)s).") if figure.value else _(
        "None of %(n)s people %(one)s (%(studies)s)."
    )  # fmt: skip
    return said % told, both_frames.what_it_means(figure)


def nobody_or_everybody(spread: Spread, one: str) -> str:
    """The same in several studies."""
    told = {"n": spread.studies, "one": one}
    if spread.low == 0:
        nobody = _("Nobody in the %(n)s studies %(one)s.") % told
        return f"{nobody} {notes.not_never()}"
    everybody = _("Everybody in the %(n)s studies %(one)s.") % told
    return f"{everybody} {notes.others_may_differ()}"


def people_and_years(lines: Sequence[StudyLine]) -> str:
    """How many people the studies had, and when these were treated, as far as it was told."""
    told = [_people(lines), years_treated(lines)]
    return " ".join(each for each in told if each)


def _people(lines: Sequence[StudyLine]) -> str:
    sizes = [size for line in lines if (size := sample_size(line.sourced))]
    if not sizes:
        return _("How many people these were was not told.") if lines else ""
    told = {"low": sentences.whole(min(sizes)), "high": sentences.whole(max(sizes))}
    if len(lines) == 1:
        return _("The study had %(low)s people.") % told
    if len(sizes) == 1:
        words = _("One study had %(low)s people.") % told
    elif told["low"] == told["high"]:
        words = _("Each study had %(low)s people.") % told
    else:
        words = _("The studies had %(low)s to %(high)s people each.") % told
    silent = len(lines) - len(sizes)
    does_not_say = ngettext(
        "%(n)s study does not give the number.", "%(n)s studies do not give the number.", silent
    )
    return f"{words} {does_not_say % {'n': silent}}" if silent else words


def years_treated(lines: Sequence[StudyLine]) -> str:
    known = [line.sourced.source.years for line in lines if line.sourced.source.years]
    if not known:
        return _("When people were treated is not told.") if lines else ""
    first, last = min(each[0] for each in known), max(each[-1] for each in known)
    told = {"years": years_in_words((first, last))}
    is_one = first == last
    words = _("People were treated in %(years)s.") if is_one else _(
        "People were treated from %(years)s."
    )  # fmt: skip
    silent = len(lines) - len(known)
    does_not_say = ngettext(
        "%(n)s study does not say when.", "%(n)s studies do not say when.", silent
    )
    return " ".join((words % told, does_not_say % {"n": silent})) if silent else words % told


def died_of_it() -> str:
    return _("died of it")


def died_in(each: DeathLine) -> str:
    """Of one study: "died of it", or until when it counted every death."""
    figure = each.line.sourced.figure
    if figure.counts_otherwise not in EVERY_DEATH:
        return died_of_it()
    if figure.at is None:
        return people_and_time.outcome_of(each.line.sourced).one
    return died_within(time_words.length_of(figure.at))


def every_death(deaths: Iterable[DeathLine]) -> str:
    """How many of the studies counted every death; empty where none did."""
    n = len(_counting_every_death(deaths))
    if not n:
        return ""
    return ngettext(
        "%(n)s study counted every death, whatever the cause.",
        "%(n)s studies counted every death, whatever the cause.",
        n,
    ) % {"n": n}


def _counting_every_death(deaths: Iterable[DeathLine]) -> list[Figure]:
    figures = [each.line.sourced.figure for each in deaths]
    return [each for each in figures if each.counts_otherwise in EVERY_DEATH]


_MONTHS_WITHOUT: Mapping[NoneBefore, int] = {
    NoneBefore.IN_12_MONTHS: 12,
    NoneBefore.IN_24_MONTHS: 24,
}


def no_relapses_before(why: NoneBefore) -> str:
    """Beside an outcome that says little of a person without relapses, whatever others had."""
    before = (
        _("People with your type of MS have few relapses")
        if why is NoneBefore.BY_TYPE
        else _("You had no relapse in %(n)s months") % {"n": _MONTHS_WITHOUT[why]}
    )
    return f"{_no_sign_after(before)}."


def no_relapses_in_short(why: NoneBefore) -> str:
    """The same in few words, whoever reads it."""
    return _no_sign_after(
        _("few relapses in this type of MS")
        if why is NoneBefore.BY_TYPE
        else _("no relapse in %(n)s months before") % {"n": _MONTHS_WITHOUT[why]}
    )


def _no_sign_after(before: str) -> str:
    return _("%(before)s: having none later is no sign that a treatment worked") % {
        "before": before
    }


def why_left_out(topic: OutcomeTopic, facts: Facts) -> str:
    """Why nothing of a topic is told to a person."""
    none = none_before(facts) if topic.about_relapses else None
    return no_relapses_before(none) if none else _(
        "From what you told us, it does not matter for you."
    )  # fmt: skip
