"""What a PDF shows, by the tools of Poppler; tests skip with a reason where these are missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

_DPI = 300
_FIGURE = re.compile(
    rb"/S/Figure.{0,600}?/Alt\((.*?)\)/A\[.*?BBox\[([\d. ]+)\].*?/K\[(\d*)\]", re.DOTALL
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


def info_of(pdf: bytes) -> dict[str, str]:
    lines = run("pdfinfo", pdf, output="").decode().splitlines()
    pairs = (line.partition(":") for line in lines)
    return {name: value.strip() for name, _, value in pairs}


def figures_of(pdf: bytes) -> list[tuple[str, tuple[float, ...], bool]]:
    """The pictures: what is said of each, where it lies, and whether it has content."""
    return [
        (alt.decode("latin-1"), tuple(map(float, box.split())), bool(content))
        for alt, box, content in _FIGURE.findall(pdf)
    ]


class Sheet:
    """The first page as grey pixels."""

    def __init__(self, pdf: bytes, folder: Path) -> None:
        run("pdftoppm", pdf, "-r", str(_DPI), "-gray", "-f", "1", "-l", "1",
            output=str(folder / "sheet"))  # fmt: skip
        raw = next(folder.glob("sheet*.pgm")).read_bytes()
        _, size, _, self.pixels = raw.split(b"\n", 3)
        self.wide, self.tall = map(int, size.split())

    def dark_cells(self, box: tuple[float, ...], across: int, down: int) -> int:
        """Cells of a grid whose middle is black; a ring has a white middle."""
        left, bottom, right, top = (each * _DPI / 72 for each in box)
        step_x, step_y = (right - left) / across, (top - bottom) / down
        return sum(
            self._grey(left + (x + 0.5) * step_x, self.tall - top + (y + 0.5) * step_y) < 100
            for x in range(across)
            for y in range(down)
        )

    def _grey(self, x: float, y: float) -> int:
        return self.pixels[int(y) * self.wide + int(x)]
