"""Slips of the key in any word: one that is none, with a likelier word one key away.

A word is known if the lexicon has it, or if affixes make it of a root (`affixes`). What an unknown word may be meant as is a
frequent word from which a single slip leads to it: a letter left out, added, doubled or hit beside the right key, or two that
are swapped. Its score is the logarithm of its frequency less the cost of the slip. The score that is enough depends on the
length, for short words are one key apart by chance, and on the shape: a word with letters that no word has in that order is
hardly a word that the lexicon lacks.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from pesanlint.language.id.affixes import is_derived
from pesanlint.language.id.slips import common_words
from pesanlint.language.keyboard import BESIDE, NEAR
from pesanlint.shipped import rules_root

_VOWELS = "aiueo"

# What a slip costs, in powers of ten of frequency: the rarer the slip, the more frequent the word meant must be.
_DOUBLED = _SWAPPED = 0.6
_LEFT_OUT = 1.0
_BESIDE = 1.2
_NEAR = _ADDED_BESIDE = 1.6
_ADDED = 2.0
_VOWEL = 2.2
_OTHER = 3.0
_FIRST = 0.5
"""The first letter is seldom the wrong one, so that a slip in it costs more."""
_COMMON_SLIP = _LEFT_OUT
"""The cost up to which a slip counts as one of the usual sort."""

SHORTEST = 3
"""Letters of the shortest word that is looked at."""
_ENOUGH = {
    3: (2.4, 3.0),
    4: (1.6, 1.8),
    5: (0.6, 0.8),
    6: (0.3, 0.5),
    7: (-0.7, -0.5),
    8: (-1.0, -0.8),
    9: (-1.5, -1.2),
    10: (-2.0, -1.5),
}
"""The score that is enough by the letters of the word: for slips of the usual sort, and for others."""
_RARE = 0.7
"""How much higher it must be for a letter added or put in the place of another that is not beside it."""
_LONG_COMMON = 10
"""Letters of a word that is so long that, one slip from a word of the trade, it can hardly be another one, whatever the slip
behind its first letter."""
_ODD = 1.2
"""How much lower the score may be of a word with letters in an order that no word has."""
_LEAST_OF_ODD = 0.3
_CERTAIN = 8
"""Letters of the shortest word in which a slip can be certain without a letter that stands three times."""
CERTAIN_COMMON = 7
"""Letters of the shortest word of the trade in which a slip can be."""
_MOST = 3
_AS_LIKELY = 1.0
"""How many words are offered, and how much lower the score of a further one may be."""
TRIPLED = re.compile(r"([a-z])\1\1+")
_TRIPLED_LETTERS = 7
"""Letters of the shortest word in which such a letter is a slip, and not a cry (`golll`)."""
_OBSCURE = 1.5
_OBSCURE_LETTERS = 6
_OBSCURE_SHORT = 2.8
"""The score from which a word that nobody uses counts as a slip, though a dictionary has it: of long words, of short."""
_FIRM = 2.0
"""The score of what is beyond doubt."""
_SPOKEN = ("ng", "ny", "mb", "nd")
_PREPOSITIONS = ("di", "ke")
_PLACES = frozenset(
    "antara atas bawah belakang dalam depan hadapan luar samping sekeliling sekitar seluruh sepanjang tengah".split()
)
_FUNCTION_WORDS = frozenset(
    """adalah agar akan antara atau bagi bahwa bersama dalam dan dapat dari dengan dilakukan harus hingga ini itu juga karena
    kepada maupun melalui menjadi merupakan oleh pada para saat sebagai sebagaimana sehingga serta sudah tahun telah tentang
    terhadap tersebut tidak untuk yang""".split()
)
_FREQUENT = 1.5
"""The logarithm of the frequency per million of both of two words that are taken for words in one."""
_JOINED = 8
"""Letters of the shortest two words in one, where one is a function word."""
_LONG_PART = 5
"""Letters of the shorter of two words in one, where neither is."""
PER_BAND = 4
"""Frequencies stand in the file as quarters of a power of ten, per million words."""


class Meant(NamedTuple):
    """A word that was probably meant, and how sure that is: the logarithm of its frequency per million less the slip's cost."""

    word: str
    score: float
    cost: float


class Judgement(NamedTuple):
    """What an unknown word was probably meant as."""

    uses: tuple[str, ...]
    """What to write, the likeliest first."""
    score: float
    """How sure that is; see `Meant`."""
    is_usual: bool
    """Whether the slip is one of the usual sort, not another letter."""
    is_certain: bool
    """Whether nothing else can have been meant, by rule."""


class Lexicon:
    """What is known of words.

    Args:
        frequent: words and the logarithm of their frequency per million; slips are looked for in these.
        others: further words that a slip in a frequent one would come to, in order; they are left alone.
        roots: roots of which affixes make words.
        names: words that are names; in small letters they may be slips.
        orders: three letters in a row, or two at the beginning or end of a word (`^`, `$`), that words have.
    """

    def __init__(
        self,
        frequent: Mapping[str, float],
        others: Sequence[str],
        names: Collection[str],
        roots: Collection[str],
        orders: Collection[str],
    ) -> None:
        self.frequent = frequent
        self.names = names
        self._others = others
        self._roots = roots
        self._orders = orders

    def has(self, word: str) -> bool:
        """Whether the lexicon lists a word in small letters."""
        if word in self.frequent:
            return True
        at = bisect_left(self._others, word)
        return self._others[at : at + 1] == [word]

    def knows(self, word: str) -> bool:
        """Whether a word in small letters is one: listed, or made by affixes."""
        return self.has(word) or is_derived(word, self._roots.__contains__, self.has)

    def is_odd(self, word: str) -> bool:
        """Whether a word has letters in an order that no known word has."""
        framed = f"^{word}$"
        return any(framed[at : at + 3] not in self._orders for at in range(len(word)))

    def candidates(self, word: str) -> list[Meant]:
        """The frequent words that one slip leads from to a word, the likeliest first."""
        costs = {meant: cost(word, meant) for meant in self._one_step(word) & self.frequent.keys()}
        found = [Meant(meant, self.frequent[meant] - paid, paid) for meant, paid in costs.items()]
        return sorted(found, key=lambda one: (-one.score, one.word))

    def _one_step(self, word: str) -> set[str]:
        """The strings that a letter more, less, other, or two swapped make of a word, if they have letters in a usual order."""
        framed = f"^{word}$"
        between = self._between
        steps = {word[:at] + word[at + 1 :] for at in range(len(word))}
        steps.update(word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
        for at in range(len(word) + 1):
            before, after = word[:at], word[at:]
            steps.update([before + letter + after for letter in between.get(framed[at : at + 2], "")])
            if after:
                rest = after[1:]
                steps.update([before + letter + rest for letter in between.get(framed[at] + framed[at + 2], "")])
        steps.discard(word)
        return steps

    @cached_property
    def _between(self) -> dict[str, str]:
        """The letters that may stand between two others, or at the beginning or end of a word."""
        found: dict[str, str] = {}
        for order in self._orders:
            sides = order[0] + order[2]
            found[sides] = found.get(sides, "") + order[1]
        return found

    def is_enough(self, word: str, meant: Meant) -> bool:
        """Whether a word that is unknown is so likely a slip in the word meant that it is worth saying."""
        if len(word) < SHORTEST:
            return False
        if len(word) >= _LONG_COMMON and meant.word[0] == word[0] and meant.word in common_words():
            return True
        least = enough(len(word), meant.cost)
        if meant.score < least and self.is_odd(word):
            least = min(least, max(least - _ODD, _LEAST_OF_ODD))
        return meant.score >= least


def enough(length: int, cost: float) -> float:
    """The score that is enough for a word of so many letters and a slip of that cost."""
    usual, others = _ENOUGH[min(max(length, SHORTEST), max(_ENOUGH))]
    return usual if cost <= _COMMON_SLIP else others if cost < _ADDED else others + _RARE


def cost(typed: str, meant: str) -> float:
    """What the slip costs by which one word was typed for another that is one step away.

    Raises:
        ValueError: more than one step parts them.
    """
    at = next(
        (at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), min(len(typed), len(meant))
    )
    first = _FIRST if at == 0 else 0.0
    rest, intended = typed[at:], meant[at:]
    if rest[1:] == intended:
        return first + _cost_of_more(typed, at)
    if rest == intended[1:]:
        return _DOUBLED if at and meant[at] == meant[at - 1] else first + _LEFT_OUT
    if rest[1:] == intended[1:]:
        return first + _cost_of_other(rest[0], intended[0])
    if rest[:2] == intended[1::-1] and rest[2:] == intended[2:]:
        return first + _SWAPPED
    raise ValueError(f"{typed}, {meant}: more than one step")


def _cost_of_more(typed: str, at: int) -> float:
    """The cost of a letter too many."""
    letter, beside = typed[at], typed[max(at - 1, 0) : at] + typed[at + 1 : at + 2]
    if at and letter == typed[at - 1]:
        return _DOUBLED
    return _ADDED_BESIDE if any(letter in BESIDE[other] for other in beside) else _ADDED


def _cost_of_other(typed: str, meant: str) -> float:
    """The cost of another letter than the right one."""
    if typed in BESIDE[meant]:
        return _BESIDE
    if typed in NEAR[meant]:
        return _NEAR
    return _VOWEL if typed in _VOWELS and meant in _VOWELS else _OTHER


def read_lexicon(path: Path) -> Lexicon:
    """The lexicon of a file: paragraphs of words in order, each headed by what they are.

    A number heads frequent words and gives their frequency; `lain` heads other words, `nama` names, `akar` roots, and `urutan`
    orders of letters.
    """
    frequent: dict[str, float] = {}
    sorts: dict[str, list[str]] = {}
    for paragraph in path.read_text("ascii").split("\n\n"):
        sort, *words = paragraph.split()
        if sort.lstrip("-").isdigit():
            score = int(sort) / PER_BAND
            for word in words:  # faster than an update, which builds the mapping twice
                frequent[word] = score
        else:
            sorts[sort] = words
    return Lexicon(frequent, sorts["lain"], *(frozenset(sorts[sort]) for sort in ("nama", "akar", "urutan")))


@cache
def lexicon() -> Lexicon:
    """The lexicon that pesanlint ships."""
    return read_lexicon(rules_root() / "data" / "ejaan.txt")


@lru_cache(maxsize=8192)
def judged(word: str) -> Judgement | None:
    """What a word in small letters was meant as, if it is none and one thing is clearly likelier than any other."""
    known = lexicon()
    if known.has(word):
        return None
    if tripled := _without_tripled(word, known):
        return tripled
    is_derived = known.knows(word)
    candidates = known.candidates(word)
    if candidates and (is_obscure(word, candidates[0]) if is_derived else known.is_enough(word, candidates[0])):
        best = candidates[0]
        if _is_colloquial(word, best.word):
            return None
        likely = tuple(one.word for one in candidates[:_MOST] if one.score >= best.score - _AS_LIKELY)
        return Judgement(likely, best.score, best.cost <= _COMMON_SLIP, is_certain(word, candidates, known))
    return None if is_derived else _torn_preposition(word, known) or _joined(word, known)


def is_obscure(word: str, meant: Meant) -> bool:
    """Whether a word that a dictionary or affixes may allow, but that nobody uses, is likelier a slip in a frequent word."""
    if meant.cost > _COMMON_SLIP or len(word) <= SHORTEST:
        return False
    return meant.score >= (_OBSCURE if len(word) >= _OBSCURE_LETTERS else _OBSCURE_SHORT)


def _without_tripled(word: str, known: Lexicon) -> Judgement | None:
    """A letter that stands three times in a row or more, once or twice: no word has it so."""
    if len(word) < _TRIPLED_LETTERS or not TRIPLED.search(word):
        return None
    both = [meant for fewer in (r"\1", r"\1\1") if known.knows(meant := TRIPLED.sub(fewer, word))]
    if not both:
        return None
    meant = max(both, key=lambda one: known.frequent.get(one, -_FIRM))
    others = {one.word for one in known.candidates(word)} - {meant}
    certain = len(both) == 1 and meant in known.frequent and not others
    return Judgement((meant,), _FIRM, is_usual=True, is_certain=certain)


def is_certain(word: str, candidates: Sequence[Meant], known: Lexicon) -> bool:
    """Whether a word can be nothing but the likeliest candidate, by rule.

    No other candidate is near: none at all, where it has letters in an order that no word has, and none by a slip as likely
    where the word meant is one that releases are full of. Where it ends in -an and the word meant does not, more may be missing
    (`pelaksaan`: not `pelaksana`); and one in -ik may be an adjective in -if as well as a noun in -ika (`informatik`).
    """
    best, *others = candidates
    if (word.endswith("an") and not best.word.endswith("an")) or (word.endswith("ik") and best.word == f"{word}a"):
        return False
    if best.cost <= _COMMON_SLIP and not others and len(word) >= _CERTAIN and known.is_odd(word):
        return True
    likely = [other for other in others if other.cost <= _BESIDE]
    return best.cost <= _BESIDE and not likely and len(best.word) >= CERTAIN_COMMON and best.word in common_words()


def _is_colloquial(word: str, meant: str) -> bool:
    """Whether a word has the shape of one that is spoken: `ngambil`, `bawain`."""
    return (word.startswith(_SPOKEN) and not meant.startswith(_SPOKEN)) or (word.endswith("in") and meant.endswith(("i", "an")))


def _torn_preposition(word: str, known: Lexicon) -> Judgement | None:
    """A preposition in one word with a noun of place in which there is a slip: `dianntaranya`."""
    if not word.startswith(_PREPOSITIONS):
        return None
    candidates = known.candidates(word[2:])
    noun = candidates[0].word if candidates and candidates[0].cost <= _COMMON_SLIP else ""
    if noun.removesuffix("nya") in _PLACES and known.is_enough(word[2:], candidates[0]):
        return Judgement((f"{word[:2]} {noun}",), candidates[0].score, is_usual=True, is_certain=False)
    return None


def _joined(word: str, known: Lexicon) -> Judgement | None:
    """Two frequent words without the blank between them, of which one is a function word or both are long."""
    found: list[Judgement] = []
    for at in range(3, len(word) - 2):
        first, second = word[:at], word[at:]
        if first in known.frequent and second in known.frequent and _may_stand_apart(first, second, known):
            found.append(Judgement((f"{first} {second}",), _FIRM, is_usual=True, is_certain=False))
    return found[0] if len(found) == 1 else None


def _may_stand_apart(first: str, second: str, known: Lexicon) -> bool:
    rarer = min(known.frequent[first], known.frequent[second])
    if first in _FUNCTION_WORDS or second in _FUNCTION_WORDS:
        other = second if first in _FUNCTION_WORDS else first
        return len(first) + len(second) >= _JOINED and rarer >= (_FREQUENT if len(other) < _LONG_PART else 0)
    return len(first) >= _LONG_PART and len(second) >= _LONG_PART and rarer >= _FREQUENT
