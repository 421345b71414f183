"""Sentences beside figures, or in the place of one: each stands here once."""

from __future__ import annotations

import re

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.printed import Interval
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.results.topic_result import TopicResult
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.web.words import vocabulary


def ratio_and_range(value: str, ci: Interval | None) -> str:
    """ "hazard ratio 2.03 (1.4 to 2.95)"."""
    if ci is None:
        return value
    return _("%(value)s (%(low)s to %(high)s)") % {"value": value, "low": ci.low, "high": ci.high}


def a_ratio_of_one() -> str:
    return _("1 means no difference")


def step_not_stated() -> str:
    """Of a ratio by steps: it tells a direction and no size."""
    return _("the text does not say for how large a step")


def how_to_read_a_ratio() -> str:
    not_how_many = _(
        "A ratio does not tell how many people this happened to: read it with the counts."
    )
    return f"{a_ratio_of_one()}. {not_how_many}"


def nobody_like_you() -> str:
    """In place of a figure."""
    return _("Nobody like you has been studied for this, as far as we found.")


def nobody_alike() -> str:
    """The same where there is little room."""
    return _("nobody alike")


def of_other_people(told: str) -> str:
    """A sentence on people who are all unlike the person."""
    return f"{nobody_like_you()} {in_others(told)}"


def in_others(told: str) -> str:
    """The same below what says that nobody like the person was studied."""
    return _("In studies of other people: %(found)s") % {"found": told}


def only_others() -> str:
    """In place of a figure, below that."""
    return _("Only other people have been studied.")


def nothing_compared(facts: Facts) -> str:
    """In place of a comparison with a drug."""
    if facts.is_true("other_antibodies") is Truth.YES:
        return _("First it has to be clear if this is MS: all who were compared had MS.")
    if facts.subtype is None:
        return _("Until your type of MS is known, no comparison can be said to be about you.")
    return _("No study that fits your answers compared a transplant with a drug.")


def comparison_elsewhere(page: str) -> str:
    """Where the first page has no room for it."""
    return _("How people did on a drug instead: see %(page)s.") % {"page": page}


def what_a_gap_means() -> str:
    """Above the list of gaps, and where nobody like the person was studied."""
    return _(
        "A gap in research does not mean that the treatment would help, and it does not mean that "
        "it would not."
    )


def other_people_follow() -> str:
    """Behind that, where their figures stand below."""
    return _("Figures of other people follow.")


def smaller_reports_exist() -> str:
    """Above a list of them, in place of a figure."""
    return _("We found only smaller reports on this. Here they are.")


def look_at_the_years() -> str:
    """Beside deaths over all studies."""
    return _("Newer treatment differs from older treatment, so look at the years.")


def more_is_seen_in_hospital() -> str:
    """Beside harms of a transplant and of a drug."""
    return _(
        "For a transplant people are in hospital, where more is seen and noted than at home. Part "
        "of a difference in side effects may come from that."
    )


def fewer_in_progressive() -> str:
    fewer = capfirst(fewer_behind_people())
    return _("%(fewer)s; how many is not told.") % {"fewer": fewer}


def fewer_in_short() -> str:
    """The same by itself, where there is little room."""
    return _("fewer in progressive MS")


def fewer_behind_people() -> str:
    """The same where it was said before in full: never as if fewer people had been followed."""
    return _("in progressive MS it was fewer")


def with_fewer(people: str, fewer: str) -> str:
    """What is told of the people of a study, then that fewer had it."""
    return "; ".join(filter(None, (people, fewer)))


def small_reports() -> str:
    """In place of a figure."""
    return _("Only small reports.")


def it_may_still_happen() -> str:
    """Behind what tells that nobody has counted a harm."""
    return _("It may still happen.")


def small_reports_only() -> str:
    """In place of the figure of a harm."""
    return f"{small_reports()} {it_may_still_happen()}"


def nobody_counted_it() -> str:
    """In place of the figure of a harm of which there are not even small reports."""
    return f"{not_counted()} {it_may_still_happen()}"


def not_counted() -> str:
    return _("We found no study that counted this after a transplant in MS.")


def unseen_may_happen() -> str:
    """Above several such harms, in place of the last words of each."""
    return _("A risk may still happen where there are only small reports of it, or none.")


def no_figure(topic: TopicResult) -> str:
    """Why, where there is room for one figure on this and none fits."""
    if topic.key.nobody:
        return nobody_like_you()
    return small_reports_only() if topic.small_reports.figures else nobody_counted_it()


def too_few_to_know() -> str:
    """Behind nobody or everybody of few people."""
    return _("That is %(few)s.") % {"few": too_few_in_line()}


def not_never() -> str:
    """Behind nobody of many people, or of several studies."""
    return _("That does not mean that it never happens.")


def others_may_differ() -> str:
    """Behind everybody."""
    return _("Others may fare differently.")


def too_few_in_line() -> str:
    """The same in the middle of a line."""
    return _("too few to know")


def none_is_not_never() -> str:
    """Under a table of studies, in some of which it happened to nobody."""
    return _("“None” in a study does not mean that it cannot happen.")


def people_are_not_added_up() -> str:
    """Beside how many people studies had."""
    return _("We do not add people up: some studies are about the same people.")


def compared_in_nothing() -> str:
    """In place of who did better."""
    return _("We found no study that compared people by what you told us.")


def some_count_otherwise() -> str:
    """Beside figures of which not all count the same."""
    return _("Some count something else, and say so beside the number.")


def hollow() -> str:
    """What a mark means, in the key of a drawing."""
    told = {"how": vocabulary.CLOSENESS[Closeness.TYPE_ONLY]}
    return _("Hollow: %(how)s, or not even that.") % told


def crossed_out() -> str:
    """The same of another."""
    told = {"how": vocabulary.CLOSENESS[Closeness.DIFFERENT]}
    return _("Crossed out: people who are %(how)s.") % told


def groups_not_persons() -> str:
    """Beside the picture that a person is shown."""
    return _("These are groups of people. Nobody can tell from them what would happen to you.")


def who_died_were_disabled() -> str:
    """Of one report: elsewhere people died who had not been."""
    return _("In one report all who died of it had been very disabled")


def after_not_from() -> str:
    """Under every list of who did better after a transplant."""
    return _(
        "These tell who did better after a transplant, not who gains more from it than from a "
        "drug. No study has tested that."
    )


def of_first_transplants() -> str:
    """Before both, for who has had one: no study looked at a second."""
    return _("All of this was seen after a first transplant, not after a second.")


def not_who_gains_more() -> str:
    """The same where there is room for one line."""
    return _("This does not tell who gains more from a transplant than from a drug.")


NO_DIFFERENCE_FOUND = later("No difference was found")
"""What a study says of a contrast; of the others it says who did better."""


def is_in(words: str, said: str) -> bool:
    """Whether one has every word of the other, in their order, so that it need not follow it."""
    own, before = (iter(re.findall(r"[\w-]+", each.lower())) for each in (words, said))
    return all(word in before for word in own)
