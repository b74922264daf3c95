"""Loads a guideline from its packs and its configuration."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pesanlint.authoring.marked import NOTHING
from pesanlint.authoring.tables import Tables
from pesanlint.desk.desk import Desk
from pesanlint.desk.facts_file import load_facts
from pesanlint.desk.roster_file import load_roster
from pesanlint.desk.units import intended_unit
from pesanlint.dialects.drafts import Draft, Pack
from pesanlint.dialects.stacking import stack
from pesanlint.errors import GuidelineError, Problem
from pesanlint.guideline.config import ConfigFile
from pesanlint.guideline.conflicts import conflicts
from pesanlint.guideline.guideline import Guideline, Layer, covers, no_such_rule
from pesanlint.guideline.layers import Layers
from pesanlint.guideline.making import Made
from pesanlint.guideline.memory import EMPTY, Memory
from pesanlint.guideline.packs import shared_packs
from pesanlint.language.languages import DEFAULT
from pesanlint.records import NamedTuple
from pesanlint.rule import Rule


class Loaded(NamedTuple):
    """A loaded guideline, with everything that is worth remembering for the next run."""

    rules: list[Made]
    layers: tuple[Layer, ...]
    desk: Desk
    packs: list[Pack]
    read: list[tuple[Draft, Rule]]
    """Every rule of the packs as written there."""


def load(file: ConfigFile, *, is_pack_known: bool = True) -> Guideline:
    """The guideline of a configuration, loaded from its files.

    Args:
        file: the configuration.
        is_pack_known: whether the pack is certain. If not, only problems that do not depend on it are reported.

    Raises:
        GuidelineError: with every problem of every pack and of the configuration.
    """
    loaded = load_changed(file, EMPTY, is_pack_known=is_pack_known)
    return Guideline(tuple(one.rule for one in loaded.rules if one.rule), loaded.layers, loaded.desk)


def load_changed(file: ConfigFile, memory: Memory, *, is_pack_known: bool = True) -> Loaded:
    """The same, using the remembered results of earlier runs.

    Raises:
        GuidelineError: with every problem of every pack and of the configuration.
        ForgottenError: a remembered result no longer exists.
    """
    config, source = file.config, file.source or NOTHING
    problems: list[Problem] = []
    asked_by = source.problem(("guideline",), "")
    shared = shared_packs(file)
    problems += shared.problems
    is_pack_known = is_pack_known and not problems
    packs = (
        stack(config.guideline, file.folder, asked_by, problems, file.project, memory.drafts, shared.folders)
        if is_pack_known
        else []
    )
    layers = Layers(is_whole=is_pack_known and not problems)
    for pack in packs:
        layers.add(pack)
    own = Path(source.path).name
    layers.change(config.rules, source, ("rules",), own, Tables((file.folder / "data",), file.project))
    rules = layers.rules(memory)
    shipped = {draft.id for pack in packs if pack.is_shipped for draft in pack.drafts}
    problems += [*layers.problems, *conflicts(rules, shipped, memory, layers.locate)]
    problems += [*_evaded_locks(layers, file), *_unknown_selectors(layers, file)]
    problems += _wrong_patterns(file)
    desk = _desk(file, problems)
    problems += _unread_files(rules, desk, file) if packs and not problems else ()
    if problems:
        raise GuidelineError(problems)
    return Loaded(rules, _named(packs, own, bool(config.rules)), desk, packs, layers.read)


def _desk(file: ConfigFile, problems: list[Problem]) -> Desk:
    """The desk with the content of its own files, whose problems are added to `problems`."""
    desk = Desk(file.config.unit, words=file.config.kamus)
    if desk.unit and (intended := intended_unit(desk.unit)):
        message = f"Satuan kerja “{desk.unit}” tidak ada dalam daftar wilayah. Maksud Anda “{intended}”?"
        problems.append((file.source or NOTHING).problem(("unit",), message))
    if file.config.roster:
        try:
            desk = replace(desk, roster=load_roster(file.folder / file.config.roster, file.project))
        except GuidelineError as error:
            problems += _of_named(error, file, "roster", file.config.roster)
    if file.config.facts:
        try:
            desk = replace(desk, facts=load_facts(file.folder / file.config.facts, file.project))
        except GuidelineError as error:
            problems += _of_named(error, file, "facts", file.config.facts)
    return desk


def _of_named(error: GuidelineError, file: ConfigFile, key: str, name: str) -> tuple[Problem, ...]:
    """The problems of a file that the configuration names; if it does not exist, one at that name."""
    if (file.folder / name).exists():
        return error.problems
    message = f"Berkas “{name}” tidak ditemukan. Perbaiki namanya, atau hapus “{key}”."
    return ((file.source or NOTHING).problem((key,), message),)


def _wrong_patterns(file: ConfigFile) -> Iterator[Problem]:
    if file.config.exclude:
        from pesanlint.readers.ignoring import PatternError, parse

        faults: list[PatternError] = []
        parse(file.config.exclude, faults)
        for fault in faults:
            yield (file.source or NOTHING).problem(("exclude", fault.line - 1), str(fault))


def _unread_files(rules: list[Made], desk: Desk, file: ConfigFile) -> Iterator[Problem]:
    """Problems for a roster or facts that no rule in force uses: the desk would believe that texts are checked against them."""
    for key, alone in (("roster", Desk(roster=desk.roster)), ("facts", Desk(facts=desk.facts))):
        has_any = desk.roster.posts if key == "roster" else desk.facts
        if has_any and not any(any(rule.written.desk_triggers(alone)) for rule in rules):
            message = (
                f"Tidak ada aturan dalam pedoman ini yang memakai “{key}”. Tumpukan pak pada “bahasa” (extends: [bahasa]), "
                "yang memuat aturannya, atau hapus kunci ini."
            )
            yield (file.source or NOTHING).problem((key,), message, at_key=True)


def _evaded_locks(layers: Layers, file: ConfigFile) -> Iterator[Problem]:
    """Problems for locked rules that `ignore`, `select` or `min_level` of the configuration would disable."""
    config, source = file.config, file.source or NOTHING
    are_selectors_known = all(any(covers(selector, name) for name in layers.names()) for selector in config.select)
    for rule, layer in layers.locked():
        locked = f"Aturan “{rule.id}” dikunci oleh lapis “{layer}”"
        if any(covers(selector, rule.id) for selector in config.ignore):
            yield source.problem(("ignore",), f"{locked}; di sini aturan itu tidak boleh diabaikan.")
        if config.select and are_selectors_known and not any(covers(selector, rule.id) for selector in config.select):
            yield source.problem(("select",), f"{locked}; sebutkan juga aturan itu pada “select”.")
        if rule.level.rank < config.min_level.rank:
            message = f"{locked} pada tingkat “{rule.level.value}”; “min_level” tidak boleh di atasnya."
            yield source.problem(("min_level",), message)


def _unknown_selectors(layers: Layers, file: ConfigFile) -> Iterator[Problem]:
    """Problems for names in `select` and `ignore` that match no rule: typing errors that would go unnoticed."""
    for key, selectors in (("select", file.config.select), ("ignore", file.config.ignore)):
        for index, selector in enumerate(selectors):
            message = no_such_rule(selector, layers.names())
            if message and not layers.could_be_missing(selector):
                yield (file.source or NOTHING).problem((key, index), message)


def _named(packs: list[Pack], own: str, has_own: bool) -> tuple[Layer, ...]:
    named = [
        Layer(pack.name, pack.title, pack.folder, pack.language, tuple(map(str, pack.left_out)), pack.watched) for pack in packs
    ]
    if has_own:
        named.append(Layer(own, "Konfigurasi meja ini", language=named[-1].language if named else DEFAULT.code))
    return tuple(named)
