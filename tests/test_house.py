"""The house stays one in which anything is found: no circles, small folders, small modules."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path

import grimp

TESTS = Path(__file__).resolve().parent
CODE = TESTS.parent / "decision_aid"
TEMPLATES = TESTS.parent / "templates"
SHARED_TEMPLATES = ("components", "figures", "rules", "proposed_answers")
"""Of what stands below the rooms that make pages."""
MOST_LOOSE_MODULES = 14
"""In one folder: about as many names as a newcomer reads before picking one."""
MOST_LOOSE_MODULES_IN = {"domain": 8}
"""Where there are fewer, because the rooms below hold nearly everything."""
MOST_LINES = 260
"""Of one module: one subject, read in one go. What is longer is two subjects. Of tests too: they
are read to see what is promised, as the code is to see how it is kept."""

_TABLES = (ast.Tuple, ast.List, ast.Set, ast.Dict, ast.DictComp, ast.SetComp)
SHORT_TABLE, SHORT_FUNCTION = 17, 60
"""Letters: what is shorter says too little to be one rule."""


def _modules(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*.py") if path.name != "__init__.py"]


def _folders() -> Iterator[Path]:
    yield CODE
    yield from (path.parent for path in CODE.rglob("__init__.py") if path.parent != CODE)


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Imports for types alone count too. Circles of folders: see the contracts in pyproject."""
    graph = grimp.build_graph("decision_aid", cache_dir=None)
    imports = {each: graph.find_modules_directly_imported_by(each) for each in graph.modules}
    TopologicalSorter(imports).prepare()  # tells the circle, if there is one


def test_no_folder_holds_many_loose_modules() -> None:
    loose = {folder.relative_to(CODE).as_posix(): len(_modules(folder)) for folder in _folders()}
    crowded = {
        name: count
        for name, count in loose.items()
        if count > MOST_LOOSE_MODULES_IN.get(name, MOST_LOOSE_MODULES)
    }
    assert crowded == {}


def test_no_folder_of_tests_holds_many_loose_modules() -> None:
    """A room says by its name what is proved there: that of the code, where there is one."""
    folders = {path.parent for path in TESTS.rglob("*.py")}
    loose = {each.relative_to(TESTS).as_posix(): len(_modules(each)) for each in folders}
    assert {name: count for name, count in loose.items() if count > MOST_LOOSE_MODULES} == {}


def test_no_module_is_long() -> None:
    modules = [path for top in (CODE, TESTS) for path in top.rglob("*.py")]
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in modules}
    long = {path: count for path, count in lines.items() if count > MOST_LINES}
    assert {path.relative_to(TESTS.parent).as_posix(): long[path] for path in long} == {}


def test_no_tests_are_imported() -> None:
    """What two modules of tests need stands in a third, which is named for what it gives."""
    taken = re.compile(r"^\s*(?:from|import) tests(?:[\w.]*\.test_|[\w.]* import .*\btest_)", re.M)
    found = [path for path in TESTS.rglob("*.py") if taken.search(path.read_text("utf-8"))]
    assert [path.relative_to(TESTS).as_posix() for path in found] == []


def _templates_named() -> Iterator[tuple[str, str, str]]:
    """By a module of web or by a template: the room of which, its path, the template."""
    named = re.compile(r"""["']([a-z_]+/[a-z_/]+\.(?:html|typ))["']""")
    for top in (CODE / "web", TEMPLATES):
        for path in (*top.rglob("*.py"), *top.rglob("*.html")):
            inside = path.relative_to(top)
            for template in named.findall(path.read_text("utf-8")):
                yield inside.parts[0], inside.as_posix(), template


def test_no_room_draws_with_templates_of_another() -> None:
    """A room that knows nothing of another does not know its templates either."""
    found = [
        (path, template)
        for room, path, template in _templates_named()
        if template.partition("/")[0] not in {room, *SHARED_TEMPLATES}
    ]
    assert found == []


def test_whatever_types_cannot_tell_says_why_on_its_line() -> None:
    silent = re.compile(r"# type: ignore(\[[^\]]*\])?\s*$", re.MULTILINE)
    found = [path.name for path in CODE.rglob("*.py") if silent.search(path.read_text("utf-8"))]
    assert found == []


def test_words_on_a_name_stand_below_it() -> None:
    """Below anything else they are left over of a name that is gone, or tell of another."""
    left = [
        f"{path.relative_to(TESTS.parent)}:{node.lineno}"
        for top in (CODE, TESTS)
        for path in top.rglob("*.py")
        for node in _words_below_no_name(ast.parse(path.read_text("utf-8")))
    ]
    assert left == []


def _words_below_no_name(tree: ast.Module) -> Iterator[ast.stmt]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            for before, each in pairwise(node.body):
                match before, each:
                    case ast.Assign() | ast.AnnAssign(), _:
                        continue
                    case _, ast.Expr(ast.Constant(str())):
                        yield each


def _is_a_table(value: ast.expr | None) -> bool:
    is_made = isinstance(value, ast.Call)
    if is_made and not any(isinstance(each, ast.Constant) for each in ast.walk(value)):
        return False
    return is_made or isinstance(value, _TABLES)


def _tables_and_functions(path: Path) -> Iterator[tuple[str, str]]:
    """What a module writes out at its top, and what its functions do, without their words."""
    text = path.read_text("utf-8")
    lines, tree = [line.strip() for line in text.splitlines()], ast.parse(text)
    for node in tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not _is_a_table(node.value):
            continue
        if isinstance(node, ast.AnnAssign) or isinstance(node.targets[0], ast.Name):
            written = "".join(lines[node.value.lineno - 1 : node.value.end_lineno])
            yield written.partition(" = ")[2], path.name
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            done = node.body[1:] if ast.get_docstring(node, clean=False) else node.body
            if done:
                yield (
                    "\n".join(lines[done[0].lineno - 1 : node.end_lineno]),
                    f"{path.name}: {node.name}",
                )


def test_no_table_and_no_function_stands_in_two_modules() -> None:
    """A rule changed at one of two places is a page that says otherwise than the next."""
    places = defaultdict[str, set[str]](set)
    for path in CODE.rglob("*.py"):
        for written, place in _tables_and_functions(path):
            if len(written) >= (SHORT_FUNCTION if ": " in place else SHORT_TABLE):
                places[written].add(f"{path.parent.relative_to(CODE)}/{place}")
    assert {written: sorted(at) for written, at in places.items() if len(at) > 1} == {}
