"""Merges layers: a lower pack, and last the desk's own configuration, may change rules of the packs above it.

A change raises or lowers the level of a rule, switches it off, locks it, or adds terms to it. A locked rule may only be
tightened: its level raised, terms added. Nothing else about a rule of another pack can be changed, so that it means the same
everywhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any

from pesanlint.authoring.fields import STRICT
from pesanlint.authoring.marked import Location, Source
from pesanlint.authoring.problems import did_you_mean
from pesanlint.authoring.tables import Tables
from pesanlint.authoring.validation import validate
from pesanlint.dialects.drafts import Draft, Pack, draft
from pesanlint.errors import GuidelineError, ItemError, Problem
from pesanlint.finding import Level
from pesanlint.guideline.making import Made, made
from pesanlint.guideline.memory import EMPTY, Memory
from pesanlint.kinds import KINDS, kind
from pesanlint.language.languages import language
from pesanlint.rule import Rule


@dataclass(frozen=True, slots=True)
class Change:
    """The changes of a layer to a rule of a pack above it."""

    __pydantic_config__ = STRICT

    level: Level | None = None
    """The new level."""
    off: bool = False
    """Whether the rule is left out."""
    locked: bool = False
    """Whether lower layers may only tighten the rule."""
    add: dict[str, list[Any]] = field(default_factory=dict)
    """The key of the rule's list of terms → the items to add to it."""


@dataclass(slots=True)
class _Layered:
    """A rule after the layers so far: `parts` are the rule itself and one rule with the added terms of each layer."""

    drafts: list[Draft]
    """The draft of each part."""
    parts: list[Rule]
    locked_by: str
    off: bool = False


class Layers:
    """Merges rules layer by layer. Problems are collected, not raised."""

    def __init__(self, *, is_whole: bool = True) -> None:
        """Start without rules. `is_whole` says whether all packs of the guideline were found."""
        self.problems: list[Problem] = []
        self._is_whole = is_whole
        self._packs: dict[str, Pack] = {}
        self._broken: set[str] = set()
        self._written: list[tuple[Made, Draft]] = []
        self._rules: dict[str, _Layered] = {}
        self.read: list[tuple[Draft, Rule]] = []
        """Every valid draft, and its rule before any change by a layer."""

    def rules(self, memory: Memory = EMPTY) -> list[Made]:
        """The rules in force, in the order of their packs; terms added by a layer follow the rule itself.

        Computed forms are filled in here, after all terms written in packs are known, because those take precedence over
        computed ones. Problems with that are collected."""
        in_force = [one for one in self._rules.values() if not one.off]
        drafts = [draft for one in in_force for draft in one.drafts]

        def wrong(index: int, rule: Rule, error: ItemError) -> None:
            self.problems.append(drafts[index].locate((rule.terms or "", error.item), str(error)))

        rules = made([part for one in in_force for part in one.parts], memory, wrong)
        self._written = list(zip(rules, drafts, strict=True))
        return rules

    def names(self) -> set[str]:
        """The full names of all rules, including those that are switched off or invalid."""
        return self._rules.keys() | self._broken

    def could_be_missing(self, name: str) -> bool:
        """Whether an unknown name, or a prefix, may belong to a rule that could not be read."""
        pack = self._packs.get(name.partition(".")[0])
        return bool(pack.problems) if pack else not self._is_whole

    def locate(self, rule: Rule, location: Location, message: str) -> Problem:
        """A problem at a place in one of the rules returned by `rules`, in the file of the layer that defined it."""
        return next(draft for one, draft in self._written if rule in (one.written, one.rule)).locate(location, message)

    def locked(self) -> Iterator[tuple[Rule, str]]:
        """The locked rules in force, and the layer that locked each."""
        return ((one.parts[0], one.locked_by) for one in self._rules.values() if one.locked_by and not one.off)

    def add(self, pack: Pack) -> None:
        """Add a pack below the packs added so far."""
        self._packs[pack.name] = pack
        self.problems += pack.problems
        self.change(pack.changes, pack.manifest, ("rules",), pack.name, pack.tables)
        for one in pack.drafts:
            self.problems += one.problems
            if one.rule and one.rule.language != pack.language:  # the language of the pack above has changed
                one = one.whole()
            rule = one.rule or self._rule(one, pack)
            if rule and not one.problems:
                self.read.append((one, rule))
                self._rules[one.id] = _Layered([one], [rule], pack.name if rule.locked else "")
            else:
                self._broken.add(one.id)

    def _rule(self, one: Draft, pack: Pack) -> Rule | None:
        name = one.data.get("kind")
        if name is None:
            self.problems.append(one.locate((), "Kunci “kind” harus ada di sini."))
            return None
        if not isinstance(name, str) or name not in KINDS:
            hint = did_you_mean(str(name), KINDS) or f" Jenis yang ada: {', '.join(KINDS)}."
            self.problems.append(one.locate(("kind",), f"Jenis aturan “{name}” tidak dikenal.{hint}"))
            return None
        try:
            rule: Rule = validate(kind(name), one.data, one.locate)
        except GuidelineError as error:
            self.problems += error.problems
            return None
        message = one.data.get("message") or _default_message(rule, pack.language) or rule.message
        return replace(
            rule, layer=pack.name, topic=one.topic, language=pack.language, message=message,
            **{"folder": str(pack.folder) if rule.reads_files else "", **one.given},
        )  # fmt: skip

    def change(self, changes: dict[str, Any], source: Source, at: Location, layer: str, tables: Tables) -> None:
        """Apply a layer's changes to the rules above it."""
        for name, given in changes.items():
            layered = self._rules.get(name)
            if layered is None and name not in self._broken and not self.could_be_missing(name):
                self.problems.append(source.problem((*at, name), self._unknown(name), at_key=True))
            try:
                change = _read_change(given, source, (*at, name))
            except GuidelineError as error:
                self.problems += error.problems
                continue
            if layered:
                self._apply(change, layered, source, (*at, name), layer, tables)

    def _unknown(self, name: str) -> str:
        """The message (Indonesian) for a name that no rule has."""
        if "." in name:
            return f"Tidak ada aturan bernama “{name}” di lapis atas.{did_you_mean(name, self.names())}"
        full = [one for one in self._rules if one.partition(".")[2] == name]
        hint = f" Maksud Anda “{full[0]}”?" if full else " Lihat `pesanlint rules list`."
        return f"“{name}” bukan nama lengkap aturan; tuliskan nama pak, titik, dan nama aturannya.{hint}"

    def _apply(self, change: Change, layered: _Layered, source: Source, at: Location, layer: str, tables: Tables) -> None:
        loosens = change.off or (change.level is not None and change.level.rank < layered.parts[0].level.rank)
        if layered.locked_by and loosens:
            message = f"Aturan ini dikunci oleh lapis “{layered.locked_by}”; di sini aturan hanya boleh diperketat."
            self.problems.append(source.problem(at, message))
            return
        layered.off = change.off
        if change.level is not None:
            layered.parts = [replace(part, level=change.level, layer=layer) for part in layered.parts]
        if change.locked:
            layered.locked_by = layered.locked_by or layer
            layered.parts = [replace(part, locked=True) for part in layered.parts]
        for key, items in change.add.items():
            self._add_terms(key, items, layered, source, (*at, "add"), layer, tables)

    def _add_terms(
        self, key: str, items: list[Any], layered: _Layered, source: Source, at: Location, layer: str, tables: Tables
    ) -> None:
        rule = layered.parts[0]
        if key != rule.terms:
            message = (
                f"Yang dapat ditambah pada aturan ini ialah “{rule.terms}”."
                if rule.terms
                else "Aturan ini tidak mempunyai daftar istilah."
            )
            self.problems.append(source.problem((*at, key), message, at_key=True))
            return
        filled = draft(rule.id, {key: items}, source, at, tables)
        self.problems += filled.problems
        whole = {**layered.drafts[0].whole().data, key: filled.data[key]}
        try:
            added: Rule = validate(type(rule), whole, filled.locate)
        except GuidelineError as error:
            self.problems += error.problems
            return
        if filled.problems:
            return
        terms = {f.name: getattr(added, f.name) for f in fields(added) if f.name == key}
        layered.parts.append(replace(rule, **terms, layer=layer))
        layered.drafts.append(filled)


def _default_message(rule: Rule, code: str) -> str:
    """The default message of a rule in its language; empty for Indonesian, whose default messages are in the kinds."""
    messages = language(code).messages
    return messages.get(f"{rule.kind}.{rule.variant()}") or messages.get(rule.kind, "")


def _read_change(given: Any, source: Source, at: Location) -> Change:
    if given == "off":
        return Change(off=True)
    if not isinstance(given, str):
        return validate(
            Change, given, lambda location, message, at_key: source.problem((*at, *location), message, at_key=at_key)
        )
    try:
        return validate(Change, {"level": given}, lambda *_: source.problem(at, ""))
    except GuidelineError:
        message = f"“{given}” tidak dikenal; pilihannya: off, {', '.join(level.value for level in Level)}."
        raise GuidelineError([source.problem(at, message)]) from None
