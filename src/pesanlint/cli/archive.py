"""`pesanlint archive`: check, report on and compare the releases of many desks over years."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pesanlint.cli.saying import stop, warn
from pesanlint.cli.wording import Choice, Group, config_option

if TYPE_CHECKING:
    from pesanlint.archive.checking import Step
    from pesanlint.workspace import Workspace

FORMS = ("auto", "text", "html", "markdown")


@click.group(cls=Group)
def archive() -> None:
    """Periksa arsip: rilis banyak satuan kerja selama bertahun-tahun."""


def _extra_needed(command: Callable[..., Any]) -> None:
    """End the command with a message if the extra `archive` is not installed."""
    try:
        import duckdb  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError as error:
        stop([f"Galat: perintah ini memerlukan tambahan: pip install 'pesanlint[archive]' ({error.name} belum ada)."])


def _fields(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    from pesanlint.archive.columns import FIELDS

    columns = dict(one.partition("=")[::2] for one in given)
    if wrong := [field for field in columns if field not in FIELDS]:
        raise click.BadParameter(f"“{wrong[0]}” tidak dikenal; pilihannya: {', '.join(FIELDS)}, misalnya body=isi.")
    return columns


@archive.command()
@click.argument("source", metavar="SUMBER")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="Simpan hasil di sini."
)
@click.option(
    "--column", multiple=True, callback=_fields, metavar="BIDANG=KOLOM", help="Kolom bagi id, date, unit, title, body, address."
)
@click.option("--body-format", type=Choice(FORMS), default="auto", metavar="BENTUK", help=f"Bentuk isi: {', '.join(FORMS)}.")
@click.option("--table", default="", metavar="NAMA", help="Tabel basis data atau lembar kerja yang dibaca.")
@click.option("--query", default="", metavar="SQL", help="Kueri bagi basis data.")
@click.option("--unit", default="", metavar="NAMA", help="Satuan kerja bagi rilis yang tidak menyebutnya.")
@click.option("--drafts", is_flag=True, help="Sertakan konsep dalam ekspor WordPress.")
@click.option("--select", multiple=True, metavar="ATURAN", help="Terapkan hanya aturan ini.")
@click.option("--ignore", multiple=True, metavar="ATURAN", help="Kesampingkan aturan ini.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Periksa dengan N proses; bawaannya satu tiap inti.")
@click.option("--engine", type=Choice(("local", "dask")), default="local", metavar="MESIN", help="local (bawaan) atau dask.")
@click.option("--scheduler", default="", metavar="ALAMAT", help="Penjadwal klaster Dask, misalnya tcp://10.0.0.1:8786.")
@config_option
def check(source: str, out: Path, config: Path | None, allow_outside: bool, **options: Any) -> int:
    """Periksa semua rilis dalam SUMBER, lalu simpan hasilnya.

    SUMBER ialah folder, ZIP atau tar berisi naskah, JSONL, CSV, Parquet, SQLite, XLSX, ekspor WordPress, RSS, Atom,
    postgresql://… atau duckdb:BERKAS. Bila terhenti, jalankan kembali: pemeriksaan dilanjutkan.
    """
    _extra_needed(check)
    from pesanlint.archive.checking import check_archive
    from pesanlint.archive.engines import dask
    from pesanlint.archive.sources import Choices, open_source
    from pesanlint.readers.limits import figure
    from pesanlint.workspace.running import cores

    workspace = _workspace(source, config, allow_outside, options["select"], options["ignore"])
    with _problems_told():
        setup = workspace.setup_in(workspace.folder)
        form = None if options["body_format"] == "auto" else options["body_format"]
        choices = Choices(
            options["column"], form, options["table"], options["query"], options["unit"], setup.config.limits,
            options["drafts"], setup.config.exclude, setup.file.folder,
        )  # fmt: skip
        opened = open_source(source, choices, warn)
        jobs = options["jobs"] or cores()
        on_dask = options["engine"] == "dask" or options["scheduler"]
        with dask(workspace, jobs, options["scheduler"]) if on_dask else nullcontext() as engine, _progress() as step:
            done = check_archive(opened, out, workspace, jobs=jobs, step=step, engine=engine)
    known = f", {figure(done.known)} di antaranya sudah diperiksa" if done.known else ""
    warn(
        f"{figure(done.documents)} rilis{known}; temuan baru: {figure(done.findings)}; galat baru: {figure(done.errors)}. "
        f"Hasil: {out}"
    )
    return 0


def _workspace(
    source: str, config: Path | None, allow_outside: bool, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> "Workspace":
    from pesanlint.cli.progress import COMPILING, announced
    from pesanlint.workspace import Choices, Workspace

    place = Path(source)
    folder = place if place.is_dir() else place.parent if place.exists() else Path()
    return Workspace(Choices(config, select, ignore, None, allow_outside), folder, lambda: announced(COMPILING))


@contextmanager
def _problems_told() -> Iterator[None]:
    """Turn an error in the body of the `with` into a message and exit status 2."""
    from pesanlint.errors import GuidelineError, PesanlintError

    try:
        yield
    except GuidelineError as error:
        stop(error.problems)
    except PesanlintError as error:
        stop([f"Galat: {error}"])


@contextmanager
def _progress() -> Iterator["Step"]:
    """Show a bar with the rate and the time left, if standard error is a terminal."""
    from pesanlint.cli.progress import is_watched

    if not is_watched():
        yield lambda *_: None
        return
    import time

    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    from pesanlint.readers.limits import figure

    columns = (BarColumn(), TextColumn("{task.percentage:>3.0f}%"), TextColumn("{task.fields[said]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task, start, counts = bar.add_task("", total=1.0, said="mulai …"), time.monotonic(), [0, 0]

        def step(count: int, known: int, done: float) -> None:
            counts[0] += count
            counts[1] += known
            seconds = max(time.monotonic() - start, 0.001)
            left = round(seconds / done * (1 - done)) if done > 0 else 0
            rate = figure(round(counts[0] / seconds))
            bar.update(
                task, completed=done, said=f"{figure(counts[0])} rilis, {rate} tiap detik, sisa {left // 60}:{left % 60:02}"
            )

        yield step


@archive.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER")
@click.option(
    "--format",
    "form",
    type=Choice(("html", "csv", "xlsx", "json")),
    default="html",
    metavar="BENTUK",
    help="html (bawaan), csv, xlsx, json.",
)
def report(folder: Path, form: str) -> int:
    """Susun laporan dari hasil pemeriksaan: satu halaman, atau tabel bagi program lain. Hasilnya ditulis ke FOLDER."""
    _extra_needed(report)
    from pesanlint.archive.report import exports
    from pesanlint.archive.report.page import page
    from pesanlint.archive.report.sums import sums
    from pesanlint.archive.tables import opened
    from pesanlint.writing import put

    with _problems_told():
        with opened(folder) as tables:
            found = sums(tables)
        match form:
            case "csv":
                written = exports.write_csv(folder, exports.tables(found))
            case "xlsx":
                written = [exports.write_xlsx(folder / "report.xlsx", exports.tables(found))]
            case "json":
                written = [exports.write_json(folder / "report.json", found)]
            case _:
                written = [put(folder / "report.html", page(found).encode("utf-8", "replace"))]
    for path in written:
        click.echo(path)
    return 0


@archive.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER")
@click.option(
    "--sort",
    "sorts",
    multiple=True,
    metavar="JENIS",
    help="Hanya jenis ini: office, name, event, figure, total, abbreviation, correction.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.6,
    metavar="ANGKA",
    help="Mulai keyakinan ini, dari 0 sampai 1; bawaannya 0.6.",
)
@click.option(
    "--accepted",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Abaikan yang diterima dalam berkas ini, satu baris satu.",
)
@click.option(
    "--output-format", type=Choice(("text", "json", "sarif")), default="text", metavar="FORMAT", help="text, json, atau sarif."
)
@click.option("--json", "as_json", is_flag=True, help="Sama dengan --output-format json.")
def contradictions(
    folder: Path, sorts: tuple[str, ...], min_confidence: float, accepted: Path | None, output_format: str, as_json: bool
) -> int:
    """Temukan rilis yang saling bertentangan: jabatan, nama, acara, angka, jumlah, singkatan, dan pembetulan diam-diam.

    Status akhir: 0 bila tidak ada, 1 bila ada, 2 bila hasil pemeriksaan tidak dapat dibaca.
    """
    _extra_needed(contradictions)
    from pesanlint.archive.contradictions import SORTS, find, rendering
    from pesanlint.archive.tables import opened

    if unknown := [sort for sort in sorts if sort not in SORTS]:
        stop([f"Galat: jenis “{unknown[0]}” tidak dikenal; pilihannya: {', '.join(SORTS)}."])
    with _problems_told():
        known = rendering.accepted(accepted)
        with opened(folder) as tables:
            found = [one for one in find(tables, sorts, min_confidence) if one.id not in known]
    for piece in rendering.RENDERERS["json" if as_json else output_format](found):
        click.echo(piece, nl=False)
    return 1 if found else 0


@archive.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BERKAS",
    help="Tulis ke berkas ini, bukan ke keluaran baku.",
)
@config_option
def discover(folder: Path, out: Path | None, config: Path | None, allow_outside: bool) -> int:
    """Temukan calon aturan: nama, jabatan, kepanjangan, dan istilah yang ditulis dengan beberapa cara, sebagai YAML."""
    _extra_needed(discover)
    from pesanlint.archive.discover import as_yaml, candidates
    from pesanlint.archive.tables import opened
    from pesanlint.writing import put

    guideline = _workspace(".", config, allow_outside).setup_in(Path())
    with _problems_told(), opened(folder) as tables:
        text = "".join(as_yaml(candidates(tables, guideline.linter.guideline)))
        if out:
            put(out, text.encode("utf-8", "replace"))
    if out is None:
        click.echo(text, nl=False)
    return 0


@archive.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER")
@click.option("--rule", required=True, metavar="ATURAN", help="Nama aturan, atau berkas YAML berisi aturan baru.")
@click.option("--source", default="", metavar="SUMBER", help="Tempat rilisnya sekarang, bila sudah pindah.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Periksa dengan N proses; bawaannya satu tiap inti.")
@config_option
def effect(folder: Path, rule: str, source: str, jobs: int | None, config: Path | None, allow_outside: bool) -> int:
    """Tunjukkan yang akan ditemukan sebuah aturan dalam arsip sebelum aturan itu diberlakukan."""
    _extra_needed(effect)
    from pesanlint.archive.effect import effect as effect_of
    from pesanlint.archive.effect import reopened, trying
    from pesanlint.archive.store import read_manifest
    from pesanlint.readers.limits import figure
    from pesanlint.visible import visible
    from pesanlint.workspace.running import cores

    with _problems_told():
        opened = reopened(read_manifest(folder), source)
        with trying(rule, _workspace(source or opened.name, config, allow_outside)) as workspace, _progress() as step:
            found = effect_of(opened, workspace, jobs or cores(), step)
    click.echo(f"{figure(found.hits.total())} temuan dalam {figure(found.releases)} dari {figure(found.documents)} rilis.")
    for title, counts in (("Aturan", found.hits), ("Tahun", found.years), ("Satuan kerja", found.desks)):
        shown = sorted((+counts).items()) if title == "Tahun" else (+counts).most_common(10)
        click.echo(f"{title}: {'; '.join(visible(f'{name or chr(63)} {figure(count)}') for name, count in shown)}")
    for one in found.examples:
        context = one["context"].replace("\x02", "[").replace("\x03", "]")
        click.echo(visible(f"  {one['document']}, {one['unit']}, {one['date']}: …{context}… → {one['fix'] or '?'}"))
    for failure in found.failures:
        warn(failure)
    return 0
