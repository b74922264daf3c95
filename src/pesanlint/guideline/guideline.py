"""The guideline: all rules in force for a desk, put together from its packs and its configuration."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from pesanlint.guideline.config import ConfigFile
from pesanlint.guideline.conflicts import conflicts
from pesanlint.guideline.facts import load_facts
from pesanlint.guideline.layers import Layers
from pesanlint.guideline.packs import Pack, stack
from pesanlint.guideline.problems import GuidelineError, Problem
from pesanlint.guideline.roster import load_roster
from pesanlint.guideline.tables import Tables
from pesanlint.rule import Desk, Rule


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer that the guideline was made of."""

    name: str
    title: str
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Guideline:
    """All rules in force, the layers that they came from (highest first), and the desk that applies them."""

    rules: tuple[Rule, ...]
    layers: tuple[Layer, ...] = ()
    desk: Desk = field(default_factory=Desk)


def load(file: ConfigFile) -> Guideline:
    """The guideline that a configuration asks for.

    Raises:
        GuidelineError: with every problem of every pack and of the configuration.
    """
    config = file.config
    packs = stack(config.guideline, file.folder, file.source.problem(("guideline",), ""))
    layers = Layers()
    for pack in packs:
        layers.add(pack)
    own = Path(file.source.path).name
    layers.change(config.rules, file.source, ("rules",), own, Tables((file.folder / "data",)))
    rules = layers.rules()
    problems = [*layers.problems, *_ignored_locks(layers, file)]
    if not problems:
        shipped = {draft.id for pack in packs if pack.is_shipped for draft in pack.drafts}
        problems += conflicts(rules, shipped, lambda rule, at, message: layers.drafts[rule.id].locate(at, message))
    desk = _desk(file, problems)
    if problems:
        raise GuidelineError(problems)
    return Guideline(rules, _named(packs, own, bool(config.rules)), desk)


def _desk(file: ConfigFile, problems: list[Problem]) -> Desk:
    """The desk, with what its own files say; their problems are added to those of the rest."""
    desk = Desk(file.config.unit)
    if file.config.roster:
        try:
            desk = replace(desk, roster=load_roster(file.folder / file.config.roster))
        except GuidelineError as error:
            problems += error.problems
    if file.config.facts:
        try:
            desk = replace(desk, facts=load_facts(file.folder / file.config.facts))
        except GuidelineError as error:
            problems += error.problems
    return desk


def _ignored_locks(layers: Layers, file: ConfigFile) -> list[Problem]:
    """The configuration's `ignore` must not do by another name what a lock forbids."""
    locked = {name: by for name, by in layers.locks().items() for selector in file.config.ignore if covers(selector, name)}
    return [
        file.source.problem(
            ("ignore",), f"Aturan “{name}” dikunci oleh lapis “{by}”; di sini aturan itu tidak boleh diabaikan."
        )
        for name, by in locked.items()
    ]


def covers(selector: str, rule: str) -> bool:
    """Whether a full rule name begins with the selector, word by word: `kpu` and `kpu.istilah` cover `kpu.istilah-asing`."""
    return rule == selector or (rule.startswith(selector) and rule[len(selector)] in ".-")


def _named(packs: list[Pack], own: str, has_own: bool) -> tuple[Layer, ...]:
    named = [Layer(pack.name, pack.title, pack.folder) for pack in packs]
    return (*named, *([Layer(own, "Konfigurasi meja ini")] if has_own else []))
