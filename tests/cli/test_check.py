import json
import subprocess
import sys
from pathlib import Path

import pytest

BAD = "Rapat Dibuka\nMasyarakat dihimbau datang, Senin, 14 Juli 2025.\n"
GOOD = "Rapat Dibuka\nMasyarakat diimbau datang, Senin, 14 Juli 2025.\n"
RULE = ("--select", "bahasa.kata-baku")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "rilis.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_a_finding_is_shown_with_place_rule_and_fix(pesanlint, release: Path) -> None:
    result = pesanlint("check", *RULE, "rilis.txt")
    assert result.status == 1
    assert "rilis.txt:2:12" in result.out
    assert "bahasa.kata-baku" in result.out
    assert "diimbau" in result.out
    assert "\x1b" not in result.out


def test_a_clean_text_ends_with_status_0(pesanlint, release: Path) -> None:
    release.write_text(GOOD, encoding="utf-8")
    assert pesanlint("check", *RULE, "rilis.txt").status == 0


def test_json_is_the_contract(pesanlint, release: Path) -> None:
    data = json.loads(pesanlint("check", *RULE, "--output-format", "json", "rilis.txt").out)
    (document,) = data["documents"]
    (finding,) = document["findings"]
    assert data["version"] == 1
    assert data["errors"] == []
    assert document["path"] == "rilis.txt"
    assert finding.items() >= {"rule": "bahasa.kata-baku", "level": "warning", "found": "dihimbau", "in_quote": False}.items()
    assert finding["start"] == {"offset": 24, "line": 2, "column": 12}
    assert BAD[finding["start"]["offset"] : finding["end"]["offset"]] == "dihimbau"
    (fix,) = finding["fixes"]
    assert fix["safe"]


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--min-level", "error"), 0),
        (("--fail-level", "error"), 1),
        (("--ignore", "bahasa"), 0),
        (("--ignore", "bahasa.kata"), 0),
        (("--ignore", "bahasa.kat"), 2),
        (("--select", "kpu"), 0),
        (("--select", "kpu,bahasa.kata-baku"), 1),
    ],
)
def test_levels_and_selections(pesanlint, release: Path, options: tuple[str, ...], status: int) -> None:
    selection = () if "--select" in options else RULE
    expected = 0 if options == ("--fail-level", "error") else status
    assert pesanlint("check", *selection, *options, "rilis.txt").status == expected


def test_standard_input(pesanlint) -> None:
    result = pesanlint("check", *RULE, "-", stdin=BAD.encode())
    assert result.status == 1
    assert "-:2:12" in result.out


def test_fix_of_standard_input_goes_to_standard_output(pesanlint) -> None:
    result = pesanlint("check", *RULE, "--fix", "-", stdin=BAD.encode())
    assert (result.status, result.out) == (0, GOOD)


def test_fix_of_standard_input_keeps_its_encoding(tmp_path: Path) -> None:
    for encoding, bom in (("utf-8", b"\xef\xbb\xbf"), ("cp1252", b"")):
        command = [sys.executable, "-m", "pesanlint", "check", *RULE, "--fix", "-"]
        result = subprocess.run(command, input=bom + f"“{BAD}”\r\n".encode(encoding), capture_output=True, cwd=tmp_path)
        assert result.stdout.startswith(bom)
        assert result.stdout.removeprefix(bom).decode(encoding).endswith("”\r\n")


def test_standard_input_has_the_limit_of_a_file(pesanlint, tmp_path: Path) -> None:
    (tmp_path / "pesanlint.yaml").write_text("max_size: 10\n")
    result = pesanlint("check", "-", stdin=b"Sepuluh bita lebih.")
    assert result.status == 2
    assert "Berkas terlalu besar" in result.out


def test_a_diff_breaks_lines_where_files_do(pesanlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Warga dihimbau\f hadir.\nBaris\u2028dua.\n", encoding="utf-8")
    result = pesanlint("check", *RULE, "--diff", "a.txt")
    assert "No newline" not in result.out
    assert "+Warga diimbau\\x0c hadir.\n" in result.out


def test_fix_writes_the_file_and_nothing_fixable_is_left(pesanlint, release: Path) -> None:
    result = pesanlint("check", *RULE, "--fix", "rilis.txt")
    assert (result.status, release.read_text("utf-8")) == (0, GOOD)
    assert "1 temuan diperbaiki." in result.err
    assert pesanlint("check", *RULE, "rilis.txt").status == 0


@pytest.mark.parametrize(
    "data",
    [BAD.replace("\n", "\r\n").encode(), BAD.encode("utf-8-sig"), BAD.encode("utf-16"), BAD.replace("\n", "\r").encode()],
)
def test_fix_changes_no_other_byte(pesanlint, release: Path, data: bytes) -> None:
    release.write_bytes(data)
    pesanlint("check", *RULE, "--fix", "rilis.txt")
    wide = b"\0" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else b""
    assert release.read_bytes() == data.replace(
        b"h" + wide + b"i" + wide + b"m" + wide + b"b", b"i" + wide + b"m" + wide + b"b", 1
    )


def test_fix_of_html_changes_no_other_byte(pesanlint, tmp_path: Path) -> None:
    page = "<P title='Warga dihimbau'>Warga&nbsp;di<b>him</b>bau &ldquo;datang&rdquo; R&D<br>\r\n<!-- x --></P>"
    (tmp_path / "a.html").write_bytes(page.encode())
    assert pesanlint("check", *RULE, "--fix", "a.html").status == 0
    fixed = page.replace("dihimbau'", "diimbau'").replace("di<b>him</b>bau", "di<b>im</b>bau")
    assert (tmp_path / "a.html").read_bytes() == fixed.encode()


def test_data_named_directly_is_left_alone_and_said(pesanlint, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("no,isi\n1,Warga dihimbau\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Warga dihimbau datang.\n", encoding="utf-8")
    result = pesanlint("check", *RULE, "--fix", "a.csv", "b.txt")
    assert result.status == 2
    assert (tmp_path / "a.csv").read_text("utf-8") == "no,isi\n1,Warga dihimbau\n"
    assert (tmp_path / "b.txt").read_text("utf-8") == "Warga diimbau datang.\n"
    assert "a.csv" in result.out
    assert "berisi data (.csv), bukan naskah" in result.out


def test_what_is_passed_over_in_a_folder_is_said_once(pesanlint, tmp_path: Path) -> None:
    for name in ("a.csv", "sub/b.csv", "c.rst", "d.png", "e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Rapat dibuka.\n", encoding="utf-8")
    (tmp_path / "pejabat.csv").write_text(
        "nama;gelar;jabatan;satuan;mulai;selesai\nBudi Santoso;S.H.;Ketua;KPU Kabupaten Mawar;01/06/2024;\n", encoding="utf-8"
    )
    (tmp_path / "pesanlint.yaml").write_text("roster: pejabat.csv\n", encoding="utf-8")
    result = pesanlint("check", *RULE, ".", "sub")
    assert (result.status, result.err) == (0, "Dilewati karena formatnya tidak dibaca: 2 .csv, 1 .rst.\n")


def test_fix_of_what_is_only_read_says_so(pesanlint, tmp_path: Path) -> None:
    mail = "From: a@b.contoh\nMessage-ID: <1@b.contoh>\nSubject: Rapat dibuka\n\nWarga dihimbau datang.\n"
    (tmp_path / "a.eml").write_text(mail, encoding="utf-8")
    result = pesanlint("check", *RULE, "--fix", "a.eml")
    assert (result.status, (tmp_path / "a.eml").read_text("utf-8")) == (1, mail)
    assert "dihimbau" in result.out
    assert "a.eml: format ini hanya dibaca" in result.err


def test_diff_writes_nothing(pesanlint, release: Path) -> None:
    result = pesanlint("check", *RULE, "--diff", "rilis.txt")
    assert result.status == 1
    assert "-Masyarakat dihimbau datang" in result.out
    assert "+Masyarakat diimbau datang" in result.out
    assert release.read_text("utf-8") == BAD


def test_nothing_in_a_quotation_is_fixed(pesanlint, release: Path) -> None:
    quoted = "Rapat Dibuka\n“Kami dihimbau datang sebelum rapat dimulai,” ujar Ketua Panitia, Budi Santoso.\n"
    release.write_text(quoted, encoding="utf-8")
    pesanlint("check", "--fix", "--unsafe-fixes", "rilis.txt")
    assert "Kami dihimbau datang sebelum rapat dimulai" in release.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "Ketua KPU Kabupaten Melati berkata:\n\n> Kami dihimbau datang.\n"),
        ("a.html", "<p>Ketua KPU Kabupaten Melati berkata:</p><blockquote><p>Kami dihimbau datang.</p></blockquote>\n"),
    ],
)
def test_a_block_quotation_is_not_fixed(pesanlint, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    pesanlint("check", "--fix", "--unsafe-fixes", name)
    assert "Kami dihimbau datang." in (tmp_path / name).read_text("utf-8")


def test_folders_are_walked_with_gitignore_and_exclude(pesanlint, tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "draf/c.txt", "lama/d.txt", "e.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BAD, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("draf/\n")
    (tmp_path / "pesanlint.yaml").write_text("exclude: [lama]\nselect: bahasa.kata-baku\n")
    data = json.loads(pesanlint("check", "--output-format", "json").out)
    assert [document["path"] for document in data["documents"]] == ["a.txt", "b.md"]


def test_the_nearest_configuration_counts(pesanlint, tmp_path: Path) -> None:
    for desk, level in (("a", "error"), ("b", "suggestion")):
        (tmp_path / desk).mkdir()
        (tmp_path / desk / "rilis.txt").write_text(BAD, encoding="utf-8")
        (tmp_path / desk / "pesanlint.yaml").write_text(f"select: bahasa.kata-baku\nrules: {{bahasa.kata-baku: {level}}}\n")
    data = json.loads(pesanlint("check", "--output-format", "json").out)
    assert [document["findings"][0]["level"] for document in data["documents"]] == ["error", "suggestion"]
    assert data["documents"][0]["findings"][0]["layer"] == "pesanlint.yaml"


def test_pyproject_is_a_configuration_too(pesanlint, release: Path, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.pesanlint]\nignore = ["bahasa", "kpu"]\n')
    assert pesanlint("check", "rilis.txt").status == 0


@pytest.mark.parametrize("output", ["text", "json", "sarif"])
def test_a_guideline_with_mistakes_ends_with_status_2(pesanlint, release: Path, tmp_path: Path, output: str) -> None:
    (tmp_path / "pesanlint.yaml").write_text("guidline: kpu\n")
    result = pesanlint("check", "--output-format", output, "rilis.txt")
    assert (result.status, result.out) == (2, "")
    assert "pesanlint.yaml:1:1: Kunci “guidline” tidak dikenal di sini. Maksud Anda “guideline”?" in result.err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("check", "--fxi"), "Opsi --fxi tidak dikenal."),
        (("check", "--output-format", "xml"), "“xml” tidak dikenal; pilihannya: text, json"),
        (("cek",), "Perintah “cek” tidak dikenal; pilihannya: check"),
        (("check", "--config", "tiada.yaml"), "konfigurasi tiada.yaml tidak ditemukan"),
        (("explain",), "ATURAN"),
        (("explain", "bahasa.kata-bakuu"), "Maksud Anda “bahasa.kata-baku”?"),
        (("check", "--baseline", "tiada.json", "."), "belum ada"),
    ],
)
def test_a_wrong_call_ends_with_status_2_and_says_what_is_right(
    pesanlint, tmp_path: Path, args: tuple[str, ...], says: str
) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    result = pesanlint(*args)
    assert (result.status, result.out) == (2, "")
    assert says in result.err


def test_a_mistake_in_a_pack_is_said_before_anything_is_written(pesanlint, release: Path, tmp_path: Path) -> None:
    pesanlint("init", "--unit", "KPU Kabupaten Mawar")
    (tmp_path / "kabupaten-mawar" / "istilah.yaml").write_text("rules: []\n", encoding="utf-8")
    result = pesanlint("check", "--output-format", "json", "rilis.txt")
    assert (result.status, result.out) == (2, "")
    assert "istilah.yaml:1:1: Kunci “title” harus ada" in result.err


def test_diff_too_says_what_could_not_be_read(pesanlint, release: Path) -> None:
    result = pesanlint("check", "--diff", "tiada.txt", "rilis.txt")
    assert result.status == 2
    assert "tiada.txt: Berkas tidak ditemukan" in result.err


def test_statistics_count_by_rule(pesanlint, release: Path) -> None:
    result = pesanlint("check", *RULE, "--statistics", "rilis.txt")
    assert "bahasa.kata-baku" in result.out
    assert "dihimbau" not in result.out


def test_a_baseline_forgives_the_old_and_only_shrinks(pesanlint, release: Path, tmp_path: Path) -> None:
    check = ("check", *RULE, "--baseline", "dasar.json")
    written = pesanlint(*check, "--write-baseline", "rilis.txt")
    assert (written.status, written.err) == (0, "dasar.json: 1 temuan tercatat sebagai garis dasar.\n")
    assert written.out == "Tidak ada temuan baru dalam 1 berkas. 1 temuan lama tercatat di garis dasar.\n"
    release.write_text("Kabar baru.\n" + BAD + "Itu hakekat rapat.\n", encoding="utf-8")
    result = pesanlint(*check, "rilis.txt")
    assert result.status == 1
    assert "hakekat" in result.out
    assert "dihimbau" not in result.out
    pesanlint(*check, "--write-baseline", "rilis.txt")
    assert "hakekat" in pesanlint(*check, "rilis.txt").out
    release.write_text(GOOD, encoding="utf-8")
    shrunk = pesanlint(*check, "--write-baseline", "rilis.txt").err
    assert shrunk == "dasar.json: 0 temuan tercatat sebagai garis dasar; 1 yang tidak ditemukan lagi dikeluarkan.\n"
    release.write_text(BAD, encoding="utf-8")
    assert pesanlint(*check, "rilis.txt").status == 1


def test_a_baseline_follows_a_renamed_file_and_says_what_it_drops(pesanlint, release: Path, tmp_path: Path) -> None:
    check = ("check", *RULE, "--baseline", "dasar.json")
    (tmp_path / "lama.txt").write_text("Judul\n\nItu hakekat rapat.\n", encoding="utf-8")
    pesanlint(*check, "--write-baseline", ".")
    release.rename(tmp_path / "baru.txt")
    (tmp_path / "lama.txt").unlink()
    assert pesanlint(*check, ".").status == 0
    written = pesanlint(*check, "--write-baseline", str(tmp_path))
    assert written.err.splitlines() == [
        "dasar.json: 1 temuan tercatat sebagai garis dasar.",
        "dasar.json: mengikuti berkas yang berganti nama: rilis.txt → baru.txt.",
        "dasar.json: catatan berkas yang sudah tidak ada dikeluarkan: lama.txt.",
    ]
    assert pesanlint(*check, "--write-baseline", "baru.txt").err == "dasar.json: 1 temuan tercatat sebagai garis dasar.\n"


def test_explain_fills_in_the_message_and_shows_each_line_once(pesanlint, tmp_path: Path) -> None:
    (tmp_path / "lokal").mkdir()
    (tmp_path / "lokal/guideline.yaml").write_text("name: lokal\ntitle: L\n")
    (tmp_path / "lokal/a.yaml").write_text(
        "title: A\nrules:\n  - id: x\n    kind: substitution\n    message: Tulis “{use}”, bukan “{found}”.\n"
        "    swap: [{not: ijin, use: izin}]\n    examples: [{bad: Minta ijin., good: Minta izin.}, {ok: Minta izin.}]\n"
    )
    (tmp_path / "pesanlint.yaml").write_text("guideline: ./lokal\n")
    out = pesanlint("explain", "lokal.x").out
    assert "Pesan: Tulis “izin”, bukan “ijin”." in out
    assert out.endswith("Contoh:\n  ✗ Minta ijin.\n  ✓ Minta izin.\n")


def test_explain_says_why_and_on_what_ground(pesanlint) -> None:
    result = pesanlint("explain", "kata-baku")
    assert result.status == 0
    assert "KBBI" in result.out
    assert "Alasan:" in result.out


def test_rules_are_listed_with_their_layer(pesanlint) -> None:
    result = pesanlint("rules", "list", "--select", "bahasa.kata-baku")
    assert result.out.split()[0] == "bahasa.kata-baku"
    assert all(line.endswith("bahasa") for line in result.out.splitlines())


def test_init_writes_a_configuration_that_loads_and_overwrites_none(pesanlint, tmp_path: Path, release: Path) -> None:
    assert pesanlint("init", "--unit", "KPU Kabupaten “Mawar”: Timur").status == 0
    assert pesanlint("check", *RULE, "rilis.txt").status == 1
    assert pesanlint("init").status == 2


@pytest.mark.parametrize("command", [(), ("check",), ("rules",), ("explain",), ("init",)])
def test_help_is_in_indonesian(pesanlint, command: tuple[str, ...]) -> None:
    result = pesanlint(*command, "--help")
    assert result.status == 0
    assert "Pemakaian: pesanlint" in result.out
    for english in ("Usage", "Options", "Commands", "Show this message"):
        assert english not in result.out


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (("check", "--ifx", "a.txt"), "Galat: Opsi --ifx tidak dikenal. Maksud Anda"),
        (("check", "--output-format", "xml"), "Galat: --output-format: “xml” tidak dikenal; pilihannya: text, json"),
        (("check", "--baseline"), "Galat: Opsi --baseline memerlukan nilai yang sah."),
        (("rules", "list", "x"), "Galat: Argumen “x” tidak dikenal di sini."),
        (("rules", "schema", "x"), "Galat: [rules|guideline|config|facts]: “x” tidak dikenal; pilihannya: rules, guideline,"),
        (("rules", "x"), "Galat: Perintah “x” tidak dikenal; pilihannya: list, test, schema"),
        (("rules", "list", "--config", "tiada.yaml"), "tiada.yaml:1:1: Berkas tidak dapat dibaca: tidak ditemukan."),
        (("export", "csv", "pc"), "Galat: Tambahkan --out BERKAS: berkas atau folder yang ditulis."),
        (
            ("export", "csv", "pc", "--out", "a.csv"),
            "Argumen “pc” tidak dikenal di sini. Pedoman dipilih dengan “guideline:” dalam pesanlint.yaml, atau --config BERKAS.",
        ),
        (("export", "csv", "--out", "berkas"), "Galat: berkas: Tidak dapat ditulis: sudah ada."),
        (
            ("rules", "list", "--select", "kpu.istila"),
            "Galat: Tidak ada aturan yang namanya diawali “kpu.istila”. Maksud Anda “kpu.",
        ),
        (("explain", "nosuch"), "Tidak ada aturan bernama “nosuch”. Lihat `pesanlint rules list`."),
        (("explain", "kata-bku"), "Tidak ada aturan bernama “kata-bku”. Maksud Anda “bahasa.kata-baku”?"),
        (("explain",), "Galat: ATURAN harus disebutkan."),
        (("check", "--select", "bahsa"), "Galat: Tidak ada aturan yang namanya diawali “bahsa”. Maksud Anda “bahasa”?"),
        (("check", "--ignore", "bahasa.kata-buku"), "Galat: Tidak ada aturan yang namanya diawali “bahasa.kata-buku”."),
        (("check", ""), "nama yang diberikan kosong."),
        (("init", "berkas"), "Galat: berkas ialah berkas; sebutkan sebuah folder."),
        (("check", "--baseline", "tiada.json"), "Galat: tiada.json: garis dasar belum ada; buat dengan --write-baseline."),
        (("check", "--jobs", "0"), "Galat: --jobs: tulis bilangan bulat dari 1."),
        (("check", "--jobs", "banyak"), "Galat: --jobs: tulis bilangan bulat dari 1."),
        (("serve", "--port", "70000"), "Galat: --port: tulis bilangan bulat dari 0 sampai 65535."),
        (("rules", "handbook", "berkas"), "Galat: FOLDER: berkas ialah berkas; sebutkan sebuah folder."),
        (("archive", "check", "a.jsonl", "--out", "berkas"), "Galat: --out: berkas ialah berkas; sebutkan sebuah folder."),
        (("mcp", "--folder", "tiada"), "Galat: --folder: tiada tidak ditemukan."),
        (("check", "--baseline", "."), "Galat: .: tidak dapat dibaca: ini folder, bukan berkas."),
    ],
)
def test_a_wrong_call_is_explained_in_indonesian(
    pesanlint, release: Path, tmp_path: Path, call: tuple[str, ...], says: str
) -> None:
    (tmp_path / "berkas").touch()
    result = pesanlint(*call)
    assert (result.status, result.out) == (2, "")
    assert says in result.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[tool.pesanlint\n", "pyproject.toml:1:16: TOML tidak sah"),
        ("[tool.pesanlint]\nmax_size = 'besar'\n", "Di sini diharapkan bilangan bulat."),
        ("tool = 3 # [tool.pesanlint]\n", ""),
        ("a = '[tool.pesanlint]'\n", ""),
    ],
)
def test_a_pyproject_with_mistakes(pesanlint, release: Path, tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    result = pesanlint("check", *RULE, "rilis.txt")
    assert (result.status, says in result.err) == (2 if says else 1, True)


def test_a_baseline_needs_a_place(pesanlint, release: Path) -> None:
    result = pesanlint("check", *RULE, "--write-baseline", "rilis.txt")
    assert result.status == 2
    assert "sebutkan berkasnya dengan --baseline" in result.err
