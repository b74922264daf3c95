"""The guideline's own YAML in an editor."""

from pathlib import Path

import pytest
from lsprotocol import types
from lsprotocol.types import Position, TextDocumentContentChangeWholeDocument

from pesanlint.lsp.guideline import RUN_EXAMPLES
from pesanlint.lsp.yaml_keys import keys_at, place_at, values_at

from .conftest import Start

RULES = """title: Uji
rules:
  - id: tempo
    kind: substitution
    message: Tulis “{use}”, bukan “{found}”.
    swap:
      - not: tempo hari
        use: dahulu
    examples:
      - bad: Rapat tempo hari itu.
        good: Rapat dahulu itu.
      - ok: Rapat tempo doeloe.
"""


@pytest.fixture
def pack(folder: Path) -> Path:
    """A pack of one rule, in force in the folder."""
    (folder / "pesanlint.yaml").write_text("guideline: ./uji\n")
    (folder / "uji").mkdir()
    (folder / "uji/guideline.yaml").write_text("name: uji\ntitle: Uji\n")
    (folder / "uji/a.yaml").write_text(RULES, encoding="utf-8")
    return folder / "uji"


@pytest.mark.asyncio
async def test_mistakes_that_the_loader_finds_are_shown_when_a_file_is_opened_and_saved(start: Start, pack: Path) -> None:
    editor = await start()
    wrong = RULES.replace("swap:", "swpa:")
    (pack / "a.yaml").write_text(wrong, encoding="utf-8")
    found = await editor.open("uji/a.yaml", wrong, "yaml")
    assert Position(5, 4) in [one.range.start for one in found]
    assert any("swap" in one.message for one in found)
    (pack / "a.yaml").write_text(RULES, encoding="utf-8")
    await editor.change("uji/a.yaml", TextDocumentContentChangeWholeDocument(RULES))
    identifier = types.TextDocumentIdentifier(editor.uri("uji/a.yaml"))
    editor.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
    while await editor.shown("uji/a.yaml"):
        pass


@pytest.mark.asyncio
async def test_mistakes_of_the_yaml_are_shown_while_it_is_typed(start: Start, pack: Path) -> None:
    editor = await start()
    assert await editor.open("uji/a.yaml", RULES, "yaml") == []
    [found] = await editor.change("uji/a.yaml", TextDocumentContentChangeWholeDocument(RULES + "  - id: [a\n"))
    assert found.message == "Daftar [...] ini tidak ditutup, atau antarbutirnya tidak diberi koma."


@pytest.mark.asyncio
async def test_the_examples_of_a_rule_are_run_from_the_line_above_it(start: Start, pack: Path) -> None:
    editor = await start()
    await editor.open("uji/a.yaml", RULES, "yaml")
    params = types.CodeLensParams(types.TextDocumentIdentifier(editor.uri("uji/a.yaml")))
    [lens] = await editor.client.text_document_code_lens_async(params) or []
    assert lens.range.start.line == 2
    assert lens.command
    assert lens.command.command == RUN_EXAMPLES
    run = types.ExecuteCommandParams(lens.command.command, list(lens.command.arguments or []))
    assert await editor.client.workspace_execute_command_async(run) == "uji.tempo: 2 contoh sesuai."
    (pack / "a.yaml").write_text(RULES.replace("tempo doeloe", "tempo hari"), encoding="utf-8")
    await editor.shown("uji/a.yaml")
    said = await editor.client.workspace_execute_command_async(run)
    assert said == "uji.tempo, contoh ke-2: seharusnya tidak ada temuan, tetapi “tempo hari” ditemukan: Rapat tempo hari."


@pytest.mark.asyncio
async def test_keys_are_completed_and_explained_from_the_schema(start: Start, pack: Path) -> None:
    editor = await start()
    await editor.open("uji/a.yaml", RULES.replace("    swap:", "    \n    swap:"), "yaml")
    identifier = types.TextDocumentIdentifier(editor.uri("uji/a.yaml"))
    offered = await editor.client.text_document_completion_async(types.CompletionParams(identifier, Position(5, 4)))
    assert isinstance(offered, list)
    labels = {one.label for one in offered}
    assert {"level", "scope", "why", "match_case"} <= labels
    assert not labels & {"id", "kind", "phrases"}  # those that are there, and those of another kind
    said = await editor.client.text_document_hover_async(types.HoverParams(identifier, Position(3, 6)))
    assert said
    assert isinstance(said.contents, types.MarkupContent)
    assert said.contents.value.startswith("**kind**: The ")


@pytest.mark.asyncio
async def test_names_of_rules_are_completed_in_a_configuration(start: Start, pack: Path) -> None:
    editor = await start()
    await editor.open("pesanlint.yaml", "guideline: ./uji\nrules:\n  uji\nignore: u\n", "yaml")
    identifier = types.TextDocumentIdentifier(editor.uri("pesanlint.yaml"))
    for place, written in ((Position(2, 5), "uji.tempo: "), (Position(3, 9), "uji.tempo")):
        offered = await editor.client.text_document_completion_async(types.CompletionParams(identifier, place))
        assert isinstance(offered, list)
        texts = {one.label: one.text_edit for one in offered}
        edit = texts["uji.tempo"]
        assert isinstance(edit, types.TextEdit)
        assert edit.new_text == written


@pytest.mark.parametrize(
    ("lines", "line", "column", "path"),
    [
        ("rules:\n  - id: a\n    swap:\n      - not: a\n        us", 4, 10, "rules [] swap []"),
        ("rules:\n  - id: a\n    swap:\n    - not: a\n      us", 4, 8, "rules [] swap []"),
        ("rules:\n- id: a\n  k", 2, 3, "rules []"),
        ("rules:\n  - id: a\n  - ", 2, 4, "rules []"),
        ("title: a\nru", 1, 2, ""),
        ("# a:\n\nrules:\n  # b:\n  - id: a\n    \n    kind: pattern", 5, 4, "rules []"),
    ],
)
def test_the_place_of_a_line_is_known_from_the_lines_above(lines: str, line: int, column: int, path: str) -> None:
    assert " ".join(place_at(lines.split("\n"), line, column).path) == path


def test_values_are_those_of_the_schema() -> None:
    place = place_at(["rules:", "  - id: a", "    level: "], 2, 11)
    assert values_at("rules", place, "level") == ["error", "galat", "warning", "peringatan", "suggestion", "saran"]
    assert "substitution" in values_at("rules", place, "kind")
    assert values_at("config", place_at(["rules:", "  a.b: "], 1, 7), "a.b")[0] == "off"
    assert keys_at("guideline", place_at([""], 0, 0))["name"].startswith("The name")
