"""One outcome as the summary tells it: longer and shorter, for a sheet and for a print."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.web.figures.statement import FigureStatement


@dataclass(frozen=True, kw_only=True, slots=True)
class SummaryFigure:
    """One outcome in words. Without a figure none fits, and ``none`` says why.

    ``spread`` leads: what all studies counted; ``beside``: others, ``disability``: what is known of
    it, each with its source's number. ``figure`` is of the nearest study, else of the first:
    ``nearest`` says it in one sentence for the sheet of the person, ``named`` what it is called,
    ``said`` and ``range`` are its numbers; ``study`` and ``design`` are told once. ``compared``: in
    the same study. ``own_type``: of the person's own type of MS, beside a mixed group. ``note`` and
    ``ratios`` are for clinicians. ``nearest`` is empty where what leads tells of the same people;
    ``is_of_one_study``: what leads is that study alone, so its name is enough once it stood there.
    ``hope`` and ``harm``: what a comparison tells of each, ``brief``: of the hope in fewest words.
    """

    title: str
    none: str = ""
    spread: str = ""
    least_spread: str = ""
    beside: tuple[str, ...] = ()
    disability: tuple[str, ...] = ()
    figure: FigureStatement | None = None
    nearest: str = ""
    nearest_by_name: str = ""
    is_of_one_study: bool = False
    named: str = ""
    said: str = ""
    range: str = ""
    study: str = ""
    design: str = ""
    compared: tuple[str, ...] = ()
    own_type: str = ""
    source: int = 0
    note: str = ""
    ratios: tuple[str, ...] = ()
    is_comparison: bool = False
    hope: str = ""
    brief: str = ""

    @property
    def heading(self) -> str:
        """Before a sentence in the same line."""
        return self.title if self.title.endswith("?") else f"{self.title}:"

    @property
    def line(self) -> str:
        """All that the sheet of the person tells."""
        return " ".join(filter(None, (self.before_nearest, self.nearest, *self.disability)))

    @property
    def before_nearest(self) -> str:
        return self.spread or self.none

    @property
    def harm(self) -> str:
        return self.spread.removeprefix(self.hope).strip() if self.hope else ""

    @property
    def instead_of_nearest(self) -> str:
        """Where there is no room for it: of one study alone its name, for what leads is its number;
        else it goes whole, for a name without its number says nothing.
        """
        is_named = not self.is_of_one_study or f"[{self.source}]" in self.spread
        return "" if is_named else self.nearest_by_name

    @property
    def cites(self) -> str:
        """Every text that names a source, and the source of the figure itself."""
        return " ".join((self.line, *self.beside, self.own_type, *self.ratios, f"[{self.source}]"))
