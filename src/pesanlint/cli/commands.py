"""The click group of all commands. Each command's module is imported when it runs, so that the others start faster."""

from importlib import import_module

import click

from pesanlint.cli.wording import Group

COMMANDS = ("check", "serve", "lsp", "mcp", "archive", "explain", "rules", "packs", "metrics", "import", "export", "init")
"""Each is in the module of its name, except those whose names are keywords of Python or close to one."""
_MODULES = {"import": "importing", "export": "exporting"}


class _Commands(Group):
    """A group whose commands are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = _MODULES.get(cmd_name, cmd_name)
        command: click.Command = getattr(import_module(f"pesanlint.cli.{name}"), name)
        return command


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"pesanlint {version('pesanlint')}")
        ctx.exit()


@click.group(cls=_Commands)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Tampilkan versi.")
def pesanlint() -> None:
    """Memeriksa naskah komunikasi publik menurut pedoman lembaga Anda."""
