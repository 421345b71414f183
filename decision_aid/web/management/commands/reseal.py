"""`manage.py reseal`: after a change that is meant, writes every text kept for comparison anew."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from django.core.management.base import BaseCommand, CommandError

_Texts = Mapping[Path, str]


class Command(BaseCommand):
    """The texts stand in ``tests``, which a host need not have: they are imported only here."""

    help = (
        "Writes anew what tests compare with: digests of figures and lists, sentences, summaries,"
        " drafts of referrals, what a screen reader says. Then prints every difference, to be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; status 1 if anything would change"
        )
        parser.add_argument(
            "--no-browser", action="store_true", help="leave out what a screen reader says"
        )

    def handle(self, *_: Any, check: bool, no_browser: bool, **__: Any) -> None:
        snapshots = _snapshots()
        before: _Texts = snapshots.kept(browser=not no_browser)
        try:
            after: _Texts = snapshots.written_today(browser=not no_browser)
        except snapshots.read_aloud.NoBrowserError as missing:
            raise CommandError(f"{missing}. With --no-browser the rest is done.") from None
        changed = [p for p in sorted({*before, *after}) if before.get(p) != after.get(p)]
        if not check:
            _write(changed, after)
        for path in changed:
            name = path.relative_to(snapshots.ROOT).as_posix()
            self.stdout.write("\n".join(_difference(name, before.get(path), after.get(path))))
        self._sum_up(len(changed), len({*before, *after}), check=check)

    def _sum_up(self, changed: int, of: int, *, check: bool) -> None:
        if not changed:
            self.stdout.write(f"All {of} files are as they would be written today.")
            return
        told = "would change" if check else "changed. Read each difference above before you commit"
        self.stdout.write(f"{changed} of {of} files {told}.")
        if check:
            raise SystemExit(1)


def _snapshots() -> ModuleType:
    """Raises CommandError where the tests, or the packages that they need, are not here."""
    try:
        return import_module("tests.snapshots")
    except ModuleNotFoundError as missing:
        if str(missing.name).partition(".")[0] == "tests":
            raise CommandError(
                "The tests are not here: run this in a full copy of the project."
            ) from None
        raise CommandError(
            f"The package {missing.name} is not here: `uv sync` installs what the tests need."
        ) from None


def _write(changed: list[Path], after: _Texts) -> None:
    for path in changed:
        if path in after:
            path.write_text(after[path], encoding="utf-8")
        else:
            path.unlink()


def _difference(name: str, before: str | None, after: str | None) -> Iterator[str]:
    """As git prints it; a file that comes or goes is compared with nothing."""
    yield from unified_diff(
        (before or "").splitlines(),
        (after or "").splitlines(),
        f"a/{name}" if before is not None else "/dev/null",
        f"b/{name}" if after is not None else "/dev/null",
        lineterm="",
    )
