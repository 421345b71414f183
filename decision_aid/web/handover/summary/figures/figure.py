"""One outcome as the summary tells it: longer and shorter, for a sheet and for a print."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.web.figures.statement import FigureStatement


@dataclass(frozen=True, kw_only=True, slots=True)
class SummaryFigure:
    """One outcome in words. Without a figure none fits, and ``none`` says why.

    ``is_row``: the first page of the result tells it too. ``spread`` leads: what all studies
    counted, of one study its name and people; ``rest``: of deaths the highest and how many studies
    had none; ``beside``: others, ``disability``: what is known of it, each with its source's
    number. ``figure`` is of the nearest study, else of the first: ``nearest`` says it in one
    sentence for the sheet of the person, empty where what leads tells of the same people.
    ``other``: beside it, another treatment in the nearest study that compared it.

    ``named`` is what the study is called where the figure is told in full, ``said`` and ``range``
    are its numbers; ``study`` and ``design`` are told once. ``compared``: in the same study, but
    for ``other``. ``own_type``: of the person's own type of MS, beside a mixed group. ``fewer``:
    that fewer of that type had it, where ``spread`` does not say so. ``note`` and ``ratios`` are
    for clinicians. ``brief``: of a comparison, in fewest words.
    """

    title: str
    none: str = ""
    is_row: bool = True
    spread: str = ""
    rest: str = ""
    beside: tuple[str, ...] = ()
    disability: tuple[str, ...] = ()
    figure: FigureStatement | None = None
    nearest: str = ""
    other: str = ""
    named: str = ""
    said: str = ""
    range: str = ""
    study: str = ""
    design: str = ""
    compared: tuple[str, ...] = ()
    own_type: str = ""
    fewer: str = ""
    source: int = 0
    note: str = ""
    ratios: tuple[str, ...] = ()
    is_comparison: bool = False
    brief: str = ""

    @property
    def heading(self) -> str:
        """Before a sentence in the same line."""
        return self.title if self.title.endswith("?") else f"{self.title}:"

    @property
    def line(self) -> str:
        """All that the sheet of the person tells."""
        told = (self.before_nearest, self.rest, self.nearest, self.other, *self.disability)
        return " ".join(filter(None, told))

    @property
    def before_nearest(self) -> str:
        return self.spread or self.none

    @property
    def cites(self) -> str:
        """Every text that names a source, and the source of the figure itself."""
        return " ".join((self.line, *self.beside, self.own_type, *self.ratios, f"[{self.source}]"))
