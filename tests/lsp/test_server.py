"""What the server sends to an editor over real stdio."""

import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types
from lsprotocol.types import Position, PositionEncodingKind, Range, TextDocumentContentChangePartial, TextEdit

from pesanlint.lsp.positions import Positions
from pesanlint.spans import Edit, apply_edits

from .conftest import Start

pytestmark = pytest.mark.asyncio
UTF_8, UTF_16, UTF_32 = PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32


def applied(text: str, edits: list[TextEdit], encoding: PositionEncodingKind) -> str:
    positions = Positions(text, encoding)
    return apply_edits(text, [Edit(positions.span(edit.range), edit.new_text) for edit in edits])


@pytest.mark.parametrize(
    ("offered", "agreed", "begin", "end"),
    [
        ((), UTF_16, 14, 22),
        ((UTF_8, UTF_16), UTF_8, 19, 27),
        ((UTF_16, UTF_8), UTF_16, 14, 22),
        ((UTF_32, UTF_8, UTF_16), UTF_32, 12, 20),
    ],
)
async def test_positions_are_exact_behind_emoji_and_combining_marks(
    start: Start, offered: tuple[PositionEncodingKind, ...], agreed: PositionEncodingKind, begin: int, end: int
) -> None:
    editor = await start(*offered)
    text = "Judul\f\u2028 rapat\n\n\U0001f5f3\U0001f5f3 e\u0301 Warga dihimbau datang."
    found = [one for one in await editor.open("a.txt", text) if one.code == "bahasa.kata-baku"]
    assert [one.range for one in found] == [Range(Position(2, begin), Position(2, end))]
    [fix] = [one for one in await editor.actions("a.txt", found[0].range) if one.is_preferred]
    assert fix.edit
    assert fix.edit.changes
    edits = list(fix.edit.changes[editor.uri("a.txt")])
    assert applied(text, edits, agreed) == text.replace("dihimbau", "diimbau")
    # The same place, told by the editor: behind the emoji the word is written anew.
    left = await editor.change("a.txt", TextDocumentContentChangePartial(found[0].range, "diimbau"))
    assert "bahasa.kata-baku" not in {one.code for one in left}


async def test_an_edit_behind_a_form_feed_or_a_line_separator_lands_where_it_is_made(start: Start) -> None:
    editor = await start(UTF_16)
    await editor.open("a.txt", "Satu\fdua\u2028tiga\u0085empat\nWarga hadir.")
    found = await editor.change("a.txt", TextDocumentContentChangePartial(Range(Position(1, 6), Position(1, 11)), "dihimbau"))
    assert [one.range for one in found if one.code == "bahasa.kata-baku"] == [Range(Position(1, 6), Position(1, 14))]


async def test_a_range_past_the_end_of_the_last_line_is_all_of_it(start: Start) -> None:
    editor = await start(UTF_16)
    await editor.open("a.txt", "Warga dihimbau")
    assert await editor.change("a.txt", TextDocumentContentChangePartial(Range(Position(0, 6), Position(3, 0)), "hadir.")) == []
    found = await editor.change("a.txt", TextDocumentContentChangePartial(Range(Position(0, 12), Position(0, 99)), " dihimbau"))
    assert [one.range for one in found if one.code == "bahasa.kata-baku"] == [Range(Position(0, 13), Position(0, 21))]


async def test_diagnostics_say_level_rule_and_where_the_clause_is(start: Start) -> None:
    editor = await start()
    [found] = [
        one for one in await editor.open("a.md", "Warga *dihimbau* datang.\n", "markdown") if one.code == "bahasa.kata-baku"
    ]
    assert found.severity == types.DiagnosticSeverity.Warning
    assert found.source == "pesanlint"
    assert found.range == Range(Position(0, 7), Position(0, 15))
    assert found.code_description
    file, _, line = found.code_description.href.removeprefix("file://").partition("#L")
    assert Path(file).read_text("utf-8").splitlines()[int(line) - 1].strip() == "- id: kata-baku"


async def test_an_editor_that_asks_for_diagnostics_is_not_sent_any(start: Start) -> None:
    editor = await start(pulls=True)
    uri = editor.uri("a.txt")
    editor.client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "plaintext", 1, "Warga dihimbau datang."))
    )
    params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
    report = await editor.client.text_document_diagnostic_async(params)
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert "bahasa.kata-baku" in {one.code for one in report.items}
    assert editor.client.diagnostics == {}


async def test_fixes_are_told_apart_by_whether_they_are_safe(start: Start) -> None:
    editor = await start()
    await editor.open("a.txt", "Warga dihimbau datang ke event itu.")
    titles = {one.title: one.is_preferred for one in await editor.actions("a.txt", Range(Position(0, 0), Position(0, 34)))}
    assert titles["Ganti dengan “diimbau”"]
    unsafe = [title for title in titles if title.endswith("(periksa dahulu)")]
    assert unsafe
    assert not any(titles[title] for title in unsafe)


async def test_all_safe_fixes_are_made_at_once_and_only_when_they_are_asked_for(start: Start) -> None:
    editor = await start(UTF_16)
    text = "Warga dihimbau datang.\n\n“Kami himbau,” kata Ani. Kerjasama baik, warga dihimbau."
    await editor.open("a.txt", text)
    everything = Range(Position(0, 0), Position(2, 0))
    assert [one for one in await editor.actions("a.txt", everything) if one.kind == "source.fixAll.pesanlint"] == []
    for only in ("source.fixAll", "source.fixAll.pesanlint", "source"):
        [fix] = await editor.actions("a.txt", everything, only)
        assert fix.edit
        assert fix.edit.changes
        fixed = applied(text, list(fix.edit.changes[editor.uri("a.txt")]), UTF_16)
        assert fixed == "Warga diimbau datang.\n\n“Kami himbau,” kata Ani. Kerja sama baik, warga diimbau."
    assert await editor.actions("a.txt", everything, "source.organizeImports") == []


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        ("a.txt", "Warga dihimbau datang.\n", "Warga dihimbau datang. [pesanlint: abaikan bahasa.kata-baku -- ]\n"),
        (
            "a.md",
            "- Warga dihimbau **datang**\n- lalu\n",
            "- Warga dihimbau **datang <!-- pesanlint: abaikan bahasa.kata-baku -- -->**\n- lalu\n",
        ),
        ("a.html", "<p>Warga dihimbau.</p>", "<p>Warga dihimbau. <!-- pesanlint: abaikan bahasa.kata-baku -- --></p>"),
    ],
)
async def test_a_rule_is_set_aside_here_and_the_reason_asked_for(start: Start, name: str, text: str, after: str) -> None:
    editor = await start(UTF_16)
    await editor.open(name, text)
    offered = await editor.actions(name, Range(Position(0, 0), Position(0, 40)))
    [aside] = [one for one in offered if one.title == "Abaikan bahasa.kata-baku di sini, dengan alasan"]
    assert aside.edit
    assert aside.edit.changes
    assert applied(text, list(aside.edit.changes[editor.uri(name)]), UTF_16) == after
    found = await editor.change(name, types.TextDocumentContentChangeWholeDocument(after))
    assert {one.code for one in found} >= {"pesanlint.abaikan-tanpa-alasan"}
    assert "bahasa.kata-baku" not in {one.code for one in found}


async def test_a_rule_is_not_set_aside_where_no_comment_can_be(start: Start) -> None:
    editor = await start()
    await editor.open("a.html", '<p><img src="a.png" alt="warga dihimbau datang"></p>')
    offered = await editor.actions("a.html", Range(Position(0, 0), Position(0, 60)))
    assert [one.title for one in offered if one.title.startswith("Abaikan")] == []


async def test_hover_tells_message_reason_clause_and_examples(start: Start) -> None:
    editor = await start()
    await editor.open("a.txt", "Warga dihimbau datang.")
    where = types.HoverParams(types.TextDocumentIdentifier(editor.uri("a.txt")), Position(0, 8))
    said = await editor.client.text_document_hover_async(where)
    assert said
    assert isinstance(said.contents, types.MarkupContent)
    assert "“diimbau”" in said.contents.value
    assert "Dasar: " in said.contents.value
    assert "- ✗ " in said.contents.value
    assert "`bahasa.kata-baku` (peringatan)" in said.contents.value
    assert said.range == Range(Position(0, 6), Position(0, 14))
    elsewhere = types.HoverParams(types.TextDocumentIdentifier(editor.uri("a.txt")), Position(0, 2))
    assert await editor.client.text_document_hover_async(elsewhere) is None


async def test_names_of_rules_are_completed_in_suppressions_and_lead_to_their_clause(start: Start) -> None:
    editor = await start(UTF_16)
    line = "Warga hadir. [pesanlint: abaikan bahasa.kata-b"
    await editor.open("a.txt", line)
    place = types.TextDocumentPositionParams(types.TextDocumentIdentifier(editor.uri("a.txt")), Position(0, len(line)))
    offered = await editor.client.text_document_completion_async(types.CompletionParams(place.text_document, place.position))
    assert isinstance(offered, list)
    by_label = {one.label: one for one in offered}
    assert {"bahasa", "kpu", "bahasa.kata-baku"} <= by_label.keys()
    edit = by_label["bahasa.kata-baku"].text_edit
    assert isinstance(edit, TextEdit)
    assert applied(line, [edit], UTF_16) == "Warga hadir. [pesanlint: abaikan bahasa.kata-baku"
    await editor.change("a.txt", types.TextDocumentContentChangeWholeDocument(f"{line}aku -- contoh]"))
    found = await editor.client.text_document_definition_async(types.DefinitionParams(place.text_document, Position(0, 40)))
    assert isinstance(found, types.Location)
    assert found.uri.endswith(".yaml")


async def test_commands_of_suppressions_are_completed(start: Start) -> None:
    editor = await start()
    await editor.open("a.md", "<!-- pesanlint: ab", "markdown")
    params = types.CompletionParams(types.TextDocumentIdentifier(editor.uri("a.md")), Position(0, 18))
    offered = await editor.client.text_document_completion_async(params)
    assert isinstance(offered, list)
    assert [one.label for one in offered] == ["abaikan", "abaikan-mulai", "abaikan-selesai", "abaikan-berkas"]


async def test_a_change_of_the_configuration_is_seen_by_texts_that_are_open(start: Start, folder: Path) -> None:
    editor = await start()
    assert "bahasa.kata-baku" in {one.code for one in await editor.open("a.txt", "Warga dihimbau datang.")}
    (folder / "pesanlint.yaml").write_text("ignore: [bahasa.kata-baku]\n")
    assert "bahasa.kata-baku" not in {one.code for one in await editor.shown("a.txt")}


async def test_a_wrong_configuration_is_shown_where_it_is_wrong(start: Start, folder: Path) -> None:
    (folder / "pesanlint.yaml").write_text("guideline: kpu\nmin_levle: error\n")
    editor = await start()
    editor.client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(editor.uri("a.txt"), "plaintext", 1, "Warga dihimbau."))
    )
    found = await editor.shown("pesanlint.yaml")
    assert [one.range.start for one in found] == [Position(1, 0)]
    assert "min_level" in found[0].message
    (folder / "pesanlint.yaml").write_text("guideline: kpu\nmin_level: error\n")
    assert await editor.shown("pesanlint.yaml") == []


async def test_what_a_baseline_accepts_is_not_shown(start: Start, folder: Path) -> None:
    (folder / "a.txt").write_text("Warga dihimbau datang.\n")
    (folder / "pesanlint.yaml").write_text("baseline: lama.json\n")
    subprocess.run(
        [sys.executable, "-m", "pesanlint", "check", "--write-baseline", "a.txt"], cwd=folder, check=False, capture_output=True
    )
    editor = await start()
    assert await editor.open("a.txt", "Warga dihimbau datang.\n") == []
    codes = {
        one.code for one in await editor.change("a.txt", types.TextDocumentContentChangeWholeDocument("Dihimbau datang.\n"))
    }
    assert "bahasa.kata-baku" in codes


async def test_data_and_code_are_left_alone(start: Start) -> None:
    editor = await start()
    assert await editor.open("a.json", '{"a": "dihimbau"}', "json") == []
    assert await editor.open("a.py", "# dihimbau", "python") == []


async def test_a_text_that_is_no_file_is_judged_by_its_language(start: Start) -> None:
    editor = await start()
    uri = "untitled:Untitled-1"
    editor.client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 1, "Warga `dihimbau` **dihimbau**."))
    )
    await editor.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    found = [one for one in editor.client.diagnostics[uri] if one.code == "bahasa.kata-baku"]
    assert [one.range.start.character for one in found] == [19]
