"""Click with help and errors in Indonesian."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from pesanlint.cli.saying import stop

_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
"""Click's message for arguments that a command does not accept."""
_IS_FILE = re.compile(r"Directory '(.*)' is a file\.", re.DOTALL)
_IS_MISSING = re.compile(r"(?:Directory|File|Path) '(.*)' does not exist\.", re.DOTALL)
"""Click's messages for paths."""


_config_option = click.option(
    "--config", type=click.Path(path_type=Path), metavar="BERKAS", help="Gunakan konfigurasi ini, bukan yang terdekat."
)
_allow_outside_option = click.option(
    "--allow-outside", is_flag=True, help="Izinkan konfigurasi menyebut berkas dan pak di luar folder proyeknya."
)


def config_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose the guideline: `config` and `allow_outside`."""
    return _config_option(_allow_outside_option(command))


class Choice(click.Choice[str]):
    """An option whose value is one of several words."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        return f"“{value}” tidak dikenal; pilihannya: {', '.join(map(str, self.choices))}."


class Place(click.Path):
    """A file or folder. An empty name, as from an unset shell variable, is an error rather than the working folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, allow_dash=True, readable=False)  # reading the file reports what is wrong

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("nama yang diberikan kosong.", param, ctx)
        return super().convert(value, param, ctx)


class Command(click.Command):
    """A command whose help is in Indonesian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        with formatter.section("Opsi"):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Tampilkan petunjuk ini."
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [piece.replace("[OPTIONS]", "[OPSI]") for piece in super().collect_usage_pieces(ctx)]


class Group(Command, click.Group):
    """A group of commands whose help is in Indonesian."""

    command_class = Command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[OPSI]", "PERINTAH", "[ARGUMEN]..."]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = [
            (name, command.get_short_help_str(limit=90))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name))
        ]
        with formatter.section("Perintah"):
            formatter.write_dl(commands)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        names = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in names:
            ctx.fail(f"Perintah “{args[0]}” tidak dikenal; pilihannya: {', '.join(names)}.")
        return super().resolve_command(ctx, args)


def run(command: click.Command) -> int:
    """Run a click command and return its exit status."""
    try:
        return command.main(prog_name=command.name, standalone_mode=False) or 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 2
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        stop([f"Galat: {_message(error)}"])


def _value(message: str, wanted: object) -> str:
    """What is wrong (Indonesian) with a value. `message` is Click's, in English, or one of ours."""
    if isinstance(wanted, click.IntRange) and ("range" in message or "integer" in message):
        least, most = wanted.min, wanted.max
        return f"tulis bilangan bulat{'' if least is None else f' dari {least}'}{'' if most is None else f' sampai {most}'}."
    if named := _IS_FILE.fullmatch(message):
        return f"{named[1]} ialah berkas; sebutkan sebuah folder."
    if named := _IS_MISSING.fullmatch(message):
        return f"{named[1]} tidak ditemukan."
    return message


def _message(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            near = f" Maksud Anda {' atau '.join(sorted(error.possibilities))}?" if error.possibilities else ""
            return f"Opsi {error.option_name} tidak dikenal.{near}"
        case click.BadOptionUsage():
            return f"Opsi {error.option_name} memerlukan nilai yang sah. Lihat --help."
        case click.MissingParameter(param=click.Option() as option):
            told = option.help or ""
            return f"Tambahkan {option.opts[0]} {option.metavar}: {told[:1].lower()}{told[1:]}"
        case click.MissingParameter():
            return f"{error.param.human_readable_name if error.param else 'Argumen'} harus disebutkan. Lihat --help."
        case click.BadParameter(param=click.Option() as option):
            return f"{option.opts[0]}: {_value(error.message, option.type)}"
        case click.BadParameter(param=click.Argument() as argument):
            return f"{argument.human_readable_name}: {_value(error.message, argument.type)}"
    if extra := _EXTRA.fullmatch(error.message):
        ctx = getattr(error, "ctx", None)
        takes = {param.name for param in ctx.command.params} if ctx else set()
        hint = "Pedoman dipilih dengan “guideline:” dalam pesanlint.yaml, atau --config BERKAS. " if "config" in takes else ""
        return f"Argumen “{extra[1]}” tidak dikenal di sini. {hint}Lihat --help."
    return error.format_message()
