"""Canonical figures and days. The region and its figures are made up."""

import datetime as dt
from decimal import Decimal

import pytest

from pesanlint.desk.desk import Desk
from pesanlint.desk.facts import Fact, read_value, written_value
from pesanlint.kinds.fact import FactCheck
from running import checked

VOTERS = Fact(
    ("jumlah pemilih", "jumlah pemilih di Kabupaten Mawar", "pemilih di Kabupaten Mawar"), Decimal(204_807), ("pemilih",)
)
STATIONS = Fact(("jumlah TPS",), Decimal(823), ("TPS", "tempat pemungutan suara"))
TURNOUT = Fact(("tingkat partisipasi",), Decimal("81.78"), ("persen",))
DAY = Fact(("hari pemungutan suara", "pemungutan suara Pemilihan 2024"), dt.date(2024, 11, 27), source="PKPU 2/2024")
DESK = Desk("KPU Kabupaten Mawar", facts=(VOTERS, STATIONS, TURNOUT, DAY))
RULE = FactCheck(id="uji.fakta", kind="fact", desk=True)


def found(text: str) -> list[str]:
    return [stated for stated, _ in checked(RULE, text, desk=DESK)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Jumlah pemilih sebanyak 204.870 orang.", ["204.870"]),
        ("Jumlah pemilih: 204.870.", ["204.870"]),
        ("Jumlah pemilih (DPT) ialah 204.870 pemilih.", ["204.870"]),
        ("Jumlah pemilih yakni sebanyak 204.870, tersebar di semua wilayah.", ["204.870"]),
        ("Jumlah pemilih mencapai 204.870 dan terus diperbarui.", ["204.870"]),
        ("Jumlah pemilih di Kabupaten Mawar mencapai 205 ribu orang, naik dari tahun lalu.", []),
        ("Jumlah pemilih di Kabupaten Mawar mencapai 203 ribu orang.", ["203 ribu"]),
        ("Sebanyak 204.870 pemilih di Kabupaten Mawar siap memilih.", ["204.870"]),
        ("Jumlah TPS 832 TPS.", ["832"]),
        ("Jumlah TPS sebanyak 832 tempat pemungutan suara.", ["832"]),
        ("Jumlah pemilih sekitar 190 ribu orang.", ["190 ribu"]),
        ("Jumlah pemilih lebih dari 205 ribu orang.", []),
        ("Jumlah pemilih lebih dari 206 ribu orang.", ["206 ribu"]),
        ("Jumlah pemilih hampir 204 ribu orang.", []),
        ("Jumlah pemilih hampir 203 ribu orang.", ["203 ribu"]),
        ("Tingkat partisipasi mencapai 82,78 persen.", ["82,78"]),
        ("Tingkat partisipasi mencapai 82%.", []),
        ("Tingkat partisipasi mencapai 80%.", ["80"]),
        ("Tingkat partisipasi ialah 81,78%.", []),
    ],
)
def test_another_figure_for_the_same_thing(text: str, wrong: list[str]) -> None:
    assert found(text) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah pemilih sebanyak 204.807 orang.",
        "Jumlah pemilih 204807.",
        "Jumlah pemilih mencapai 204,8 ribu orang.",
        "Jumlah pemilih mencapai 204 ribu orang.",
        "Jumlah pemilih sekitar 200 ribu orang.",
        "Jumlah pemilih hampir 210 ribu orang.",
        "Jumlah pemilih lebih dari 200.000 orang.",
        "Jumlah pemilih di Desa Kenanga sebanyak 1.204 orang.",
        "Di Desa Kenanga, jumlah pemilih sebanyak 1.204 orang.",
        "Jumlah pemilih perempuan sebanyak 102.000 orang.",
        "Jumlah pemilih sebanyak 102.000 perempuan.",
        "Di KPU Kabupaten Melati jumlah pemilih sebanyak 102.000 orang.",
        "Jumlah pemilih naik 2.000 orang.",
        "Jumlah pemilih 2024 telah ditetapkan.",
        "Jumlah pemilih bertambah. Sebanyak 1.200 orang hadir.",
        "Sebanyak 150 pemilih di Kabupaten Mawar pindah memilih.",
        "Jumlah pemilih ditetapkan 3 kali.",
        "Jumlah pemilih naik menjadi 4,5 persen.",
        "Jumlah pemilih 204,870.",
        "Jumlah pemilih mencapai 80 persen.",
        "Tingkat partisipasi mencapai 345 orang.",
        "Jumlah TPS 12 di antaranya rawan banjir.",
        "Jumlah pemilih 12/PL.01/2024.",
        "Jumlah pemilih " + " " * 500 + "99999999999999999999999999999999999999999.",
    ],
)
def test_accepts_equal_figures_and_figures_of_other_things(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Hari pemungutan suara jatuh pada Kamis, 28 November 2024.", ["28 November 2024"]),
        ("Hari pemungutan suara (28/11/2024) sudah dekat.", ["28/11/2024"]),
        ("Hari pemungutan suara, 28 November, sudah dekat.", ["28 November"]),
        ("Pemungutan suara Pemilihan 2024 digelar serentak pada 27 November 2023.", ["27 November 2023"]),
        ("KPU menetapkan 20 November 2024 sebagai hari pemungutan suara.", ["20 November 2024"]),
        ("Hari pemungutan suara jatuh pada Rabu, 27 November 2024.", []),
        ("Hari pemungutan suara, 27 November, sudah dekat.", []),
        ("Menjelang hari pemungutan suara, rapat digelar pada 20 November 2024.", []),
        ("Hari pemungutan suara ulang jatuh pada 7 Desember 2024.", []),
        ("Rapat pada 20 November 2024 membahas hari pemungutan suara.", []),
        ("Hari pemungutan suara pada 27–28 November 2024.", []),
        ("Hari pemungutan suara sudah dekat. Pada 20 November 2024 logistik tiba.", []),
    ],
)
def test_another_day_for_the_same_thing(text: str, wrong: list[str]) -> None:
    assert found(text) == wrong


def test_the_message_has_the_right_figure_and_its_source() -> None:
    ((_, match),) = checked(RULE, "Hari pemungutan suara jatuh pada 28 November 2024.", desk=DESK)
    assert match.values == {"use": "27 November 2024", "name": "hari pemungutan suara", "source": "PKPU 2/2024"}
    assert [(edit.text, fix.safe) for fix in match.fixes for edit in fix.edits] == [("27 November 2024", False)]


def test_a_fact_is_for_its_time() -> None:
    old = Fact(("jumlah TPS",), Decimal(800), valid_until=dt.date(2023, 12, 31))
    new = Fact(("jumlah TPS",), Decimal(823), valid_from=dt.date(2024, 1, 1))
    rule = FactCheck(id="uji.fakta", kind="fact", facts=(old, new))
    for day, figure, wrong in [("2023", 800, 0), ("2023", 823, 1), ("2024", 823, 0), ("2024", 800, 1)]:
        assert len(checked(rule, f"Rapat pada 1 Februari {day}. Jumlah TPS {figure}.")) == wrong


def test_a_desk_s_facts_count_only_where_the_rule_asks_for_them() -> None:
    assert checked(FactCheck(id="uji.fakta", kind="fact"), "Jumlah TPS 832.", desk=DESK) == []


@pytest.mark.parametrize("written", ["204.807.222", "81,78", "823", "14 Februari 2024"])
def test_a_value_is_written_as_it_was_read(written: str) -> None:
    assert written_value(read_value(written)) == written


@pytest.mark.parametrize("written", ["2024-02-30", "dua", "", "1.2.3", "204,807,222"])
def test_an_invalid_value_is_an_error(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_value(written)


WHOLE = Fact(("jumlah pemilih Pemilu 2024", "DPT Pemilu 2024", "pemilih pada Pemilu 2024"), Decimal(204_807_222), ("pemilih",))
HOME = Fact(WHOLE.name, Decimal(203_056_748), ("pemilih",), part=("dalam negeri", "di tanah air"))
ABROAD = Fact(WHOLE.name, Decimal(1_750_474), ("pemilih",), part=("luar negeri",))
POLLING = Fact(("pemungutan suara Pemilu 2024",), dt.date(2024, 2, 14))


def counted(text: str, *facts: Fact, unit: str = "") -> list[tuple[str, str]]:
    rule = FactCheck(id="uji.fakta", kind="fact", facts=facts)
    return [(stated, str(match.values["use"])) for stated, match in checked(rule, text, desk=Desk(unit))]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Jumlah pemilih Pemilu 2024 mencapai 203.056.748 pemilih di dalam negeri.", []),
        ("Jumlah pemilih Pemilu 2024 mencapai 203.056.784 pemilih di dalam negeri.", [("203.056.784", "203.056.748")]),
        ("Di dalam negeri, jumlah pemilih Pemilu 2024 mencapai 203.056.784.", [("203.056.784", "203.056.748")]),
        ("Di tanah air jumlah pemilih Pemilu 2024 mencapai 203.056.784.", [("203.056.784", "203.056.748")]),
        ("Jumlah pemilih Pemilu 2024 di luar negeri tercatat. Totalnya lain.", []),
        ("Untuk luar negeri, jumlah pemilih Pemilu 2024 sebanyak 1.750.474 pemilih.", []),
        ("Untuk luar negeri, jumlah pemilih Pemilu 2024 sebanyak 1.760.474 pemilih.", [("1.760.474", "1.750.474")]),
        ("Menteri Dalam Negeri menyebut jumlah pemilih Pemilu 2024 sebanyak 204.807.222 pemilih.", []),
        ("Menteri Dalam Negeri menyebut jumlah pemilih Pemilu 2024 sebanyak 204.807.022.", [("204.807.022", "204.807.222")]),
        (
            "Jumlah pemilih Pemilu 2024 sebanyak 204.807.022 pemilih, terdiri atas 203.056.748 di dalam negeri "
            "dan 1.750.474 di luar negeri.",
            [("204.807.022", "204.807.222")],
        ),
        (
            "Jumlah pemilih Pemilu 2024 sebanyak 204.807.022 pemilih (termasuk 1.750.474 pemilih di luar negeri).",
            [("204.807.022", "204.807.222")],
        ),
        ("Jumlah pemilih Pemilu 2024 sebanyak 203.056.748 pemilih, tidak termasuk pemilih luar negeri.", []),
        ("Jumlah pemilih Pemilu 2024 sebanyak 203.056.748, di luar 1.750.474 pemilih di luar negeri.", []),
        ("Jumlah pemilih Pemilu 2024 secara nasional 204.807.022.", [("204.807.022", "204.807.222")]),
    ],
)
def test_only_a_figure_of_the_same_count_contradicts_a_fact(text: str, wrong: list[tuple[str, str]]) -> None:
    assert counted(text, WHOLE, HOME, ABROAD) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah pemilih Pemilu 2024 mencapai 203.056.748 pemilih di dalam negeri.",
        "Jumlah pemilih Pemilu 2024 sebanyak 102.218.503 laki-laki.",
        "Pemilih perempuan mendominasi: jumlah pemilih Pemilu 2024 sebanyak 102.588.719 pemilih.",
        "Jumlah pemilih Pemilu 2024 sebanyak 102.588.719 pemilih wanita.",
        "Di Jawa Barat, jumlah pemilih Pemilu 2024 mencapai 35.714.901 pemilih.",
        "Untuk Provinsi Jawa Barat jumlah pemilih Pemilu 2024 mencapai 35.714.901 pemilih.",
        "Jumlah pemilih Pemilu 2024 mencapai 35.714.901 pemilih di Jawa Barat.",
        "Jumlah pemilih Pemilu 2024 di Kota Bandung mencapai 1.872.381 pemilih.",
        "Berdasarkan DPS, jumlah pemilih Pemilu 2024 sebanyak 205.853.518 pemilih.",
        "Dalam daftar pemilih sementara jumlah pemilih Pemilu 2024 sebanyak 205.853.518 pemilih.",
        "Jumlah pemilih Pemilu 2024 sebanyak 205.853.518 pemilih hasil coklit.",
        "Jumlah pemilih Pemilu 2024 dalam DPTb sebanyak 1.900.000 pemilih.",
        "Jumlah pemilih Pemilu 2024 sebanyak 1.101.178 pemilih disabilitas.",
        "Jumlah pemilih Pemilu 2024 sebanyak 106.358.447 pemilih muda.",
        "Jumlah pemilih Pemilu 2024 sebanyak 190.779.969 pemilih, angka Pemilu 2019.",
        "Jumlah pemilih Pemilu 2024 sebanyak 204.807.000 pemilih per provinsi dihitung.",
    ],
)
def test_what_limits_the_count_makes_it_another(text: str) -> None:
    assert counted(text, WHOLE) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Pada Pemilu 2019, jumlah pemilih di Kabupaten Mawar sebanyak 190.000 orang.", []),
        ("Jumlah pemilih di Kabupaten Mawar sebanyak 190.000 orang.", ["190.000"]),
        ("Di Kabupaten Mawar, jumlah pemilih di Kabupaten Mawar sebanyak 190.000 orang.", ["190.000"]),
        ("Jumlah pemilih di Kabupaten Mawar dalam DPS sebanyak 190.000 orang.", []),
        ("Jumlah pemilih di Kabupaten Mawar sebanyak 190.000 pemilih baru.", []),
    ],
)
def test_the_desk_s_own_region_does_not_limit_a_count(text: str, wrong: list[str]) -> None:
    assert found(text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Pemungutan suara Pemilu 2024 digelar pada Kamis, 15 Februari 2024.", 1),
        ("Di luar negeri, pemungutan suara Pemilu 2024 digelar pada 11 Februari 2024.", 0),
        ("Di Kuala Lumpur, pemungutan suara Pemilu 2024 digelar pada 11 Februari 2024.", 0),
        ("Untuk pemilih di Hong Kong pemungutan suara Pemilu 2024 digelar pada 13 Februari 2024.", 0),
        ("Karena banjir, pemungutan suara Pemilu 2024 digelar pada 24 Februari 2024 sebagai pemungutan suara susulan.", 0),
        ("PPLN menetapkan 11 Februari 2024 sebagai pemungutan suara Pemilu 2024.", 0),
        ("Pada Pemilihan Umum Tahun 2024, pemungutan suara Pemilu 2024 digelar 15 Februari 2024.", 1),
    ],
)
def test_a_day_of_another_place_is_another_day(text: str, wrong: int) -> None:
    assert len(counted(text, POLLING)) == wrong
