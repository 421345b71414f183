"""Every kind of page for the appointment: own questions, the consultation screen, the referral."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.domain.preparation.chosen_questions import MOST_CHOSEN
from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT
from decision_aid.web.words.team_questions import bank
from tests.web import people
from tests.web.consultation.consulting import SWAPPED
from tests.web.kinds_of_pages.kind import DETAIL_KEPT, LISTED, SAID, Kind

_NOTHING_KNOWN = dict.fromkeys(("country", "age", "subtype", "edss_known", "dmt_tried"), "unsure")
_CASE = {**DETAIL_KEPT, "health": ["heart", "cancer"]}


def kinds_for_the_talk() -> Iterator[Kind]:
    yield from _my_questions()
    yield from _consultation()
    yield from _referral()


def _my_questions() -> Iterator[Kind]:
    pick, order, answers = "/my-questions/", "/my-questions/order/", people.RRMS_KEPT
    yield Kind("questions to pick", pick)
    yield Kind("questions to pick, with answers", pick, answers)
    yield Kind("questions picked", pick, answers, beside=LISTED | SAID)
    yield Kind("no question picked", pick, answers, sent={}, status=422)
    many = {"question": list(bank())[: MOST_CHOSEN + 1]}
    yield Kind("too many questions picked", pick, sent=many, status=422)
    yield Kind("list of questions", order, beside=LISTED)
    yield Kind("list of questions, with answers", order, answers, beside=LISTED)
    yield Kind("summary with a list of questions", "/summary/", answers, beside=LISTED)


def _consultation() -> Iterator[Kind]:
    address, plain = "/consult/", {"do": "plain"}
    yield Kind("consultation", address)
    yield Kind("consultation, short way", address, people.SHORT, SHORT)
    yield Kind("consultation, nothing known", address, _NOTHING_KNOWN)
    yield Kind("consultation, a case", address, _CASE, DETAIL, beside=SAID)
    yield Kind("consultation, in plain words", address, _CASE, DETAIL, first=plain)
    yield Kind("consultation, progressive in plain words", address, people.SPMS_KEPT, first=plain)
    yield Kind("consultation, no keys", address, people.PPMS_KEPT, first={"do": "keys-off"})
    changed = {"edss_value": "7", "relapses_12m": "9"}
    yield Kind("consultation, changed", address, _CASE, DETAIL, first=changed)
    wrong = {"age": "441", "edss_value": "3.7", "relapses_12m": "-1", "year_onset": "2031"}
    yield Kind("consultation, refused", address, _CASE, DETAIL, wrong, 422)
    for topic, answers in (
        ("worsening", people.RRMS_KEPT),
        ("death", people.SPMS_KEPT),
        ("early-worsening", people.RRMS_KEPT),
    ):
        yield Kind(f"shown to the person: {topic}", f"/consult/show/{topic}/", answers)
    yield Kind("end of a consultation", "/consult/finish/", _CASE, DETAIL)


def _referral() -> Iterator[Kind]:
    address = "/consult/referral/"
    yield Kind("referral", address, people.RRMS_KEPT)
    yield Kind("referral, nothing known", address, _NOTHING_KNOWN)
    for set_id, answers, route in (
        ("london-ahsct-2016", _CASE, DETAIL),
        ("ectrims-ebmt-2025", people.SPMS_KEPT, FULL),
        ("trial-beat-ms", people.SHORT, SHORT),
    ):
        yield Kind(f"referral by {set_id}", f"{address}?set={set_id}", answers, route)


def swaps() -> Iterator[Kind]:
    """Parts of the consultation screen that are sent after a change; no whole pages."""
    for name, sent, status in (
        ("what follows from a change", {"edss_value": "7"}, 200),
        ("a change without effect", {"fertility": "none"}, 200),
        ("an unusual answer", {"relapses_12m": "9"}, 200),
        ("a drug more", {"asked": ["dmt_tried"], "dmt_tried": ["natalizumab", "rituximab"]}, 200),
        ("a refused change", {"age": "441"}, 422),
    ):
        yield Kind(name, "/consult/", _CASE, DETAIL, sent, status, headers=SWAPPED)
