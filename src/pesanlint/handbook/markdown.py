"""Render the handbook as Markdown (CommonMark with tables), for a repository or a wiki."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pesanlint.finding import Level
from pesanlint.guideline import Guideline
from pesanlint.handbook.pages import EXAMPLE_LABELS, INTRODUCTION, LEVELS, Clause, Page
from pesanlint.rule import Example, Term

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&]")
_LINE_OPENS = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def index(pages: Iterable[Page], guideline: Guideline) -> str:
    """Return the page that links to the others."""
    return "".join(_index(tuple(pages), guideline))


def page(page: Page) -> str:
    """Return the page of one layer."""
    return "".join(_page(page))


def clauses(page: Page) -> Iterator[tuple[str, str]]:
    """Clauses have no pages of their own here: a forge gives each heading its address."""
    yield from ()


def _index(pages: tuple[Page, ...], guideline: Guideline) -> Iterator[str]:
    yield f"# Pedoman komunikasi publik\n\n{_plain(INTRODUCTION)}\n\n"
    if guideline.desk.unit:
        yield f"Satuan kerja: {_plain(guideline.desk.unit)}.\n\n"
    yield "## Tingkat\n\n"
    for level, meaning in LEVELS.items():
        yield f"- **{Level(level).label.capitalize()}**: {_plain(meaning)}\n"
    yield "\n## Daftar isi\n\n"
    for one in pages:
        yield f"- [{_plain(one.title)}]({quote(one.file)}.md) (lapis {_plain(one.layer)}, {one.count} butir)\n"
        for topic in one.topics:
            yield f"  - {topic.number}. {_plain(topic.title)} ({len(topic.clauses)} butir)\n"
        yield f"  - {len(one.changes)} perubahan pada butir lapis lain\n" if one.changes else ""


def _page(page: Page) -> Iterator[str]:
    yield f"[Daftar isi](index.md)\n\n# {_plain(page.title)}\n\nLapis {_plain(page.layer)}, {page.count} butir.\n"
    if page.changes:
        yield "\n## Perubahan pada butir lapis lain\n\n"
        for file, name, said in page.changes:
            yield f"- [{_plain(name)}]({quote(file)}.md): {_plain(said)}\n"
    for topic in page.topics:
        yield f"\n## {topic.number}. {_plain(topic.title)}\n"
        for clause in topic.clauses:
            yield from _clause(clause)


def _clause(clause: Clause) -> Iterator[str]:
    yield f"\n### {clause.number} {_plain(clause.heading)}\n\n{_plain(clause.message)}\n\n"
    for label, text in (("Nama", clause.name), ("Alasan", clause.why), ("Dasar", clause.source), *clause.facts):
        yield f"- **{label}**: {_plain(text)}\n" if text else ""
    for layer, terms in clause.terms:
        yield f"\n{_plain(f'Istilah tambahan dari lapis {layer}' if layer else 'Istilah')}:\n\n"
        yield from _table(terms)
    for example in clause.examples:
        yield "\n" + "\n>\n".join(_example(example)) + "\n"


def _table(terms: tuple[Term, ...]) -> Iterator[str]:
    """Yield a table of terms. Empty columns are kept, because some programs do not recognise a table of one column."""
    yield "| Hindari | Tulis | Keterangan |\n| --- | --- | --- |\n"
    for term in terms:
        yield f"| {_plain('; '.join(term.avoid))} | {_plain('; '.join(term.write))} | {_plain(term.remark)} |\n"


def _example(example: Example) -> Iterator[str]:
    for key, label in EXAMPLE_LABELS.items():
        if text := getattr(example, key):
            lines = _escaped(text.strip()).split("\n")
            yield f"> **{label}:** " + "\\\n> ".join(line.strip() for line in lines)


def _plain(text: str) -> str:
    """Return the text on one line, with Markdown's special characters escaped."""
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return _LINE_OPENS.sub(_escape_opening, _SPECIAL.sub(r"\\\g<0>", text))


def _escape_opening(m: re.Match[str]) -> str:
    """Escape a dash or a number with a full stop at the beginning of a line, which would start a list."""
    return f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}"
