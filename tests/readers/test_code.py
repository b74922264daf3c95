"""Comments of source code, read where a configuration asks for them."""

import pytest

from pesanlint.readers import read_text
from pesanlint.readers.code import read


def seen(source: str, path: str, markup: str = "") -> list[tuple[int, int, str]]:
    """Each block with the line and column where it begins in the file."""
    document = read(source, path, markup=markup)
    found = []
    for block in document.blocks:
        start = document.map.to_source(block.span).start
        line = source.count("\n", 0, start)
        found.append((line + 1, start - (source.rfind("\n", 0, start) + 1) + 1, document.text[slice(*block.span)]))
    return found


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("a.py", "#!/usr/bin/env python\n# Satu.\n# Dua.\nx = '# bukan'  # Tiga.\n", [(2, 3, "Satu. Dua."), (4, 18, "Tiga.")]),
        ("a.py", 'def f():\n    """Satu.\n\n    Dua.\n    """\n    x = """bukan"""\n', [(2, 8, "Satu."), (4, 5, "Dua.")]),
        ("a.js", "/**\n * Satu\n * dua.\n *\n * Tiga.\n */\nx(); // empat\n", [(2, 4, "Satu dua."), (5, 4, "Tiga."), (7, 9, "empat")]),
        ("a.go", "// Satu\n//\n// Dua\n", [(1, 4, "Satu"), (3, 4, "Dua")]),
        ("a.go", "\t// Satu\n\t//   dua\nx := 1 // tiga\n", [(1, 5, "Satu dua"), (3, 11, "tiga")]),
        ("a.rs", "//! Satu.\n/// Dua.\nfn f() {}\n", [(1, 5, "Satu. Dua.")]),
        ("a.ex", 'defmodule M do\n  @doc """\n  Satu.\n  """\n  @x "bukan"\nend\n', [(3, 3, "Satu.")]),
        ("a.lua", "--[[ Satu\ndua ]]\n-- tiga\n", [(1, 6, "Satu dua"), (3, 4, "tiga")]),
        ("a.css", "/* Satu */ a { b: c }\n", [(1, 4, "Satu")]),
        ("a.php", "<p>bukan</p><?php # Satu\n", [(1, 21, "Satu")]),
        ("a.yml", "a: '# bukan'\n# Satu\n", [(2, 3, "Satu")]),
        ("a.sql", "-- Satu\nSELECT '-- bukan';\n", [(1, 4, "Satu")]),
        ("a.unknown", "# Satu\n", []),
        ("a.py", "", []),
        ("a.js", "/* never closed", []),
    ],
)  # fmt: skip
def test_comments_and_docstrings_are_read_at_their_places(path: str, source: str, expected: list[tuple[int, int, str]]) -> None:
    if not expected:
        assert [one for one in seen(source, path) if one[2] != "never closed"] == []
    else:
        assert seen(source, path) == expected


@pytest.mark.parametrize(
    ("path", "line"),
    [("a.py", "x = 1  # noqa: E501"), ("a.js", "// eslint-disable-next-line no-x"), ("a.go", "//go:build linux"), ("a.rb", "# rubocop:disable X")],
)  # fmt: skip
def test_a_comment_that_a_program_reads_is_no_prose(path: str, line: str) -> None:
    assert seen(f"{line}\n", path) == []


def test_an_address_is_no_prose() -> None:
    assert seen("# Lihat https://kpu.go.id/a-b untuk itu.\n", "a.py") == [(1, 3, "Lihat   untuk itu.")]


@pytest.mark.parametrize(
    ("path", "source", "passed_over"),
    [
        ("a.js", "/**\n * @param {string} nama - Nama\n * Lihat {@link Foo}.\n */", ["@param {string} nama", "{@link Foo}"]),
        ("a.py", '"""Satu.\n\n:param nama: Nama\n"""', [":param nama:"]),
        ("a.go", "// Lihat [Reader].\n", ["[Reader]"]),
        ("a.go", "// Reads membaca.\nfunc Reads() {}\n", ["Reads"]),
    ],
)  # fmt: skip
def test_what_documentation_marks_as_code_is_passed_over(path: str, source: str, passed_over: list[str]) -> None:
    assert [source[slice(*span)].strip(" *") for span in read(source, path).passed_over] == passed_over


def test_the_markup_of_comments_is_read_where_it_is_named() -> None:
    source = "// Satu `kode` **dua**.\n//\n// - tiga\n"
    assert seen(source, "a.go", "markdown") == [(1, 4, "Satu \ufffc dua."), (3, 6, "tiga")]
    assert [block.kind for block in read_text(source, "a.go", [("go", "code+markdown")]).blocks] == ["paragraph", "list-item"]


def test_comments_are_labelled_and_closed_to_fixes() -> None:
    document = read("# Satu\nx = 1\n# dua\n# tiga\n", "a.py")
    assert [sorted(block.labels) for block in document.blocks] == [["comment", "line"], ["block", "comment"]]
    assert not any(segment.editable for segment in document.map.segments)
