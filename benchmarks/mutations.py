"""Run mutated inputs through every reader, the whole guideline and the fixer, and test the result of each.

    mutations.py [--count N] [--seed S] [--jobs J] [--keep FOLDER]

Small files of every format that is read are made, cut, doubled, swapped, spliced and sprinkled with marks, blanks, markup and
control characters; the XML within packages, too. For each result: it is read or refused with a message; nothing takes
over two seconds; fixing twice is fixing once; outside the edits no character of the source changes; no safe fix changes what
is in quotation marks; rejecting all tracked changes of a Word file gives the text that was read, accepting them the fixed
one.

The same seed and count give the same inputs on every machine. Inputs that fail are kept in a folder, a file each.
"""

import argparse
import copy
import io
import random
import re
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from lxml import etree

import word
from pesanlint.document import Document
from pesanlint.errors import PesanlintError
from pesanlint.fixer.edits import Fixed, fix
from pesanlint.fixer.files import encoded
from pesanlint.fixer.word import reviewed
from pesanlint.linter import Linter
from pesanlint.readers import read_bytes
from pesanlint.spans import apply_edits

PIECE = 500
"""Inputs that a process takes at a time; each piece has its own seed."""
SLOW = 2.0
"""Seconds."""

# --- What inputs are made from ---------------------------------------------------------------------------------------------

_SENTENCES = (
    "Ketua KPU Melati, Budi Santoso, S.H., menghimbau warga.", "Warga di himbau datang, Senin, 14 Juli 2025.",
    "“Kami menghimbau warga tidak percaya hoax,” ujarnya.", '"Warga silahkan hadir" kata Ketua KPU.',
    "Para 'hoaxer lama' itu pergi.",
    "Silahkan kerjasama dengan Walikota pada jam 09.00.", "Rapat di ikuti 40 orang , diantaranya PPK dan PPS.",
    "Resiko nya kecil; lihat https://kpu.go.id/hoax dan C:\\himbau\\a.docx.", "Anggaran Rp 5.000.000 di bulan Ramadhan.",
    "Jakarta, kpu.go.id – Dalam rangka meningkatkan partisipasi, KPU rapat.", "Dijakarta, warga memilih.", "WALIKOTA HADIR",
    "Jum'at lalu, Ma'ruf memberi «kata sambutan yang di tulis» nya.", "Hari ini antusiasme warga sangat tinggi sekali.",
)  # fmt: skip


def _text(chance: random.Random, gap: str = "\n\n") -> str:
    return gap.join(" ".join(chance.choices(_SENTENCES, k=chance.choice((1, 1, 2)))) for _ in range(chance.choice((1, 2, 3))))


def _html(chance: random.Random) -> str:
    lines = _text(chance).split("\n\n")
    forms = (
        "<p class=isi>{}</p>", "<li>{} <b>di</b> himbau", "<table><tr><td>{}<td>Rp 10</table>", "<blockquote>{}</blockquote>",
        "[galeri id=hoax]{}<code>hoax</code>", "<!-- pesanlint: abaikan bahasa -- x --><p>{}</p>", "“<i>silahkan</i> {}”",
        "<p>kerja&nbsp;sama hoax &amp; {}</p>",
    )  # fmt: skip
    head = chance.choice(("", "<!doctype html><html><head><title>Rapat</title></head><body><h1>Rapat</h1>"))
    return head + "\n".join(chance.choice(forms).format(line) for line in lines)


def _markdown(chance: random.Random) -> str:
    forms = (
        "{}", "# {}", "- **hoax** _di_ himbau {}", "- [silahkan {}](x 'hoax')", "> {}",
        "| a | b |\n| --- | --- |\n| {} | `hoax` |",
        "```\nhoax\n```\n{}", "::: {{.himbauan}}\n{}\n:::", "**“Kami menghimbau warga”**{}", "{} $himbau$ :himbau:",
    )  # fmt: skip
    head = chance.choice(("", "---\ntitle: Rapat hoax\ndate: 2025-07-14\n---\n"))
    return head + "\n\n".join(chance.choice(forms).format(line) for line in _text(chance).split("\n\n")) + "\n"


def _mail(chance: random.Random) -> str:
    head = (
        "From: humas@kpu.go.id\r\nSubject: =?utf-8?q?Rapat_hoax?=\r\nDate: Mon, 14 Jul 2025 09:00:00 +0700\r\n"
        "MIME-Version: 1.0\r\n"
    )
    plain = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + _text(chance, "\r\n\r\n")
    if chance.random() < 0.5:
        return head + plain
    html = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + _html(chance)
    return f'{head}Content-Type: multipart/alternative; boundary="x"\r\n\r\n--x\r\n{plain}\r\n--x\r\n{html}\r\n--x--\r\n'


def _docx(chance: random.Random) -> bytes:
    p, r = word.p, word.r
    forms = (
        lambda line: p(line), lambda line: p(r(line[:9]), r(line[9:], "<w:b/>")),
        lambda line: f"<w:tbl><w:tr><w:tc>{p(line)}</w:tc><w:tc>{p('“Kami menghimbau”')}</w:tc></w:tr></w:tbl>",
        lambda line: f"<w:sdt><w:sdtContent>{p(line)}</w:sdtContent></w:sdt>",
        lambda line: p(
            f"<w:ins {word.TRACKED}>{r(line)}</w:ins>",
            r('<w:fldChar w:fldCharType="begin"/>'), r("<w:instrText>DATE</w:instrText>"),
            r('<w:fldChar w:fldCharType="separate"/>'), r("hoax"), r('<w:fldChar w:fldCharType="end"/>'), r(line),
        ),
    )  # fmt: skip
    body = [chance.choice(forms)(line) for line in _text(chance).split("\n\n")]
    made: bytes = word.docx(
        *body, p("Selesai."), header1=p("hoax"), footnotes=f'<w:footnote w:id="2">{p("silahkan")}</w:footnote>'
    )
    return made


def _odt(chance: random.Random) -> bytes:
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    body = "".join(f"<text:p>{line}</text:p>" for line in _text(chance).split("\n\n"))
    body += "<text:list><text:list-item><text:p>hoax</text:p></text:list-item></text:list>"
    for name in ("text", "body", "document-content"):
        body = f"<office:{name} {names}>{body}</office:{name}>"
    made: bytes = word.zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": body.encode()})
    return made


def _pdf(chance: random.Random) -> bytes:
    """A page of a few lines: objects, and a table of where they are."""
    lines = [line.encode("latin-1", "replace").translate(None, b"()\\") for line in _text(chance, "\n").split("\n")]
    stream = b"BT /F1 10 Tf 40 780 Td 14 TL " + b" ".join(b"(%s) Tj T*" % line for line in lines) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


_ENCODINGS = (*["utf-8"] * 8, "utf-8-sig", "utf-16", "cp1252")
FORMATS: dict[str, tuple[int, Callable[[random.Random], bytes]]] = {
    ".txt": (24, lambda chance: _text(chance).encode(chance.choice(_ENCODINGS), "replace")),
    ".md": (12, lambda chance: _markdown(chance).encode()),
    ".html": (12, lambda chance: _html(chance).encode()),
    ".eml": (4, lambda chance: _mail(chance).encode()),
    ".docx": (2, _docx),
    ".odt": (1, _odt),
    ".pdf": (1, _pdf),
}
"""Extension → its share of the inputs, and what makes one before it is mutated."""

# --- Mutations ------------------------------------------------------------------------------------------------------------

_SPRINKLED = [
    "“", "”", "„", "‟", "«", "»", "‹", "›", "\"", "'", "‘", "’", "`", "''", "``", "\xa0", "\u2009", "\u202f", "\xad",
    "\u200b", "\ufeff", "  ", "\t", "\r", "\n", "\r\n", "\n\n", "\x00", "\x0b", "\x0c", "\x85", "\u2028", "\u202e",
    "\ud7ff", "🗳", "é", "İ", "ſ", "–", "—", "-", "--", "...", ". ", ", ", "(", ")", "[", "]", "{{", "}}", "<", ">",
    "&", "&amp;", "&#0;", "<b>", "</p>", "<!--", "-->", "<q>", "</q>", "<blockquote>", "**", "_", "#", "> ", "- ", "| ",
    "~~~", "```", "$", ":::", "{: .a}", "[x](", "hoax", "dihimbau", "di himbau", "Walikota", "kata ", " ujarnya",
    "DI HIMBAU", "Silahkan", "dari pada", "9", "12/12/2025", "Rp 5", "@himbau", "C:\\himbau\\", "/srv/himbau/",
]  # fmt: skip
_NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
_MARKUP = [
    b"<w:del/>",
    b"<w:r>",
    b"</w:p>",
    b"<w:t>hoax</w:t>",
    b"<w:tab/>",
    b"<text:s/>",
    b"]]>",
    b"<?x?>",
    b"--x\r\n",
    b"=\r\n",
    b"=C2",
    b"\xff",
    b"\x80",
]


def mutated(data: bytes, suffix: str, chance: random.Random) -> bytes:
    """The data with one to four things done to it."""
    if zipfile.is_zipfile(io.BytesIO(data)) and chance.random() < 0.9:
        parts = word.unzipped(data)
        name = chance.choice([name for name in parts if name.endswith(".xml")])
        parts[name] = _tree_mutated(parts[name], chance) if chance.random() < 0.8 else _mutated(parts[name], suffix, chance)
        return _stored(parts)
    return _mutated(data, suffix, chance)


def _tree_mutated(xml: bytes, chance: random.Random) -> bytes:
    """The XML with elements left out, doubled or moved, and text sprinkled: well-formed as before."""
    root = etree.fromstring(xml)
    for _ in range(chance.choice((1, 1, 2, 4))):
        elements = list(root.iterdescendants())
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(6):
            case 0:
                cast("etree._Element", one.getparent()).remove(one)
            case 1:
                one.addnext(copy.deepcopy(one))
            case 2 if one is not other and one not in other.iterancestors():
                other.append(one)
            case _:
                written = [text for text in elements if (text.text or "").strip()]
                if written:
                    text = chance.choice(written)
                    now = text.text or ""
                    at = chance.randrange(len(now) + 1)
                    mark = chance.choice(_SPRINKLED).translate(_NOT_IN_XML)
                    text.text = now[:at] + mark + now[at:]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _stored(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _mutated(data: bytes, suffix: str, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3, 4))):
        at, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
        end = min(end, at + chance.choice((1, 2, 8, 60, 400)))
        match chance.choice(
            (0, 1, 2, 3, 6, 6, 6, 6, 4, 5) if suffix not in (".txt", ".md", ".html") else (0, 1, 2, 3, 6, 6, 6, 6)
        ):
            case 0:
                data = data[:at] + data[end:]
            case 1:
                data = data[:end] + data[at:end] * chance.choice((1, 2, 5)) + data[end:]
            case 2:
                other = chance.randrange(len(data) + 1)
                data = data[:at] + data[end:other] + data[at:end] + data[max(other, end) :]
            case 3:
                donor = FORMATS[chance.choice((".txt", ".md", ".html", suffix))][1](chance)
                start = chance.randrange(len(donor))
                data = data[:at] + donor[start : start + chance.choice((5, 40, 300))] + data[end:]
            case 4:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 5:
                data = data[:at] + chance.choice(_MARKUP) + data[at:]
            case _:
                for _ in range(chance.choice((1, 2, 6))):
                    place = chance.randrange(len(data) + 1)
                    data = data[:place] + chance.choice(_SPRINKLED).encode() + data[place:]
    return data[:6000]


# --- What must hold -------------------------------------------------------------------------------------------------------

_MARKED = re.compile(r"“[^“”„\n]*”")
_WORD = re.compile(r"[^\W_]+")


def _quoted(text: str) -> list[str]:
    """Return the texts of several words between one pair of quotation marks."""
    return [m[0] for m in _MARKED.finditer(text) if len(_WORD.findall(m[0])) > 1]


class Failed(Exception):  # noqa: N818  Its message names the kind of failure.
    """A property is violated."""


def examine(data: bytes, suffix: str, linter: Linter) -> str:
    """Read, check and fix an input; say whether it was read.

    Raises:
        Failed: a property is violated.
    """
    try:
        document = read_bytes(data, f"a{suffix}")
    except PesanlintError:
        return "refused"
    if not document.package and encoded(document) != data:
        raise Failed("bytes lost in reading")
    for unsafe in (False, True):
        fixed = fix(linter, document, unsafe=unsafe)
        _nothing_else_changed(document, fixed)
        if not unsafe:
            # As people see it; of plain text as it is written, too.
            before, after = (
                [_quoted(one.text), _quoted(one.source) if suffix == ".txt" else []] for one in (document, fixed.document)
            )
            if before != after:
                raise Failed("quotation changed")
        if document.package:
            _word_changes(document, fixed, suffix)
        elif fixed.count:
            again = fix(linter, read_bytes(encoded(fixed.document), f"a{suffix}"), unsafe=unsafe)
            if again.document.source != fixed.document.source:
                raise Failed("fixing twice differs")
    return "read"


def _nothing_else_changed(document: Document, fixed: Fixed) -> None:
    if apply_edits(document.source, fixed.edits) != fixed.document.source:
        raise Failed("the edits are not what was done")
    if any(document.source[edit.span.start : edit.span.end] == edit.text for edit in fixed.edits):
        raise Failed("an edit that changes nothing")


def _word_changes(document: Document, fixed: Fixed, suffix: str) -> None:
    if suffix != ".docx":
        return
    try:
        data = reviewed(document, fixed.edits, fixed.report.findings, word.NOW)
    except PesanlintError:
        return
    read_bytes(data, "a.docx")
    try:
        refused, accepted = (read_bytes(word.resolved(data, accept=accept), "a.docx").text for accept in (False, True))
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, PesanlintError):  # a part that is broken or no XML
        return
    if word.lines(refused) != word.lines(document.text):
        raise Failed("refusing all changes does not give the original")
    if word.lines(accepted) != word.lines(fixed.document.text):
        raise Failed("accepting all changes does not give the fixed text")


# --- Running --------------------------------------------------------------------------------------------------------------


class Failure(NamedTuple):
    """An input that failed: how, with what seed, and itself."""

    kind: str
    seed: str
    suffix: str
    data: bytes
    detail: str


class Piece(NamedTuple):
    """The result of one piece of the inputs."""

    counts: Counter[tuple[str, str]]
    failures: list[Failure]
    slowest: float


@cache
def _linter() -> Linter:
    return Linter.from_config(Path(__file__).parents[1] / "demo")


def inputs(seed: int, number: int) -> Iterator[tuple[str, bytes]]:
    """Extension and content of the inputs of a piece."""
    chance = random.Random(seed)
    suffixes = [suffix for suffix, (share, _) in FORMATS.items() for _ in range(share)]
    for _ in range(number):
        suffix = chance.choice(suffixes)
        yield suffix, mutated(FORMATS[suffix][1](chance), suffix, chance)


def piece(seed: int, number: int) -> Piece:
    """Examine one piece of the inputs."""
    linter = _linter()
    examine(_text(random.Random(0)).encode(), ".txt", linter)  # what is made at first counts for no input
    counts: Counter[tuple[str, str]] = Counter()
    failures: list[Failure] = []
    slowest = 0.0
    for index, (suffix, data) in enumerate(inputs(seed, number)):
        start = time.process_time()
        detail = ""
        try:
            kind = examine(data, suffix, linter)
        except Failed as failed:
            kind = str(failed)
        except Exception as error:
            kind, detail = f"exception {type(error).__name__}", traceback.format_exc()
        took = time.process_time() - start
        slowest = max(slowest, took)
        if took > SLOW:
            kind = f"over {SLOW:.0f} s"
        counts[suffix, kind] += 1
        if kind not in ("read", "refused"):
            failures.append(Failure(kind, f"{seed}:{index}", suffix, data, detail))
    return Piece(counts, failures, slowest)


def main() -> None:
    """Examine all inputs and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "pesanlint-mutations")
    given = options.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    failures: list[Failure] = []
    slowest, start = 0.0, time.perf_counter()
    numbers = [min(PIECE, given.count - at) for at in range(0, given.count, PIECE)]
    piece_seeds = [given.seed * 1_000_000 + at for at in range(len(numbers))]
    _linter()
    with ProcessPoolExecutor(given.jobs) as pool:
        for found in pool.map(piece, piece_seeds, numbers):
            counts += found.counts
            failures += found.failures
            slowest = max(slowest, found.slowest)
    kinds = sorted({kind for _, kind in counts}, key=lambda kind: (kind not in ("read", "refused"), kind))
    print(
        f"Seed {given.seed}, {given.count} inputs in {time.perf_counter() - start:.0f} s; the slowest took {slowest:.2f} s.\n"
    )
    print(f"| format | {' | '.join(kinds)} |\n| --- |{' ---: |' * len(kinds)}")
    for suffix in FORMATS:
        print(f"| {suffix} | {' | '.join(str(counts[suffix, kind]) for kind in kinds)} |")
    print(f"\nFailures: {len(failures)}")
    for kind, number in Counter(failure.kind for failure in failures).most_common():
        first = min((failure for failure in failures if failure.kind == kind), key=lambda failure: len(failure.data))
        print(f"- {kind}: {number}; the smallest is {first.seed}{first.suffix}, {len(first.data)} bytes")
    if failures:
        given.keep.mkdir(parents=True, exist_ok=True)
        for failure in failures[:200]:
            name = f"{failure.kind.replace(' ', '-')}-{failure.seed.replace(':', '-')}{failure.suffix}"
            (given.keep / name).write_bytes(failure.data)
            if failure.detail:
                (given.keep / f"{name}.log").write_text(failure.detail, encoding="utf-8")
        print(f"Kept in {given.keep}")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
