"""Mutated inputs through every reader, the whole guideline and the fixer: how many there were, and what went wrong.

    python benchmarks/mutations.py --count 20000 --seed 1 --jobs 2

Each case is made from its number and the seed alone, so that `--first N --count 1` repeats case N. It is read,
checked, and fixed twice, with and without unsafe fixes. Counted are exceptions, cases over two seconds of the processor,
fixes that are not idempotent or rewrite each other without end, sources that do not come back byte by byte, and quotations
whose insides a safe fix changed; for Word files also what is not the same once all changes are rejected. Each failing
input is shrunk, and kept in the folder `--keep`.
"""

import argparse
import io
import multiprocessing
import random
import re
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pesanlint.document import Document
from pesanlint.fixer.edits import fix
from pesanlint.fixer.errors import WriteError
from pesanlint.fixer.files import encoded
from pesanlint.linter import Linter
from pesanlint.readers import ReadError, read_bytes
from pesanlint.store.guidelines import ready

TOO_LONG = 2.0
SHRINKING = 5.0
"""Seconds that an input is shrunk for."""
CHUNK = 200
KINDS = ("exception", "over 2 s", "endless", "not idempotent", "lost bytes", "quotation changed", "reject-all differs")

_PROSE = [
    "Ketua KPU Kabupaten Melati, Budi Santoso, menghimbau warga agar tidak percaya hoaxnya.",
    "“Kami menghimbau seluruh warga hadir di TPS,” kata Siti Aminah, Kamis (17/7/2025).",
    "Rapat di laksanakan dimasyarakat pada hari kamis, 17 juli 2025 pukul 09:00 WIB.",
    'Ia berkata, "Silahkan datang ke kantor", lalu merubahnya menjadi Rp 5.000.000,-.',
    "Bahasa inggris, seJawa Timur, nonASN, antar lembaga, pasca pemilu, dan walikotapun hadir.",
    "Jember – KPU mengkoordinir pemilih di 31 kecamatan , dengan jumlah 1.234 orang",
]
_PIECES = [
    *('"', "“", "”", "'", "‘", "’", "«", "»", "„", " ", "  ", "\u00a0", "\u2009", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028"),
    *("\ufeff", "\u200b", "\u00ad", "\x00", "\x0b", "\x1b[31m", "\x85", "e\u0301", "\U0001f5f3", "İ", "ß", "ﬁ", "٣", "\ufffd"),
    *(
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "&amp;",
        "&nbsp;",
        "&#8220;",
        "&#x1F5F3;",
        "<br/>",
    ),
    *(
        "[",
        "](x)",
        "# ",
        "> ",
        "- ",
        "1. ",
        "|",
        "---\n",
        "{{",
        "}}",
        "[[",
        "]]",
        "$",
        "\\",
        "di ",
        "ke ",
        ",",
        ".",
        "-",
        "–",
        "(",
        ")",
    ),
]
_HTML = "<html><head><title>Rilis</title></head><body><h1>KPU Menghimbau Warga</h1>{}<ul><li>hoax</li></ul></body></html>"
_WORD_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OPC = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_WORD_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_OPC}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_OPC}/relationships"><Relationship Id="rId1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
}
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_NS = f'xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0"'
_ODT_TYPE = "application/vnd.oasis.opendocument.text"


class Input(NamedTuple):
    """A file: what is mutated of it, and how the rest is put around that."""

    format: str
    payload: bytes

    def data(self) -> bytes:
        """The bytes of the file."""
        return _AROUND.get(self.format, bytes)(self.payload)


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _docx(payload: bytes) -> bytes:
    return _zipped({**{name: text.encode() for name, text in _WORD_PARTS.items()}, "word/document.xml": payload})


def _odt(payload: bytes) -> bytes:
    return _zipped({"mimetype": _ODT_TYPE.encode(), "content.xml": payload})


def _pdf(payload: bytes) -> bytes:
    """A page with the lines of the payload."""
    lines = b"".join(b"(%s) Tj 0 -14 Td " % re.sub(rb"([()\\])", rb"\\\1", line) for line in payload.split(b"\n"))
    stream = b"BT /F1 11 Tf 50 700 Td " + lines + b"ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


_AROUND: dict[str, Callable[[bytes], bytes]] = {"docx": _docx, "odt": _odt, "pdf": _pdf}


def _paragraphs(chance: random.Random) -> list[str]:
    return chance.choices(_PROSE, k=chance.choice([1, 1, 2]))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _word_runs(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    look = chance.choice(["", "<w:rPr><w:b/></w:rPr>"])
    runs = [f'<w:r>{look}<w:t xml:space="preserve">{_escaped(part)}</w:t></w:r>' for part in (text[:at], text[at:])]
    if chance.random() < 0.2:
        runs.insert(1, f'<w:ins w:id="9" w:author="A" w:date="2025-01-01T00:00:00Z">{runs[0]}</w:ins>')
    return f"<w:p>{''.join(runs)}</w:p>"


def _made(shape: str, chance: random.Random) -> str:
    """A small text of a format, as it should be."""
    blocks = _paragraphs(chance)
    if shape == "html":
        return _HTML.format("".join(f"<p>{text}</p>" for text in blocks))
    if shape == "md":
        return "# KPU Menghimbau Warga\n\n" + "\n\n".join(
            chance.choice(["", "- ", "> ", "**Jember** "]) + text for text in blocks
        )
    if shape == "eml":
        kind = chance.choice(["plain", "html"])
        return f"From: a@kpu.go.id\nSubject: Menghimbau warga\nContent-Type: text/{kind}; charset=utf-8\n\n" + "\n\n".join(
            blocks
        )
    if shape == "docx":
        body = "".join(_word_runs(chance, text) for text in blocks)
        return f"<w:document {_WORD_NS}><w:body>{body}</w:body></w:document>"
    if shape == "odt":
        body = "".join(f"<text:p>{_escaped(text)}</text:p>" for text in blocks)
        return (
            f"<office:document-content {_ODT_NS}><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        )
    return "\n\n".join(blocks)


_WEIGHTS = {"txt": 42, "md": 22, "html": 18, "eml": 8, "docx": 5, "odt": 3, "pdf": 2}


def case(seed: int, number: int) -> Input:
    """The input of a number."""
    chance = random.Random(f"{seed}:{number}")
    shape = chance.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
    text = _made(shape, chance)
    for _ in range(chance.choice([1, 1, 2, 3, 5, 8])):
        text = _mutated(text, shape, chance)
    encoding = (
        chance.choices(["utf-8", "utf-8-sig", "cp1252", "utf-16"], [90, 4, 4, 2])[0]
        if shape in ("txt", "md", "html")
        else "utf-8"
    )
    payload = text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")
    if chance.random() < 0.08:
        payload = _bytes_mutated(payload, chance)
    return Input(shape, payload)


def _mutated(text: str, shape: str, chance: random.Random) -> str:
    """A stretch cut, doubled, swapped with another, taken from another text, or something put in."""
    a, b, c = sorted(chance.randint(0, len(text)) for _ in range(3))
    b = min(b, a + 60)
    how = chance.randrange(7)
    if how == 0:
        return text[:a] + text[b:]
    if how == 1:
        return text[:b] + text[a:b] * chance.choice([1, 1, 3]) + text[b:]
    if how == 2:
        return text[:a] + text[b:c] + text[a:b] + text[c:]
    if how == 3:
        other = _made(shape, chance)
        at = chance.randint(0, len(other))
        return text[:a] + other[at : at + 200] + text[b:]
    if how == 4:
        return text.replace("\n", chance.choice(["\r\n", "\r", "\n\n", " "])) if chance.random() < 0.3 else text.upper()
    return text[:a] + chance.choice(_PIECES) * chance.choice([1, 1, 1, 2, 30]) + text[a:]


def _bytes_mutated(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.randbytes(chance.randint(0, 3)) + data[at + chance.randint(0, 3) :]


@cache
def _linter() -> Linter:
    linter = Linter(ready(None).guideline)
    for text in _PROSE:  # rules are made ready when they first fire
        fix(linter, read_bytes(text.encode(), "kasus.txt"), unsafe=True)
    return linter


def failures(one: Input) -> list[str]:
    """What goes wrong with an input; the kinds, or a kind with a colon and the exception."""
    _linter()  # not part of the time
    began = time.process_time()
    try:
        found = list(_failures(one))
    except (ReadError, WriteError):
        found = []
    except Exception as error:  # what is looked for
        frame = error.__traceback__
        while frame and frame.tb_next:
            frame = frame.tb_next
        place = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
        found = [f"exception: {type(error).__name__} {place}"]
    return [*found, "over 2 s"] if time.process_time() - began > TOO_LONG else found


def _failures(one: Input) -> Iterator[str]:
    data = one.data()
    document = read_bytes(data, f"kasus.{one.format}")
    linter = _linter()
    if not document.package and encoded(document) != data:
        yield "lost bytes"
    for unsafe in (False, True):
        fixed = fix(linter, document, unsafe=unsafe)
        how = " (unsafe)" if unsafe else ""
        if any("tanpa akhir" in failure.message for failure in fixed.report.failures):
            yield f"endless{how}"
        if not unsafe and _quoted(document) != _quoted(fixed.document):
            yield "quotation changed"
        if one.format == "docx":
            yield from _word_failures(document, data, fixed.edits, fixed.report.findings, how)
        elif not document.package and fixed.mended:
            # Read anew, as a second run would.
            again = fix(linter, read_bytes(encoded(fixed.document), document.path), unsafe=unsafe)
            if again.document.source != fixed.document.source:
                yield f"not idempotent{how}"
        if not any(fix.safe is False for finding in fixed.report.findings for fix in finding.fixes):
            break  # with unsafe fixes it is the same


_QUOTED = re.compile(r"“([^“”\n]*\w[^“”\n]*\s[^“”\n]*\w[^“”\n]*)”")
"""Quotations of more than one word."""


def _quoted(document: Document) -> list[str]:
    return _QUOTED.findall(document.text)


def _word_failures(
    document: Document, data: bytes, edits: Sequence[object], findings: Sequence[object], how: str
) -> Iterator[str]:
    import datetime as dt

    from pesanlint.fixer.word import reviewed

    made = reviewed(document, edits, findings, dt.datetime(2025, 7, 17, tzinfo=dt.UTC))  # type: ignore[arg-type]
    if _letters(made) != _letters(data):
        yield f"reject-all differs{how}"


def _letters(data: bytes) -> str:
    """The characters of a Word file's text with all changes of ours rejected."""
    from lxml import etree

    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    ours = [element for element in root.iter(f"{word}ins") if element.get(f"{word}author") == "pesanlint"]
    gone = {text for element in ours for text in element.iter(f"{word}t")}
    return "".join(text.text or "" for text in root.iter(f"{word}t", f"{word}delText") if text not in gone)


def shrunk(one: Input, kind: str) -> Input:
    """A smaller input that fails in the same way."""
    until = time.process_time() + SHRINKING
    size = len(one.payload) // 2
    while size:
        at = 0
        while at < len(one.payload) and time.process_time() < until:
            smaller = one._replace(payload=one.payload[:at] + one.payload[at + size :])
            if kind in failures(smaller):
                one = smaller
            else:
                at += size
        size //= 2
    return one


def run(seed: int, first: int, count: int) -> tuple[Counter[str], list[tuple[int, str, Input]]]:
    """The inputs of some numbers: how many of each format there were, and what failed, shrunk."""
    formats: Counter[str] = Counter()
    failed: list[tuple[int, str, Input]] = []
    for number in range(first, first + count):
        one = case(seed, number)
        formats[one.format] += 1
        for kind in failures(one):
            small = shrunk(one, kind) if kind != "over 2 s" else one
            failed.append((number, kind, small))
    return formats, failed


def _piece(arguments: tuple[int, int, int]) -> tuple[Counter[str], list[tuple[int, str, Input]]]:
    return run(*arguments)


def main() -> None:
    """Run the cases in pieces, print what there was and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    _linter()  # compiled once, then out of the cache
    pieces = [
        (options.seed, at, min(CHUNK, options.first + options.count - at))
        for at in range(options.first, options.first + options.count, CHUNK)
    ]
    formats: Counter[str] = Counter()
    failed: list[tuple[int, str, Input]] = []
    began = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(options.jobs) as pool:
        for some, wrong in pool.imap_unordered(_piece, pieces):
            formats += some
            failed += wrong
    seconds = time.perf_counter() - began
    rate = f"{options.count / seconds:.0f} a second on {options.jobs} processes"
    print(f"Seed {options.seed}, cases {options.first} to {options.first + options.count - 1}: {seconds:.0f} s, {rate}.\n")
    print("| | " + " | ".join(_WEIGHTS) + " | all | seeds |\n| --- |" + " ---: |" * (len(_WEIGHTS) + 1) + " --- |")
    print(_row("inputs", formats, ""))
    for kind in dict.fromkeys((*KINDS, *sorted(kind for _, kind, _ in failed))):
        those = [(number, one) for number, found, one in failed if found == kind]
        if those or kind in KINDS:
            seen = ", ".join(f"{options.seed}:{number}" for number, _ in sorted(those)[:5])
            print(_row(kind, Counter(one.format for _, one in those), seen))
    if failed:
        folder = options.keep or Path(tempfile.mkdtemp(prefix="mutations-"))
        folder.mkdir(parents=True, exist_ok=True)
        for number, kind, one in failed:
            name = re.sub(r"\W+", "-", kind)
            (folder / f"{options.seed}-{number}-{name}.{one.format}").write_bytes(one.data())
        print(f"\nFailing inputs, shrunk: {folder}")


def _row(kind: str, counts: Counter[str], seeds: str) -> str:
    return f"| {kind} | " + " | ".join(str(counts[shape]) for shape in _WEIGHTS) + f" | {counts.total()} | {seeds} |"


if __name__ == "__main__":
    main()
