"""The configuration of a desk: `pesanlint.yaml`, or `[tool.pesanlint]` in `pyproject.toml`, found upwards from the text."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pesanlint.authoring.fields import STRICT, Positive, Words, record
from pesanlint.errors import WrongKey
from pesanlint.finding import Level
from pesanlint.inputs import MIB, read_bounded
from pesanlint.readers.limits import DEEPEST, DEFAULT, Limits
from pesanlint.records import NamedTuple, made

if TYPE_CHECKING:
    from pesanlint.authoring.marked import Source
    from pesanlint.authoring.project import Project
else:
    Source = object  # a name in quotes would be compiled at every start

FILE_NAME = "pesanlint.yaml"
PYPROJECT = "pyproject.toml"
MAX_TOML = 4 * MIB
LOCK = "pesanlint.lock"
SHARED = ".pesanlint/packs"
"""The folder with the copies of shared packs, beside the configuration."""

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_HASH = re.compile(r"sha256:[0-9a-f]{64}")
_ADDRESS = re.compile(r"(https|ssh|file)://[^\s\\]+|[\w.][\w.-]*@[\w][\w.-]*:[^\s\\:-][^\s\\:]*")
"""Addresses that git may be given: no option, no helper such as `ext::`, no protocol without encryption."""
_PASSWORD = re.compile(r"\w+://[^/@]*:[^/@]*@")


@record()
class Shared:
    """Where a shared pack comes from, and what it must be. One of `git`, `folder` and `zip` says where."""

    __pydantic_config__ = STRICT

    git: str = ""
    """Address of a Git repository: `https://`, `ssh://`, `file://` or `git@host:path`."""
    commit: str = ""
    """The full hash of the commit, with `git`."""
    folder: str = ""
    """Path of a local folder."""
    zip: str = ""
    """Path of a local ZIP file."""
    path: str = ""
    """The folder of the pack in that repository, folder or ZIP file; by default its top."""
    version: str = ""
    """The version that the pack must state in its `guideline.yaml`; by default any."""
    hash: str = ""
    """The hash that its content must have, as `pesanlint.lock` shows it: `sha256:` and 64 digits; by default any."""

    def __post_init__(self) -> None:
        if sum(map(bool, (self.git, self.folder, self.zip))) != 1:
            raise WrongKey("git", "Sebutkan asal pak dengan tepat satu dari “git”, “folder”, dan “zip”.")
        if self.git and (not _ADDRESS.fullmatch(self.git) or _PASSWORD.match(self.git)):
            message = "Alamat git diawali https://, ssh://, file://, atau git@host: dan tidak memuat kata sandi."
            raise WrongKey("git", message)
        if bool(self.git) != bool(_COMMIT.fullmatch(self.commit)):
            raise WrongKey("commit", "Kunci “commit” menyertai “git”, dengan hash lengkap: 40 atau 64 digit heksadesimal.")
        if self.hash and not _HASH.fullmatch(self.hash):
            raise WrongKey("hash", "Hash berbentuk sha256: disusul 64 digit heksadesimal, seperti dalam pesanlint.lock.")
        if self.path and any(part in ("", ".", "..") or ":" in part or "\\" in part for part in self.path.split("/")):
            raise WrongKey("path", "Di sini diharapkan nama folder di dalam sumber itu, tanpa “..”.")


@record()
class Config:
    """The settings of a desk. Paths are relative to the folder of the configuration."""

    __pydantic_config__ = STRICT

    guideline: str = "kpu"
    """The pack to apply: the name of a shipped one, or the path of one's own."""
    packs: dict[str, Shared] = made(dict)
    """Shared packs: name → where from ([packs.md](packs.md)). `pesanlint packs lock` fetches them."""
    unit: str = ""
    """The official name of the desk's unit, such as KPU Kabupaten Jember."""
    roster: str = ""
    """Path of the roster: a CSV or YAML file of who holds which office."""
    facts: str = ""
    """Path of the desk's own facts: a YAML file of figures and days that releases must state correctly."""
    kamus: Words = ()
    """Further correct words, such as names of programmes: the kind `spelling` ignores them."""
    rules: dict[str, Any] = made(dict)
    """Changes to rules: full name → off, a level, or {level, off, locked, add}."""
    select: Words = ()
    """Prefixes of the names of the rules to apply; empty for all rules."""
    ignore: Words = ()
    """Prefixes of the names of the rules to leave out."""
    exclude: Words = ()
    """Files and folders that are not checked, as patterns of .gitignore."""
    min_level: Level = Level.SUGGESTION
    """Findings below this level are not reported."""
    fail_level: Level = Level.WARNING
    """A finding of this level or above makes `check` end with status 1."""
    baseline: str = ""
    """Path of the baseline."""
    formats: dict[str, Literal["text", "markdown", "mdx", "html", "notebook", "code", "code+markdown", "code+html"]] = made(
        dict
    )
    """Formats of further files, by extension or name: `{qmd: markdown, py: code, COMMIT_EDITMSG: text}`. `code` reads the
    comments of source code, as plain lines or in the markup after the plus sign. See [formats.md](formats.md)."""
    max_size: Annotated[int, Positive] = DEFAULT.size
    """Bytes: maximum size of a file that is read."""
    max_unpacked: Annotated[int, Positive] = DEFAULT.unpacked
    """Bytes: maximum size of all parts of a Word or OpenDocument file together, unpacked."""
    max_xml: Annotated[int, Positive] = DEFAULT.xml
    """Bytes: maximum size of one XML part of such a file, such as its text, unpacked."""
    max_ratio: Annotated[int, Positive] = DEFAULT.ratio
    """Maximum ratio of unpacked to packed size of a part of such a file."""
    max_entries: Annotated[int, Positive] = DEFAULT.entries
    """Maximum number of parts of such a file."""
    max_depth: Annotated[int, Positive] = DEFAULT.depth
    """Maximum number of nested elements in its XML; more than 400 counts as 400."""

    @property
    def limits(self) -> Limits:
        """The limits on the cost of reading a file."""
        depth = min(self.max_depth, DEEPEST)
        formats = tuple((extension.lower().lstrip("."), name) for extension, name in self.formats.items())
        return Limits(self.max_size, self.max_unpacked, self.max_xml, self.max_ratio, self.max_entries, depth, formats)


class ConfigFile(NamedTuple):
    """A configuration and its location; without a file, the defaults for a folder."""

    config: Config
    folder: Path
    source: Source | None = None
    allow_outside: bool = False
    """Whether it may refer to files outside its project."""

    @property
    def project(self) -> "Project":
        """The project in which the files that it refers to must be."""
        from pesanlint.authoring.project import Project

        return Project.around(self.folder, allow_outside=self.allow_outside)


def find_config(start: Path) -> Path | None:
    """The nearest configuration at a file or folder, or above it; None without one."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        pyproject = folder / PYPROJECT
        if pyproject.is_file() and _concerns_us(pyproject):
            return pyproject
    return None


def _concerns_us(pyproject: Path) -> bool:
    try:
        return b"[tool.pesanlint" in read_bounded(pyproject, MAX_TOML)
    except OSError:
        return False
