"""`pesanlint lsp`: the language server, for editors."""

import click

from pesanlint.cli.saying import stop
from pesanlint.cli.wording import Command


@click.command(cls=Command)
@click.option("--stdio", is_flag=True, help="Berbicara lewat masukan dan keluaran baku; ini bawaannya, dan satu-satunya cara.")
def lsp(stdio: bool) -> int:
    """Jalankan server bahasa bagi penyunting teks; penyunting itulah yang memanggilnya."""
    try:
        from pesanlint.lsp.features import serve
    except ModuleNotFoundError as error:
        stop([f"Galat: server bahasa memerlukan paket {error.name}. Pasang dengan: pip install “pesanlint[lsp]”"])
    return serve()
