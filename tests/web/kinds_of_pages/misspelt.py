"""A name in a template that its page does not give fails the test of that page.

What a condition asks for is only told by the slow ring (``watching_variables.py``): there a page
may leave a name out, and Django says nothing of it.
"""

from __future__ import annotations

from typing import Any

OPTIONAL = frozenset(
    ("axis", "country", "errors", "evidence.date", "evidence.version", "given.q", "has_answers",
     "page_id")
)  # fmt: skip
"""Handed on by templates that stand on many pages; some pages have none of it."""


class Refused(str):
    """Django fills the name into it, where else it shows nothing."""

    __slots__ = ()

    def __new__(cls) -> Refused:
        return super().__new__(cls, "%s")

    def __mod__(self, name: Any) -> str:
        assert str(name) in OPTIONAL, f"no page gives a template what it asks for: {name}"
        return ""
