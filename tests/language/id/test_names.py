"""Names of persons by their shape: where they begin and end, and what is not a name."""

import pytest

from pesanlint.language.id.names import is_person, person_after, person_at, person_before, without_degrees


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Budi Santoso hadir.", "Budi Santoso"),
        ("Dr. H. Budi Santoso, S.H., hadir.", "Budi Santoso"),
        ("drg. Siti Aminah hadir.", "Siti Aminah"),
        ("AKP Budi Santoso hadir.", "Budi Santoso"),
        ("Irjen. Budi Santoso hadir.", "Budi Santoso"),
        ("Kolonel Budi Santoso hadir.", "Budi Santoso"),
        ("Bapak Budi Santoso hadir.", "Budi Santoso"),
        ("Bapak Budi hadir.", "Bapak Budi"),
        ("M. Afifuddin hadir.", "M. Afifuddin"),
        ("Ali bin Abi Thalib hadir.", "Ali bin Abi Thalib"),
        ("Nur'aini hadir.", "Nur'aini"),
        ("Budi Senin lalu hadir.", "Budi"),
        ("Budi Provinsi Jawa.", "Budi"),
        ("Provinsi Jawa Timur.", None),
        ("Senin lalu.", None),
        ("Menurut Budi.", None),
        ("KPU hadir.", None),
        ("warga hadir.", None),
        ("", None),
    ],
)
def test_a_name_that_begins_here(text: str, name: str | None) -> None:
    span = person_at(text, 0)
    assert (text[slice(*span)] if span else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("Ketua, Budi Santoso", "Budi Santoso"), ("Ketua Budi Santoso", "Budi Santoso"), ("Ketua KPU", None), ("Ketua", None)],
)
def test_a_name_behind_an_office(text: str, name: str | None) -> None:
    span = person_after(text, len("Ketua"))
    assert (text[slice(*span)] if span else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hadir Budi Santoso, Ketua", "Budi Santoso"),
        ("hadir Budi Santoso, S.H., Ketua", "Budi Santoso"),
        ("hadir Budi, Ketua", None),
        ("di Provinsi Jawa, Ketua", None),
    ],
)
def test_a_name_before_an_office(text: str, name: str | None) -> None:
    span = person_before(text, text.index("Ketua"))
    assert (text[slice(*span)] if span else None) == name


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Dr. H. Budi Santoso, S.H., M.H.", "Budi Santoso"),
        ("drg. Siti  Aminah", "Siti Aminah"),
        ("AKBP Budi", "Budi"),
        ("Ipda Budi Santoso", "Budi Santoso"),
        ("Kapten Budi Santoso", "Budi Santoso"),
        ("Irwan Santoso", "Irwan Santoso"),
        ("Hadi", "Hadi"),
        ("Dr.", "Dr."),
    ],
)
def test_a_name_without_degrees(written: str, bare: str) -> None:
    assert without_degrees(written) == bare


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Budi Santoso", True),
        ("Anak Agung Sari", True),
        ("AKP Budi", True),
        ("Ketua Umum", False),
        ("Kabupaten Mawar", False),
        ("Ketua Panitia", False),
        ("B", False),
    ],
)
def test_capitalised_words_that_may_be_a_name(name: str, is_one: bool) -> None:
    assert is_person(name) is is_one
