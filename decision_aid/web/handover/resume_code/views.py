"""The code that holds the answers: taking one along, and coming back with one.

A code is sent in the body of a form only, and each form ends in a redirect: a browser would keep
its body with the last pages that it can bring back. Pictures of the older kind hold an address with
the code behind a "#": they are on paper and still open, with a word about what browsers keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from decision_aid.domain.resume_code.code import LONGEST, BadCodeError, Fault, groups_of
from decision_aid.domain.resume_code.symbols import GROUP
from decision_aid.web import answer_store
from decision_aid.web.addresses import absolute
from decision_aid.web.answer_cookie import OFFERED, TYPED
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.resume_code.code import code_of, kept_in
from decision_aid.web.handover.resume_code.picture.choice import choose, chosen
from decision_aid.web.handover.resume_code.picture.drawn import picture_context, picture_of
from decision_aid.web.responses import GET, Form, only, render_form, sent_in
from decision_aid.web.words.said import SAID, in_turn

_WORDS = {
    Fault.EMPTY: SAID["enter_your_code"],
    Fault.WRONG_CHARACTER: gettext_lazy(
        "Check group %(group)s. It has a character that is in no code. "
        "Codes never use 0, 1, I, L or O"
    ),
    Fault.TOO_SHORT: gettext_lazy("This is too short for a code. Check that all of it is there"),
    Fault.TOO_LONG: gettext_lazy("This is too long for a code. Enter the code once, and only that"),
    Fault.GROUP_LENGTH: gettext_lazy(
        "Check group %(group)s. Each group has %(length)s characters, the last may have fewer"
    ),
    Fault.WRONG_GROUP: gettext_lazy(
        "Check group %(group)s. One character there may differ from your code. "
        "Or the end of the code is missing. If not, check the other groups"
    ),
    Fault.WRONG_SOMEWHERE: gettext_lazy(
        "Something differs from your code. Check each group, and that the end is there"
    ),
    Fault.UNKNOWN_VERSION: in_turn(
        gettext_lazy(
            "This code was made by another version of this tool, and we cannot read it here."
        ),
        SAID["you_can_answer_again"],
    ),
}


_SHOWN_IN_GROUPS = (Fault.WRONG_CHARACTER, Fault.WRONG_GROUP, Fault.WRONG_SOMEWHERE)


def words_for(bad: BadCodeError) -> str:
    return str(_WORDS[bad.fault]) % {"group": bad.group, "length": GROUP}


_KEPT_AS_TYPED = 3 * LONGEST


def bare_code(typed: str) -> str:
    return typed.rpartition("#")[2]


class CodeForm(Form):
    """A code, or the whole address of a picture of the older kind, which people paste."""

    code = Field(required=False)
    typed_groups: Sequence[str] = ()
    wrong_group: int | None = None

    def clean_code(self) -> SavedAnswers:
        """What it holds. What was typed stands there in groups as well, to be compared."""
        bare = bare_code(self.cleaned_data["code"] or "")
        try:
            return kept_in(bare)
        except BadCodeError as bad:
            self.typed_groups = groups_of(bare) if bad.fault in _SHOWN_IN_GROUPS else ()
            self.wrong_group = bad.group
            raise ValidationError(words_for(bad)) from None


def my_code_context(request: HttpRequest, kept: SavedAnswers) -> dict[str, Any]:
    """No code where there is nothing to take along."""
    if not kept.answers and kept.values.is_empty:
        return {"page_id": "my_code", "groups": []}
    code, choice = code_of(kept), chosen(request)
    return {
        "page_id": "my_code",
        "groups": code.split("-"),
        "address": absolute(request, reverse("code")),
        **picture_context(choice, picture_of(request, code, choice)),
    }


@only(*GET, "POST")
def code(request: HttpRequest) -> HttpResponse:
    """Takes a code in two steps: shows what it holds, and replaces nothing before a yes."""
    form = CodeForm(sent_in(request), auto_id="%s")
    if request.method != "POST":
        return _asked(request, form)
    typed = form.data.get("code", "")[:_KEPT_AS_TYPED]
    if not form.is_valid():
        request.session[TYPED] = typed
        return redirect("code_again")
    held = form.cleaned_data["code"]
    if "use" in request.POST:
        return _use(request, held)
    request.session[OFFERED] = bare_code(typed)
    return redirect("scan_held")


@only(*GET)
def again(request: HttpRequest) -> HttpResponse:
    """What was typed and is no code, with the reason."""
    typed = request.session.get(TYPED)
    if typed is None:
        return redirect("code")
    return _asked(request, CodeForm({"code": typed}, auto_id="%s"))


def _asked(request: HttpRequest, form: CodeForm) -> HttpResponse:
    context = {"page_id": "code", "typed": form.data.get("code", ""), "form": form}
    return render_form(request, "handover/resume_code/code.html", form, context)


def _use(request: HttpRequest, held: answer_store.SavedAnswers) -> HttpResponse:
    """Everything is replaced, for the code may be that of somebody else; unless they say not."""
    if "keep" in request.POST:
        held = held.with_more_of(answer_store.read(request))
    answer_store.write(request, held)
    return redirect("consult" if request.POST["use"] == "consult" else "check")


@only(*GET, "POST")
def my_code(request: HttpRequest) -> HttpResponse:
    """The code of the answers in this browser, to write down, print or scan."""
    if request.method == "POST":
        choose(request)
        return redirect("my_code")
    context = my_code_context(request, answer_store.read(request))
    return render(request, "handover/resume_code/my_code.html", context)
