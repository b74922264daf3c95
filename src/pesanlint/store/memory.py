"""The results of earlier loading in the cache, so that the loader computes only what has changed.

Each piece is named by a hash of everything it depends on:

- the rules of a topic file as written, with their examples: by the bytes and path of the file and the tables of its pack
- the words and traits of a rule: by the rule after all layers and the word lists
- a rule with its computed forms, and its examples: each by its own content, because a check reads them rule by rule
- the literals of a rule (a segment): by their own content
"""

from collections.abc import Callable, Sequence
from functools import cache, partial
from secrets import token_hex
from typing import Any

from pesanlint.authoring.marked import NOTHING
from pesanlint.authoring.tables import MAX_ITEMS
from pesanlint.desk.desk import Desk
from pesanlint.dialects.drafts import Draft, Topic
from pesanlint.guideline.loading import Loaded
from pesanlint.guideline.making import Made
from pesanlint.guideline.memory import ForgottenError, Words
from pesanlint.language.languages import language
from pesanlint.records import NamedTuple
from pesanlint.rule import Rule
from pesanlint.search.folding import Folded
from pesanlint.search.index import Parts
from pesanlint.store import inputs, program
from pesanlint.store.codec import DAMAGED, Decoder, encoded
from pesanlint.store.database import Database, Row, Unavailable, checksum, packed, unpacked
from pesanlint.store.pieces import segment
from pesanlint.store.program import hashed

_FOREIGN = Folded("", "", plain=False)
_FEW = 5000
"""Words of a guideline that are read at each start, in under a millisecond."""
_SOME_WORDS = f"SELECT DISTINCT key FROM literals WHERE sort = 'word' AND segment IN (KEYS) LIMIT {_FEW + 1}"  # noqa: S608  A number of our own.


class Kept(NamedTuple):
    """The kept results for a rule."""

    words: Words
    piece: str
    """The name of the piece with the rule and its computed forms."""
    segment: int
    """The number of the segment with its literals."""
    traits: tuple[bool, bool, bool, bool, bool]
    """Whether it has literals, is wary, is in force only for a time, is about blanks, and is about the source (`Triggers`)."""
    right: str
    """A hash of its examples, and of whether it is shipped, from the run that found no mistake in it."""


class _Written(NamedTuple):
    """A rule and its examples as written, encoded, with a hash of each."""

    rule: Any
    examples: Any
    of_rule: str
    of_examples: str


class StoredMemory:
    """Implements `guideline.memory.Memory` on the cache, and collects new results to be written."""

    def __init__(self, store: Database, *, trusting: bool = True) -> None:
        """Open the memory in a cache. `trusting` says whether existing results may be used; otherwise all are written again."""
        self._store, self._trusting = store, trusting
        self._decoder = Decoder()
        self._program, self._lists = program.stamp(), inputs.word_lists()
        self._written: dict[Rule, _Written] = {}
        """What is written of rules before computed forms are filled in."""
        self._known: dict[Rule, Kept | None] = {}
        self._topics: dict[Topic, str] = {}
        """Topics → the names of their pieces."""
        self._tables: dict[int, str] = {}
        self.new: dict[str, Row] = {}
        """Name → the row of a piece to be written."""
        self.literals: list[Row] = []
        self.uses: set[str] = set()
        """The names of all pieces of this guideline."""

    # For the loader

    def drafts(self, topic: Topic) -> list[Draft] | None:
        """The rules of a topic file; None unless the file and its tables are unchanged."""
        try:
            name = self._name(topic)
            data = unpacked(self._pieces([name])[name])
            if topic.tables.made + data["items"] > MAX_ITEMS:
                return None
            written = list(map(self._draft, data["rules"]))
        except (Unavailable, *DAMAGED):
            return None

        @cache
        def again() -> list[Draft]:
            return list(topic.drafts([]))

        topic.tables.made += data["items"]
        self.uses.add(name)
        return [
            Draft(rule.id, {}, NOTHING, (), {}, data["title"], rule=rule, again=partial(_nth, again, index))
            for index, rule in enumerate(written)
        ]

    def words(self, rules: Sequence[Rule]) -> list[Words | None]:
        """The terms of each rule; None for an unknown one."""
        names = [self._name_of(rule) for rule in rules]
        try:
            found = self._pieces(names)
        except Unavailable:
            found = {}
        self._known = {rule: _kept(found.get(name)) for rule, name in zip(rules, names, strict=True)}
        return [kept.words if kept else None for kept in self._known.values()]

    def filled(self, rule: Rule) -> Rule:
        """A rule with known words, with its computed forms.

        Raises:
            ForgottenError: it no longer exists.
        """
        kept = self._known[rule]
        try:
            filled = self._decoder.decode(unpacked(self._store.pieces([kept.piece])[kept.piece])) if kept else None
        except (Unavailable, *DAMAGED):
            filled = None
        if not isinstance(filled, Rule):
            raise ForgottenError(rule.id)
        return filled

    def is_right(self, rule: Rule, *, is_shipped: bool) -> bool:
        """Whether the rule was found to have no mistake by itself."""
        kept = self._known[rule]
        return bool(kept and kept.right == self._right(rule, is_shipped=is_shipped))

    # For the next run

    def keep(self, loaded: Loaded) -> tuple[list[Kept], list[str]]:
        """Collect the new pieces of a guideline; return the kept results and the name of the examples' piece of each rule."""
        shipped = {draft.id for pack in loaded.packs if pack.is_shipped for draft in pack.drafts}
        for topic in (topic for pack in loaded.packs for topic in pack.topics):
            own = [(draft, rule) for draft, rule in loaded.read if draft.source.path == str(topic.path)]
            if own:  # otherwise it is already in the cache
                texts = [tuple(self._of(rule)) for _, rule in own]
                self._add(self._name(topic), {"items": topic.items, "title": own[0][0].topic, "rules": texts})
        kept = [self._keep(one, is_shipped=one.written.id in shipped) for one in loaded.rules]
        examples = [self._piece(self._of(one.written).examples) for one in loaded.rules]
        self.uses.update(one.piece for one in kept)
        self.uses.update(f"s{one.segment}" for one in kept)
        return kept, examples

    def of_desk(self, rule: Rule, desk: Desk) -> int | None:
        """The segment of a rule's further triggers at a desk; None without any."""
        literals = set(rule.desk_triggers(desk))
        return self._segment(literals, rule) if literals else None

    def parts(self, segments: Sequence[int]) -> Parts:
        """All parts by which the literals of the segments are looked up.

        Raises:
            ForgottenError: one of the segments no longer exists.
        """
        names = [f"s{one}" for one in segments]
        found = {name: row[2] for name in names if (row := self.new.get(name))}
        found |= self._pieces([name for name in names if name not in found])
        if len(found) < len(names):
            raise ForgottenError(names)
        return Parts.of({part for name in names for part in unpacked(found[name])})

    def few_words(self, segments: Sequence[int]) -> list[str] | None:
        """The words by which literals of the segments are looked up, sorted; None if they are more than `_FEW`."""
        those = set(segments)
        words = {key for sort, key, own, *_ in self.literals if sort == "word" and own in those}
        if self._trusting and len(words) <= _FEW:
            words.update(key for (key,) in self._store.rows_of(_SOME_WORDS, segments))
        return sorted(words) if len(words) <= _FEW else None

    def _pieces(self, names: Sequence[str]) -> dict[str, bytes]:
        return self._store.pieces(names) if self._trusting else {}

    def _keep(self, one: Made, *, is_shipped: bool) -> Kept:
        name, kept, right = (
            self._name_of(one.written),
            self._known[one.written],
            self._right(one.written, is_shipped=is_shipped),
        )
        self.uses.add(name)
        if kept and not one.is_new and kept.right == right:
            return kept
        if kept and not one.is_new:
            kept = kept._replace(right=right)
        else:
            rule = one.rule
            assert rule
            literals = set() if rule.is_beside_prose() else set(rule.triggers())
            traits = (
                bool(literals),
                not rule.trusts_triggers(_FOREIGN),
                bool(rule.valid_from or rule.valid_until),
                rule.sees_blanks(),
                rule.is_beside_prose(),
            )
            kept = Kept(one.words, self._piece(encoded(rule)), self._segment(literals, rule), traits, right)
        self._add(name, (tuple(kept.words), *kept[1:]))
        return kept

    def _segment(self, literals: set[str], rule: Rule) -> int:
        made = segment(
            literals, cased=rule.heeds_case(), whole=rule.is_whole, chance=language(rule.language).chance, number=_number
        )
        name = f"s{made.number}"
        if name not in self.new and not self._pieces([name]):
            self.literals += made.rows
            self._add(name, made.parts)
        self.uses.add(name)
        return made.number

    def _piece(self, data: Any) -> str:
        """The name of the piece with this data, which is added to the new pieces."""
        name = hashed("piece", self._program, repr(data))
        self._add(name, data)
        return name

    def _add(self, name: str, data: Any) -> None:
        self.uses.add(name)
        text = packed(data)
        self.new[name] = (name, checksum(name, text), text)

    # Names

    def _name(self, topic: Topic) -> str:
        if topic not in self._topics:
            tables = id(topic.tables)
            if tables not in self._tables:
                try:
                    self._tables[tables] = hashed(*topic.tables.content())
                except OSError:  # loading reports it, if a rule needs the table
                    self._tables[tables] = token_hex()
            self._topics[topic] = hashed("topic", self._program, str(topic.path), topic.pack, topic.raw, self._tables[tables])
        return self._topics[topic]

    def _name_of(self, rule: Rule) -> str:
        return hashed("rule", self._lists, self._of(rule).of_rule)

    def _of(self, rule: Rule) -> "_Written":
        if rule not in self._written:
            data, examples = encoded(rule), encoded(rule.examples)
            self._written[rule] = _Written(data, examples, hashed(repr(data)), hashed(repr(examples)))
        return self._written[rule]

    def _right(self, rule: Rule, *, is_shipped: bool) -> str:
        return hashed(self._of(rule).of_examples, str(is_shipped))

    def _draft(self, data: Any) -> Rule:
        written = _Written(*data)
        rule = self._decoder.decode(written.rule)
        if not isinstance(rule, Rule):
            raise TypeError(data)
        object.__setattr__(rule, "examples", self._decoder.decode(written.examples))
        self._written[rule] = written
        return rule


def _nth(drafts: Callable[[], list[Draft]], index: int) -> Draft:
    return drafts()[index]


def _kept(data: bytes | None) -> Kept | None:
    try:
        words, piece, number, traits, right = unpacked(data or b"")
        return Kept(Words(*words), str(piece), int(number), tuple(traits), str(right))
    except DAMAGED:
        return None


def _number(text: str) -> int:
    return int(hashed(text)[:15], 16)
