"""Find the problems in the guideline's own YAML, and run its examples on demand."""

import re
from collections.abc import Iterable
from pathlib import Path

from lsprotocol.types import CodeLens, Command, Diagnostic, Position, Range

from pesanlint.authoring.marked import parse
from pesanlint.errors import GuidelineError, Problem, SelectorError
from pesanlint.lsp.diagnostics import of_problem
from pesanlint.lsp.texts import Text
from pesanlint.lsp.yaml_keys import sort_of
from pesanlint.workspace import Setup

RUN_EXAMPLES = "pesanlint.runExamples"
_ID = re.compile(r"^\s*-?\s*id:\s*[\"']?([\w.-]+)[\"']?", re.MULTILINE)


def as_typed(text: Text) -> list[Diagnostic]:
    """Return the problems in the YAML of a guideline file that is not saved yet."""
    if not sort_of(text.path):
        return []
    try:
        problems: Iterable[Problem] = parse(text.source, str(text.path)).problems
    except GuidelineError as error:
        problems = error.problems
    return [of_problem(problem, text.positions) for problem in problems]


def problems_of(file: Path, setup: Setup) -> tuple[Problem, ...]:
    """Return all problems of the guideline that a file on disk belongs to."""
    from pesanlint.guideline import load
    from pesanlint.guideline.config import Config, ConfigFile

    try:
        guideline = setup.guideline
        folder = file.absolute().parent
        if sort_of(file) in ("rules", "guideline") and not any(_is(layer.folder, folder) for layer in guideline.layers):
            load(ConfigFile(Config(guideline=f"./{folder.name}"), folder.parent))  # a pack that is not in force here
    except GuidelineError as error:
        return error.problems
    return ()


def _is(layer: Path | None, folder: Path) -> bool:
    return layer is not None and layer.absolute() == folder


def lenses(text: Text) -> list[CodeLens]:
    """Return a code lens above each rule of a file, which runs the rule's examples."""
    if sort_of(text.path) != "rules":
        return []
    pack = text.path.parent.name
    found = []
    for m in _ID.finditer(text.source):
        line = text.positions.position(m.start(1)).line
        where = Range(Position(line, 0), Position(line, 0))
        found.append(
            CodeLens(where, Command("Jalankan contoh aturan ini", RUN_EXAMPLES, arguments=[text.uri, f"{pack}.{m[1]}"]))
        )
    return found


def examples_of(rule: str, setup: Setup) -> str:
    """Run the examples of a rule and return a sentence, or a line for each example that fails.

    Raises:
        GuidelineError: the guideline is wrong.
    """
    from pesanlint.workspace.examples import asked_for, broken_examples

    guideline = setup.handbook.guideline
    try:
        names = asked_for(guideline, [rule])
    except SelectorError as error:
        return f"{error} Simpan dahulu berkasnya; pak itu juga harus termasuk dalam pedoman."
    broken = [f"{one.rule.id}, contoh ke-{one.index + 1}: {one.message}" for one in broken_examples(guideline, names)]
    total = sum(len(guideline.rules[at].examples) for at in names.values())
    return "\n".join(broken) or f"{rule}: {total} contoh sesuai."
