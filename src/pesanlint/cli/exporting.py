"""`pesanlint export`: write the terms of a guideline for other programs."""

from pathlib import Path

import click

from pesanlint.cli.rules import guideline_of, selected
from pesanlint.cli.saying import stop, warn
from pesanlint.cli.wording import Choice, Command, config_option
from pesanlint.visible import visible

FORMATS = ("tbx", "csv", "xlsx", "vale", "prh")


@click.command("export", cls=Command)
@click.argument("form", metavar="|".join(FORMATS), type=Choice(FORMATS))
@click.option(
    "--out", metavar="BERKAS", required=True, type=click.Path(path_type=Path), help="Berkas atau folder yang ditulis."
)
@click.option("--select", multiple=True, metavar="ATURAN", help="Hanya aturan ini, misalnya kpu.istilah.")
@click.option("--tbx-version", type=Choice(("2", "3")), default="3", help="Versi TBX.")
@click.option("--tbx-style", type=Choice(("dca", "dct")), default="dca", help="Gaya TBX versi 3.")
@config_option
def exporting(
    form: str, out: Path, select: tuple[str, ...], tbx_version: str, tbx_style: str, config: Path | None, allow_outside: bool
) -> None:
    """Tulis istilah pedoman sebagai TBX, CSV, XLSX, gaya Vale, atau kamus prh."""
    from pesanlint.errors import WriteError
    from pesanlint.exchange import rules, tables, tbx
    from pesanlint.exchange.entry import ExchangeError, gathered
    from pesanlint.writing import put_new

    guideline = guideline_of(config, allow_outside)
    found = gathered(guideline, selected(guideline, select))
    entries, said = found.entries, list(found.lost)
    if not entries:
        stop(["Galat: aturan yang dipilih tidak memuat daftar istilah."])
    try:
        if form == "vale":
            files, more = rules.vale(out.name, entries)
            written = {out / name.partition("/")[2]: data for name, data in files.items()}
        elif form == "prh":
            data, more = rules.prh(entries)
            written = {out: data}
        elif form == "tbx":
            language = guideline.languages[-1]
            written = {out: tbx.write(entries, version=int(tbx_version), style=tbx_style, language=language)}
            more = tbx.lost(entries)
        else:
            written = {out: tables.write_csv(entries) if form == "csv" else tables.write_xlsx(entries)}
            more = tables.lost(entries)
        put_new(written)
    except (ExchangeError, WriteError) as error:
        stop([f"Galat: {error}"])
    for one in (*said, *more):
        warn(one)
    click.echo(visible(f"{out}: {len(entries)} entri."))
