"""The tables of regions contain the law's list, and agree with each other."""

from collections import Counter, defaultdict

from pesanlint.authoring.tables import Tables
from pesanlint.shipped import rules_root


def rows(table: str, *columns: str) -> list[tuple[str, ...]]:
    tables = Tables((rules_root() / "data",))
    return [
        tuple(row[column] for column in columns)
        for row in tables.expand({"each": table, **{column: f"{{{column}}}" for column in columns}})
    ]


REGIONS = rows("wilayah", "kode", "jenis", "nama", "pendek", "satuan", "lembaga")


def test_there_are_38_provinces_416_regencies_and_98_cities() -> None:
    assert Counter(level for _, level, *_ in REGIONS) == {"provinsi": 38, "kabupaten": 416, "kota": 98}
    assert len({code for code, *_ in REGIONS}) == len(REGIONS)


def test_26_names_are_both_regency_and_city() -> None:
    levels = defaultdict(set)
    for _, level, _, short, *_ in REGIONS:
        levels[short].add(level)
    assert sum({"kabupaten", "kota"} <= both for both in levels.values()) == 26


def test_election_bodies_of_aceh_alone_have_a_name_of_their_own() -> None:
    assert {code[:2] for code, *_, body in REGIONS if body == "KIP"} == {"11"}
    assert {body for code, *_, body in REGIONS if code.startswith("11")} == {"KIP"}


def test_a_name_behind_an_institution_ends_in_the_short_name() -> None:
    assert [unit for _, _, _, short, unit, _ in REGIONS if not unit.endswith(short)] == []


def test_other_names_belong_to_a_region_and_are_nobodys_first_name() -> None:
    by_code = {code: unit for code, _, _, _, unit, _ in REGIONS}
    shorts = {short for _, _, _, short, _, _ in REGIONS}
    others = rows("wilayah-sebutan", "kode", "jenis", "sebutan", "satuan")
    assert [name for code, kind, name, unit in others if kind == "singkatan" and by_code[code] != unit] == []
    assert [name for code, kind, name, unit in others if kind == "ejaan" and not unit.endswith(name)] == []
    assert [name for _, _, name, _ in others if name in shorts] == []
    assert [name for name, count in Counter(name for _, _, name, _ in others).items() if count > 1] == []


def test_degrees_have_a_full_stop_behind_each_part_and_are_listed_once() -> None:
    degrees = rows("gelar", "gelar", "rapat", "kepanjangan", "ragam")
    assert len({degree for degree, *_ in degrees}) == len(degrees) > 100
    assert [degree for degree, joined, *_ in degrees if degree.replace(".", "") != joined or not degree.endswith(".")] == []
    assert [degree for degree, joined, _, kind in degrees if (kind == "campuran") == joined.isupper()] == []
    assert [degree for degree, _, meaning, _ in degrees if not meaning.startswith(("sarjana", "magister", "ahli"))] == []


def test_ordinary_words_are_listed_once_in_small_letters() -> None:
    words = (rules_root() / "data" / "kata-kecil.txt").read_text("utf-8").split()
    assert words == sorted(set(words))
    assert [word for word in words if not (word.isalpha() and word.islower() and word.isascii())] == []
    assert not {"kamis", "juli", "islam", "pancasila", "jakarta", "bupati", "tuhan", "kabupaten"} & set(words)
