"""What a PDF shows, by the tools of Poppler; tests skip with a reason where these are missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass

import pytest

_DPI = 600
_A4_TALL = 297 / 25.4 * 72
_SAMPLES = 9
_SQUARE = 0.5
"""A cell that is dark for more than this holds a filled square: a square fills 0.58 of it."""
_FIGURE = re.compile(
    rb"/S/Figure.{0,600}?/Alt\((.*?)\)/A\[.*?BBox\[([\d. ]+)\].*?/K\[(\d*)\]/Pg (\d+) 0 R",
    re.DOTALL,
)


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


class Drawn:
    """A picture as grey pixels."""

    def __init__(self, pdf: bytes, picture: Picture) -> None:
        left, bottom, right, top = picture.box
        corner = (left, _A4_TALL - top, right - left, top - bottom)
        cut = zip(("-x", "-y", "-W", "-H"), corner, strict=True)
        places = [each for name, at in cut for each in (name, str(round(at * _DPI / 72)))]
        page = str(picture.page)
        raw = run("pdftoppm", pdf, "-r", str(_DPI), "-gray", "-f", page, "-l", page, *places,
                  output="")  # fmt: skip
        _, size, _, self.pixels = raw.split(b"\n", 3)
        self.wide, self.tall = map(int, size.split())

    def icons(self, across: int, down: int) -> tuple[int, int]:
        """Filled squares, and rings or dots, in the cells of a grid."""
        wide, tall = self.wide / across, self.tall / down
        inked = [
            self._inked(x * wide, y * tall, wide, tall) for x in range(across) for y in range(down)
        ]
        return sum(each > _SQUARE for each in inked), sum(0.02 < each < _SQUARE for each in inked)

    def _inked(self, left: float, top: float, wide: float, tall: float) -> float:
        """How much of a cell is dark."""
        greys = [
            self._grey(left + (x + 0.5) / _SAMPLES * wide, top + (y + 0.5) / _SAMPLES * tall)
            for x in range(_SAMPLES)
            for y in range(_SAMPLES)
        ]
        return sum(grey < 160 for grey in greys) / len(greys)

    def _grey(self, x: float, y: float) -> int:
        return self.pixels[int(y) * self.wide + int(x)]
