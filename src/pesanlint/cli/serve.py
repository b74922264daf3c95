"""`pesanlint serve`: serve a page for writers, an API for other systems, and LanguageTool's protocol for LibreOffice Writer."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from pesanlint.cli.saying import stop, warn
from pesanlint.cli.wording import Command, config_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pesanlint.workspace import Workspace

PORT = 8765
_NOT_INSTALLED = "Halaman ini memerlukan paket tambahan. Jalankan: pip install 'pesanlint[serve]'"
_SHORTEST_TOKEN = 16


@click.command(cls=Command)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, metavar="N", help=f"Porta; bawaannya {PORT}, 0 untuk yang bebas."
)
@click.option("--no-open", is_flag=True, help="Jangan buka peramban.")
@click.option("--host", default="127.0.0.1", metavar="ALAMAT", help="Alamat jaringan bagi komputer lain; perlu --token.")
@click.option(
    "--token", envvar="PESANLINT_TOKEN", default="", metavar="KATA", help="Kata sandi server, sekurangnya 16 karakter."
)
@click.option(
    "--origin",
    multiple=True,
    metavar="URL",
    help="Alamat proksi di depan server, misalnya https://pesan.example.id; perlu --token.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Jumlah proses pemeriksa; bawaannya satu tiap inti, sekurangnya dua.",
)
@click.option("--writer", is_flag=True, help="Cetak setelan LibreOffice Writer di komputer ini, lalu selesai.")
@click.option(
    "--write-writer", is_flag=True, help="Tulis setelan itu ke profil LibreOffice (tutup LibreOffice dahulu), lalu selesai."
)
@click.option(
    "--oxt", type=click.Path(path_type=Path, dir_okay=False), metavar="BERKAS", help="Tulis ekstensi LibreOffice, lalu selesai."
)
@config_option
def serve(
    port: int, no_open: bool, host: str, token: str, origin: tuple[str, ...], jobs: int | None,
    writer: bool, write_writer: bool, oxt: Path | None, config: Path | None, allow_outside: bool,
) -> int:  # fmt: skip
    """Buka halaman pemeriksaan di peramban, dan layani LibreOffice Writer serta sistem lain.

    Hanya komputer ini yang dapat membukanya, kecuali --host disebut. Naskah tidak disimpan dan tidak dicatat.
    """
    try:
        from pesanlint.serve.app import app
        from pesanlint.serve.guard import Door, Limits
        from pesanlint.serve.running import listening, run
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn"):
            raise
        stop([_NOT_INSTALLED])
    if writer or write_writer or oxt:
        _set_writer(port, token, is_written=write_writer, oxt=oxt)
        return 0
    from pesanlint.errors import reason
    from pesanlint.workspace import Choices
    from pesanlint.workspace.crew import Crew, Lost
    from pesanlint.workspace.running import MOST, cores

    door = Door(token, *_names(host, origin), is_open=not _is_loopback(host))
    _must_be_safe(door.is_open or bool(origin), token)
    try:
        opened = listening(host, port)
    except OSError as error:
        stop([f"Galat: {host} porta {port} tidak dapat dipakai: {reason(error)}. Sebutkan porta lain dengan --port."])
    limits = Limits()
    crew = Crew(
        Choices(config, allow_outside=allow_outside), Path(), min(jobs or max(2, cores()), MOST * cores()), limits.seconds
    )
    warn("Menyiapkan pedoman …")
    try:
        crew.start()
    except Lost as error:
        crew.close()
        stop([str(error)])
    address = f"http://{'127.0.0.1' if not door.is_open else host}:{opened.getsockname()[1]}/"

    def ready() -> None:
        warn(f"Buka {address}{'?token=…' if token else ''} — hentikan dengan Ctrl+C.")
        if door.is_open:
            warn("Lalu lintasnya tidak tersandi; letakkan proksi dengan TLS di depannya (docs/serve.md).")
        if not no_open:
            import webbrowser

            webbrowser.open(address + (f"?token={token}" if token else ""))

    run(app(crew, door, limits, handbook), opened, ready)
    return 0


def _set_writer(port: int, token: str, *, is_written: bool, oxt: Path | None) -> None:
    from pesanlint.errors import PesanlintError
    from pesanlint.serve import writer
    from pesanlint.writing import put

    try:
        if oxt:
            click.echo(f"Ekstensi ditulis: {put(oxt, writer.extension(port, token))}. Buka berkas itu dengan LibreOffice.")
        elif is_written:
            click.echo(
                f"Setelan ditulis: {writer.write(writer.profile(), port, token)}. Jalankan `pesanlint serve`, lalu Writer."
            )
        else:
            click.echo("Peralatan ▸ Opsi ▸ Setelan Bahasa ▸ Peladen LanguageTool (Tools ▸ Options ▸ Language Settings):")
            for name, value in writer.settings(port, token).items():
                click.echo(f"  {name}: {value}")
            click.echo(
                f"Profil: {writer.profile()}. Dengan --write-writer setelan ini ditulis ke sana; LibreOffice 24.8 ke atas"
            )
            click.echo("memerlukannya, atau ekstensi dari --oxt, sebab daftar bahasanya tidak memuat bahasa Indonesia.")
    except PesanlintError as error:
        stop([f"Galat: {error}"])


def handbook(workspace: "Workspace") -> "Mapping[str, str]":
    """Return the pages of the handbook. Runs in a worker process."""
    from pesanlint.handbook import render

    return render(workspace.setup_in(workspace.folder).with_examples, "html")


def _is_loopback(host: str) -> bool:
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _names(host: str, origins: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the host names that requests to the server may use, and the origins of its pages."""
    names = {host.lower()} - {"0.0.0.0", "::"}  # noqa: S104
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
            stop([f"Galat: --origin {origin} bukan alamat seperti https://pesan.example.id."])
        names.add(parts.hostname)
    return frozenset(names), frozenset(origin.rstrip("/").lower() for origin in origins)


def _must_be_safe(is_reachable: bool, token: str) -> None:
    if is_reachable and not token:
        stop(["Galat: server yang dapat dibuka dari komputer lain memerlukan --token (atau variabel PESANLINT_TOKEN)."])
    if token and (len(token) < _SHORTEST_TOKEN or not token.isalnum() or not token.isascii()):
        example = "python3 -c 'import secrets; print(secrets.token_hex(16))'"
        stop([f"Galat: token terdiri atas sekurangnya {_SHORTEST_TOKEN} huruf dan angka. Buat dengan: {example}"])
