"""Finds the name that a misspelt word is one slip away from.

The names are those of provinces, regencies and cities, word by word, of months and days, and the short names of bodies,
offices and laws. The search is cheap: a single slip leaves either the beginning or the end of a word intact, so that a word
is compared only with the few names that share one of them. Frequent words of press releases are found in the same way.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from pesanlint.kept import kept
from pesanlint.language.id.dates import MONTHS, WEEKDAYS
from pesanlint.language.id.regions import longest_first
from pesanlint.language.id.slipcosts import cost
from pesanlint.language.id.slips import common_words, office_words
from pesanlint.language.id.spelling import CERTAIN_COMMON, TRIPLED, judged, lexicon
from pesanlint.language.lexicon import WordTable, table
from pesanlint.records import NamedTuple
from pesanlint.shipped import rules_root

HEADS = frozenset(
    """bandara bendungan gedung instansi institut jembatan kabupaten kampung kampus kawasan kecamatan kejaksaan kelurahan
    kementerian kepolisian komplek kompleks lembaga lingkungan madrasah monumen organisasi padukuhan pelabuhan pemerintah
    pengadilan perguruan perpustakaan perumahan pesantren provinsi puskesmas sekolah sekretariat stadion terminal universitas
    yayasan""".split()
)
"""First words of the names of places and bodies; any name may follow them."""
_USUAL = ("Indonesia", "Pancasila", *MONTHS, *WEEKDAYS)
"""Names that every text may have; those of days and months are searched if they are long enough."""
_CROWDED = frozenset("kampus keagamaan keamanan kegiatan kementerian organisasi perangkat".split())
"""Fields of the glossary with many similar short names, which are known but never taken for the intended word."""
_SHORTEST = 5
"""Minimum letters of a name that is searched for slips; the words that many names share are shorter."""
_LONG = 9
"""Minimum letters of a long word, which is compared by longer beginnings and ends."""
_ENDS, _LONG_ENDS = 3, 4
"""Letters of the beginning and of the end by which words, and long words, are compared."""


class Near(NamedTuple):
    """A name that is one slip away from a word."""

    name: str
    """The name in its official spelling: `Trenggalek`, `Bawaslu`."""
    cost: float
    """The cost of the slip; see `spelling.cost`."""
    is_region: bool
    """Whether it is (part of) the name of a province, regency or city."""


class Glance(NamedTuple):
    """What a capitalised word may be a misspelling of."""

    is_name: bool
    """Whether it is a known name."""
    names: tuple[Near, ...] = ()
    """The names that are one slip away from it, the likeliest first."""
    is_common: bool = False
    """Whether a frequent word of press releases, or a noun of names of offices, is one slip away from it."""
    is_tripled: bool = False
    """Whether it has the same letter three times in a row."""


_NAME = Glance(True)


class Ends:
    """An index of words by their beginnings and ends.

    Args:
        tables: the tables made by `by_ends`.
    """

    def __init__(self, tables: Sequence[Mapping[str, str]]) -> None:
        self._short, self._short_turned, self._long, self._long_turned = map(WordTable, tables)

    def near(self, word: str) -> Iterator[tuple[str, float]]:
        """The words that are one slip away from a word in small letters, each with the cost of the slip."""
        found = set[str]()
        if len(word) <= _LONG:
            found.update(_like(word, self._short, self._short_turned, _ENDS))
        if len(word) >= _LONG - 1:
            found.update(_like(word, self._long, self._long_turned, _LONG_ENDS))
        for meant in found:
            if abs(len(meant) - len(word)) <= 1 and meant != word:
                try:
                    yield meant, cost(word, meant)
                except ValueError:
                    continue


def by_ends(words: Iterable[str]) -> tuple[Mapping[str, str], ...]:
    """The tables of an index: short and long words, each also from their ends, so that words that end alike stand together."""
    found = set(words)
    short = {word for word in found if len(word) < _LONG}
    sorts = [those for one in (short, found - short) for those in (one, {word[::-1] for word in one})]
    return tuple([table(dict.fromkeys(those, "")) for those in sorts])


def _like(word: str, words: WordTable, turned: WordTable, letters: int) -> Iterator[str]:
    """The words that have the first or the last letters of a word."""
    yield from words.beginning(word[:letters])
    yield from (one[::-1] for one in turned.beginning(word[: -letters - 1 : -1]))


@lru_cache(maxsize=8192)
def glance(word: str) -> Glance:
    """What a word that is capitalised in the text, given in small letters, may be a misspelling of."""
    if word in _names():
        return _NAME
    is_common = len(word) >= CERTAIN_COMMON and (next(_common_ends().near(word), None) is not None or _is_noun(word))
    is_tripled = len(word) >= CERTAIN_COMMON and TRIPLED.search(word) is not None
    return Glance(False, near(word), is_common, is_tripled)


def _is_noun(word: str) -> bool:
    """Whether a word, shaped as no name is, has more than one letter wrong of a noun of action: `pelaksananaan`."""
    if len(word) < _LONG or not word.endswith("an") or not word.startswith(("pe", "ke")):
        return False
    meant = judged(word)
    return meant is not None and (meant.uses[0] in common_words() or meant.uses[0] in office_words())


def near(word: str) -> tuple[Near, ...]:
    """The names that are one slip away from a word in small letters, the likeliest first; none for a known word."""
    names = _names()
    if word in names or lexicon().has(word):
        return ()
    spelt = ((names.get(meant) or meant, paid) for meant, paid in _name_ends().near(word))
    found = [Near(name, paid, name in region_words()) for name, paid in spelt]
    found = [one for one in found if one.is_region or not _may_be_another_short_name(word, one.name.lower())]
    return tuple(sorted(found, key=lambda one: (one.cost, one.name)))


def _may_be_another_short_name(word: str, short: str) -> bool:
    """Whether a word may be a short name of its own: another first letter (`Mapolres`), or one more at the end (`Perwali`)."""
    return word[0] != short[0] or word[:-1] == short


@kept("wilayah.tsv")
def region_words() -> Collection[str]:
    """The words of the names of provinces, regencies and cities, with their capitals: `Tulang`, `Bawang`, `Barat`."""
    return frozenset(word for name in longest_first() for word in name.replace("-", " ").split())


@cache
def region_pairs() -> Collection[tuple[str, str]]:
    """Two words in a row of the names of provinces, regencies and cities: Sumatera and Selatan."""
    names = (name.replace("-", " ").split() for name in longest_first())
    return frozenset(pair for name in names for pair in pairwise(name))


@kept("singkatan.tsv", "nama-lembaga.txt")
def abbreviations() -> dict[str, tuple[str, ...]]:
    """The abbreviations of the glossary and of public bodies, with their capitals, each with its expansions."""
    found: dict[str, tuple[str, ...]] = {}
    for _, short, expansion in _glossary():
        found[short] = (*found.get(short, ()), expansion)
    for short in _bodies():
        found.setdefault(short, ())
    return found


@cache
def _glossary() -> tuple[tuple[str, str, str], ...]:
    """The rows of the glossary: field, abbreviation, expansion."""
    _, *rows = (rules_root() / "data" / "singkatan.tsv").read_text("utf-8").splitlines()
    return tuple((field, short, expansion) for field, short, expansion, *_ in (row.split("\t") for row in rows))


@cache
def _bodies() -> tuple[str, ...]:
    return tuple((rules_root() / "data" / "nama-lembaga.txt").read_text("utf-8").split())


@kept("singkatan.tsv", "nama-lembaga.txt")
def _sparse() -> frozenset[str]:
    """The abbreviations that a misspelt one may stand for; in crowded fields another is often a slip away (`UMN`, `UNM`)."""
    return frozenset({short for field, short, _ in _glossary() if field not in _CROWDED}.union(_bodies()))


@cache
def is_place_too() -> Collection[str]:
    """Words, in small letters, of names of districts and villages that are one slip from a name but correct."""
    return frozenset((rules_root() / "data" / "nama-mirip.txt").read_text("utf-8").split())


@lru_cache(maxsize=1024)
def swapped(word: str) -> tuple[str, ...]:
    """The abbreviations that a word in capitals is, with two neighbouring letters swapped; none if it is a known one."""
    known = abbreviations()
    if word in known:
        return ()
    swaps = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    return tuple(sorted(swaps & _sparse() - {word}))


@cache
def _names() -> WordTable:
    """The names by their words in small letters."""
    return WordTable(_name_tables()[0])


@cache
def _name_ends() -> Ends:
    """The index of those that are searched for slips."""
    return Ends(_name_tables()[1])


@kept("singkatan.tsv", "nama-lembaga.txt", "wilayah.tsv", "wilayah-sebutan.tsv")
def _name_tables() -> tuple[Mapping[str, str], tuple[Mapping[str, str], ...]]:
    """The names, and the tables of their index."""
    shorts = (short for short in abbreviations() if short.isalpha())
    names = {name.lower(): name for name in (*shorts, *region_words(), *_USUAL)}
    sought = _sparse().union(region_words(), _USUAL)
    ends = by_ends(small for small, name in names.items() if len(name) >= _SHORTEST and name[1:].islower() and name in sought)
    return table({**{other.lower(): other for other in _other_spellings()}, **names}), ends


def _other_spellings() -> list[str]:
    """The words of alternative names of regions: not misspellings, but never suggested either."""
    _, *rows = (rules_root() / "data" / "wilayah-sebutan.tsv").read_text("utf-8").splitlines()
    return [word for row in rows for word in row.split("\t")[2].replace("-", " ").split()]


@cache
def _common_ends() -> Ends:
    return Ends(_common_tables())


@kept("kata-lazim.txt", "kata-nomina.txt")
def _common_tables() -> tuple[Mapping[str, str], ...]:
    return by_ends(word for word in office_words().union(common_words()) if len(word) >= CERTAIN_COMMON)
