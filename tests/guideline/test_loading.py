"""All mistakes in a pack are reported at once, each with its position and the fix."""

from pathlib import Path

import pytest

from pesanlint.errors import GuidelineError
from pesanlint.guideline import load_config

CONFIG = {"pesanlint.yaml": "guideline: ./lokal\n", "lokal/guideline.yaml": "name: lokal\ntitle: Lokal\n"}


def topic(rules: str) -> dict[str, str]:
    return {**CONFIG, "lokal/a.yaml": f"title: A\nrules:\n{rules}"}


RULE = "  - {id: x, kind: substitution, swap: [{not: satu, use: dua}]}\n"


def test_a_sound_pack_loads(loaded) -> None:
    (rule,) = loaded(topic(RULE)).rules
    assert (rule.id, rule.layer, rule.swap[0].not_, rule.swap[0].use) == ("lokal.x", "lokal", ("satu",), ("dua",))


def test_the_words_of_a_desk_are_part_of_it(loaded) -> None:
    files = topic("  - {id: x, kind: spelling}\n")
    desk = loaded({**files, "pesanlint.yaml": "guideline: ./lokal\nkamus: [sipadu, Jaga Suara]\n"}).desk
    assert desk.words == ("sipadu", "Jaga Suara")


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        (
            "  - {id: x, kind: substitusion, swap: []}\n",
            "lokal/a.yaml:3:19: Jenis aturan “substitusion” tidak dikenal. Maksud Anda “substitution”?",
        ),
        ("  - {id: x}\n", "lokal/a.yaml:3:5: Kunci “kind” harus ada di sini."),
        ("  - {id: x, kind: }\n", "lokal/a.yaml:3:5: Kunci “kind” harus ada di sini."),
        ("  - {id: x, kind: ''}\n", "lokal/a.yaml:3:19: Jenis aturan “” tidak dikenal. Jenis yang ada: substitution,"),
        ("  - {kind: substitution, swap: []}\n", "lokal/a.yaml:3:5: Kunci “id” harus ada di sini."),
        ("  - {id: x, kind: substitution}\n", "lokal/a.yaml:3:5: Kunci “swap” harus ada di sini."),
        (
            "  - {id: x, kind: substitution, swap: [{not: a, usse: b}]}\n",
            "lokal/a.yaml:3:49: Kunci “usse” tidak dikenal di sini. Maksud Anda “use”?",
        ),
        (
            "  - {id: x, kind: substitution, swap: [{not: a, use: b}], mesage: c}\n",
            "lokal/a.yaml:3:59: Kunci “mesage” tidak dikenal",
        ),
        (
            "  - {id: x, kind: substitution, swap: [{not: a, use: b}], layer: c}\n",
            "lokal/a.yaml:3:59: Kunci “layer” diisi oleh",
        ),
        (
            "  - {id: x, kind: substitution, swap: [{not: a, use: b}], level: warn}\n",
            "lokal/a.yaml:3:66: “warn” tidak dikenal; pilihannya: error, warning, suggestion. Maksud Anda “warning”?",
        ),
        (
            "  - {id: x, kind: substitution, derive: typos, swap: [{not: a, use: b}]}\n",
            "lokal/a.yaml:3:41: “typos” tidak dikenal; pilihannya: passives, places, kept, clipped, endings.",
        ),
        ("  - {id: x, kind: substitution, swap: teks}\n", "lokal/a.yaml:3:39: Di sini diharapkan daftar."),
        ("  - {id: x, kind: substitution, swap: [{not: {a: b}, use: c}]}\n", "lokal/a.yaml:3:46: Di sini diharapkan daftar."),
        (
            "  - {id: x, kind: substitution, safe: entah, swap: [{not: a, use: c}]}\n",
            "lokal/a.yaml:3:39: Di sini diharapkan “true” atau “false”.",
        ),
        (
            "  - {id: x, kind: substitution, valid_from: kemarin, swap: [{not: a, use: c}]}\n",
            "lokal/a.yaml:3:45: Di sini diharapkan tanggal dalam bentuk 2025-07-17.",
        ),
        ("  - satu\n", "lokal/a.yaml:3:5: Setiap aturan harus berupa pasangan kunci dan nilai."),
        (RULE + RULE, "lokal/a.yaml:4:10: Aturan “lokal.x” sudah ada di"),
        (
            "  - {id: X Y, kind: substitution, swap: [{not: a, use: b}]}\n",
            "lokal/a.yaml:3:10: Nama aturan terdiri atas huruf kecil",
        ),
        (
            "  - {id: x, kind: substitution, message: 'Tulis {pakai}', swap: [{not: a, use: b}]}\n",
            "lokal/a.yaml:3:42: Pengganti “{pakai}” tidak dikenal",
        ),
        (
            "  - {id: x, kind: substitution, swap: [{not: ' ', use: b}]}\n",
            "lokal/a.yaml:3:5: Istilah “ ” dalam aturan “lokal.x” kosong",
        ),
        (
            "  - {id: x, kind: substitution, swap: [{not: sama, use: sama}]}\n",
            "lokal/a.yaml:3:40: Istilah “sama” tidak akan pernah ditemukan",
        ),
        (
            "  - {id: x, kind: substitution, swap: [{not: suara, use: surat suara}]}\n",
            "lokal/a.yaml:3:40: Pengganti “surat suara” memuat “suara” itu sendiri",
        ),
        (
            "  - {id: x, kind: substitution, swap: [{not: a, use: b}, {not: A, use: c}]}\n",
            "lokal/a.yaml:3:58: Istilah “A” sudah diganti dengan “b” oleh aturan “lokal.x”.",
        ),
        (
            "  - {id: x, kind: substitution, swap: [{not: a, use: b}]}\n  - {id: y, kind: substitution, swap: [{not: b, use: a}]}\n",
            "lokal/a.yaml:3:40: Perbaikan saling meniadakan: a → b → a (aturan lokal.x, lokal.y).",
        ),
        (
            "  - {id: x, kind: substitution, swap: [{not: a, use: b}], examples: [{good: b}]}\n",
            "lokal/a.yaml:3:70: Contoh berisi",
        ),
        (
            "  - {id: x, kind: substitution, swap: [{each: provinsii, not: a, use: b}]}\n",
            "lokal/a.yaml:3:47: Tabel “provinsii” tidak ada",
        ),
        (
            "  - {id: x, kind: substitution, swap: [{each: provinsi, not: '{nam}', use: b}]}\n",
            "lokal/a.yaml:3:47: Kolom “nam” tidak ada",
        ),
        ("  - {id: x, kind: pattern, pattern: '(a'}\n", "lokal/a.yaml:3:37: Pola ini tidak sah pada karakter ke-3"),
        ("  - {id: x, kind: pattern, pattern: a}\n", "lokal/a.yaml:3:5: Aturan ini belum mempunyai “message”"),
        ("  - {id: x, kind: pattern, message: '!', pattern: ''}\n", "lokal/a.yaml:3:51: Isian ini kosong"),
        ("  - {id: x, kind: substitution, swap: []}\n", "lokal/a.yaml:3:39: Isian ini kosong"),
        ("  - {id: x, kind: substitution, swap: [{not: [], use: b}]}\n", "lokal/a.yaml:3:46: Isian ini kosong"),
        ("  - {id: x, kind: substitution, swap: [{not: a, use: ''}]}\n", "lokal/a.yaml:3:54: Isian ini kosong"),
        ("  - {id: x, kind: substitution, scope: [], swap: [{not: a, use: b}]}\n", "lokal/a.yaml:3:40: Isian ini kosong"),
        ("  - {id: x, kind: abbreviation, entries: [{short: KPU, long: []}]}\n", "lokal/a.yaml:3:62: Isian ini kosong"),
        ("  - {id: x, kind: repetition, words: []}\n", "lokal/a.yaml:3:38: Isian ini kosong"),
        ("  - {id: x, kind: title, offices: [], units: [{use: KPU Y, not: Y}]}\n", "lokal/a.yaml:3:35: Isian ini kosong"),
        ("  - {id: x, kind: attribution, of: law}\n", "lokal/a.yaml:3:5: Kunci “claims” wajib diisi"),
        ("  - {id: x, kind: tokens, message: '!', triggers: a, tokens: []}\n", "lokal/a.yaml:3:62: Isian ini kosong"),
        (
            "  - {id: lokal.x, kind: substitution, swap: [{not: a, use: b}]}\n",
            "lokal/a.yaml:3:10: Nama aturan terdiri atas huruf kecil",
        ),
    ],
)
def test_each_mistake_is_pointed_at(problems, rules: str, problem: str) -> None:
    found = problems(topic(rules))
    assert any(one.startswith(problem) for one in found), found


def test_all_mistakes_of_all_files_come_in_one_run(problems) -> None:
    found = problems(
        {
            **topic("  - {id: x, kind: substitution, swap: [{not: a}], scop: all}\n"),
            "lokal/b.yaml": "title: B\nrules:\n  - {id: y, kind: entah}\n",
        }
    )
    assert [one.partition(": ")[0] for one in found] == ["lokal/a.yaml:3:40", "lokal/a.yaml:3:51", "lokal/b.yaml:3:19"]


def test_a_control_character_hides_no_mistake_of_any_file(problems) -> None:
    found = problems(
        {
            **topic("  - {id: x, kind: \x07substitution, swap: [{not: a}], scop: all}\n"),
            "lokal/guideline.yaml": "name: lokal\x1b\ntitle: [A\0]\n",
            "lokal/b.yaml": 'title: "B\\b"\nrules:\n  - {id: y, kind: entah}\n',
            "pesanlint.yaml": "guideline: ./lokal\x1f\nmin_levl: error\nfacts: fakta.yaml\nroster: pejabat.yaml\n",
            "fakta.yaml": "facts:\n  - {name: a\x7f, valu: 3}\n",
            "pejabat.yaml": "roster:\n  - {name: Budi\x07, title: Ketua, unit: KPU, from: 2025-01-01, to: 2024-01-01}\n",
        }
    )
    assert [one.partition(": ")[0] for one in found] == [
        "fakta.yaml:2:5", "fakta.yaml:2:13", "fakta.yaml:2:16",
        "lokal/a.yaml:3:19", "lokal/a.yaml:3:41", "lokal/a.yaml:3:52", "lokal/b.yaml:1:8", "lokal/b.yaml:3:19",
        "lokal/guideline.yaml:1:12", "lokal/guideline.yaml:2:8", "lokal/guideline.yaml:2:10",
        "pejabat.yaml:2:16", "pejabat.yaml:2:66", "pesanlint.yaml:1:19", "pesanlint.yaml:2:1",
    ]  # fmt: skip


def test_a_rule_file_that_is_a_list(problems) -> None:
    assert problems({**CONFIG, "lokal/a.yaml": "- id: x\n"}) == [
        "lokal/a.yaml:1:1: Berkas topik harus berisi kunci “title” dan “rules”, bukan daftar atau teks."
    ]


def test_a_circle_through_three_rules(problems) -> None:
    rules = "".join(f"  - {{id: {a}, kind: substitution, swap: [{{not: {a}, use: {b}}}]}}\n" for a, b in ("ab", "bc", "ca"))
    (problem,) = problems(topic(rules))
    assert "a → b → c → a" in problem


def test_rules_that_are_never_in_force_together_may_undo_each_other(loaded) -> None:
    old = "  - {id: x, kind: substitution, valid_until: 2018-01-01, swap: [{not: a, use: b}]}\n"
    new = "  - {id: y, kind: substitution, valid_from: 2018-01-02, swap: [{not: b, use: a}]}\n"
    assert len(loaded(topic(old + new)).rules) == 2


def test_tables_are_filled_in(loaded) -> None:
    files = topic(
        "  - {id: x, kind: substitution, swap: [{each: kota, where: {pulau: Jawa}, not: 'KPU {nama}', use: 'KPU Kota {nama}'}]}\n"
    )
    files["lokal/data/kota.tsv"] = "nama\tpulau\nMalang\tJawa\nMedan\tSumatra\nKediri\tJawa\n"
    (rule,) = loaded(files).rules
    assert [swap.not_ for swap in rule.swap] == [("KPU Malang",), ("KPU Kediri",)]


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        (
            {"pesanlint.yaml": "guideline: ./lokal\n", "lokal/a.yaml/x": ""},
            "pesanlint.yaml:1:12: Folder “./lokal” bukan pak: tidak ada guideline.yaml di dalamnya.",
        ),
        ({"pesanlint.yaml": "guideline: kpuu\n"}, "pesanlint.yaml:1:12: Pak “kpuu” tidak ditemukan. Maksud Anda “kpu”?"),
        (
            {"pesanlint.yaml": "guidline: kpu\n"},
            "pesanlint.yaml:1:1: Kunci “guidline” tidak dikenal di sini. Maksud Anda “guideline”?",
        ),
        ({"pesanlint.yaml": "- kpu\n"}, "pesanlint.yaml:1:1: Di sini diharapkan pasangan kunci dan nilai."),
        (
            {"pesanlint.yaml": "guideline: ./lokal\n", "lokal/guideline.yaml": "name: pusat\ntitle: A\n"},
            "lokal/guideline.yaml:1:7: Nama pak harus sama dengan nama foldernya, “lokal”.",
        ),
        (
            {
                "pesanlint.yaml": "guideline: ./a\n",
                "a/guideline.yaml": "name: a\ntitle: A\nextends: b\n",
                "b/guideline.yaml": "name: b\ntitle: B\nextends: [a]\n",
            },
            "b/guideline.yaml:3:11: Pak ini bertumpu pada dirinya sendiri: a → b → a.",
        ),
        ({"pesanlint.yaml": f"guideline: {'k' * 5000}\n"}, "pesanlint.yaml:1:12: Pak “kkk"),
        (
            {**topic(RULE), "pesanlint.yaml": "guideline: ./lokal\nmax_size: -1\n"},
            "pesanlint.yaml:2:11: Bilangan ini harus 1 atau lebih.",
        ),
        (
            {**topic(RULE), "pesanlint.yaml": "guideline: ./lokal\nunit: KPU Kabupaten Jembr\n"},
            "pesanlint.yaml:2:7: Satuan kerja “KPU Kabupaten Jembr” tidak ada dalam daftar wilayah. Maksud Anda “KPU Kabupaten Jember”?",
        ),
        (
            {**topic(RULE), "pesanlint.yaml": "guideline: ./lokal\nunit: KPU Kabupaten Jembar\n"},
            "pesanlint.yaml:2:7: Satuan kerja “KPU Kabupaten Jembar” tidak ada dalam daftar wilayah. Maksud Anda “KPU Kabupaten Jember”?",
        ),
        (
            {**topic(RULE), "pesanlint.yaml": "guideline: ./lokal\nunit: KPU Kota Maalng\n"},
            "pesanlint.yaml:2:7: Satuan kerja “KPU Kota Maalng” tidak ada dalam daftar wilayah. Maksud Anda “KPU Kota Malang”?",
        ),
        (
            {**topic(RULE), "pesanlint.yaml": "guideline: ./lokal\nselect: [lokal, loka]\n"},
            "pesanlint.yaml:2:17: Tidak ada aturan yang namanya diawali “loka”. Maksud Anda “lokal”?",
        ),
        (
            {**topic(RULE), "pesanlint.yaml": "guideline: ./lokal\nignore: lokal.y\n"},
            "pesanlint.yaml:2:9: Tidak ada aturan yang namanya diawali “lokal.y”.",
        ),
        (
            {
                **topic(RULE),
                "pesanlint.yaml": "guideline: ./lokal\nrules: {lokal.x: {add: {swap: [{not: satu, use: tiga}]}}}\n",
            },
            "pesanlint.yaml:2:32: Istilah “satu” sudah diganti dengan “dua” oleh aturan “lokal.x”.",
        ),
        (
            {**CONFIG, "pesanlint.yaml": "guideline: ./lokal\nroster: tiada.csv\n"},
            "pesanlint.yaml:2:9: Berkas “tiada.csv” tidak ditemukan. Perbaiki namanya, atau hapus “roster”.",
        ),
        (
            {**CONFIG, "pesanlint.yaml": "guideline: ./lokal\nfacts: tiada.yaml\n"},
            "pesanlint.yaml:2:8: Berkas “tiada.yaml” tidak ditemukan. Perbaiki namanya, atau hapus “facts”.",
        ),
    ],
)
def test_mistakes_in_the_configuration_and_the_manifest(problems, files, problem) -> None:
    assert any(one.startswith(problem) for one in problems(files)), problems(files)


def test_a_rule_that_is_switched_off_may_be_named_by_a_selector(loaded) -> None:
    files = {**topic(RULE), "pesanlint.yaml": "guideline: ./lokal\nrules: {lokal.x: off}\nignore: lokal.x\n"}
    assert loaded(files).rules == ()


def test_what_is_wrong_before_and_after_the_rules_are_read_comes_in_one_run(problems) -> None:
    files = topic(
        RULE
        + "  - {id: x, kind: substitution, swap: [{not: a, use: b}], mesage: c}\n"
        + "  - {kind: pattern, pattern: '(a', message: '!'}\n"
        + "  - {id: jenis, kind: entah}\n"
        + "  - {id: kapan, kind: substitution, valid_from: 2024-02-30, swap: [{not: c, use: d}]}\n"
        + "  - {id: tabel, kind: substitution, safe: entah, swap: [{each: nihil, not: c, use: d}]}\n"
        + "  - {id: pergi, kind: substitution, swap: [{not: e, use: f}]}\n"
        + "  - {id: pulang, kind: substitution, swap: [{not: f, use: e}]}\n"
    )
    found = [one.partition("lokal/a.yaml:")[2][:22] for one in problems(files)]
    assert found == [
        "4:10: Aturan “lokal.x”",
        "4:59: Kunci “mesage” t",
        "5:5: Kunci “id” harus ",
        "5:30: Pola ini tidak s",
        "6:23: Jenis aturan “en",
        "7:49: Tidak ada tangga",
        "8:43: Di sini diharapk",
        "8:64: Tabel “nihil” ti",
        "9:44: Perbaikan saling",
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {
                **topic("  - {id: x, kind: entah}\n"),
                "pesanlint.yaml": "guideline: ./lokal\nrules: {lokal.x: off}\nselect: lokal.x\n",
            },
            ["lokal/a.yaml:3:19"],
        ),
        (
            {**topic("  - {kind: entah}\n"), "pesanlint.yaml": "guideline: ./lokal\nrules: {lokal.x: off}\nselect: lokal.x\n"},
            ["lokal/a.yaml:3:12", "lokal/a.yaml:3:5"],
        ),
        (
            {**topic(RULE), "lokal/b.yaml": "title: [\n", "pesanlint.yaml": "guideline: ./lokal\nignore: lokal.y\n"},
            ["lokal/b.yaml:2:1"],
        ),
        (
            {
                **topic(RULE),
                "lokal/guideline.yaml": "name: lokal\nextend: kpu\ntitle: A\n",
                "lokal/b.yaml": "title: B\nrules: 1\n",
            },
            ["lokal/b.yaml:2:8", "lokal/guideline.yaml:2:1"],
        ),
        (
            {"pesanlint.yaml": "guideline: kpuu\nroster: tiada.csv\nrules: {kpu.nihil: off}\nselect: kpu.nihil\n"},
            ["pesanlint.yaml:1:12", "pesanlint.yaml:2:9"],
        ),
        (
            {**topic(RULE), "pesanlint.yaml": "guideline: ./lokal\nunits: a\nrules: {lokal.nihil: off}\n"},
            ["pesanlint.yaml:2:1", "pesanlint.yaml:3:9"],
        ),
        ({**topic(RULE), "pesanlint.yaml": "guidline: ./lokal\nrules: {lokal.x: off}\n"}, ["pesanlint.yaml:1:1"]),
        (
            {**topic(RULE), "pesanlint.yaml": "guideline: [./lokal]\nmax_size: a\nrules: {lokal.x: off}\n"},
            ["pesanlint.yaml:1:12", "pesanlint.yaml:2:11"],
        ),
    ],
)
def test_one_mistake_makes_no_others(problems, files, expected: list[str]) -> None:
    assert sorted(one.partition(": ")[0] for one in problems(files)) == expected


@pytest.mark.parametrize(
    "unit", ["KPU Kabupaten Bandung", "KPU Kabupaten Badung", "KPU KABUPATEN JEMBER", "KPU Kabupaten Melati", "KPU", "Bawaslu"]
)
def test_a_unit_that_misses_no_official_name_by_a_slip(loaded, unit: str) -> None:
    assert loaded({**topic(RULE), "pesanlint.yaml": f"guideline: ./lokal\nunit: {unit}\n"}).desk.unit == unit


PACK = {
    "meja/guideline.yaml": "name: meja\ntitle: T\n",
    "meja/a.yaml": "title: T\nrules:\n  - {id: a, kind: substitution, level: galat, message: m, swap: [{not: x, use: y}]}\n",
}
SEVEN = """\
unit: KPU Kabupaten Jembr
%s
roster: tiada.csv
facts: tiada.yaml
min_level: parah
ignore: [xyz]
exclude: ["a", "[z-a]"]
max_size: banyak
rules:
  meja.a: gawat
  meja.b: off
"""


@pytest.mark.parametrize(
    ("pack", "lines"),
    [
        ("guideline: meja", [1, 3, 4, 5, 6, 7, 8, 10, 11]),
        ("guidline: meja", [1, 2, 3, 4, 5, 7, 8, 10]),
        ("guideline: tiada", [1, 2, 3, 4, 5, 7, 8, 10]),
    ],
)
def test_all_mistakes_of_a_configuration_come_in_one_run(loaded, pack: str, lines: list[int]) -> None:
    with pytest.raises(GuidelineError) as caught:
        loaded({**PACK, "pesanlint.yaml": SEVEN % pack})
    found = [(Path(problem.path).name, problem.line) for problem in caught.value.problems]
    assert found == [("pesanlint.yaml", line) for line in lines]


@pytest.mark.parametrize("name", ["galat", "error", "peringatan", "warning", "saran", "suggestion"])
def test_levels_have_two_names(loaded, name: str) -> None:
    guideline = loaded({**PACK, "pesanlint.yaml": f"guideline: meja\nmin_level: {name}\nrules:\n  meja.a: {name}\n"})
    assert name in (guideline.rules[0].level.value, guideline.rules[0].level.label)


@pytest.mark.parametrize(
    ("swap", "is_wrong"),
    [
        ("{not: “himbau”, use: imbau}", True),
        ("{not: [x, ‘himbau’], use: imbau}", True),
        ("{not: himbau, use: “imbau”}", True),
        ("{not: '\"himbau\"', use: imbau}", True),
        ("{not: “a” dan “b”, use: c}", False),
        ("{not: Jum’at, use: Jumat}", False),
        ("{not: kata “itu”, use: kata itu}", False),
    ],
)
def test_quotation_marks_around_a_term_are_refused(loaded, swap: str, is_wrong: bool) -> None:
    files = {
        **PACK,
        "meja/a.yaml": PACK["meja/a.yaml"].replace("{not: x, use: y}", swap),
        "pesanlint.yaml": "guideline: meja\n",
    }
    if not is_wrong:
        assert loaded(files).rules
        return
    with pytest.raises(GuidelineError, match=r"menjadi bagian istilahnya; tulis h?imbau tanpa"):
        loaded(files)


def test_controls_in_toml_and_in_tables_are_refused(loaded, tmp_path) -> None:
    toml = '[tool.pesanlint]\nguideline = "meja"\nunit = "a\\u0000b"\n'
    _written(tmp_path, {**PACK, "pyproject.toml": toml})
    with pytest.raises(GuidelineError, match=r"U\+0000"):
        load_config(tmp_path / "pyproject.toml")
    topic = PACK["meja/a.yaml"].replace("{not: x, use: y}", "{each: t, not: x, use: '{a}'}")
    files = {**PACK, "meja/a.yaml": topic, "meja/data/t.tsv": "a\nb\nc\x1bd\n", "pesanlint.yaml": "guideline: meja\n"}
    with pytest.raises(GuidelineError, match=r"t\.tsv:3:1: Karakter kendali U\+001B"):
        loaded(files)


def _written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
