"""How many contradictions between figures are found, and whether figures that agree raise false alarms.

    python benchmarks/figures.py [--seed 7] [--number 200]

Sentences as election offices write them, with figures that are right, and the same forms with one digit, or one number of days,
altered. Altered figures that stay within rounding, or keep the direction of a change for which no difference is stated, cannot
be found; they count as missed.
"""

import argparse
import datetime as dt
from collections.abc import Callable
from random import Random

from pesanlint.guideline import load, load_config
from pesanlint.language.id.dates import MONTHS, WEEKDAYS
from pesanlint.linter import Linter

_DAYS = "dua tiga empat lima enam tujuh delapan sembilan sepuluh".split()
_SEXES = (
    "Jumlah pemilih sebanyak {t} pemilih, terdiri atas {a} laki-laki dan {b} perempuan.",
    "Jumlah pemilih {t} dengan rincian laki-laki {a} dan perempuan {b}.",
    "Pemilih laki-laki berjumlah {a} dan pemilih perempuan {b}, sehingga total {t} pemilih.",
    "Jumlah pemilih tercatat {t} orang. Rinciannya, laki-laki {a} orang dan perempuan {b} orang.",
    "Ditetapkan {t} pemilih ({a} laki-laki dan {b} perempuan) yang tersebar di 31 kecamatan.",
)
_PARTS = (
    "Tersedia {t} TPS yang terdiri atas {a} TPS di Mawar dan {b} TPS di Melati.",
    "Kegiatan itu diikuti {t} peserta, yakni {a} anggota PPK dan {b} anggota PPS.",
    "Total ada {t} kotak suara dengan rincian {a} kotak suara baik dan {b} kotak suara rusak.",
)
_SHARES = (
    "Dari {t} pemilih, sebanyak {a} orang ({p} persen) menggunakan hak pilih.",
    "Tercatat {a} pemilih atau {p} persen dari total {t} pemilih telah didata.",
    "Sebanyak {a} dari {t} pemilih ({p}%) hadir.",
)
_CHANGES = (
    "Jumlah pemilih bertambah {b} orang, dari {a} menjadi {t} orang.",
    "Jumlah pemilih naik dari {a} menjadi {t} atau naik {b} pemilih.",
    "Jumlah pemilih berkurang sebanyak {b} dari {t} pemilih menjadi {a} pemilih.",
    "Jumlah pemilih naik dari {a} pemilih pada triwulan II menjadi {t} pemilih pada triwulan III.",
)
_STRETCHES = (
    "Rapat digelar selama {n} hari, {d} {m} 2025.",
    "Rapat digelar {n} hari ({d} {m} 2025) di Aula Melati.",
    "Pendaftaran dibuka {d} {m} 2025 selama {n} hari.",
    "Rapat digelar {n} hari, {w}, {d} {m} 2025.",
)


def _sums(random: Random, templates: tuple[str, ...], *, alter: bool) -> str:
    """A sentence with two parts and their total, and the percentage of the first."""
    template = random.choice(templates)
    a, b = random.randint(1000, 900_000), random.randint(1000, 900_000)
    figures = {"a": a, "b": b, "t": a + b}
    if alter:
        key = random.choice([key for key in figures if f"{{{key}}}" in template])
        figures[key] = int(_altered(random, str(figures[key])))
    share = f"{100 * a / (a + b):.2f}".replace(".", ",")
    return template.format(p=share, **{key: f"{figure:,}".replace(",", ".") for key, figure in figures.items()})


def _days(random: Random, templates: tuple[str, ...], *, alter: bool) -> str:
    """A sentence with a number of days and their dates."""
    days, first = random.randint(2, 10), dt.date(2025, random.randint(1, 12), random.randint(1, 18))
    last = first + dt.timedelta(days - 1)
    stated = random.choice([n for n in range(2, 11) if n != days]) if alter else days
    to = random.choice(("–", " sampai ", " s.d. "))
    values = {"n": _DAYS[stated - 2], "d": f"{first.day}{to}{last.day}", "m": MONTHS[first.month - 1]}
    return random.choice(templates).format(w=f"{WEEKDAYS[first.weekday()]}–{WEEKDAYS[last.weekday()]}", **values)


def _altered(random: Random, digits: str) -> str:
    at = random.randrange(len(digits))
    return digits[:at] + random.choice([digit for digit in "123456789" if digit != digits[at]]) + digits[at + 1 :]


def main() -> None:
    """Print a table: the form, altered figures found, false alarms on right ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--number", type=int, default=200)
    options = parser.parse_args()
    linter = Linter(load(load_config(None)), select=[f"bahasa.{name}" for name in _RULES])
    random = Random(options.seed)
    print("| form | altered | found | false alarms |\n| --- | --: | --: | --: |")
    for name, make, templates in _FORMS:
        right = [make(random, templates, alter=False) for _ in range(options.number)]
        wrong = [make(random, templates, alter=True) for _ in range(options.number)]
        found, false = (sum(1 for text in texts if linter.check_text(text)) for texts in (wrong, right))
        print(f"| {name} | {options.number} | {found} | {false} |")


_RULES = (
    "jumlah-sesuai-rincian", "persentase-sesuai-bagian", "arah-perubahan", "besar-perubahan", "lama-sesuai-tanggal",
    "rentang-hari-sesuai-tanggal",
)  # fmt: skip
_FORMS: tuple[tuple[str, Callable[..., str], tuple[str, ...]], ...] = (
    ("men and women", _sums, _SEXES),
    ("parts", _sums, _PARTS),
    ("shares", _sums, _SHARES),
    ("changes", _sums, _CHANGES),
    ("days", _days, _STRETCHES),
)

if __name__ == "__main__":
    main()
