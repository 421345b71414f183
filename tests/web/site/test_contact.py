"""Who runs the tool: said wherever it matters once filled in; until then one line says that it is
a prototype, and nothing else is in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from pytest_django.fixtures import Settings

from decision_aid.evidence_base.reading.site_files import Host
from decision_aid.web import loaded
from decision_aid.web.site.contact import help_context
from decision_aid.web.site.wanted import ONLY_WHILE_CLOSED, WANTED
from tests.web.page import Page
from tests.web.processes.house import ROOT, many_starts

ALL = ("/about/", "/contact/", "/accessibility/", "/safety/", "/privacy/", "/methods/",
       "/intended-purpose/", "/help/", "/security/")  # fmt: skip
SHOWN = {
    "/about/": ("name", "makers", "funding", "industry", "patients", "reviewers", "email",
                "safety_officer", "next_review", "program"),
    "/contact/": ("name", "email", "phone", "address", "website", "answers_within",
                  "accessibility_email", "accessibility_phone", "safety_email", "privacy_email",
                  "safety_officer"),
    "/accessibility/": ("accessibility_email", "accessibility_phone"),
    "/safety/": ("safety_officer", "safety_email", "next_review"),
    "/privacy/": ("server_log", "privacy_email", "data_authority", "name", "address",
                  "legal_basis", "privacy_date"),
    "/methods/": ("search", "reviewers", "review_months", "email"),
    "/intended-purpose/": ("device_opinion",),
    "/help/": ("carers_line",),
    "/security/": ("security_email", "security_until"),
}  # fmt: skip


def _value(name: str) -> str:
    if name.endswith("email"):
        return f"{name}@host.example.org"
    if name.endswith("phone"):
        return "+44 20 7946 0000"
    if name in ("website", "program"):
        return f"https://host.example.org/{name}"
    days = {
        "next_review": "2027-06-01",
        "privacy_date": "2026-12-01",
        "security_until": "2999-12-31",
        "review_months": "6",
    }
    return days.get(name, f"What <b>{name}</b> says.")


@pytest.fixture
def filled(tmp_path: Path, settings: Settings) -> Iterator[Host]:
    """The application with a file in which every line is filled in."""
    bare = ("next_review", "privacy_date", "review_months", "security_until")
    lines = [f"{f.name} = {_value(f.name) if f.name in bare else repr(_value(f.name))}"
             for f in fields(Host)]  # fmt: skip
    path = tmp_path / "host.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    settings.HOST_FILE = path
    loaded.host.cache_clear()
    yield loaded.host()
    loaded.host.cache_clear()


PROTOTYPE = "This is a prototype. No hospital or charity stands behind it yet."


@pytest.mark.parametrize("address", ALL)
def test_until_it_is_filled_in_nothing_stands_in_its_place(client: Client, address: str) -> None:
    """No mark, no name without what it names, no sentence that ends where an address belongs."""
    page = Page(client.get(address).content.decode())
    assert page.all("span", css="host") == []
    assert "illed in by the organisation" not in page.main.text
    for each in page.main:
        if each.tag in ("p", "dd", "dt", "li"):
            assert each.text.strip(" ·"), address
            assert not each.text.endswith((" us:", " to:", " about it:", "program:")), each.text
    for dl in page.main.all("dl"):
        assert dl.all("dd"), address


@pytest.mark.parametrize("address", [*ALL, "/", "/results/", "/glossary/"])
def test_one_line_of_the_foot_says_that_nobody_stands_behind_it_yet(
    client: Client, address: str
) -> None:
    page = Page(client.get(address, follow=True).content.decode())
    assert PROTOTYPE in page.one("footer").text


@pytest.mark.usefixtures("filled")
def test_with_a_name_it_is_no_prototype_any_more(client: Client) -> None:
    for address in (*ALL, "/"):
        assert "prototype" not in client.get(address).content.decode(), address
    assert "What &lt;b&gt;name&lt;/b&gt; says." in client.get("/").content.decode()


@pytest.mark.parametrize("address", ALL)
def test_what_is_filled_in_is_shown_as_text_and_never_as_markup(
    client: Client, filled: Host, address: str
) -> None:
    page = Page(client.get(address).content.decode())
    for name in SHOWN[address]:
        assert filled.told(name) in page.main.text, name
    assert not [b for b in page.main.all("b") if b.text in WANTED]


def test_mail_and_phone_can_be_pressed(client: Client, filled: Host) -> None:
    links = [a["href"] for a in Page(client.get("/contact/").content.decode()).main.all("a")]
    assert "mailto:email@host.example.org" in links
    assert "tel:+442079460000" in links
    assert "https://host.example.org/website" in links


def test_the_contact_page_lists_every_line_and_its_state(client: Client) -> None:
    page = Page(client.get("/contact/").content.decode())
    names = [code.text for code in page.one("tbody").all("code")]
    assert names == [field.name for field in fields(Host)] == list(WANTED)
    assert page.one("tbody").text.count("not filled in yet") == len(names)
    assert f"0 of {len(names)} lines are filled in" in page.main.text


def test_every_line_of_the_file_is_shown_on_some_page() -> None:
    shown = {name for names in SHOWN.values() for name in names} | {"closed"}
    assert shown == set(WANTED)


_BROKEN = 'email = "nobody"\nphone = "?"\n'
_BEGUN = 'name = "A hospital"\n'


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> list[CompletedProcess[str]]:
    """How a process ends that starts with a broken file, is checked with one begun, or in no place.

    Of the checks that are asked in this process the one of the file begun tells how they end.
    """
    broken, begun = (tmp_path_factory.mktemp("host") / f"{name}.toml" for name in ("no", "some"))
    broken.write_text(_BROKEN, encoding="utf-8")
    begun.write_text(_BEGUN, encoding="utf-8")
    checked = ({"DECISION_AID_HOST_FILE": str(begun)}, ("check", "--deploy"))
    nowhere = ({"DECISION_AID_COUNTRY": "Atlantis"}, ("check",))
    return many_starts(ROOT, [{"DECISION_AID_HOST_FILE": str(broken)}], [checked, nowhere])


@pytest.fixture
def file(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """The file of a host, to be written before it is read."""
    settings.HOST_FILE = tmp_path / "host.toml"
    loaded.host.cache_clear()
    yield settings.HOST_FILE
    loaded.host.cache_clear()


@pytest.mark.slow
def test_a_broken_file_stops_the_start_and_check_tells_its_mistakes(
    file: Path, ended: list[CompletedProcess[str]]
) -> None:
    start = ended[0]
    assert start.returncode != 0
    assert "started" not in start.stdout
    assert "email: 'nobody' is no e-mail address" in start.stderr
    file.write_text(_BROKEN, encoding="utf-8")
    with pytest.raises(SystemCheckError) as told:
        call_command("check")
    assert "email: 'nobody' is no e-mail address" in str(told.value)
    assert "phone: '?' is no phone number" in str(told.value)


@pytest.mark.slow
def test_the_check_before_people_use_it_names_each_line_that_is_missing(
    file: Path, settings: Settings, ended: list[CompletedProcess[str]]
) -> None:
    done = ended[1]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for name in WANTED:
        wanted = name not in ("name", *ONLY_WHILE_CLOSED)
        assert (f"{name} is not filled in" in done.stderr) is wanted, name
    file.write_text(_BEGUN, encoding="utf-8")
    settings.COUNTRY = "DE"
    call_command("check")


@pytest.mark.slow
def test_a_country_that_is_no_place_is_refused(ended: list[CompletedProcess[str]]) -> None:
    """With one that is a place, the check above is content."""
    done = ended[2]
    assert done.returncode == 1
    assert "DECISION_AID_COUNTRY" in done.stderr


def test_a_day_is_a_day() -> None:
    assert Host(next_review=date(2027, 6, 1)).told("next_review") == "2027-06-01"


def test_a_number_that_nobody_has_confirmed_is_on_no_page(client: Client) -> None:
    help_page = client.get("/help/").content.decode()
    lines = loaded.evidence_base().help_lines
    confirmed = {line.number for line in lines if not line.confirm}
    doubtful = {line.number for line in lines if line.confirm and line.number} - confirmed
    assert doubtful
    assert [number for number in doubtful if number in help_page] == []


def test_numbers_of_a_part_of_the_own_country_are_no_numbers_of_other_countries() -> None:
    of_all, of_one = help_context("GB"), help_context("GB-SCT")
    parts = {"GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR"}
    assert {code for each in of_all["parts"] for code in each["countries"]} == parts
    assert not parts.intersection(code for each in of_all["others"] for code in each["countries"])
    assert not of_one["parts"]
    counts = [
        len(told["own"]) + sum(len(e["lines"]) for e in (*told["parts"], *told["others"]))
        for told in (of_all, of_one)
    ]
    assert len(set(counts)) == 1
