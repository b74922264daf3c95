"""Finds problems in rules that are each valid: terms that never match, rules that undo each other, missing keys."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from pesanlint.authoring.fields import yaml_key
from pesanlint.authoring.problems import did_you_mean
from pesanlint.errors import Problem
from pesanlint.guideline.making import Made
from pesanlint.guideline.memory import Memory
from pesanlint.language.words import stands_alone
from pesanlint.reading.places import KNOWN, unknown
from pesanlint.records import NamedTuple
from pesanlint.rule import Rewrite, Rule
from pesanlint.search.folding import folded
from pesanlint.spans import Span

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Locate = Callable[[Rule, tuple[str | int, ...], str], Problem]
"""Creates a problem from a rule, a location in it, and a message."""


def conflicts(rules: Sequence[Made], shipped: Collection[str], memory: Memory, locate: Locate) -> Iterator[Problem]:
    """All problems of the rules by themselves and as a whole. Remembered rules had no mistakes.

    Args:
        rules: the rules in force.
        shipped: the names of the rules that must have a source and examples.
        memory: the results of earlier runs.
        locate: creates a problem at a place in a rule.
    """
    for one in rules:
        if one.written.reads_files and (missing := one.written.missing()):
            yield locate(one.written, (), missing)
        if not memory.is_right(one.written, is_shipped=one.written.id in shipped):
            yield from _mistakes(one.written, locate, is_shipped=one.written.id in shipped)
    touched = _touched(rules)
    for one in touched:
        one.rule = one.rule or memory.filled(one.written)
    filled = [one.rule for one in touched if one.rule]
    yield from _dead(filled, locate)
    yield from _circles(filled, locate)


def _touched(rules: Sequence[Made]) -> list[Made]:
    """The new rules and those related to them: rules that find the same terms, or continue from what a new one writes."""
    new = {found for one in rules if one.is_new for found in one.words.found}
    touched = {one for one in rules if one.is_new or not new.isdisjoint(one.words.found)}
    pending = {use for one in rules if one.is_new for use in one.words.use}
    steps: dict[str, list[tuple[Made, str]]] = defaultdict(list)
    for one in rules if pending else ():
        if one.words.found:
            for found, use in zip(one.words.found, one.words.use, strict=True):
                steps[found].append((one, use))
    seen: set[str] = set()
    while pending:
        word = pending.pop()
        seen.add(word)
        touched.update(one for one, _ in steps.get(word, ()))
        pending.update({use for _, use in steps.get(word, ())} - seen)
    return [one for one in rules if one in touched]


def _mistakes(rule: Rule, locate: Locate, *, is_shipped: bool) -> Iterator[Problem]:
    """The problems of a rule by itself, except those of its terms."""
    if not rule.literal and not _ID.fullmatch(rule.id.partition(".")[2]):
        yield locate(rule, ("id",), "Nama aturan terdiri atas huruf kecil, angka, dan tanda hubung di antaranya.")
    for key in ("source", "why", "examples") if is_shipped else ():
        if not getattr(rule, key):
            yield locate(rule, (), f"Aturan “{rule.id}” belum mempunyai “{key}”; dalam pak bawaan kunci itu wajib.")
    if not rule.message and not rule.has_own_words:
        yield locate(rule, ("message",), "Aturan ini belum mempunyai “message”; tuliskan apa yang harus dilakukan penulis.")
    for name in sorted(set(_PLACEHOLDER.findall(rule.message)) - rule.mentions()) if not rule.literal else ():
        known = rule.mentions()
        hint = did_you_mean(name, known) or f" Yang dikenal: {', '.join(sorted(known))}."
        yield locate(rule, ("message",), f"Pengganti “{{{name}}}” tidak dikenal dalam pesan aturan ini.{hint}")
    for index, selector in enumerate(rule.blocks):
        for name in unknown(selector):
            hint = did_you_mean(name, KNOWN) or f" Yang dikenal: {', '.join(sorted(KNOWN))}."
            yield locate(rule, ("blocks", index), f"Bagian naskah “{name}” tidak dikenal.{hint}")
    for index, example in enumerate(rule.examples):
        if bool(example.bad) == bool(example.ok) or (example.good and not example.bad):
            yield locate(rule, ("examples", index), "Contoh berisi “bad” (dengan “good” bila ada perbaikannya) atau “ok”.")
    if rule.valid_from and rule.valid_until and rule.valid_from > rule.valid_until:
        yield locate(rule, ("valid_until",), "Aturan ini berakhir sebelum mulai berlaku.")
    for at in _gaps(rule):
        yield locate(rule, at, "Isian ini kosong, sehingga aturannya tidak akan pernah menemukan apa pun.")


def _gaps(value: Any) -> Iterator[tuple[str | int, ...]]:
    """The places of empty values whose key is required, or has a default."""
    for one in fields(value):
        given = getattr(value, one.name)
        is_needed = one.default is MISSING and one.default_factory is MISSING
        if (is_needed or one.default) and _is_empty(given):
            yield (yaml_key(one.name),)
        elif isinstance(given, tuple):
            for index, item in enumerate(given):
                if is_dataclass(item):
                    yield from ((yaml_key(one.name), index, *at) for at in _gaps(item))
                elif is_needed and _is_empty(item):
                    yield (yaml_key(one.name), index)


def _is_empty(value: Any) -> bool:
    return value == () or (isinstance(value, str) and not value.strip())


def _dead(rules: Sequence[Rule], locate: Locate) -> Iterator[Problem]:
    """Terms that can never match, or that two rules want replaced by different words."""
    owners: dict[str, list[tuple[Rule, Rewrite]]] = defaultdict(list)
    for rule in rules:
        for trigger in rule.triggers():
            if not folded(trigger).strip():
                yield locate(
                    rule, (), f"Istilah “{trigger}” dalam aturan “{rule.id}” kosong; istilah itu tidak akan pernah ditemukan."
                )
        for rewrite in rule.rewrites():
            found = folded(rewrite.found)
            if rewrite.found == rewrite.use or _is_same(rewrite):
                message = f"Istilah “{rewrite.found}” tidak akan pernah ditemukan: penggantinya sama."
                yield locate(rule, (rewrite.key, rewrite.item), message)
            elif len(rewrite.use) > len(rewrite.found) and _grows(rewrite):
                message = f"Pengganti “{rewrite.use}” memuat “{rewrite.found}” itu sendiri; tambahkan pada “except”."
                yield locate(rule, (rewrite.key, rewrite.item), message)
            for other, first in owners[found]:
                if first.use == rewrite.use and other is not rule:
                    continue
                if (other is rule and first.item == rewrite.item) or not _coexist(rule, other):
                    continue
                if (first.exact or rewrite.exact) and first.found != rewrite.found:
                    continue
                message = f"Istilah “{rewrite.found}” sudah diganti dengan “{first.use}” oleh aturan “{other.id}”."
                yield locate(rule, (rewrite.key, rewrite.item), message)
            owners[found].append((rule, rewrite))


def _circles(rules: Sequence[Rule], locate: Locate) -> Iterator[Problem]:
    """Rules whose fixes undo each other endlessly: A → B and B → A, in any number of steps."""
    steps: dict[str, list[_Step]] = defaultdict(list)
    for rule in rules:
        for rewrite in rule.rewrites():
            found, use = folded(rewrite.found), folded(rewrite.use)
            if found != use:
                steps[found].append(_Step(rule, rewrite, use))
    reported: set[frozenset[str]] = set()
    for start, first in steps.items():
        path = _way_back(start, steps) if any(step.use in steps for step in first) else None
        if path and frozenset(path) not in reported:
            reported.add(frozenset(path))
            rule, rewrite, _ = first[0]
            circle = " → ".join([*path, path[0]])
            names = ", ".join(sorted({steps[term][0].rule.id for term in path}))
            yield locate(rule, (rewrite.key, rewrite.item), f"Perbaikan saling meniadakan: {circle} (aturan {names}).")


class _Step(NamedTuple):
    """The replacement of a term by a rule; `use` is folded."""

    rule: Rule
    rewrite: Rewrite
    use: str


def _way_back(start: str, steps: Mapping[str, Sequence[_Step]]) -> list[str] | None:
    """The terms by which fixes lead from a term back to itself; None if they do not."""
    pending = [(start, [start], [step.rule for step in steps[start]][:1])]
    seen = {start}
    while pending:
        term, path, used = pending.pop()
        for rule, _, following in steps.get(term, ()):
            if not all(_coexist(rule, other) for other in used):
                continue
            if following == start:
                return path
            if following in steps and following not in seen:
                seen.add(following)
                pending.append((following, [*path, following], [*used, rule]))
    return None


def _coexist(rule: Rule, other: Rule) -> bool:
    """Whether both rules are in force on some day."""
    return not (
        (rule.valid_until and other.valid_from and rule.valid_until < other.valid_from)
        or (other.valid_until and rule.valid_from and other.valid_until < rule.valid_from)
    )


def _is_same(rewrite: Rewrite) -> bool:
    """Whether a term and its replacement differ at most in letter case, and the replacement has no capitals (`Anda`)."""
    return not rewrite.exact and rewrite.use == rewrite.use.lower() and folded(rewrite.found) == folded(rewrite.use)


def _grows(rewrite: Rewrite) -> bool:
    """Whether the replacement contains the term again, outside the contexts of the rule, so that fixing would never end."""
    found, use = folded(rewrite.found), folded(rewrite.use)
    return found in use and any(
        stands_alone(use, Span(m.start(), m.start() + len(found)))
        and not any(folded(context) in use for context in rewrite.contexts)
        for m in re.finditer(f"(?={re.escape(found)})", use)
    )
