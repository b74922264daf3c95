"""Declare the options of `pesanlint check` for click. `checking` runs the command."""

from pathlib import Path
from typing import Any

import click

from pesanlint.cli.checking import LEVEL_NAMES, LEVELS, STDIN, Options
from pesanlint.cli.checking import check as run
from pesanlint.cli.wording import Choice, Command, Place, config_option
from pesanlint.reporters import FORMATS


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=Place(), metavar="[BERKAS|FOLDER|-]...")
@click.option("--fix", is_flag=True, help="Tulis perbaikan yang aman ke dalam berkas.")
@click.option("--unsafe-fixes", is_flag=True, help="Sertakan perbaikan yang masih perlu Anda periksa.")
@click.option("--out", type=click.Path(path_type=Path), metavar="BERKAS", help="Tulis hasil perbaikan ke berkas ini.")
@click.option("--in-place", is_flag=True, help="Tulis perbaikan dokumen Word ke berkas itu sendiri, bukan ke salinannya.")
@click.option("--diff", is_flag=True, help="Tampilkan perbaikan sebagai diff; berkas tidak diubah.")
@click.option(
    "--output-format", type=Choice(FORMATS), default="text", metavar="FORMAT", help=f"Bentuk laporan: {', '.join(FORMATS)}."
)
@click.option(
    "--select", multiple=True, metavar="ATURAN", help="Terapkan hanya aturan ini, misalnya kpu atau bahasa.kata-baku."
)
@click.option("--ignore", multiple=True, metavar="ATURAN", help="Kesampingkan aturan ini.")
@click.option(
    "--min-level", type=Choice(LEVEL_NAMES), metavar="TINGKAT", help=f"Laporkan mulai tingkat ini: {', '.join(LEVELS)}."
)
@click.option(
    "--fail-level",
    type=Choice(LEVEL_NAMES),
    metavar="TINGKAT",
    help="Berakhir dengan status 1 mulai tingkat ini; bawaannya warning.",
)
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="BERKAS", help="Abaikan temuan lama yang tercatat di berkas ini."
)
@click.option("--write-baseline", is_flag=True, help="Catat temuan ke garis dasar baru, atau ciutkan garis dasar yang ada.")
@config_option
@click.option("--exclude", multiple=True, metavar="POLA", help="Lewati yang cocok dengan pola ini, seperti dalam .gitignore.")
@click.option("--force-exclude", is_flag=True, help="Terapkan pengecualian juga pada berkas yang disebut langsung.")
@click.option("--since", metavar="REVISI", help="Laporkan hanya yang disentuh perubahan sejak revisi git ini.")
@click.option("--staged", is_flag=True, help="Laporkan hanya yang disentuh perubahan yang akan dikomit (git add).")
@click.option("--watch", is_flag=True, help="Tetap berjalan, dan periksa kembali berkas yang berubah.")
@click.option("--statistics", is_flag=True, help="Tampilkan jumlah temuan tiap aturan, bukan temuannya.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Periksa dengan N proses; bawaannya satu tiap inti, dan paling banyak empat.",
)
@click.option("--no-cache", is_flag=True, help="Jangan pakai dan jangan simpan hasil pemeriksaan terdahulu.")
@click.option("--profile", is_flag=True, help="Tampilkan waktu tiap tahap dan tiap aturan pada galat baku.")
@click.option(
    "--stdin-filename",
    type=click.Path(path_type=Path),
    default=STDIN,
    metavar="NAMA",
    help="Nama bagi naskah dari masukan baku.",
)
def check(paths: tuple[Path, ...], **options: Any) -> int:
    """Periksa naskah: berkas, folder, atau “-” untuk masukan baku. Tanpa argumen, folder ini.

    Status akhir: 0 bila bersih, 1 bila ada temuan, 2 bila ada yang tidak dapat diperiksa.
    """
    given = Options(**options)
    if given.watch:
        from pesanlint.cli.watching import watch

        return watch(paths, given)
    return run(paths, given)
