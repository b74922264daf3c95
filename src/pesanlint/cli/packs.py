"""`pesanlint packs`: fetch shared packs and lock them, and check that the copies are what the lock file says."""

from pathlib import Path

import click

from pesanlint.cli.saying import stop
from pesanlint.cli.wording import Group, config_option
from pesanlint.guideline import ConfigFile, find_config, load_config
from pesanlint.guideline.config import LOCK, SHARED
from pesanlint.visible import visible


@click.group(cls=Group)
def packs() -> None:
    """Ambil dan periksa pak bersama."""


@packs.command()
@config_option
def lock(config: Path | None, allow_outside: bool) -> None:
    """Ambil semua pak dalam “packs”, dan catat isinya dalam pesanlint.lock.

    Hanya perintah ini yang memakai jaringan. Salinannya ada dalam .pesanlint/packs.
    """
    from pesanlint.errors import GuidelineError, WriteError
    from pesanlint.workspace.packs import lock as lock_

    file = _config(config, allow_outside)
    try:
        changes = lock_(file)
    except GuidelineError as error:
        stop(error.problems)
    except WriteError as error:
        stop([f"Galat: {file.folder}: {error}"])
    for one in changes:
        click.echo(visible(one))
    click.echo(f"{len(file.config.packs)} pak tercatat dalam {LOCK}; salinannya dalam {SHARED}.", err=True)


@packs.command()
@config_option
def check(config: Path | None, allow_outside: bool) -> None:
    """Periksa, tanpa jaringan, apakah pak dalam “packs”, pesanlint.lock, dan salinannya sesuai; status 2 bila tidak."""
    from pesanlint.guideline.packs import shared_packs

    file = _config(config, allow_outside)
    if problems := shared_packs(file).problems:
        stop(sorted(problems))
    click.echo(f"{len(file.config.packs)} pak sesuai dengan {LOCK}.", err=True)


def _config(config: Path | None, allow_outside: bool) -> ConfigFile:
    """The configuration, which must ask for packs; otherwise the command ends with status 2."""
    from pesanlint.errors import GuidelineError

    try:
        file = load_config(config or find_config(Path()), allow_outside=allow_outside)
    except GuidelineError as error:
        stop(error.problems)
    if not file.config.packs and not (file.folder / LOCK).exists():
        stop(["Galat: tidak ada pak bersama; sebutkan dalam “packs” pada pesanlint.yaml (docs/packs.md)."])
    return file
