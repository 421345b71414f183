"""What a host sets in the environment. A careless value stops the start, in words.

The key of a local run is made once and kept in a file that git ignores.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from decision_aid.evidence_base.checks.places import countries


def local_secret_key(folder: Path) -> str:
    """The kept key, or a new one. Where the folder cannot be written, a key for this run only."""
    path = folder / ".secret_key"
    try:
        kept = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    return kept if len(kept) >= 50 else _keep(path, secrets.token_urlsafe(50))


def _keep(path: Path, key: str) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:
        return key
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key


KINDS = ("", "local", "production")
SHORTEST_KEY, FEWEST_CHARACTERS = 50, 5
"""As in Django's own check security.W009, which only warns."""


def is_production() -> bool:
    """A misspelt kind would run the local settings for everybody to see, so it is refused."""
    kind = os.environ.get("DECISION_AID_ENV", "")
    if kind not in KINDS:
        raise ImproperlyConfigured("DECISION_AID_ENV must be production, local or not set")
    return kind == "production"


def wants_debug(production: bool) -> bool:
    wanted = os.environ.get("DECISION_AID_DEBUG") == "1"
    if wanted and production:
        raise ImproperlyConfigured("DECISION_AID_DEBUG shows answers: not for production")
    return wanted


UNITED_KINGDOM = "GB"


def home_country() -> str:
    """Whose rules stand first for a person who named no country."""
    code = os.environ.get("DECISION_AID_COUNTRY", UNITED_KINGDOM)
    known = countries()
    if known and code not in known:
        raise ImproperlyConfigured(
            f"DECISION_AID_COUNTRY is no place of the questionnaire: {', '.join(sorted(known))}"
        )
    return code


def secret_keys() -> list[str]:
    """The key that signs, then the older ones that are still read."""
    keys = [_needed("DECISION_AID_SECRET_KEY"), *listed("DECISION_AID_SECRET_KEY_FALLBACKS")]
    for key in keys:
        _refuse_weak(key)
    return keys


def hosts() -> list[str]:
    names = _split(_needed("DECISION_AID_HOSTS"))
    if not names or any(name.startswith((".", "*")) for name in names):
        raise ImproperlyConfigured("DECISION_AID_HOSTS must name each host in full")
    return names


def listed(name: str) -> list[str]:
    return _split(os.environ.get(name, ""))


def _split(value: str) -> list[str]:
    return [each.strip() for each in value.split(",") if each.strip()]


def _needed(name: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} must be set in production")
    return value


def _refuse_weak(key: str) -> None:
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS or key.startswith("django-"):
        raise ImproperlyConfigured(
            f"DECISION_AID_SECRET_KEY (or a fallback) is weak: it needs {SHORTEST_KEY} random "
            "characters"
        )
