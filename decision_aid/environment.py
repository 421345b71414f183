"""What a host sets in the environment, each with its type. A careless value stops the start.

One line tells the name and what it takes; a value is never repeated, since it may be a key. The key
of a local run is made once and kept in a file that git ignores.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.core.exceptions import ImproperlyConfigured

from decision_aid.evidence_base.checks.places import countries

PREFIX = "DECISION_AID"
SHORTEST_KEY, FEWEST_CHARACTERS, MOST_MONTHS = 50, 5, 24
"""As in Django's own check security.W009, which only warns."""
_YES, _NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?")
_SERVER = re.compile(
    r"(?:https://[a-z0-9.-]+|http://(?:127\.0\.0\.1|localhost))(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*"
)
_CLIENT = re.compile(r"[A-Za-z0-9._~-]{1,200}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_KINDS = ("", "local", "production")
T = TypeVar("T")


def _switch(value: str) -> bool:
    if value.lower() in _YES | _NO:
        return value.lower() in _YES
    raise ValueError("must be 1 or 0")


def _kind(value: str) -> str:
    """A misspelt kind would run the local settings for everybody to see, so it is refused."""
    if value not in _KINDS:
        raise ValueError("must be production, local or not set")
    return value


def _listed(value: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, value.split(","))))


def _hosts(value: str) -> tuple[str, ...]:
    names = _listed(value)
    if (value and not names) or not all(_HOST.fullmatch(name.lower()) for name in names):
        raise ValueError(
            "must name each host in full, and nothing but the name: no https://, port or path"
        )
    return names


def _key(value: str) -> str:
    if value and (
        len(value) < SHORTEST_KEY
        or len(set(value)) < FEWEST_CHARACTERS
        or value.startswith("django-")
    ):
        raise ValueError(f"is weak: it needs {SHORTEST_KEY} random characters")
    return value


def _keys(value: str) -> tuple[str, ...]:
    return tuple(map(_key, _listed(value)))


def _months(value: str) -> tuple[int, ...]:
    """0 alone is none."""
    read = _number(0, MOST_MONTHS)
    found = tuple(read(each) for each in _listed(value))
    if found == (0,):
        return ()
    if not found or 0 in found or len(set(found)) < len(found):
        raise ValueError(f"must be different numbers of months from 1 to {MOST_MONTHS}, or 0")
    return found


def _address(value: str) -> str:
    bare = value.rstrip("/")
    if bare and not _ADDRESS.fullmatch(bare):
        raise ValueError("must be like https://aid.example.org, without a path")
    return bare


def _servers(value: str) -> tuple[str, ...]:
    """Without encryption on this machine only, for tests."""
    named = tuple(each.rstrip("/") for each in _listed(value))
    if (value and not named) or not all(_SERVER.fullmatch(each) for each in named):
        raise ValueError("must name each server by its address, like https://clinic.example/fhir")
    return named


def _client(value: str) -> str:
    if value and not _CLIENT.fullmatch(value):
        raise ValueError("must be the name that the clinic gave this tool, without blanks")
    return value


def _number(least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not (value.isascii() and value.isdecimal() and least <= int(value) <= most):
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(value)

    return read


def _file(value: str) -> Path | None:
    if value and not Path(value).is_file():
        raise ValueError("must be a file that can be read")
    return Path(value) if value else None


def _folder(value: str) -> Path | None:
    if value and Path(value).exists() and not Path(value).is_dir():
        raise ValueError("must be a folder")
    return Path(value) if value else None


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError("must be a language such as en-gb or de")
    return value


def _country(value: str) -> str:
    """Where the questionnaire cannot be read that is told first, by opening it."""
    known = countries()
    if known and value not in known:
        raise ValueError(f"must be a place of the questionnaire: {', '.join(sorted(known))}")
    return value


def _time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("must be a time zone such as Europe/London") from None
    return value


def _setting(name: str, read: Callable[[str], T], default: str = "") -> Any:
    """A variable whose mistakes tell its name."""

    def named(value: str) -> T:
        try:
            return read(value.strip())
        except ValueError as mistake:
            raise ImproperlyConfigured(f"{name} {mistake}") from None

    return environ.var(default=default, name=name, converter=named)


@environ.config(prefix="", frozen=True)
class Environment:
    """Every setting of a host. README tells what each of them means."""

    kind: str = _setting(f"{PREFIX}_ENV", _kind)
    secret_key: str = _setting(f"{PREFIX}_SECRET_KEY", _key)
    older_keys: tuple[str, ...] = _setting(f"{PREFIX}_SECRET_KEY_FALLBACKS", _keys)
    picture_keys: tuple[str, ...] = _setting(f"{PREFIX}_PICTURE_KEYS", _keys)
    picture_months: tuple[int, ...] = _setting(f"{PREFIX}_PICTURE_MONTHS", _months, "3,1,12")
    hosts: tuple[str, ...] = _setting(f"{PREFIX}_HOSTS", _hosts)
    address: str = _setting(f"{PREFIX}_ADDRESS", _address)
    behind_proxy: bool = _setting(f"{PREFIX}_BEHIND_PROXY", _switch)
    ssl_redirect: bool = _setting(f"{PREFIX}_SSL_REDIRECT", _switch, "1")
    hsts_subdomains: bool = _setting(f"{PREFIX}_HSTS_SUBDOMAINS", _switch)
    hsts_preload: bool = _setting(f"{PREFIX}_HSTS_PRELOAD", _switch)
    maintenance: bool = _setting(f"{PREFIX}_MAINTENANCE", _switch)
    debug: bool = _setting(f"{PREFIX}_DEBUG", _switch)
    bind: str = _setting(f"{PREFIX}_BIND", str, "127.0.0.1")
    port: int = _setting(f"{PREFIX}_PORT", _number(1, 65535), "8001")
    threads: int = _setting(f"{PREFIX}_THREADS", _number(1, 256), "8")
    country: str = _setting(f"{PREFIX}_COUNTRY", _country, "GB")
    records: bool = _setting(f"{PREFIX}_RECORDS", _switch)
    clinic_servers: tuple[str, ...] = _setting(f"{PREFIX}_CLINIC_SERVERS", _servers)
    clinic_client: str = _setting(f"{PREFIX}_CLINIC_CLIENT", _client)
    clinic_sign_in: tuple[str, ...] = _setting(f"{PREFIX}_CLINIC_SIGN_IN", _servers)
    language: str = _setting(f"{PREFIX}_LANGUAGE", _language, "en-gb")
    time_zone: str = _setting(f"{PREFIX}_TIME_ZONE", _time_zone, "Europe/London")
    evidence: Path | None = _setting(f"{PREFIX}_EVIDENCE", _folder)
    static: Path | None = _setting(f"{PREFIX}_STATIC", _folder)
    host_file: Path | None = _setting(f"{PREFIX}_HOST_FILE", _file)

    @property
    def is_production(self) -> bool:
        return self.kind == "production"


def read_environment(given: Mapping[str, str] = os.environ) -> Environment:
    """All settings; ``ImproperlyConfigured`` where one is wrong, missing or misspelt."""
    _refuse_misspelt(given)
    told: Environment = Environment.from_environ(given)  # type: ignore[attr-defined]
    if bool(told.clinic_servers) != bool(told.clinic_client):
        raise ImproperlyConfigured(
            f"{PREFIX}_CLINIC_SERVERS and {PREFIX}_CLINIC_CLIENT go together: set both or neither"
        )
    if told.is_production:
        _refuse_unfit_for_others(told)
    return told


def names() -> tuple[str, ...]:
    return tuple(
        field.metadata[environ._environ_config.CNF_KEY].name
        for field in Environment.__attrs_attrs__  # type: ignore[attr-defined]
    )


def _refuse_misspelt(given: Mapping[str, str]) -> None:
    """A setting under a wrong name would be left out in silence."""
    known = names()
    for name in given:
        if name.startswith(f"{PREFIX}_") and name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ImproperlyConfigured(f"{name} is no setting of this tool{hint}")


def _refuse_unfit_for_others(told: Environment) -> None:
    for name, value in (("SECRET_KEY", told.secret_key), ("HOSTS", told.hosts)):
        if not value:
            raise ImproperlyConfigured(f"{PREFIX}_{name} must be set in production")
    if told.debug:
        raise ImproperlyConfigured(f"{PREFIX}_DEBUG shows answers: not for production")
    if told.hsts_preload and not told.hsts_subdomains:
        raise ImproperlyConfigured(
            f"{PREFIX}_HSTS_PRELOAD needs {PREFIX}_HSTS_SUBDOMAINS: browsers ask for both"
        )


def local_secret_key(folder: Path) -> str:
    """The kept key, or a new one. Where the folder cannot be written, a key for this run only."""
    path = folder / ".secret_key"
    try:
        kept = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    return kept if len(kept) >= SHORTEST_KEY else _keep(path, secrets.token_urlsafe(50))


def _keep(path: Path, key: str) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:
        return key
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key
