"""Jupyter notebooks."""

import json

import pytest

from pesanlint.readers.notebook import read


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
