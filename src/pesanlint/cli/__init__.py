"""The command line: one file a command. What a command needs is imported when it runs, so that the others do not pay for it."""

import click

from pesanlint.cli.check import check
from pesanlint.cli.explain import explain
from pesanlint.cli.init import init
from pesanlint.cli.rules import rules
from pesanlint.cli.wording import Group, run


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"pesanlint {version('pesanlint')}")
        ctx.exit()


@click.group(cls=Group)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Tampilkan versi.")
def pesanlint() -> None:
    """Memeriksa naskah komunikasi publik menurut pedoman lembaga Anda."""


for command in (check, explain, rules, init):
    pesanlint.add_command(command)


def main() -> None:
    """The entry point of `pesanlint`."""
    run(pesanlint)
