"""Places where people have care: their codes and names, and the help lines of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import decision_aid
from decision_aid.evidence_base.checks.lists import begins_as_address
from decision_aid.evidence_base.checks.sources import COUNTRY
from decision_aid.evidence_base.reading.content import HelpLine
from decision_aid.evidence_base.reading.loaded import PLACES, Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake, repeated
from decision_aid.evidence_base.reading.toml import read_toml

_QUESTIONNAIRE = Path(decision_aid.__file__).parent / "questionnaire.toml"
_WIDER = ("EU", "INT")
_NO_CODE = "'%s' is no code of a country, such as SE or GB-ENG"
ELSEWHERE = "other"
DIGITS = "[0-9]+"
HELP_KINDS = ("emergency", "crisis", "ms", "directory")


def countries(loaded: Loaded) -> frozenset[str]:
    """Codes of the places that people can pick, in parts and whole; empty where it is not known."""
    unread = loaded.unread_in(PLACES)
    return with_wholes(
        (*(each.code for each in loaded.places), *unread) if "" not in unread else ()
    )


def with_wholes(codes: Iterable[str]) -> frozenset[str]:
    parts = frozenset(codes)
    return parts.union(map(_whole, parts))


def codes_of_rules(codes: Iterable[str]) -> frozenset[str]:
    """What a set of criteria may name: places, their countries and wider; none where none is."""
    offered = with_wholes(codes)
    return offered.union(_WIDER) if offered else offered


def countries_in(folder: Path) -> frozenset[str]:
    """The same of a folder that is not open yet; empty where its file cannot be read."""
    try:
        listed = read_toml(folder / PLACES).get("place")
    except (ValueError, OSError):
        return frozenset()
    listed = listed if isinstance(listed, list) else []
    return with_wholes(str(each.get("code")) for each in listed if isinstance(each, dict))


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


_WHOLES = {"GB": ("UK",), "US": ("USA",), **dict.fromkeys(_WIDER, ("Europe", "international"))}
"""Names that no question offers, of a country with all its parts."""
_LIKE_A_PLACE = "New South Wales"


def names_of_places(loaded: Loaded) -> Mapping[str, tuple[str, ...]]:
    """Of each code the names under which it may go, those of its whole country too; or nothing."""
    if not loaded.places or loaded.unread_in(PLACES):
        return {}
    of_parts = {p.code: (p.name, *_WHOLES.get(_whole(p.code), ())) for p in loaded.places}
    return {**_WHOLES, **of_parts}


def places_in(words: str, known: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Codes of countries and their parts that words name, of those known by their names; Northern
    Ireland is not Ireland.
    """
    names = {names[0]: code for code, names in known.items()}
    names |= {name: code for code, of in _WHOLES.items() for name in of}
    words, found = words.replace(_LIKE_A_PLACE, ""), set[str]()
    for name in sorted(names, key=len, reverse=True):
        words, times = re.subn(rf"\b{re.escape(name)}\b", "", words)
        if times and names[name] not in _WIDER:
            found.add(names[name])
    return frozenset(found)


def check_places(loaded: Loaded) -> Iterator[Mistake]:
    for what, found in (
        ("code", [each.code for each in loaded.places]),
        ("name", [each.name for each in loaded.places]),
    ):
        for each in sorted(repeated(found)):
            yield Mistake(PLACES, f"place {each}", f"its {what} stands there twice")
    for place in loaded.places:
        if not re.fullmatch(COUNTRY, place.code):
            yield Mistake(PLACES, f"place {place.name}", _NO_CODE % place.code)


def check_help_lines(loaded: Loaded) -> Iterator[Mistake]:
    known = countries(loaded)
    for place, line in enumerate(loaded.help_lines, start=1):
        for reason in _of_a_line(line, known):
            yield Mistake(PLACES, f"line[{place}] {line.name}", reason)


def _of_a_line(line: HelpLine, known: frozenset[str]) -> Iterator[str]:
    if not line.countries:
        yield "names no place"
    for code in line.countries:
        if known and code not in known and code != ELSEWHERE:
            yield f"'{code}' is no place of this list and not '{ELSEWHERE}'"
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


def _whole(code: str) -> str:
    return code.partition("-")[0]


def _digits(shown: str) -> str:
    return "".join(each for each in shown if each in "0123456789")
