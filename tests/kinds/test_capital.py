import pytest
from hypothesis import given
from hypothesis import strategies as st

from pesanlint.errors import WrongKey
from pesanlint.kinds.capital import Capital
from pesanlint.language.id.shouting import shouted


def found(matches, check: str, *blocks, words=(), except_=()) -> list[tuple[str, str]]:
    """Return what is found and its replacements; no fix of this kind is safe."""
    rule = Capital(id="uji.kapital", kind="capital", check=check, words=words, except_=except_)
    result = matches(rule, *blocks)
    assert not any(fix.safe for _, match in result for fix in match.fixes)
    return [(text, match.fixes[0].edits[0].text) for text, match in result]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Penilaian itu mengukur kinerja Organisasi pada tahun lalu.", ["Organisasi"]),
        ("Petugas meminta Masyarakat melapor kepada ketua.", ["Masyarakat"]),
        ("KPU menetapkan 762 Pemilih baru dan 415 Perempuan di sana.", ["Pemilih", "Perempuan"]),
        ("Selain itu, Pihaknya menyerahkan data kepada kami.", ["Pihaknya"]),
        ("Jumlahnya terbatas,Terkait kegiatan itu kami menambahkan petugas.", ["Terkait"]),
        ("Setelah Apel selesai, seluruh petugas bekerja.", ["Apel"]),
        ("Kegiatan Sosialisasi yang digelar itu selesai.", ["Sosialisasi"]),
        ("Bupati memimpin Upacara di halaman kantor itu.", ["Upacara"]),
        ("Rapat diikuti para Anggota-anggota baru yang hadir.", ["Anggota-anggota"]),
    ],
)
def test_an_ordinary_word_between_small_ones_is_found(matches, text, expected) -> None:
    assert [text for text, _ in found(matches, "word", text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Penilaian itu mengukur kinerja organisasi. Organisasi itu tumbuh.",
        "Rapat dipimpin Kepala Bagian Hukum dan Organisasi yang baru.",
        "Kegiatan itu bertema Persatuan dan digelar di sana.",
        "Hal itu dikatakan oleh Ketua, kata Harapan kepada kami semua.",
        "Ia tinggal di Sumber bersama keluarganya yang baru.",
        "Warga membaca koran Kegiatan setiap pagi di sana.",
        "Petugas membacakan “semua Masyarakat hadir” di depan kami.",
        'Petugas membacakan "semua Masyarakat hadir" di depan kami.',
        "Rapat digelar bersama Organisasi (ORG) yang baru dibentuk.",
        "Rapat digelar bersama Organisasi Mawar yang baru dibentuk.",
        "Rapat digelar bersama Organisasi dan Yayasan Mawar yang baru.",
        "Bahwa setiap realme Peserta mitra hadir di sana kemarin.",
        "Hadits itu dari Humaid bin Pemilih dari Abu yang lain.",
        "Kegiatan Masyarakat Jumlah",
    ],
)
def test_a_possible_name_is_accepted(matches, text) -> None:
    assert found(matches, "word", text) == []


def test_a_word_capitalized_throughout_is_a_name(matches) -> None:
    twice = "Kami bekerja sama dengan Komunal pada tahun ini.", "Layanan itu milik Komunal sejak dulu kala."
    assert found(matches, "word", *twice) == []
    assert len(found(matches, "word", *twice, "Semua lahan komunal itu luas.")) == 2


def test_headlines_tables_and_exceptions_are_skipped(matches) -> None:
    text = "Petugas meminta Masyarakat melapor kepada ketua."
    assert found(matches, "word", ("title", text), ("table-cell", text)) == []
    assert found(matches, "word", text, except_=("masyarakat",)) == []
    assert found(matches, "word", ("list-item", text)) == [("Masyarakat", "masyarakat")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rapat membahas 126 Target Kinerja pada tahun ini.", "Target Kinerja"),
        ("Petugas melakukan Kunjungan Lapangan pada pagi itu.", "Kunjungan Lapangan"),
        ("Acara dilanjutkan dengan Penyerahan Piagam kepada warga.", "Penyerahan Piagam"),
        ("Sekretaris bertindak sebagai Pembina Apel pada pagi itu.", "Pembina Apel"),
        ("Bupati memimpin pelaksanaan Apel Gelar Pasukan ini.", "Apel Gelar Pasukan"),
        ("Polisi menjaga Keamanan dan Ketertiban yang kondusif.", "Keamanan dan Ketertiban"),
        ("Apel digelar dalam rangka Pengamanan Pemilu Tahun 2024 di sana.", "Pengamanan"),
        ("Pelantikan sekaligus Bimbingan Teknis bagi petugas digelar.", "Bimbingan Teknis"),
        ("Petugas menggelar Rapat Koordinasi Mawar di sana.", None),
        ("Hadir Tokoh Masyarakat setempat bersama warga di sana.", None),
        ("Rapat dihadiri Kepala Bagian Perencanaan Data yang baru.", None),
        ("Warga membantu dua Sekolah Rakyat di kota itu.", None),
        ("Polres menerima Penghargaan Pelayanan Prima dari menteri.", None),
        ("Petugas loket Pembayaran Pajak Tahunan melayani warga.", None),
        ("Sekretaris bertindak sebagai Pembina Apel Budi Santoso pada pagi itu.", None),
    ],
)
def test_phrases_that_are_counted_done_or_pointed_at(matches, text, expected) -> None:
    assert found(matches, "phrase", text) == ([(expected, expected.lower())] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KPU Kabupaten Mawar Menggelar rapat koordinasi pada Senin.", ["Menggelar"]),
        ("Ketua KPU Kabupaten Mawar (Jember) Mengimbau warga hadir.", ["Mengimbau"]),
        ("KPU Kabupaten Mawar Menggelar Rapat Koordinasi", []),
        ("Warga Menggelar rapat bersama Gerakan Pemuda Membangun Desa.", []),
        ("Rapat Komisi selesai. Mengingat waktu, warga pulang.", []),
    ],
)
def test_a_verb_after_the_name_of_a_body_is_not_part_of_it(matches, text, expected) -> None:
    assert [text for text, _ in found(matches, "verb", text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rapat digelar pada Hari Senin, Tanggal 4 Agustus, Pukul 09.00.", ["Hari", "Tanggal", "Pukul"]),
        ("Anggaran itu berlaku sejak Tahun 2024 hingga Bulan Juli.", ["Tahun", "Bulan"]),
        ("Upacara digelar di Halaman Kantor Bupati Mawar.", ["Halaman"]),
        ("Pegawai di Lingkungan Pemerintah Kabupaten Mawar hadir.", ["Lingkungan"]),
        ("Ia belajar di Luar Negeri dan kembali.", ["Luar Negeri"]),
        ("Warga di Lingkungan Sukamaju, Kelurahan Mawar, hadir di Lingkungan II.", []),
        ("Rapat tentang Pemilu Tahun 2024 digelar pada Hari Kemerdekaan.", []),
        ("Menteri Luar Negeri bertamu ke Kementerian Dalam Negeri.", []),
        ("Film Negeri di Atas Awan diputar di sana.", []),
    ],
)
def test_nouns_of_time_and_place_that_belong_to_no_name(matches, text, expected) -> None:
    assert [text for text, _ in found(matches, "setting", text)] == expected


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("dan", "Kepala Badan Kesatuan Bangsa Dan Politik hadir.", 1),
        ("dan", "Rapat Sains Dan Hukum Dan Politik", 2),
        ("dan", "Novelis Dan Brown hadir.", 0),
        ("di", "Pemain Angel Di Maria dan Forum Warga Di Desa hadir.", 1),
        ("yang", "Kami bersyukur kepada Tuhan Yang Maha Esa.", 0),
        ("yang", "Pakta Integritas Ketua KPPS Yang Dilantik", 1),
        ("serta", "Bagian Peran Serta Masyarakat hadir.", 0),
        ("untuk", "Gerakan Pemuda Untuk Pemilu Damai. Untuk itu warga hadir.", 1),
        ("untuk", "Dinas Terima Dana Untuk 21 Desa, Bantuan Untuk SMK, dan Sembako Untuk Masyarakat", 3),
        ("di", "Lomba Di SMK dan Rapat Di Di Maria", 1),
        ("di", "Balon Siap Terbang Di Kertamawar, Harga Covid 19 Di Kertamawar, dan Stunting Di Banyuwangi", 3),
        ("di", "Gol Di Maria", 0),
        ("dalam", "Menteri Dalam Negeri, Poli Penyakit Dalam RSUD, dan Kampung Mawar Dalam Miswar", 0),
        ("dalam", "Lomba Pidato Dalam Bahasa Jawa", 1),
        ("bagi", "Dana Bagi Hasil dan Lokakarya Bagi Pendidik", 1),
        ("para", "Asian Para Games dan Terima Kasih Para Pahlawan", 1),
    ],
)
def test_function_words_stay_small_within_names_and_titles(matches, word, text, expected) -> None:
    assert found(matches, "in-name", text, words=(word,)) == [(word.capitalize(), word)] * expected


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("segenap", "Ketua hadir bersama Segenap Karyawan di sana.", 1),
        ("jajaran", "Apel diikuti Sekretaris Daerah, Jajaran TNI, dan warga.", 1),
        ("para", "Ia ikut Asian Para Games bersama Para Raider di sana.", 0),
        ("seluruh", "Lagu berjudul Seluruh Warga Memilih diputar di sana.", 0),
        ("kata", "Oleh karena itu, Kata Dia, warga perlu hadir.", 1),
    ],
)
def test_words_that_are_small_amid_any_sentence(matches, word, text, expected) -> None:
    assert found(matches, "amid", text, words=(word,)) == [(word.capitalize(), word)] * expected


@pytest.mark.parametrize(("check", "words"), [("word", ("dan",)), ("amid", ())])
def test_the_key_words_must_fit_the_check(check, words) -> None:
    with pytest.raises(WrongKey):
        Capital(id="uji.kapital", kind="capital", check=check, words=words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kegiatan itu diikuti para Operator Polres Mawar pada pagi itu.", ["Operator"]),
        ("Ketua menyebut bahwa Penandatanganan Naskah Hibah berjalan lancar.", ["Penandatanganan"]),
        ("Data itu dikirim oleh Lembaga Bawaslu pada pagi itu.", ["Lembaga"]),
        ("Kegiatan itu diikuti para Aparatur Sipil Negara (ASN) pada pagi itu.", []),
        ("Rapat dihadiri Dewan Pimpinan PGRI dan Ketua Pimpinan KPU pada pagi itu.", []),
        ("Ketua menyebut bahwa Pemerintah Kabupaten Mawar hadir pada pagi itu.", []),
        ("Bantuan itu dibagikan di 5 Desa yang ada, dan sebanyak 1.000 Jiwa sudah menerimanya kemarin.", ["Desa", "Jiwa"]),
        ("Mereka akan berangkat ke 3 Negara (Malaysia dan dua negara lain) pada tahun depan bersama tim.", ["Negara"]),
        ("Warga belajar di SMA Negeri 3 Kota Mawar, membaca Pasal 5 Desa, dan tinggal di sana sejak lama.", []),
        ("Rapat dihadiri seluruh Ketua RT dan para Gubernur Jenderal yang datang sejak pagi di sana.", ["Ketua"]),
        ("Ia menjuarai Lomba Tari Tingkat Nasional yang digelar di kota itu sejak pagi sekali.", ["Tingkat Nasional"]),
        ("Mereka meninjau salah satu Lokasi KKN dan mendaftar lewat Aplikasi LULO di sana.", ["Lokasi", "Aplikasi"]),
        ("Ia mengikuti Program SMK Pusat Keunggulan, dan Program KIP-K dibahas bersama tim Inovasi BPS.", []),
        ("Ketua menyapa adik-adik Mahasiswa yang magang dan anak-anak Mawar di sana.", ["Mahasiswa"]),
        ("Capaian kantor itu beragam, mulai dari Penerbitan Dokumen hingga pengawasan orang.", ["Penerbitan"]),
        ("Rapat dihadiri Kepala Dinas Pendidikan Mawar, Guru SDN 5 Mawar, dan para pegawai.", ["Guru"]),
    ],
)
def test_groups_and_sorts_of_bodies_whatever_follows(matches, text, expected) -> None:
    assert [text for text, _ in found(matches, "group", text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warga mengikuti tahapan Pemilu yang damai. Petugas menjaga pemilu itu.", ["Pemilu"]),
        ("Warga membangun Desa yang maju, dan camat membina desa itu.", ["Desa"]),
        ("Warga mengikuti tahapan Pemilu 2024 yang damai. Petugas menjaga pemilu itu.", []),
        ("Warga mengikuti tahapan Pemilu yang damai. Petugas menjaga tahapan itu.", []),
        ("Warga menemui Bupati yang hadir, sebab bupati itu ramah kepada semua.", []),
        ("Warga memanggil Bunga yang membawa bunga untuk tamu pada pagi itu.", []),
    ],
)
def test_a_word_that_the_text_has_small_elsewhere(matches, text, expected) -> None:
    assert [text for text, _ in found(matches, "mixed", text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bupati menerima piagam KETERBUKAAN INFORMASI PUBLIK dari panitia itu.", ["KETERBUKAAN INFORMASI PUBLIK"]),
        ("Aplikasi itu kini TERINTEGRASI dengan data pusat.", ["TERINTEGRASI"]),
        ("Warga mengisi data di aplikasi SIRUP milik pemerintah.", []),  # an abbreviation that looks like a word
        ("Ia bekerja di BANK DAERAH sejak lama.", []),  # a body
        ("Data itu masuk ke SATU DATA INDONESIA sejak lama.", []),  # a name in it
        ("Tema itu ialah program MAJU BERSAMA yang baru.", []),  # introduced as a name
        ("PENYERAHAN BANTUAN BAGI WARGA DESA", []),
        ("Warga pulang YANG itu dari DALAM rumah bersama UNTUK DALAM semua.", []),  # function words alone
    ],
)
def test_ordinary_words_in_capitals_throughout(matches, text: str, expected: list[str]) -> None:
    assert [one for one, _ in found(matches, "shouted", text)] == expected


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        ("phrase", "Setelah Kunjungan Lapangan selesai, warga pulang ke rumah.", ["Kunjungan Lapangan"]),
        ("phrase", "Rapat selesai. Kegiatan Penyerahan Piagam digelar di aula itu.", ["Penyerahan Piagam"]),
        ("phrase", "Dinas Penyerahan Piagam digelar di aula itu.", []),  # no opener, perhaps a body
        ("group", "Para Orang Tua Siswa hadir dalam acara itu.", ["Orang"]),
        ("group", "Suasana itu terasa di seluruh Rumah Sakit Mawar.", []),
        (
            "group",
            "Ia menang dalam Lomba Puisi Tingkat Nasional dan Lomba Tari Tingkat Kota Mawar.",
            ["Tingkat Nasional", "Tingkat"],
        ),
        ("group", "Warga menyapa para Guru Madrasah yang hadir.", ["Guru Madrasah"]),
        ("group", "Warga menyapa para Kepala Dinas Kesehatan yang hadir.", ["Kepala"]),  # the name of a body goes on
        ("group", "Warga menyapa para Wakil Ketua DPRD yang hadir.", ["Wakil Ketua"]),
    ],
)
def test_a_word_that_opens_a_sentence_counts_as_small(matches, check: str, text: str, expected: list[str]) -> None:
    assert [one for one, _ in found(matches, check, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peningkatan Pendapatan Asli Daerah (PAD) menjadi agenda rapat itu.", ["Pendapatan Asli Daerah"]),
        ("Dinas Pendapatan Asli Daerah (PAD) menjadi tuan rumah rapat itu.", []),  # no noun of action, perhaps a body
    ],
)
def test_an_expansion_behind_the_noun_of_action_that_opens_its_sentence(matches, text: str, expected: list[str]) -> None:
    assert [one for one, _ in found(matches, "expansion", text, words=("pendapatan asli daerah",))] == expected


@given(st.lists(st.sampled_from("warga YANG DALAM DI UNTUK HARI GRATIS ASN DATA/SIRUP (KPU) , . PELAYANAN-PUBLIK".split())))
def test_any_mixture_of_capitals_has_whole_words(words: list[str]) -> None:
    text = "Warga pulang " + " ".join(words)
    for start, end in shouted(text):
        assert text[start - 1] == " "
        assert text[start:end].isupper()
        assert text[end : end + 1] in ("", " ", ",", ".")
