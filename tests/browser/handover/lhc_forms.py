"""LHC-Forms, the form filler of the US National Library of Medicine, as its makers publish it.

Fetched once with npm into a folder of this machine's cache, and only as the very file that was
looked at: its checksum stands here. Nothing of it lies in this tree. Served to the browser from
that folder, so that a test asks no other host.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route

PACKAGE = "lforms@40.1.3"
_FILE = "lforms-40.1.3.tgz"
_SHA512 = "WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ=="
_INSIDE = "package/dist/lforms/"
_FILES = {
    "/styles.css": ("webcomponent/styles.css", "text/css"),
    "/zone.js": ("webcomponent/assets/lib/zone.min.js", "text/javascript"),
    "/lhc-forms.js": ("webcomponent/lhc-forms.js", "text/javascript"),
    "/fhir.js": ("fhir/R4/lformsFHIR.min.js", "text/javascript"),
}
_ORIGIN = "http://lhc-forms.test"
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>LHC-Forms</title>
<link rel="stylesheet" href="/styles.css"></head><body><div id="form"></div>
<script src="/zone.js"></script><script src="/lhc-forms.js"></script><script src="/fhir.js">
</script></body></html>"""
_READY = "window.LForms && window.LForms.Util && window.LForms.FHIR && window.LForms.FHIR.R4"
_SHOW = """async questions => {
  const form = LForms.Util.convertFHIRQuestionnaireToLForms(questions, "R4");
  await LForms.Util.addFormToPage(form, "form", {});
}"""
_EXPORT = "JSON.stringify(LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4'))"


def folder() -> Path:
    """Where its files lie. Without npm: a skip that cannot be missed, and in CI a failure."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    kept = cache / "decision-aid-tests" / _FILE.removesuffix(".tgz")
    if not kept.is_dir():
        _fetch(kept)
    return kept


def _fetch(kept: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        reason = "needs npm, to fetch LHC-Forms (apt-get install npm)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as made:
        subprocess.run(
            [npm, "pack", PACKAGE, "--silent"], cwd=made, check=True, capture_output=True,
            timeout=300,
        )  # fmt: skip
        packed = Path(made) / _FILE
        found = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
        assert found == _SHA512, "this is not the file that was looked at"
        whole = Path(made) / "whole"
        with tarfile.open(packed) as archive:
            _unpack(archive, whole)
        (whole / _INSIDE).rename(Path(made) / "kept")
        if not kept.is_dir():
            (Path(made) / "kept").rename(kept)


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    if hasattr(tarfile, "data_filter"):
        archive.extractall(folder, filter="data")
    else:  # Python 3.11 before 3.11.4, as Debian 12 came with it
        archive.extractall(folder)


class LhcForms:
    """One page with the form in it, filled in as a person does."""

    def __init__(self, page: Page, questions: dict[str, Any]) -> None:
        self.page = page
        self._kept = folder()
        page.route("**/*", self._answer)
        page.goto(_ORIGIN)
        page.wait_for_function(_READY, timeout=60_000)
        page.evaluate(_SHOW, questions)
        page.wait_for_selector("#form input", timeout=60_000)

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(_ORIGIN)
        if path == "/":
            route.fulfill(body=_PAGE, content_type="text/html")
        elif path in _FILES:
            name, kind = _FILES[path]
            route.fulfill(path=self._kept / name, content_type=kind)
        else:
            route.abort()

    def field(self, link_id: str) -> Locator:
        """A field has the name of its item and its place, in a group that of the group too."""
        return self.page.locator(f'[id="{link_id}/1"], [id="{link_id}/1/1"]')

    def type(self, link_id: str, text: str) -> None:
        self.field(link_id).fill(text)
        self.field(link_id).press("Tab")

    def pick(self, link_id: str, *labels: str) -> None:
        for label in labels:
            self.field(link_id).click()
            self.field(link_id).press_sequentially(label[:3])
            shown = self.page.locator("#lhc-tools-searchResults li, #searchResults li")
            shown.filter(has_text=label).first.click()
        self.field(link_id).press("Tab")

    @property
    def asked(self) -> set[str]:
        """The names of the items that have a field now."""
        fields = self.page.locator("#form input").all()
        names = {(field.get_attribute("id") or "").split("/")[0] for field in fields}
        return {name for name in names if name and not name.startswith("unit_")}

    def export(self) -> str:
        """The file as LHC-Forms writes it."""
        return str(self.page.evaluate(_EXPORT))
