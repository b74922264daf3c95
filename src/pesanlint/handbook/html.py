"""Render the handbook as HTML pages without scripts or external resources."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from pesanlint.finding import Level
from pesanlint.guideline import Guideline
from pesanlint.handbook.pages import EXAMPLE_LABELS, INTRODUCTION, LEVELS, Clause, Page
from pesanlint.rule import Example, Term

# All text, links and levels included, has a contrast of at least 7:1 with its background (WCAG 2.2, criterion 1.4.6).
_STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem; font: 1rem/1.6 system-ui, sans-serif; }
body { color: #1a1a1a; background: #fff; }
h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .5rem; } h1 { margin-top: 0; }
h2 { border-bottom: 2px solid #1a1a1a; padding-bottom: .25rem; }
a { color: #0b3d91; } :focus-visible { outline: 3px solid #0b3d91; outline-offset: 2px; }
section.butir { border-top: 1px solid #c4c4c4; }
.level { font-size: .875rem; font-weight: 600; padding: .1rem .5rem; border: 1px solid; border-radius: .25rem; }
.error { color: #7a1212; background: #fdeeee; } .warning { color: #5c3a00; background: #fff6e0; }
.suggestion { color: #12406b; background: #eef5fc; }
code { font-size: .875rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .75rem 0; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
.naskah { white-space: pre-line; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; } caption { text-align: left; font-weight: 600; }
th, td { border: 1px solid #c4c4c4; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.contoh { list-style: none; margin: .5rem 0; padding: 0; }
.contoh li { border-left: 4px solid #767676; margin: .5rem 0; padding-left: .75rem; }
@media (max-width: 32rem) { dl { display: block; } dd { margin-bottom: .5rem; } }
@media print { body { max-width: none; } section.butir { break-inside: avoid; } nav { display: none; } }
"""


_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'"


def index(pages: Iterable[Page], guideline: Guideline) -> str:
    """Return the page that links to the others."""
    return _document("Pedoman komunikasi publik", "".join(_index(tuple(pages), guideline)))


def page(page: Page) -> str:
    """Return the page of one layer."""
    return _document(page.title, "".join(_page(page)))


def _document(title: str, main: str) -> str:
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{main}</body>\n</html>\n"
    )


def _index(pages: tuple[Page, ...], guideline: Guideline) -> Iterator[str]:
    yield f"<main>\n<h1>Pedoman komunikasi publik</h1>\n<p>{escape(INTRODUCTION)}</p>\n"
    if guideline.desk.unit:
        yield f"<p>Satuan kerja: {escape(guideline.desk.unit)}.</p>\n"
    yield "<h2>Tingkat</h2>\n<dl>\n"
    for level, meaning in LEVELS.items():
        yield f"<dt>{_level(level)}</dt><dd>{escape(meaning)}</dd>\n"
    yield "</dl>\n<h2>Daftar isi</h2>\n<ol>\n"
    for one in pages:
        yield f'<li><a href="{_href(one)}">{escape(one.title)}</a> (lapis {escape(one.layer)}, {one.count} butir)\n<ul>\n'
        for number, topic in enumerate(one.topics, 1):
            link = f'<a href="{_href(one)}#topik-{number}">{escape(topic.title)}</a>'
            yield f"<li>{link} ({len(topic.clauses)} butir)</li>\n"
        yield f"<li>{len(one.changes)} perubahan pada butir lapis lain</li>\n" if one.changes else ""
        yield "</ul></li>\n"
    yield "</ol>\n</main>\n"


def _page(page: Page) -> Iterator[str]:
    yield f'<nav aria-label="Pedoman"><a href="index.html">Daftar isi</a></nav>\n<main>\n<h1>{escape(page.title)}</h1>\n'
    yield f"<p>Lapis {escape(page.layer)}, {page.count} butir.</p>\n"
    if page.changes:
        yield "<h2>Perubahan pada butir lapis lain</h2>\n<ul>\n"
        for file, name, said in page.changes:
            yield f'<li><a href="{quote(file)}.html#{quote(name)}"><code>{escape(name)}</code></a>: {escape(said)}</li>\n'
        yield "</ul>\n"
    for number, topic in enumerate(page.topics, 1):
        yield f'<h2 id="topik-{number}">{escape(topic.title)}</h2>\n'
        for clause in topic.clauses:
            yield from _clause(clause)
    yield "</main>\n"


def _clause(clause: Clause) -> Iterator[str]:
    yield f'<section class="butir" id="{escape(clause.name)}">\n<h3>{escape(clause.heading)}</h3>\n'
    yield f"<p>{_level(clause.level)} <code>{escape(clause.name)}</code></p>\n"
    yield f"<p>{escape(clause.message)}</p>\n<dl>\n"
    for label, text in (("Alasan", clause.why), ("Dasar", clause.source), *clause.facts[1:]):
        yield f"<dt>{label}</dt><dd>{escape(text)}</dd>\n" if text else ""
    yield "</dl>\n"
    for layer, terms in clause.terms:
        yield from _table(f"Istilah tambahan dari lapis {layer}" if layer else "Istilah", terms)
    if clause.examples:
        yield '<ul class="contoh">\n'
        for example in clause.examples:
            yield f"<li>{''.join(_example(example))}</li>\n"
        yield "</ul>\n"
    yield "</section>\n"


def _table(caption: str, terms: tuple[Term, ...]) -> Iterator[str]:
    """Yield a table of terms, without the columns that would be empty."""
    columns = [
        (heading, cells)
        for heading, cells in (
            ("Hindari", ["; ".join(term.avoid) for term in terms]),
            ("Tulis", ["; ".join(term.write) for term in terms]),
            ("Keterangan", [term.remark for term in terms]),
        )
        if any(cells)
    ]
    yield f"<table>\n<caption>{escape(caption)}</caption>\n<thead><tr>"
    yield from (f'<th scope="col">{heading}</th>' for heading, _ in columns)
    yield "</tr></thead>\n<tbody>\n"
    for row in zip(*(cells for _, cells in columns), strict=True):
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n"
    yield "</tbody>\n</table>\n"


def _example(example: Example) -> Iterator[str]:
    for key, label in EXAMPLE_LABELS.items():
        if text := getattr(example, key):
            yield f'<div><strong>{label}:</strong> <span class="naskah">{escape(text.strip())}</span></div>'


def _level(level: str) -> str:
    return f'<span class="level {level}">{Level(level).label.capitalize()}</span>'


def _href(page: Page) -> str:
    return f"{quote(page.file)}.html"
