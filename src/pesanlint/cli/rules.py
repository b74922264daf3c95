"""`pesanlint rules`: list the rules, run their examples, write the handbook, and print the schemas of guideline files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pesanlint.cli.saying import stop, warn
from pesanlint.cli.wording import Choice, Group, config_option
from pesanlint.visible import visible

if TYPE_CHECKING:
    from pesanlint.guideline import Guideline

SCHEMAS = ("rules", "guideline", "config", "facts")
HANDBOOKS = ("html", "markdown")


@click.group(cls=Group)
def rules() -> None:
    """Lihat dan uji aturan dalam pedoman."""


@rules.command("list")
@config_option
@click.option("--select", multiple=True, metavar="ATURAN", help="Tampilkan hanya aturan ini, misalnya kpu.")
@click.option("--slow", is_flag=True, help="Hanya aturan “pattern” yang harus dicoba pada setiap naskah atau setiap paragraf.")
def list_(config: Path | None, allow_outside: bool, select: tuple[str, ...], slow: bool) -> None:
    """Daftar aturan yang berlaku: nama, tingkat, jenis, dan lapisnya."""
    guideline = guideline_of(config, allow_outside)
    names = selected(guideline, select)
    chosen = [rule for rule in guideline.rules if rule.id in names]
    if slow:
        chosen = [rule for rule in chosen if rule.is_slow()]
    width = max((len(rule.id) for rule in chosen), default=0)
    for rule in chosen:
        click.echo(visible(f"{rule.id:<{width}}  {rule.level.label:<10}  {rule.kind:<12}  {rule.layer}"))
    left_out = [one for layer in guideline.layers for one in layer.left_out]
    for one in left_out:
        warn(one)
    count, entries = len({rule.id for rule in chosen}), sum(rule.entry_count() for rule in chosen)
    click.echo(
        f"{count} aturan dengan {entries} butir pedoman, dari {len(guideline.layers)} lapis.{_left_out(left_out)}", err=True
    )


def _left_out(problems: list[str]) -> str:
    """How many rules of another program are not run, and how much else is not heeded."""
    rules_ = sum("tidak dijalankan" in one for one in problems)
    return (
        f" {rules_} aturan dari program lain tidak dijalankan, {len(problems) - rules_} kunci tidak dipakai."
        if problems
        else ""
    )


@rules.command()
@click.argument("which", nargs=-1, metavar="[ATURAN|BERKAS]...")
@config_option
def test(which: tuple[str, ...], config: Path | None, allow_outside: bool) -> int:
    """Jalankan contoh setiap aturan; status 1 bila ada yang tidak sesuai.

    Dengan argumen, hanya contoh aturan yang disebut: nama aturan, awal nama seperti bahasa.ejaan, atau berkas aturan.
    """
    from pesanlint.errors import GuidelineError, SelectorError
    from pesanlint.workspace.examples import asked_for, broken_examples

    guideline = guideline_of(config, allow_outside)
    try:
        names = asked_for(guideline, which)
    except SelectorError as error:
        stop([f"Galat: {error}"])
    except GuidelineError as error:
        stop(error.problems)
    broken = list(broken_examples(guideline, names))
    for one in broken:
        click.echo(visible(f"{one.rule.id}, contoh ke-{one.index + 1}: {one.message}"))
    examples = {name: guideline.rules[at].examples for name, at in names.items()}
    total = sum(map(len, examples.values()))
    traps = sum(bool(example.ok) for one in examples.values() for example in one)
    click.echo(
        f"{total} contoh dari {len(examples)} aturan dijalankan, {traps} di antaranya jebakan (ok); "
        f"{len(broken)} tidak sesuai.",
        err=True,
    )
    return 1 if broken else 0


@rules.command()
@click.argument("which", type=Choice(SCHEMAS), default="rules", metavar="[rules|guideline|config|facts]")
def schema(which: str) -> None:
    """Cetak JSON Schema bagi penyunting teks.

    Yang diuraikan ialah berkas aturan (rules), guideline.yaml, atau pesanlint.yaml (config).
    """
    import json

    from pesanlint.guideline.schema import schema as schema_of

    click.echo(json.dumps(schema_of(which), ensure_ascii=False, indent=2))


@rules.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER")
@click.option("--format", "form", type=Choice(HANDBOOKS), default="html", metavar="FORMAT", help="html (bawaan) atau markdown.")
@click.option("--check", is_flag=True, help="Jangan menulis; status 1 bila isi folder tidak sesuai lagi dengan pedoman.")
@config_option
def handbook(folder: Path, form: str, check: bool, config: Path | None, allow_outside: bool) -> int:
    """Susun pedoman menjadi buku untuk dibaca: satu halaman tiap pak, butir demi butir."""
    from pesanlint.errors import WriteError, reason
    from pesanlint.handbook import render, stale
    from pesanlint.writing import put

    made = render(guideline_of(config, allow_outside), form)
    try:
        if check:
            wrong = stale(folder, made)
            for name, what in wrong.items():
                click.echo(visible(f"{folder / name}: {what}."))
            return 1 if wrong else 0
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in ((folder / name, text) for name, text in made.items()):
            put(path, text.encode())
    except WriteError as error:
        stop([f"Galat: {path}: {error}"])
    except OSError as error:
        stop([f"Galat: {error.filename} tidak dapat dibaca atau ditulis: {reason(error)}."])
    warn(f"{len(made)} halaman ditulis ke {folder}.")
    return 0


def guideline_of(config: Path | None, allow_outside: bool) -> "Guideline":
    """Return a configuration's guideline with its examples; if it is wrong, end the command with status 2."""
    from pesanlint.cli.progress import COMPILING, announced
    from pesanlint.errors import GuidelineError
    from pesanlint.guideline import find_config
    from pesanlint.store.guidelines import ready

    try:
        with announced(COMPILING):
            return ready(config or find_config(Path()), allow_outside=allow_outside, examples=True).guideline
    except GuidelineError as error:
        stop(error.problems)


def selected(guideline: "Guideline", selectors: Sequence[str]) -> set[str]:
    """Return the names of the rules that selectors cover, of all without selectors; if one covers none, end with status 2."""
    from pesanlint.guideline import covers, no_such_rule

    names = {rule.id for rule in guideline.rules}
    for selector in selectors:
        if message := no_such_rule(selector, names):
            stop([f"Galat: {message}"])
    return {name for name in names if not selectors or any(covers(one, name) for one in selectors)}
