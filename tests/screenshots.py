"""docs/images/word-accepted.png: the release of word-review.png as LibreOffice Writer prints it once all changes are accepted.

word-review.png itself was taken from the screen: what is printed has no comments beside it. Needs LibreOffice with python3-uno,
and pdftoppm (poppler-utils): `python tests/screenshots.py`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import docx

import office

PICTURE = Path(__file__).parents[1] / "docs" / "images" / "word-accepted.png"


def release(path: Path) -> None:
    """A release with something to fix in a title, in words that formats cut, and in a table; and with something to ask."""
    document = docx.Document()
    document.add_heading("KPU Kabupaten Mawar Gelar Rapat Kerjasama dengan Bakohumas", 1)
    opening = document.add_paragraph("MAWAR – ")
    opening.add_run("Komisi Pemilihan Umum (KPU) Kabupaten Mawar").bold = True
    opening.add_run(" mengajak warga melawan ")
    opening.add_run("ho").bold = True
    opening.add_run("ax").italic = True
    opening.add_run(", Kamis, 17 Juli 2025. Warga yang belum terdaftar ")
    opening.add_run("dihimbau").bold = True
    opening.add_run(" melapor ke kantor terdekat, dan silahkan membawa kartu tanda penduduk.")
    document.add_paragraph(
        "“Warga dihimbau datang lebih awal,” kata Ketua KPU Mawar, Budi Santoso. Menurut data, ada 1.250 pemilih baru. "
        "Paslon belum ditetapkan."
    )
    table = document.add_table(2, 2, style="Table Grid")
    for cell, text in zip(table._cells, ["Kegiatan", "Tempat", "Rapat pleno", "Kantor Walikota Mawar"], strict=True):
        cell.text = text
    document.save(str(path))


def main() -> None:
    """Make the picture anew."""
    python = office.python_with_uno() or sys.exit("LibreOffice with python3-uno is needed.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        release(folder / "rilis.docx")
        subprocess.run([sys.executable, "-m", "pesanlint", "check", "--fix", "rilis.docx"], cwd=folder, check=False)
        office.convert(python, folder / "profile", [("accept", folder / "rilis.pesanlint.docx", folder / "rilis.pdf")])
        cut = ["-x", "80", "-y", "120", "-W", "760", "-H", "320"]
        target = str(PICTURE.with_suffix(""))
        subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", "110", *cut, str(folder / "rilis.pdf"), target], check=True)


if __name__ == "__main__":
    main()
