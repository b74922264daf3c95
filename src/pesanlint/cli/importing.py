"""`pesanlint import`: convert another program's rules, or a glossary, to a pack."""

import re
from pathlib import Path

import click

from pesanlint.cli.saying import stop, warn
from pesanlint.cli.wording import Choice, Command
from pesanlint.visible import visible

FORMATS = ("vale", "prh", "csv", "xlsx", "tbx")
_NAME = re.compile(r"[a-z][a-z0-9_-]*")


@click.command("import", cls=Command)
@click.argument("form", metavar="|".join(FORMATS), type=Choice(FORMATS))
@click.argument("path", metavar="SUMBER", type=click.Path(path_type=Path))
@click.option("--out", metavar="PAK", required=True, type=click.Path(path_type=Path), help="Folder pak yang dibuat.")
@click.option("--title", metavar="JUDUL", default="", help="Judul pak; bawaannya nama sumbernya.")
@click.option("--language", metavar="KODE", default="", help="Bahasa istilah menurut ISO 639, misalnya id atau en.")
def importing(form: str, path: Path, out: Path, title: str, language: str) -> None:
    """Jadikan gaya Vale, kamus prh, atau glosarium (CSV, XLSX, TBX) sebuah pak."""
    from pesanlint.errors import GuidelineError, WriteError, reason
    from pesanlint.exchange.entry import ExchangeError
    from pesanlint.guideline import Config, ConfigFile, load
    from pesanlint.writing import put_new

    if not _NAME.fullmatch(out.name):
        stop([f"Galat: nama pak “{out.name}” terdiri atas huruf kecil, angka, dan tanda hubung."])
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        stop([f"Galat: {out} sudah ada dan tidak kosong; pilih folder lain."])
    try:
        files, said = _files(form, path, out.name, title or f"Istilah dari {path.name}", language)
    except GuidelineError as error:
        stop(error.problems)
    except ExchangeError as error:
        stop([f"Galat: {path}: {error}"])
    except OSError as error:
        stop([f"Galat: {path}: {reason(error)}."])
    for one in said:
        warn(one)
    if len(files) == 1:
        stop([f"Galat: {path}: tidak ada yang dapat menjadi aturan."])
    try:
        put_new({out / name: data for name, data in files.items()})
    except WriteError as error:
        stop([f"Galat: {error}"])
    try:
        made = load(ConfigFile(Config(guideline=out.name), out.absolute().parent))
    except GuidelineError as error:
        warn("Pak ini belum dapat dipakai; betulkan dahulu:")
        stop(error.problems)
    entries = sum(rule.entry_count() for rule in made.rules)
    click.echo(visible(f"{out}: {len(made.rules)} aturan dengan {entries} butir. Pakai dengan guideline: {out.name}"))


def _files(form: str, path: Path, name: str, title: str, language: str) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of the pack, without rules its manifest only, and messages on parts that were not converted."""
    from pesanlint.authoring.project import ANYWHERE
    from pesanlint.dialects.prh import read_dictionary
    from pesanlint.dialects.vale import read_style
    from pesanlint.errors import GuidelineError
    from pesanlint.exchange import rules, tables, tbx
    from pesanlint.inputs import read_bounded

    if form in ("vale", "prh"):
        pack = (read_style if form == "vale" else read_dictionary)(path.absolute(), ANYWHERE)
        if pack.problems:
            raise GuidelineError(pack.problems)
        said = [str(one) for one in pack.left_out]
        if any(draft.given.get("files") for draft in pack.drafts):
            said.append("Pembatasan pada berkas tertentu (bagian [*.md] dsb.) tidak ikut; pakai pesanlint.yaml per folder.")
        said.append("Nama, alamat, dan judul yang dilindungi tidak lagi diperiksa, seperti pada aturan lain.")
        return rules.pack_of(name, title, pack.drafts, language or ("en" if form == "vale" else "und")), said
    if form == "tbx":
        found = tbx.read(read_bounded(path, tbx.LARGEST), language)
        files, said = rules.pack(name, title, found.entries, language or found.languages[0].partition("-")[0])
        return files, [*found.lost, *said]
    data = read_bounded(path, tables.LARGEST)
    rows = tables.read_csv(data) if form == "csv" else tables.read_xlsx(data)
    columns = tables.guess(rows)
    files, said = rules.pack(name, title, tables.entries(rows, columns), language or "id")
    return files, [
        f"Kolom: {columns.shown(rows[0])}. Jika keliru, beri judul kolom hindari, gunakan, kecuali, dasar, tingkat.",
        *said,
    ]
