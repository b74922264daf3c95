import pytest

from pesanlint.kinds.acronym import Acronym


def found(matches, *blocks, words=(), except_=()) -> list[tuple[str, str]]:
    """Return what is found and its replacements; no fix of this kind is safe."""
    result = matches(Acronym(id="uji.akronim", kind="acronym", words=words, except_=except_), *blocks)
    assert not any(fix.safe for _, match in result for fix in match.fixes)
    return [(text, match.fixes[0].edits[0].text) for text, match in result]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Universitas Mawar Melati (UNMAWAR) hadir. Rektor UNMAWAR, Budi, pulang.", ["UNMAWAR", "UNMAWAR"]),
        ("Rapat Asosiasi Pemerintah Kota Seluruh Indonesia (APEKSI) dibuka.", ["APEKSI"]),
        ("Sekolah Tinggi Keguruan dan Ilmu Pendidikan (STKIP) Mawar hadir.", []),
        ("Dinas Penanaman Modal dan PTSP (DPMPTSP) hadir.", []),
        ("Organisasi Kerelawanan Internasional (GREAT) hadir.", []),
        ("Badan Pengelola Keuangan, Pendapatan, dan Aset Daerah (BPKPAD) hadir.", []),
        ("Universitas Mawar Melati (UNMAWAR) dibuka. REKTOR UNMAWAR HADIR di UNMAWAR.ac.id", ["UNMAWAR"]),
    ],
)
def test_acronyms_of_syllables(matches, text, expected) -> None:
    assert [text for text, _ in found(matches, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beras itu disimpan di gudang BULOG Mawar.", [("BULOG", "Bulog")]),
        ("GUDANG BULOG PENUH, dan akun @BULOG dibuka bersama TIM BULOG.", []),
        ("Petani menjual padi kepada Bulog, lalu BULOGNAS membeli beras itu.", []),
        ("Kepada wartawan ia berkata, “Datanglah ke BULOG.”", [("BULOG", "Bulog")]),
    ],
)
def test_given_acronyms_in_capitals(matches, text, expected) -> None:
    assert found(matches, text, words=("bulog",)) == expected


@pytest.mark.parametrize("words", [(), ("unmawar",)])
def test_exceptions_may_have_capitals(matches, words) -> None:
    text = "Universitas Mawar Melati (UNMAWAR) hadir."
    assert found(matches, text, words=words) == [("UNMAWAR", "Unmawar")]
    assert found(matches, text, words=words, except_=("Unmawar",)) == []


def test_headlines_are_checked(matches) -> None:
    body = "Universitas Mawar Melati (UNMAWAR) hadir."
    assert found(matches, ("title", "Rektor UNMAWAR Hadir"), body) == [("UNMAWAR", "Unmawar")] * 2
