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
    "async ([png, asked]) => {"
    + READ_PNG
    + """
    const dots = brush.getImageData(0, 0, canvas.width, canvas.height).data;
    const first = (x, y) => 4 * (y * canvas.width + x);
    const coloursAt = places => places.map(([x, y]) => {
        const place = first(Math.floor(x), Math.floor(y));
        return [...dots.slice(place, place + 3)];
    });
    const blot = ({colour: [red, green, blue], near, from: [left, top], until}) => {
        let [count, across, down] = [0, 0, 0];
        for (let y = top; y < until; y++) for (let x = left; x < canvas.width; x++) {
            const place = first(x, y);
            if (Math.abs(dots[place] - red) < near && Math.abs(dots[place + 1] - green) < near
                && Math.abs(dots[place + 2] - blue) < near) {
                count++; across += x + 0.5 - left; down += y + 0.5 - top;
            }
        }
        return [count, across / count, down / count];
    };
    return asked.map(each => each.at ? coloursAt(each.at) : blot(each));
}"""
)
"""Colours at some places, or how many pixels have a colour and where their middle is."""
_CORNERS = """all => {
    const whole = document.body.getBoundingClientRect();
    return all.map(each => each.getBoundingClientRect()).map(
        box => [box.left - whole.left, box.top - whole.top]);
}"""


def show(page: Page, drawing: str, wide: int, *, direction: str = "ltr") -> None:
    """The drawing alone on the page, so many pixels wide, in the style of the application."""
    page.set_viewport_size({"width": wide * SCALE + 20, "height": 800})
    page.set_content(
        f'<html dir="{direction}"><style>{_SHEET}</style><style>html {{ font-size: 8px }} '
        f"body, html {{ margin: 0; min-block-size: 0 }} svg {{ display: block; margin: 0;"
        f" max-inline-size: none !important; inline-size: {wide * SCALE}px !important;"
        f" block-size: auto !important }}</style><body>{drawing}</body></html>"
    )


def _png(page: Page, of: str) -> str:
    return base64.b64encode(page.locator(of).first.screenshot()).decode()


def colours_at(page: Page, places: list[tuple[float, float]]) -> list[tuple[int, int, int]]:
    """At places in the units of the drawing."""
    scaled = [[x * SCALE, y * SCALE] for x, y in places]
    (found,) = page.evaluate(_LOOK, [_png(page, "svg"), [{"at": scaled}]])
    return [(each[0], each[1], each[2]) for each in found]


def blots(
    page: Page, colour: tuple[int, int, int], until: list[float], near: int = 40
) -> list[tuple[float, float, float]]:
    """How large the area of a colour is in each drawing of the page, as far as above a height, and
    its middle: in units of the drawing, from its own corner. One picture is taken of them all.
    """
    corners: list[list[float]] = page.locator("svg").evaluate_all(_CORNERS)
    asked = [
        {
            "colour": list(colour),
            "near": near,
            "from": [round(left), round(top)],
            "until": round(top + height * SCALE),
        }
        for (left, top), height in zip(corners, until, strict=True)
    ]
    found: Any = page.evaluate(_LOOK, [_png(page, "body"), asked])
    return [(count / SCALE**2, across / SCALE, down / SCALE) for count, across, down in found]


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [each / 255 for each in colour]
    lit = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
