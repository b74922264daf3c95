"""`pesanlint explain`: what a rule asks for, why, and on what ground."""

from pathlib import Path

import click

from pesanlint.cli.rules import config_option, guideline_of
from pesanlint.cli.saying import stop
from pesanlint.cli.wording import Command
from pesanlint.visible import visible, visible_lines


@click.command(cls=Command)
@click.argument("rule", metavar="ATURAN")
@config_option
def explain(rule: str, config: Path | None, allow_outside: bool) -> None:
    """Jelaskan satu aturan: isi, alasan, dasar, dan contohnya."""
    from pesanlint.authoring.problems import did_you_mean
    from pesanlint.workspace.examples import first_message

    guideline = guideline_of(config, allow_outside)
    known = {one.id: one for one in reversed(guideline.rules)}
    wanted = known.get(rule) or next((one for name, one in known.items() if name.partition(".")[2] == rule), None)
    if wanted is None:
        stop([f"Tidak ada aturan bernama “{rule}”.{did_you_mean(rule, known)} Lihat `pesanlint rules list`."])
    click.echo(visible(f"{wanted.id} ({wanted.level.label}, jenis {wanted.kind}, lapis {wanted.layer})"))
    for label, text in (("Pesan", first_message(guideline, wanted)), ("Alasan", wanted.why), ("Dasar", wanted.source)):
        if text:
            click.echo(f"\n{label}: {visible(text.strip())}")
    if wanted.valid_from or wanted.valid_until:
        click.echo(f"\nBerlaku: {wanted.valid_from or '…'} s.d. {wanted.valid_until or '…'}")
    if wanted.examples:
        click.echo("\nContoh:")
    lines = [
        f"  {mark} {text.strip()}"
        for example in wanted.examples
        for mark, text in (("✗", example.bad), ("✓", example.good or example.ok))
        if text
    ]
    for line in dict.fromkeys(lines):  # what is right after a fix is often an example of its own as well
        click.echo(visible_lines(line))
