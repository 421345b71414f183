"""Where the address of this site leaves it, on a print or in a list for machines."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from tests.hostile.attacks.sending import HOST, Attacker
from tests.web.processes.house import PRODUCTION, ROOT, run

WITH_ADDRESS = ("/sitemap.xml", "/robots.txt", "/code/mine/", "/summary/",
                "/consult/finish/", "/downloads/changes.atom")  # fmt: skip


@pytest.mark.parametrize("address", WITH_ADDRESS)
def test_no_address_that_leaves_the_site_is_made_from_the_request(
    attacker: Attacker, everything: str, settings: Settings, address: str
) -> None:
    """The host settings allow any port and may name several hosts; only one of them is printed."""
    settings.ADDRESS = "https://aid.example.org"
    answered = attacker.get(address, cookie=everything, headers={"Host": f"{HOST}:6666"})
    assert answered.status == 200
    assert HOST not in answered.text
    assert "6666" not in answered.text
    assert "https://aid.example.org/" in answered.text


def test_in_production_the_address_is_that_of_the_settings() -> None:
    code = "from decision_aid import settings; print(settings.ADDRESS)"
    assert run(ROOT, "-c", code, env=PRODUCTION).stdout.strip() == "https://aid.example.org"
    own = {**PRODUCTION, "DECISION_AID_ADDRESS": "https://other.example.org/"}
    assert run(ROOT, "-c", code, env=own).stdout.strip() == "https://other.example.org"
    assert run(ROOT, "-c", code).stdout.strip() == ""
