"""What a PDF shows, by the tools of Poppler; tests skip with a reason where these are missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache

import pytest

_FIGURE = re.compile(
    rb"/S/Figure.{0,600}?/Alt\((.*?)\)/A\[.*?BBox\[([\d. ]+)\].*?/K\[(\d*)\]/Pg (\d+) 0 R",
    re.DOTALL,
)


@lru_cache(maxsize=200)
def run(tool: str, pdf: bytes, *options: str, output: str = "-") -> bytes:
    """Runs a tool on a PDF. Skips where Poppler is not installed; where CI is set, fails."""
    if shutil.which(tool) is None:
        reason = f"NO {tool.upper()} ON THIS MACHINE: THE PDF WAS NOT TESTED (poppler-utils)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    command = [tool, *options, "-", *([output] if output else [])]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def text_of(pdf: bytes) -> str:
    """The words in the order in which they are read, in one line."""
    return " ".join(run("pdftotext", pdf, "-raw").decode().split())


def lines_of(pdf: bytes) -> list[str]:
    return run("pdftotext", pdf, "-layout").decode().splitlines()


def pages_told(pdf: bytes) -> list[str]:
    """The words of each page, in the order in which they are read."""
    return run("pdftotext", pdf, "-raw").decode().split("\f")


def sizes_of(pdf: bytes) -> set[float]:
    """Sizes of type in points, as they stand on the sheets."""
    drawn = run("pdftohtml", pdf, "-xml", "-i", "-stdout", "-zoom", "3", output="sheet").decode()
    used = set(re.findall(r'<text [^>]*font="(\d+)"', drawn))
    fonts = re.findall(r'<fontspec id="(\d+)" size="(\d+)"', drawn)
    return {int(size) / 3 for font, size in fonts if font in used}


def info_of(pdf: bytes) -> dict[str, str]:
    lines = run("pdfinfo", pdf, output="").decode().splitlines()
    pairs = (line.partition(":") for line in lines)
    return {name: value.strip() for name, _, value in pairs}


@dataclass(frozen=True, slots=True)
class Picture:
    """What is said of a picture, on which page and where it lies, and whether it has content."""

    alt: str
    page: int
    box: tuple[float, ...]
    has_content: bool


def figures_of(pdf: bytes) -> list[Picture]:
    kids = re.search(rb"/Type/Pages/Count \d+/Kids\[(.*?)\]", pdf)
    assert kids
    pages = re.findall(rb"(\d+) 0 R", kids[1])
    return [
        Picture(
            alt.decode("latin-1"), pages.index(page) + 1, tuple(map(float, box.split())), bool(has)
        )
        for alt, box, has, page in _FIGURE.findall(pdf)
    ]
