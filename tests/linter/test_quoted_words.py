"""The promise that may never break: no safe fix changes anything between quotation marks, in any format, by any rule."""

import html
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pesanlint.fixer.edits import chosen, fix
from pesanlint.guideline import Guideline
from pesanlint.kinds.pattern import Pattern
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.linter import Linter
from pesanlint.readers import read_bytes, read_text
from word import docx, p, r, resolved, review, t, unzipped

SAID = "Kami menghimbau warga yang dihimbau agar hadir di tempat oleh oleh pada bulan Ramadhan, jum'at, silahkan"
"""A text that many rules would change."""
PAIRS = [
    "“”", "„“", "„”", "‟”", '""', "''", "‘’", "‚‘", "‛’", "«»", "‹›", "»«", "”“", "””", "““", "’’", "「」", "″″", "〈〉", "〈〉", "⟨⟩", "❮❯", "｢｣", "′′", "‶″", "❝❞", "＂＂",
    '“"', '"”', "'’", "‘'", "“«",
]  # fmt: skip
LONG_PAIRS = [
    ("``", "''"),
    ("''", "''"),
    ("‘‘", "’’"),
    ("’’", "’’"),
    ("`", "'"),
    ("´", "´"),
    (",,", '"'),
    (",,", "”"),
    (",,", "''"),
    ("<<", ">>"),
    ("<< ", " >>"),
    ("&quot;", "&quot;"),
    ("&#8220;", "&#8221;"),
    ("&laquo;", "&raquo;"),
]
MARKS = [*((pair[0], pair[1]) for pair in PAIRS), *LONG_PAIRS]


def pattern(number: int, searched: str, use: str) -> Pattern:
    return Pattern(id=f"uji.p{number}", kind="pattern", pattern=searched, use=use, safe=True, scope=("all",))


GREEDY = Guideline(
    (
        Substitution(
            id="uji.kata", kind="substitution", scope=("all",),
            swap=(
                Swap(not_=("menghimbau",), use=("mengimbau",)),
                Swap(not_=("kata ketua",), use=("ujar ketua",)),
                Swap(not_=("jum'at",), use=("Jumat",)),
                Swap(not_=("warga”", 'warga"', "warga'"), use=("warga",)),
                Swap(not_=("“kami", '"kami', "'kami"), use=("kami",)),
            ),
        ),
        pattern(1, "(?P<tanda>[”\"’'»])(?P<titik>[.,])", "{titik}{tanda}"),
        pattern(2, "(?P<titik>[.,])(?P<tanda>[”\"’'»])", "{tanda}{titik}"),
        pattern(3, "[“”]", '"'),
        pattern(4, "(?P<tanda>[“„«])[ ]+", "{tanda}"),
        pattern(5, "[ ]+(?P<tanda>[”»])", "{tanda}"),
        pattern(6, "(?P<sebelum>\\w+,?) (?P<tanda>[“\"'‘])(?P<kata>\\w+)", "{sebelum} berkata {tanda}{kata} kok"),
        pattern(7, "(?<=[“\"‘'«])(?=\\w)", "Ya, "),
        pattern(8, "(?<=\\w)(?=[”\"’'»])", ", ya"),
        pattern(9, "warga$", "para warga"),
        pattern(10, "^kami", "Kami semua"),
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def greedy() -> Linter:
    """Rules that change words, quotation marks, and the characters on both sides of the marks."""
    return Linter(GREEDY)


@pytest.mark.parametrize(
    "text",
    [
        "“Kami menghimbau warga” – kata Ketua KPU Kabupaten Jember, Siti Aminah.",
        "“Kami menghimbau warga” (kata Ketua KPU).",
        "“Kami menghimbau warga” Siti Aminah, Ketua KPU.",
        "“Kami menghimbau warga” Kata Ketua KPU.",
        "Siti Aminah – “Kami menghimbau seluruh warga hadir”.",
        "“Kami menghimbau warga”kata Ketua KPU.",
        'Ketua KPU"Kami menghimbau warga"demikian disampaikan.',
        "“ Kami menghimbau warga ” ujarnya.",
        '" Kami menghimbau warga " ujarnya.',
        'Ia berkata " Baik, " kami menghimbau warga " begitu " katanya.',
        '"Kami siap, "ujarnya. "Kami menghimbau warga, "katanya.',
        "“Kami menghimbau ‘warga’ dan “pemilih” dihimbau” katanya.",
        '"Kami menghimbau "warga" dihimbau hadir" katanya.',
        "‘Para ulama’ dan santri dihimbau hadir’ katanya.",
        "'Para ulama' dan santri dihimbau hadir,' katanya.",
        'Layar 20" dan 15" diberi tulisan "warga dihimbau hadir" tadi.',
        '"Layar 20" itu dihimbau dilihat" katanya.',
        '"Pilkada 2024" dan "warga dihimbau hadir" tadi.',
        "Katanya, “kami menghimbau warga, dan seterusnya.",
        'Kami menghimbau warga," katanya.',
        "Kami menghimbau warga,’ katanya.",
        "‘Kami menghimbau warga, katanya.",
        "Kata “himbauan” dan ‘dihimbau’.",
        "Program “Warga Dihimbau Hadir” dan lagu «Silahkan Datang».",
        "“Kami menghimbau.\n\n“Warga dihimbau.\n\n“Silahkan datang,” katanya.",
        "“Kami menghimbau.\n\nWarga dihimbau.\n\nSilahkan datang,” katanya.",
        "“Kami menghimbau:\n\n- warga dihimbau\n- silahkan datang” katanya.",
        "“Kami menghimbau\nwarga” katanya.",
        "-- “Kami menghimbau warga” --",
        "Spanduk bertuliskan 'Kami menghimbau warga'terpasang.",
        "Menurut dia,’Kami menghimbau warga’katanya.",
        "<<Kami menghimbau.\n\n<<Warga dihimbau,>> katanya.",
        "Tema <<Kami <<siap>> menghimbau warga>> tadi.",
        "Spanduk bertuliskan 'Kami menghimbau \nWarga dihimbau' terpasang.",
        "Spanduk bertuliskan ‹Kami menghimbau\n\nWarga dihimbau\n\nSilahkan› terpasang.",
        'Tema "Kami " menghimbau warga, "” tadi.',
        "<<Kami menghimbau.\n\nWarga dihimbau.\n\nSilahkan datang,>> katanya.",
        "[“Kami menghimbau warga”]",
        "“Kami menghimbau warga”/“Warga dihimbau”",
        "“Kami menghimbau warga…”…",
        "She said “Kami menghimbau warga” on Friday.",
        "Pak Camat ngendika “Kami menghimbau warga” wingi.",
    ],
)
def test_no_word_in_these_is_changed(linter: Linter, text: str) -> None:
    assert fix(linter, read_text(text, "a.txt")).document.source == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("“Kami siap,” kata Sari yang menghimbau warga. “Baik,” katanya.", "“Kami siap,” kata Sari yang mengimbau warga. “Baik,” katanya."),
        ("Kata “himbauan” dihapus; warga dihimbau.", "Kata “himbauan” dihapus; warga diimbau."),
        ("«Kami siap,» katanya menghimbau.", "«Kami siap,» katanya mengimbau."),
        ("„Kami siap,“ katanya menghimbau.", "„Kami siap,“ katanya mengimbau."),
        ("\"Dukung 'Pemilu Damai' ini,\" katanya menghimbau.", "\"Dukung 'Pemilu Damai' ini,\" katanya mengimbau."),
        ("Ketua ‘Aisyiyah menghimbau Ma'ruf.", "Ketua ‘Aisyiyah mengimbau Ma'ruf."),
        ("Para ulama' menghimbau santri.", "Para ulama' mengimbau santri."),
        ("Angkatan '98 menghimbau warga.", "Angkatan '98 mengimbau warga."),
        ("Layar 20\" setinggi 5' dipasang; warga dihimbau.", "Layar 20\" setinggi 5' dipasang; warga diimbau."),
        ("Jum&#8217;at warga dihimbau.", "Jumat warga diimbau."),
        ("Nilai a << b; warga dihimbau.\n\n>> Warga dihimbau.", "Nilai a << b; warga diimbau.\n\n>> Warga dihimbau."),
        ("Ketua ‘Aisyiyah dan Mu'allim menghimbau Ma'ruf.", "Ketua ‘Aisyiyah dan Mu'allim mengimbau Ma'ruf."),
        ("Katanya, “kami siap.\n\nWarga dihimbau hadir.", "Katanya, “kami siap.\n\nWarga diimbau hadir."),
        ("Katanya, “kami siap.\n\n## Warga\n\nDihimbau hadir.\n\nSiap,” katanya.", "Katanya, “kami siap.\n\n## Warga\n\nDiimbau hadir.\n\nSiap,” katanya."),
    ],
)  # fmt: skip
def test_text_outside_quotation_marks_is_still_fixed(linter: Linter, text: str, fixed: str) -> None:
    assert fix(linter, read_text(text, "a.md")).document.source == fixed


@pytest.mark.parametrize(
    "text",
    [
        "**“Kami menghimbau warga”**kata Ketua KPU.",
        "**\"Kami menghimbau warga\"**kata Ketua KPU.",
        "**'Kami menghimbau warga'**kata Ketua KPU.",
        "“Kami *menghimbau* warga”",
        "“**Kami menghimbau** warga”",
        "*“Kami*  menghimbau warga”",
        "[“Kami menghimbau warga”](https://a.id) kata",
        "“Kami [menghimbau warga](https://a.id)” kata",
        "“Kami `kode` menghimbau warga” kata",
        "“Kami ![alt](a.png) menghimbau warga” kata",
        "&ldquo;Kami menghimbau warga&rdquo; kata",
        "<q>Kami menghimbau warga</q>kata",
        "> Kami menghimbau warga",
        "> - Kami menghimbau warga",
        "> # Kami menghimbau warga",
        "> | Kami menghimbau warga | b |\n> |---|---|\n> | dihimbau | b |",
        "- > Kami menghimbau warga",
        "| “Kami menghimbau warga” | b |\n|---|---|\n| ‘dihimbau’ | b |",
        "# “Kami Menghimbau Warga”",
        "“Kami menghimbau  \nwarga”",
    ],
)  # fmt: skip
def test_markup_inside_quotation_marks_changes_nothing(linter: Linter, text: str) -> None:
    assert fix(linter, read_text(text, "a.md")).document.source == text


@pytest.mark.parametrize(
    "text",
    [
        "<p><b>“Kami menghimbau warga”</b>kata Ketua KPU.</p>",
        "<p><b>'Kami menghimbau warga'</b>kata Ketua KPU.</p>",
        "<p><q>Kami menghimbau warga</q> kata</p>",
        "<p><q>Kami menghimbau <q>warga dihimbau</q> dihimbau</q> kata</p>",
        "<p><q>Kami menghimbau</p>",
        "<blockquote>Kami menghimbau warga</blockquote>",
        "<blockquote><p>Kami menghimbau warga</p><ul><li>dihimbau</ul><h2>Silahkan</h2><table><td>dihimbau</table></blockquote>",
        "<p>&quot;Kami menghimbau warga&quot; kata</p>",
        "<p>&#8220;Kami menghimbau warga&#8221; kata</p>",
        "<p>&laquo;Kami <a href='#'>menghimbau</a> warga&raquo; kata</p>",
        "<p>“Kami menghimbau<br>warga”</p>",
        "<p>“Kami menghimbau</p><p>warga dihimbau</p><p>hadir”</p>",
        "<ul><li>“Kami menghimbau</li><li>warga dihimbau</li><li>hadir”</li></ul>",
    ],
)
def test_no_word_in_quotation_marks_of_html_is_changed(linter: Linter, text: str) -> None:
    source = f"<html><body><article>{text}</article></body></html>"
    assert fix(linter, read_text(source, "a.html")).document.source == source


@pytest.mark.parametrize(
    "paragraphs",
    [
        [p(r("“Kami menghimbau warga”", "<w:b/>"), "kata Ketua KPU.")],
        [p("“Kami ", r("menghimbau", "<w:b/>"), " warga” – kata Ketua KPU.")],
        [p("“Kami meng", r("himbau", "<w:b/>"), " warga” – kata Ketua KPU.")],
        [p("“Kami menghimbau."), p("“Warga dihimbau."), p("“Silahkan,” katanya.")],
        [p("“Kami menghimbau."), p("Warga dihimbau."), p("Silahkan,” katanya.")],
        [p("Kami menghimbau warga", style="Kutipan")],
        [f"<w:tbl><w:tr><w:tc>{p('Kami menghimbau warga', style='Kutipan')}</w:tc></w:tr></w:tbl>"],
        [f"<w:tbl><w:tr><w:tc>{p('“Kami menghimbau warga”')}</w:tc><w:tc>{p('‘dihimbau’')}</w:tc></w:tr></w:tbl>"],
        [p("“Kami ", f"<w:r>{t('menghimbau')}<w:br/>{t('warga')}</w:r>", "” Kata Ketua KPU.")],
    ],
)
def test_no_word_in_quotation_marks_of_a_word_file_is_changed(linter: Linter, paragraphs: list[str]) -> None:
    data = docx(p("Warga dihimbau hadir."), *paragraphs, p("Warga dihimbau hadir."))
    _, fixed, reviewed = review(linter, data)
    assert fixed.count == 2
    assert "".join(read_bytes(data, "a.docx").text.split("\n")[1:-1]) == "".join(
        read_bytes(resolved(reviewed, accept=True), "a.docx").text.split("\n")[1:-1]
    )
    assert unzipped(reviewed)["word/document.xml"].count(b"<w:del ") == 2


MAIL = "Subject: “Warga Dihimbau Hadir”\r\nMIME-Version: 1.0\r\nContent-Type: text/{}; charset=utf-8\r\n\r\n{}"


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("plain", "“Kami menghimbau\r\nwarga” – kata Ketua KPU.\r\n\r\n> Warga dihimbau"),
        ("plain", "“Kami menghimbau.\r\n\r\nWarga dihimbau.\r\n\r\nSilahkan” kata Ketua KPU."),
        ("html", "<p><q>Kami menghimbau</q> kata <b>“dihimbau hadir”</b>kata</p><blockquote>dihimbau hadir</blockquote>"),
    ],
)
def test_in_mail_no_fix_is_called_safe(linter: Linter, form: str, body: str) -> None:
    report = linter.check(read_bytes(MAIL.format(form, body).encode(), "a.eml"))
    assert any("himbau" in finding.found.lower() for finding in report.findings)
    assert not any(chosen(finding, unsafe=False) for finding in report.findings)


ODF = "urn:oasis:names:tc:opendocument:xmlns"


def odt(body: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0">'
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    return file.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        "<text:p>“Kami <text:span>menghimbau</text:span> warga” Kata Ketua KPU.</text:p>",
        "<text:p>“Kami menghimbau.</text:p><text:list><text:list-item><text:p>dihimbau</text:p></text:list-item></text:list>"
        "<text:p>Silahkan” (kata Ketua KPU).</text:p>",
        '<text:p text:style-name="Quotations">Kami menghimbau</text:p><text:p>‘Kami menghimbau warga’ – kata Ketua.</text:p>',
    ],
)
def test_in_opendocument_no_fix_is_called_safe(linter: Linter, body: str) -> None:
    report = linter.check(read_bytes(odt(f"{body}<text:p>Warga dihimbau.</text:p>"), "a.odt"))
    assert any(finding.found == "dihimbau" for finding in report.findings)
    assert not any(chosen(finding, unsafe=False) for finding in report.findings)


@pytest.mark.parametrize(
    "text",
    [
        "“Kami menghimbau warga”, kata ketua.",
        "“Kami menghimbau warga,” kata ketua.",
        "“Kami menghimbau warga”.",
        'Sari berkata "Kami menghimbau warga."',
        "Sari berkata 'Kami menghimbau warga'.",
        "Sari berkata, “ kami menghimbau warga ”",
        "“kami menghimbau warga",
        "kami menghimbau warga”",
        "kami menghimbau warga,'",
    ],
)
def test_rules_at_the_border_act_outside_only(greedy: Linter, text: str) -> None:
    first = min(at for mark in "“\"'" if (at := text.find(mark)) >= 0 or mark == "'") if set("“\"'") & set(text[:-2]) else 0
    last = max(text.rfind(mark) for mark in "”\"'") + 1 or len(text)
    if "”" not in text and last < len(text) // 2:
        last = len(text)
    kept = text[max(first, 0) : last]
    assert kept in fix(greedy, read_text(text, "a.txt")).document.source


@pytest.mark.parametrize(("said", "level"), [("“Kami siap.", "suggestion"), ("“Kami siap, ujarnya.", "warning")])
def test_findings_inside_quotation_marks_are_still_reported(linter: Linter, said: str, level: str) -> None:
    """A quotation without its closing mark ends at its speaker; findings after it are reported, but without safe fixes."""
    document = read_text(f"Siti Aminah, {said} Warga dihimbau hadir.\n\nWarga dihimbau hadir.", "a.txt")
    inside, outside = [finding for finding in linter.check(document).findings if finding.found == "dihimbau"]
    assert chosen(inside, unsafe=False) is None
    assert inside.level == level
    assert chosen(outside, unsafe=False)


BEFORE = st.sampled_from(
    [
        "",
        "“Baik,” katanya, lalu ",
        '"Baik," katanya, lalu ',
        "'Baik,' katanya, lalu ",
        "‘Baik’ dan ",
        '"Baik, "katanya, lalu ',
        "“Baik, katanya, lalu ", "Siti Aminah – ", "Ketua KPU, Siti Aminah: ", "Ketua KPU mengatakan, ", "Siti Aminah (", "Siti Aminah\n\n", "kata ketua",
        "Rapat selesai. ", "She said, ", "Bu Lurah ngendika, ", "tema ", "Program ", "- ", "1. ", "Warga 5' dan 20\" itu ", "Jum'at, ",
        "menurut ‘Aisyiyah ", "*", "**", "JEMBER – ", "(", "[", "yang ", "Baca: ", "… ", "Pada hari ini, ",
    ]
)  # fmt: skip
BEHIND = st.sampled_from(
    [
        "",
        ", lalu “baik,” katanya.",
        ', lalu "baik," katanya.',
        ", lalu ‘baik,’ katanya.",
        ", lalu 'baik' katanya.",
        ' kata Sari. "Baik, "katanya.',
        " kata Sari. Baik,” katanya.", ".", ",", " – kata Ketua KPU, Siti Aminah.", " (kata Ketua KPU).", " Siti Aminah, Ketua KPU.", " Kata Ketua KPU.", "kata Ketua.",
        ", kata ketua.", " said the chair.", " ngendikane Bu Lurah.", ")", " tadi", "\n\nSiti Aminah", "?", "…", " 20\" itu", " ulama' itu",
        ", tegasnya.", "ujarnya", "*kata", "**kata Ketua", " - Siti Aminah", "/", " [1]", " itu dibuka. Warga hadir.",
    ]
)  # fmt: skip
BLANKS = st.sampled_from(["", " ", "\u00a0"])
INSIDE = st.sampled_from(
    [
        SAID, "Kami menghimbau warga", "dihimbau hadir", "Menghimbau Warga Hadir", "kami menghimbau warga.", "Kami menghimbau warga,",
        "Apa dihimbau?", "menghimbau", "KAMI MENGHIMBAU WARGA", "hari jum'at dihimbau hadir", "Pilkada 2024 dihimbau 20",
        "warga 'dihimbau' hadir", "warga “dihimbau” hadir", "warga \"dihimbau\" hadir", "warga ‘dihimbau’ hadir", "warga «dihimbau» hadir",
        "We urge voters menghimbau", "Warga dihimbau. Silahkan datang! Warga dihimbau", "- warga menghimbau", "warga — dihimbau —",
    ]
)  # fmt: skip
SHAPES = st.builds(
    lambda before, marks, blanks, said, behind: (before, f"{marks[0]}{blanks[0]}{said}{blanks[1]}{marks[1]}", behind),
    BEFORE, st.sampled_from(MARKS), st.tuples(BLANKS, BLANKS), INSIDE, BEHIND,
)  # fmt: skip
ANY = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def is_apostrophe(before: str, quoted: str, behind: str) -> bool:
    """Whether a single mark stands where only an apostrophe does: `kata' Kami`, or `'Kami'kata` without markup between."""
    single = "'‘’‚‛‹›`´′"
    opens = before[-1:].isalnum() and quoted[0] in single
    closes = behind[:1].isalnum() and quoted[-1] in single and quoted[-2].isalnum()
    return opens or closes


@ANY
@given(SHAPES, st.booleans(), st.sampled_from(["txt", "md", "html"]))
def test_what_is_quoted_is_the_same_afterwards(
    linter: Linter, greedy: Linter, parts: tuple[str, str, str], own: bool, form: str
) -> None:
    before, quoted, behind = parts
    if quoted.startswith(",,") and (before[-1:].isalnum() or not quoted[2].isalnum()):
        return  # two commas are a mark only between a blank and a word
    if is_apostrophe(*parts) and form != "html":
        return
    if form == "html":
        quoted = html.escape(quoted, quote=False)
        source = f"<html><body><article><p>{before}<b>{quoted}</b>{behind}</p></article></body></html>"
    else:
        if form == "md" and ("`" in quoted or "*" in before + behind):
            return
        source = f"Warga dihimbau.\n\n{before}{quoted}{behind}\n\nWarga dihimbau."
    fixed = fix(greedy if own else linter, read_text(source, f"a.{form}")).document.source
    assert quoted in fixed


SPOKEN = "Kami menghimbau warga datang ke pada petugas, di buka , dan disini kita oleh oleh jum'at pada pemiluh kamis"


def test_plain_spelling_speaks_inside_as_a_suggestion_and_changes_nothing(linter: Linter) -> None:
    said, told = f"Kami hadir. “{SPOKEN},” ujar Ketua KPU, Budi Santoso.", f"{SPOKEN}."
    inside = [finding for finding in linter.check(read_text(said, "a.txt")).findings if finding.in_quote]
    outside = {finding.rule: finding.level for finding in linter.check(read_text(told, "a.txt")).findings}
    spelling = {"bahasa.kata-baku", "bahasa.kepada-serangkai", "bahasa.di-awalan", "bahasa.di-terpisah", "bahasa.tanpa-apostrof",
                "bahasa.spasi-sebelum-tanda-baca", "bahasa.hari-dan-bulan"}  # fmt: skip
    assert spelling <= {finding.rule for finding in inside}
    assert {finding.level for finding in inside} == {"suggestion"}
    assert {outside[rule] for rule in spelling} == {"warning"}
    assert not any(finding.fixes for finding in inside)


@pytest.mark.parametrize("word", ["tapi kami siap", "kami sudah mengakomodir", "masa2 itu", "kami capek"])
def test_colloquial_words_in_quotations_are_not_spelling_findings(linter: Linter, word: str) -> None:
    text = f"Kami hadir. “Kita semua tahu {word} sejak awal tahun,” ujar Ketua KPU, Budi Santoso."
    rules = {finding.rule for finding in linter.check(read_text(text, "a.txt")).findings if finding.in_quote}
    assert not rules & {"bahasa.kata-baku", "bahasa.akhiran-asi", "bahasa.bentuk-ulang-angka", "bahasa.ragam-lisan"}


def test_a_finding_in_a_direct_quotation_is_at_most_a_suggestion():
    text = (
        "Rapat dibuka.\n\n“Namun kami tetap hadir di TPS itu. Warga dihimbau datang,” kata Ketua KPU Kota Mawar, Budi Santoso."
    )
    inside = [finding for finding in Linter.from_config().check_text(text) if finding.in_quote]
    assert {finding.rule for finding in inside} >= {"bahasa.koma-setelah-namun", "bahasa.kata-baku"}
    assert {finding.level for finding in inside} == {"suggestion"}
