"""Codes of version 3 that people may hold. They have to be read for ever: never change one."""

from __future__ import annotations

from tests.domain.golden_codes import GOLDEN
from tests.domain.golden_codes_2 import GOLDEN_2


def _of(old: str, **more: str) -> tuple[str, dict[str, str | tuple[str, ...]]]:
    """The answers of a code of version 1, and what this one holds besides."""
    route, answers = GOLDEN[old]
    return route, {**answers, **more}


GOLDEN_3 = {
    "54RNR-5WGZ5": _of(
        "3BA76-CSU",
    ),
    "57GT7-HN2": _of(
        "37GT7-HP3",
    ),
    "5PZ4E-SYA5R-YYPCE-YNDXF": _of(
        "33TWR-MQJ6U-Y2CBG-X88",
        picked_1="no-benefit",
        picked_2="mind-fatigue",
    ),
    "569V7-8SBP6-YC7PG-24X7A": _of(
        "35QHC-2TZ93-CVNXG-6J3",
        ready_sure="unsure",
        ready_informed="no",
        ready_values="yes",
        ready_supported="yes",
    ),
    "5JSHE-74TD5-TSASR-SDEYM-GKWX9-F2EC8-U4ZWZ-D5FUB-3NGCA": _of(
        "346FS-NBBY6-A4JHP-QACZ2-UDGHB-ZY",
        ready_sure="no",
    ),
    "55VU8-4QPHT": GOLDEN_2["4SZAZ-5VU"],
}
