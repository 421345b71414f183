"""The addresses of a host that has named a clinic."""

from __future__ import annotations

from django.urls import include, path

from decision_aid import urls

handler400 = urls.handler400
urlpatterns = [
    *urls.urlpatterns,
    path("clinic/", include("decision_aid.web.handover.clinic.urls")),
]
