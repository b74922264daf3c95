"""Rules and literals of a compiled guideline, read from the cache when a text asks for them."""

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
    """Where the parts of a guideline lie, and how to load it anew where one of them is damaged or gone."""

    store: Database
    number: int
    anew: Callable[[], Guideline]

    def must_stand(self) -> None:
        """Make sure that what was read is whole.

        Raises:
            Unavailable: the entry was cleared away meanwhile.
        """
        if not self.store.rows("SELECT id FROM guidelines WHERE id = ?", self.number):
            raise Unavailable(self.number)


class StoredTable:
    """A table of literals that is looked up in the cache.

    Args:
        entry: where.
        sort: which of the two.
        owners: the segments that belong to the guideline, and the rules that wait for the literals of each.
    """

    def __init__(self, entry: Entry, sort: Sort, owners: Mapping[int, Sequence[int]]) -> None:
        self._entry, self._sort, self._owners = entry, sort, owners

    def find(self, keys: Set[str]) -> Iterable[tuple[str, list[Waiting]]]:
        """Those of the keys that the table has, each with its literals."""
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
        """The key and text of each literal that a query finds, who waits for it, and in which letter cases if in some only."""
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
        self._entry.must_stand()

    def _anew(self) -> Table:
        triggers = self._entry.anew().triggers
        assert triggers
        return triggers.needles.by_word if self._sort == "word" else triggers.needles.by_part


class _Owners(NamedTuple):
    """Who waits for a literal in any letter case, and in which."""

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
    """Some literals as they are kept."""

    number: int
    parts: list[str]
    rows: list[Row]


def segment(literals: Set[str], *, cased: bool, whole: bool, number: Callable[[str], int]) -> Segment:
    """Some literals to be kept.

    Args:
        literals: the literals.
        cased: whether they are of use only in their letter case.
        whole: whether they are of use only as whole words.
        number: makes the number of a segment of all that is in it.
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
    if len(those) == 1 and those[0][0] == key and not those[0][2]:  # a word by itself, as nearly all are
        return ""
    return json.dumps([(literal, sorted(cased)) for literal, _, cased in those], separators=(",", ":"))


class StoredRules(Sequence[Rule]):
    """Rules, each made from its piece of the cache when it is asked for: on one text few of them can fire.

    Args:
        entry: where.
        keys: the names of their pieces.
        examples: the names of the pieces of their examples; without them, rules have none.
        decoder: makes what they are made of.
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
