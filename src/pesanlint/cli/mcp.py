"""`pesanlint mcp`: the guideline for assistants, by the Model Context Protocol."""

from pathlib import Path

import click

from pesanlint.cli.saying import stop
from pesanlint.cli.wording import Command


@click.command(cls=Command)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    metavar="FOLDER",
    help="Gunakan pedoman yang berlaku di folder ini, bukan di folder kerja.",
)
def mcp(folder: Path) -> None:
    """Layani asisten AI lewat masukan dan keluaran baku; asisten itulah yang memanggilnya.

    Alatnya: check, fix, explain, list_rules. Naskah tidak meninggalkan komputer ini.
    """
    from pesanlint.errors import GuidelineError

    try:
        from pesanlint.mcp.server import server
    except ModuleNotFoundError as error:
        stop([f"Galat: perintah ini memerlukan paket {error.name}. Pasang dengan: pip install “pesanlint[mcp]”"])
    try:
        made = server(folder)
    except GuidelineError as error:
        stop(error.problems)
    made.run("stdio")
