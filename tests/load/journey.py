"""One journey: a person who does not exist answers every question that the pages ask.

The person knows only what stands on the pages. After every answer the page "Check your answers"
must show exactly what was given so far; at the end the results must, too.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.load.browser import Browser, Form, LostAnswerError, Tally, token_of
from tests.load.host.proxy import Proxy
from tests.web.page import Element, Page

_LONGEST = 80
_BETWEEN = {"age": (18, 90), "relapses": (0, 6), "gd": (0, 5), "dmt": (0, 60), "edss": (0, 9)}
_YEARS = (1990, 2025)
Rows = dict[str, str]


_NOT_ASKED_ON_THE_WAY = frozenset({"What brings you here?"})
"""Stands on the page with all answers, for whoever wants to say it."""


@dataclass
class Walker:
    """Answers of one person as the pages word them, by question."""

    browser: Browser
    chance: random.Random
    told: Rows = field(default_factory=dict)

    def walk(self, route: str) -> None:
        start = self.browser.get("/").page
        answered = self.browser.post("/route/", [token_of(start), ("route", route)])
        for _ in range(_LONGEST):
            if not answered.path.startswith("/questions/"):
                break
            answered = self.browser.get(self._answer(answered.path, answered.page))
        self.see_all_answers()
        self._results_show_all()

    def _answer(self, path: str, page: Page) -> str:
        """Answers one question and looks at the answers so far; returns where it goes on."""
        form, said = answer_in(page, path, self.chance)
        answered = self.browser.post(path, form)
        if answered.status == 422:
            form, said = answer_in(answered.page, path, None)
            answered = self.browser.post(path, form)
        elif answered.path == path:
            answered = self.browser.post(path, _as_it_stands(answered.page))
        if answered.path == path or answered.status != 200:
            raise LostAnswerError(f"{answered.status}: the question was not taken")
        self.told[page.one("h1").text] = said
        self._check_shows_all(is_done=not answered.path.startswith("/questions/"))
        return answered.path

    def see_all_answers(self) -> None:
        self._check_shows_all(is_done=True)

    def _check_shows_all(self, *, is_done: bool) -> None:
        page = self.browser.get("/check/").page
        shown = _rows(page.main, "answers")
        still_open = [title for title, said in shown.items() if said == "Not answered"]
        left_out = still_open if not is_done else set(still_open) & _NOT_ASKED_ON_THE_WAY
        answered = {title: said for title, said in shown.items() if title not in left_out}
        self._compare(answered, "/check/")

    def _results_show_all(self) -> None:
        html = self.browser.get("/results/next/").body.decode()
        begin = html.index('id="answers"')
        shown = _rows(Page(html[begin : html.index("</dl>", begin)]), "told-list")
        self._compare({title: shown.get(title, "") for title in self.told}, "/results/next/")

    def _compare(self, shown: Rows, where: str) -> None:
        if shown != self.told:
            wrong = set(shown.items()) ^ set(self.told.items())
            raise LostAnswerError(f"{where} differs in {sorted(wrong)[:4]}")

    def come_back_with_the_code(self, other: Browser) -> None:
        """On another device: the code brings every answer."""
        groups = self.browser.get("/code/mine/").page.main.one("ol", "my-code").all("li")
        code = "-".join(group.inside[-1] for group in groups if isinstance(group.inside[-1], str))
        entry = other.get("/code/").page.main
        shown = other.post("/code/", [token_of(entry), ("code", code)]).page.main
        other.post("/scan/held/", [token_of(shown), ("use", "yes")])
        Walker(other, self.chance, self.told).see_all_answers()

    def take_the_pdf(self) -> bool:
        """Whether a PDF came; a page that asks to wait is pressed through."""
        summary = self.browser.get("/summary/").page.main
        answered = self.browser.post("/summary.pdf/", [token_of(summary)])
        return answered.status == 200 and answered.body.startswith(b"%PDF")


def one_journey(proxy: Proxy, number: int, tally: Tally) -> Walker:
    """A whole journey, the same one for the same number. Mistakes land in the tally."""
    chance = random.Random(number)
    walker = Walker(Browser(proxy, number, tally), chance)
    try:
        walker.walk("short" if number % 3 else "full")
        if number % 20 == 0:
            other = Browser(proxy, number, tally)
            walker.come_back_with_the_code(other)
            other.close()
        if number % 40 == 0:
            tally.add("PDF made" if walker.take_the_pdf() else "PDF missing")
        tally.add("journeys")
    except Exception as lost:  # whatever it was, this person did not come through
        with tally.lock:
            tally.lost.append(f"journey {number}: {type(lost).__name__} {lost}")
    finally:
        walker.browser.close()
    return walker


def answer_in(page: Page, path: str, chance: random.Random | None) -> tuple[Form, str]:
    """A filled form, and the answer as the pages will word it. Without chance: "I do not know"."""
    form = page.main.one("form")
    token = token_of(form)
    inputs = form.all("input")
    typed = [each for each in inputs if each.get("type") == "text"]
    unsure = next(each for each in inputs if each.get("value") == "unsure")
    if chance is None or chance.random() < 0.15:
        return [token, *([("answer", "")] if typed else []), _sent(unsure)], _label(form, unsure)
    if typed:
        number = _number(path, chance)
        unit = [each.text for each in form.all("span", id="answer-unit")]
        return [token, ("answer", number)], " ".join([number, *unit])
    offered = [each for each in inputs if each.get("name") == "answer" and each is not unsure]
    chosen = _chosen(offered, chance)
    said = "; ".join(_label(form, each) for each in chosen)
    return [token, *map(_sent, chosen)], said


def _chosen(offered: list[Element], chance: random.Random) -> list[Element]:
    alone = [each for each in offered if each["value"] == "none"]
    together = [each for each in offered if each["value"] != "none"]
    if offered[0]["type"] == "radio":
        return [chance.choice(offered)]
    count = chance.randint(0 if alone else 1, 3)
    places = sorted(chance.sample(range(len(together)), min(count, len(together))))
    return [together[place] for place in places] or alone


def _number(path: str, chance: random.Random) -> str:
    slug = path.split("/")[2]
    if slug.startswith("year"):
        return str(chance.randint(*_YEARS))
    return str(chance.randint(*_BETWEEN.get(slug.partition("-")[0], (0, 20))))


def _sent(field: Element) -> tuple[str, str]:
    return (field["name"], field["value"])


def _label(form: Element, field: Element) -> str:
    return form.one("label", **{"for": field["id"]}).one("b").text


def _as_it_stands(page: Page) -> Form:
    """What a person sends who keeps an unusual answer."""
    fields = page.main.one("form").all("input")
    return [
        (each["name"], each.get("value") or "")
        for each in fields
        if each.get("type") in ("hidden", "text") or "checked" in each.attributes
    ]


def _rows(within: Element, css: str) -> Rows:
    rows: Rows = {}
    for listed in within.all("dl", css):
        for row in listed.all("div"):
            rows[row.one("dt").text] = row.all("dd")[0].text
    return rows
