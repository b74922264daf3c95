"""Read a Vale style folder or a whole configuration (`.vale.ini`) as a pack.

Follows the behaviour of Vale 3.26, not its documentation. An unsupported rule is listed with its position.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pesanlint.authoring.marked import NOTHING, Source, read
from pesanlint.authoring.project import Project
from pesanlint.authoring.tables import Tables
from pesanlint.authoring.validation import validate
from pesanlint.dialects.drafts import Draft, Pack
from pesanlint.dialects.vale.affixes import AffixError, Affixes, expanded
from pesanlint.dialects.vale.expressions import IN_MARKDOWN, literal, spellings, term, translated
from pesanlint.dialects.vale.inheriting import overlaid
from pesanlint.dialects.vale.ini import Settings, words
from pesanlint.dialects.vale.keys import Vocabulary, texts
from pesanlint.dialects.vale.rules import ENGLISH, LEVELS, converted
from pesanlint.dialects.vale.scopes import RESERVED, CannotError, by_paragraphs, spelled_out
from pesanlint.errors import GuidelineError, Problem, reason
from pesanlint.inputs import MIB
from pesanlint.kinds import kind
from pesanlint.kinds.dictionary import english_affixes

_LARGEST = MIB
_DEEPEST = 10
_NAMES = (".vale.ini", "_vale.ini", "vale.ini", ".vale", "_vale")
_UNHEEDED = frozenset("view transform commentdelimiters nlpendpoint lang".split())

_AS_EVER = {
    "commentdelimiters": frozenset(["{/*", "*/}"]),  # those of MDX
}
"""Keys with the values that they have anyway, or that only concern formats which are not read."""


def read_style(path: Path, project: Project) -> Pack:
    """Return a Vale style folder or a Vale configuration as a pack.

    Args:
        path: the folder of a style or of a configuration, or the configuration.
        project: the project that must contain its files.
    """
    if path.is_dir() and (config := next((path / name for name in _NAMES if (path / name).is_file()), None)):
        path = config
    reader = _Reader(project)
    if path.is_file():
        reader.configuration(path)
        folder = path.parent
    else:
        reader.style(path, path.name, Vocabulary(), ())
        folder = path
    by_paragraphs(reader.drafts.values())
    return Pack(
        name=path.name.lstrip("._").partition(".")[0] or "vale", title=f"Vale: {path.name}", folder=folder, manifest=NOTHING,
        extends=(), drafts=tuple(reader.drafts.values()), changes={}, tables=Tables((), project), language="en",
        problems=tuple(reader.problems), left_out=tuple(reader.left_out), watched=tuple(reader.watched),
    )  # fmt: skip


@dataclass(slots=True)
class _Reader:
    """Reads rules, and records unsupported ones."""

    project: Project
    paths: list[Path] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    watched: list[Path] = field(default_factory=list)
    dictionaries: Path | None = None
    scopes: dict[str, str] = field(default_factory=dict)
    """The scopes that `config/scopes` names."""
    skips: tuple[tuple[str, str], ...] = ()
    _sections: dict[str, str] = field(default_factory=dict)
    """Rule → the only section in which it is on."""
    _own: dict[str, dict[str, str]] = field(default_factory=dict)
    """Rule → keys that a configuration sets for it: `Vale.Spelling[split] = YES`."""

    def configuration(self, path: Path) -> None:
        """Read the styles and settings of a `.vale.ini`."""
        text = self._text(path)
        if text is None:
            return
        settings = Settings(text, path.parent)
        self.paths = [one for one in settings.paths if self._is_there(one, path)]
        if brought := [self._text(file) or "" for one in self.paths for file in sorted((one / ".vale-config").glob("*.ini"))]:
            settings = Settings(text, path.parent, brought)
        accepted, rejected = self._vocabulary(settings.vocabularies, path)
        self._name_scopes()
        self.dictionaries = next((one for p in self.paths if (one := p / "config" / "dictionaries").is_dir()), None)
        vocabulary = Vocabulary(tuple(accepted), settings.template, _dictionaries(self.dictionaries))
        self.problems += (Problem(str(path), entry.line, 1, says) for entry, says in settings.misplaced())
        self.left_out += (Problem(str(path), entry.line, 1, says) for entry, says in settings.unknown())
        for entry in settings.conditional:
            message = f"Bagian bersyarat “[{entry.section}]” tidak dipakai di sini."
            self.left_out.append(Problem(str(path), entry.line, 1, message))
        for entry in settings.all:
            if entry.key.lower() in _UNHEEDED and not set(words(entry.value)) <= _AS_EVER.get(entry.key.lower(), frozenset()):
                self.left_out.append(Problem(str(path), entry.line, 1, f"“{entry.key}” tidak dipakai di sini."))
        ignores = settings.ignores()
        of_sections = [(section, name, *self._vocabulary([name], path)) for section, name in settings.section_vocabularies()]
        for section, _, terms, _ in of_sections:
            ignores += tuple((section, rf"(?<!\w)(?:{term(one)})(?!\w)") for one in terms)
        self.skips = settings.skips()
        self._own = settings.keys_of_rules()
        for style in settings.named():
            if style == "Vale":
                continue
            folder = next((one / style for one in self.paths if (one / style).is_dir()), None)
            if folder is None:
                line = next((one.line for one in settings.all if style in one.value or one.key.startswith(style)), 1)
                self.problems.append(Problem(str(path), line, 1, f"Gaya “{style}” tidak ada dalam StylesPath."))
            else:
                self.style(folder, style, vocabulary, ignores)
        if "Vale" in settings.named():
            self._built_in(path, vocabulary, accepted, rejected, ignores)
            self._of_sections(of_sections, vocabulary, ignores)
        lowest = LEVELS.index(settings.min_level) if settings.min_level in LEVELS else 0
        for name, draft in list(self.drafts.items()):
            level = str(draft.data["level"])
            files = tuple(
                (glob, "off" if says != "off" and LEVELS.index(level if says == "on" else says) < lowest else says)
                for glob, says in settings.files(name, LEVELS)
            )
            only_in = self._sections.get(name)
            if only_in is not None and only_in != "*":
                files = (*files, (f"!{only_in}", "off"))
            if all(says == "off" for _, says in files):
                del self.drafts[name]
            elif files != (("*", "on"),):
                draft.given["files"] = files

    def _is_there(self, styles: Path, config: Path) -> bool:
        if styles.is_dir() and self.project.holds(styles):
            self.watched += [styles, *(one for one in sorted(styles.rglob("*")) if one.is_dir())][:1000]
            return True
        self.problems.append(Problem(str(config), 1, 1, f"StylesPath “{styles}” tidak ada, atau di luar folder proyek."))
        return False

    def _name_scopes(self) -> None:
        for file in (one for folder in self.paths for one in sorted((folder / "config" / "scopes").glob("*.y*ml"))):
            try:
                named = (source := read(file, self.project)).data or {}
            except GuidelineError as error:
                self.problems += error.problems
                continue
            for name, scope in named.items() if isinstance(named, dict) else ():
                if name in RESERVED:
                    self.problems.append(source.problem((name,), f"“{name}” adalah cakupan Vale; pilih nama lain."))
                self.scopes[str(name)] = str(scope)

    def _text(self, path: Path) -> str | None:
        try:
            return self.project.read(path, _LARGEST).decode("utf-8-sig")
        except OSError as error:
            self.problems.append(Problem(str(path), 1, 1, f"Berkas tidak dapat dibaca: {reason(error)}."))
        except UnicodeDecodeError:
            self.problems.append(Problem(str(path), 1, 1, "Berkas ini bukan UTF-8; simpan ulang sebagai UTF-8."))
        return None

    def _vocabulary(self, names: Iterable[str], config: Path) -> tuple[list[str], list[str]]:
        """Return the accepted and rejected terms of vocabularies."""
        lists: dict[str, list[str]] = {"accept.txt": [], "reject.txt": []}
        for name in names:
            places = [one / "config" / "vocabularies" / name for one in self.paths]
            folder = next((one for one in places if one.is_dir()), None)
            if folder is None:
                self.problems.append(Problem(str(config), 1, 1, f"Kosakata “{name}” tidak ada dalam StylesPath."))
                continue
            for other in (one for file in ("vocab.yml", "vocab.yaml") if (one := folder / file).is_file()):
                self._vocabulary_yaml(other, lists)
            for file, terms in lists.items():
                if (folder / file).is_file() and (text := self._text(folder / file)) is not None:
                    lines = (line.strip() for line in text.splitlines())
                    terms += [line for line in lines if line and not line.startswith("# ")]
        return lists["accept.txt"], lists["reject.txt"]

    def _vocabulary_yaml(self, file: Path, lists: dict[str, list[str]]) -> None:
        """Add the terms of a `vocab.yml`, which are plain text unless they say otherwise."""
        try:
            source = read(file, self.project)
            data = _lowered(source.data)
        except (GuidelineError, CannotError) as error:
            self.problems.append(Problem(str(file), 1, 1, str(error)))
            return
        for key, into in (("accept", lists["accept.txt"]), ("reject", lists["reject.txt"])):
            for index, entry in enumerate(data.get(key) or ()):
                text, options = next(iter(entry.items())) if isinstance(entry, dict) and entry else (entry, {})
                if options is not None and not isinstance(options, dict):
                    self.problems.append(
                        source.problem((key, index), f"“{text}” hanya boleh memuat flags, ignorecase, dan regex.")
                    )
                    continue
                try:
                    into += self._spelled(str(text), options or {}, str(data.get("affix") or ""))
                except CannotError as error:
                    self.problems.append(source.problem((key, index), f"{error}."))

    def _spelled(self, text: str, options: dict[str, Any], affix: str) -> list[str]:
        """Return the expressions for a term of a `vocab.yml`.

        Raises:
            CannotError: its flags cannot be expanded.
        """
        if options.get("regex"):
            made = [text]
        elif options.get("flags"):
            made = [literal(one) for one in self._forms(affix, text, str(options["flags"]))]
        else:
            made = [literal(text)]
        return [f"(?i){one}" for one in made] if options.get("ignorecase") else made

    def _forms(self, affix: str, word: str, flags: str) -> list[str]:
        try:
            return self._affixes(affix).forms(word, flags)
        except AffixError as error:
            raise CannotError(str(error)) from None

    def _affixes(self, name: str) -> Affixes:
        """Return an affix file by its name; the one of English by default.

        Raises:
            CannotError: it is not there.
        """
        folders = [one / "config" / "dictionaries" for one in self.paths]
        file = next((one / f"{name or ENGLISH}.aff" for one in folders if (one / f"{name or ENGLISH}.aff").is_file()), None)
        text = self._text(file) if file else english_affixes() if name in ("", ENGLISH) else None
        if text is None:
            raise CannotError(f"salin {name or ENGLISH}.aff ke config/dictionaries dalam StylesPath")
        return Affixes(text)

    def _ignored_words(self, name: str, data: dict[str, Any]) -> list[str]:
        """The words of the files that a rule about spelling names; `Vale.Spelling` takes all there are."""
        given = data.get("ignore") or []
        files = [
            one / place for place in map(str, given if isinstance(given, list) else [given]) for one in self._ignore_folders()
        ]
        if name == "Vale.Spelling":
            files = [file for folder in self._ignore_folders()[1:] if folder.is_dir() for file in sorted(folder.glob("*.txt"))]
        texts = [text for file in files if file.is_file() and (text := self._text(file)) is not None]
        return [line.strip() for text in texts for line in text.splitlines() if line.strip()]

    def _ignore_folders(self) -> list[Path]:
        return [*self.paths, *(one / "config" / "ignore" for one in self.paths)]

    def _built_in(
        self, path: Path, vocabulary: Vocabulary, accepted: list[str], rejected: list[str], ignores: tuple[tuple[str, str], ...]
    ) -> None:
        """Return the rules that Vale derives from vocabularies, and its built-in ones."""
        source = Source(str(path), {}, None)
        rules: dict[str, dict[str, Any]] = {
            "Vale.Repetition": {
                "extends": "repetition", "message": "'%s' is repeated!", "level": "error", "ignorecase": "true",
                "alpha": "true", "tokens": [r"[^\s.!?]+"],
            },
            "Vale.Spelling": {"extends": "spelling", "message": "Did you really mean '%s'?", "level": "error"},
        }  # fmt: skip
        rules |= _of_vocabulary("Vale", vocabulary, accepted, rejected)
        for name, data in rules.items():
            self._take(name, data, source, vocabulary, ignores)

    def _of_sections(
        self,
        found: Iterable[tuple[str, str, list[str], list[str]]],
        vocabulary: Vocabulary,
        ignores: tuple[tuple[str, str], ...],
    ) -> None:
        """Add the rules of the vocabularies of sections, `Vale.API.Terms`, which are on in these alone."""
        for section, vocab, accepted, rejected in found:
            for name, data in _of_vocabulary(f"Vale.{vocab}", vocabulary, accepted, rejected).items():
                self._take(name, data, Source("", {}, None), vocabulary, ignores)
                self._sections[name] = section

    def style(self, folder: Path, style: str, vocabulary: Vocabulary, ignores: tuple[tuple[str, str], ...]) -> None:
        """Read the rules of a style."""
        self.watched.append(folder)
        for file in _rule_files(folder):
            parts = file.relative_to(folder).with_name(file.name.partition(".")[0]).parts
            name = ".".join((style, *parts))
            if not self.project.holds(file):
                self.left_out.append(Problem(str(file), 1, 1, f"Aturan “{name}” di luar folder proyek."))
                continue
            try:
                source = read(file, self.project)
                data = self._flattened(_lowered(source.data), 0)
            except GuidelineError as error:
                self.left_out += error.problems
                continue
            except CannotError as error:
                self.left_out.append(source.problem((), f"Aturan “{name}” tidak dijalankan: {error}."))
                continue
            self._take(name, data, source, vocabulary, ignores)

    def _flattened(self, data: dict[str, Any], depth: int) -> dict[str, Any]:
        """Return a rule with the keys of the rules that it extends."""
        extends = str(data.get("extends", ""))
        if "." not in extends:
            return data
        style, _, rest = extends.partition(".")
        file = next((f for p in self.paths if (f := p / style / f"{rest.replace('.', '/')}.yml").is_file()), None)
        if file is None or depth > _DEEPEST:
            raise CannotError(f"aturan induk “{extends}” tidak ditemukan")
        return overlaid(self._flattened(_lowered(read(file, self.project).data), depth + 1), data)

    def _take(
        self, name: str, data: dict[str, Any], source: Source, vocabulary: Vocabulary, ignores: tuple[tuple[str, str], ...]
    ) -> None:
        dictionaries = self.dictionaries
        data = {**data, **self._own.get(name, {})}
        if data.get("affix"):
            try:
                data = expanded(data, self._affixes(str(data["affix"])))
                del data["affix"]
            except (AffixError, CannotError) as error:
                at = error.at if isinstance(error, AffixError) else ()
                self.left_out.append(source.problem(at, f"Aturan “{name}” tidak dijalankan: {error}."))
                return
        if data.get("extends") == "spelling":
            data = {**data, "words": self._ignored_words(name, data)}
            if own := next(
                (one for p in self.paths if data.get("dicpath") and (one := p / str(data["dicpath"])).is_dir()), None
            ):
                dictionaries, vocabulary = own, vocabulary._replace(dictionaries=_dictionaries(own))
            if name == "Vale.Spelling":
                data |= {"dictionaries": [one for one in vocabulary.dictionaries if one != ENGLISH], "append": "true"}
        try:
            scope = {"scope": spelled_out(texts(data["scope"]), self.scopes)} if data.get("scope") and self.scopes else {}
            made, unheeded = converted({**data, **scope}, vocabulary)
        except (CannotError, ValueError) as error:
            self.left_out.append(source.problem((), f"Aturan “{name}” tidak dijalankan: {error}."))
            return
        apart = made.pop("skips", [])
        try:
            validate(kind(made["kind"]), {"id": name, **made}, lambda at, says, _: source.problem(at, says))
        except GuidelineError as error:
            why = f"Aturan “{name}” tidak dijalankan: "
            self.left_out += [one._replace(message=why + one.message) for one in error.problems]
            return
        self.left_out += [source.problem((), f"Aturan “{name}”: {one}.") for one in unheeded]
        given: dict[str, Any] = {"literal": True}
        if made["kind"] == "dictionary":
            given["folder"] = str(dictionaries or "")
        if skips := (*self.skips, *(("*", one) for one in apart)):
            given["skips"] = skips
        if made.get("blocks") != ["raw"]:
            given["ignores"] = (*IN_MARKDOWN, *((glob, translated(one)) for glob, one in ignores))
        self.drafts[name] = Draft(name, {"id": name, **made}, source, (), {}, topic=name.partition(".")[0], given=given)


def _of_vocabulary(name: str, vocabulary: Vocabulary, accepted: list[str], rejected: list[str]) -> dict[str, dict[str, Any]]:
    """Return the rules that a vocabulary makes: its terms as they are accepted, and those to avoid."""
    rules: dict[str, dict[str, Any]] = {}
    if accepted:
        border = ("", "") if vocabulary.template else (r"(?<!\w)", r"(?!\w)")
        spelled = [one for accepted_ in accepted for one in spellings(accepted_)]
        rules[f"{name}.Terms"] = {
            "extends": "substitution", "message": "Use '%s' instead of '%s'.", "level": "error", "ignorecase": "true",
            "swap": {border[0] + term(one.lower()) + border[1]: one for one in spelled}, "vocab": "false", "terms": "true",
            "nonword": "false" if vocabulary.template else "true",
        }  # fmt: skip
    if rejected:
        rules[f"{name}.Avoid"] = {
            "extends": "existence", "message": "Avoid using '%s'.", "level": "error", "tokens": [term(one) for one in rejected],
        }  # fmt: skip
    return rules


def _dictionaries(folder: Path | None) -> tuple[str, ...]:
    """The names of the Hunspell dictionaries in a folder."""
    files = folder.glob("*.dic") if folder else ()
    return tuple(sorted(one.stem for one in files if one.with_suffix(".aff").is_file()))


def _lowered(data: Any) -> dict[str, Any]:
    """Return the keys of a rule in lower case.

    Raises:
        CannotError: it is not a mapping.
    """
    if not isinstance(data, dict):
        raise CannotError("berkas ini tidak berisi pasangan kunci dan nilai")
    return {str(key).lower(): value for key, value in data.items()}


def _rule_files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*.yml")):
        inside = file.relative_to(folder).parts[:-1]
        if not any(part.startswith((".", "_")) for part in inside) and not re.search(r"\.tests?\.yml$", file.name):
            yield file
