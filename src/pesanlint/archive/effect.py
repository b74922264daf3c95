"""Count the findings of a rule in an archive before it is enabled. The releases are read again; nothing is written."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pesanlint.archive.checking import each_result
from pesanlint.archive.sources import Choices, Source, open_source
from pesanlint.errors import ReadError
from pesanlint.records import NamedTuple
from pesanlint.workspace import Choices as Wanted
from pesanlint.workspace import Workspace

_EXAMPLES = 10
_PACK = "uji-coba"


class Effect(NamedTuple):
    """The findings that rules would have."""

    documents: int
    """Releases checked."""
    hits: Counter[str]
    """Findings, by rule."""
    releases: int
    """Releases with a finding."""
    desks: Counter[str]
    """Findings, by desk."""
    years: Counter[str]
    """Findings, by year."""
    examples: list[dict[str, Any]]
    failures: list[str]
    """Some of the failures."""


def reopened(manifest: dict[str, Any], name: str = "") -> Source:
    """Open the source of a checked archive again.

    Args:
        manifest: the manifest of the archive.
        name: the path of the source, if it has moved.

    Raises:
        ReadError: it no longer exists.
    """
    said = dict(manifest["choices"])
    said["exclude"], said["root"] = tuple(said["exclude"]), Path(said["root"])
    try:
        return open_source(name or manifest["source"], Choices(**said))
    except ReadError as error:
        raise ReadError(f"{error} Sumber arsip dibaca kembali; sebutkan tempatnya sekarang dengan --source.") from None


@contextmanager
def trying(rule: str, workspace: Workspace) -> Iterator[Workspace]:
    """Return a workspace with only one rule enabled.

    Args:
        rule: a rule file, or the name of a rule of the guideline.
        workspace: the workspace with the guideline, unit, roster and facts.
    """
    if not rule.endswith((".yaml", ".yml")):
        yield Workspace(workspace.choices._replace(select=(rule,)), workspace.folder)
        return
    try:
        text = Path(rule).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise ReadError(f"{rule}: berkas aturan tidak dapat dibaca.") from None
    setup = workspace.setup_in(workspace.folder)
    folder = setup.file.folder.absolute()
    with TemporaryDirectory() as name:
        pack = Path(name) / _PACK
        pack.mkdir()
        (pack / "guideline.yaml").write_text(f"name: {_PACK}\ntitle: Uji coba\n", "utf-8")
        (pack / Path(rule).name).write_text(text, "utf-8")
        config = [f"guideline: {_PACK}"]
        config += [f"unit: {setup.config.unit!r}"] if setup.config.unit else []
        config += [f"{key}: {str(folder / value)!r}" for key in ("roster", "facts") if (value := getattr(setup.config, key))]
        path = Path(name) / "pesanlint.yaml"
        path.write_text("\n".join(config) + "\n", "utf-8")
        yield Workspace(Wanted(path, allow_outside=True), workspace.folder)


def effect(source: Source, workspace: Workspace, jobs: int, step: Callable[[int, int, float], None]) -> Effect:
    """Return the findings of the rules of a workspace in a source.

    Raises:
        GuidelineError: one of the rules is invalid.
    """
    found = Effect(0, Counter(), 0, Counter(), Counter(), [], [])
    documents = releases = 0
    for batch, results in each_result(source.records, workspace, jobs):
        documents += batch.num_rows
        step(batch.num_rows, 0, source.done())
        for row in (row for one in results for row in one.to_pylist()):
            rows = row["findings_rows"]
            releases += bool(rows)
            found.hits.update(one["rule"] for one in rows)
            found.desks[row["unit"]] += len(rows)
            found.years[row["date"][:4] or "?"] += len(rows)
            found.failures.extend(f"{row['document']}: {one['message']}" for one in row["errors_rows"] if one["rule"])
            if rows and len(found.examples) < _EXAMPLES:
                found.examples.append({**rows[0], "document": row["document"], "unit": row["unit"], "date": row["date"]})
    return found._replace(documents=documents, releases=releases, failures=found.failures[:_EXAMPLES])
