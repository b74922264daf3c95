"""What is clearly not Indonesian, and what is not clear."""

import pytest

from pesanlint.language.id.recognise import recogniser
from pesanlint.readers import read_text
from pesanlint.reading.reading import Reading


@pytest.mark.parametrize(
    "text",
    [
        "The commission will launch a new website for all voters in the regency on Thursday.",
        "Guide to the Election for First Time Voters",
        "The KPU of Jember Regency invites every stakeholder to the workshop, and the event is open to all.",
        "Sugeng rawuh dhumateng para rawuh ingkang minulya.",
        "Kula aturaken matur nuwun kaliyan panjenengan sedaya.",
        "Wilujeng sumping ka sadaya tamu anu hadir.",
        "Hatur nuhun kanggo sadayana.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
    ],
)
def test_what_is_clearly_in_another_language(text: str) -> None:
    assert recogniser().is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ketua KPU membuka workshop dan launching website itu.",
        "Focus Group Discussion",
        "Launching Website Baru KPU Jember",
        "Program “Voter Education for All” dibuka oleh Ketua KPU di aula bersama para siswa.",
        "Webinar bertajuk The Power of Voters digelar pada Kamis untuk seluruh warga.",
        "Budi Santoso, S.H., Siti Aminah, S.Sos., Rina Wati",
        "Sugeng dan Wis hadir.",
        "Drs. H. Lan Sugeng Riyadi",
        "",
        "HIMBAUAN KEPADA WARGA",
    ],
)
def test_what_may_be_indonesian(text: str) -> None:
    assert not recogniser().is_foreign(text)


def test_a_word_glued_to_another_tells_as_much() -> None:
    text = "Please dihimbau the\u00b7man and\u00b7woman."
    reading = Reading(read_text(text))
    assert reading.passage(0).is_foreign
