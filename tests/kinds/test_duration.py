"""Lengths and weekdays of stretches of days."""

import pytest

from pesanlint.kinds.duration import Duration
from running import checked

LENGTH = Duration(id="uji.lama", kind="duration", check="length")
WEEKDAYS = Duration(id="uji.hari", kind="duration", check="weekdays")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Rapat digelar selama tiga hari, 4–7 Agustus 2025.", ["4"]),
        ("Rapat digelar 3 hari (4–7 Agustus 2025).", ["4"]),
        ("Rapat digelar selama tiga hari di Hotel Mawar Indah, 4 s.d. 7 Agustus 2025.", ["4"]),
        ("Rapat digelar selama tiga hari, mulai Senin hingga Kamis (4–7/8/2025).", ["4"]),
        ("Rapat digelar tiga hari dua malam, 30 Juni–3 Juli 2025.", ["4"]),
        ("Rapat digelar 4–7 Agustus 2025 selama tiga hari.", ["4"]),
        ("Pendaftaran dibuka 4–7 Agustus 2025 atau selama tiga hari.", ["4"]),
        ("Rapat digelar selama dua hari, 4, 5, dan 6 Agustus 2025.", ["3"]),
        ("Rapat digelar selama empat hari, 4–7 Agustus 2025.", []),
        ("Rapat digelar selama dua hari, 4 dan 6 Agustus 2025.", []),
        ("Pendaftaran dibuka selama tiga hari kerja, 8–12 Agustus 2025.", []),
        ("Pendaftaran dibuka selama enam hari kerja, 8–12 Agustus 2025.", ["5"]),
        ("Masa sanggah tiga hari terhitung sejak 4–7 Agustus 2025.", []),
        ("Penahanan selama 30 hari, 1–31 Juli 2025.", []),
        ("Tanggapan paling lama tiga hari setelah 4–7 Agustus 2025.", []),
        ("Rapat digelar sekitar tiga hari, 4–7 Agustus 2025.", []),
        ("Waktunya tiga hari. Rapat digelar 4–7 Agustus 2025.", []),
    ],
)
def test_length(text: str, days: list[str]) -> None:
    assert [match.values["use"] for _, match in checked(LENGTH, text)] == days


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Rapat digelar Senin–Rabu, 4–7 Agustus 2025.", ["Senin–Kamis"]),
        ("Rapat digelar Senin sampai Kamis (5–8/8/2025).", ["Selasa–Jumat"]),
        ("Rapat digelar Senin–Kamis, 4–7 Agustus 2025.", []),
        ("Rapat digelar Sabtu dan Minggu, 9 dan 10 Agustus 2025.", []),
        ("Rapat digelar Sabtu dan Minggu, 8 dan 9 Agustus 2025.", ["Jumat–Sabtu"]),
        ("Rapat digelar Senin (5/8/2025) hingga Kamis (7/8/2025).", []),  # the kind `date` sees to each
        ("Rapat digelar Senin–Rabu, 4–7 Agustus.", ["4 hari"]),
        ("Rapat digelar Senin–Kamis, 4–7 Agustus.", []),
    ],
)
def test_weekdays(text: str, right: list[str]) -> None:
    assert [match.values["use"] for _, match in checked(WEEKDAYS, text)] == right
