"""Every kind of page as the server sends it: with answers, with mistakes, and with nothing told.

Used by tests that hold for any page: its HTML, its language.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT
from decision_aid.domain.record.proposals import proposals_of
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.resume_code.code import code_of
from decision_aid.web.loaded import evidence_base, questionnaire, record_terms
from decision_aid.web.proposed_answers.signed import sealed
from tests.web import people
from tests.web.handover.fhir.fhir_files import answers_file, item_of, journey_of
from tests.web.kinds_of_pages.kind import DETAIL_KEPT, LISTED, SAID, Kind
from tests.web.kinds_of_pages.kinds_for_the_talk import kinds_for_the_talk
from tests.web.record.records import (
    PATIENT,
    RRMS,
    TODAY,
    WHOLE,
    bundle,
    condition,
    edss,
    record_file,
    statement,
)
from tests.web.result_pages import ADDRESSES

RESULT_PAGES = tuple(each.strip("/") for each in ADDRESSES)


def kinds() -> Iterator[Kind]:
    """Needs the urlconf ``raising_urls`` of this folder for the page of a mistake of ours."""
    yield from _questions()
    yield from _with_answers()
    yield from _of_the_library()
    yield from _said_by_nobody()
    yield from _handed_over()
    yield from kinds_for_the_talk()
    yield from _refused()


def _questions() -> Iterator[Kind]:
    """Each question that some person is asked, and each refused with nothing and with nonsense."""
    ways = (
        (people.SHORT, SHORT, people.SHORT_WAY),
        (people.RRMS_KEPT, FULL, people.RRMS_WAY),
        (people.SPMS_KEPT, FULL, people.SPMS_WAY),
        (people.PPMS_KEPT, FULL, people.PPMS_WAY),
        (DETAIL_KEPT, DETAIL, people.DETAIL_WAY),
    )
    seen: set[str] = set()
    for answers, route, way in ways:
        for slug in way:
            if slug in seen:
                continue
            seen.add(slug)
            step = journey_of(questionnaire(), answers, route).step(slug)
            address = f"/questions/{step.slug if step else slug}/"
            yield Kind(f"question {slug}", address, answers, route)
            yield Kind(f"nothing sent at {slug}", address, answers, route, {}, 422)
            if questionnaire().questions.get(slug.replace("-", "_"), None) is None:
                continue
            if questionnaire().questions[slug.replace("-", "_")].kind.is_typed:
                for wrong in ("many", "-1", "99999", "1.23"):
                    sent = {"answer": wrong}
                    yield Kind(f"{wrong} at {slug}", address, answers, route, sent, 422)
    improbable = {"answer": "9"}
    yield Kind("improbable", "/questions/relapses-12m/", people.RRMS_KEPT, FULL, improbable)


def _with_answers() -> Iterator[Kind]:
    for name, answers, route in (
        ("relapsing", people.RRMS_KEPT, FULL),
        ("secondary progressive", people.SPMS_KEPT, FULL),
        ("primary progressive", people.PPMS_KEPT, FULL),
        ("short way", people.SHORT, SHORT),
        ("in detail", DETAIL_KEPT, DETAIL),
        ("knows nothing", {"country": "unsure", "age": "unsure", "subtype": "unsure"}, FULL),
    ):
        for page in ("check", *RESULT_PAGES, "summary"):
            yield Kind(f"{page} {name}", f"/{page}/", answers, route)
    answers = people.RRMS_KEPT
    for page in ("/", "/more-detail/", "/delete/", "/fhir/", "/code/mine/"):
        yield Kind(f"{page} with answers", page, answers)
    yield Kind("a topic at another time", "/results/worsening/10/", answers)
    yield Kind("summary with values", "/summary/", answers, beside=SAID)
    too_long = {"own": "x" * 1001}
    yield Kind("summary refused", "/summary.txt/", answers, sent=too_long, status=422)
    yield Kind("code with values", "/code/mine/", answers, beside=SAID)
    yield Kind("results with values", "/results/next/", answers, beside=SAID)
    yield Kind("try", "/results/try/age/", answers)
    yield Kind("tried", "/results/try/subtype/", answers, sent={"answer": "spms"})
    yield Kind("try refused", "/results/try/age/", answers, sent={"answer": "x"}, status=422)


def _of_the_library() -> Iterator[Kind]:
    """Read with answers, so that what compares is there too; every set and every guide page."""
    base, answers = evidence_base(), people.RRMS_KEPT
    richest = sorted(base.sources.values(), key=lambda source: -len(source.figures))
    for source in (*richest[:4], *richest[::12]):
        yield Kind(f"source {source.id}", f"/sources/{source.id}/", answers)
    for each in base.criteria:
        yield Kind(f"criteria {each}", f"/criteria/{each}/", answers)
    for endpoint in list(base.endpoints)[::5]:
        yield Kind(f"outcome {endpoint}", f"/outcomes/{endpoint}/", answers)
    for arm in ("ahsct", "natalizumab", "none"):
        if arm in base.arms:
            yield Kind(f"treatment {arm}", f"/treatments/{arm}/", answers)
    for page in base.guide:
        yield Kind(f"guide {page.id}", f"/guide/{page.id}/", answers)
    for name, given in (("relapsing", answers), ("progressive", people.SPMS_KEPT)):
        yield Kind(f"guide {name}", "/guide/", given)
    yield Kind("source, nobody compared", f"/sources/{richest[0].id}/")
    yield Kind("criteria, nobody compared", "/criteria/london-ahsct-2016/")
    for query in (
        "?subtype=spms&tier=core", "?q=0000", "?arm=natalizumab", "?page=2", "?box=rrms-active-4",
    ):  # fmt: skip
        yield Kind(f"sources {query}", f"/sources/{query}")
    for query in ("", "?q=1000", "?q=0000", "?q=2017"):
        yield Kind(f"search {query}", f"/search/{query}")


def _said_by_nobody() -> Iterator[Kind]:
    for page in (
        "/", "/check/", "/delete/", "/deleted/", "/evidence/", "/sources/", "/outcomes/",
        "/treatments/", "/map/", "/guide/", "/criteria/", "/gaps/", "/disagreement/", "/glossary/",
        "/before-a-transplant/",
        "/help/", "/methods/", "/privacy/", "/about/", "/accessibility/", "/intended-purpose/",
        "/safety/", "/standards/", "/security/", "/contact/", "/measured/",
        "/downloads/", "/changes/", "/heard/", "/what-matters/", "/what-matters/pick/",
        "/what-matters/leaning/", "/what-matters/ready/", "/what-matters/said/",
        "/check-yourself/", "/code/", "/fhir/", "/fhir/import/", "/more-detail/", "/record/",
    ):  # fmt: skip
        yield Kind(page, page)
    filled = {"HOST_FILE": Path(__file__).parents[1] / "host_filled.toml"}
    for page in ("/contact/", "/about/", "/safety/", "/security/", "/privacy/", "/help/"):
        yield Kind(f"{page} of a host", page, host=filled)
    for step in ("order", "said", "ready", "pick", "leaning"):
        yield Kind(f"values {step}", f"/what-matters/{step}/", beside=SAID)
    for number in range(1, len(evidence_base().quiz) + 1):
        yield Kind(f"quiz {number}", f"/check-yourself/{number}/")
        sent = {"answer": evidence_base().quiz[number - 1].option[0].value}
        yield Kind(f"quiz {number} explained", f"/check-yourself/{number}/", sent=sent)
    yield Kind("quiz refused", "/check-yourself/1/", sent={}, status=422)


def _other_programs_file() -> str:
    """Filled in elsewhere: much that is left out, a year that came as a day, a person named."""
    file = answers_file(journey_of(questionnaire(), people.RRMS_KEPT, FULL))
    item_of(file, "age")["answer"] = [{"valueInteger": 17}]
    item_of(file, "year_diagnosis")["answer"] = [{"valueDate": "2019-05-03"}]
    file["item"] += [{"linkId": f"7.{n}", "answer": [{"valueInteger": n}]} for n in range(30)]
    return json.dumps({**file, "subject": {"display": "7"}, "status": "entered-in-error"})


def _handed_over() -> Iterator[Kind]:
    """Codes and files, right and wrong, and what changed since a version."""
    answers = {key: tuple(v) if isinstance(v, list) else v for key, v in people.SPMS_KEPT.items()}
    code = code_of(SavedAnswers(FULL, Answers(answers)))
    yield Kind("code confirmed", "/code/", people.RRMS_KEPT, sent={"code": code})
    wrong = code[:13] + ("Z" if code[13] != "Z" else "Y") + code[14:]
    for name, typed in (("wrong", wrong), ("short", code[:9]), ("empty", ""), ("odd", "@@@@ #")):
        yield Kind(f"code {name}", "/code/", sent={"code": typed}, status=422)
    file = json.dumps(answers_file(journey_of(questionnaire(), people.SPMS_KEPT, FULL)))
    yield Kind("file confirmed", "/fhir/import/", sent={"file": file})
    yield Kind("file, parts left out", "/fhir/import/", sent={"file": _other_programs_file()})
    told = SAID | LISTED
    yield Kind("code, more to keep", "/code/", people.RRMS_KEPT, sent={"code": code}, beside=told)
    yield Kind("file, more to keep", "/fhir/import/", sent={"file": file}, beside=told)
    for name, typed in (("no file", ""), ("no JSON", "hello"), ("no answers", "{}")):
        yield Kind(name, "/fhir/import/", sent={"file": typed}, status=422)
    yield from _records()
    first = evidence_base().editions[0].name
    yield Kind("changes since the first", "/changes/", sent={"version": first})
    for name, typed in (("no version", ""), ("odd version", "1999")):
        yield Kind(name, "/changes/", sent={"version": typed}, status=422)


def _records() -> Iterator[Kind]:
    """A record brought in: shown beside answers, the same as them, empty, refused."""
    illness = condition({"text": "PML"})
    whole = bundle(
        *WHOLE, illness, *(edss(n, "2026-01-02") for n in (1, 2)), statement({"text": "?"})
    )
    for name, answers in (("", {}), (" beside answers", {**people.RRMS_KEPT, "edss_value": "3"})):
        yield Kind(f"record shown{name}", "/record/", answers, sent={"record": record_file(whole)})
    for name, content in (("nobody", bundle(PATIENT)), ("the same", bundle(condition(RRMS)))):
        sent = {"record": record_file(content)}
        yield Kind(f"record of {name}", "/record/", people.RRMS_KEPT, sent=sent)
    yield Kind("no record", "/record/", sent={"record": record_file([])}, status=422)
    found = proposals_of(whole, questionnaire(), record_terms(), TODAY)
    yield Kind("record, no tick", "/record/take/", sent={"found": sealed(found)}, status=422)
    yield Kind("record too old", "/record/take/", sent={"found": "x"}, status=422)


def _refused() -> Iterator[Kind]:
    yield Kind("403", "/route/", sent={"route": "full"}, status=403, without_token=True)
    age = {"answer": "44"}
    yield Kind("403 with answers", "/questions/age/", people.RRMS_KEPT, FULL, age, 403,
               without_token=True)  # fmt: skip
    yield Kind("404", "/nowhere/", status=404)
    yield Kind("404 with answers", "/nowhere/", people.RRMS_KEPT, status=404)
    yield Kind("405", "/route/", status=405)
    yield Kind("413", "/questions/age/", people.RRMS_KEPT, FULL, {"answer": "9" * 100_000}, 413)
    many = {f"f{n}": "1" for n in range(300)}
    yield Kind("400", "/questions/age/", people.RRMS_KEPT, FULL, many, 400)
    yield Kind("500", "/breaks/", people.RRMS_KEPT, status=500)
    yield Kind("503", "/results/", people.RRMS_KEPT, status=503, host={"CLOSED": True})
    for step, sent in (("pick", {}), ("leaning", {}), ("ready", {})):
        yield Kind(f"values {step} refused", f"/what-matters/{step}/", sent=sent, status=422)
    too_many = {"picked": ["death", "relapses", "certainty", "fertility"]}
    yield Kind("too many picked", "/what-matters/pick/", sent=too_many, status=422)
    order = {"place-1": "death", "place-2": "death"}
    yield Kind("twice the same", "/what-matters/order/", beside=SAID, sent=order, status=422)
