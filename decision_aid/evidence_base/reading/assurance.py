"""Hazards, threats and standards, each with what is done about it and the test that proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_TEST = re.compile(r"tests/(?:\w+/)*test_\w+\.py::(?:Test\w+::)?test_\w+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Control:
    """One thing that the tool, or whoever runs it, does against a risk.

    ``tests``: ``tests/web/test_x.py::test_a_sentence``, without the brackets of a parameter.
    ``untested``: why no test proves it; one of the two has to be there.
    """

    what: str
    tests: tuple[str, ...] = ()
    untested: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Risk:
    """What every list of risks tells of one of them.

    ``left``: what the controls do not prevent. ``host``: what the organisation that runs the tool
    has to do; empty where nothing of its own.
    """

    id: str
    name: str
    effect: str
    control: tuple[Control, ...]
    left: str
    host: str = ""

    @property
    def tests(self) -> tuple[str, ...]:
        return tuple(name for control in self.control for name in control.tests)

    @property
    def is_tested(self) -> bool:
        """Whether a test shows every control."""
        return not any(control.untested for control in self.control)


def is_a_test(name: str) -> bool:
    return _TEST.fullmatch(name) is not None


def reasons_against(controls: tuple[Control, ...]) -> Iterator[str]:
    """What is wrong with the controls of one risk, in words."""
    if not controls:
        yield "has no control"
    for control in controls:
        if bool(control.tests) == bool(control.untested):
            yield f"control '{control.what}': names either tests or why it is untested"
        for name in control.tests:
            if not is_a_test(name):
                yield f"control '{control.what}': '{name}' is no name of a test"


class Severity(StrEnum):
    """The worst that could follow for one person, mildest first."""

    MINOR = "minor"
    SIGNIFICANT = "significant"
    CONSIDERABLE = "considerable"
    MAJOR = "major"
    CATASTROPHIC = "catastrophic"


class Likelihood(StrEnum):
    """How often it may come to that, rarest first: judged, never counted."""

    VERY_LOW = "very-low"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very-high"


def level_of(severity: Severity, likelihood: Likelihood) -> int:
    """1 (lowest) to 5: the mean of both places on their scales, counted from 1, rounded up.

    A rule of our own, in the manner of the tables that clinical safety standards use.
    """
    places = [*Severity].index(severity) + [*Likelihood].index(likelihood) + 2
    return -(-places // 2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hazard(Risk):
    """One way in which the tool could harm somebody."""

    cause: str
    severity: Severity
    likelihood_before: Likelihood
    likelihood_after: Likelihood

    @property
    def level_before(self) -> int:
        return level_of(self.severity, self.likelihood_before)

    @property
    def level_after(self) -> int:
        return level_of(self.severity, self.likelihood_after)


class Status(StrEnum):
    """How far something is done, in the makers' own judgement; nobody else has confirmed it."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One thing that a standard asks, in our own words.

    ``how``: where it is met, how; else why not. ``where``: pages that show it. ``host``: only the
    organisation that runs the tool can do it, or the rest of it. ``recalled``: the wording was
    remembered, not read.
    """

    n: str
    asks: str
    status: Status
    how: str
    where: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    host: bool = False
    recalled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Some items of a standard under one heading."""

    name: str
    item: tuple[Asked, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standard:
    """A published standard. ``about``: what it is. ``read``: how far we could read its text."""

    id: str
    name: str
    about: str
    read: str
    part: tuple[Part, ...]
    url: str = ""

    @property
    def items(self) -> tuple[Asked, ...]:
        return tuple(item for part in self.part for item in part.item)


@dataclass(frozen=True, kw_only=True, slots=True)
class Threat(Risk):
    """One way in which somebody could use the tool against the people who use it.

    ``who``: who would do it, and what they would have to have.
    """

    who: str
