import pytest

from pesanlint.kinds.date import Date


def found(matches, check: str, text: str) -> list[tuple[str, str, bool | None]]:
    """Return what is found, its replacement, and whether the fix is safe."""
    rule = Date(id="uji.tanggal", kind="date", check=check)
    return [(one, m.values.get("use", ""), m.fixes[0].safe if m.fixes else None) for one, m in matches(rule, text)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Rapat digelar Jumat, 17 Juli 2025.", [("Jumat", "Kamis", False)]),
        ("Rapat digelar Kamis, 17 Juli 2025.", []),
        ("Rapat digelar JUMAT, 17 JULI 2025.", [("JUMAT", "KAMIS", False)]),
        ("Rapat digelar Jum'at (18/7/2025) dan Sabtu (18/7/2025).", [("Sabtu", "Jumat", False)]),
        ("Rapat Kamis, 17 Juli 2025, dilanjutkan Senin, 18 Juli.", [("Senin", "Jumat", False)]),
        ("Rapat digelar Senin, 18 Juli.", []),
        ("Rapat digelar Selasa malam (14/5/2025).", [("Selasa", "Rabu", False)]),
        ("Rapat digelar Selasa pagi, 14 Mei 2025.", [("Selasa", "Rabu", False)]),
        ("Rapat digelar Rabu dini hari (14/05/2025).", []),
        ("Rapat digelar Selasa (14/5/25).", [("Selasa", "Rabu", False)]),
        ("Surat Nomor 14/5/25 dikirim, dan ia lahir pada Rabu (1/1/75).", []),
        ("Rapat digelar Kamis–Jumat, 17–18 Juli 2025.", []),
        ("Rapat digelar Kamis dan Jumat, 17 dan 18 Juli 2025.", []),
        ("Rapat digelar Kamis s.d. Sabtu, 17 s.d. 19 Juli 2025.", []),
        ("Tahapan berjalan dua minggu 17 Juli 2025 mendatang.", []),
        ("Tahapan berjalan selama dua minggu, 4–17 Agustus 2025.", []),
        ("Tahapan Selama 2 Minggu (4–17 Agustus 2025)", []),
        ("Rapat digelar pada akhir minggu, 15–17 Agustus 2025.", []),
        ("Rapat digelar minggu, 4 Agustus 2025.", [("minggu", "Senin", False)]),
        ("Rapat digelar Jumat, 31 Juni 2025.", []),
        ("Rapat digelar Jumat, 17 Julı 2025.", [("Jumat", "Kamis", False)]),  # letters that are taken for i and s
        ("Rapat digelar ſenin, 17 JULİ 2025.", [("ſenin", "Kamis", False)]),
    ],
)
def test_the_weekday_belongs_to_the_date(matches, text: str, wrong: list) -> None:
    assert found(matches, "weekday", text) == wrong


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rapat digelar Senin, 22 November 2022.", ["21"]),
        ("Rapat digelar Rabu (09/08/2022).", ["10"]),
        ("Rapat digelar Senin (09/08/2022).", ["08"]),
        ("Rapat digelar Jumat, 1 Juli 2025.", ["4"]),
        ("Rapat digelar Senin, 1 Juli 2025.", []),  # would be a day in June
    ],
)
def test_the_day_may_be_wrong_instead_of_the_weekday(matches, text: str, day: list) -> None:
    ((_, match),) = matches(Date(id="uji.tanggal", kind="date", check="weekday"), text)
    assert [fix.edits[0].text for fix in match.fixes[1:]] == day


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Paling lambat 31 September 2025.", ["31 September 2025"]),
        ("Paling lambat 29 Februari 2025.", ["29 Februari 2025"]),
        ("Paling lambat 29 Februari 2024.", []),
        ("Paling lambat 29 Februari.", []),
        ("Paling lambat 30 Februari.", ["30 Februari"]),
        ("Paling lambat 17/13/2025.", ["17/13/2025"]),
        ("Berdasarkan Surat Nomor 45/13/2025.", []),
        ("Paling lambat 30 September 2025.", []),
    ],
)
def test_days_that_there_are_not(matches, text: str, wrong: list) -> None:
    assert [one for one, _, _ in found(matches, "impossible", text)] == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Rapat digelar pada 17/07/2025 di aula.", [("17/07/2025", "17 Juli 2025", True)]),
        ("Rapat digelar pada 7-8-2025 di aula.", [("7-8-2025", "7 Agustus 2025", False)]),
        ("Rapat digelar Kamis (17/7/2025) di aula.", []),
        ("Rapat digelar pada 17 Agt 2025.", [("Agt", "Agustus", True)]),
        ("Rapat digelar pada 6 s.d 8 September 2021.", []),
        ("Rapat digelar pada 6 s.d. 8 Sept 2021.", [("Sept", "September", True)]),
        ("Rapat digelar pada 6 Agt s.d. 8 Sept 2021.", [("Agt", "Agustus", True)]),
        ("Rapat digelar pada 6 Agustus sd 8 Sept 2021.", [("Sept", "September", True)]),
        ("Rapat digelar pada 17 Agustus 2025.", []),
        ("Rapat digelar pada 17 Mei 2025.", []),
        ("Keputusan Nomor 17/07/2025 dibacakan.", []),
    ],
)
def test_dates_are_written_with_the_name_of_the_month(matches, text: str, wrong: list) -> None:
    assert found(matches, "format", text) == wrong


COPIED = "Rapat pada Kamis, 2 Januari 2025, dilanjutkan Jumat, 3 Januari 2024."


def test_last_year_s_number_is_recognised_by_the_weekday(matches) -> None:
    assert found(matches, "year", COPIED) == [("2024", "2025", False)]
    assert found(matches, "weekday", COPIED) == []


def test_a_correct_old_date_is_accepted(matches) -> None:
    assert found(matches, "year", "Rapat pada Kamis, 2 Januari 2025, menyusul rapat Rabu, 3 Januari 2024.") == []
