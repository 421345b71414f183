"""Drawing a topic at another time by a swap: announced, focus kept, no answer in the address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.browser.people import RRMS

pytestmark = pytest.mark.browser
PLANTED = """() => {
    const [aim, script] = [document.querySelector("main h1"), document.createElement("script")];
    const frame = document.createElement("iframe");
    const ways = {
        innerHTML: () => { aim.innerHTML = "<b id=planted>x</b>"; },
        outerHTML: () => { aim.outerHTML = "<b id=planted>x</b>"; },
        beside: () => aim.insertAdjacentHTML("afterend", "<b id=planted>x</b>"),
        written: () => document.write("<b id=planted>x</b>"),
        framed: () => { frame.srcdoc = "<b>x</b>"; },
        script: () => { script.text = "1"; },
        address: () => { script.src = "/static/js/copy.js"; },
        policy: () => trustedTypes.createPolicy("another", {createHTML: text => text}),
    };
    const works = way => { try { way(); return true; } catch { return false; } };
    return Object.keys(ways).filter(name => works(ways[name]));
}"""


def test_another_time_is_swapped_in_and_the_focus_stays(visit: Visit) -> None:
    page = visit("/results/hopes/", RRMS)
    front = page.locator("#worsening-front")
    assert front.get_attribute("aria-live") == "polite"
    assert "5 years after a transplant" in front.inner_text()
    address = page.url
    link = page.locator("#worsening-at-10")
    link.focus()
    page.keyboard.press("Enter")
    expect(front).to_contain_text("10 years after a transplant")
    expect(page.locator("#worsening-at-10")).to_have_attribute("aria-current", "true")
    expect(page.locator("#worsening-at-5[aria-current]")).to_have_count(0)
    expect(page.locator("#worsening-at-10")).to_be_focused()
    assert page.url == address
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0


def test_the_same_link_works_without_a_script(visit: Visit) -> None:
    page = visit("/results/hopes/", RRMS, java_script_enabled=False)
    page.locator("#worsening-at-10").click()
    page.wait_for_url("**/results/worsening/10/#worsening")
    assert "10 years after a transplant" in page.locator("#worsening-front").inner_text()


def test_going_back_and_forth_after_a_filter_shows_each_list_and_leaves_no_trace(
    visit: Visit,
) -> None:
    """A line in the console fails any visit: no script may run twice."""
    page = visit("/sources/")
    count, every = page.locator("#found-count"), page.locator("#found-count").inner_text()
    page.locator("#q").fill("muraro")
    page.locator("form.search button").first.click()
    expect(page.locator(".restrictions")).to_contain_text("muraro")
    few = count.inner_text()
    assert page.url.endswith("/sources/?q=muraro")
    page.go_back()
    expect(count).to_have_text(every)
    assert page.url.endswith("/sources/")
    page.go_forward()
    expect(page.locator(".restrictions")).to_contain_text("muraro")
    assert count.inner_text() == few
    page.go_back()
    expect(count).to_have_text(every)
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0


@pytest.fixture(scope="module")
def heard_by_nobody(browser: Browser, base_url: str) -> Iterator[Page]:
    """A window of its own: the browser tells each refusal in the console."""
    context = browser.new_context(base_url=base_url)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["/", "/sources/"], ids=["no policy", "the policy for htmx"])
def test_no_string_becomes_markup_or_a_script(heard_by_nobody: Page, path: str) -> None:
    page = heard_by_nobody
    page.goto(path)
    assert page.evaluate(PLANTED) == []
    assert page.locator("#planted").count() == 0
