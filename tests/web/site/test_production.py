"""What a host relies on: careless settings refused, two addresses for a balancer, new keys."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from tests.web import people
from tests.web.cookies import answers_in, client_with
from tests.web.page import Page
from tests.web.processes.house import PRODUCTION, ROOT, many_starts, run

NEW, OLD = "n" * 20 + "-another-key-that-only-tests-use-9876543210", settings.SECRET_KEY


CARELESS = (
    ({"DECISION_AID_SECRET_KEY": "short"}, "is weak"),
    ({"DECISION_AID_SECRET_KEY": "ab" * 40}, "is weak"),
    ({"DECISION_AID_SECRET_KEY": "django-insecure-" + "k3y-with-letters" * 4}, "is weak"),
    ({"DECISION_AID_SECRET_KEY_FALLBACKS": "short"}, "is weak"),
    ({"DECISION_AID_HOSTS": "*"}, "must name each host in full"),
    ({"DECISION_AID_HOSTS": ".example.org"}, "must name each host in full"),
    ({"DECISION_AID_HOSTS": " , "}, "must name each host in full"),
    ({"DECISION_AID_DEBUG": "1"}, "DECISION_AID_DEBUG"),
    ({"DECISION_AID_ENV": "Production"}, "DECISION_AID_ENV must be"),
    ({"DECISION_AID_ENV": "prod"}, "DECISION_AID_ENV must be"),
    ({"DECISION_AID_HOSTS": "https://aid.example.org"}, "nothing but the name"),
    ({"DECISION_AID_HOSTS": "aid.example.org:8443"}, "nothing but the name"),
    ({"DECISION_AID_MAINTENANCE": "ja"}, "DECISION_AID_MAINTENANCE must be 1 or 0"),
    ({"DECISION_AID_BEHIND_PROXY": "2"}, "DECISION_AID_BEHIND_PROXY must be 1 or 0"),
    ({"DECISION_AID_SSL_REDIRECT": "maybe"}, "DECISION_AID_SSL_REDIRECT must be 1 or 0"),
    ({"DECISION_AID_MAINTENENCE": "1"}, "did you mean DECISION_AID_MAINTENANCE"),
    ({"DECISION_AID_PORT": "eighty"}, "DECISION_AID_PORT must be a whole number"),
    ({"DECISION_AID_THREADS": "0"}, "DECISION_AID_THREADS must be a whole number"),
    ({"DECISION_AID_TIME_ZONE": "Mars/Base"}, "DECISION_AID_TIME_ZONE must be a time zone"),
    ({"DECISION_AID_LANGUAGE": "English!"}, "DECISION_AID_LANGUAGE must be a language"),
    ({"DECISION_AID_ADDRESS": "aid.example.org"}, "DECISION_AID_ADDRESS must be like"),
    ({"DECISION_AID_HOST_FILE": "/nowhere.toml"}, "DECISION_AID_HOST_FILE must be a file"),
    ({"DECISION_AID_HSTS_PRELOAD": "1"}, "needs DECISION_AID_HSTS_SUBDOMAINS"),
)


@pytest.fixture(scope="module")
def careless_starts() -> list[CompletedProcess[str]]:
    return many_starts(ROOT, [{**PRODUCTION, **careless} for careless, _ in CARELESS])


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(CARELESS)), ids=[says for _, says in CARELESS])
def test_a_careless_host_is_stopped_at_the_door(
    careless_starts: list[CompletedProcess[str]], number: int
) -> None:
    (careless, says), done = CARELESS[number], careless_starts[number]
    assert done.returncode != 0
    assert says in done.stderr
    assert "started" not in done.stdout
    key = careless.get("DECISION_AID_SECRET_KEY", "no key")
    assert key not in done.stderr, "and the key is not shown"


@pytest.mark.parametrize(("address", "says"), [("/health/", "alive\n"), ("/ready/", "ready\n")])
def test_a_balancer_hears_from_a_process_under_any_name(address: str, says: str) -> None:
    client = client_with(people.RRMS_KEPT)
    for host in ("testserver", "10.0.0.7:8001"):
        response = client.get(address, headers={"host": host})
        assert (response.status_code, response.content.decode()) == (200, says)
        assert response.headers["Cache-Control"] == "no-store"
        assert "Cookie" not in response.headers.get("Vary", "")
        assert not response.cookies
    for ask in (client.post, client.put, client.delete, client.options):
        assert (ask(address).status_code, ask(address).headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.slow
def test_without_static_files_production_is_alive_but_not_ready() -> None:
    asked = (
        "import django; django.setup(); from django.test import Client;"
        "c = Client(headers={'host': 'aid.example.org'});"
        "print([c.get(p).status_code for p in ('/health/', '/ready/', '/about/')])"
    )
    env = {**PRODUCTION, "DECISION_AID_STATIC": "/nowhere"}
    done = run(ROOT, "-c", asked, env={**env, "DJANGO_SETTINGS_MODULE": "decision_aid.settings"})
    assert done.stdout.strip() == "[200, 503, 301]", done.stderr


def _goes_on(client: Client) -> None:
    """Reads, answers once more, and still has all answers."""
    page = Page(client.get("/check/").content.decode())
    assert "We could not read your earlier answers" not in page.main.text
    client.post("/questions/age/?change", {"answer": "39"})
    assert answers_in_any_key(client) == {**people.RRMS_KEPT, "age": "39"}


def answers_in_any_key(client: Client) -> dict[str, object]:
    with override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[OLD]):
        return answers_in(client)


def test_no_journey_is_lost_while_the_key_is_changed_process_by_process() -> None:
    """Each step lasts while some processes run with the settings before it, others after it."""
    steps: list[tuple[str, list[str]]] = [(OLD, []), (OLD, [NEW]), (NEW, [OLD])]
    for before, after in pairwise(steps):
        client = client_with(people.RRMS_KEPT)
        for key, fallbacks in (before, after, before, after):
            with override_settings(SECRET_KEY=key, SECRET_KEY_FALLBACKS=fallbacks):
                _goes_on(client)


def test_changing_the_key_in_one_step_would_lose_journeys() -> None:
    """So the guide for hosts asks for two."""
    client = client_with(people.RRMS_KEPT)
    with override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[OLD]):
        _goes_on(client)
    page = Page(client.get("/check/").content.decode())
    assert "We could not read your earlier answers" in page.main.text


def test_a_foreign_host_gets_a_page_even_before_it_is_led_to_https() -> None:
    with override_settings(SECURE_SSL_REDIRECT=True):
        response = Client().get("/results/", headers={"host": "evil.example.com"})
    assert response.status_code == 400
    assert Page(response.content.decode()).main.one("h1").text == "We could not read that"


def test_the_container_file_copies_all_that_runs_and_names_no_registry() -> None:
    text = (ROOT / ".serve" / "Containerfile").read_text()
    copied = set(re.findall(r"^COPY (?!--from)(\S+) ", text, re.MULTILINE))
    assert {"decision_aid", "evidence", "templates", "static", "manage.py"} <= copied
    assert all((ROOT / name).exists() for name in copied)
    bases = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    assert len(set(bases)) == 1, "one Python for building and running"
    assert "/" not in bases[0]
    assert "https://" not in text


def test_pages_for_the_proxy_are_not_written_without_the_settings_of_production(
    tmp_path: Path,
) -> None:
    with pytest.raises(CommandError, match="load the settings of production first"):
        call_command("proxy_pages", str(tmp_path))
    assert list(tmp_path.iterdir()) == []
