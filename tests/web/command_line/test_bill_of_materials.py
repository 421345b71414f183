"""The bill of materials follows CycloneDX 1.6 and leaves out nothing that a server runs.

It was held against the published schema (cyclonedx-python-lib, strict) when it was written; this
holds the rules of that schema that a change here could break.
"""

from __future__ import annotations

import io
import json
import re
import tomllib
import uuid
from typing import Any

import pytest
from django.core.management import call_command

from decision_aid.web.command_line.bill_of_materials import bill_of_materials, releases
from tests.web.processes.house import ROOT

LIST = (ROOT / ".serve" / "requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_ALLOWED = {"type", "bom-ref", "name", "version", "hashes", "licenses", "purl"}
_PURL = re.compile(r"pkg:(?:(?:pypi|npm)/[a-z0-9.-]+@[0-9][0-9a-z.]*|generic/[A-Za-z0-9-]+)")


def _printed() -> str:
    out = io.StringIO()
    call_command("bill_of_materials", stdout=out)
    return out.getvalue()


def test_every_part_stands_in_it_with_its_licence_address_and_digests() -> None:
    bill = json.loads(_printed())
    assert set(bill) == {"bomFormat", "specVersion", "version", "serialNumber", "metadata",
                         "components", "dependencies"}  # fmt: skip
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert uuid.UUID(bill["serialNumber"].removeprefix("urn:uuid:")).version == 5
    parts = bill["components"]
    refs = [each["bom-ref"] for each in (bill["metadata"]["component"], *parts)]
    assert len(set(refs)) == len(refs)
    for each in parts:
        _is_told_in_full(each)
    assert {each["name"] for each in parts if each["purl"].startswith("pkg:pypi/")} == {
        *PROJECT["tool"]["packages"]
    }
    assert {"htmx.org", "AtkinsonHyperlegibleNext-Regular.ttf"} < {each["name"] for each in parts}
    assert [each["ref"] for each in bill["dependencies"]] == refs
    used = [ref for each in bill["dependencies"] for ref in each["dependsOn"]]
    assert set(used) == set(refs[1:]), "each part is needed by another"


def _is_told_in_full(part: dict[str, Any]) -> None:
    assert set(part) <= _ALLOWED
    assert part["type"] in ("library", "file")
    assert _PURL.fullmatch(part["purl"]), part["purl"]
    digests = [(each["alg"], each["content"]) for each in part["hashes"]]
    assert digests
    assert len(set(digests)) == len(digests)
    assert all(alg == "SHA-256" and re.fullmatch("[0-9a-f]{64}", text) for alg, text in digests)
    [licence] = part["licenses"]
    assert licence.get("expression") or licence["license"]["id"]


def test_the_same_files_give_the_same_bill_and_others_another() -> None:
    assert _printed() == _printed()
    changed = LIST.replace("idna==3.20", "idna==3.21")
    bills = [bill_of_materials(text, PROJECT, ()) for text in (LIST, LIST, changed)]
    assert bills[0]["serialNumber"] == bills[1]["serialNumber"] != bills[2]["serialNumber"]


def test_a_package_whose_licence_nobody_told_stops_the_bill() -> None:
    more = LIST + "zebra==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n    # via django\n"
    assert releases(more)[-1].asked_for_by == ("django",)
    with pytest.raises(LookupError, match="zebra"):
        bill_of_materials(more, PROJECT, ())
