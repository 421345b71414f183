"""The page of the summary, its files, and the same facts in all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from decision_aid.web.handover.plain_text import ascii_punctuation
from decision_aid.web.handover.summary import pdf
from decision_aid.web.handover.summary.content import Summary
from tests.web import people
from tests.web.cookies import client_with
from tests.web.handover.summary.pdf_tools import text_of
from tests.web.handover.summary.summary_people import PEOPLE, summary_for
from tests.web.page import Element, Page


def _facts(summary: Summary) -> Iterator[str]:
    """What stands on both sheets and in the text."""
    yield from (summary.title, summary.made_on, summary.version, summary.notice, summary.clinical)
    yield from (*summary.me, *summary.findings, *summary.unknown)
    for item in summary.matters:
        yield from (item.label, item.text)
    for drug in summary.drugs:
        yield from (drug.short_name, drug.text)
    for shown in summary.figures:
        yield from (shown.title, shown.none, shown.spread, *shown.disability)
    yield from (*summary.differences, summary.differences_note)
    for rules in summary.rules:
        yield from (rules.title, rules.message, rules.caveats)
    yield from summary.rules_held_back
    for ask in (*summary.find_out, *summary.questions):
        yield from (ask.text,)
    for source in summary.sources:
        if source.on_paper:
            yield source.citation
    yield from summary.code.split("-")


def _details(summary: Summary) -> Iterator[str]:
    """Of the study that stands for each topic: on the page, in the text, for a clinician."""
    yield from (source.citation for source in summary.sources)
    for shown in summary.figures:
        yield from (*shown.beside, *shown.compared)
        yield from (shown.said, shown.range, shown.study, shown.design, shown.own_type)
        if told := shown.figure:
            yield from (told.warning, told.closeness, told.second_hand, told.as_printed)


def _printed(element: Element) -> Iterator[str]:
    """The words that also come on paper."""
    for each in element.inside:
        if isinstance(each, str):
            yield each
        elif "no-print" not in each.classes:
            yield from _printed(each)


def _plain(words: str) -> str:
    """Without what keeps two numbers in brackets together."""
    return "".join(ascii_punctuation(words.replace("]\u2060[", "][")).split())


@pytest.mark.parametrize(
    "name",
    [
        name if name in ("short_way", "in_detail") else pytest.param(name, marks=pytest.mark.slow)
        for name in PEOPLE
    ],
)
def test_page_print_text_and_pdf_hold_the_same_facts(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = summary_for(name)
    monkeypatch.setattr("decision_aid.web.handover.summary.page.summary_of", lambda *_: summary)
    built: list[Summary] = []
    data_of = pdf._data
    monkeypatch.setattr(pdf, "_data", lambda told: [data_of(told), built.append(told)][0])
    client = client_with(people.RRMS_KEPT)
    main = Page(client.get("/summary/").content.decode()).main
    drawn = {
        "page": " ".join(_printed(main)),
        "text": client.post("/summary.txt/").content.decode(),
        "pdf": text_of(client.post("/summary.pdf/").content),
    }
    for kind, words in drawn.items():
        plain = _plain(words)
        assert _plain("The code does not hold your questions:") in plain, kind
        scanned = _plain("Or scan the picture with a phone and type the PIN") in plain
        assert scanned == (kind != "text")
        version = "" if kind == "page" else summary.version
        held = built[-1] if kind == "pdf" else summary
        nearest = [] if kind == "text" else [each.nearest for each in held.figures]
        facts = [f for f in (*_facts(held), *nearest) if f != summary.version or version]
        missing = [fact for fact in facts if _plain(fact) not in plain]
        assert missing == [], kind
    told = {
        "page": main.text,
        "text": drawn["text"],
        "clinician": text_of(client.post("/summary.pdf/", {"clinician": "on"}).content),
    }
    for kind, words in told.items():
        held = built[-1] if kind == "clinician" else summary
        plain = _plain(words)
        missing = [fact for fact in _details(held) if _plain(fact) not in plain]
        assert missing == [], kind


def test_the_page_has_every_way_and_works_without_a_script(rrms: Client) -> None:
    page = Page(rrms.get("/summary/").content.decode())
    form, picture = page.main.all("form")
    assert (picture["method"], picture["action"]) == ("post", "/summary/")
    assert (form["method"], form["action"]) == ("post", "/summary.pdf/")
    ways = [button.get("formaction") for button in form.all("button")]
    assert ways == [None, "/summary.txt/"]
    assert "RRMS" in page.by_id("plain").text
    assert page.by_id("plain").get("readonly") is not None
    copies = {b.get("data-copies"): b.get("hidden") for b in page.all("button", type="button")}
    assert copies == {"sheet-code": "", "plain": ""}


OWN = "Can my sister stay?\r\n\r\n  What if I   lose my job? "


@pytest.mark.slow
def test_own_questions_go_into_the_files_in_front_and_are_kept_nowhere(rrms: Client) -> None:
    field = Page(rrms.get("/summary/").content.decode()).by_id("own")
    assert (field["name"], field["form"], field["spellcheck"]) == ("own", "take-along", "false")
    assert field.text == ""
    suggested = summary_for("relapsing").questions[0].text
    for address in ("/summary.txt/", "/summary.pdf/"):
        body = rrms.post(address, {"own": OWN}).content
        told = text_of(body) if body.startswith(b"%PDF") else " ".join(body.decode().split())
        first, second = told.index("Can my sister stay?"), told.index("What if I lose my job?")
        assert first < second < told.index(suggested)
        assert rrms.post(address).content.find(b"sister") == -1
    assert "sister" not in rrms.get("/summary/").content.decode()


@pytest.mark.parametrize("address", ["/summary.txt/", "/summary.pdf/"])
@pytest.mark.parametrize("own", ["x" * 1001, "\n".join(f"Question {n}?" for n in range(11))])
def test_too_many_own_questions_are_told_kindly_and_not_lost(
    rrms: Client, address: str, own: str
) -> None:
    response = rrms.post(address, {"own": own})
    page = Page(response.content.decode())
    assert response.status_code == 422
    assert "the sheet has room for" in page.one(css="error-summary").text
    assert page.one(css="error-summary").one("a")["href"] == "#own"
    assert page.by_id("own").text.split() == own.split()


HOSTILE = (
    '#eval("1+1") $x^2$ *bold* <lab> @ref `raw` \\u{41} // no #panic() ["] #{',
    "</textarea><script>alert(1)</script> & <b>",
    "a" * 1000, "\n".join("مرحبا 中 🙂 \u202etxt.exe" for _ in range(10)), "\x00\x07\x1b[31mred",
)  # fmt: skip


@pytest.mark.parametrize("own", HOSTILE)
@pytest.mark.parametrize(
    "kind", ["neither", *(pytest.param(k, marks=pytest.mark.slow) for k in ("large", "clinician"))]
)
def test_hostile_words_stay_words_and_never_bring_a_third_sheet(
    rrms: Client, own: str, kind: str
) -> None:
    response = rrms.post("/summary.pdf/", {"own": own, kind: "on"})
    assert response.status_code == 200
    assert kind == "large" or pdf.pages_of(response.content) == 2
    told = text_of(response.content)
    assert "\u202e" not in told
    if own.startswith("#eval"):
        assert own in told


def test_markup_in_an_own_question_is_shown_again_as_text(rrms: Client) -> None:
    own = HOSTILE[1] + "x" * 1000
    page = Page(rrms.post("/summary.txt/", {"own": own}).content.decode())
    assert page.by_id("own").text == own
    assert "alert" not in "".join(each.text for each in page.all("script"))


@pytest.mark.parametrize(
    ("address", "kind", "ending"),
    [("/summary.pdf/", "application/pdf", "pdf"), ("/summary.txt/", "text/plain", "txt")],
)
def test_files_come_by_post_are_not_kept_and_name_nobody(
    rrms: Client, address: str, kind: str, ending: str
) -> None:
    assert rrms.get(address).status_code == 405
    response = rrms.post(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"].startswith(kind)
    assert response["Content-Disposition"].startswith('attachment; filename="ahsct-summary-20')
    assert response["Content-Disposition"].endswith(f'.{ending}"')


def test_the_text_has_the_line_ends_of_windows(rrms: Client) -> None:
    text = rrms.post("/summary.txt/").content
    assert text.count(b"\n") == text.count(b"\r\n") > 100


@pytest.mark.parametrize("address", ["/summary/", "/summary.pdf/", "/summary.txt/"])
def test_without_answers_it_leads_to_the_start(client: Client, address: str) -> None:
    response = client.get(address) if address == "/summary/" else client.post(address)
    assert (response.status_code, response.headers["Location"]) == (302, "/")


@pytest.mark.parametrize("address", ["/results/", "/check/"])
def test_results_and_answers_lead_to_the_summary(rrms: Client, address: str) -> None:
    assert "/summary/" in Page(rrms.get(address).content.decode()).links


def test_the_fold_on_the_nearest_study_begins_with_that_study(rrms: Client) -> None:
    """On deaths it began with the largest of the library, treated in years that we did not see."""
    page = Page(rrms.get("/summary/").content.decode())
    folds = [e for e in page.main.all("details") if "nearest study" in e.all("summary")[0].text]
    assert len(folds) > 3
    for each in folds:
        first = each.all("p")[0].text
        assert "in years that we did not see" not in first
    assert any("in years that we did not see" in each.text for each in folds)
