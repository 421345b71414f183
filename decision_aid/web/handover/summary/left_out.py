"""What two sheets have no room for: how much of it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many of each. ``others``: questions that the first page does not tell; ``nearest``: what
    the closest studies found; ``compared``: what was counted on other treatments. ``drugs``: by
    name alone. ``lists_find_out``: whether any of them stays. ``are_chosen``: whether the person
    chose the questions.
    """

    questions: int = 0
    find_out: int = 0
    others: int = 0
    nearest: bool = False
    compared: bool = False
    differences: int = 0
    rules: int = 0
    unknown: int = 0
    findings: int = 0
    drugs: int = 0
    lists_find_out: bool = True
    are_chosen: bool = True

    @property
    def mine(self) -> str:
        """For the foot of the person's lists; empty where all of them are there."""
        told = "; ".join(_mine(self))
        said = _("Not here, but in my results: %(what)s.")
        return said % {"what": told} if told else ""

    @property
    def asked(self) -> str:
        """The same for a sheet that has no other list of the person."""
        return LeftOut(self.questions, compared=self.compared, are_chosen=self.are_chosen).mine

    @property
    def doctors(self) -> str:
        told = "; ".join(_doctors(self))
        said = _("Not here, but in the results, which the code opens: %(what)s.")
        return said % {"what": told} if told else ""


NOTHING = LeftOut()


def _mine(left: LeftOut) -> Iterator[str]:
    if left.questions and not left.are_chosen:
        yield ngettext(
            "%(n)s more question that was suggested, under My questions",
            "%(n)s more questions that were suggested, under My questions",
            left.questions,
        ) % {"n": left.questions}
    elif left.questions:
        yield ngettext(
            "%(n)s more question of mine, under My questions",
            "%(n)s more questions of mine, under My questions",
            left.questions,
        ) % {"n": left.questions}
    if left.find_out and not left.lists_find_out:
        yield ngettext(
            "%(n)s thing to find out, under Next steps",
            "%(n)s things to find out, under Next steps",
            left.find_out,
        ) % {"n": left.find_out}
    elif left.find_out:
        yield ngettext(
            "%(n)s more thing to find out, under Next steps",
            "%(n)s more things to find out, under Next steps",
            left.find_out,
        ) % {"n": left.find_out}
    if left.others:
        yield ngettext(
            "what studies found on %(n)s more question, under Hopes and Risks",
            "what studies found on %(n)s more questions, under Hopes and Risks",
            left.others,
        ) % {"n": left.others}
    if left.nearest:
        yield _("single studies, under Hopes and Risks")
    if left.compared:
        yield _("what other treatments did, under Other choices")


def _doctors(left: LeftOut) -> Iterator[str]:
    if left.rules:
        told = ngettext("%(n)s more set of rules", "%(n)s more sets of rules", left.rules)
        yield told % {"n": left.rules}
    if left.differences:
        yield ngettext(
            "%(n)s more answer that made a difference",
            "%(n)s more answers that made a difference",
            left.differences,
        ) % {"n": left.differences}
    if left.unknown:
        told = ngettext("%(n)s more not known", "%(n)s more not known", left.unknown)
        yield told % {"n": left.unknown}
    if left.findings:
        told = ngettext("%(n)s more answer", "%(n)s more answers", left.findings)
        yield told % {"n": left.findings}
    if left.drugs:
        told = ngettext("more on %(n)s drug", "more on %(n)s drugs", left.drugs)
        yield told % {"n": left.drugs}
