"""An evidence folder as it is, or as it was in a revision of the project's history (git)."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


class NoSuchEvidenceError(Exception):
    """Neither a folder nor a revision; the message says what was looked for."""


@contextmanager
def evidence_at(named: str, evidence: Path) -> Iterator[Path]:
    """The folder of that name, else the evidence folder in the revision of that name."""
    folder = Path(named)
    if named and folder.is_dir():
        yield _evidence_in(folder)
        return
    with TemporaryDirectory() as temporary:
        with tarfile.open(fileobj=io.BytesIO(_archive(named, evidence))) as archive:
            _unpack(archive, temporary)
        yield Path(temporary)


def _unpack(archive: tarfile.TarFile, folder: str) -> None:
    """Python 3.11 knows the filter from 3.11.4 on; Git made the archive a moment ago."""
    if hasattr(tarfile, "data_filter"):
        archive.extractall(folder, filter="data")
    else:
        archive.extractall(folder)


def _evidence_in(folder: Path) -> Path:
    """A whole project may be named instead of its evidence folder."""
    for found in (folder, folder / "evidence"):
        if (found / "sources").is_dir():
            return found
    raise NoSuchEvidenceError(f"{folder} is no evidence folder: it has no folder 'sources'")


def _archive(revision: str, evidence: Path) -> bytes:
    missing = f"'{revision}' is neither a folder nor a revision that git knows"
    if not revision or revision.startswith("-"):
        raise NoSuchEvidenceError(missing)
    try:
        prefix = _git(evidence, "rev-parse", "--show-prefix").decode().strip()
        top = Path(_git(evidence, "rev-parse", "--show-toplevel").decode().strip())
        return _git(top, "archive", "--format=tar", f"{revision}:{prefix}")
    except (OSError, subprocess.CalledProcessError):
        raise NoSuchEvidenceError(missing) from None


def _git(folder: Path, *words: str) -> bytes:
    command = ["git", "-C", str(folder), *words]
    return subprocess.run(command, capture_output=True, check=True).stdout
