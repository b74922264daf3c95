"""Word files built from XML, and their text after changes are accepted or rejected."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from lxml import etree

from pesanlint.document import Document
from pesanlint.fixer.edits import Fixed, fix
from pesanlint.fixer.word import reviewed
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.linter import Linter
from pesanlint.readers import read_bytes

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
W = f"{{{NAMESPACES['w']}}}"
CORPUS = Path(__file__).parents[2] / "shared/corpus/formats/docx"
NOW = dt.datetime(2025, 7, 17, 9, tzinfo=dt.UTC)
TRACKED = 'w:id="9" w:author="Sari" w:date="2025-07-17T00:00:00Z"'
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
    for key, name, more in [
        ("Judul", "Title", ""),
        ("Judul1", "heading 1", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"),
        ("Judul2", "heading 2", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>"),
        ("Milik", "Judul Kami", "<w:basedOn w:val='Judul2'/>"),
        ("Kutipan", "Quote", ""),
        ("Daftar1", "toc 1", ""),
    ]
)


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text.replace("&", "&amp;").replace("<", "&lt;")}</w:t>'


def r(content: str, properties: str = "") -> str:
    """A run: of text, or of elements."""
    inner = content if content.startswith("<") else t(content)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def p(*runs: str, style: str = "") -> str:
    """A paragraph: of runs, or of plain texts."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def docx(*body: str, **stories: str) -> bytes:
    """A Word file. `stories` are the contents of further parts, such as `header1`, `footnotes` or `comments`."""
    roots = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}
    parts = {
        "word/document.xml": f"<w:document {_DECLARED}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_DECLARED}>{STYLES}</w:styles>",
    }
    rels = [("styles", "styles.xml")]
    types = [("document.main", "document"), ("styles", "styles")]
    for name, content in stories.items():
        kind = name.rstrip("0123456789")
        parts[f"word/{name}.xml"] = f"<w:{roots[kind]} {_DECLARED}>{content}</w:{roots[kind]}>"
        rels.append((kind, f"{name}.xml"))
        types.append((kind, name))
    root = NAMESPACES["r"]
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_WML}.{kind}+xml"/>' for kind, name in types)
    links = "".join(f'<Relationship Id="rId{n}" Type="{root}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(rels))
    all_parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{root}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}">{links}</Relationships>',
        **parts,
    }
    return zipped({name: (_HEAD + text).encode() for name, text in all_parts.items()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def resolved(data: bytes, *, accept: bool, author: str = "pesanlint") -> bytes:
    """The file with all changes of an author accepted or refused: a few lines that owe nothing to the code under test."""
    parts = unzipped(data)
    gone, kept = ("del", "ins") if accept else ("ins", "del")
    for name, xml in parts.items():
        if not name.endswith(".xml") or b"wordprocessingml" not in xml:
            continue
        root = etree.fromstring(xml)
        for element in [e for e in root.iter(f"{W}{gone}", f"{W}{kept}") if e.get(f"{W}author") == author]:
            parent: Any = element.getparent()
            at = parent.index(element)
            parent[at : at + 1] = list(element) if element.tag == f"{W}{kept}" else []
        for text in [e for e in root.iter(f"{W}delText") if not any(a.tag == f"{W}del" for a in e.iterancestors())]:
            text.tag = f"{W}t"
        parts[name] = etree.tostring(root)
    return zipped(parts)


def looks(data: bytes) -> Iterator[tuple[str, str, str]]:
    """Every character of every part with its format, in order: what a fix must not change."""
    for name, xml in sorted(unzipped(data).items()):
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        root = etree.fromstring(xml)
        if name == "word/comments.xml" or root.tag == f"{W}styles":
            continue
        for element in root.iter():
            if element.tag in (f"{W}t", f"{W}delText"):
                run: Any = element.getparent()
                properties = run.find(f"{W}rPr")
                look = b"" if properties is None else etree.tostring(properties, method="c14n")
                yield from ((name, character, look.decode()) for character in element.text or "")
            elif element.tag in (f"{W}tab", f"{W}br", f"{W}p", f"{W}fldChar", f"{W}footnoteReference"):
                yield name, element.tag, ""


UNASKED = {
    "LibreOffice opens a protected file for reading only, and neither accepts nor refuses anything in it": rb"<w:documentProtection\b[^>]*/>",
    "LibreOffice 7.4 takes tracked changes for plain text, whoever made them: in a frame and the paragraph behind it, and behind an initial in all the rest": rb"<w:framePr\b[^>]*/>",
}
"""What LibreOffice cannot be asked of, and is taken from both files before it is: why, and how it is written."""
_COMMENT_MARKS = [f"{W}comment{what}" for what in ("RangeStart", "RangeEnd", "Reference")]


def askable(data: bytes) -> bytes:
    """A file without what LibreOffice cannot be asked of.

    Nor are comments in paragraphs that somebody inserted: where LibreOffice 7.4 refuses such a paragraph, the next one takes its
    place in the comment's paragraph and loses its own format, its bullet too, whoever made the comment.
    """
    unasked = re.compile(b"|".join(UNASKED.values()))
    parts = {name: unasked.sub(b"", part) if name.endswith(".xml") else part for name, part in unzipped(data).items()}
    for name, xml in parts.items():
        if not name.endswith(".xml") or b"commentReference" not in xml:
            continue
        root = etree.fromstring(xml)
        for paragraph in root.iter(f"{W}p"):
            if paragraph.find(f"{W}pPr/{W}rPr/{W}ins") is not None:
                for mark in list(paragraph.iter(*_COMMENT_MARKS)):
                    parent: Any = mark.getparent()
                    parent.remove(mark)
        parts[name] = etree.tostring(root)
    return zipped(parts)


def lines(text: str) -> list[str]:
    return [line for line in map(str.strip, text.split("\n")) if line]


def rule(name: str, *swaps: tuple[str, str], safe: bool = True) -> Substitution:
    swap = tuple(Swap(not_=(found,), use=(use,)) for found, use in swaps)
    return Substitution(id=f"uji.{name}", kind="substitution", swap=swap, safe=safe, scope=("all",), source="KBBI VI")


RULES = (
    rule("baku", ("dihimbau", "diimbau"), ("silahkan", "silakan"), ("hoax", "hoaks"), ("kerjasama", "kerja sama")),
    rule("antar", ("antar propinsi", "antar provinsi"), ("antar provinsi", "antarprovinsi"), ("oleh oleh", "oleh")),
    rule("singkat", ("rakor", "rapat koordinasi"), safe=False),
)


def review(linter: Linter, data: bytes, *, unsafe: bool = False) -> tuple[Document, Fixed, bytes]:
    document = read_bytes(data, "rilis.docx")
    fixed = fix(linter, document, unsafe=unsafe)
    return document, fixed, reviewed(document, fixed.edits, fixed.report.findings, NOW)


TEXTS = st.sampled_from(
    "Warga |dihimbau |dihim|bau |silah|kan |hoax |kerja|sama |antar |propinsi |oleh oleh |KPU |di mana |“Kami |,” ujarnya. |"
    "Ketua |& <b> |\u00a0|\U0001f5f3|  |rakor |. |Bakohumas ".split("|")
)
LOOKS = st.sampled_from(["", "", "<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/>', '<w:vanish w:val="0"/>'])
RUNS = st.builds(lambda texts, look: r("".join(map(t, texts)) or "<w:tab/>", look), st.lists(TEXTS, max_size=3), LOOKS)
INLINE = st.one_of(
    RUNS, RUNS, RUNS, RUNS,
    st.builds(f"<w:ins {TRACKED}>{{}}</w:ins>".format, RUNS),
    TEXTS.map(lambda text: f"<w:del {TRACKED}>{r('x').replace('w:t', 'w:delText').replace('x<', text.replace('&', '').replace('<', '') + '<')}</w:del>"),
    st.builds('<w:hyperlink w:anchor="x">{}</w:hyperlink>'.format, RUNS),
    st.builds('<w:smartTag w:element="City">{}</w:smartTag>'.format, RUNS),
    st.builds("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format, RUNS),
    st.builds('<w:fldSimple w:instr="DATE">{}</w:fldSimple>'.format, RUNS),
    st.sampled_from([r("<w:tab/>"), r("<w:br/>"), r("<w:noBreakHyphen/>"), r('<w:footnoteReference w:id="2"/>'), '<w:bookmarkStart w:id="3" w:name="a"/>', r("<w:drawing><wp:inline/></w:drawing>")]),
)  # fmt: skip
PARAGRAPHS = st.lists(INLINE, max_size=8).map(lambda inline: p(*inline))
BLOCKS = st.one_of(
    PARAGRAPHS,
    PARAGRAPHS,
    st.lists(PARAGRAPHS, min_size=1, max_size=2).map(
        lambda cell: f"<w:tbl><w:tr><w:tc>{''.join(cell)}</w:tc></w:tr></w:tbl>{p()}"
    ),
)
FILES = st.builds(
    lambda blocks, header, note: docx(*blocks, p("Selesai."), header1=header, footnotes=f'<w:footnote w:id="2">{note}</w:footnote>'),
    st.lists(BLOCKS, min_size=1, max_size=4), PARAGRAPHS, st.lists(RUNS, max_size=3).map(lambda runs: p(*runs)),
)  # fmt: skip
"""Any files: words cut across runs of any format, beside what others inserted, deleted, linked or made a field of."""
