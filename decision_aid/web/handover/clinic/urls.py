"""Addresses of the clinic's way; there are none unless the host has named a server."""

from __future__ import annotations

from django.urls import path

from decision_aid.web.handover.clinic import views as clinic

urlpatterns = [
    path("", clinic.clinic, name="clinic"),
    path("launch/", clinic.launch, name="clinic_launch"),
    path("start/", clinic.start_here, name="clinic_start"),
    path("back/", clinic.back, name="clinic_back"),
    path("record/", clinic.record, name="clinic_record"),
    path("hand-back/", clinic.hand_back, name="clinic_hand_back"),
    path("handed-back/", clinic.handed_back, name="clinic_handed_back"),
    path("leave/", clinic.leave, name="clinic_leave"),
]
