"""The sentences in which conditions are counted: for the person, and for a doctor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext_lazy

from decision_aid.domain.eligibility.vocabulary import Strength, Subject
from decision_aid.web.words import criteria
from decision_aid.web.words.clinical import plain_exactly, plain_fact, short_exactly, short_fact

ASKED = (Strength.REQUIRED,)
RULES_OUT = (Strength.EXCLUDES,)
PREFERRED = (Strength.PREFERRED,)
CAUTION = (Strength.CAUTION,)
BARS = (*RULES_OUT, *CAUTION)
FIRM = (*ASKED, *RULES_OUT)

NOT_MET: Mapping[tuple[Strength, ...], Promise] = {
    (Strength.REQUIRED,): later("Not met: %(what)s."),
    (Strength.EXCLUDES,): later("Named as ruling people out: %(what)s."),
    PREFERRED: later("Preferred, but not met: %(what)s."),
    CAUTION: later("Calls for caution: %(what)s."),
}
OPEN: Mapping[tuple[Strength, ...], Promise] = {
    FIRM: later("Open: %(what)s."),
    PREFERRED: later("Preferred, and still open: %(what)s."),
    CAUTION: later("Still open, and may call for caution: %(what)s."),
}
LEFT_OPEN: Mapping[tuple[Strength, ...], Promise] = {
    FIRM: later("Left open by the rules themselves: %(what)s."),
    PREFERRED: later("Preferred, and left open by the rules themselves: %(what)s."),
    CAUTION: later("Whether this calls for caution, the rules leave open: %(what)s."),
}
NOT_KNOWN: Mapping[tuple[Strength, ...], Promise] = {
    (Strength.REQUIRED,): later("Asked for: %(what)s."),
    (Strength.EXCLUDES,): later("What would rule people out: %(what)s."),
    PREFERRED: later("Preferred: %(what)s."),
    CAUTION: later("What would call for caution: %(what)s."),
}
SHORT_NOT_MET: Mapping[tuple[Strength, ...], Promise] = {
    (Strength.REQUIRED,): later("not met: %(what)s"),
    (Strength.EXCLUDES,): later("excluded by: %(what)s"),
    PREFERRED: later("preferred, not met: %(what)s"),
    CAUTION: later("caution: %(what)s"),
}
SHORT_OPEN: Mapping[tuple[Strength, ...], Promise] = {
    FIRM: later("open: %(what)s"),
    PREFERRED: later("preferred, open: %(what)s"),
    CAUTION: later("caution, open: %(what)s"),
}


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Sentences on conditions of one kind. ``one``, ``both`` and ``every``: all of them are met."""

    one: Promise
    both: Promise
    every: Promise
    some: Promise
    none: Promise | None = None
    none_known: Promise | None = None
    """None is known to be met, and not all are missed: which, comes next."""


@dataclass(frozen=True, kw_only=True)
class Voice:
    """``alone``: all conditions are of one kind; ``asked``: others are only preferred."""

    alone: Counts
    asked: Counts
    preferred: Counts
    both_kinds: Promise
    """All are met, of both kinds."""
    nothing_known: Promise
    no_bar: Promise
    no_caution: Promise
    names: Mapping[Subject, Promise]
    fact: Callable[[str], str]
    """What a single fact is called that no name of a subject tells of."""
    exactly: Callable[[str], str]
    """The same where a limit lies inside the answer."""


FOR_THE_PERSON = Voice(
    alone=Counts(
        one=later("You meet the one condition we can check."),
        both=later("You meet both conditions we can check."),
        every=later("You meet all %(every)s conditions we can check."),
        some=later("You meet %(met)s of the %(every)s conditions we can check."),
        none=later("You meet none of the %(every)s conditions we can check."),
        none_known=ngettext_lazy(
            "There is one condition we can check.",
            "There are %(every)s conditions we can check.",
            "every",
        ),
    ),
    asked=Counts(
        one=later("You meet the one condition asked for that we can check."),
        both=later("You meet both conditions asked for that we can check."),
        every=later("You meet all %(every)s conditions asked for that we can check."),
        some=later("You meet %(met)s of the %(every)s conditions asked for that we can check."),
        none=later("You meet none of the %(every)s conditions asked for that we can check."),
        none_known=ngettext_lazy(
            "There is one condition asked for that we can check.",
            "There are %(every)s conditions asked for that we can check.",
            "every",
        ),
    ),
    preferred=Counts(
        one=later("You meet the one that is only preferred."),
        both=later("Of the 2 only preferred, you meet both."),
        every=later("Of the %(every)s only preferred, you meet all."),
        some=later("Of the %(every)s only preferred, you meet %(met)s."),
    ),
    both_kinds=later(
        "You meet all %(every)s conditions we can check: %(asked)s asked for, %(preferred)s"
        " preferred."
    ),
    nothing_known=ngettext_lazy(
        "For the one condition we can check, an answer or a test is still missing.",
        "For the %(every)s conditions we can check, answers or tests are still missing.",
        "every",
    ),
    no_bar=ngettext_lazy(
        "The one reason that rules people out does not apply to you.",
        "None of the %(every)s reasons that rule people out applies to you.",
        "every",
    ),
    no_caution=ngettext_lazy(
        "The one reason for caution does not apply to you.",
        "None of the %(every)s reasons for caution applies to you.",
        "every",
    ),
    names=criteria.ABOUT,
    fact=plain_fact,
    exactly=plain_exactly,
)
_MET_OF_PREFERRED = later("Met of those only preferred: %(met)s of %(every)s.")
FOR_A_DOCTOR = Voice(
    alone=Counts(
        one=later("The one condition that can be checked is met."),
        both=later("Both conditions that can be checked are met."),
        every=later("All %(every)s conditions that can be checked are met."),
        some=later("Met: %(met)s of the %(every)s conditions that can be checked."),
        none=later("None of the %(every)s conditions that can be checked is met."),
        none_known=ngettext_lazy(
            "One condition can be checked.", "%(every)s conditions can be checked.", "every"
        ),
    ),
    asked=Counts(
        one=later("The one condition asked for that can be checked is met."),
        both=later("Both conditions asked for that can be checked are met."),
        every=later("All %(every)s conditions asked for that can be checked are met."),
        some=later("Met: %(met)s of the %(every)s conditions asked for that can be checked."),
        none=later("None of the %(every)s conditions asked for that can be checked is met."),
        none_known=ngettext_lazy(
            "One condition asked for can be checked.",
            "%(every)s conditions asked for can be checked.",
            "every",
        ),
    ),
    preferred=Counts(
        one=_MET_OF_PREFERRED,
        both=_MET_OF_PREFERRED,
        every=_MET_OF_PREFERRED,
        some=_MET_OF_PREFERRED,
    ),
    both_kinds=later(
        "All %(every)s conditions that can be checked are met: %(asked)s asked for, %(preferred)s"
        " preferred."
    ),
    nothing_known=ngettext_lazy(
        "The one condition that can be checked depends on answers or tests that are not known yet.",
        "The %(every)s conditions that can be checked depend on answers or tests that are not known"
        " yet.",
        "every",
    ),
    no_bar=ngettext_lazy(
        "The one reason that rules people out does not apply.",
        "None of the %(every)s reasons that rule people out applies.",
        "every",
    ),
    no_caution=ngettext_lazy(
        "The one reason for caution does not apply.",
        "None of the %(every)s reasons for caution applies.",
        "every",
    ),
    names=criteria.ASKS,
    fact=short_fact,
    exactly=short_exactly,
)
