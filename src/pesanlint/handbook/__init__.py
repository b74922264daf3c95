"""Render the handbook: the guideline as a document for people: a page for each pack and a page for each clause.

The same guideline gives the same pages, byte for byte, so that `stale` can tell whether a stored copy is out of date.
"""

from importlib import import_module
from pathlib import Path

from pesanlint.guideline import Guideline
from pesanlint.handbook.pages import pages
from pesanlint.inputs import read_bounded
from pesanlint.visible import visible_lines

FORMATS = {"html": "html", "markdown": "md"}
"""Format → the file extension of its pages. The module named after the format renders them."""


def render(guideline: Guideline, form: str) -> dict[str, str]:
    """Return the pages of the handbook: file name → text. `index` links to the others; each rule has a page of its own name.

    Args:
        guideline: the guideline.
        form: `html` or `markdown`.
    """
    module = import_module(f"pesanlint.handbook.{form}")
    extension = FORMATS[form]
    made = pages(guideline)
    return {
        f"index.{extension}": visible_lines(module.index(made, guideline)),
        **{f"{page.file}.{extension}": visible_lines(module.page(page)) for page in made},
        **{f"{name}.{extension}": visible_lines(text) for page in made for name, text in module.clauses(page)},
    }


def stale(folder: Path, made: dict[str, str]) -> dict[str, str]:
    """Return the pages in a folder that differ from the handbook: file name → what is wrong (Indonesian).

    Raises:
        OSError: a page exists and cannot be read.
    """
    found = {name: _wrong(folder / name, text) for name, text in made.items()}
    packs = [name.removeprefix("pak-").partition(".")[0] for name in made if name.startswith("pak-")]
    patterns = ("pak-*", *(f"{pack}.*" for pack in packs))
    found_there = {path.name for pattern in patterns for path in folder.glob(f"{pattern}.{_extension(made)}")}
    left_over = found_there - made.keys()
    return {name: wrong for name, wrong in found.items() if wrong} | dict.fromkeys(
        sorted(left_over), "tidak ada lagi pak atau butirnya"
    )


_STALE = "tidak sesuai lagi dengan pedoman"


def _wrong(path: Path, text: str) -> str:
    if not path.is_file():
        return "belum ada"
    wanted = text.encode()
    try:
        return "" if read_bounded(path, len(wanted)) == wanted else _STALE
    except OSError as error:
        if error.errno:
            raise
        return _STALE  # larger, or not a regular file


def _extension(made: dict[str, str]) -> str:
    return next(iter(made)).rpartition(".")[2]
