"""Derives, from the syntax tree of a regular expression, literals that a text must contain for the expression to match.

After R. Cox, "Regular Expression Matching with a Trigram Index" (2012): for every node it computes the strings that the node
can match (if they are few), begin with and end with, and the strings of which it must contain one. A node that is not
understood contributes nothing, so that the result is never wrong.

The tree is that of the `regex` package itself, so that the dialect is the same; anything unexpected counts as not understood.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product, starmap
from math import fsum, log2, prod
from typing import Any

from pesanlint.search import patterns
from pesanlint.search.folding import INVISIBLE, READ_AS, folded, in_case
from pesanlint.search.index import FREQUENT

core: Any = patterns.core()
Strings = frozenset[str]

MAX_STRINGS = 1000
"""Maximum number of strings of a node, and of returned literals."""
MAX_FURTHER = 50
"""Maximum number of strings in a further list, each of which is searched by itself."""
MAX_LENGTH = 12
"""Maximum length of strings, in characters: longer ones would not be noticeably rarer."""

COMMON = 5.0
"""Rarity up to which literals occur in practically all texts."""

_EVERYWHERE = re.compile(rf"\b(?:{'|'.join(sorted(FREQUENT))}|di|ke|kpu|KPU|[Kk]etua|[Kk]abupaten|20)\b")
"""Words and the beginning of years, which occur in nearly every text, of an election office at least. Capitals are rare."""
_INSIDE = re.compile(r"[^\w\s(](?=[^\W\d_])|(?<=[^\W\d_])[^\w\s(](?=\d)|[^\W\d_](?=\d)|\w(?=[(–—])")
"""Marks and digits at unusual positions, such as within a word: `luas ,kata`, `rapat(KPU)`, `warga2`."""
_NOTHING: Strings = frozenset([""])
_PLAIN = frozenset({*map(chr, range(1, 128)), *READ_AS, *INVISIBLE, "\u212a"})
"""All characters that are folded to ASCII."""


@dataclass(frozen=True, slots=True)
class Literals:
    """Folded literals; a text must contain at least one of them.

    `plain_only`: valid only for texts without letters and digits beyond ASCII. `cased`: the literals must occur in their own
    letter case. `further`: more lists of literals; the text must also contain at least one of each. `whole`: a match is one of
    the literals, between word boundaries."""

    strings: tuple[str, ...] = ()
    plain_only: bool = False
    cased: bool = False
    further: tuple[tuple[str, ...], ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Node:
    """The known properties of the strings that a part of the expression matches."""

    exact: Strings | None = None
    prefix: Strings = _NOTHING
    suffix: Strings = _NOTHING
    required: Strings = _NOTHING
    further: tuple[Strings, ...] = ()
    """More sets of strings; a match must contain one of each."""


_UNKNOWN = _Node()
_EMPTY = _Node(_NOTHING)


def literals(pattern: str, *, match_case: bool) -> Literals:
    """The rarest necessary literals of an expression; none if it may match without any, or is not understood."""
    trees: list[_Tree] = []
    for cased in (False, True) if match_case else (False,):
        trees.append(tree := _Tree(pattern, match_case, plain_only=False, cased=cased))
        if tree.has_words:
            trees.append(_Tree(pattern, match_case, plain_only=True, cased=cased))
    return max(trees, key=lambda tree: (worth(tree.required), not tree.plain_only, tree.cased)).literals()


def rarity(literals: Collection[str]) -> float:
    """The estimated rarity of the literals in prose, in bits: n means at one of 2**n positions; 0 without literals."""
    return _rarity(frozenset(literals)) if literals else 0.0


@lru_cache(maxsize=1 << 14)  # the same sets are rated again and again on the way up the tree
def _rarity(literals: Strings) -> float:
    return -log2(fsum(map(_chance, literals)))


def worth(literals: Collection[str]) -> float:
    """The benefit of searching for the literals: their rarity, minus a little for their number, because all must be loaded.

    For example, searching for `A, B` with any letters instead of `, ` would need 676 literals.
    """
    return rarity(literals) - _BITS_OF_TWICE_AS_MANY * log2(len(literals) or 1)


class _Tree:
    """Analyses the syntax tree of one expression."""

    def __init__(self, pattern: str, match_case: bool, *, plain_only: bool, cased: bool) -> None:
        self.plain_only, self.cased = plain_only, cased
        self.required: Strings = frozenset()
        """The rarest necessary literals, folded; empty without any."""
        self.has_words = False
        """Whether a position matches any letters or digits, so that more is known about texts without those beyond ASCII."""
        self._groups: dict[Any, _Node] = {}
        self._known = _UNKNOWN
        self._bounded = False
        try:
            root, info = patterns.parsed(pattern, match_case=match_case)
            if info.flags & (core.FULLCASE | core.VERSION1 | core.LOCALE | core.REVERSE):
                return
            self._names = dict(info.group_index)
            self._known = self._analysed(root)
            self._bounded = _is_bounded(root, 0) and _is_bounded(root, -1)
        except (AttributeError, TypeError, ValueError, KeyError, core.error, RecursionError):
            return
        if rarity(found := self._folded(self._known.required)) > COMMON:
            self.required = found

    def literals(self) -> Literals:
        """The necessary literals, with further ones; none if they are not rare."""
        if not self.required:
            return Literals()
        further: list[Strings] = []
        for strings in sorted(map(self._folded, self._known.further), key=worth, reverse=True):
            if len(strings) <= MAX_FURTHER and not any(implies(one, strings) for one in (self.required, *further, _NOTHING)):
                further.append(strings)
        exact = {_fold(string, self.cased) for string in self._known.exact or ()}
        is_whole = self._bounded and exact == self.required  # whole words are found one by one, though one contain another
        first, *rest = [tuple(sorted(strings if is_whole else shortest(strings))) for strings in (self.required, *further)]
        return Literals(first, self.plain_only, self.cased, tuple(rest), is_whole)

    def _folded(self, strings: Strings) -> Strings:
        return _trimmed(frozenset([_fold(string, self.cased) for string in strings]))

    def _analysed(self, node: Any) -> _Node:
        case_flags = getattr(node, "case_flags", 0)
        if case_flags & core.FULLCASE or (self.cased and case_flags & core.IGNORECASE):
            return _UNKNOWN
        match node:
            case core.Sequence():
                return _sequence(self._parts(node.items))
            case core.Branch():
                return _branches([self._analysed(branch) for branch in node.branches])
            case core.Group():
                known = self._analysed(node.subpattern)
                self._groups[node.group] = _UNKNOWN if node.group in self._groups else known  # branches may share a group
                return known
            case core.RefGroup():  # its lookarounds do not apply to the reference
                return _of(self._groups[self._group(node)].exact)
            case core.Atomic():
                return self._analysed(node.subpattern)
            case core.LookAround():
                known = self._analysed(node.subpattern)
                return _Node(_NOTHING, required=known.required, further=known.further) if node.positive else _EMPTY
            case core.GreedyRepeat():  # lazy and possessive ones are of this class too
                return _repeated(self._analysed(node.subpattern), node.min_count, node.max_count)
            case core.String():
                return _of(frozenset(["".join(map(chr, node.characters))]) if all(map(_is_simple, node.characters)) else None)
            case core.Character() | core.Property() | core.Range() | core.SetUnion() if not node.zerowidth:
                return _of(self._characters(node))
            case core.ZeroWidthBase():
                return _EMPTY
        return _UNKNOWN

    def _parts(self, nodes: Collection[Any]) -> list["_Part"]:
        """The parts of a sequence. A group, all up to a reference to it, and that make one part: `(anak|alat) (?P=kata)`."""
        parts: list[_Part] = []
        begun: dict[int, int] = {}
        for node in nodes:
            if isinstance(node, core.Group):
                begun[node.group] = len(parts)
            at = begun.get(self._group(node), -1) if isinstance(node, core.RefGroup) and self._analysed(node).exact else -1
            if at >= 0 and (doubled := _doubled([part.node.exact for part in parts[at:]])):
                parts[at:] = [_Part(_of(doubled))]
                begun = {group: place for group, place in begun.items() if place < at}
            else:
                parts.append(self._part(node))
        return parts

    def _group(self, reference: Any) -> int:
        return self._names.get(reference.group) or int(reference.group)

    def _part(self, node: Any) -> "_Part":
        if isinstance(node, core.LookAround) and node.positive:
            return _Part(self._analysed(node.subpattern), "behind" if node.behind else "ahead")
        return _Part(self._analysed(node))

    def _characters(self, node: Any) -> Strings | None:
        """The folded characters that one position can match; None if they are too many."""
        beyond = _beyond_ascii(node)
        self.has_words |= beyond == "words"
        if beyond == "anything" or (beyond == "words" and not self.plain_only):
            return None
        return _matching(node, self.cased)


def _is_bounded(node: Any, end: int) -> bool:
    """Whether a part has a word boundary at its beginning (0) or at its end (-1)."""
    match node:
        case core.Boundary():
            return bool(node.positive)
        case core.Group():
            return _is_bounded(node.subpattern, end)
        case core.Sequence():
            return bool(node.items) and _is_bounded(node.items[end], end)
    return False


@lru_cache(maxsize=1 << 14)  # equal nodes, such as `[a-z]`, occur in many patterns
def _matching(node: Any, cased: bool) -> Strings:
    """The characters that a position can match, folded: its own ones, and those that are folded to ASCII."""
    if isinstance(node, core.Character) and not _beyond_ascii(node):
        return frozenset([_fold(chr(node.value), cased)])
    items = (node, *getattr(node, "items", ()))
    ignores_case = any(item.case_flags & core.IGNORECASE for item in items)

    def matches(character: str) -> bool:
        cases = {character, character.lower(), character.upper()} if ignores_case else {character}
        return any(node.matches(ord(case)) for case in cases if len(case) == 1)

    own = {chr(item.value) for item in items if isinstance(item, core.Character)}
    return frozenset([_fold(character, cased) for character in _PLAIN | own if matches(character)])


@lru_cache(maxsize=1 << 16)  # the same strings stand in many parts of a pattern
def _fold(string: str, cased: bool) -> str:
    return in_case(string) if cased else folded(string)


def _of(strings: Strings | None) -> _Node:
    return _Node(strings, strings, strings, strings) if strings else _UNKNOWN


def _is_simple(code: int) -> bool:
    """Whether a character has only one letter case, or is folded to ASCII in every case."""
    character = chr(code)
    return character in _PLAIN or (not character.isalpha() and character.lower() == character.upper())


def _beyond_ascii(node: Any) -> str:
    """What a position can match beyond its own characters and those folded to ASCII: "", "words" or "anything"."""
    if not node.positive:
        return "anything"
    match node:
        case core.Character():
            return "" if _is_simple(node.value) else "anything"
        case core.Range():
            return "" if node.upper < 128 else "anything"
        case core.Property():
            return "words" if node.value in _word_properties() else "anything"
        case core.SetUnion():
            return max(map(_beyond_ascii, node.items), key=("", "words", "anything").index, default="")
    return "anything"


@cache
def _word_properties() -> frozenset[int]:
    """The properties that only letters and digits have."""
    return frozenset(patterns.property_code(name) for name in (r"\p{L}", r"\p{Lu}", r"\p{Ll}", r"\d"))


def _repeated(node: _Node, least: int, most: int | None) -> _Node:
    if least == 0:
        return (
            _EMPTY if most == 0 else replace(_branches([_EMPTY, node]), exact=_few(_NOTHING, node.exact) if most == 1 else None)
        )
    whole = _sequence([_Part(node)] * min(least, MAX_LENGTH))
    return whole if least == most and least <= MAX_LENGTH else replace(whole, exact=None)


def _branches(nodes: Iterable[_Node]) -> _Node:
    nodes = list(nodes)
    return _Node(
        _few(*(node.exact for node in nodes)),
        _few(*(node.prefix for node in nodes)) or _NOTHING,
        _few(*(node.suffix for node in nodes)) or _NOTHING,
        _few(*(node.required for node in nodes)) or _NOTHING,
    )


def _few(*sets: Strings | None) -> Strings | None:
    """The union of the sets; None if one is unknown or the strings are too many."""
    known = [one for one in sets if one is not None]
    found = frozenset(string for one in known for string in one)
    return found if len(known) == len(sets) and len(found) <= MAX_STRINGS else None


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sequence: matched itself, or only asserted by a lookahead or lookbehind."""

    node: _Node
    looks: str = ""


def _sequence(parts: Iterable[_Part]) -> _Node:
    """The properties of a sequence. `current` holds the strings that end where the next part begins."""
    current, candidates = _NOTHING, [_NOTHING]
    further: list[Strings] = []
    prefix: Strings | None = None
    for part in parts:
        node = part.node
        further += node.further
        if part.looks == "ahead":
            candidates += [_meeting(current, node.prefix), node.required]
        elif part.looks == "behind":
            candidates.append(node.required)
            if current == _NOTHING:
                prefix = _NOTHING if prefix is None else prefix
                current = node.suffix
        elif node.exact is not None and (joined := _joined(current, node.exact)) is not None:
            current = joined
            if worth(node.required) > worth(node.exact):  # because of what a part of it looks ahead to
                candidates.append(node.required)
        else:
            candidates += [current, node.required, _meeting(current, node.prefix)]
            prefix = (_joined(current, node.prefix) or current) if prefix is None else prefix
            current = node.suffix
    candidates.append(current)
    exact = current if prefix is None else None
    further += (strings for strings in candidates if strings != _NOTHING)
    required = max(candidates, key=worth)
    return _Node(exact, current if prefix is None else prefix, current, required, tuple(dict.fromkeys(further)))


def _joined(left: Strings, right: Strings) -> Strings | None:
    """Every string of `left` followed by every string of `right`; None if they are too many or too long."""
    if len(left) * len(right) > MAX_STRINGS or max(map(len, left)) + max(map(len, right)) > 4 * MAX_LENGTH:
        return None
    return frozenset(map("".join, product(left, right)))


def _doubled(strings: Sequence[Strings | None]) -> Strings | None:
    """Every string of the first set, with one of each further set behind it and itself at the end; None if one is unknown."""
    if None in strings or not all(strings) or prod(map(len, filter(None, strings))) > MAX_STRINGS:
        return None
    return frozenset("".join((*one, one[0])) for one in product(*filter(None, strings)))


def _meeting(left: Strings, right: Strings) -> Strings:
    """The strings at the border of two parts: as long as they are few enough."""
    pairs = product((left, _cut(left, -1, None)), (right, _cut(right, 0, 1)))
    return max(filter(None, starmap(_joined, pairs)), key=worth, default=_NOTHING)


def implies(strings: Iterable[str], others: Collection[str]) -> bool:
    """Whether every text that contains one of the strings also contains one of the others."""
    return all(any(other in string for other in others) for string in strings)


def shortest(strings: Strings) -> Strings:
    """The strings that contain no other one: a text that contains one of all these contains one of those."""

    def is_needless(one: str) -> bool:
        ends = range(1, len(one) + 1)
        return any(one[start:end] in strings for end in ends for start in range(end) if end - start < len(one))

    return frozenset(one for one in strings if not is_needless(one))


def _trimmed(strings: Strings) -> Strings:
    """The strings without uninformative characters at their ends, such as a position that matches any letter."""
    fewer = (cut for cut in (_cut(strings, 1, None), _cut(strings, 0, -1)) if len(cut) < len(strings))
    better = max((strings, *fewer), key=worth)
    return strings if better == strings else _trimmed(better)


def _cut(strings: Strings, start: int | None, end: int | None) -> Strings:
    return frozenset(string[start:end] for string in strings)


@lru_cache(maxsize=1 << 16)  # and many sets share strings
def _chance(literal: str) -> float:
    """The estimated frequency of a literal in prose: 2**-n for n bits of its characters; the most frequent words count few."""
    rest = _EVERYWHERE.sub("", literal)
    words = _BITS_OF_WORD if rest != literal else 0
    return float(2.0 ** -(sum(map(_bits, rest)) + _BITS_OF_MARK_INSIDE * len(_INSIDE.findall(rest)) + words))


@cache
def _bits(character: str) -> float:
    if character.isascii() and not character.isupper() and character.isalnum():
        return 4.8 if character.isalpha() else 4.5
    return 2.7 if character.isspace() else 8.0 if character.isupper() else 6.5 if character in ".,-" else 10.0


_BITS_OF_MARK_INSIDE, _BITS_OF_WORD, _BITS_OF_TWICE_AS_MANY = 2.0, 4.0, 0.05
