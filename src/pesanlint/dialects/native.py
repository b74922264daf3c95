"""Read packs: folders with a YAML file for each topic, and a `guideline.yaml` with the pack's name and what it extends."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pesanlint.authoring.fields import STRICT, Words
from pesanlint.authoring.marked import NOTHING, Source, read, read_raw
from pesanlint.authoring.problems import did_you_mean
from pesanlint.authoring.project import Project
from pesanlint.authoring.tables import Tables
from pesanlint.authoring.validation import validate_file
from pesanlint.dialects.drafts import Draft, Known, Pack, Topic
from pesanlint.dialects.versions import unmet
from pesanlint.errors import GuidelineError, Problem
from pesanlint.shipped import rules_root

MANIFEST = "guideline.yaml"
_LANGUAGE = re.compile("[a-z]{2,3}")
_NO_LANGUAGE = "“{}” bukan kode bahasa; tulis kode dua atau tiga huruf menurut ISO 639, seperti “id” atau “en”."


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of a pack's `guideline.yaml`."""

    __pydantic_config__ = STRICT

    name: str
    """The name of the pack's folder, which is also the first part of its rules' full names."""
    title: str
    """The pack's title in the handbook."""
    extends: Words = ()
    """The packs that this one extends: names of packs beside it or shipped with pesanlint, or paths."""
    language: str = ""
    """The language of the texts that the pack's own rules apply to: `id`, `en`, or another ISO 639 code. By default that of
    the first pack that it extends, else Indonesian."""
    version: str = ""
    """The version of the pack, for those who share it."""
    pesanlint: str = ""
    """The versions of pesanlint that the pack works with, such as `>=0.3` or `>=0.3, <1`; by default all."""
    topics: Words = ()
    """The order of the topic files in the handbook, by their names without `.yaml`; the others follow alphabetically."""
    rules: dict[str, Any] = field(default_factory=dict)
    """Changes to the rules of those packs: full name → off, a level, or {level, off, locked, add}."""


def read_pack(folder: Path, of_manifests: list[Problem], project: Project, known: Known) -> Pack:
    """Return the pack in a folder, as far as it can be read. Problems of its manifest are added to the list."""
    source, manifest = _manifest(folder, of_manifests, project)
    tables = Tables((folder / "data", folder.parent / "data", rules_root() / "data"), project)
    problems: list[Problem] = []
    drafts: list[Draft] = []
    topics: list[Topic] = []
    first: dict[str, Draft] = {}
    for path in _in_order(folder, manifest, source, of_manifests):
        try:
            topic, before_it = Topic(path, manifest.name, read_raw(path, project), tables), tables.made
            remembered = known(topic)
            for draft in topic.drafts(problems) if remembered is None else remembered:
                before = first.setdefault(draft.id, draft)
                if draft.id and before is not draft:
                    place = before.locate(("id",), "")
                    twice = draft.locate(("id",), f"Aturan “{draft.id}” sudah ada di {place.path}:{place.line}.")
                    draft = replace(draft, problems=(*draft.problems, twice))
                drafts.append(draft)
            topics.append(replace(topic, items=tables.made - before_it))
        except GuidelineError as error:
            problems += error.problems
    return Pack(
        manifest.name, manifest.title, folder, source, manifest.extends, tuple(drafts), manifest.rules, tables,
        manifest.language, tuple(problems), tuple(topics),
    )  # fmt: skip


def _in_order(folder: Path, manifest: Manifest, source: Source, problems: list[Problem]) -> list[Path]:
    """Return the topic files of a pack in its order."""
    files = {path.stem: path for path in sorted(folder.glob("*.yaml")) if path.name != MANIFEST}
    for index, name in enumerate(manifest.topics):
        if name not in files:
            message = f"Tidak ada berkas {name}.yaml dalam pak ini.{did_you_mean(name, files)}"
            problems.append(source.problem(("topics", index), message))
    order = {name: at for at, name in reversed(list(enumerate(manifest.topics)))}
    return [files[name] for name in sorted(files, key=lambda name: (order.get(name, len(order)), name))]


def _manifest(folder: Path, problems: list[Problem], project: Project) -> tuple[Source, Manifest]:
    """Return a pack's manifest; if it cannot be read, one with only the name that checking its rules needs."""
    try:
        source = read(folder / MANIFEST, project)
        manifest, wrong = validate_file(Manifest, source)
    except GuidelineError as error:
        problems += error.problems
        return NOTHING, Manifest(folder.name.partition(".")[0], "")
    problems += wrong
    if manifest.name != folder.name:
        problems.append(source.problem(("name",), f"Nama pak harus sama dengan nama foldernya, “{folder.name}”."))
    elif "." in manifest.name:
        problems.append(source.problem(("name",), "Nama pak tidak boleh memuat titik; ganti nama foldernya."))
    if manifest.pesanlint and (message := unmet(manifest.pesanlint)):
        problems.append(source.problem(("pesanlint",), message))
    if manifest.language and not _LANGUAGE.fullmatch(manifest.language):
        problems.append(source.problem(("language",), _NO_LANGUAGE.format(manifest.language)))
    return source, replace(manifest, name=folder.name.partition(".")[0])
