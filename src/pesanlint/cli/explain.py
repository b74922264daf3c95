"""`pesanlint explain`: print what a rule requires, why, and its source."""

from pathlib import Path

import click

from pesanlint.cli.rules import guideline_of
from pesanlint.cli.saying import stop
from pesanlint.cli.wording import Command, config_option
from pesanlint.visible import visible, visible_lines


@click.command(cls=Command)
@click.argument("rule", metavar="ATURAN")
@config_option
def explain(rule: str, config: Path | None, allow_outside: bool) -> None:
    """Jelaskan satu aturan: isi, alasan, dasar, dan contohnya."""
    from pesanlint.errors import SelectorError
    from pesanlint.workspace.explaining import Handbook, pairs

    try:
        told = Handbook(guideline_of(config, allow_outside)).explain(rule)
    except SelectorError as error:
        stop([str(error)])
    click.echo(visible(f"{told.rule} ({told.level.label}, jenis {told.kind}, lapis {told.layer})"))
    for label, text in (("Pesan", told.message), ("Alasan", told.why), ("Dasar", told.source)):
        if text:
            click.echo(f"\n{label}: {visible(text)}")
    if told.valid_from or told.valid_until:
        click.echo(f"\nBerlaku: {told.valid_from or '…'} s.d. {told.valid_until or '…'}")
    if told.examples:
        click.echo("\nContoh:")
    for mark, text in pairs(told.examples):
        click.echo(visible_lines(f"  {mark} {text}"))
