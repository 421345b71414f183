"""The secret key of a local run: made once and kept in a file that git ignores."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


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
