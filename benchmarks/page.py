"""How long a 5 MB page of HTML takes, and how much memory, to be read, and to be checked with all shipped rules.

Each figure is of a process of its own: seconds of the processor, and the greatest memory that it held.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

SIZE = 5 * 2**20
PARAGRAPH = (
    "<p class=isi>Komisi Pemilihan Umum (<b>KPU</b>) Kabupaten&nbsp;Mawar membahas pemutakhiran data pemilih bersama "
    "pemerintah daerah, Senin, 14 Juli 2025.<br>\n  Warga yang belum terdaftar <i>dihim</i>bau melapor ke kantor.</p>\n"
)
MENU = "<nav><ul>" + "<li><a href=x title='Baca berita'>Berita</a></li>" * 50 + "</ul></nav>"
STEPS = {
    "imports": "from pesanlint.readers import html, read; from pesanlint.linter import Linter",
    "read": "document = read(Path(sys.argv[1]))",
    "check": "found = Linter.from_config('.').check(document).findings",
}
MEASURED = """
import resource, sys, time
from pathlib import Path
{before}
start = time.process_time()
{step}
taken = time.process_time() - start
print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(locals().get('found', ())))
"""


def page(size: int) -> str:
    """A page of about `size` characters: a menu, and an article with one finding in each paragraph."""
    body = PARAGRAPH * (size // len(PARAGRAPH))
    head = "<!doctype html><html><head><title>Rapat</title></head>"
    return f"{head}<body>{MENU}<article><h1>Rapat</h1>{body}</article></body></html>"


def main() -> None:
    """Print both for each step; the memory is that of all steps so far."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "halaman.html"
        path.write_text(page(SIZE), encoding="utf-8")
        before = ""
        for name, step in STEPS.items():
            program = MEASURED.format(before=before, step=step)
            result = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
            seconds, memory, found = map(float, result.stdout.split())
            print(f"{name:<8} {seconds:6.2f} s  {memory:7.0f} MB" + (f"  {found:.0f} findings" if found else ""))
            before += step + "\n"


if __name__ == "__main__":
    main()
