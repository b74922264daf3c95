"""An archive made from a seed, with contradictions planted in it and near misses beside them; and how many of them are found.

    archive.py make FILE NUMBER     NUMBER releases of 552 desks over ten years, as JSONL, and FILE.truth.json beside it
    archive.py score DIR TRUTH      a table: precision and recall by sort, of what `archive contradictions` finds in DIR

Every desk has its chair, secretary and members, who change with their terms, and its figures of voters, which change with each
election and quarter. Names of persons are put together from common words; regions are the official ones.
"""

import datetime as dt
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from pesanlint.language.id.dates import MONTHS, WEEKDAYS
from pesanlint.shipped import rules_root

SEED = 17
FIRST, LAST = dt.date(2016, 1, 1), dt.date(2025, 12, 31)
SHARE = 400
"""Releases for each planted contradiction of a sort, and for each near miss."""
_GIVEN = (
    "Agus Aisyah Andini Arif Bagas Bambang Cahya Darmawan Dewi Dimas Endang Fajar Fitriani Galih Hanafi Hendra Indah "
    "Joko Kartika Lestari Maya Mulyadi Ningsih Nurhayati Oktavia Pramono Putri Rahmat Ratna Rizal Salsabila Setya Siti "
    "Sulistyo Taufik Umar Wahyu Wulandari Yanti Zulkifli"
).split()
_FAMILY = (
    "Santoso Wibowo Rahayu Nugroho Utami Setiawan Hidayat Kusuma Permata Saputra Wijaya Siregar Halim Purnomo Harahap Lubis "
    "Tanjung Prasetyo Firmansyah Gunawan Suryadi Maulana Pratama Hakim Ramadhan Sitompul Wardana Anggraini Handayani"
).split()
_ELECTIONS = {"Pemilu 2019": dt.date(2019, 4, 17), "Pilkada 2020": dt.date(2020, 12, 9), "Pemilu 2024": dt.date(2024, 2, 14)}
_FILLER = (
    "Kegiatan itu berlangsung sejak pagi dan diikuti jajaran sekretariat serta perwakilan pemangku kepentingan.",
    "Petugas mencermati dokumen satu per satu, mencatat kekurangannya, lalu menyampaikannya kepada pimpinan.",
    "Masyarakat diajak memeriksa namanya di kantor desa atau melalui laman resmi sebelum batas waktu berakhir.",
    "Seluruh tahapan dilaksanakan sesuai dengan Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum.",
    "Hasil pencermatan akan dibahas kembali bersama instansi terkait pada pekan berikutnya.",
    "Dokumen yang telah diverifikasi disimpan di tempat yang aman dan hanya dapat dibuka oleh petugas yang berwenang.",
    "Peserta menyampaikan masukan tentang lokasi yang sulit dijangkau dan jaringan yang belum merata.",
    "Warga dapat menyampaikan tanggapan secara tertulis dengan melampirkan bukti pendukung.",
    "Sekretariat menyiapkan sarana, jadwal, dan daftar periksa agar kegiatan berjalan tertib.",
    "Diskusi berjalan hangat dan menghasilkan beberapa kesepakatan yang dituangkan dalam notula.",
)
_MISTAKES = (
    "Warga dihimbau memeriksa namanya di kantor desa terdekat.",
    "Panitia akan merubah jadwal bila cuaca tidak mendukung.",
    "Pendaftaran dilakukan secara on line melalui website resmi panitia.",
    "Petugas harus memiliki kwalitas kerja yang baik dan resiko yang terukur.",
    "Kegiatan berlangsung di bulan depan dan di ikuti seluruh staf.",
)
_TOPICS = (
    "pemutakhiran data pemilih", "penataan daerah pemilihan", "pengelolaan logistik", "pendidikan pemilih pemula",
    "pembentukan badan ad hoc", "pelaporan dana kampanye", "pendaftaran partai politik", "pengarsipan dokumen",
)  # fmt: skip
_QUARTERS = ("I", "II", "III", "IV")
_WITHIN_TERMS = (
    (dt.date(2019, 1, 1), dt.date(2022, 12, 1)),
    (dt.date(2016, 3, 15), dt.date(2018, 4, 1)),
    (dt.date(2023, 10, 1), dt.date(2025, 10, 1)),
)
"""Days of each term with a margin. When every third desk has had its turn, the next turn takes another term of it."""


class Desk(NamedTuple):
    """A desk: its unit, region, province, and those who hold office in each term."""

    unit: str
    region: str
    province: str
    terms: tuple[dict[str, str], ...]

    def holder(self, office: str, on: dt.date) -> str:
        """Who holds an office on a day; terms change in the middle of 2018 and of 2023."""
        return self.terms[(on >= dt.date(2018, 7, 1)) + (on >= dt.date(2023, 7, 1))][office]


class World:
    """All desks and their figures.

    Args:
        seed: the same seed, the same world.
    """

    def __init__(self, seed: int = SEED) -> None:
        random = Random(seed)
        _, *rows = (rules_root() / "data" / "wilayah.tsv").read_text("utf-8").splitlines()
        cells = [row.split("\t") for row in rows]
        provinces = {code: f"Provinsi {name}" for code, kind, name, *_ in cells if kind == "provinsi"}
        self.desks = [
            Desk(f"{body} {provinces.get(code, name)}", provinces.get(code, name), provinces[code[:2]], tuple(_terms(random)))
            for code, _, name, _, _, body in cells
        ]
        self.voters: dict[tuple[str, str], int] = {}
        for election in _ELECTIONS:
            for desk in self.desks:
                if desk.region != desk.province:
                    self.voters[desk.region, election] = random.randint(60_000, 900_000)
            for province in provinces.values():
                parts = [desk.region for desk in self.desks if desk.province == province != desk.region]
                self.voters[province, election] = sum(self.voters[part, election] for part in parts)


def _terms(random: Random) -> Iterator[dict[str, str]]:
    for _ in range(3):
        names = random.sample([f"{given} {family}" for given in _GIVEN for family in _FAMILY], 4)
        yield dict(zip(("Ketua", "Sekretaris", "Anggota", "Anggota kedua"), names, strict=True))


class Archive:
    """Releases, and what was planted in them: sort → the ids of the releases of which each contradicts another."""

    def __init__(self, number: int, seed: int = SEED) -> None:
        self._random = Random(seed + 1)
        self.world = World(seed)
        self.planted: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self.near: Counter[str] = Counter()
        self.releases: list[dict[str, str]] = []
        self._number = number
        self._make()

    def _make(self) -> None:
        chosen = self._random.sample(self.world.desks, len(self.world.desks))
        count = min(max(self._number // SHARE, 3), len(chosen))
        regencies = [desk for desk in chosen if desk.region != desk.province]
        for at in range(count):
            term = _WITHIN_TERMS[3 * at // len(chosen)]
            self._offices(chosen[(3 * at) % len(chosen)], term)
            self._names(chosen[(3 * at + 1) % len(chosen)], at, term)
            self._events(chosen[(3 * at + 2) % len(chosen)], at)
            self._abbreviations(chosen[at % len(chosen)], at)
            self._corrections(chosen[(5 * at) % len(chosen)], at)
        for at, desk in enumerate(regencies[: min(count, 300)]):
            self._figures(desk, list(_ELECTIONS)[at % 3])
        self._totals(max(3, min(count // 3, 12)))
        while len(self.releases) < self._number:
            self._plain(self._random.choice(self.world.desks), self._day())
        self._random.shuffle(self.releases)

    # Releases

    def _day(self, first: dt.date = FIRST, last: dt.date = LAST) -> dt.date:
        return first + dt.timedelta(days=self._random.randrange((last - first).days))

    def _add(self, desk: Desk, on: dt.date, title: str, sentences: list[str]) -> str:
        random = self._random
        number = f"r{len(self.releases):06}"
        filler = random.sample(_FILLER, 6) + random.choices(
            _MISTAKES, k=random.randrange(3) if desk.unit < "KPU P" else random.randrange(2)
        )
        random.shuffle(filler)
        half = len(filler) // 2
        opening = f"{desk.region.split()[-1]}, {_host(desk)} – {sentences[0]}"
        body = "\n\n".join(
            [f"{opening} {' '.join(filler[:half])}", *sentences[1:], " ".join(filler[half:]), f"(Humas {desk.unit})"]
        )
        self.releases.append({"id": number, "tanggal": on.isoformat(), "satker": desk.unit, "judul": title, "isi": body})
        return number

    def _plain(self, desk: Desk, on: dt.date) -> None:
        topic = self._random.choice(_TOPICS)
        sentences = [f"{desk.unit} membahas {topic} bersama pemerintah daerah, {_weekday(on)}, {_written(on)}."]
        office = self._random.choice(("Ketua", "Sekretaris", "Anggota"))
        if self._random.random() < 0.7:
            sentences.append(f"{office} {desk.unit}, {desk.holder(office, on)}, mengatakan bahwa persiapan sudah selesai.")
        if self._random.random() < 0.3:
            sentences.append(self._quarterly(desk, on))
        if self._random.random() < 0.2:
            election = self._random.choice(list(_ELECTIONS))
            sentences.append(_voters(desk.region, election, self.world.voters[desk.region, election]))
        self._add(desk, on, f"{desk.unit} Bahas {topic.title()}", sentences)

    def _quarterly(self, desk: Desk, on: dt.date) -> str:
        """A figure that grows: near to each other in all but its time."""
        quarter = (on.month - 1) // 3
        parts = [one.region for one in self.world.desks if one.province == desk.region != one.region] or [desk.region]
        grown = 400 * ((on.year - 2016) * 4 + quarter)
        value = sum(self.world.voters[part, "Pemilu 2024"] + grown for part in parts)
        self.near["figure"] += 1
        return (
            f"Pada triwulan {_QUARTERS[quarter]} tahun {on.year}, daftar pemilih berkelanjutan (DPB) di {desk.region} "
            f"memuat {_figure(value)} pemilih."
        )

    # What is planted

    def _offices(self, desk: Desk, term: tuple[dt.date, dt.date]) -> None:
        on = self._day(*term)
        for days in (-60, -20, 25, 70):
            self._spoken(desk, on + dt.timedelta(days=days), "Ketua", desk.holder("Ketua", on))
        self.planted["office"].append((self._spoken(desk, on, "Sekretaris", desk.holder("Ketua", on)),))
        other = self._random.choice([one for one in self.world.desks if one.province != desk.province])
        self._spoken(other, on, "Sekretaris", desk.holder("Ketua", on))  # two people of one name
        self.near["office"] += 1

    def _names(self, desk: Desk, at: int, term: tuple[dt.date, dt.date]) -> None:
        on = self._day(*term)
        name = desk.holder("Anggota", on)
        for days in (-40, -10, 30):
            self._spoken(desk, on + dt.timedelta(days=days), "Anggota", name)
        if at % 2:
            family = name.split()[1]
            self.planted["name"].append(
                (self._spoken(desk, on, "Anggota", f"{name.split()[0]} {_slip(family, self._random)}"),)
            )
        else:  # two members with like names, who are named together
            other = f"{name.split()[0]} {_slip(name.split()[1], self._random)}"
            both = [f"Anggota {desk.unit}, {one}, menyampaikan sambutan." for one in (name, other)]
            self._add(desk, on, f"Dua Anggota {desk.unit} Hadiri Rapat", [f"{desk.unit} menggelar rapat.", *both])
            self._spoken(desk, on + dt.timedelta(days=5), "Anggota", other)
            self.near["name"] += 1

    def _spoken(self, desk: Desk, on: dt.date, office: str, name: str) -> str:
        sentences = [f"{desk.unit} melanjutkan persiapan, {_weekday(on)}, {_written(on)}."]
        sentences.append(f"{office} {desk.unit}, {name}, menegaskan pentingnya ketelitian.")
        return self._add(desk, on, f"{desk.unit} Lanjutkan Persiapan", sentences)

    def _events(self, desk: Desk, at: int) -> None:
        on = self._day()
        what = "rapat pleno terbuka rekapitulasi daftar pemilih hasil pemutakhiran"
        venue, count = f"Hotel {self._random.choice(_FAMILY)} Indah", self._random.randint(40, 200)
        sort = at % 3

        def told(day: dt.date, place: str, people: int, published: dt.date, title: str = "") -> str:
            when = f"{_weekday(day)}, {_written(day)}"
            sentence = f"{desk.unit} menggelar {what} di {place}, {when}, yang diikuti {people} peserta."
            return self._add(desk, published, title or f"{desk.unit} Gelar Rapat Pleno Rekapitulasi", [sentence])

        first = told(on, venue, count, on)
        later = on + dt.timedelta(days=3)
        title = f"Catatan dari Rapat Pleno {desk.unit}"
        if sort == 0:
            second = told(on + dt.timedelta(days=1), venue, count, later, title)
        elif sort == 1:
            second = told(on, f"Aula Kantor {self._random.choice(_GIVEN)} Jaya", count, later, title)
        else:
            second = told(on, venue, count + 15, later, title)
        self.planted["event"].append((first, second))
        other = self._random.choice(self.world.desks)
        day = self._day()
        for days in (0, 7):  # a meeting that is held every week
            when = day + dt.timedelta(days=days)
            told_day = f"{_weekday(when)}, {_written(when)}"
            meeting = "rapat koordinasi pengelolaan logistik di Aula Kantor Utama"
            sentence = f"{other.unit} menggelar {meeting}, {told_day}, yang diikuti {30 + days} peserta."
            self._add(other, when, f"{other.unit} Gelar Rapat Koordinasi", [sentence])
        self.near["event"] += 1

    def _figures(self, desk: Desk, election: str) -> None:
        right = self.world.voters[desk.region, election]
        on = self._day(_ELECTIONS[election] - dt.timedelta(days=90), _ELECTIONS[election])
        for days in (0, 4):
            when = on + dt.timedelta(days=days)
            self._add(
                desk,
                when,
                f"{desk.unit} Tetapkan Daftar Pemilih",
                [f"{desk.unit} menetapkan daftar pemilih.", _voters(desk.region, election, right)],
            )
        above = next(one for one in self.world.desks if one.region == desk.province)
        wrong = right + self._random.choice((-1000, 9, 90, 2700))
        sentences = [f"{above.unit} merekap hasil penetapan di daerah.", _voters(desk.region, election, wrong)]
        self.planted["figure"].append(
            (self._add(above, on + dt.timedelta(days=6), f"{above.unit} Rekap Daftar Pemilih", sentences),)
        )
        sentences = [
            f"{desk.unit} menetapkan daftar pemilih sementara.",
            _voters(desk.region, election, right - 5000, "daftar pemilih sementara (DPS)"),
        ]
        self._add(desk, on - dt.timedelta(days=60), f"{desk.unit} Tetapkan Daftar Pemilih Sementara", sentences)
        self.near["figure"] += 1

    def _totals(self, count: int) -> None:
        provinces = [desk for desk in self.world.desks if desk.region == desk.province]
        sizes = Counter(desk.province for desk in self.world.desks)
        provinces.sort(key=lambda desk: (sizes[desk.province], desk.province))
        for at, desk in enumerate(provinces[: 2 * count]):
            election = list(_ELECTIONS)[at % 3]
            on = _ELECTIONS[election] - dt.timedelta(days=30)
            parts = [one for one in self.world.desks if one.province == desk.province != one.region]
            for part in parts:
                sentence = _voters(part.region, election, self.world.voters[part.region, election])
                self._add(
                    part,
                    on,
                    f"{part.unit} Umumkan Daftar Pemilih Tetap",
                    [f"{part.unit} mengumumkan hasil rekapitulasi.", sentence],
                )
            is_wrong = at % 2 == 0
            total = self.world.voters[desk.region, election] + 1100 * is_wrong
            self.world.voters[desk.region, election] = total  # so that the province is wrong throughout
            sentences = [f"{desk.unit} mengumumkan hasil rekapitulasi.", _voters(desk.region, election, total)]
            self._add(desk, on + dt.timedelta(days=5), f"{desk.unit} Umumkan Daftar Pemilih Tetap", sentences)
            if is_wrong:
                self.planted["total"].append((desk.province, election.lower()))
            else:
                self.near["total"] += 1

    def _abbreviations(self, desk: Desk, at: int) -> None:
        on = self._day()
        long, short = (
            ("Pantauan Petugas Lapangan", "PPL"),
            ("Rencana Kerja Tahunan", "RKT"),
            ("Forum Koordinasi Data", "FKD"),
        )[at % 3]
        for days in (0, 20):
            self._add(
                desk,
                on + dt.timedelta(days=days),
                f"{desk.unit} Bahas {long}",
                [f"{desk.unit} membahas {long} ({short}) tahun berjalan."],
            )
        self._add(desk, on, f"{desk.unit} Bahas {long}", [f"{desk.unit} membahas {long.lower()}nya ({short}) tahun berjalan."])
        self.near["abbreviation"] += 1
        word = _FAMILY[at // 3 % len(_FAMILY)] + _GIVEN[at // 3 // len(_FAMILY)]  # no two alike
        wrong = " ".join([*long.split()[:-1], long.split()[-1][0] + word.lower()])
        self.planted["abbreviation"].append(
            (self._add(desk, on, f"{desk.unit} Bahas Kegiatan", [f"{desk.unit} membahas {wrong} ({short}) tahun berjalan."]),)
        )

    def _corrections(self, desk: Desk, at: int) -> None:
        on = self._day()
        title = f"{desk.unit} Rampungkan Pendataan {self._random.choice(_TOPICS).title()}"
        count = self._random.randint(40, 900)

        def told(value: int, days: int, said: str = "") -> str:
            sentence = f"Hingga {_written(on)}, terdata {_figure(value)} TPS di {desk.region}."
            return self._add(
                desk, on + dt.timedelta(days=days), title, [f"{said}{desk.unit} merampungkan pendataan.", sentence]
            )

        first = told(count, 0)
        if at % 2:
            self.planted["correction"].append((first, told(count + 6, 4)))
        else:
            told(count + 6, 4, "Ralat: ")
            self.near["correction"] += 1


def _host(desk: Desk) -> str:
    level, _, name = desk.region.partition(" ")
    short = {"Kabupaten": "kab-", "Kota": "kota-"}.get(level, "")
    return f"{short}{name.replace(' ', '').lower()}.kpu.go.id"


def _voters(region: str, election: str, value: int, listed: str = "daftar pemilih tetap (DPT)") -> str:
    return f"Jumlah pemilih dalam {listed} {election} di {region} sebanyak {_figure(value)} orang."


def _figure(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _written(on: dt.date) -> str:
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def _weekday(on: dt.date) -> str:
    return WEEKDAYS[on.weekday()]


def _slip(word: str, random: Random) -> str:
    """A word with one vowel changed."""
    places = [at for at, letter in enumerate(word) if at and letter in "aiueo"]
    at = random.choice(places)
    return word[:at] + random.choice([letter for letter in "aiueo" if letter != word[at]]) + word[at + 1 :]


def write(path: Path, number: int, seed: int = SEED) -> Archive:
    """Write an archive as JSONL, with the truth beside it."""
    archive = Archive(number, seed)
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in archive.releases), "utf-8")
    Path(f"{path}.truth.json").write_text(json.dumps({"planted": archive.planted, "near": archive.near}), "utf-8")
    return archive


class Score(NamedTuple):
    """How a sort fared."""

    planted: int
    near: int
    found: int
    right: int
    """Of what was found, what was planted."""
    met: int
    """Of what was planted, what was found."""

    @property
    def precision(self) -> float:
        """The share of what was found that was planted."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was planted that was found."""
        return self.met / self.planted if self.planted else 1.0


def scores(found: list[Any], truth: dict[str, Any]) -> dict[str, Score]:
    """How each sort fared.

    Args:
        found: contradictions.
        truth: what `write` left.
    """
    done = {}
    for sort, planted in truth["planted"].items():
        own = [one for one in found if one.sort == sort]
        if sort == "total":
            names = {tuple(one) for one in planted}
            hits = [
                next((name for name in names if all(part.lower() in one.subject.lower() for part in name)), None) for one in own
            ]
            done[sort] = Score(
                len(planted),
                truth["near"].get(sort, 0),
                len(own),
                sum(hit is not None for hit in hits),
                len(set(hits) - {None}),
            )
            continue
        ids = {document: at for at, documents in enumerate(planted) for document in documents}
        matched = [{ids[place.document] for place in one.places if place.document in ids} for one in own]
        met = set().union(*matched)
        done[sort] = Score(len(planted), truth["near"].get(sort, 0), len(own), sum(map(bool, matched)), len(met))
    return done


def table(done: dict[str, Score]) -> str:
    """The scores as a Markdown table."""
    lines = ["| sort | planted | near misses | found | precision | recall |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    for sort, one in done.items():
        lines.append(f"| {sort} | {one.planted} | {one.near} | {one.found} | {one.precision:.3f} | {one.recall:.3f} |")
    return "\n".join(lines)


def main() -> None:
    """Make an archive, or score what was found in one."""
    what, first, second = sys.argv[1:4]
    if what == "make":
        write(Path(first), int(second))
        return
    from pesanlint.archive.contradictions import find
    from pesanlint.archive.tables import opened

    with opened(Path(first)) as tables:
        print(table(scores(list(find(tables)), json.loads(Path(second).read_text("utf-8")))))


if __name__ == "__main__":
    main()
