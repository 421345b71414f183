"""Codes of version 2 that people may hold. They have to be read for ever: never change one."""

from __future__ import annotations

from tests.domain.golden_codes import GOLDEN


def _of(old: str, **more: str | tuple[str, ...]) -> tuple[str, dict[str, str | tuple[str, ...]]]:
    """The answers of a code of version 1, and what this one holds besides."""
    route, answers = GOLDEN[old]
    values = ("leaning", "picked_1", "picked_2", "picked_3", "picked_in_order")
    return route, {**{key: answers[key] for key in answers if key not in values}, **more}


GOLDEN_2 = {
    "4HFMX-249": _of(
        "3BA76-CSU",
    ),
    "48623-8HH6": _of(
        "37GT7-HP3",
    ),
    "4A6GW-RTPM9-8874M-BYB": _of(
        "33TWR-MQJ6U-Y2CBG-X88",
        picked=("no-benefit", "mind-fatigue"),
    ),
    "4FN59-VCUZ7-SR75V-SVT": _of(
        "35QHC-2TZ93-CVNXG-6J3",
        picked=("in-order", "keep-function", "certainty", "mind-fatigue"),
        leaning="wait",
        ready_sure="unsure",
        ready_informed="no",
        ready_values="yes",
        ready_supported="yes",
    ),
    "468QP-98Q9H-6Z6HX-632JA-Y2GQR-C": _of(
        "346FS-NBBY6-A4JHP-QACZ2-UDGHB-ZY",
        picked=("unsure",),
        leaning="unsure",
        ready_sure="no",
    ),
    "4SZAZ-5VU": (
        "short",
        {
            "subtype": "rrms",
            "age": "40",
            "mobility_short": "500",
            "relapses_12m": "20",
            "mri_short": "unsure",
            "treatment_short": "never",
        },
    ),
}
