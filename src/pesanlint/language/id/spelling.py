"""Finds typing errors: unknown words with a frequent word one slip away.

A word is known if the lexicon lists it or if it is derived from a root by affixes (`affixes`). The candidates for an unknown
word are the frequent words that a single slip turns into it: a letter omitted, added, doubled or typed on the wrong key, or two
letters swapped. The score of a candidate is the logarithm of its frequency minus the cost of the slip. The minimum score
depends on the length, because short words are one letter apart by chance, and on the shape: an unknown word with a sequence of
letters that no known word has is hardly a correct word that the lexicon lacks.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from math import inf

from pesanlint.kept import kept
from pesanlint.language.id.affixes import is_derived
from pesanlint.language.id.doubling import is_doubled
from pesanlint.language.id.informal import is_colloquial, is_drawn_out
from pesanlint.language.id.prefixes import nasal
from pesanlint.language.id.scores import SHORTEST, enough
from pesanlint.language.id.slipcosts import ADDED, BESIDE, COMMON_SLIP, DOUBLED, VOWEL, cost
from pesanlint.language.id.slips import common_words, office_words
from pesanlint.language.id.twoletters import (
    with_missing_letters,
    without_doubled_syllable,
    without_end_of_stem,
    without_two_letters,
)
from pesanlint.language.lexicon import WordList, WordTable, table
from pesanlint.records import NamedTuple
from pesanlint.shipped import rules_root

_MOVED = 1.6
"""Cost of letters moved by one or two places (`penanangan` for `penanganan`), or swapped across a third (`kaloborasi`)."""
_MOVED_LETTERS, _ACROSS_LETTERS = 8, 7
"""Minimum letters of a word that is checked for moved letters, and for two swapped across a third."""
_LONG_COMMON = 10
"""Minimum letters of a slip in a frequent word of press releases that any score will do for, if the first letter is right."""
_OF_RELEASES, _OF_RELEASES_LETTERS = 0.5, 5
"""Subtracted from the minimum score of a candidate that is frequent in press releases, from this number of letters."""
_ODD, _LEAST_OF_ODD = 1.2, 0.3
"""Subtracted from the minimum score of a word with a sequence of letters that no known word has; its minimum after that."""
_CERTAIN = 8
"""Minimum letters of a word with a certain slip, unless a letter is tripled."""
CERTAIN_COMMON = 7
"""Minimum letters of a frequent word of press releases with a certain slip."""
_MOST = 3
"""Maximum number of suggestions."""
_AS_LIKELY = 1.0
"""Maximum difference between the scores of the first and any further suggestion."""
TRIPLED = re.compile(r"([a-z])\1\1+")
_TRIPLED_LETTERS = 7
"""Minimum letters of a word in which a tripled letter is a slip, not an exclamation (`golll`)."""
_OBSCURE = 1.5
"""Minimum score to treat an unused derived word as a typing error; the constants below are for longer and shorter ones."""
_OBSCURE_BY_LETTERS = ((9, 0.0), (8, 0.5), (6, _OBSCURE), (0, 2.8))
"""Minimum letters of such a word → the minimum score of a common slip, the longest first."""
_OBSCURE_DOUBLED = -0.4
"""The same for a letter that should be doubled (`dikatakanya`)."""
_OBSCURE_RARE = 1.0
"""The same for other slips."""
_OBSCURE_LETTERS = 7
"""Minimum letters of such words with a letter to be doubled, or with another slip."""
_FIRM = 2.0
"""The score of a judgement that needs no candidate."""
_TWO_MORE = 1.0
"""The score of a long word with two letters too many: a suggestion only."""
_ENCLITICS, _PREPOSITIONS = ("nya", "lah", "kah"), ("di", "ke")
_PLACES = frozenset(
    "antara atas bawah belakang dalam depan hadapan luar samping sekeliling sekitar seluruh sepanjang tengah".split()
)
_FUNCTION_WORDS = frozenset(
    """adalah agar akan antara atau bagi bahwa bersama dalam dan dapat dari dengan dilakukan harus hingga ini itu juga karena
    kepada maupun melalui menjadi merupakan oleh pada para saat sebagai sebagaimana sehingga serta sudah tahun telah tentang
    terhadap tersebut tidak untuk yang""".split()
)
_FREQUENT = 1.5
"""Minimum logarithm of the frequency per million of each of two words joined by mistake."""
_JOINED = 8
"""Minimum letters of two joined words together, if one is a function word."""
_LONG_PART = 5
"""Minimum letters of each of two joined words, if neither is a function word."""
_LETTERS_OF_WORDS = "abcdefghijklmnopqrstuvwxyz"
PER_BAND = 4
"""Frequency bands per power of ten: the file gives frequencies per million words in quarters of a power of ten."""


class Meant(NamedTuple):
    """A word that was probably meant. Its score is the logarithm of its frequency per million minus the cost of the slip."""

    word: str
    score: float
    cost: float


class Judgement(NamedTuple):
    """The words that were probably meant by an unknown word."""

    uses: tuple[str, ...]
    """The suggestions, the likeliest first."""
    score: float
    """The score of the first suggestion; see `Meant`."""
    is_usual: bool
    """Whether the slip is a common one; false for a replaced letter."""
    is_certain: bool
    """Whether the rules of `is_certain` exclude any other meaning."""


Lists = tuple[Mapping[str, str], str, str, str, str]
"""The table of frequent words, with their bands; further words, roots, names and sequences of letters, each as a text."""


class Lexicon:
    """The known words and their frequencies; each list is read when it is asked for, because most texts need only two.

    Args:
        lists: those made by `lists`.
    """

    def __init__(self, lists: Lists) -> None:
        frequent, others, roots, names, self._in_order = lists
        self.frequent = WordTable(frequent)
        """The frequent words, each with its frequency band: these are the candidates."""
        self._others, self._roots = WordList(others), WordList(roots)
        self.names = frozenset(names.split())
        """Words that are names; in small letters they may be slips."""
        self._letters: dict[str, str] = {}
        """Two letters → those that occur between them."""

    @cached_property
    def _orders(self) -> frozenset[str]:
        return frozenset(self._in_order.split())

    def frequencies(self) -> Iterator[tuple[str, float]]:
        """All frequent words, each with the logarithm of its frequency per million, the most frequent first."""
        every = sorted(self.frequent.all.items(), key=lambda one: -int(one[1]))
        return ((word, int(band) / PER_BAND) for word, band in every)

    def frequency(self, word: str) -> float:
        """The logarithm of the frequency per million of a frequent word."""
        return int(self.frequent.get(word) or 0) / PER_BAND

    def has(self, word: str) -> bool:
        """Whether the lexicon lists a word in small letters."""
        return word in self.frequent or word in self._others

    def knows(self, word: str) -> bool:
        """Whether a word in small letters is listed or derived by affixes."""
        return self.has(word) or is_derived(word, self._roots.__contains__, self.has)

    def is_odd(self, word: str) -> bool:
        """Whether a word has a sequence of letters that no known word has."""
        framed = f"^{word}$"
        return any(framed[at : at + 3] not in self._orders for at in range(len(word)))

    def candidates(self, word: str) -> list[Meant]:
        """The frequent words that are one slip away from a word, the likeliest first."""
        costs = dict.fromkeys(self.frequent.among(_moved(word)), _MOVED)
        costs.update({meant: cost(word, meant) for meant in self.frequent.among(self._one_step(word))})
        costs = costs or dict.fromkeys(self.frequent.among(_swapped_across(word)), _MOVED)
        found = [Meant(meant, self.frequency(meant) - paid, paid) for meant, paid in costs.items()]
        return sorted(found, key=lambda one: (-one.score, one.word))

    def _one_step(self, word: str) -> set[str]:
        """The strings that differ from a word by one letter more, fewer or other, or by two swapped.

        Added and replaced letters are limited to the sequences of known words.
        """
        framed = f"^{word}$"
        steps = {word[:at] + word[at + 1 :] for at in range(len(word))}
        steps.update(word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
        for at in range(len(word) + 1):
            before, after = word[:at], word[at:]
            steps.update([before + letter + after for letter in self._between(framed[at], framed[at + 1])])
            if after:
                rest = after[1:]
                steps.update([before + letter + rest for letter in self._between(framed[at], framed[at + 2])])
        steps.discard(word)
        return steps

    def _between(self, before: str, after: str) -> str:
        """The letters that occur between two letters, or between a letter and the beginning or the end of a word."""
        sides = before + after
        if sides not in self._letters:
            orders = self._orders
            self._letters[sides] = "".join([letter for letter in _LETTERS_OF_WORDS if f"{before}{letter}{after}" in orders])
        return self._letters[sides]

    def is_enough(self, word: str, meant: Meant) -> bool:
        """Whether the score of a candidate suffices to report an unknown word."""
        if len(word) < SHORTEST:
            return False
        if len(word) >= _LONG_COMMON and meant.word[0] == word[0] and _is_of_releases(meant.word):
            return True
        least = enough(len(word), meant.cost)
        if len(word) >= _OF_RELEASES_LETTERS and _is_of_releases(meant.word):
            least -= _OF_RELEASES
        if meant.score < least and self.is_odd(word):
            least = min(least, max(least - _ODD, _LEAST_OF_ODD))
        return meant.score >= least


def _is_of_releases(word: str) -> bool:
    """Whether a word is frequent in press releases, or in the names of the offices and events in them."""
    return word in common_words() or word in office_words()


def _moved(word: str) -> set[str]:
    """The word with one or two letters moved by one or two places; the first letter stays."""
    blocks = ((1, 2), (2, 1), (2, 2)) if len(word) >= _MOVED_LETTERS else ()
    return {
        word[:at] + word[at + a : at + a + b] + word[at : at + a] + word[at + a + b :]
        for a, b in blocks
        for at in range(1, len(word) - a - b + 1)
    } - {word}


def _swapped_across(word: str) -> set[str]:
    """The word with two letters swapped across a third; the first letter stays."""
    swaps = range(1, len(word) - 2) if len(word) >= _ACROSS_LETTERS else ()
    return {word[:at] + word[at + 2] + word[at + 1] + word[at] + word[at + 3 :] for at in swaps} - {word}


def lists(text: str) -> Lists:
    """The lists of a lexicon.

    Args:
        text: paragraphs of words, each with a heading. A number is the heading of frequent words and gives their frequency
            band; `lain` has sorted further words, which are one slip from a frequent one but correct, `akar` the sorted roots
            from which affixes derive words, `nama` words that are names and may be slips in small letters, and `urutan` the
            sequences of three characters that occur in known words, with `^` and `$` for the ends of a word.
    """
    named = dict(paragraph.split(None, 1) for paragraph in text.split("\n\n"))
    bands = {word: band for band, words in named.items() if band.lstrip("-").isdigit() for word in words.split()}
    others, roots, names, orders = (named.get(heading, "") for heading in ("lain", "akar", "nama", "urutan"))
    return table(bands), others, roots, names, orders


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    return Lexicon(_lists())


@kept("ejaan.txt")
def _lists() -> Lists:
    return lists((rules_root() / "data" / "ejaan.txt").read_text("ascii"))


@lru_cache(maxsize=8192)
def judged(word: str) -> Judgement | None:
    """What an unknown word in small letters was probably meant as; None if it is known or no candidate suffices.

    Known are also the passives of listed verbs: `diisyaratkan` of `mengisyaratkan`.
    """
    known = lexicon()
    if known.has(word) or is_drawn_out(word):
        return None
    if once := _without_tripled(word, known):
        return once
    is_derived = known.knows(word)
    if is_derived and word.startswith("di") and known.has(nasal("me")(word[2:]).right or ""):
        return None
    candidates = known.candidates(word)
    if is_derived:
        bare = {word.removesuffix(enclitic) for enclitic in _ENCLITICS} - {word}
        is_plain = any(one in known.frequent for one in bare)
        least = _OBSCURE if is_plain else -inf
        unused = (at for at, one in enumerate(candidates) if one.score >= least and is_obscure(word, one))
        candidates = candidates[next(unused, len(candidates)) :]
    if candidates and (is_derived or known.is_enough(word, candidates[0])):
        best = candidates[0]
        if is_colloquial(word, best.word, known.frequent.__contains__):
            return None
        if (
            best.cost > COMMON_SLIP
            and not is_derived
            and (likelier := _before_suffix(word, known, known.frequent.__contains__))
        ):
            return likelier
        certain = is_certain(word, candidates, known) and not (is_derived and any(one.cost <= ADDED for one in candidates[1:]))
        likely = tuple(one.word for one in candidates[:_MOST] if one.score >= best.score - _AS_LIKELY)
        return Judgement(likely, best.score, best.cost <= COMMON_SLIP, certain)
    if is_derived:
        return None
    return (
        _torn_preposition(word, known)
        or _joined(word, known)
        or _by_syllable(word, known)
        or _before_suffix(word, known, known.knows)
    )


def is_obscure(word: str, meant: Meant) -> bool:
    """Whether a word that affixes allow but nobody uses is more likely a slip in a frequent word."""
    length = len(word)
    is_noun = word.startswith("pe") and word.endswith("an")
    is_turned = (is_noun or meant.cost > COMMON_SLIP) and sorted(word) == sorted(meant.word)  # `peniupan`, `penipuan`
    if length <= SHORTEST or meant.cost > VOWEL or is_turned:
        return False
    if meant.cost > COMMON_SLIP:
        return length >= _OBSCURE_LETTERS and meant.score >= _OBSCURE_RARE
    if meant.cost == DOUBLED and len(meant.word) > length:
        return meant.score >= (_OBSCURE_DOUBLED if length >= _OBSCURE_LETTERS else _OBSCURE)
    return meant.score >= next(least for letters, least in _OBSCURE_BY_LETTERS if length >= letters)


def _without_tripled(word: str, known: Lexicon) -> Judgement | None:
    """The word with a letter tripled (or more) reduced to one or two: no word triples a letter."""
    if len(word) < _TRIPLED_LETTERS or not TRIPLED.search(word):
        return None
    both = [meant for fewer in (r"\1", r"\1\1") if known.knows(meant := TRIPLED.sub(fewer, word))]
    if not both:
        return None
    meant = max(both, key=lambda one: known.frequency(one) if one in known.frequent else -_FIRM)
    others = {one.word for one in known.candidates(word)} - {meant}
    is_drawn = word.endswith(word[-1] * 3)  # `hantuuu`
    certain = len(both) == 1 and meant in known.frequent and not others and not is_drawn
    return Judgement((meant,), _FIRM, is_usual=True, is_certain=certain)


def _by_syllable(word: str, known: Lexicon) -> Judgement | None:
    """The only frequent word of which a syllable was typed twice, or the only one of press releases that lacks two letters.

    A long word may also be a frequent one with two letters more.
    """
    found = [one for one in without_doubled_syllable(word) if one in known.frequent] or with_missing_letters(word)
    if len(found) == 1:
        return Judgement((found[0],), _OBSCURE, is_usual=True, is_certain=False)
    found = [one for one in without_two_letters(word) if one in known.frequent]
    return Judgement((found[0],), _TWO_MORE, is_usual=True, is_certain=False) if len(found) == 1 else None


def _before_suffix(word: str, known: Lexicon, stems: Callable[[str], bool]) -> Judgement | None:
    """A word that lacks letters before its ending: `kekompakanya`, `tinggalah`, `perjalan`.

    Args:
        word: the word.
        known: the lexicon.
        stems: tells what the rest of the word may be.
    """
    right = None if known.has(word[2:]) else without_end_of_stem(word, known.frequent.__contains__, stems)
    return Judgement((right,), _OBSCURE, is_usual=True, is_certain=False) if right else None


def is_certain(word: str, candidates: Sequence[Meant], known: Lexicon) -> bool:
    """Whether a word can only mean the likeliest candidate.

    That requires that it has no other candidate and a sequence of letters that no word has, or that the intended word is a
    frequent one of press releases and no other candidate is as likely. A word in -an whose candidate has another ending is
    never certain, because more may be missing (`pelaksaan`: not `pelaksana`); nor is one in -ik, which may be an adjective in
    -if as well as a noun in -ika (`informatik`).
    """
    best, *others = candidates
    if (word.endswith("an") and not best.word.endswith("an")) or (word.endswith("ik") and best.word == f"{word}a"):
        return False
    if best.cost <= COMMON_SLIP and not others and len(word) >= _CERTAIN and known.is_odd(word):
        return True
    likely = [other for other in others if other.cost <= BESIDE]
    return best.cost <= BESIDE and not likely and len(best.word) >= CERTAIN_COMMON and best.word in common_words()


def _torn_preposition(word: str, known: Lexicon) -> Judgement | None:
    """A preposition joined to a misspelt noun of place: `dianntaranya`."""
    if not word.startswith(_PREPOSITIONS):
        return None
    candidates = known.candidates(word[2:])
    noun = candidates[0].word if candidates and candidates[0].cost <= COMMON_SLIP else ""
    if noun.removesuffix("nya") in _PLACES and known.is_enough(word[2:], candidates[0]):
        return Judgement((f"{word[:2]} {noun}",), candidates[0].score, is_usual=True, is_certain=False)
    return None


def _joined(word: str, known: Lexicon) -> Judgement | None:
    """Two frequent words joined by mistake, if one is a function word, both are long, or they are halves of a reduplication."""
    cuts = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
    found = [cut for cut in cuts if all(word in known.frequent for word in cut) and _may_stand_apart(*cut, known)]
    sign = "-" if found and is_doubled(*found[0]) else " "
    return Judgement((sign.join(found[0]),), _FIRM, is_usual=True, is_certain=False) if len(found) == 1 else None


def _may_stand_apart(first: str, second: str, known: Lexicon) -> bool:
    if first == second:  # `rumahrumah`
        return len(first) > SHORTEST
    rarer = min(known.frequency(first), known.frequency(second))
    if first in _FUNCTION_WORDS or second in _FUNCTION_WORDS:
        other = second if first in _FUNCTION_WORDS else first
        return len(first) + len(second) >= _JOINED and rarer >= (_FREQUENT if len(other) < _LONG_PART else 0)
    return len(first) >= _LONG_PART and len(second) >= _LONG_PART and rarer >= _FREQUENT
