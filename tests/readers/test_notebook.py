"""Jupyter notebooks."""

import json

import pytest

from pesanlint.readers.notebook import is_notebook, read


def notebook(*cells: dict[str, object], language: str = "python", **more: object) -> str:
    return json.dumps(
        {"cells": list(cells), "metadata": {"kernelspec": {"language": language}}, **more}, ensure_ascii=True, indent=1
    )


def texts(source: str) -> list[str]:
    document = read(source, "a.ipynb")
    return [document.text[slice(*block.span)] for block in document.blocks]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ({"cell_type": "markdown", "source": ["# Judul\n", "\n", "Kata satu\n", "dua."]}, ["Judul", "Kata satu dua."]),
        ({"cell_type": "markdown", "source": "Kata \"é\" 🙂."}, ["Kata \"é\" 🙂."]),
        ({"cell_type": "code", "source": ["x = 1  # Satu\n", "# dua"], "outputs": [{"text": "Bukan"}]}, ["Satu", "dua"]),
        ({"cell_type": "code", "source": "%%markdown\nSatu"}, ["Satu"]),
        ({"cell_type": "heading", "level": "2", "source": "Judul"}, ["Judul"]),
        ({"cell_type": "raw", "source": "Bukan"}, []),
    ],
)  # fmt: skip
def test_markdown_and_comments_are_prose(cell: dict[str, object], expected: list[str]) -> None:
    assert texts(notebook(cell)) == expected


def test_places_are_those_of_the_file() -> None:
    source = notebook({"cell_type": "markdown", "source": ["Kata satu,\n", '\tdua "tiga".']})
    document = read(source, "a.ipynb")
    at = document.text.index("tiga")
    start, end = document.map.to_source(document.blocks[0].span)._replace(start=0)
    assert "tiga" in source[start:end]
    place = document.map.to_source(type(document.blocks[0].span)(at, at + 4))
    assert source[slice(*place)] == "tiga"


@pytest.mark.parametrize(
    "source", ["", "[]", "{", "null", '{"cells": 1}', '{"cells": [1, {"cell_type": "markdown"}]}', "[" * 5000]
)
def test_what_is_no_notebook_has_no_prose(source: str) -> None:
    assert texts(source) == []


@pytest.mark.parametrize("level", ["9" * 5000, '"²"', "0", "-1", "[1]", '"3"'])
def test_an_odd_level_of_a_heading_is_the_first(level: str) -> None:
    cell = f'{{"cell_type": "heading", "level": {level}, "source": "Judul"}}'
    document = read(f'{{"cells": [{cell}]}}', "a.ipynb")
    assert [(block.kind, document.text[slice(*block.span)]) for block in document.blocks] == [("title", "Judul")]


@pytest.mark.parametrize("opens", ["[", '{"a":', '{"cells":['])
def test_a_notebook_of_a_million_brackets_is_no_notebook(opens: str) -> None:
    assert not is_notebook(opens * (1_000_000 // len(opens)))
    assert read(opens * (1_000_000 // len(opens)), "a.ipynb").blocks == ()


def test_no_fix_changes_a_notebook() -> None:
    document = read('{"cells": [{"cell_type": "markdown", "source": ["Ijin.\\n", "Lagi."]}]}', "a.ipynb")
    assert document.text
    assert not any(segment.editable for segment in document.map.segments)
