"""Names that texts of public bodies are full of, and the words that are one slip away from one of them.

They are the names of provinces, regencies and cities, word by word, and the short names of bodies, offices and acts. To look
for one in every unknown word costs next to nothing: a slip leaves the beginning or the end of a word alone, so that a word is
compared with the few names that share one of the two with it. Words that releases are full of are found in the same way.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pesanlint.language.id.regions import longest_first
from pesanlint.language.id.slips import common_words
from pesanlint.language.id.spelling import CERTAIN_COMMON, TRIPLED, cost, lexicon
from pesanlint.shipped import rules_root

HEADS = frozenset(
    """bandara bendungan gedung instansi jembatan kabupaten kampung kampus kawasan kecamatan kejaksaan kelurahan kementerian
    kepolisian komplek kompleks lembaga madrasah monumen organisasi pelabuhan pemerintah pengadilan perumahan
    pesantren provinsi puskesmas sekolah sekretariat stadion terminal universitas yayasan""".split()
)
"""Words with which names of places and bodies begin; any name may follow."""
_SHORTEST = 5
"""Letters of the shortest name in which slips are looked for; words that are common to names are shorter."""
_LONG = 9
"""Letters of a word of which a slip leaves more alone."""
_ENDS, _LONG_ENDS = 3, 4
"""Letters at the beginning or end of a word, of a long one, of which a slip leaves one alone."""


class Near(NamedTuple):
    """A name that a word is one slip away from."""

    name: str
    """As it is written: `Trenggalek`, `Bawaslu`."""
    cost: float
    """What the slip costs; see `spelling.cost`."""
    is_region: bool
    """Whether it is (part of) the name of a province, regency or city."""


class Glance(NamedTuple):
    """What a word with a capital may be a slip in."""

    is_name: bool
    """Whether it is a name that is known."""
    names: tuple[Near, ...] = ()
    """The names that a single slip leads from to it, the likeliest first."""
    is_common: bool = False
    """Whether it is one slip from a word that releases are full of."""
    is_tripled: bool = False
    """Whether a letter stands three times in it."""


_NAME = Glance(True)


class Ends:
    """Words by their beginnings and ends."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_end: dict[str, list[str]] = {}
        for word in words:
            for end in _ends(word, is_long=len(word) >= _LONG):
                self._by_end.setdefault(end, []).append(word)

    def near(self, word: str) -> Iterator[tuple[str, float]]:
        """The words that a single slip leads from to a word in small letters, and what it costs."""
        found = set[str]()
        if len(word) <= _LONG:
            found.update(*(self._by_end.get(end, ()) for end in _ends(word, is_long=False)))
        if len(word) >= _LONG - 1:
            found.update(*(self._by_end.get(end, ()) for end in _ends(word, is_long=True)))
        for meant in found:
            if abs(len(meant) - len(word)) <= 1 and meant != word:
                try:
                    yield meant, cost(word, meant)
                except ValueError:
                    continue


def _ends(word: str, *, is_long: bool) -> tuple[str, str]:
    """The beginning and the end of a word, as keys that no two sorts share."""
    letters = _LONG_ENDS if is_long else _ENDS
    return f"^{word[:letters]}", f"{word[-letters:]}$"


@lru_cache(maxsize=8192)
def glance(word: str) -> Glance:
    """What a word in small letters, of which the text has a capital, may be a slip in."""
    if word in _names()[0]:
        return _NAME
    is_common = len(word) >= CERTAIN_COMMON and next(_common_ends().near(word), None) is not None
    is_tripled = len(word) >= CERTAIN_COMMON and TRIPLED.search(word) is not None
    return Glance(False, near(word), is_common, is_tripled)


def near(word: str) -> tuple[Near, ...]:
    """The names that a single slip leads from to a word in small letters, the likeliest first; none if it is known."""
    names, ends = _names()
    if word in names or lexicon().has(word):
        return ()
    found = [Near(names[meant], paid, names[meant] in region_words()) for meant, paid in ends.near(word)]
    found = [one for one in found if one.is_region or not _is_of_same_sort(word, one.name.lower())]
    return tuple(sorted(found, key=lambda one: (one.cost, one.name)))


def _is_of_same_sort(word: str, short: str) -> bool:
    """Whether a word may be another short name: by its first letter (`Mapolres`), or by one more (`Perwali`)."""
    return word[0] != short[0] or word[:-1] == short


@cache
def region_words() -> Collection[str]:
    """The words of the names of provinces, regencies and cities as they are written: `Tulang`, `Bawang`, `Barat`."""
    return frozenset(word for name in longest_first() for word in name.replace("-", " ").split())


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """The abbreviations of the glossary and of the trade as they are written, with what they stand for."""
    found: dict[str, tuple[str, ...]] = {}
    folder = rules_root() / "data"
    _, *rows = (folder / "singkatan.tsv").read_text("utf-8").splitlines()
    for row in rows:
        _, short, expansion, *_ = row.split("\t")
        found[short] = (*found.get(short, ()), expansion)
    for short in (folder / "nama-lembaga.txt").read_text("utf-8").split():
        found.setdefault(short, ())
    return found


@cache
def is_place_too() -> Collection[str]:
    """Words in small letters of the names of districts and villages that are one slip from a name: they are none."""
    return frozenset((rules_root() / "data" / "nama-mirip.txt").read_text("utf-8").split())


@lru_cache(maxsize=1024)
def swapped(word: str) -> tuple[str, ...]:
    """The abbreviations of which a word in capitals has two neighbouring letters swapped; none if it is one itself."""
    known = abbreviations()
    if word in known:
        return ()
    swaps = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    return tuple(sorted(swaps & known.keys() - {word}))


@cache
def _names() -> tuple[dict[str, str], Ends]:
    """The names by their words in small letters, and these by their ends."""
    shorts = (short for short in abbreviations() if short.isalpha())
    names = {name.lower(): name for name in (*shorts, *region_words())}
    ends = Ends(small for small, name in names.items() if len(name) >= _SHORTEST and name[1:].islower())
    return {**{other.lower(): other for other in _other_spellings()}, **names}, ends


def _other_spellings() -> list[str]:
    """The words of the names that regions have besides: they are no slips, and nobody is told to write them."""
    _, *rows = (rules_root() / "data" / "wilayah-sebutan.tsv").read_text("utf-8").splitlines()
    return [word for row in rows for word in row.split("\t")[2].replace("-", " ").split()]


@cache
def _common_ends() -> Ends:
    return Ends(word for word in common_words() if len(word) >= CERTAIN_COMMON)
