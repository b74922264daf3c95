"""`pesanlint init`: create a working folder for a desk, with a configuration, a pack of its own, a roster and facts."""

import json
import os
import re
from pathlib import Path

import click

from pesanlint.cli.saying import stop
from pesanlint.cli.wording import Command
from pesanlint.shipped import rules_root
from pesanlint.visible import visible

_FILES = {
    "pesanlint.yaml": """\
# Konfigurasi pesanlint bagi meja humas ini. Kunci lain: pesanlint rules schema config
unit: {unit}
guideline: {pack}  # pedoman yang dipakai: pak milik sendiri, yang bertumpu pada {extends}
roster: pejabat.csv  # siapa memegang jabatan apa; sunting dengan Excel, simpan sebagai CSV
facts: fakta.yaml  # angka dan tanggal resmi
fail_level: warning  # `pesanlint check` berakhir dengan status 1 mulai tingkat ini
exclude: []  # berkas yang dilewati, seperti dalam .gitignore
""",
    "{pack}/guideline.yaml": """\
name: {pack}
title: {title}
extends: [{extends}]
rules: {{}}  # perubahan pada aturan lapis atas, misalnya  bahasa.fakta: peringatan
""",
    "{pack}/istilah.yaml": """\
title: Istilah setempat
rules:
  # Ganti contoh ini dengan istilah satuan kerja Anda, lalu jalankan: pesanlint rules test
  - id: pojok-baca-digital
    kind: substitution
    level: warning
    message: Nama resminya “{{use}}”, bukan “{{found}}”.
    why: Program yang disebut dengan dua nama dikira dua program.
    source: Keputusan satuan kerja ini; isi nomor dan tahunnya
    names: true
    swap:
      - {{not: [Pojok Digital, Sudut Baca Digital], use: Pojok Baca Digital}}
    examples:
      - bad: Siswa mengunjungi Sudut Baca Digital.
        good: Siswa mengunjungi Pojok Baca Digital.
      - ok: Siswa mengunjungi Pojok Baca Digital.
""",
    "pejabat.csv": "\ufeffnama;gelar;jabatan;satuan;mulai;selesai\r\n",  # Excel in Indonesian splits columns at semicolons
    "fakta.yaml": """\
# Angka dan tanggal resmi yang tidak boleh keliru dalam naskah. Contoh satu fakta:
#   - name: [jumlah pegawai pada tahun 2025, pegawai pada tahun 2025]
#     value: 1.234
#     unit: [pegawai, orang]
#     valid_from: 2025-01-01
#     source: Laporan kinerja tahun 2025
facts: []
""",
}


@click.command(cls=Command)
@click.option("--unit", default="", metavar="NAMA", help="Nama resmi satuan kerja, misalnya “KPU Kabupaten Jember”.")
@click.option(
    "--extends", metavar="PAK", help="Pak tumpuan, misalnya kpu, bahasa, atau ../provinsi; bawaannya menurut nama satuan kerja."
)
@click.argument("folder", default=".", type=click.Path(path_type=Path), metavar="[FOLDER]")
def init(folder: Path, unit: str, extends: str | None) -> None:
    """Siapkan folder kerja: konfigurasi, pak milik sendiri, daftar pejabat, dan fakta."""
    from pesanlint.errors import WriteError
    from pesanlint.writing import put_new

    if folder.is_file():
        stop([f"Galat: {folder} ialah berkas; sebutkan sebuah folder."])
    pack = _pack_name(unit)
    below = extends if extends is not None else _pack_for(unit)
    if extends is not None and not _is_pack(extends, folder):
        shipped = ", ".join(sorted(path.parent.name for path in rules_root().glob("*/guideline.yaml")))
        stop([f"Galat: pak “{extends}” tidak ditemukan; yang tersedia: {shipped}, atau jalur ke pak milik sendiri."])
    values = {
        "pack": pack,
        "extends": _quoted(below) if re.search(r"[^\w./-]", below) else below,
        "unit": _quoted(unit),
        "title": _quoted(f"Pedoman komunikasi publik {unit}".strip()),
    }
    files = {folder / name.format(**values): text.format(**values) for name, text in _FILES.items()}
    for path in files:
        if os.path.lexists(path):
            stop([f"Galat: {path} sudah ada; tidak ditimpa."])
        if path.parent != folder and path.parent.is_symlink():
            stop([f"Galat: {path.parent} ialah tautan, dan tautan tidak diikuti; hapus atau ganti namanya."])
    try:
        put_new({path: text.encode() for path, text in files.items()})
    except WriteError as error:
        stop([f"Galat: {error}"])
    for path in files:
        click.echo(visible(f"{path} ditulis."))
    if extends is None:
        click.echo(f"Pak ini bertumpu pada “{below}”, {_GUESS[below]}. Pilih pak lain dengan --extends.")
    click.echo("Isi pejabat.csv dan fakta.yaml, lalu periksa naskah dengan: pesanlint check NASKAH")


_GUESS = {
    "kpu": "pedoman penyelenggara pemilihan",
    "bahasa": "pedoman bahasa bagi setiap lembaga",
}
_COMMISSION = re.compile(r"\s*(?:KPU|KIP|Komisi Pemilihan Umum|Komisi Independen Pemilihan)\b", re.IGNORECASE)


def _pack_for(unit: str) -> str:
    """Return the pack that a unit's pack extends: `kpu` for an election commission and for a desk without a unit."""
    return "kpu" if not unit.strip() or _COMMISSION.match(unit) else "bahasa"


def _is_pack(name: str, folder: Path) -> bool:
    """Whether a pack of that name can be found from the folder to be created."""
    try:
        return bool(name) and any((base / name / "guideline.yaml").is_file() for base in (folder, rules_root()))
    except (OSError, ValueError):
        return False


def _pack_name(unit: str) -> str:
    """Return a name for the desk's own pack: `KPU Kabupaten Jember` → `kabupaten-jember`; never that of a shipped pack."""
    words = re.findall(r"[a-z0-9]+", unit.lower())
    name = "-".join(words[1:] if words[:1] == ["kpu"] else words)
    return name if name and not (rules_root() / name).exists() else "-".join(filter(None, ("meja", name)))


def _quoted(text: str) -> str:
    """Return any text as a YAML scalar on one line."""
    return json.dumps(text, ensure_ascii=False)
