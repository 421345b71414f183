"""The places of the questionnaire, for checks that run before it is opened; and help lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import decision_aid
from decision_aid.evidence_base.checks.lists import begins_as_address
from decision_aid.evidence_base.reading.content import HelpLine
from decision_aid.evidence_base.reading.load import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake
from decision_aid.evidence_base.reading.toml import Table, read_toml

_QUESTIONNAIRE = Path(decision_aid.__file__).parent / "questionnaire.toml"
_WIDER = ("EU", "INT")
ELSEWHERE = "other"
HELP_LINES = "helplines.toml"
DIGITS = "[0-9]+"
HELP_KINDS = ("emergency", "crisis", "ms", "directory")


@lru_cache(maxsize=1)
def places_of_rules() -> frozenset[str]:
    """Codes that a set of criteria may name; a part of a country stands for the whole too.

    Empty where the file cannot be read: opening the questionnaire tells why.
    """
    asked = countries()
    return asked.union(_WIDER) if asked else asked


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Codes of the countries that the questionnaire offers, in parts and whole; or empty."""
    asked = _asked() or {}
    return frozenset((*asked, *(code.partition("-")[0] for code in asked)))


def _asked() -> dict[str, str] | None:
    """Codes with their names; None where the file cannot be read."""
    try:
        return _options(read_toml(_QUESTIONNAIRE))
    except (ValueError, OSError):
        return None


@lru_cache(maxsize=1)
def youngest() -> Decimal | None:
    """The lowest age that the questionnaire takes; None where the file cannot be read."""
    try:
        listed = read_toml(_QUESTIONNAIRE).get("question")
    except (ValueError, OSError):
        return None
    for each in listed if isinstance(listed, list) else ():
        limits = each.get("limits") if isinstance(each, dict) and each.get("key") == "age" else None
        if isinstance(limits, dict) and isinstance(limits.get("min"), int):
            return Decimal(limits["min"])
    return None


def _options(raw: Table) -> dict[str, str]:
    """Codes with their names."""
    listed = raw.get("question")
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and each.get("key") == "country":
            of = each.get("option")
            options = of if isinstance(of, list) else []
            return {str(o.get("value", "")): str(o.get("label", "")) for o in options}
    return {}


_WHOLES = {"GB": ("UK",), "US": ("USA",), **dict.fromkeys(_WIDER, ("Europe", "international"))}
"""Names that no question offers, of a country with all its parts."""
_LIKE_A_PLACE = "New South Wales"


@lru_cache(maxsize=1)
def names_of_places() -> Mapping[str, tuple[str, ...]]:
    """Of each code the names under which it may go, those of its whole country too; or nothing."""
    asked = _asked()
    if asked is None:
        return {}
    of_parts = {c: (name, *_WHOLES.get(c.partition("-")[0], ())) for c, name in asked.items()}
    return {**_WHOLES, **of_parts}


def places_in(words: str) -> frozenset[str]:
    """Codes of countries and their parts that words name; Northern Ireland is not Ireland."""
    known = names_of_places()
    names = {names[0]: code for code, names in known.items()}
    names |= {name: code for code, of in _WHOLES.items() for name in of}
    words, found = words.replace(_LIKE_A_PLACE, ""), set[str]()
    for name in sorted(names, key=len, reverse=True):
        words, times = re.subn(rf"\b{re.escape(name)}\b", "", words)
        if times and names[name] not in _WIDER:
            found.add(names[name])
    return frozenset(found)


def check_help_lines(loaded: Loaded) -> Iterator[Mistake]:
    for place, line in enumerate(loaded.help_lines, start=1):
        for reason in _of_a_line(line):
            yield Mistake(HELP_LINES, f"line[{place}] {line.name}", reason)


def _of_a_line(line: HelpLine) -> Iterator[str]:
    known = countries()
    if not line.countries:
        yield "names no place"
    for code in line.countries:
        if known and code not in known and code != ELSEWHERE:
            yield f"'{code}' is no place of the questionnaire and not '{ELSEWHERE}'"
    if line.kind not in HELP_KINDS:
        yield f"'{line.kind}' is no kind: {', '.join(HELP_KINDS)}"
    if not (line.confirm or line.number or line.url or line.text_to):
        yield "has neither a number nor an address"
    if line.number and not (line.tel or line.text_to):
        yield f"shows '{line.number}', and gives neither tel nor text_to: nobody can tap it"
    if line.url and not begins_as_address(line.url):
        yield f"'{line.url}' is no address"
    for name, dialled in (("tel", line.tel), ("text_to", line.text_to)):
        if dialled and not re.fullmatch(DIGITS, dialled):
            yield f"{name} '{dialled}' is not digits alone"
    yield from _shown_and_dialled(line)


def _shown_and_dialled(line: HelpLine) -> Iterator[str]:
    """Who reads one number must not call another; words may follow it, after a comma."""
    first = line.number.partition(",")[0]
    if line.text_to and _digits(line.number) != line.text_to:
        yield f"shows '{line.number}', but text_to is '{line.text_to}'"
    if line.tel and not re.fullmatch(r"\W*[0-9 ]+\W*", first):
        yield f"shows '{line.number}': a number to call is digits, then perhaps a comma and words"
    elif line.tel and _digits(first) != line.tel:
        yield f"shows '{line.number}', but tel is '{line.tel}'"


def _digits(shown: str) -> str:
    return "".join(each for each in shown if each in "0123456789")
