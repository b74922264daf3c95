"""Render the handbook as HTML pages without external resources. A script of its own searches the first page."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from pesanlint.finding import Level
from pesanlint.guideline import Guideline
from pesanlint.handbook.pages import EXAMPLE_LABELS, INTRODUCTION, LEVELS, Clause, Page, Topic
from pesanlint.rule import Example, Term

_FOLDED = 8
"""Number of terms from which a table is collapsed."""
_TITLE = "Pedoman komunikasi publik"


@cache
def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _source(text: str) -> str:
    """Return the hash of an inline script or style for the content security policy, which allows no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def index(pages: Iterable[Page], guideline: Guideline) -> str:
    """Return the page that links to the others."""
    return _document(_TITLE, "".join(_index(tuple(pages), guideline)), _file("search.js"))


def page(page: Page) -> str:
    """Return the page of one layer."""
    return _document(page.title, "".join(_page(page)))


def clauses(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the name and the page of each clause of a layer."""
    all_of_it = [(topic, clause) for topic in page.topics for clause in topic.clauses]
    for at, (topic, clause) in enumerate(all_of_it):
        before, after = all_of_it[at - 1 : at] if at else [], all_of_it[at + 1 : at + 2]
        inside = "".join(_alone(page, topic, clause, [one for _, one in before], [one for _, one in after]))
        yield clause.name, _document(f"Butir {clause.number} {clause.heading}", inside)


def _document(title: str, main: str, script: str = "") -> str:
    style = _file("book.css")
    policy = f"default-src 'none'; style-src {_source(style)}" + (f"; script-src {_source(script)}" if script else "")
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{main}"
        f"{f'<script>{script}</script>' if script else ''}</body>\n</html>\n"
    )


def _index(pages: tuple[Page, ...], guideline: Guideline) -> Iterator[str]:
    yield f"<main>\n<h1>{_TITLE}</h1>\n<p>{escape(INTRODUCTION)}</p>\n"
    if guideline.desk.unit:
        yield f"<p>Satuan kerja: {escape(guideline.desk.unit)}.</p>\n"
    yield '<search hidden>\n<label for="cari">Cari dalam pedoman</label>\n<input id="cari" type="search" autocomplete="off">\n'
    yield '<p class="hal" id="jumlah" role="status"></p>\n<ol class="isi" id="hasil"></ol>\n</search>\n'
    yield "<h2>Tingkat</h2>\n<dl>\n"
    for level, meaning in LEVELS.items():
        yield f"<dt>{_level(level)}</dt><dd>{escape(meaning)}</dd>\n"
    yield '</dl>\n<h2>Daftar isi</h2>\n<ul class="isi">\n'
    for one in pages:
        yield f'<li><a href="{_href(one)}">{escape(one.title)}</a> (lapis {escape(one.layer)}, {one.count} butir)\n'
        yield from _contents(one)
        yield "</li>\n"
    yield "</ul>\n</main>\n"
    words = json.dumps(
        list(map(_searched, chain.from_iterable(topic.clauses for one in pages for topic in one.topics))), ensure_ascii=False
    )
    yield f'<script type="application/json" id="indeks">{words.replace("<", chr(92) + "u003c")}</script>\n'


def _contents(page: Page) -> Iterator[str]:
    yield '<ol class="isi">\n'
    for topic in page.topics:
        link = f'<a href="{_href(page)}#topik-{topic.number}">{escape(topic.title)}</a>'
        yield f'<li><span class="nomor">{topic.number}.</span> {link} ({len(topic.clauses)} butir)</li>\n'
    yield f"<li>{len(page.changes)} perubahan pada butir lapis lain</li>\n" if page.changes else ""
    yield "</ol>\n"


def _searched(clause: Clause) -> tuple[str, str, str, str]:
    """Return the search text of a clause: number, heading, name and content."""
    terms = (form for _, listed in clause.terms for term in listed for form in (*term.avoid, *term.write))
    return (
        clause.number,
        clause.heading,
        clause.name,
        " ".join(dict.fromkeys((clause.message, clause.why, clause.source, *terms))),
    )


def _page(page: Page) -> Iterator[str]:
    yield f'<nav aria-label="Pedoman"><a href="index.html">Daftar isi</a></nav>\n<main>\n<h1>{escape(page.title)}</h1>\n'
    yield f'<p class="hal">Lapis {escape(page.layer)}, {page.count} butir.</p>\n'
    yield f'<nav aria-label="Isi pak ini">\n{"".join(_contents(page))}</nav>\n' if page.topics else ""
    if page.changes:
        yield "<h2>Perubahan pada butir lapis lain</h2>\n<ul>\n"
        for file, name, said in page.changes:
            yield f'<li><a href="{quote(file)}.html#{quote(name)}"><code>{escape(name)}</code></a>: {escape(said)}</li>\n'
        yield "</ul>\n"
    for topic in page.topics:
        yield f'<h2 id="topik-{topic.number}"><span class="nomor">{topic.number}.</span> {escape(topic.title)}</h2>\n'
        for clause in topic.clauses:
            number = f'<span class="nomor">{clause.number}</span> {escape(clause.heading)}'
            yield f'<section class="butir" id="{escape(clause.name)}">\n'
            yield f'<h3><a href="{quote(clause.name)}.html">{number}</a></h3>\n'
            yield from _clause(clause)
            yield "</section>\n"
    yield "</main>\n"


def _alone(page: Page, topic: Topic, clause: Clause, before: list[Clause], after: list[Clause]) -> Iterator[str]:
    """Yield the lines of the page of one clause."""
    yield '<nav aria-label="Pedoman"><a href="index.html">Daftar isi</a> › '
    yield f'<a href="{_href(page)}">{escape(page.title)}</a> › '
    yield f'<a href="{_href(page)}#topik-{topic.number}">{topic.number}. {escape(topic.title)}</a></nav>\n<main>\n'
    yield f'<h1><span class="nomor">{clause.number}</span> {escape(clause.heading)}</h1>\n'
    yield from _clause(clause)
    yield "</main>\n"
    links = [_beside("←", one) for one in before] + [_beside("→", one) for one in after]
    yield f'<nav class="sesudah" aria-label="Butir lain">{"".join(links)}</nav>\n' if links else ""


def _beside(sign: str, clause: Clause) -> str:
    return f'<a href="{quote(clause.name)}.html">{sign} {clause.number} {escape(clause.heading)}</a>'


def _clause(clause: Clause) -> Iterator[str]:
    yield f"<p>{_level(clause.level)} <code>{escape(clause.name)}</code></p>\n"
    yield f'<p class="pesan">{escape(clause.message)}</p>\n<dl>\n'
    for label, text in (("Alasan", clause.why), ("Dasar", clause.source), *clause.facts[1:]):
        yield f"<dt>{label}</dt><dd>{escape(text)}</dd>\n" if text else ""
    yield "</dl>\n"
    if clause.examples:
        yield '<ul class="contoh">\n'
        for example in clause.examples:
            yield f"<li>{''.join(_example(example))}</li>\n"
        yield "</ul>\n"
    for layer, terms in clause.terms:
        yield from _table(f"Istilah tambahan dari lapis {layer}" if layer else "Istilah", terms)


def _table(caption: str, terms: tuple[Term, ...]) -> Iterator[str]:
    """Yield a table of terms, collapsed if it is long, without the columns that would be empty."""
    columns = [
        (heading, cells)
        for heading, cells in (
            ("Hindari", ["; ".join(term.avoid) for term in terms]),
            ("Tulis", ["; ".join(term.write) for term in terms]),
            ("Keterangan", [term.remark for term in terms]),
        )
        if any(cells)
    ]
    is_open = " open" if len(terms) < _FOLDED else ""
    yield f"<details{is_open}>\n<summary>{escape(caption)} ({len(terms)})</summary>\n<table>\n<thead><tr>"
    yield from (f'<th scope="col">{heading}</th>' for heading, _ in columns)
    yield "</tr></thead>\n<tbody>\n"
    for row in zip(*(cells for _, cells in columns), strict=True):
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n"
    yield "</tbody>\n</table>\n</details>\n"


def _example(example: Example) -> Iterator[str]:
    for key, label in EXAMPLE_LABELS.items():
        if text := getattr(example, key):
            yield f'<div><strong>{label}:</strong> <span class="naskah">{escape(text.strip())}</span></div>'


def _level(level: str) -> str:
    return f'<span class="level {level}">{Level(level).label.capitalize()}</span>'


def _href(page: Page) -> str:
    return f"{quote(page.file)}.html"
