"""What several sets of one page would say, once above them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.web.rules.sentences import (
    about_another_illness,
    not_all_seen,
    not_first_hand,
    read_by_us,
)

BETWEEN = " · "
"""Names of bodies have an "and" of their own."""


@dataclass(frozen=True, slots=True)
class Above:
    """``sentences`` that no set says again; ``guards``: what a team looks at whatever the rules
    say; ``reading``: what "by our reading" means.
    """

    sentences: frozenset[str] = frozenset()
    guards: bool = False
    reading: bool = False


NOTHING_ABOVE = Above()


@dataclass(frozen=True, slots=True)
class Together:
    """``told``: what stands above, of which sets it holds."""

    above: Above = NOTHING_ABOVE
    told: tuple[str, ...] = ()


def together(first: Iterable[tuple[str, Verdict]], every: Iterable[Verdict]) -> Together:
    """``first``: by name, the sets that stand with their conditions; ``every``: with those that are
    rows of lists. What a team looks at stands above them all.
    """
    listed = [*every]
    of_which: dict[str, list[str]] = {}
    for name, verdict in first:
        for sentence in _may_be_shared(verdict):
            of_which.setdefault(sentence, []).append(name)
    shared = {told: names for told, names in of_which.items() if len(names) > 1}
    illness = {about_another_illness(each.guards) for each in listed} - {""}
    is_ours = sum(bool(read_by_us(each)) for each in listed) > 1
    told = [*illness]
    told += (
        _("%(told)s That holds for: %(names)s.") % {"told": each, "names": BETWEEN.join(names)}
        for each, names in shared.items()
    )
    if is_ours:
        told.append(_by_our_reading())
    return Together(Above(frozenset({*shared, *illness}), guards=True, reading=is_ours), (*told,))


def _may_be_shared(verdict: Verdict) -> Iterator[str]:
    told = (not_first_hand(verdict.criteria_set), *not_all_seen(verdict))
    return (each for each in told if each)


def _by_our_reading() -> str:
    return _(
        "Not all words of these rules are exact. “By our reading” means that we had to decide what "
        "counts as met."
    )


def so_many_by_our_reading(verdict: Verdict) -> str:
    """Below that; empty where the words of all conditions are exact."""
    number = read_by_us(verdict)
    if not number:
        return ""
    alone = verdict.tally.checked == 1
    return _("By our reading.") if alone else _("%(n)s of them by our reading.") % {"n": number}
