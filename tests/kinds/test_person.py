"""Persons of the roster. The names are made up."""

import datetime as dt

import pytest

from pesanlint.desk.desk import Desk
from pesanlint.desk.roster import Post, Roster
from pesanlint.kinds.person import Person
from running import checked

MAWAR, MELATI = "KPU Kabupaten Mawar", "KPU Provinsi Melati"
DESK = Desk(
    MAWAR,
    Roster((
        Post("Budi Santoso", "Ketua", MAWAR, "S.H.", from_=dt.date(2024, 6, 1)),
        Post("Siti Aminah", "Ketua", MAWAR, from_=dt.date(2019, 6, 1), to=dt.date(2024, 5, 31)),
        Post("Siti Aminah", "Anggota", MELATI, from_=dt.date(2024, 6, 1)),
        Post("Andi Wijaya", "Anggota Divisi Hukum", MAWAR, from_=dt.date(2024, 6, 1)),
        Post("Andi Wijayo", "Sekretaris", MAWAR),
        Post("Rina Wati", "Kepala Subbagian Hukum", f"Sekretariat {MAWAR}"),
    )),
)  # fmt: skip
DAY = "Rapat digelar pada Kamis, 17 Juli 2025."


def found(check: str, *blocks, day: str = DAY) -> list[str]:
    return [text for text, _ in checked(Person(id="uji.orang", kind="person", check=check), *blocks, day, desk=DESK)]


class TestIntroduced:
    @pytest.mark.parametrize(
        "text",
        [
            "Budi Santoso mengatakan rapat berjalan lancar.",
            "Rapat dibuka oleh Budi Santoso, S.H., di aula.",
            "Rapat dibuka oleh Dr. Budi Santoso.",
            "Budi Santoso, dalam sambutannya, mengajak hadirin.",
        ],
    )
    def test_without_an_office(self, text: str) -> None:
        assert found("introduced", text) == ["Budi Santoso"]

    @pytest.mark.parametrize(
        "text",
        [
            f"Ketua {MAWAR}, Budi Santoso, membuka rapat.",
            "Ketua KPU setempat Dr. Budi Santoso, S.H., membuka rapat.",
            f"Budi Santoso, Ketua {MAWAR}, membuka rapat.",
            "Budi Santoso, S.H., M.H., selaku ketua, membuka rapat.",
            "Budi Santoso (Ketua) membuka rapat.",
            "Hadir seluruh anggota. Mereka ialah Budi Santoso dan Siti Aminah.",
            "Rapat dibuka Kasubbag Hukum Rina Wati.",
            "Budi membuka rapat.",
            "“Selamat datang, Budi Santoso,” kata panitia.",
            "Foto: Budi Santoso",
            "Siaran ini ditulis humas (Budi Santoso)",
        ],
    )
    def test_accepts_persons_with_an_office_or_without_an_action(self, text: str) -> None:
        assert found("introduced", text) == []

    def test_only_the_first_mention_outside_headlines_counts(self) -> None:
        title = ("title", "Ketua KPU Budi Santoso Buka Rapat")
        assert found("introduced", title, f"Ketua {MAWAR} Budi Santoso hadir.", "Budi Santoso lalu pulang.") == []
        assert found("introduced", title, "Budi Santoso hadir.", "Ketua Budi Santoso lalu pulang.") == ["Budi Santoso"]

    def test_the_fix_puts_the_office_of_the_day_before_name_and_degrees(self) -> None:
        rule = Person(id="uji.orang", kind="person", check="introduced")
        ((_, match),) = checked(rule, f"{DAY} Rapat dibuka oleh Dr. Siti Aminah.", desk=DESK)
        assert match.values == {"use": f"Anggota {MELATI}"}
        (edit,) = match.fixes[0].edits
        assert (edit.text, edit.span.start, match.fixes[0].safe) == (
            f"Anggota {MELATI} ",
            len(DAY) + len(" Rapat dibuka oleh "),
            False,
        )


@pytest.mark.parametrize(
    ("text", "day", "wrong"),
    [
        (f"Ketua {MAWAR}, Budi Santoso, S.H., hadir.", DAY, []),
        (f"Ketua {MAWAR} Siti Aminah hadir.", DAY, ["Siti Aminah"]),
        (f"Ketua {MAWAR}, Dr. Siti Aminah, hadir.", DAY, ["Siti Aminah"]),
        (f"Siti Aminah, S.H., M.Si., Ketua {MAWAR}, hadir.", DAY, ["Siti Aminah"]),
        (f"Siti Aminah selaku Ketua {MAWAR} hadir.", DAY, ["Siti Aminah"]),
        ("Ketua KPU Mawar, Siti Aminah, hadir.", DAY, ["Siti Aminah"]),
        (f"Ketua {MAWAR}, Siti Aminah, hadir.", "Rapat digelar pada Senin, 17 Juli 2023.", []),
        (f"Ketua {MAWAR}, Siti Aminah, hadir.", "Rapat sudah digelar.", []),
        (f"Anggota {MAWAR}, Siti Aminah, hadir.", "Rapat sudah digelar.", []),
        (f"Mantan Ketua {MAWAR}, Siti Aminah, hadir.", DAY, []),
        (f"Ketua {MAWAR} periode 2019–2024, Siti Aminah, hadir.", DAY, []),
        (f"Siti Aminah, Ketua {MAWAR} periode 2019–2024, hadir.", DAY, []),
        (f"Plt. Ketua {MAWAR}, Andi Wijaya, hadir.", DAY, []),
        (f"Ketua {MAWAR}, Andi Wijaya, hadir.", DAY, ["Andi Wijaya"]),
        (f"Rapat dibuka ketua {MAWAR} Andi Wijaya.", DAY, ["Andi Wijaya"]),
        (f"Rapat dibuka sekretaris {MAWAR} Andi Wijayo.", DAY, []),
        (f"Anggota {MAWAR}, Andi Wijaya, hadir.", DAY, []),
        (f"Anggota {MAWAR}, Budi Santoso, hadir.", DAY, []),
        (f"Komisioner {MAWAR}, Budi Santoso, hadir.", DAY, []),
        (f"Sekretaris {MAWAR}, Budi Santoso, hadir.", DAY, ["Budi Santoso"]),
        (f"Anggota {MELATI}, Siti Aminah, hadir.", DAY, []),
        (f"Anggota {MELATI}, Budi Santoso, hadir.", DAY, ["Budi Santoso"]),
        (f"Ketua {MAWAR}, Joko Susilo, hadir.", DAY, []),
        (f"Budi Santoso, Ketua {MAWAR}, Siti Aminah, dan lainnya hadir.", DAY, []),
        (f"Siti Aminah, Ketua {MAWAR} Budi Santoso, dan lainnya hadir.", DAY, []),
        ("Ketua KPU Kabupaten Kenanga, Siti Aminah, hadir.", DAY, []),
    ],
)
def test_the_office_is_held_on_the_day(text: str, day: str, wrong: list[str]) -> None:
    assert found("office", text, day=day) == wrong


def test_the_message_names_the_holder() -> None:
    rule = Person(id="uji.orang", kind="person", check="office")
    ((_, match),) = checked(rule, DAY, f"Ketua {MAWAR}, Andi Wijaya, hadir.", desk=DESK)
    assert match.values == {"office": "Ketua", "unit": MAWAR, "holder": " Pemegang jabatan itu: Budi Santoso."}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"Ketua {MAWAR}, Budi Santosa, hadir.", ["Budi Santosa"]),
        (f"Ketua {MAWAR} Budi Sntoso hadir.", ["Budi Sntoso"]),
        ("Menurut Budi Santsoo, rapat lancar.", ["Budi Santsoo"]),
        ("Menurut Budi Sanntosa, rapat lancar.", ["Budi Sanntosa"]),
        ("Siti Aminnah hadir.", ["Siti Aminnah"]),
        ("Budi Santoso hadir.", []),
        ("BUDI SANTOSA hadir.", []),
        ("Andi Wijaya dan Andi Wijayo hadir.", []),
        ("Rini Wati hadir.", []),
        ("Siti Khotimah hadir.", []),
        ("Budi Susanto hadir.", []),
        ("Budi Lantoso hadir.", []),
        ("Budi Santosa Wijaya hadir.", []),
        ("Budi dan Santosa hadir.", []),
        ("Budi Santosa-lah yang hadir.", ["Budi Santosa"]),
        ("Budiman Santosa hadir.", []),
        ("Budi", []),
        ("Hadir Budi", []),
    ],
)
def test_a_name_misspelt(text: str, wrong: list[str]) -> None:
    assert found("spelling", text) == wrong


def test_a_misspelt_name_is_fixed_by_a_person() -> None:
    rule = Person(id="uji.orang", kind="person", check="spelling")
    ((_, match),) = checked(rule, "Menurut Budi Santosa, rapat lancar.", desk=DESK)
    assert [(edit.text, fix.safe) for fix in match.fixes for edit in fix.edits] == [("Budi Santoso", False)]


@pytest.mark.parametrize(
    ("blocks", "again"),
    [
        ((f"Ketua {MAWAR}, Budi Santoso, hadir. Budi Santoso lalu pulang.",), ["Budi Santoso"]),
        ((f"Ketua {MAWAR}, Budi Santoso, hadir.", "Budi Santoso menutup rapat."), []),
        ((f"Ketua {MAWAR}, Budi Santoso, hadir.", "Budi Santoso bicara.", "Budi Santoso pulang."), ["Budi Santoso"]),
        ((f"Ketua {MAWAR}, Budi Santoso, hadir.", "Budi menutup rapat."), []),
        (("Budi Santoso hadir.", "Budi Santoso menutup rapat."), []),
        ((("title", f"Ketua {MAWAR}, Budi Santoso, Hadir"), f"Ketua {MAWAR}, Budi Santoso, hadir."), []),
        ((f"Ketua {MAWAR}, Budi Santoso, hadir.", ("list-item", "Budi Santoso"), ("list-item", "Budi Santoso")), []),
        ((f"Ketua {MAWAR}, Budi Santoso, hadir.", "(Foto: Budi Santoso)"), []),
        ((f"Anggota {MAWAR}, Andi Wijaya, hadir.", "Andi Wijaya pulang. Andi Wijayo pulang."), []),
        ((f"Ketua {MAWAR}, Budi Santoso, hadir. Budi Santoso menyapa Budi Hartono, seorang warga.",), []),
        ((f"Ketua {MAWAR}, BUDI SANTOSO, hadir. Budi Santoso lalu pulang.",), ["Budi Santoso"]),
    ],
)  # fmt: skip
def test_later_mentions_are_by_the_short_name(blocks: tuple, again: list[str]) -> None:
    assert found("short-name", *blocks) == again


@pytest.mark.parametrize("check", ["introduced", "office", "spelling", "short-name"])
def test_without_a_roster_there_are_no_findings(check: str) -> None:
    rule = Person(id="uji.orang", kind="person", check=check)
    assert list(rule.desk_triggers(Desk())) == []
    assert checked(rule, f"Ketua {MAWAR}, Budi Santosa, hadir.", desk=Desk()) == []


BODIES = [
    ("Menteri", "Kementerian Perhubungan", "Menteri Perhubungan"),
    ("Menteri Perhubungan", "Kementerian Perhubungan", "Menteri Perhubungan"),
    ("Wakil Menteri", "Kementerian Perhubungan", "Wakil Menteri Perhubungan"),
    ("Sekretaris Jenderal", "Kementerian Perhubungan", "Sekretaris Jenderal Kementerian Perhubungan"),
    ("Gubernur", "Pemerintah Provinsi Melati", "Gubernur Melati"),
    ("Gubernur Melati", "Pemerintah Provinsi Melati", "Gubernur Melati"),
    ("Bupati", "Pemerintah Kabupaten Mawar", "Bupati Mawar"),
    ("Bupati Mawar", "Pemkab Mawar", "Bupati Mawar"),
    ("Wali Kota", "Pemerintah Kota Kenanga", "Wali Kota Kenanga"),
    ("Sekretaris Daerah", "Pemerintah Kabupaten Mawar", "Sekretaris Daerah Kabupaten Mawar"),
    ("Kepala Dinas Kesehatan", "Dinas Kesehatan Kabupaten Mawar", "Kepala Dinas Kesehatan Kabupaten Mawar"),
    ("Direktur", "RSUD dr. Mawar", "Direktur RSUD dr. Mawar"),
    ("Direktur Utama", "Rumah Sakit Umum Daerah Mawar", "Direktur Utama Rumah Sakit Umum Daerah Mawar"),
    ("Ketua", "KPU Kabupaten Mawar", "Ketua KPU Kabupaten Mawar"),
]


@pytest.mark.parametrize(("title", "unit", "called"), BODIES, ids=[called for _, _, called in BODIES])
class TestOfficesOfAnyBody:
    """A ministry, a governor's and a regent's office, a hospital."""

    def _found(self, check: str, text: str, title: str, unit: str) -> list[tuple[str, str]]:
        desk = Desk(unit, Roster((Post("Joko Susilo", title, unit), Post("Rini Astuti", "Juru Bicara", unit))))
        rule = Person(id="uji.orang", kind="person", check=check)
        return [(found, match.values.get("use", "")) for found, match in checked(rule, text, DAY, desk=desk)]

    def test_who_holds_it_is_introduced_by_it(self, title: str, unit: str, called: str) -> None:
        assert self._found("introduced", "Rapat dibuka Joko Susilo di aula.", title, unit) == [("Joko Susilo", called)]
        assert self._found("introduced", f"{called}, Joko Susilo, membuka rapat.", title, unit) == []

    def test_who_holds_another_is_found(self, title: str, unit: str, called: str) -> None:
        for text in (f"{called}, Joko Susilo, membuka rapat.", f"Joko Susilo, {called}, membuka rapat."):
            assert self._found("office", text, title, unit) == []
            assert self._found("office", text.replace("Joko Susilo", "Rini Astuti"), title, unit) == [("Rini Astuti", "")]
            if not called.startswith("Wakil"):
                assert self._found("office", f"Wakil {text}".replace("Wakil Joko", "Joko"), title, unit) == []


@pytest.mark.parametrize(
    ("title", "unit", "text"),
    [
        ("Direktur", "Rumah Sakit Umum Daerah Mawar", "Direktur RSUD Mawar, Rini Astuti, membuka rapat."),
        ("Menteri", "Kementerian Perhubungan", "Mantan Menteri Perhubungan, Rini Astuti, membuka rapat."),
        ("Menteri", "Kementerian Perhubungan", "Rapat Menteri Perhubungan dan Rini Astuti ditunda."),
        ("Menteri", "Kementerian Perhubungan", "Juru Bicara Kementerian Perhubungan, Rini Astuti, membuka rapat."),
        ("Kepala", "Dinas Kesehatan Kabupaten Mawar", "Kepala Dinas Kesehatan Mawar, Rini Astuti, membuka rapat."),
    ],
)
def test_short_forms_and_neighbours(title: str, unit: str, text: str) -> None:
    desk = Desk(unit, Roster((Post("Joko Susilo", title, unit), Post("Rini Astuti", "Juru Bicara", unit))))
    rule = Person(id="uji.orang", kind="person", check="office")
    is_claim = text.startswith(("Direktur", "Kepala"))
    assert [found for found, _ in checked(rule, text, DAY, desk=desk)] == (["Rini Astuti"] if is_claim else [])


MINISTERS = Roster((
    Post("Joko Susilo", "Menteri", "Kementerian Perhubungan", from_=dt.date(2024, 10, 21)),
    Post("Rini Astuti", "Menteri Dalam Negeri", "Kementerian Dalam Negeri"),
    Post("Tono Wijaya", "Wakil Menteri", "Kementerian Perhubungan"),
    Post("Dewi Lestari", "Wakil Menteri", "Kementerian Perhubungan"),
    Post("Sari Utami", "Juru Bicara", "Kementerian Kesehatan"),
))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Menhub Joko Susilo membuka rapat.", []),
        ("Menhub Rini Astuti membuka rapat.", ["Rini Astuti"]),
        ("MENHUB RI, Dr. Rini Astuti, membuka rapat.", ["Rini Astuti"]),
        ("Rini Astuti, M.Si., Menhub RI, membuka rapat.", ["Rini Astuti"]),
        ("Rini Astuti selaku Mendagri membuka rapat.", []),
        ("Mendagri Joko Susilo membuka rapat.", ["Joko Susilo"]),
        ("Wamenhub Tono Wijaya dan Wamenhub Dewi Lestari hadir.", []),
        ("Wamenhub Joko Susilo hadir.", ["Joko Susilo"]),
        ("Menhub Tono Wijaya hadir.", ["Tono Wijaya"]),
        ("Mantan Menhub Rini Astuti hadir.", []),
        ("Plt. Menhub Tono Wijaya hadir.", []),
        ("Juru bicara Menhub, Rini Astuti, hadir.", []),
        ("Staf khusus Menteri Perhubungan, Rini Astuti, hadir.", []),
        ("Menhub dan Rini Astuti hadir.", []),
        ("Menkes Sari Utami hadir.", []),  # the roster has no minister of health
        ("Wamendagri Joko Susilo hadir.", []),
        ("Menhubung Rini Astuti lewat telepon.", []),
        ("Rini Astuti, Menhub Joko Susilo, dan lainnya hadir.", []),
    ],
)
def test_short_titles_of_ministers_are_theirs(text: str, wrong: list[str]) -> None:
    rule = Person(id="uji.orang", kind="person", check="office")
    assert [found for found, _ in checked(rule, text, DAY, desk=Desk("", MINISTERS))] == wrong


def test_a_short_title_is_expanded() -> None:
    rule = Person(id="uji.orang", kind="person", check="office")
    ((_, match),) = checked(rule, DAY, "Menhub Rini Astuti hadir.", desk=Desk("", MINISTERS))
    assert match.values == {"office": "Menteri", "unit": "Perhubungan", "holder": " Pemegang jabatan itu: Joko Susilo."}


def test_who_has_a_short_title_is_introduced() -> None:
    rule = Person(id="uji.orang", kind="person", check="introduced")
    assert checked(rule, "Menhub Joko Susilo hadir.", DAY, desk=Desk("", MINISTERS)) == []
