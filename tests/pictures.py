"""docs/images/serve*.png: the page as a writer sees it, and the lines under the words in Writer.

Needs chromium, LibreOffice with python3-uno, Xvfb and ImageMagick: `python tests/pictures.py` with `pesanlint serve` running on its
usual port.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import browser
import grammar
import office
from pesanlint.serve import writer

IMAGES = Path(__file__).parents[1] / "docs" / "images"
PORT = 8765
PARAGRAPHS = [
    "KPU Kabupaten Mawar membuka rapat kerjasama dengan Bakohumas.",
    "Warga yang belum terdaftar dihimbau melapor ke kantor terdekat, dan silahkan membawa kartu tanda penduduk. Calon incumbent "
    "melawan hoax.",
    "“Warga dihimbau datang lebih awal,” kata Ketua KPU Kabupaten Mawar, Budi Santoso.",
]


def small(picture: Path, crop: str, target: str) -> None:
    """Write a picture with few colours, so that it is small."""
    options = ["-crop", crop, "+repage", "-colors", "96"]
    subprocess.run(["convert", str(picture), *options, f"PNG8:{IMAGES / target}"], check=True)


def main() -> None:
    """Make the pictures anew."""
    with tempfile.TemporaryDirectory() as name, browser.chromium() as chromium:
        folder = Path(name)
        for target, size, scheme in (("serve.png", (1280, 800), "light"), ("serve-phone.png", (390, 844), "dark")):
            page = chromium.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
            page.goto(f"http://127.0.0.1:{PORT}")
            page.locator("#sample").click()
            page.locator(".cm-finding").first.wait_for()
            page.keyboard.press("F8")
            page.wait_for_timeout(1000)
            page.screenshot(path=folder / target)
            small(folder / target, f"{size[0]}x{size[1]}+0+0", target)
        python = office.python_with_uno() or sys.exit("LibreOffice with python3-uno is needed.")
        (folder / "profile/user").mkdir(parents=True)
        writer.write(folder / "profile", PORT)
        grammar.proofread(python, folder / "profile", PARAGRAPHS, folder / "writer.png")
        small(folder / "writer.png", "1040x400+0+0", "serve-writer.png")


if __name__ == "__main__":
    main()
