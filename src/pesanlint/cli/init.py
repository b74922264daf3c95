"""`pesanlint init`: a folder in which a desk can start at once: its configuration, its own pack, its roster, its facts."""

import json
import os
import re
from pathlib import Path

import click

from pesanlint.cli.wording import Command, stop

_FILES = {
    "pesanlint.yaml": """\
# Konfigurasi pesanlint bagi meja humas ini. Kunci lain: pesanlint rules schema config
unit: {unit}
guideline: {pack}  # pedoman yang dipakai: pak milik sendiri, yang bertumpu pada kpu
roster: pejabat.csv  # siapa memegang jabatan apa; sunting dengan Excel, simpan sebagai CSV
facts: fakta.yaml  # angka dan tanggal resmi
fail_level: warning  # `pesanlint check` berakhir dengan status 1 mulai tingkat ini
exclude: []  # berkas yang dilewati, seperti dalam .gitignore
""",
    "{pack}/guideline.yaml": """\
name: {pack}
title: {title}
extends: [kpu]
rules: {{}}  # perubahan pada aturan lapis atas, misalnya  kpu.petahana: error
""",
    "{pack}/istilah.yaml": """\
title: Istilah setempat
rules:
  # Ganti contoh ini dengan istilah satuan kerja Anda, lalu jalankan: pesanlint rules test
  - id: rumah-pintar-pemilu
    kind: substitution
    level: warning
    message: Nama resminya “{{use}}”, bukan “{{found}}”.
    why: Program yang disebut dengan dua nama dikira dua program.
    source: Keputusan satuan kerja ini; isi nomor dan tahunnya
    names: true
    swap:
      - {{not: [Rumah Pintar Pemilih, Rumah Pintar Pilkada], use: Rumah Pintar Pemilu}}
    examples:
      - bad: Siswa mengunjungi Rumah Pintar Pemilih.
        good: Siswa mengunjungi Rumah Pintar Pemilu.
      - ok: Siswa mengunjungi Rumah Pintar Pemilu.
""",
    "pejabat.csv": "\ufeffnama;gelar;jabatan;satuan;mulai;selesai\r\n",  # what Excel in Indonesian opens as columns
    "fakta.yaml": """\
# Angka dan tanggal resmi yang tidak boleh keliru dalam naskah. Contoh satu fakta:
#   - name: [jumlah TPS di Kabupaten Mawar, TPS di Kabupaten Mawar]
#     value: 1.234
#     unit: [TPS, tempat pemungutan suara]
#     valid_from: 2024-09-20
#     source: Keputusan KPU Kabupaten Mawar 12/2024
facts: []
""",
}


@click.command(cls=Command)
@click.option("--unit", default="", metavar="NAMA", help="Nama resmi satuan kerja, misalnya “KPU Kabupaten Jember”.")
@click.argument("folder", default=".", type=click.Path(path_type=Path), metavar="[FOLDER]")
def init(folder: Path, unit: str) -> None:
    """Siapkan folder kerja: konfigurasi, pak milik sendiri, daftar pejabat, dan fakta."""
    from pesanlint.reasons import reason
    from pesanlint.writing import WriteError, put

    if folder.is_file():
        stop([f"Galat: {folder} ialah berkas; sebutkan sebuah folder."])
    pack = _pack_name(unit)
    values = {"pack": pack, "unit": _quoted(unit), "title": _quoted(f"Pedoman komunikasi publik {unit}".strip())}
    files = {folder / name.format(**values): text.format(**values) for name, text in _FILES.items()}
    for path in files:
        if os.path.lexists(path):
            stop([f"Galat: {path} sudah ada; tidak ditimpa."])
        if path.parent != folder and path.parent.is_symlink():
            stop([f"Galat: {path.parent} ialah tautan, dan tautan tidak diikuti; hapus atau ganti namanya."])
    written: list[Path] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            put(path, text.encode(), new=True)
            written.append(path)
    except (OSError, WriteError) as error:
        for one in written:
            one.unlink(missing_ok=True)
        said = f" tidak dapat ditulis: {reason(error)}." if isinstance(error, OSError) else f": {error}"
        stop([f"Galat: {path}{said}"])
    for path in files:
        click.echo(f"{path} ditulis.")
    click.echo("Isi pejabat.csv dan fakta.yaml, lalu periksa naskah dengan: pesanlint check NASKAH")


def _pack_name(unit: str) -> str:
    """A name for the desk's own pack: `KPU Kabupaten Jember` → `kabupaten-jember`; never that of a pack that is shipped."""
    from pesanlint.shipped import rules_root

    words = re.findall(r"[a-z0-9]+", unit.lower())
    name = "-".join(words[1:] if words[:1] == ["kpu"] else words)
    return name if name and not (rules_root() / name).exists() else "-".join(filter(None, ("meja", name)))


def _quoted(text: str) -> str:
    """A text as a YAML scalar on one line, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)
