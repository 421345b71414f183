"""Somebody who types a case into the consultation with the keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Page

from decision_aid.domain.questionnaire.journey import Step
from tests.browser.consultation.consulting import settled
from tests.browser.keyboard import has_focus


class Typist:
    """Somebody with a keyboard; every press counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.presses += 1

    def go_to(self, selector: str) -> None:
        for _stop in range(40):
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
        labels = self.page.locator(control).locator("option").all_inner_texts()
        values = self.page.locator(f"{control} option").evaluate_all("all => all.map(o => o.value)")
        for key in letters_for(labels[values.index(value)], labels):
            self.press(key)
        while self.page.locator(control).input_value() != value:
            self.press("ArrowDown")

    def _sent(self, key: str) -> None:
        with self.page.expect_response("**/consult/"):
            self.press(key)
        settled(self.page)

    def leave(self) -> None:
        """On to the next control; what a choice or the typed word opens is there by then."""
        settled(self.page)
        self.press("Tab")
        settled(self.page)


def letters_for(wanted: str, labels: Sequence[str]) -> str:
    """With which a list comes to the label; none where a keyboard has them not."""
    for length in range(1, len(wanted) + 1):
        typed = wanted[:length]
        if not typed.isascii():
            break
        if next(each for each in labels if each.startswith(typed)) == wanted:
            return typed
    return ""


def order(page: Page) -> list[str]:
    """Without what lies in a fold that is closed."""
    shown = "e.checkVisibility()"
    names = f"els => els.filter(e => {shown}).map(e => e.id.slice(2).replace('--', ':'))"
    return list(page.locator(".c-field").evaluate_all(names))
