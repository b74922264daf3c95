"""`pesanlint metrics`: print the measures of a text, for rules of the kind `metric`."""

from pathlib import Path

import click

from pesanlint.cli.saying import stop
from pesanlint.cli.wording import Command


@click.command(cls=Command)
@click.argument("file", metavar="BERKAS", type=click.Path(path_type=Path))
@click.option("--language", "code", metavar="KODE", default="id", help="Bahasa naskah menurut ISO 639; bawaannya id.")
def metrics(file: Path, code: str) -> None:
    """Hitung kata, kalimat, suku kata, dan ukuran lain sebuah naskah."""
    from pesanlint.language.languages import language
    from pesanlint.readers import ReadError, read
    from pesanlint.reading.measures import MEASURES, measures
    from pesanlint.reading.reading import Reading

    try:
        found = measures(Reading(read(file), language=language(code)))
    except ReadError as error:
        stop([f"{file}: {error}"])
    width = max(map(len, found))
    for name, value in found.items():
        click.echo(f"{name:<{width}}  {value:>10.2f}".replace(".00", "   ") + f"  {MEASURES[name]}")
