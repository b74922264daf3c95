"""Reads rules and literals of a compiled guideline from the cache when a text needs them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal
from zlib import crc32

from pesanlint.guideline.guideline import Guideline
from pesanlint.records import NamedTuple
from pesanlint.rule import Rule
from pesanlint.search.index import Index, MemoryTable, Table
from pesanlint.search.needles import Needle, Waiting
from pesanlint.store.codec import DAMAGED, Decoder
from pesanlint.store.database import Database, Row, Unavailable, checksum, packed, unpacked

Sort = Literal["word", "part"]
_NO_CASES: Mapping[str, tuple[int, ...]] = {}
"""Shared by the literals that count in any letter case, as nearly all do."""
_LITERALS = "SELECT sort, key, segment, checksum, data FROM literals WHERE sort = ?"


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
        owners: number of a segment of the guideline → the indices of the rules that own its literals, sorted.
    """

    def __init__(self, entry: Entry, sort: Sort, owners: Mapping[int, tuple[int, ...]]) -> None:
        self._entry, self._sort, self._owners = entry, sort, owners

    def find(self, keys: Set[str]) -> Iterable[tuple[str, list[Waiting]]]:
        """The keys that are in the table, each with its literals."""
        if not keys:
            return ()
        try:
            found = self._read(self._entry.store.rows_of(f"{_LITERALS} AND key IN (KEYS)", keys, self._sort))
            self._entry.ensure_present()
            return found.items()
        except (Unavailable, *DAMAGED):
            return self._anew().find(keys)

    def literals(self) -> Iterable[Waiting]:
        """All literals."""
        try:
            return list(self._all())
        except (Unavailable, *DAMAGED):
            return self._anew().literals()

    def _all(self) -> Iterator[Waiting]:
        """All literals, key by key: to have all rows at once takes forty megabytes."""
        for key, rows in groupby(self._entry.store.each(f"{_LITERALS} ORDER BY key", self._sort), itemgetter(1)):
            yield from self._read(rows).get(key, ())
        self._entry.ensure_present()

    def _read(self, rows: Iterable[Row]) -> dict[str, list[Waiting]]:
        """Key → its literals with the rules that own them, each literal once."""
        known: dict[str, list[tuple[tuple[int, ...], bytes]]] = {}
        for sort, key, segment, found, data in rows:
            if owners := self._owners.get(segment):
                if found != crc32(data, crc32(f"{sort}\0{key}\0{segment}".encode())):  # `checksum`, in less than half its time
                    raise Unavailable(sort)
                if key in known:
                    known[key].append((owners, data))
                else:
                    known[key] = [(owners, data)]
        return {key: _waiting(key, those) for key, those in known.items()}

    def _anew(self) -> Table:
        triggers = self._entry.anew().triggers
        assert triggers
        return triggers.needles.by_word if self._sort == "word" else triggers.needles.by_part


def _waiting(key: str, segments: Sequence[tuple[tuple[int, ...], bytes]]) -> list[Waiting]:
    """The literals under a key, each once, with their owners in any letter case, and by required letter case."""
    if len(segments) == 1:
        ((owners, data),) = segments
        those = unpacked(data) if data else ((key, ()),)
        return [(one, () if cases else owners, dict.fromkeys(cases, owners) if cases else _NO_CASES) for one, cases in those]
    anyhow: dict[str, set[int]] = {}
    cased: dict[str, dict[str, set[int]]] = {}
    for owners, data in segments:
        for literal, cases in unpacked(data) if data else ((key, ()),):
            anyhow.setdefault(literal, set()).update(() if cases else owners)
            for case in cases:
                cased.setdefault(literal, {}).setdefault(case, set()).update(owners)
    return [
        (
            literal,
            tuple(sorted(owners)),
            {case: tuple(sorted(those)) for case, those in cased.get(literal, _NO_CASES).items()} or _NO_CASES,
        )
        for literal, owners in anyhow.items()
    ]


class Segment(NamedTuple):
    """The literals of a rule as stored in the cache."""

    number: int
    parts: list[str]
    rows: list[Row]


def segment(
    literals: Set[str],
    *,
    cased: bool,
    whole: Callable[[str], bool],
    chance: Callable[[str], float],
    number: Callable[[str], int],
) -> Segment:
    """The segment of some literals.

    Args:
        literals: the literals.
        cased: whether they count only in their own letter case.
        whole: tells whether one counts only as whole words.
        chance: tells how frequent a stretch of text is.
        number: computes the number of a segment from its content.
    """
    index = Index.of((Needle(literal, 0, cased, whole(literal)) for literal in literals), chance)
    tables: dict[Sort, Table] = {"word": index.by_word, "part": index.by_part}
    kept = sorted((sort, key, those) for sort, table in tables.items() for key, those in _entries(table))
    own = number(repr(kept))
    rows = [(sort, key, own, checksum(sort, key, own, data := _data(key, those)), data) for sort, key, those in kept]
    return Segment(own, [key for sort, key, _ in kept if sort == "part"], rows)


def _entries(table: Table) -> Iterable[tuple[str, list[Waiting]]]:
    assert isinstance(table, MemoryTable)
    return table.entries.items()


def _data(key: str, those: list[Waiting]) -> bytes:
    if len(those) == 1 and those[0][0] == key and not those[0][2]:  # a single word, as nearly all are
        return b""
    return packed([(literal, sorted(cased)) for literal, _, cased in those])


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
            self.read((at,))
        return self._made[at]

    def at(self, index: int, among: Iterable[int]) -> Rule:
        """A rule, decoded together with others, among which it is, if it has not been yet."""
        if index not in self._made:
            self.read(among)
        return self._made[index]

    def read(self, indices: Iterable[int]) -> None:
        """Decode several rules, which is faster at once."""
        new = [index for index in indices if index not in self._made]
        try:
            found = self._entry.store.pieces(key for index in new for key in self._keys_of(index))
        except Unavailable:
            found = {}
        for index in new:
            self._made[index] = self._decoded(index, found)

    def _keys_of(self, index: int) -> list[str]:
        return [self._keys[index], *(self._examples[index : index + 1] if self._examples else ())]

    def _decoded(self, index: int, found: Mapping[str, bytes]) -> Rule:
        try:
            rule, *examples = (self._decoder.decode(unpacked(found[key])) for key in self._keys_of(index))
            if isinstance(rule, Rule):
                for given in examples:
                    object.__setattr__(rule, "examples", given)
                return rule
        except DAMAGED:
            pass
        return self._entry.anew().rules[index]
