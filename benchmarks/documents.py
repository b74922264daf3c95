"""Measure large documents: processor time and peak memory to read, to check, and to fix.

Each step runs in a process of its own, so that its memory is its own; what it does before (reading, loading the guideline) is
in its figures too. "python -c pass" is the floor. The memory is read from /proc, as Linux keeps it.
"""

import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx

PAGES = 300
WORDS_ON_A_PAGE = 450
HTML_SIZE = 5 * 2**20
WORDS = (
    "komisi pemilihan umum kabupaten warga pemilih suara petugas rapat kantor tahapan daftar tetap ketua anggota kecamatan "
    "desa melaksanakan menetapkan mengumumkan menerima dan di ke dari untuk dengan pada itu akan telah data"
).split() * 10 + ["dihimbau", "hoax", "kerjasama"]
"""One word in a hundred is a finding with a fix."""

STEPS = {
    "python -c pass": "pass",
    "read": "from pathlib import Path; from pesanlint.readers import read; read(Path(sys.argv[1]))",
    "check": "from pesanlint.cli import main; sys.argv[1:] = ['check', '--statistics', sys.argv[1]]; main()",
    "check --fix": "from pesanlint.cli import main; "
    "sys.argv[1:] = ['check', '--statistics', '--fix', '--out', sys.argv[1] + '.out', sys.argv[1]]; main()",
}
MEASURED = """
import sys
try:
    {step}
finally:
    print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")), file=sys.stderr)
"""


def word_file(path: Path) -> None:
    """A report of 300 pages: headings, paragraphs of runs in several formats, and a table in every chapter."""
    chance = random.Random(1)
    document = docx.Document()
    document.add_heading("Laporan Penyelenggaraan", 0)
    for page in range(PAGES):
        if page % 10 == 0:
            document.add_heading(f"Bab {page // 10 + 1}", 1)
            table = document.add_table(10, 4)
            for cell in table._cells:
                cell.text = " ".join(chance.choices(WORDS, k=3))
        for _ in range(5):
            paragraph = document.add_paragraph()
            for _ in range(6):
                run = paragraph.add_run(" ".join(chance.choices(WORDS, k=WORDS_ON_A_PAGE // 30)) + chance.choice([" ", ". "]))
                run.bold, run.italic = chance.random() < 0.2, chance.random() < 0.2
    document.save(str(path))


def page(path: Path) -> None:
    """A page of HTML of 5 MB: a menu, and an article with a finding in each paragraph."""
    menu = "<nav><ul>" + "<li><a href=x title='Baca berita'>Berita</a></li>" * 50 + "</ul></nav>"
    paragraph = (
        "<p class=isi>Komisi Pemilihan Umum (<b>KPU</b>) Kabupaten&nbsp;Mawar membahas pemutakhiran data pemilih bersama "
        "pemerintah daerah, Senin, 14 Juli 2025.<br>\n  Warga yang belum terdaftar <i>dihim</i>bau melapor ke kantor.</p>\n"
    )
    article = f"<article><h1>Rapat</h1>{paragraph * (HTML_SIZE // len(paragraph))}</article>"
    path.write_text(
        f"<!doctype html><html><head><title>Rapat</title></head><body>{menu}{article}</body></html>", encoding="utf-8"
    )


DOCUMENTS: dict[str, tuple[str, Callable[[Path], None]]] = {
    f"a Word file of {PAGES} pages": ("laporan.docx", word_file),
    "a page of HTML": ("halaman.html", page),
}


def measured(step: str, path: Path) -> tuple[float, float]:
    """Seconds of the processor and megabytes of a step on a file."""
    command = [sys.executable, "-c", MEASURED.format(step=STEPS[step]), str(path)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return seconds, int(done.stderr.split()[-1]) / 1024


def main() -> None:
    """Make each document, and print what each step on it costs."""
    with tempfile.TemporaryDirectory() as folder:
        short = Path(folder) / "pendek.txt"
        short.write_text("Rapat.", encoding="utf-8")
        measured("check", short)  # compiles the guideline, once
        for title, (name, make) in DOCUMENTS.items():
            path = Path(folder) / name
            make(path)
            print(f"{title} ({path.stat().st_size / 2**20:.1f} MB)")
            for step in STEPS:
                seconds, megabytes = measured(step, path)
                print(f"  {step:<16} {seconds:7.2f} s {megabytes:7.0f} MB")


if __name__ == "__main__":
    main()
