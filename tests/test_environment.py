"""What a host sets, typed: every way to write yes and no, and never a value in a message."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from decision_aid.environment import PREFIX, names, read_environment
from decision_aid.serve import refuse_to_serve_badly
from tests.web.processes.house import PRODUCTION, ROOT, run

SWITCHES = ("BEHIND_PROXY", "SSL_REDIRECT", "MAINTENANCE", "HSTS_SUBDOMAINS", "RECORDS")


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize(
    ("written", "meant"),
    [("1", True), ("true", True), ("YES", True), (" on ", True), ("0", False), ("no", False)],
)
def test_a_switch_is_read_however_it_is_written(name: str, written: str, meant: bool) -> None:
    told = read_environment({f"{PREFIX}_{name}": written})
    assert getattr(told, name.lower()) is meant


@pytest.mark.parametrize("name", names())
def test_nonsense_is_refused_with_the_name_and_without_the_value(name: str) -> None:
    nonsense = "§ not-for-a-log §"
    if name == f"{PREFIX}_STATIC":
        pytest.skip("any text may be one: the folder is made when files are collected")
    with pytest.raises(ImproperlyConfigured) as refused:
        read_environment({name: nonsense})
    assert name in str(refused.value)
    assert nonsense not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("written", "meant"), [("3,1,12", (3, 1, 12)), (" 6 ", (6,)), ("0", ()), ("24, 1", (24, 1))]
)
def test_months_are_read_in_their_order(written: str, meant: tuple[int, ...]) -> None:
    assert read_environment({f"{PREFIX}_PICTURE_MONTHS": written}).picture_months == meant


@pytest.mark.parametrize("written", ["", ",", "0,3", "3,3", "25", "-1", "1.5", "three", "3;1"])
def test_months_that_cannot_be_are_refused(written: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="PICTURE_MONTHS"):
        read_environment({f"{PREFIX}_PICTURE_MONTHS": written})


@pytest.mark.parametrize(
    ("name", "written", "says"),
    [
        ("BIND", "", "must be an address"),
        ("BIND", "localhost", "must be an address"),
        ("BIND", "unix:/run/aid", "must be an address"),
        ("EVIDENCE", "/nowhere", "must be a folder that is there"),
        ("LANGUAGE", "de", "a compiled catalogue"),
        ("LANGUAGE", "xx-yy", "a compiled catalogue"),
        ("ADDRESS", "http://aid.example.org", "https:// in production"),
    ],
)
def test_what_would_serve_people_badly_is_refused(name: str, written: str, says: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{PREFIX}_{name} .*{says}"):
        read_environment({**PRODUCTION, f"{PREFIX}_{name}": written})


@pytest.mark.parametrize("written", ["en", "en-us", "EN-GB"])
def test_any_english_needs_no_catalogue(written: str) -> None:
    assert read_environment({f"{PREFIX}_LANGUAGE": written}).language == written


def test_every_setting_stands_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    short = {f"{PREFIX}_PORT": "`_PORT`", f"{PREFIX}_THREADS": "`_THREADS`"}
    missing = [name for name in names() if name not in text and short.get(name, name) not in text]
    assert missing == []


def test_a_server_is_told_what_kind_of_run_this_is() -> None:
    with pytest.raises(ImproperlyConfigured, match="is the file of settings loaded"):
        refuse_to_serve_badly(read_environment({}))


def test_a_port_in_use_is_not_shared() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = read_environment({f"{PREFIX}_ENV": "local", f"{PREFIX}_PORT": str(port)})
        with pytest.raises(ImproperlyConfigured, match=f"port {port}"):
            refuse_to_serve_badly(told)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({}, "is the file of settings loaded"),
        ({**PRODUCTION, "DECISION_AID_STATIC": "/nowhere"}, "collectstatic"),
        ({**PRODUCTION, "DECISION_AID_HOSTS": "https://x"}, "nothing but the name"),
        ({"DECISION_AID_ENV": "local", "DECISION_AID_HOST_FILE": "pyproject.toml"}, "mistake(s)"),
    ],
)
def test_a_server_that_cannot_serve_says_why_in_one_line(env: dict[str, str], says: str) -> None:
    done = run(ROOT, "-m", "decision_aid.serve", env=env)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert says in done.stderr


@pytest.mark.slow
def test_commands_say_in_one_line_what_is_wrong_with_a_setting() -> None:
    done = run(ROOT, "manage.py", "check", env={"DECISION_AID_MAINTENANCE": "ja"})
    assert done.returncode == 1
    assert done.stderr.strip() == "DECISION_AID_MAINTENANCE must be 1 or 0"


@pytest.mark.slow
def test_broken_evidence_is_told_without_places_in_the_code(tmp_path: Path) -> None:
    env = {"DECISION_AID_EVIDENCE": str(tmp_path)}
    done = run(ROOT, "-c", "import decision_aid.wsgi", env=env)
    assert done.returncode == 1
    assert "endpoints.toml: file is missing" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_clinic_is_named_with_the_name_it_gave_or_not_at_all() -> None:
    server = f"{PREFIX}_CLINIC_SERVERS"
    both = {server: "https://a.example/fhir/, https://b.example", f"{PREFIX}_CLINIC_CLIENT": "aid"}
    told = read_environment(both)
    assert told.clinic_servers == ("https://a.example/fhir", "https://b.example")
    assert read_environment({}).clinic_servers == ()
    for name in both:
        with pytest.raises(ImproperlyConfigured, match="go together"):
            read_environment({name: both[name]})
    for wrong in (
        "http://a.example/fhir",
        "a.example",
        "https://a.example/?x=1",
        "https://u:p@a.b",
    ):
        with pytest.raises(ImproperlyConfigured, match="CLINIC_SERVERS must name"):
            read_environment({**both, server: wrong})
