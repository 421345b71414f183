"""Codes of version 3 that people may hold. They have to be read for ever: never change one."""

from __future__ import annotations

from tests.domain.golden_codes import GOLDEN
from tests.domain.golden_codes_2 import GOLDEN_2


def _of(old: str, **more: str) -> tuple[str, dict[str, str | tuple[str, ...]]]:
    """The answers of a code of version 1, and what this one holds besides."""
    route, answers = GOLDEN[old]
    return route, {**answers, **more}


GOLDEN_3 = {
    "5BA76-CRT": _of(
        "3BA76-CSU",
    ),
    "57GT7-HN2": _of(
        "37GT7-HP3",
    ),
    "54NBA-NNTF4-8N26Q-FA4SG": _of(
        "33TWR-MQJ6U-Y2CBG-X88",
        picked_1="no-benefit",
        picked_2="mind-fatigue",
    ),
    "5JGWT-4XPRX-ZZEEV-ZD5H": _of(
        "35QHC-2TZ93-CVNXG-6J3",
        ready_sure="unsure",
        ready_informed="no",
        ready_values="yes",
        ready_supported="yes",
    ),
    "53KJN-V4PB8-8MNNE-QZ97A-V5FQN-V7CK8-UY": _of(
        "346FS-NBBY6-A4JHP-QACZ2-UDGHB-ZY",
        ready_sure="no",
    ),
    "5GDZ7-M62": GOLDEN_2["4SZAZ-5VU"],
}
