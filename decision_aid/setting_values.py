"""How each value that a host sets is read. ``ValueError`` tells what it must be, not the value."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import to_locale

SHORTEST_KEY, FEWEST_CHARACTERS, MOST_MONTHS = 50, 5, 24
"""As in Django's own check security.W009, which only warns."""
CATALOGUES = Path(__file__).resolve().parent / "locale"
_YES, _NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?")
_SERVER = re.compile(
    r"(?:https://[a-z0-9.-]+|http://(?:127\.0\.0\.1|localhost))(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*"
)
_CLIENT = re.compile(r"[A-Za-z0-9._~-]{1,200}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_KINDS = ("", "local", "production")


def switch(value: str) -> bool:
    if value.lower() in _YES | _NO:
        return value.lower() in _YES
    raise ValueError("must be 1 or 0")


def kind(value: str) -> str:
    """A misspelt kind would run the local settings for everybody to see, so it is refused."""
    if value not in _KINDS:
        raise ValueError("must be production, local or not set")
    return value


def _listed(value: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, value.split(","))))


def hosts(value: str) -> tuple[str, ...]:
    names = _listed(value)
    if (value and not names) or not all(_HOST.fullmatch(name.lower()) for name in names):
        raise ValueError(
            "must name each host in full, and nothing but the name: no https://, port or path"
        )
    return names


def key(value: str) -> str:
    if value and (
        len(value) < SHORTEST_KEY
        or len(set(value)) < FEWEST_CHARACTERS
        or value.startswith("django-")
    ):
        raise ValueError(f"is weak: it needs {SHORTEST_KEY} random characters")
    return value


def keys(value: str) -> tuple[str, ...]:
    return tuple(map(key, _listed(value)))


def months(value: str) -> tuple[int, ...]:
    """0 alone is none."""
    read = number(0, MOST_MONTHS)
    found = tuple(read(each) for each in _listed(value))
    if found == (0,):
        return ()
    if not found or 0 in found or len(set(found)) < len(found):
        raise ValueError(f"must be different numbers of months from 1 to {MOST_MONTHS}, or 0")
    return found


def address(value: str) -> str:
    bare = value.rstrip("/")
    if bare and not _ADDRESS.fullmatch(bare):
        raise ValueError("must be like https://aid.example.org, without a path")
    return bare


def servers(value: str) -> tuple[str, ...]:
    """Without encryption on this machine only, for tests."""
    named = tuple(each.rstrip("/") for each in _listed(value))
    if (value and not named) or not all(_SERVER.fullmatch(each) for each in named):
        raise ValueError("must name each server by its address, like https://clinic.example/fhir")
    return named


def client(value: str) -> str:
    if value and not _CLIENT.fullmatch(value):
        raise ValueError("must be the name that the clinic gave this tool, without blanks")
    return value


def number(least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not (value.isascii() and value.isdecimal() and least <= int(value) <= most):
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(value)

    return read


def file(value: str) -> Path | None:
    if value and not Path(value).is_file():
        raise ValueError("must be a file that can be read")
    return Path(value) if value else None


def folder(value: str) -> Path | None:
    if value and Path(value).exists() and not Path(value).is_dir():
        raise ValueError("must be a folder")
    return Path(value) if value else None


def folder_there(value: str) -> Path | None:
    if value and not Path(value).is_dir():
        raise ValueError("must be a folder that is there")
    return folder(value)


def place(value: str) -> str:
    """The server takes no name, and without any address it would listen everywhere."""
    try:
        return str(ip_address(value))
    except ValueError:
        raise ValueError("must be an address such as 127.0.0.1, or 0.0.0.0 for all") from None


def language(value: str) -> str:
    """English words that claim to be of another language are read aloud wrongly."""
    if not _LANGUAGE.fullmatch(value):
        raise ValueError("must be a language such as en-gb or de")
    first = value.partition("-")[0].lower()
    if first != "en" and not any(map(_is_translated, (value, first))):
        raise ValueError("must be a language with a compiled catalogue in decision_aid/locale")
    return value


def _is_translated(language: str) -> bool:
    return (CATALOGUES / to_locale(language) / "LC_MESSAGES" / "django.mo").is_file()


def time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("must be a time zone such as Europe/London") from None
    return value
