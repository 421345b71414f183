"""The consultation in a browser: one window, the keyboard alone, swaps that disturb nobody."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from decision_aid.domain.journey import Step
from decision_aid.web.consult.figures import ON_SCREEN
from tests.browser import measure
from tests.browser.conftest import Visit
from tests.browser.keyboard import has_focus
from tests.browser.people import FULL_CASE, NOTHING_KNOWN, RRMS, SHORT_WAY, SPMS, Person
from tests.web.cookies import session_of

pytestmark = pytest.mark.browser

WINDOW = {"width": 1280, "height": 720}
MOST_PRESSES = 300
"""A minute, at 5 key presses a second."""


def _open(visit: Visit, person: Person | None, **options: Any) -> Page:
    return visit("/consult/", person, **{"viewport": WINDOW, **options})


def _settled(page: Page) -> None:
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-settling')")


def _change(page: Page, selector: str, value: str) -> None:
    """Types and leaves the control, and waits until the answer of the server is in place."""
    with page.expect_response("**/consult/"):
        page.locator(selector).fill(value)
        page.keyboard.press("Tab")
    _settled(page)


def _shortcut(page: Page, key: str) -> None:
    """Alt and a key as a real keyboard sends them: the driver's own press has no access keys."""
    session = page.context.new_cdp_session(page)
    told = {"modifiers": 1, "key": key, "code": f"Digit{key}", "windowsVirtualKeyCode": ord(key)}
    down = {"type": "keyDown", "text": key, "unmodifiedText": key}
    session.send("Input.dispatchKeyEvent", {**told, **down})
    session.send("Input.dispatchKeyEvent", {**told, "type": "keyUp"})
    page.wait_for_timeout(100)


_SCROLLS = """() => {
    const page = document.scrollingElement;
    const panels = [...document.querySelectorAll(".c-answers, .c-figures, .c-fitness")];
    return {
        page: page.scrollHeight - innerHeight,
        panels: panels.filter(e => e.scrollHeight > e.clientHeight + 1).map(e => e.id),
    };
}"""


@pytest.mark.parametrize(
    "person", [FULL_CASE, None, NOTHING_KNOWN, RRMS], ids=lambda p: p.name if p else "empty"
)
def test_a_case_fits_one_window_without_any_scrolling(visit: Visit, person: Person | None) -> None:
    found = _open(visit, person).evaluate(_SCROLLS)
    assert found == {"page": 0, "panels": []}


@pytest.mark.parametrize("person", [SPMS, SHORT_WAY], ids=lambda p: p.name)
def test_the_page_never_scrolls_whoever_comes_and_whatever_changes(
    visit: Visit, person: Person
) -> None:
    page = _open(visit, person)
    page.locator("button[value=plain]").click()
    page.wait_for_load_state()
    _change(page, "#a-age", "44")
    assert page.evaluate(_SCROLLS)["page"] == 0


class Typist:
    """Somebody with a keyboard; every press counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.presses += 1

    def go_to(self, selector: str) -> None:
        for _stop in range(12):
            if has_focus(self.page, selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} is not among the next stops of the Tab key")

    def answer(self, step: Step) -> None:
        control = f"[id='a-{step.key.replace(':', '--')}']"
        if step.question.kind.value == "multi-choice":
            self._tick(control, step)
        elif step.question.kind.is_typed:
            self.go_to(control)
            for key in str(step.answer):
                self.press(key)
        else:
            self.go_to(control)
            self._choose(control, str(step.answer))

    def _tick(self, control: str, step: Step) -> None:
        self.go_to(control)
        self.press("Enter")
        for value in step.answer or ():
            box = f"[id='a-{step.key}-{value}']"
            for _stop in range(30):
                if has_focus(self.page, box):
                    break
                self.press("Tab")
            self._sent("Space")
        self.press("Escape")

    def _choose(self, control: str, value: str) -> None:
        """The first letters where a keyboard has them, else the arrow key."""
        labels = self.page.locator(control).locator("option").all_inner_texts()
        values = [o.get_attribute("value") for o in self.page.locator(f"{control} option").all()]
        wanted = labels[values.index(value)]
        for length in range(1, len(wanted) + 1):
            typed = wanted[:length]
            if not typed.isascii():
                break
            if next(each for each in labels if each.startswith(typed)) == wanted:
                for key in typed:
                    self.press(key)
                break
        while self.page.locator(control).input_value() != value:
            self.press("ArrowDown")

    def _sent(self, key: str) -> None:
        with self.page.expect_response("**/consult/"):
            self.press(key)
        _settled(self.page)

    def leave(self) -> None:
        """On to the next control, as fast as 5 presses a second: what a choice opens is there."""
        self._pause()
        self.press("Tab")
        self._pause()

    def _pause(self) -> None:
        self.page.wait_for_timeout(200)
        _settled(self.page)


def _order(page: Page) -> list[str]:
    names = "els => els.map(e => e.id.slice(2).replace('--', ':'))"
    return list(page.locator(".c-field").evaluate_all(names))


def test_a_whole_case_is_typed_in_less_than_300_key_presses(visit: Visit) -> None:
    page = _open(visit, None)
    typist = Typist(page)
    steps = {step.key: step for step in FULL_CASE.journey().steps}
    _shortcut(page, "1")
    typist.presses += 1
    assert has_focus(page, "#answers-panel")
    done: list[str] = []
    while (key := next((k for k in _order(page) if k not in done), None)) is not None:
        typist.answer(steps[key])
        typist.leave()
        done.append(key)
    cookie = next(c for c in page.context.cookies() if c["name"] == settings.SESSION_COOKIE_NAME)
    kept = session_of(cookie["value"])["told"]["answers"]  # type: ignore[typeddict-item]
    wanted = {k: list(v) if isinstance(v, tuple) else v for k, v in FULL_CASE.told.items()}
    assert kept == wanted
    print(f"key presses for a full case: {typist.presses}")
    assert typist.presses < MOST_PRESSES


def test_a_change_is_announced_and_the_focus_stays(visit: Visit) -> None:
    page = _open(visit, FULL_CASE)
    last = page.locator("#p-last")
    assert last.get_attribute("role") == "status"
    page.evaluate("document.querySelector('#p-compared table').dataset.mine = 'yes'")
    page.locator("#a-jcv").focus()
    with page.expect_response("**/consult/"):
        page.keyboard.press("ArrowUp")
    _settled(page)
    expect(last).to_contain_text("JCV index: ≤ 1.5 → negative")
    assert has_focus(page, "#a-jcv")
    assert page.evaluate("document.querySelector('#p-compared table').dataset.mine") == "yes"
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0


def test_what_is_half_typed_in_the_next_control_is_not_lost(visit: Visit) -> None:
    page = _open(visit, FULL_CASE)
    page.locator("#a-edss_value").fill("7")
    page.locator("#a-relapses_12m").focus()
    page.locator("#a-relapses_12m").fill("1")
    expect(page.locator("#n-edss_value .c-was")).to_be_visible()
    assert has_focus(page, "#a-relapses_12m")
    assert page.locator("#a-relapses_12m").input_value() == "1"


def test_three_changes_in_a_hurry_are_all_kept(visit: Visit) -> None:
    page = _open(visit, FULL_CASE)
    for name, value in (("age", "50"), ("edss_value", "6"), ("relapses_12m", "0")):
        page.locator(f"#a-{name}").fill(value)
    page.locator("#a-jcv").focus()
    for name in ("age", "edss_value", "relapses_12m"):
        expect(page.locator(f"#n-{name} .c-was")).to_be_visible()
    page.reload()
    shown = [page.locator(f"#a-{n}").input_value() for n in ("age", "edss_value", "relapses_12m")]
    assert shown == ["50", "6", "0"]


def test_a_refused_number_is_told_beside_it_and_the_figures_stay(visit: Visit) -> None:
    page = _open(visit, FULL_CASE)
    figures = page.locator("#p-figures").inner_text()
    _change(page, "#a-age", "441")
    expect(page.locator("#n-age .c-error")).to_have_text(re.compile("100 or less"))
    assert page.locator("#a-age").get_attribute("aria-invalid") == "true"
    assert page.locator("#a-age").input_value() == "441"
    assert page.locator("#p-problems a").get_attribute("href") == "#a-age"
    assert page.locator("#p-figures").inner_text() == figures
    _change(page, "#a-age", "40")
    assert page.locator("#p-problems .error-summary").count() == 0
    assert page.locator("#a-age").get_attribute("aria-invalid") is None


def test_an_open_text_stays_open_when_its_lines_change(visit: Visit) -> None:
    page = _open(visit, FULL_CASE)
    page.locator("#s-ectrims-ebmt-2025 > summary").click()
    _change(page, "#a-edss_value", "7")
    expect(page.locator("#s-ectrims-ebmt-2025 .c-was").first).to_be_visible()
    assert page.locator("#s-ectrims-ebmt-2025").get_attribute("open") is not None
    assert page.locator("#p-rules .c-set[open]").count() == 1


def test_not_known_and_a_number_exclude_each_other(visit: Visit) -> None:
    page = _open(visit, FULL_CASE)
    with page.expect_response("**/consult/"):
        page.locator("#u-age").check()
    assert page.locator("#a-age").input_value() == ""
    _change(page, "#a-age", "41")
    assert not page.locator("#u-age").is_checked()


def test_undo_takes_the_last_change_back(visit: Visit) -> None:
    page = _open(visit, FULL_CASE)
    _change(page, "#a-edss_value", "7")
    with page.expect_navigation():
        page.locator("button[value=undo]").click()
    assert page.locator("#a-edss_value").input_value() == "3.5"


def test_without_javascript_the_update_button_does_the_same(visit: Visit) -> None:
    page = _open(visit, FULL_CASE, java_script_enabled=False)
    page.locator("#a-edss_value").fill("7")
    page.locator("#a-jcv").select_option("negative")
    page.locator("#update").click()
    page.wait_for_url("**/consult/")
    told = page.locator("#p-last").inner_text()
    assert "EDSS: 3.5 → 7" in told
    assert "JCV index: ≤ 1.5 → negative" in told
    assert "?" not in page.url
    page.locator("#a-age").fill("441")
    page.locator("#update").click()
    page.wait_for_selector(".error-summary")
    assert page.locator("#a-age").input_value() == "441"


def test_with_javascript_the_update_button_is_not_needed_and_not_shown(visit: Visit) -> None:
    assert not _open(visit, FULL_CASE).locator("#update").is_visible()


def test_shortcuts_jump_to_the_panels_and_typing_is_left_alone(visit: Visit) -> None:
    page = _open(visit, FULL_CASE)
    page.locator("#a-age").focus()
    page.keyboard.type("2")
    assert has_focus(page, "#a-age")
    for key, panel in (("2", "figures"), ("3", "rules"), ("4", "fitness"), ("5", "unknown")):
        _shortcut(page, key)
        assert has_focus(page, f"#{panel}-panel"), key
    page.locator("#c-keys > summary").click()
    with page.expect_navigation():
        page.locator("button[value=keys-off]").click()
    _shortcut(page, "2")
    assert not has_focus(page, "#figures-panel")


def test_pictures_for_the_person_turn_with_the_arrows_and_escape_leads_back(visit: Visit) -> None:
    page = visit("/consult/show/worsening/", FULL_CASE, viewport=WINDOW)
    assert page.locator("svg.icons").is_visible()
    for key, address in (
        ("ArrowRight", "**/show/relapses/"),
        ("ArrowLeft", "**/show/worsening/"),
        ("Escape", "**/consult/"),
    ):
        page.keyboard.press(key)
        page.wait_for_url(address)


@pytest.mark.parametrize("person", [FULL_CASE, SPMS], ids=lambda p: p.name)
@pytest.mark.parametrize("topic", ON_SCREEN)
def test_each_picture_for_the_person_fits_one_window(
    visit: Visit, person: Person, topic: str
) -> None:
    page = visit(f"/consult/show/{topic}/", person, viewport=WINDOW)
    assert page.evaluate("document.scrollingElement.scrollHeight") == WINDOW["height"]


def test_a_panel_that_goes_on_says_so_and_is_scrolled_by_keyboard(visit: Visit) -> None:
    page = _open(visit, NOTHING_KNOWN)
    panel = page.get_by_role("region", name="Published rules")
    expect(panel.locator(".c-more")).to_be_visible()
    assert panel.get_attribute("tabindex") == "0"
    panel.focus()
    page.keyboard.press("End")
    expect(panel.locator(".c-more")).to_be_hidden()
    assert panel.evaluate("e => e.scrollTop") > 0


def test_nothing_in_the_box_of_what_is_not_known_is_cut_off(visit: Visit) -> None:
    for person in (SPMS, NOTHING_KNOWN, SHORT_WAY):
        box = _open(visit, person).locator("#unknown-panel")
        assert box.evaluate("e => e.scrollHeight - e.clientHeight") <= 1, person.name


@pytest.mark.parametrize("person", [FULL_CASE, SPMS, NOTHING_KNOWN], ids=lambda p: p.name)
def test_the_screen_prints_on_one_sheet_across(
    visit: Visit, person: Person, tmp_path: Path
) -> None:
    if not shutil.which("pdfinfo"):
        pytest.skip("NO PDFINFO ON THIS MACHINE (poppler-utils)")
    page = _open(visit, person)
    path = tmp_path / "consultation.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    command = ["pdfinfo", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+1\n", told)
    assert re.search(r"Page size:\s+84\d.* x 59\d", told)


def test_on_a_touch_screen_every_control_is_44_px_high(visit: Visit) -> None:
    tablet = {"width": 1024, "height": 768}
    page = visit("/consult/", FULL_CASE, viewport=tablet, has_touch=True, is_mobile=True)
    assert measure.small_targets(page) == []
    assert measure.sideways(page) == []


@pytest.mark.parametrize("person", [FULL_CASE, None], ids=["full case", "empty"])
def test_whatever_has_the_focus_shows_a_ring(visit: Visit, person: Person | None) -> None:
    page = _open(visit, person)
    stops = []
    for _stop in range(150):
        page.keyboard.press("Tab")
        stop = measure.focus_ring(page)
        if stop["body"]:
            break
        stops.append(stop)
    assert len(stops) > 40
    assert [stop["what"] for stop in stops if not (stop["ring"] and stop["seen"])] == []


def test_a_change_is_marked_in_forced_colours_too(visit: Visit) -> None:
    page = _open(visit, FULL_CASE, forced_colors="active")
    _change(page, "#a-edss_value", "7")
    width = "getComputedStyle(document.querySelector('.c-changed > th')).borderInlineStartWidth"
    assert page.evaluate(width) != "0px"


def test_a_change_that_no_server_took_is_told(visit: Visit) -> None:
    page = _open(visit, FULL_CASE)
    page.evaluate("document.body.dispatchEvent(new Event('htmx:sendError', {bubbles: true}))")
    expect(page.locator("#p-last")).to_contain_text("was not taken")
