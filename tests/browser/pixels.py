"""What a drawing looks like, counted in the pixels of a screenshot."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.conftest import ROOT

SCALE = 4
_SHEET = Path(ROOT, "static", "css", "site.css").read_text("utf-8")

READ_PNG = """
    const picture = new Image();
    picture.src = "data:image/png;base64," + png;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const brush = canvas.getContext("2d", {willReadFrequently: true});
    brush.drawImage(picture, 0, 0);
"""
"""The start of a script: the picture ``png`` is drawn on ``canvas`` with ``brush``."""

_LOOK = (
    "async ([png, ask]) => {"
    + READ_PNG
    + """
    const dots = brush.getImageData(0, 0, canvas.width, canvas.height).data;
    const first = (x, y) => 4 * (y * canvas.width + x);
    if (ask.at) return ask.at.map(([x, y]) => {
        const place = first(Math.floor(x), Math.floor(y));
        return [...dots.slice(place, place + 3)];
    });
    let [count, across, down] = [0, 0, 0];
    const [red, green, blue] = ask.colour;
    for (let y = 0; y < ask.until; y++) for (let x = 0; x < canvas.width; x++) {
        const place = first(x, y);
        if (Math.abs(dots[place] - red) < ask.near && Math.abs(dots[place + 1] - green) < ask.near
            && Math.abs(dots[place + 2] - blue) < ask.near) {
            count++; across += x + 0.5; down += y + 0.5;
        }
    }
    return [count, across / count, down / count];
}"""
)
"""Colours at some places, or how many pixels have a colour and where their middle is."""


def show(page: Page, drawing: str, wide: int, *, direction: str = "ltr") -> None:
    """The drawing alone on the page, so many pixels wide, in the style of the application."""
    page.set_viewport_size({"width": wide * SCALE + 20, "height": 800})
    page.set_content(
        f'<html dir="{direction}"><style>{_SHEET}</style><style>html {{ font-size: 8px }} '
        f"body, html {{ margin: 0; min-block-size: 0 }} svg {{ display: block; margin: 0;"
        f" max-inline-size: none !important; inline-size: {wide * SCALE}px !important;"
        f" block-size: auto !important }}</style><body>{drawing}</body></html>"
    )


def _png(page: Page) -> str:
    return base64.b64encode(page.locator("svg").first.screenshot()).decode()


def colours_at(page: Page, places: list[tuple[float, float]]) -> list[tuple[int, int, int]]:
    """At places in the units of the drawing."""
    scaled = [[x * SCALE, y * SCALE] for x, y in places]
    found: Any = page.evaluate(_LOOK, [_png(page), {"at": scaled}])
    return [(each[0], each[1], each[2]) for each in found]


def blot(
    page: Page, colour: tuple[int, int, int], until: float, near: int = 40
) -> tuple[float, float, float]:
    """How large the area of a colour is above a height, and its middle: in units of the drawing."""
    ask = {"colour": list(colour), "until": round(until * SCALE), "near": near}
    count, across, down = page.evaluate(_LOOK, [_png(page), ask])
    return count / SCALE**2, across / SCALE, down / SCALE


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [each / 255 for each in colour]
    lit = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
