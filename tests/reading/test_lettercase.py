"""The letter case of a replacement, by its position in the text."""

import functools
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pesanlint.document import BlockKind, Document, DocumentBuilder
from pesanlint.fixer.edits import fix
from pesanlint.guideline import Guideline
from pesanlint.kinds.substitution import Substitution
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.reading.lettercase import cased
from pesanlint.reading.reading import Reading
from pesanlint.spans import Span


def document(text: str, kind: BlockKind) -> Document:
    builder = DocumentBuilder(text, "-")
    builder.begin(kind)
    builder.add(Span(0, len(text)))
    return builder.build()


def written(marked: str, use: str, kind: BlockKind = "paragraph", *, in_names: bool = False, exact: bool = False) -> str:
    """Return the text with `use` in place of the words in braces."""
    before, _, rest = marked.partition("{")
    found, _, behind = rest.partition("}")
    passage = Reading(document(before + found + behind, kind)).passage(0)
    span = Span(len(before), len(before) + len(found))
    return before + cased(passage, span, use, in_names=in_names, exact=exact) + behind


@pytest.mark.parametrize(
    ("marked", "use", "result"),
    [
        ("Warga {dihimbau} datang.", "diimbau", "Warga diimbau datang."),
        ("{Dihimbau} datang.", "diimbau", "Diimbau datang."),
        ("{Dijakarta}, warga memilih.", "di Jakarta", "Di Jakarta, warga memilih."),
        ("Warga memilih. {Dijakarta}, ramai.", "di Jakarta", "Warga memilih. Di Jakarta, ramai."),
        ("“{Dijakarta}, ramai.”", "di Jakarta", "“Di Jakarta, ramai.”"),
        ("Warga {Dijakarta} memilih.", "di Jakarta", "Warga di Jakarta memilih."),
        ("{Bulan Ramadhan} tiba.", "bulan Ramadan", "Bulan Ramadan tiba."),
        ("Pada {Bulan Ramadhan} itu.", "bulan Ramadan", "Pada bulan Ramadan itu."),
        ("{Group whatsapp} ramai.", "grup WhatsApp", "Grup WhatsApp ramai."),
        ("Buka {group whatsapp}.", "grup WhatsApp", "Buka grup WhatsApp."),
        ("{Arus mudik} dimulai.", "angkutan Lebaran", "Angkutan Lebaran dimulai."),
        ("JEMBER – {Dalam rangka} meningkatkan", "untuk", "JEMBER – Untuk meningkatkan"),
        ("Jember, kab-jember.kpu.go.id - {Dijakarta}, ramai", "di Jakarta", "Jember, kab-jember.kpu.go.id - Di Jakarta, ramai"),
        ("Catatan: {Dijakarta} ramai", "di Jakarta", "Catatan: Di Jakarta ramai"),
        ("a. {Dijakarta} ramai", "di Jakarta", "a. Di Jakarta ramai"),
        ("2) {Dijakarta} ramai", "di Jakarta", "2) Di Jakarta ramai"),
        ("RAPAT {SESUAI} JADWAL", "sesuai dengan", "RAPAT SESUAI DENGAN JADWAL"),
        ("BIAYA {RUPIAH} LIMA", "Rp", "BIAYA Rp LIMA"),
        ("Ketua {KPUD} hadir.", "KPU", "Ketua KPU hadir."),
        ("HUT {ke- 80} RI", "ke-80", "HUT ke-80 RI"),
    ],
)
def test_in_running_text(marked: str, use: str, result: str) -> None:
    assert written(marked, use) == result
    assert written(marked, use, "list-item") == result
    assert written(marked, use, "table-cell") == result


@pytest.mark.parametrize(
    ("marked", "use", "result"),
    [
        ("Rapat {Sesuai} Jadwal", "sesuai dengan", "Rapat Sesuai dengan Jadwal"),
        ("Warga Buka {Group Whatsapp}", "grup WhatsApp", "Warga Buka Grup WhatsApp"),
        ("{Dijakarta}, Warga Memilih", "di Jakarta", "Di Jakarta, Warga Memilih"),
        ("Warga {Dijakarta} Memilih", "di Jakarta", "Warga di Jakarta Memilih"),
        ("{Bulan Ramadhan} Tiba", "bulan Ramadan", "Bulan Ramadan Tiba"),
        ("{Bulan ramadhan} tiba", "bulan Ramadan", "Bulan Ramadan tiba"),
        ("Rapat {sesuai} jadwal", "sesuai dengan", "Rapat sesuai dengan jadwal"),
        ("{Sesuai} jadwal rapat", "sesuai dengan", "Sesuai dengan jadwal rapat"),
        ("RAPAT {SESUAI} JADWAL", "sesuai dengan", "RAPAT SESUAI DENGAN JADWAL"),
    ],
)
def test_in_a_headline(marked: str, use: str, result: str) -> None:
    assert written(marked, use, "title") == result
    assert written(marked, use, "heading") == result


@pytest.mark.parametrize(
    ("marked", "use", "result"),
    [
        ("{Wagub} Emil hadir.", "wakil gubernur (Wagub)", "Wakil Gubernur (Wagub) Emil hadir."),
        ("Kata {Wagub} Emil.", "wakil gubernur (Wagub)", "Kata Wakil Gubernur (Wagub) Emil."),
        ("Kata {Wagub} tadi.", "wakil gubernur (Wagub)", "Kata wakil gubernur (Wagub) tadi."),
        ("{Wagub} hadir.", "wakil gubernur (Wagub)", "Wakil gubernur (Wagub) hadir."),
        ("{DPT} ditetapkan.", "daftar pemilih tetap (DPT)", "Daftar pemilih tetap (DPT) ditetapkan."),
        ("Rapat {DPT} KPU.", "daftar pemilih tetap (DPT)", "Rapat daftar pemilih tetap (DPT) KPU."),
        ("{Formulir C1} dibagikan.", "formulir Model C.HASIL", "Formulir Model C.HASIL dibagikan."),
        ("Isi {Formulir C1} itu.", "formulir Model C.HASIL", "Isi formulir Model C.HASIL itu."),
        (
            "Rapat dihadiri Bagian {Humas} kemarin.",
            "hubungan masyarakat (Humas)",
            "Rapat dihadiri Bagian Hubungan Masyarakat (Humas) kemarin.",
        ),
        ("Para {Kades} hadir.", "kepala desa (Kades)", "Para kepala desa (Kades) hadir."),
        ("Rapat dihadiri {Kades} itu.", "kepala desa (Kades)", "Rapat dihadiri kepala desa (Kades) itu."),
    ],
)
def test_an_exact_term_keeps_its_letter_case(marked: str, use: str, result: str) -> None:
    assert written(marked, use, exact=True) == result


def test_a_word_in_a_list_of_names_has_capitals_on_every_word() -> None:
    assert written("Bidang Dana, {Kerjasama}, dan Alumni hadir.", "kerja sama") == "Bidang Dana, Kerja Sama, dan Alumni hadir."
    assert written("Ia pimpin {Kerjasama} dan Alumni.", "kerja sama") == "Ia pimpin Kerja Sama dan Alumni."
    assert written("Ia memuji {Kerjasama} warga.", "kerja sama") == "Ia memuji Kerja sama warga."
    assert written("{Kerjasama} dan Alumni dibahas.", "kerja sama") == "Kerja sama dan Alumni dibahas."


def test_a_name_keeps_all_its_capitals() -> None:
    assert written("Di {Walikota} Malang.", "wali kota", in_names=True) == "Di Wali Kota Malang."
    assert written("Kata {Walikota Malang} itu.", "wali kota Malang", in_names=True) == "Kata wali kota Malang itu."


POSITIONS: dict[str, tuple[BlockKind, str]] = {
    "first": ("paragraph", "{} kemarin ramai."),
    "second": ("paragraph", "Hari itu cerah. {} kemarin ramai."),
    "quoted": ("paragraph", "({} kemarin ramai.)"),
    "dateline": ("paragraph", "JEMBER – {} kemarin ramai."),
    "item": ("list-item", "{} kemarin ramai"),
    "cell": ("table-cell", "{} kemarin"),
    "headline": ("title", "{} Kemarin Ramai"),
    "small headline": ("title", "{} kemarin ramai"),
}


@functools.cache
def swaps(guideline: Guideline) -> list[tuple[str, str, bool, bool]]:
    """Every word that a shipped rule replaces, with its replacement; a fixed sample of the derived ones."""
    found = [
        (one.found, one.use, one.exact or (one.found.isupper() and " " not in one.found), rule.names)
        for rule in guideline.rules
        if isinstance(rule, Substitution)
        for one in rule.rewrites()
        if one.found[0].isalpha() and one.use[:1].isalpha()
    ]
    return found if len(found) < 1500 else random.Random(7).sample(found, 1500)


@pytest.mark.parametrize("position", POSITIONS)
def test_no_fix_makes_the_first_letter_of_a_sentence_small(kpu: Guideline, position: str) -> None:
    kind, frame = POSITIONS[position]
    small = []
    for form, use, exact, names in swaps(kpu):
        found = form if exact else form[0].upper() + form[1:]
        if not found[0].isupper():
            continue
        result = written(frame.replace("{}", f"{{{found}}}"), use, kind, in_names=names, exact=exact)
        if result[len(frame.partition("{}")[0])].islower():
            small.append((found, result))
    assert not small[:5]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(POSITIONS)), st.booleans())
def test_fixes_in_any_position_are_made_once(
    linter: Linter, kpu: Guideline, data: st.DataObject, position: str, unsafe: bool
) -> None:
    form, _, exact, _ = data.draw(st.sampled_from(swaps(kpu)))
    kind, frame = POSITIONS[position]
    text = frame.replace("{}", form if exact else form[0].upper() + form[1:])
    source = (
        f"# {text}\n\nIsi naskah.\n" if kind == "title" else f"- {text}\n" if kind == "list-item" else f"# Judul\n\n{text}\n"
    )
    once = fix(linter, read_text(source, "a.md"), unsafe=unsafe).document
    assert fix(linter, once, unsafe=unsafe).document.source == once.source
    lead = source[: source.index(text)] + frame.partition("{}")[0]
    assert once.source.startswith(lead)
    assert not (source[len(lead)].isupper() and once.source[len(lead)].islower())
