"""What keeps a risk small, and the test that proves it: shared by every list of risks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
