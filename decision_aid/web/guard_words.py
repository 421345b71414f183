"""What holds rules back that fit on paper, in words: one sentence for each reason, never for two.

"We did not ask" and "you did not know" lead to different next steps, so they never share one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decision_aid.domain.criteria import Guard, Verdict
from decision_aid.domain.held_back import Reasons, Why, held_back, reasons
from decision_aid.domain.journey import Journey
from decision_aid.web.evidence import questionnaire
from decision_aid.web.told_view import facts_of

HELD: Mapping[tuple[Guard, Why], Promise] = {
    (Guard.UNDER_18, Why.TOLD): _("You told us an age under 18."),
    (Guard.UNDER_18, Why.LEFT_OPEN): _("We asked your age. You preferred not to say."),
    (Guard.UNDER_18, Why.NOT_ANSWERED): _("You have not told us your age yet."),
    (Guard.UNDER_18, Why.NOT_ASKED): _("We did not ask your age."),
    (Guard.PREGNANT, Why.TOLD): _("You told us that you are pregnant."),
    (Guard.PREGNANT, Why.LEFT_OPEN): _("We asked about pregnancy. You preferred not to say."),
    (Guard.PREGNANT, Why.NOT_ANSWERED): _(
        "You have not answered our question about pregnancy yet."
    ),
    (Guard.PREGNANT, Why.NOT_ASKED): _("We did not ask you about pregnancy."),
    (Guard.PML, Why.TOLD): _("You told us about PML, a rare brain infection."),
    (Guard.PML, Why.LEFT_OPEN): _("We asked about PML, a rare brain infection. You did not know."),
    (Guard.PML, Why.NOT_ANSWERED): _(
        "You have not answered our question about PML, a rare brain infection, yet."
    ),
    (Guard.PML, Why.NOT_ASKED): _("We did not ask you about PML, a rare brain infection."),
    (Guard.FITNESS, Why.TOLD): _(
        "The rules on fitness name something that you told us. Your team has to look at it first."
    ),
    (Guard.FITNESS, Why.NOT_TESTED): _(
        "Fitness for a transplant has not been shown. A transplant team tests that."
    ),
}


def reasons_for(verdicts: Iterable[Verdict], journey: Journey) -> Reasons:
    """Why each guard would hold a set back; ``verdicts`` of all sets."""
    return reasons(verdicts, journey, _questions_giving())


def told(guards: Iterable[Guard], why: Reasons) -> tuple[Promise, ...]:
    return tuple(HELD[guard, why[guard]] for guard in guards)


def still_open(verdicts: tuple[Verdict, ...], journey: Journey) -> list[str]:
    """What holds any set back, in sentences."""
    return [str(each) for each in told(held_back(verdicts), reasons_for(verdicts, journey))]


@lru_cache(maxsize=1)
def _questions_giving() -> Mapping[str, Collection[str]]:
    """The keys of all questions that can give a fact, by fact."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for question in questionnaire().questions.values():
        for fact in facts_of(question):
            found[fact].add(question.key)
    return found
