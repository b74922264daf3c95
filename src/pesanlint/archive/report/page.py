"""Render the page: one file in Indonesian with its styles, script and charts. It needs no network."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from pesanlint.archive.report import charts
from pesanlint.archive.report.sums import Sums
from pesanlint.archive.tables import Row
from pesanlint.language.id.dates import MONTHS
from pesanlint.visible import visible

_QUARTERS = ("I", "II", "III", "IV")
_PER = {"month": "bulan", "quarter": "triwulan", "year": "tahun"}
_BEGIN, _END = "\N{START OF TEXT}", "\N{END OF TEXT}"
_MOST = 10
Column = tuple[str, str]
"""The key of a row and the heading; a heading that ends in `#` is that of numbers."""


def page(sums: Sums) -> str:
    """Return the report as HTML."""
    style, script = (files("pesanlint.archive.report").joinpath(f"page.{name}").read_text("utf-8") for name in ("css", "js"))
    policy = (
        f"default-src 'none'; style-src {_hashed(style)}; script-src {_hashed(script)}; base-uri 'none'; form-action 'none'"
    )
    body = "\n".join(_body(sums))
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_title(sums)}</title>",
        f"<style>{style}</style>",
    )
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n'
        + "\n".join(head)
        + f"\n</head>\n<body>\n{body}\n<script>{script}</script>\n"
        "</body>\n</html>\n"
    )


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _title(sums: Sums) -> str:
    return f"Laporan arsip: {number(sums.totals['documents'])} rilis"


def _body(sums: Sums) -> Iterator[str]:
    totals = sums.totals
    yield f"<header><h1>{_title(sums)}</h1>"
    span = f"{day(totals['first'])} sampai {day(totals['last'])}" if totals["first"] else "tanpa tanggal"
    layers = "; ".join(map(text, sums.manifest["layers"]))
    checked, source = day(sums.manifest["checked"]), text(sums.manifest["source"])
    yield f"<p>{span}. Pedoman: {layers}. Diperiksa {checked}. Sumber: {source}.</p>"
    sections = (
        ("waktu", "Dari waktu ke waktu"),
        ("satker", "Satuan kerja"),
        ("aturan", "Aturan"),
        ("contoh", "Contoh"),
        ("galat", "Galat"),
    )
    links = "".join(f'<li><a href="#{name}">{title}</a></li>' for name, title in sections)
    yield f'<nav aria-label="Isi laporan"><ul>{links}</ul></nav></header><main>'
    yield from _totals(sums)
    yield from _time(sums)
    yield from _desks(sums)
    yield from _rules(sums)
    yield from _examples(sums)
    yield from _errors(sums)
    yield "</main><footer><p>Disusun oleh pesanlint. Halaman ini tidak memuat apa pun dari jaringan.</p></footer>"


def _totals(sums: Sums) -> Iterator[str]:
    totals = sums.totals
    rate = 1000 * (totals["hits"] or 0) / (totals["words"] or 1)
    shown = (
        ("Rilis", number(totals["documents"])), ("Satuan kerja", number(totals["desks"])),
        ("Kata", number(totals["words"] or 0)), ("Pelanggaran", number(totals["hits"] or 0)),
        ("per 1.000 kata", number(rate, 2)), ("Galat baca", number(sums.error_count)),
    )  # fmt: skip
    yield '<dl class="totals">' + "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in shown) + "</dl>"
    if totals["doubled"]:
        doubled = number(totals["doubled"])
        yield f"<p><strong>{doubled} rilis memakai id rilis lain</strong>; masing-masing tetap dihitung.</p>"
    if totals["undated"]:
        yield f"<p>{number(totals['undated'])} rilis tidak bertanggal dan tidak ikut dalam grafik waktu.</p>"


def _time(sums: Sums) -> Iterator[str]:
    yield '<section><h2 id="waktu">Dari waktu ke waktu</h2>'
    if not sums.over_time:
        yield "<p>Tidak ada rilis yang bertanggal.</p></section>"
        return
    per = _PER[sums.bucket]
    yield _figure(
        charts.over_time(sums), f"Pelanggaran per 1.000 kata tiap {per}, menurut tingkat. Angkanya ada di tabel di bawah."
    )
    by_time: dict[str, Row] = {}
    for row in sums.over_time:
        one = by_time.setdefault(row["time"], {"time": row["time"], "documents": row["documents"], "words": row["words"]})
        one[row["level"]] = row["rate"]
    rows = [{**row, "time": bucket(row["time"])} for row in by_time.values()]
    columns = [("time", per.capitalize()), ("documents", "Rilis#"), ("words", "Kata#")] + [
        (level, f"{label.capitalize()} per 1.000 kata#") for level, label in charts.LABELS.items()
    ]
    yield f"<details><summary>Angka tiap {per}</summary>{_table('t-waktu', f'Pelanggaran tiap {per}', columns, rows)}</details>"
    if sums.small:
        yield "<h3>Satuan kerja yang paling banyak menulis</h3>"
        yield _figure(charts.small_multiples(sums), "Pelanggaran per 1.000 kata, semua dengan skala yang sama.")
    yield "</section>"


def _desks(sums: Sums) -> Iterator[str]:
    yield '<section><h2 id="satker">Satuan kerja</h2>'
    yield _figure(charts.desks(sums), "Satuan kerja dengan pelanggaran terbanyak per 1.000 kata.")
    compared = [row for row in sums.desks if row["compared"] and row["early"] and row["late"] is not None]
    improved = sorted(compared, key=lambda row: row["late"] - row["early"])
    columns = [("unit", "Satuan kerja"), ("early", "Paruh pertama#"), ("late", "Paruh kedua#")]
    better = [row for row in improved if row["late"] < row["early"]][:_MOST]
    worse = [row for row in reversed(improved) if row["late"] > row["early"]][:_MOST]
    for name, caption, rows in (("t-membaik", "Paling membaik", better), ("t-memburuk", "Paling memburuk", worse)):
        if rows:
            yield f"<h3>{caption}</h3>{_table(name, f'{caption}: pelanggaran per 1.000 kata', columns, rows)}"
    all_columns = [
        ("unit", "Satuan kerja"),
        ("documents", "Rilis#"),
        ("words", "Kata#"),
        ("hits", "Pelanggaran#"),
        ("rate", "per 1.000 kata#"),
    ]
    yield f"<h3>Semua satuan kerja</h3>{_table('t-satker', 'Semua satuan kerja', all_columns, sums.desks)}</section>"


def _rules(sums: Sums) -> Iterator[str]:
    yield '<section><h2 id="aturan">Aturan</h2>'
    yield _figure(charts.rules(sums), "Aturan yang paling sering dilanggar; warna menunjukkan tingkatnya.")
    columns = [
        ("rule", "Aturan"), ("level", "Tingkat"), ("hits", "Pelanggaran#"), ("documents", "Rilis#"),
        ("desks", "Satuan kerja#"),
        ("fixed", "Berhenti melanggar, %#"), ("suppressed", "Diabaikan#"), ("first", "Pertama"), ("last", "Terakhir"),
        ("clause", "Dasar"),
    ]  # fmt: skip
    yield (
        "<p>“Berhenti melanggar” ialah bagian satuan kerja yang pernah melanggar aturan ini dan tidak lagi dalam seperempat "
        "terakhir rilisnya. “Diabaikan” ialah pelanggaran yang dikesampingkan penulisnya di dalam naskah.</p>"
    )
    yield _table("t-aturan", "Aturan yang dilanggar", columns, sums.rules)
    silent = [("rule", "Aturan"), ("level", "Tingkat"), ("clause", "Dasar")]
    yield f"<details><summary>{number(len(sums.silent))} aturan tidak pernah dilanggar</summary>"
    yield f"{_table('t-senyap', 'Aturan yang tidak pernah dilanggar', silent, sums.silent)}</details></section>"


def _examples(sums: Sums) -> Iterator[str]:
    yield '<section><h2 id="contoh">Contoh</h2>'
    rule = ""
    for row in sums.examples:
        if row["rule"] != rule:
            rule = row["rule"]
            yield f'<h3>{text(rule)} <span class="level {row["level"]}">{charts.LABELS[row["level"]]}</span></h3>'
        fix = f" → <strong>{text(row['fix'])}</strong>" if row["fix"] else ""
        yield (
            f"<blockquote><p>…{_marked(row['context'])}…{fix}</p><p class=soft>{text(row['message'])}</p>"
            f"<footer>{_where(row)}</footer></blockquote>"
        )
    yield "</section>" if sums.examples else "<p>Tidak ada pelanggaran.</p></section>"


def _errors(sums: Sums) -> Iterator[str]:
    yield '<section><h2 id="galat">Galat</h2>'
    if not sums.errors:
        yield "<p>Semua rilis terbaca.</p></section>"
        return
    if sums.error_count > len(sums.errors):
        shown = f"{number(len(sums.errors))} dari {number(sums.error_count)}"
        yield f"<p>{shown} galat ditampilkan; semuanya ada di tabel errors.</p>"
    columns = [("place", "Tempat"), ("rule", "Aturan"), ("message", "Pesan")]
    yield f"{_table('t-galat', 'Yang tidak dapat dibaca atau diperiksa', columns, sums.errors)}</section>"


def _figure(svg: str, caption: str) -> str:
    return f"<figure>{svg}<figcaption>{caption}</figcaption></figure>"


def _table(name: str, caption: str, columns: Sequence[Column], rows: Sequence[Row]) -> str:
    heads = "".join(
        f'<th scope="col"{" class=number" if title.endswith("#") else ""}>{title.rstrip("#")}</th>' for _, title in columns
    )
    lines = "".join("<tr>" + "".join(_cell(key, title, row) for key, title in columns) + "</tr>" for row in rows)
    return (
        f'<p class="filter"><label for="filter-{name}">Saring: </label><input id="filter-{name}" type="search"> '
        f'<span id="said-{name}" role="status">{len(rows)} baris</span></p>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}">'
        f'<table id="{name}" data-sort><caption>{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _cell(key: str, title: str, row: Row) -> str:
    value = row.get(key)
    if title.endswith("#"):
        shown = "–" if value is None else number(value) if isinstance(value, int) else number(value, 2)
        return f"<td class=number>{shown}</td>"
    if key == "level":
        return f'<td><span class="level {value}">{charts.LABELS[str(value)]}</span></td>'
    return f"<td>{day(value) if key in ('first', 'last') else text(value or '')}</td>"


def _marked(context: str) -> str:
    """Return an example with the found text marked."""
    before, _, rest = context.partition(_BEGIN)
    found, _, after = rest.partition(_END)
    return f"{text(before)}<mark>{text(found)}</mark>{text(after)}"


def _where(row: Row) -> str:
    """Return the release of an example, with a link if it has a web address."""
    name = text(row["headline"] or row["document"])
    if str(row["address"]).startswith(("https://", "http://")):
        name = f'<a href="{escape(row["address"])}" rel="noreferrer">{name}</a>'
    said = [name, text(row["unit"]), day(row["date"]) if row["date"] else "", text(row["document"])]
    return " · ".join(one for one in said if one)


def text(value: object) -> str:
    """Escape a text from the archive."""
    return escape(visible(str(value)))


def number(value: float, decimals: int = 0) -> str:
    """Return a number in Indonesian notation: `1.234,50`."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def day(value: str | None) -> str:
    """Return a day in words: `17 Juli 2025`."""
    if not value:
        return "–"
    year, month, number_of_day = value.split("-")
    return f"{int(number_of_day)} {MONTHS[int(month) - 1]} {year}"


def bucket(value: str) -> str:
    """Return a period in words: `Juli 2025`, `triwulan III 2025`, `2025`."""
    year, _, part = value.partition("-")
    if not part:
        return year
    return f"triwulan {_QUARTERS[int(part) - 1]} {year}" if len(part) == 1 else f"{MONTHS[int(part) - 1]} {year}"
