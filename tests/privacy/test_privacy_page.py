"""The privacy page says what is so: each paragraph of it names the tests that keep it true."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.conftest import ROOT
from tests.named_tests import not_proving
from tests.web import people
from tests.web.cookies import client_with, session_of
from tests.web.page import Page
from tests.web.walk import walk

_PRIVACY = "tests/privacy/test_privacy.py::test_"
_SERVER = "tests/privacy/test_private_server.py::test_"
_BROWSER = "tests/browser/privacy/test_private_visit.py::test_"
_HEADERS = "tests/privacy/test_security_headers.py::test_"
_HERE = "tests/privacy/test_privacy_page.py::test_"
_NO_DISK = f"{_SERVER}the_server_writes_no_file_at_all"
_ONE_HOST = f"{_BROWSER}a_whole_visit_in_a_browser_asks_one_host_only"
_NO_CALLS = f"{_SERVER}the_server_asks_nothing_of_any_other_computer"
_ONE_COOKIE = f"{_BROWSER}a_browser_is_left_with_one_cookie_and_nothing_else"
_NO_STORE = f"{_SERVER}every_answer_of_the_run_is_guarded_and_harmless"
_COOKIE_IS = f"{_HERE}the_cookie_is_as_the_page_tells"
_COOKIE_HOLDS = f"{_PRIVACY}the_session_holds_route_answers_and_the_form_token_only"
_WEEK = "tests/hostile/test_cookies.py::test_a_cookie_is_good_for_a_week_and_no_longer"
_NO_DAY = f"{_HERE}the_cookie_names_no_day_on_which_it_ends"
_WITH_PARTS = f"{_BROWSER}the_cookie_goes_with_the_parts_of_a_page_too"
_LOG_LINE = (
    "tests/web/site/test_logs.py::test_a_mistake_tells_its_kind_and_its_place_but_not_its_words"
)
_DELETE = f"{_HERE}deleting_leaves_no_cookie"
_SESSION_ONLY = f"{_HEADERS}the_cookie_goes_with_the_browser_and_no_script_reads_it"
_BIT = "tests/hostile/test_cookies.py::test_a_cookie_with_one_bit_changed_is_not_read"
_ADDRESS = f"{_BROWSER}no_request_of_the_visit_has_an_answer_in_its_address"
_REFERRER = f"{_BROWSER}another_site_is_not_told_which_page_led_to_it"
_CAME_FROM = f"{_BROWSER}a_browser_tells_this_site_alone_which_page_came_before"
_MADE = f"{_BROWSER}what_is_taken_along_is_made_for_the_person_and_kept_nowhere"
_PICTURE = "tests/web/handover/resume_code/picture/test_"
_LEFT_BEHIND = (
    "tests/browser/privacy/test_left_behind.py::"
    "test_a_scanned_picture_leaves_nothing_that_can_be_read"
)
_OLD_PICTURE = (
    "tests/browser/handover/test_code_qr.py::"
    "test_the_fragment_goes_into_the_box_and_out_of_the_address"
)
_WAIT = (
    "tests/load/test_limits.py::"
    "test_many_codes_from_one_network_are_asked_to_wait_and_others_are_not"
)
_CLINIC = "tests/web/clinic/test_"
_RECORD = "tests/web/record/test_pages.py::test_"
_TOKEN = "tests/hostile/test_origins.py::test_every_form_refuses_what_another_site_sends"

CLAIMS: dict[str, tuple[str, ...]] = {
    "We keep nothing about you": (_NO_DISK, _ONE_COOKIE),
    "There is no account": (f"{_PRIVACY}no_model_has_a_column_because_there_is_no_model",),
    "Nobody follows what you do": (_ONE_HOST, _ONE_COOKIE),
    "Nothing is shared with other companies": (_ONE_HOST, _NO_CALLS),
    "Your answers are held in one small file": (_ONE_COOKIE, _COOKIE_HOLDS),
    "Your browser sends this cookie to our computer": (_NO_DISK, _WITH_PARTS),
    "Each page that shows your answers tells": (_NO_STORE,),
    "the address of the page, and of the page of this site": (_CAME_FROM,),
    "the cookie, once you have opened a page with a form":
        (f"{_HEADERS}somebody_who_only_reads_gets_no_cookie",
         f"{_HERE}the_cookie_comes_with_the_first_form"),
    "No address of a page holds an answer": (_ADDRESS,),
    "If you follow a link to another site, that": (_REFERRER,),
    "You close the browser": (_SESSION_ONLY,),
    "You press Delete my answers": (_DELETE,),
    "A browser that stays open keeps the cookie": (_NO_DAY, _WEEK, _COOKIE_IS),
    "The cookie is signed, so nobody": (_BIT, _COOKIE_IS),
    "A summary, a PDF, a text or a FHIR file": (_MADE, _NO_DISK),
    "A health record that you bring in as a file":
        (f"{_RECORD}unless_the_host_turns_it_on_no_file_is_read_and_no_page_leads_here",
         f"{_RECORD}a_file_goes_to_this_address_only_and_never_to_a_disk",
         f"{_RECORD}each_answer_is_shown_with_its_entry_and_only_what_is_ticked_is_taken"),
    "Some hosts of this tool let a clinician start":
        (f"{_CLINIC}clinic.py::test_from_the_launch_to_the_results_and_back_into_the_record",
         f"{_CLINIC}clinic.py::test_deleting_the_answers_or_leaving_takes_the_token_too",
         f"{_CLINIC}token.py::test_a_long_token_is_held_in_parts_which_open_together_or_not_at_all",
         f"{_CLINIC}clinic.py::test_once_the_permission_has_ended_nothing_is_lost_and_the_result_can_be_handed_back",
         f"{_CLINIC}servers.py::test_without_a_named_server_there_is_no_such_address_and_no_such_code"),
    "The code on your summary holds your answers":
        ("tests/domain/resume_code/test_resume_code.py::test_answers_to_code_to_answers",),
    "The square picture (QR code)":
        (f"{_PICTURE}seal.py::test_what_is_sealed_is_opened_with_its_pin_and_secret_only",
         _LEFT_BEHIND),
    "You type the PIN on the page that opens":
        (f"{_PICTURE}opened.py::test_every_form_of_a_picture_ends_in_a_redirect",
         f"{_PICTURE}opened.py::test_after_its_day_a_picture_opens_nothing_and_the_code_still_does"),
    "If the PIN stands on your sheet":
        (f"{_PICTURE}choice.py::test_a_person_chooses_what_stands_on_the_sheet_and_for_how_long",),
    "Pictures on sheets of an older kind":
        (f"{_PICTURE}opened.py::test_a_picture_of_the_older_kind_still_opens_and_says_what_it_leaves",
         _OLD_PICTURE),
    "After you open a picture or type a code":
        (f"{_PICTURE}opened.py::test_answers_that_were_offered_are_gone_once_somebody_goes_on_without_them",
         f"{_PICTURE}choice.py::test_a_person_chooses_what_stands_on_the_sheet_and_for_how_long"),
    "The tool itself counts wrong PINs":
        (f"{_PICTURE}tries.py::test_ten_wrong_pins_and_the_right_one_waits_too_whoever_types_it",
         f"{_PICTURE}tries.py::test_tries_come_back_one_a_day_and_a_right_pin_costs_none"),
    "Words that you type into the box":
        ("tests/web/handover/summary/test_summary_page.py::"
         "test_own_questions_go_into_the_files_in_front_and_are_kept_nowhere",
         "tests/browser/handover/test_summary.py::"
         "test_own_questions_come_back_in_this_tab_until_the_answers_are_deleted"),
    "answers": (_COOKIE_IS, _ONE_COOKIE),
    "Your answers, what you say matters to you, the questions": (_COOKIE_HOLDS, _TOKEN),
    "Once you press something on the consultation screen": (_COOKIE_HOLDS,),
    "Signed, not encrypted. HttpOnly": (_COOKIE_IS, _SESSION_ONLY),
    "Until you close the browser or delete": (_SESSION_ONLY, _DELETE, _NO_DAY, _WEEK),
    "None.": (_ONE_COOKIE,),
    "The pages ask nothing of any other site": (_ONE_HOST,),
    "So there are no visit counters": (_ONE_HOST,),
    "Tests check what this page says": (f"{_HERE}every_test_that_the_page_rests_on_is_there",),
    "The proxy also counts by internet address":
        (f"{_HERE}the_proxy_counts_as_the_page_tells", _WAIT),
    "The counts keep the site free": (f"{_HERE}the_proxy_counts_as_the_page_tells",),
    "Most browsers on a computer have": (_ONE_HOST,),
    "This tool notes when it starts and stops":
        (_LOG_LINE, f"{_PRIVACY}no_log_record_holds_a_request_or_a_traceback",
         f"{_PRIVACY}no_log_record_holds_an_answer"),
    "In many countries, the law": (_NO_DISK,),
}  # fmt: skip
"""The first words of each paragraph that tells something about the tool."""
NO_CLAIMS = (
    "With each page and each part of it, your browser sends",
    "what you typed or chose",
    "what it tells every site",
    "Your browser deletes the cookie at the first of these:",
    "Some browsers can bring back",
    "On a shared computer",
    "What you print is in your hands",
    "Some pages link to other sites",
    "This is the proxy that comes with the tool",
    "In front of the tool stands another program",
    "This is a prototype",
)
"""About browsers, about other sites, or for the organisation that runs the tool to say."""


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(Client().get("/privacy/").content.decode())


def test_every_paragraph_of_the_page_is_known_and_none_is_gone(page: Page) -> None:
    told = [each.text for each in page.main if each.tag in ("p", "li", "dd")]
    starts = (*CLAIMS, *NO_CLAIMS)
    for words in told:
        assert any(words.startswith(start) for start in starts), words
    for start in starts:
        assert any(words.startswith(start) for words in told), start


def test_every_test_that_the_page_rests_on_is_there() -> None:
    assert not_proving(tuple({name for names in CLAIMS.values() for name in names})) == []


def test_the_cookie_is_as_the_page_tells(page: Page, client: Client) -> None:
    walk(client, people.RRMS)
    assert list(client.cookies) == [page.all("code")[0].text]
    cookie = client.cookies[page.all("code")[0].text]
    words = page.main.text
    assert ("HttpOnly" in words) is bool(cookie["httponly"])
    assert f"SameSite={cookie['samesite']}:" in words
    assert "Signed, not encrypted" in words
    assert "told" in session_of(cookie.value)
    days = settings.SESSION_COOKIE_AGE / (24 * 60 * 60)
    assert set(re.findall(r"(\d+) days", words)) == {f"{days:g}"}


def test_the_cookie_names_no_day_on_which_it_ends(client: Client) -> None:
    """One that did would outlive the browser."""
    walk(client, people.RRMS)
    client.post("/consult/", {"age": "44"})
    cookie = client.cookies["answers"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


def test_the_cookie_comes_with_the_first_form(client: Client) -> None:
    client.get("/privacy/")
    assert not client.cookies
    assert Page(client.get("/").content.decode()).main.all("form")
    assert list(client.cookies) == ["answers"]
    assert set(session_of(client.cookies["answers"].value)) == {"_csrftoken"}


def test_deleting_leaves_no_cookie() -> None:
    client = client_with(people.RRMS_KEPT)
    client.post("/delete/")
    cookie = client.cookies["answers"]
    assert (cookie.value, cookie["max-age"]) == ("", 0)


def test_the_proxy_counts_as_the_page_tells(page: Page) -> None:
    """Requests that left the count fade at the rate: the whole burst within a minute."""
    conf = (ROOT / ".serve" / "nginx.conf").read_text(encoding="utf-8")
    lines = [line.split("#")[0].strip() for line in conf.splitlines()]
    counted = [line for line in lines if "remote_addr" in line]
    assert counted == [
        'map $request_method $posts_from { POST $binary_remote_addr; default ""; }',
        "limit_req_zone $binary_remote_addr zone=results:2m rate=30r/s;",
        "limit_conn_zone $binary_remote_addr zone=connections:2m;",
    ]
    rate = int(_number(r"limit_req_zone \$posts_from zone=codes:1m rate=(\d+)r/m;", conf))
    burst = int(_number(r"limit_req zone=codes burst=(\d+) nodelay;", conf))
    pins = int(_number(r"limit_req_zone \$posts_from zone=pins:1m rate=(\d+)r/m;", conf))
    pins_at_once = int(_number(r"limit_req zone=pins burst=(\d+) nodelay;", conf))
    assert pins_at_once <= pins
    assert f"PINs: up to {pins_at_once} at once, then {pins} a minute" in page.main.text
    most = int(_number(r"limit_conn connections (\d+);", conf))
    assert conf.count("limit_req zone") == 4
    a_second = int(_number(r"zone=results:2m rate=(\d+)r/s;", conf))
    at_once = int(_number(r"limit_req zone=results burst=(\d+) nodelay;", conf))
    assert at_once <= 60 * a_second
    assert f"up to {at_once} at once, then {a_second} a second" in page.main.text
    assert burst <= rate
    words = page.main.text
    assert f"up to {burst} at once, then {rate} a minute" in words
    assert f"requests at the same moment: up to {most}." in words
    assert {line for line in lines if "access_log" in line and line.startswith("access")} == {
        "access_log off;"
    }
    assert "error_log stderr emerg;" in lines


def _number(pattern: str, text: str) -> str:
    (found,) = set(re.findall(pattern, text))
    return str(found)
