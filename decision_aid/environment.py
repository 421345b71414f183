"""What a host sets in the environment, each with its type. A careless value stops the start.

One line tells the name and what it takes; a value is never repeated, since it may be a key. The key
of a local run is made once and kept in a file that git ignores.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import attrs
import environ
from django.core.exceptions import ImproperlyConfigured

from decision_aid import setting_values as values
from decision_aid.evidence_base.checks.places import countries_in

PREFIX = "DECISION_AID"
EVIDENCE = Path(__file__).resolve().parent.parent / "evidence"
T = TypeVar("T")


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

    kind: str = _setting(f"{PREFIX}_ENV", values.kind)
    secret_key: str = _setting(f"{PREFIX}_SECRET_KEY", values.key)
    older_keys: tuple[str, ...] = _setting(f"{PREFIX}_SECRET_KEY_FALLBACKS", values.keys)
    picture_keys: tuple[str, ...] = _setting(f"{PREFIX}_PICTURE_KEYS", values.keys)
    picture_months: tuple[int, ...] = _setting(f"{PREFIX}_PICTURE_MONTHS", values.months, "3,1,12")
    hosts: tuple[str, ...] = _setting(f"{PREFIX}_HOSTS", values.hosts)
    address: str = _setting(f"{PREFIX}_ADDRESS", values.address)
    behind_proxy: bool = _setting(f"{PREFIX}_BEHIND_PROXY", values.switch)
    ssl_redirect: bool = _setting(f"{PREFIX}_SSL_REDIRECT", values.switch, "1")
    hsts_subdomains: bool = _setting(f"{PREFIX}_HSTS_SUBDOMAINS", values.switch)
    hsts_preload: bool = _setting(f"{PREFIX}_HSTS_PRELOAD", values.switch)
    maintenance: bool = _setting(f"{PREFIX}_MAINTENANCE", values.switch)
    debug: bool = _setting(f"{PREFIX}_DEBUG", values.switch)
    bind: str = _setting(f"{PREFIX}_BIND", values.place, "127.0.0.1")
    port: int = _setting(f"{PREFIX}_PORT", values.number(1, 65535), "8001")
    threads: int = _setting(f"{PREFIX}_THREADS", values.number(1, 256), "8")
    country: str = _setting(f"{PREFIX}_COUNTRY", str, "GB")
    records: bool = _setting(f"{PREFIX}_RECORDS", values.switch)
    clinic_servers: tuple[str, ...] = _setting(f"{PREFIX}_CLINIC_SERVERS", values.servers)
    clinic_client: str = _setting(f"{PREFIX}_CLINIC_CLIENT", values.client)
    clinic_sign_in: tuple[str, ...] = _setting(f"{PREFIX}_CLINIC_SIGN_IN", values.servers)
    language: str = _setting(f"{PREFIX}_LANGUAGE", values.language, "en-gb")
    time_zone: str = _setting(f"{PREFIX}_TIME_ZONE", values.time_zone, "Europe/London")
    evidence: Path | None = _setting(f"{PREFIX}_EVIDENCE", values.folder_there)
    static: Path | None = _setting(f"{PREFIX}_STATIC", values.folder)
    host_file: Path | None = _setting(f"{PREFIX}_HOST_FILE", values.file)

    @property
    def is_production(self) -> bool:
        return self.kind == "production"


def read_environment(given: Mapping[str, str] = os.environ) -> Environment:
    """All settings; ``ImproperlyConfigured`` where one is wrong, missing or misspelt."""
    _refuse_misspelt(given)
    told = environ.to_config(Environment, dict(given))
    if bool(told.clinic_servers) != bool(told.clinic_client):
        raise ImproperlyConfigured(
            f"{PREFIX}_CLINIC_SERVERS and {PREFIX}_CLINIC_CLIENT go together: set both or neither"
        )
    _refuse_unknown_place(told)
    if told.is_production:
        _refuse_unfit_for_others(told)
    return told


def _refuse_unknown_place(told: Environment) -> None:
    """Where the list of places cannot be read that is told later, by opening it."""
    known = countries_in(told.evidence or EVIDENCE)
    if known and told.country not in known:
        listed = ", ".join(sorted(known))
        raise ImproperlyConfigured(f"{PREFIX}_COUNTRY must be a place of places.toml: {listed}")


def names() -> tuple[str, ...]:
    fields = attrs.fields(Environment)  # type: ignore[arg-type]  # environ-config makes it of attrs
    return tuple(field.metadata[environ._environ_config.CNF_KEY].name for field in fields)


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
    if told.address.startswith("http:"):
        raise ImproperlyConfigured(f"{PREFIX}_ADDRESS must begin with https:// in production")
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
    return kept if len(kept) >= values.SHORTEST_KEY else _keep(path, secrets.token_urlsafe(50))


def _keep(path: Path, key: str) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:
        return key
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key
