"""Everything that the code says to people: strings marked for translation, and where they stand."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.template.base import Lexer, Token, TokenType

ROOT = Path(__file__).parents[3]
_SAYS = "django.utils.translation"
"""A module that does not import it says nothing."""
_OTHERS = {"get_language", "override", "activate"}
_TRANSLATE = re.compile(r"translate\s+(?P<quote>[\"'])(?P<said>.+?)(?P=quote)", re.DOTALL)
_VALUE = re.compile(r"%\(\w+\)[sd]|%s")
_END = re.compile(r"(?<=[.!?])[”’)]*\s+")
_END_OR_VALUE = re.compile(r"[.!?][”’)]*\s+|\b_\b")
_WORD = re.compile(r"[A-Za-z’'-]+")
_LEAST_WORDS, _LEAST_WORDS_INSIDE = 3, 4


@dataclass(frozen=True)
class Marked:
    """``place``: the call or tag; what stands in one for singular and plural has one place.
    ``written``: as it stands there, with the names of what is put in.
    """

    file: str
    place: str
    text: str
    written: str = ""

    @property
    def sentences(self) -> list[str]:
        return [each for each in _END.split(self.text) if words_of(each) >= _LEAST_WORDS]


def words_of(text: str) -> int:
    return len(_WORD.findall(text.replace("_", "")))


def core(text: str) -> str:
    """Without its stop and its capital: a head of a line and the same inside a sentence are one."""
    return text.strip(" .:;!?“”").lower()


def plain(text: str) -> str:
    return " ".join(_VALUE.sub("_", text).replace("%%", "%").split())


def _names_of(nodes: Sequence[ast.AST]) -> set[str]:
    """What the functions that look up a translation are called here."""
    return {
        alias.asname or alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == _SAYS
        for alias in node.names
    } - _OTHERS


def in_python(file: str, source: str) -> Iterator[Marked]:
    yield from _in_nodes(file, _nodes(source))


def _nodes(source: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(source)))


def _in_nodes(file: str, nodes: Sequence[ast.AST]) -> Iterator[Marked]:
    names = _names_of(nodes)
    if not names:
        return
    for node in nodes:
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") in names):
            continue
        for part in (each for argument in node.args for each in ast.walk(argument)):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                place = f"{file}:{node.lineno}:{node.col_offset}"
                yield Marked(file, place, plain(part.value), part.value)


def in_template(file: str, source: str) -> Iterator[Marked]:
    held: list[Token] | None = None
    place = ""
    for number, token in enumerate(Lexer(source).tokenize()):
        if token.token_type in (TokenType.TEXT, TokenType.VAR) and held is not None:
            held.append(token)
        elif token.token_type is TokenType.BLOCK:
            tag = token.contents.split()[0]
            if tag == "translate" and (found := _TRANSLATE.match(token.contents)):
                said = found["said"]
                yield Marked(file, f"{file}:{token.lineno}:{number}", plain(said), said)
            elif tag == "blocktranslate":
                held, place = [], f"{file}:{token.lineno}:{number}"
            elif tag in ("plural", "endblocktranslate") and held is not None:
                yield Marked(file, place, plain(_joined(held, "_")), _joined(held))
                held = [] if tag == "plural" else None


def _joined(tokens: Iterable[Token], value: str = "") -> str:
    """``value``: in the place of each that is put in; without it its name."""
    return "".join(
        each.contents
        if each.token_type is TokenType.TEXT
        else value or f"{{{{ {each.contents} }}}}"
        for each in tokens
    )


def inside_f_strings(source: str) -> list[str]:
    """Texts that makemessages does not see, for it does not look into an f-string."""
    return _inside_f_strings(_nodes(source))


def _inside_f_strings(nodes: Sequence[ast.AST]) -> list[str]:
    names = _names_of(nodes)
    if not names:
        return []
    strings = (node for node in nodes if isinstance(node, ast.JoinedStr))
    calls = (c for each in strings for c in ast.walk(each) if isinstance(c, ast.Call))
    return [ast.unparse(c) for c in calls if getattr(c.func, "id", "") in names]


@cache
def everything_said() -> tuple[Marked, ...]:
    found = [each for said, _hidden in _code().values() for each in said]
    for path in sorted((ROOT / "templates").rglob("*.html")):
        name = path.relative_to(ROOT).as_posix()
        found += in_template(name, path.read_text(encoding="utf-8"))
    return tuple(found)


def everything_inside_f_strings() -> dict[str, list[str]]:
    """By file, where there is any."""
    return {name: hidden for name, (_said, hidden) in _code().items() if hidden}


@cache
def _code() -> dict[str, tuple[list[Marked], list[str]]]:
    """Of each file what it says, and what stands inside f-strings; each is taken apart once."""
    found = {}
    for path in sorted((ROOT / "decision_aid").rglob("*.py")):
        name, source = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        if _SAYS in source:
            nodes = _nodes(source)
            found[name] = (list(_in_nodes(name, nodes)), _inside_f_strings(nodes))
    return found


def copies(marked: Iterable[Marked]) -> dict[str, list[str]]:
    """Sentences that stand at two places, and which.

    A label may stand twice in one template: the title of a page is its heading, the cell of a table
    carries the name of its column where columns have no room.
    """
    found: dict[str, dict[str, Marked]] = defaultdict(dict)
    for each in marked:
        for sentence in each.sentences:
            found[core(sentence)][each.place] = each
    return {
        sentence: sorted(places) for sentence, places in found.items()
        if len(places) > 1 and not _is_label_of_one_template(places.values())
    }  # fmt: skip


def _is_label_of_one_template(marked: Iterable[Marked]) -> bool:
    texts = {(each.file, each.text) for each in marked}
    file, text = next(iter(texts))
    return len(texts) == 1 and file.endswith(".html") and not text.endswith(".")


def inside_others(marked: Iterable[Marked]) -> dict[str, list[str]]:
    """Sentences that stand whole in another one, which goes on or begins behind a colon or bracket;
    and in which others."""
    every = [(core(sentence), each) for each in marked for sentence in each.sentences]
    whole = {sentence for sentence, _each in every if words_of(sentence) >= _LEAST_WORDS_INSIDE}
    found: dict[str, set[str]] = defaultdict(set)
    for sentence, each in every:
        for part in map(core, re.split(r"[:;()]", sentence)):
            if part != sentence and part in whole:
                found[part].add(each.place)
    return {part: sorted(places) for part, places in found.items()}


def runs_in_common(marked: Iterable[Marked], length: int) -> dict[str, list[str]]:
    """So many words in a row that stand at two places, whatever is put in before or behind them;
    of runs that share their places, the first.
    """
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for each in marked:
        for part in _END_OR_VALUE.split(each.text):
            words = _WORD.findall(part.lower())
            for at in range(len(words) - length + 1):
                found[" ".join(words[at : at + length])][each.place] = None
    firsts: dict[tuple[str, ...], str] = {}
    for run, places in found.items():
        if len(places) > 1:
            firsts.setdefault(tuple(sorted(places)), run)
    return {run: list(places) for places, run in firsts.items()}
