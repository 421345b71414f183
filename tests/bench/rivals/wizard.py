"""The six questions in the wizard of django-formtools, as its manual shows it.

Run in a process of its own, with django-formtools added by ``uv run --with``. Prints one line of
JSON (its address) and serves until it is told a line.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="only-for-this-benchmark-" * 3,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["formtools"],
    MIDDLEWARE=[
        "django.middleware.gzip.GZipMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": ["django.template.context_processors.request"],
            },
        }
    ],
)
django.setup()

from django import forms  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402
from formtools.wizard.views import CookieWizardView  # type: ignore[import-not-found]  # noqa: E402

from tests.bench.rivals.six import Asked, six_questions  # noqa: E402
from tests.browser.server import serving  # noqa: E402

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Questions</title></head><body><main>
<h1>Question {{ wizard.steps.step1 }} of {{ wizard.steps.count }}</h1>
<form method="post">{% csrf_token %}{{ wizard.management_form }}{{ wizard.form.as_div }}
<button type="submit">Continue</button></form></main></body></html>"""


def _form(asked: Asked) -> type[forms.Form]:
    return type(f"{asked.key}_form", (forms.Form,), _fields(asked))


def _fields(asked: Asked) -> dict[str, Any]:
    told = {"label": asked.title, "help_text": asked.hint}
    if asked.choices:
        radios = forms.ChoiceField(choices=asked.with_unsure, widget=forms.RadioSelect, **told)
        return {asked.key: radios}
    number = forms.IntegerField(min_value=asked.least, max_value=asked.most, required=False, **told)
    return {asked.key: number, "unsure": forms.BooleanField(label=asked.unsure, required=False)}


class Wizard(CookieWizardView):  # type: ignore[misc]
    """One question a page; answers in a signed cookie, as in the product."""

    form_list: ClassVar = [(asked.key, _form(asked)) for asked in six_questions()]

    def render(self, form: Any = None, **kwargs: Any) -> HttpResponse:
        context = self.get_context_data(form=form or self.get_form(), **kwargs)
        return HttpResponse(engines["django"].from_string(_PAGE).render(context, self.request))

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse("<!doctype html><html lang=en><title>Done</title><h1>Done</h1></html>")


urlpatterns = [path("", Wizard.as_view())]


def main() -> None:
    with serving(get_wsgi_application()) as address:
        print(json.dumps({"address": address}), flush=True)
        input()


if __name__ == "__main__":
    main()
