"""`pesanlint init`: a first configuration for a desk."""

from pathlib import Path

import click

from pesanlint.cli.wording import Command, stop

_TEMPLATE = """\
# Konfigurasi pesanlint bagi meja humas ini. Kunci lain: pesanlint rules schema config
guideline: kpu            # pedoman yang dipakai
unit: {unit}
fail_level: warning       # `pesanlint check` berakhir dengan status 1 mulai tingkat ini
exclude: []               # berkas yang dilewati, seperti dalam .gitignore
rules: {{}}                 # perubahan setempat, misalnya  kpu.nama-aturan: error
"""


@click.command(cls=Command)
@click.option("--unit", default="", metavar="NAMA", help="Nama resmi satuan kerja, misalnya “KPU Kabupaten Jember”.")
@click.argument("folder", default=".", type=click.Path(path_type=Path), metavar="[FOLDER]")
def init(folder: Path, unit: str) -> None:
    """Tulis konfigurasi pertama, pesanlint.yaml, ke folder ini."""
    import json

    from pesanlint.guideline.config import FILE_NAME
    from pesanlint.reasons import reason

    path = folder / FILE_NAME
    if folder.is_file():
        stop([f"Galat: {folder} ialah berkas; sebutkan sebuah folder."])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(_TEMPLATE.format(unit=json.dumps(unit, ensure_ascii=False)))
    except FileExistsError:
        stop([f"Galat: {path} sudah ada; tidak ditimpa."])
    except OSError as error:
        stop([f"Galat: {path} tidak dapat ditulis: {reason(error)}."])
    click.echo(f"{path} ditulis. Periksa naskah dengan: pesanlint check NASKAH")
