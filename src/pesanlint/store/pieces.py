"""Reads rules and literals of a compiled guideline from the cache when a text needs them."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Any, Literal, NamedTuple

from pesanlint.guideline.guideline import Guideline
from pesanlint.rule import Rule
from pesanlint.search.index import Index, MemoryTable, Table
from pesanlint.search.needles import Needle, Waiting
from pesanlint.store.codec import DAMAGED, Decoder
from pesanlint.store.database import Database, Row, Unavailable, checksum

Sort = Literal["word", "part"]


class Entry(NamedTuple):
    """The location of a guideline's pieces in the cache, and how to load it again if one of them is damaged or missing."""

    store: Database
    number: int
    anew: Callable[[], Guideline]

    def ensure_present(self) -> None:
        """Ensure that the pieces read so far were complete.

        Raises:
            Unavailable: the entry was deleted meanwhile.
        """
        if not self.store.rows("SELECT id FROM guidelines WHERE id = ?", self.number):
            raise Unavailable(self.number)


class StoredTable:
    """A `Table` of literals in the cache.

    Args:
        entry: the guideline in the cache.
        sort: which of its two tables.
        owners: number of a segment of the guideline → the indices of the rules that own its literals.
    """

    def __init__(self, entry: Entry, sort: Sort, owners: Mapping[int, Sequence[int]]) -> None:
        self._entry, self._sort, self._owners = entry, sort, owners

    def find(self, keys: Set[str]) -> Iterable[tuple[str, list[Waiting]]]:
        """The keys that are in the table, each with its literals."""
        if not keys:
            return ()
        query = "SELECT * FROM literals WHERE sort = ? AND key IN (SELECT value FROM json_each(?))"
        try:
            found: dict[str, dict[str, _Owners]] = {}
            for key, literal, owners, cases in self._read(query, self._sort, json.dumps(list(keys))):
                found.setdefault(key, {}).setdefault(literal, _Owners(set(), {})).add(owners, cases)
        except (Unavailable, *DAMAGED):
            return self._anew().find(keys)
        return [(key, [_waiting(*one) for one in those.items()]) for key, those in found.items()]

    def literals(self) -> Iterable[Waiting]:
        """All literals."""
        try:
            found: dict[str, _Owners] = {}
            for _, literal, owners, cases in self._read("SELECT * FROM literals WHERE sort = ?", self._sort):
                found.setdefault(literal, _Owners(set(), {})).add(owners, cases)
        except (Unavailable, *DAMAGED):
            return self._anew().literals()
        return list(map(_waiting, found, found.values()))

    def _read(self, query: str, *values: str) -> Iterable[tuple[str, str, Sequence[int], list[str]]]:
        """The key and text of each literal returned by a query, its owners, and the letter cases to which it is restricted."""
        for sort, key, segment, found, data in self._entry.store.rows(query, *values):
            owners = self._owners.get(segment)
            if owners is None:
                continue
            if found != checksum(sort, key, segment, data):
                raise Unavailable(sort)
            if data == "":
                yield key, key, owners, []
            else:
                for literal, cases in json.loads(data):
                    yield key, literal, owners, cases
        self._entry.ensure_present()

    def _anew(self) -> Table:
        triggers = self._entry.anew().triggers
        assert triggers
        return triggers.needles.by_word if self._sort == "word" else triggers.needles.by_part


class _Owners(NamedTuple):
    """The owners of a literal in any letter case, and by required letter case."""

    anyhow: set[int]
    cased: dict[str, set[int]]

    def add(self, owners: Sequence[int], cases: list[str]) -> None:
        if not cases:
            self.anyhow.update(owners)
        for case in cases:
            self.cased.setdefault(case, set()).update(owners)


def _waiting(literal: str, owners: _Owners) -> Waiting:
    return literal, tuple(sorted(owners.anyhow)), {case: tuple(sorted(those)) for case, those in owners.cased.items()}


class Segment(NamedTuple):
    """The literals of a rule as stored in the cache."""

    number: int
    parts: list[str]
    rows: list[Row]


def segment(literals: Set[str], *, cased: bool, whole: bool, number: Callable[[str], int]) -> Segment:
    """The segment of some literals.

    Args:
        literals: the literals.
        cased: whether they count only in their own letter case.
        whole: whether they count only as whole words.
        number: computes the number of a segment from its content.
    """
    index = Index.of(Needle(literal, 0, cased, whole) for literal in literals)
    tables: dict[Sort, Table] = {"word": index.by_word, "part": index.by_part}
    kept = sorted((sort, key, _data(key, those)) for sort, table in tables.items() for key, those in _entries(table))
    own = number(json.dumps(kept))
    rows = [(sort, key, own, checksum(sort, key, own, data), data) for sort, key, data in kept]
    return Segment(own, sorted(index.parts), rows)


def _entries(table: Table) -> Iterable[tuple[str, list[Waiting]]]:
    assert isinstance(table, MemoryTable)
    return table.entries.items()


def _data(key: str, those: list[Waiting]) -> str:
    if len(those) == 1 and those[0][0] == key and not those[0][2]:  # a single word, as nearly all are
        return ""
    return json.dumps([(literal, sorted(cased)) for literal, _, cased in those], separators=(",", ":"))


class StoredRules(Sequence[Rule]):
    """A sequence of rules, each decoded from its piece on first access, because only a few can fire on one text.

    Args:
        entry: the guideline in the cache.
        keys: the names of the pieces of the rules.
        examples: the names of the pieces of their examples; None to leave out examples.
        decoder: decodes the pieces.
    """

    def __init__(self, entry: Entry, keys: Sequence[str], examples: Sequence[str] | None, decoder: Decoder) -> None:
        self._entry, self._keys, self._examples, self._decoder = entry, keys, examples, decoder
        self._made: dict[int, Rule] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self._keys))[index]
        if at not in self._made:
            self._made[at] = self._read(at)
        return self._made[at]

    def _read(self, index: int) -> Rule:
        keys = [self._keys[index], *(self._examples[index : index + 1] if self._examples else ())]
        try:
            found = self._entry.store.pieces(keys)
            rule, *examples = (self._decoder.decode(json.loads(found[key])) for key in keys)
            if isinstance(rule, Rule):
                for given in examples:
                    object.__setattr__(rule, "examples", given)
                return rule
        except (Unavailable, *DAMAGED):
            pass
        return self._entry.anew().rules[index]
