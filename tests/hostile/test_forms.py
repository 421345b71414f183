"""Every form of every page, filled in with anything."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.attacks.bounded import bounded
from tests.hostile.attacks.evil import BYTES, EVIL, MARK, SHORT
from tests.hostile.attacks.harmless import is_harmless
from tests.hostile.attacks.sending import Answered, Attacker
from tests.hostile.attacks.visitors import visitors
from tests.hostile.attacks.walking import Form, encoded, route_of, site

_CSRF = "csrfmiddlewaretoken"
_EVIL = st.one_of(
    st.sampled_from(EVIL),
    st.sampled_from(BYTES),
    st.text(max_size=80),
    st.binary(max_size=40),
)
Pairs = list[tuple[str, str | bytes]]


def _send(attacker: Attacker, form: Form, pairs: Pairs) -> Answered:
    cookie = visitors()[form.who]
    if form.method == "GET":
        path = form.action.partition("?")[0]
        return attacker.get(f"{path}?{encoded(pairs)}", cookie=cookie)
    return attacker.post(form.action, encoded(pairs), cookie=cookie)


@st.composite
def _filled_in(draw: st.DrawFn, form: Form) -> Pairs:
    """Each field as offered, evil, missing or there several times; and fields never asked for."""
    pairs: Pairs = []
    for name, offered in form.fields.items():
        if name == _CSRF:
            pairs += [(name, each) for each in offered]
            continue
        good = st.sampled_from(offered or ("",))
        values = st.lists(st.one_of(_EVIL, _EVIL, good), max_size=3)
        pairs += [(name, value) for value in draw(values)]
    strange = st.tuples(st.sampled_from((MARK, "next", "answer", *SHORT)), _EVIL)
    return pairs + draw(st.lists(strange, max_size=2))


def test_every_post_form_is_found_by_walking() -> None:
    """Or the fuzzer below would prove little."""
    posts = {kind[1] for kind in site().forms if kind[0] == "POST"}
    assert {"/route/", "/code/", "/fhir/import/", "/delete/", "/what-matters/order/"} <= posts
    assert len([each for each in posts if each.startswith("/questions/")]) > 30
    confirms = [set(kind[2]) for kind in site().forms]
    assert any("use" in fields for fields in confirms)
    assert any("confirmed" in fields for fields in confirms)


def _take_no_harm(attacker: Attacker, form: Form, examples: int) -> None:
    @bounded(examples)
    @given(_filled_in(form))
    def fill_in(pairs: Pairs) -> None:
        is_harmless(_send(attacker, form, pairs))

    fill_in()


def test_no_form_of_any_page_takes_harm_from_anything(attacker: Attacker) -> None:
    """Each question is a form of its own; what they share is tried on each of them."""
    forms = site().forms.values()
    alike = Counter(_route(form) for form in forms)
    for form in forms:
        _take_no_harm(attacker, form, 3 if alike[_route(form)] > 5 else 10)


def _route(form: Form) -> str | None:
    return route_of(form.action.partition("?")[0])
