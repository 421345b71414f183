"""The words that a page holds once it is printed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page


def text_on_paper(page: Page, path: Path) -> str:
    if not shutil.which("pdftotext"):
        reason = "NO PDFTOTEXT ON THIS MACHINE: FOLDS ON PAPER WERE NOT TESTED (poppler-utils)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    page.pdf(path=path, format="A4", prefer_css_page_size=True)
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    return "".join(
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    )
