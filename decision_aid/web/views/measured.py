"""How light and fast this tool is, as measured; the tables are written by the benchmark."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from decision_aid.web.evidence import measured_tables
from decision_aid.web.views.errors import GET, only


@only(*GET)
def measured(request: HttpRequest) -> HttpResponse:
    context = {"page_id": "measured", "tables": measured_tables()}
    return render(request, "pages/measured.html", context)
