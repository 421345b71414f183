"""What is done on a page to come to a place that has no address of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from unittest.mock import patch

from django.conf import settings
from playwright.sync_api import FilePayload, Page

from decision_aid.web.handover.fhir import response_resource
from decision_aid.web.handover.fhir.views import edition
from decision_aid.web.loaded import evidence_base
from tests.browser.people import RRMS
from tests.hostile.attacks.walking import known_values, scanned
from tests.web.record.records import WHOLE, bundle

Reach = Callable[[Page], None]


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


def send(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main form button").first.click()


def typed(text: str) -> Reach:
    def reach(page: Page) -> None:
        page.locator("#answer").fill(text)
        send(page)

    return reach


def tried(page: Page) -> None:
    page.locator("main input[value=spms]").check()
    send(page)
    open_everything(page)


def without_cookie(page: Page) -> None:
    page.context.clear_cookies()
    send(page)


def send_hidden(count: int, length: int) -> Reach:
    """Sends a form with ``count`` more fields of ``length`` characters."""

    def reach(page: Page) -> None:
        page.evaluate(
            """([count, length]) => {
                const form = document.querySelector("main form");
                for (let i = 0; i < count; i++) {
                    const field = document.createElement("input");
                    [field.type, field.name, field.value] = ["hidden", "more", "x".repeat(length)];
                    form.append(field);
                }
            }""",
            [count, length],
        )
        send(page)

    return reach


def early_version(page: Page) -> None:
    page.locator("#version").fill(evidence_base().editions[0].name)
    send(page)


def while_broken(page: Page) -> None:
    target = "decision_aid.web.results.views.result_of"
    with patch(target, side_effect=RuntimeError("made by a test")):
        page.goto("/results/")


def while_closed(page: Page) -> None:
    with patch.object(settings, "CLOSED", True):
        page.goto("/results/")


def answers_file() -> object:
    return response_resource(RRMS.journey(), edition(), date.today())


def paste(page: Page) -> None:
    """A FHIR file of answers into the box for it."""
    page.locator("#fhir-text").fill(json.dumps(answers_file()))
    send(page)


def bring_record(page: Page) -> None:
    """A made-up record, with what is not proposed and not used open too."""
    content = json.dumps(bundle(*WHOLE)).encode()
    file: FilePayload = {"name": "r.json", "mimeType": "application/json", "buffer": content}
    page.locator("#record-file").set_input_files(file)
    send(page)
    open_everything(page)


def code_shown(page: Page) -> None:
    page.locator("#code").fill(known_values()["code"])
    send(page)


def wrong_pin(page: Page) -> None:
    """What a printed picture opens, after a wrong PIN."""
    page.goto(scanned()[1])
    page.wait_for_selector("#pin-error")


def save(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main form .actions button").first.click()


def too_many(page: Page) -> None:
    open_everything(page)
    for box in page.locator("input[name=question]").all()[:15]:
        box.check()
    save(page)


def wrong_age(page: Page) -> None:
    """Sent as without a script, so that the whole page comes again."""
    page.evaluate(
        """() => {
            const age = document.getElementById("a-age");
            age.value = "441";
            age.dispatchEvent(new Event("input", { bubbles: true }));
            age.dispatchEvent(new Event("change", { bubbles: true }));
            HTMLFormElement.prototype.submit.call(document.getElementById("answers"));
        }"""
    )
    page.wait_for_selector("main .error-summary")


def plain_words(page: Page) -> None:
    with page.expect_navigation():
        page.locator("button[value=plain]").click()


def change_edss(page: Page) -> None:
    page.locator("#a-edss_value").fill("7")
    page.locator("#a-edss_value").blur()
    page.wait_for_selector("#n-edss_value .c-was")
