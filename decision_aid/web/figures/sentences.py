"""Every sentence about a figure, made from its fields.

Numbers are told as people out of 100 or 1,000, both ways round, with a time and a range.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.absolute_risk import (
    IntervalBy,
    NaturalFrequency,
    ShareInterval,
    events_of,
)
from decision_aid.domain.evidence.printed import Interval
from decision_aid.domain.evidence.sources import Figure
from decision_aid.domain.evidence.vocabulary import Group, Unit
from decision_aid.web.figures import notes

_STEPS = ((20, 1), (100, 5), (1000, 10), (Decimal("Infinity"), 100))
"""Up to so many people, "1 in so many" is told to so many."""


def people_word(group: Group) -> str:
    if group is Group.WOMEN:
        return _("women")
    return _("men") if group is Group.MEN else _("people")


def whole(number: int) -> str:
    """A whole number with a comma at the thousands."""
    return f"{number:,}"


def counted(figure: Figure) -> str:
    """The counts behind a share, where they were printed: "13 of the 35 people studied"."""
    events, people = events_of(figure), figure.people
    if events is None or not people:
        return ""
    told = {"events": whole(events), "people": whole(people), "who": people_word(figure.group)}
    return _("Counted in the study: %(events)s of %(people)s %(who)s.") % told


def range_of(frames: NaturalFrequency, interval: ShareInterval | None) -> str:
    """The range of a share and who worked it out, or why there is none."""
    if interval is None or frames.low is None or frames.high is None:
        return no_range()
    low, high, total = whole(frames.low), whole(frames.high), whole(frames.out_of)
    if interval.by is IntervalBy.THE_STUDY:
        told = {"low": low, "high": high, "total": total, "level": interval.level}
        return range_of_printed(
            _("%(low)s to %(high)s of %(total)s (%(level)s%% confidence interval)") % told
        )
    return _(
        "Range: %(low)s to %(high)s of %(total)s. This is our calculation from the counts "
        "(Wilson 95%% interval)."
    ) % {"low": low, "high": high, "total": total}


def no_range() -> str:
    return _("The text that we read gives no range, so we cannot say how sure this is.")


def range_of_printed(printed: str) -> str:
    """The same for a figure that counts no people; ``printed`` is empty where there is none."""
    if not printed:
        return no_range()
    return _("The study gives a range of %(interval)s.") % {"interval": printed}


def range_in_line(frames: NaturalFrequency) -> str:
    """In the middle of a line; empty where there is none."""
    if frames.low is None or frames.high is None:
        return ""
    return _("range %(low)s to %(high)s of %(total)s") % {
        "low": whole(frames.low), "high": whole(frames.high), "total": whole(frames.out_of)
    }  # fmt: skip


def extreme_warning(frames: NaturalFrequency) -> str:
    """Zero events is never "no risk", and everybody is never "always"."""
    if frames.nobody:
        return none_seen(frames)
    if frames.everybody:
        everybody = _("It was so for everybody here, but few were studied.")
        return f"{everybody} {notes.others_may_differ()}"
    return ""


def none_seen(frames: NaturalFrequency | None) -> str:
    """The warning beside zero events; empty where there were any, or people are not counted."""
    if frames is None or not frames.nobody:
        return ""
    none = _("It was seen in nobody. That does not mean that there is no risk")
    if frames.high is None:
        return f"{none}."
    return _(
        "%(none)s. So few people were studied that it could still be up to %(high)s of %(total)s."
    ) % {"none": none, "high": whole(frames.high), "total": whole(frames.out_of)}


_PER = {
    Unit.PER_PERSON_YEAR: later("%(value)s per person in a year"),
    Unit.PER_1000_PERSON_YEARS: later("%(value)s per 1,000 people in a year"),
    Unit.PER_100_PERSON_YEARS: later("%(value)s per 100 people in a year"),
    Unit.PERCENT_PER_YEAR: later("%(value)s%% in a year"),
    Unit.HAZARD_RATIO: later("hazard ratio %(value)s"),
    Unit.ODDS_RATIO: later("odds ratio %(value)s"),
    Unit.RISK_RATIO: later("risk ratio %(value)s"),
    Unit.RATE_RATIO: later("rate ratio %(value)s"),
    Unit.MEAN: later("%(value)s %(of)s on average"),
    Unit.MEDIAN: later("%(value)s %(of)s in the middle (median)"),
    Unit.MEAN_CHANGE: later("a change of %(value)s %(of)s on average"),
    Unit.MEAN_DIFFERENCE: later("a difference of %(value)s %(of)s on average"),
    Unit.PERCENT: later("%(value)s of 100"),
    Unit.PER_1000_PEOPLE: later("%(value)s of 1,000"),
    Unit.PEOPLE: later("%(value)s people"),
}


def value_in_words(figure: Figure) -> str:
    """The figure as printed, with its unit: for tables, and where it does not count people."""
    if figure.unit is Unit.PEOPLE and figure.people:
        return _("%(events)s of %(people)s") % {
            "events": figure.value, "people": whole(figure.people)
        }  # fmt: skip
    value = str(figure.value).replace("-", "−")
    return _PER[figure.unit] % {"value": value, "of": figure.of}


def one_in(share: Decimal) -> str:
    """A rare event as people say it: "about 1 in 70", to five from 20 on, to ten from 100 on."""
    people = 1 / share
    step = next(step for most, step in _STEPS if people < most)
    return _("about 1 in %(n)s") % {"n": whole(int((people / step).to_integral_value()) * step)}


_PEOPLE_A_YEAR = {Unit.PER_1000_PERSON_YEARS: 1000, Unit.PER_100_PERSON_YEARS: 100}
_HALF = Decimal("0.5")


def one_in_a_year(figure: Figure) -> str:
    """A rate of people as people say it; empty for other figures, and where over half had it."""
    people = _PEOPLE_A_YEAR.get(figure.unit)
    if not people or not 0 < figure.value <= people * _HALF:
        return ""
    return _("%(one_in)s people a year") % {"one_in": one_in(figure.value / people)}


def rate_in_people(figure: Figure) -> str:
    """A rate as people say it; empty for what is no rate."""
    told = one_in_a_year(figure)
    if told or figure.unit is not Unit.PER_PERSON_YEAR:
        return told
    hundred = format((figure.value * 100).normalize(), "f")
    return _("%(n)s a year for each 100 people") % {"n": hundred}


def a_year_in_words(figure: Figure) -> str:
    """The same with the figure as printed."""
    told = rate_in_people(figure)
    printed = {"told": told, "printed": value_in_words(figure)}
    return _("%(told)s (%(printed)s)") % printed if told else ""


def none_of(people: str) -> str:
    return _("none of the %(n)s people") % {"n": people}


def of_total(n: str, total: str) -> str:
    return _("%(n)s of %(total)s") % {"n": n, "total": total}


def interval_in_words(figure: Figure) -> str:
    """The published interval as printed; empty where there is none."""
    return "" if figure.ci is None else printed_interval(figure.ci)


def printed_interval(ci: Interval) -> str:
    return _("%(low)s to %(high)s (%(level)s%% confidence interval)") % {
        "low": str(ci.low).replace("-", "−"),
        "high": str(ci.high).replace("-", "−"),
        "level": ci.level,
    }


def range_cell(
    frames: NaturalFrequency, interval: ShareInterval | None, with_total: bool = False
) -> str:
    """The range in a table: short, and marked where it is our calculation.

    ``with_total`` where what stands beside it is out of another number.
    """
    if interval is None or frames.low is None or frames.high is None:
        return _("not given")
    told = _("%(low)s to %(high)s") % {"low": whole(frames.low), "high": whole(frames.high)}
    if with_total:
        told = of_total(told, whole(frames.out_of))
    return told if interval.by is IntervalBy.THE_STUDY else _("%(range)s (ours)") % {"range": told}


_PRINTED: Mapping[Unit, str | Promise] = {
    Unit.PERCENT: "%s%%",
    Unit.PER_1000_PEOPLE: "%s/1,000",
    Unit.HAZARD_RATIO: later("HR %s"),
    Unit.ODDS_RATIO: later("OR %s"),
    Unit.RISK_RATIO: later("RR %s"),
    Unit.RATE_RATIO: later("rate ratio %s"),
}


def as_printed(figure: Figure) -> str:
    """The figure with its interval, in the digits of the publication."""
    value = str(figure.value).replace("-", "−")
    if figure.unit is Unit.PEOPLE and figure.people:
        told = f"{value}/{figure.people}"
    elif figure.unit in _PRINTED:
        told = str(_PRINTED[figure.unit]) % value
    else:
        told = value_in_words(figure)
    if figure.ci is None:
        return told
    low, high = (str(end).replace("-", "−") for end in (figure.ci.low, figure.ci.high))
    return _("%(value)s (%(level)s%% CI %(low)s to %(high)s)") % {
        "value": told, "level": figure.ci.level, "low": low, "high": high
    }  # fmt: skip


def as_a_list(told: Sequence[str]) -> str:
    """ "one", "one and another", "one, another and a third"."""
    parts = (", ".join(told[:-1]), told[-1]) if len(told) > 1 else told
    return _(" and ").join(parts)


def lower_first(text: str) -> str:
    """For the middle of a sentence; an abbreviation stays as it is: "PML, a rare infection"."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def agreeing(people: int, what: str) -> str:
    """What happened to so many: "were worse", of one "was worse"."""
    many, single = _("were"), _("was")
    is_one = people == 1 and (what == many or what.startswith(f"{many} "))
    return f"{single}{what.removeprefix(many)}" if is_one else what


def of_others(told: str) -> str:
    """Of a row below one that has said that nobody like the person was studied."""
    if not told:
        return _("Here, too, of other people.")
    return _("Of other people: %(told)s") % {"told": lower_first(told)}
