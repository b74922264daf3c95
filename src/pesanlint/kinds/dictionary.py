"""Finds words that a Hunspell dictionary does not have."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain, islice
from pathlib import Path
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import ReadError, WrongKey
from pesanlint.finding import Fix, Match
from pesanlint.inputs import MIB
from pesanlint.reading.passage import Passage
from pesanlint.rule import PassageCheck, PassageRule
from pesanlint.search import patterns
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
BROUGHT_ALONG = "en_US"
"""The dictionary of English that spylls brings along."""
_LARGEST = 16 * MIB
"""Maximum bytes of a file of a dictionary."""
_MISSING = "Kamus Hunspell memerlukan paket spylls: jalankan `pip install pesanlint[hunspell]`."


@record(kw_only=True)
class Dictionary(PassageRule):
    """Finds words that a Hunspell dictionary does not have. LibreOffice and browsers have dictionaries for most languages.

    The dictionary is read by spylls (`pip install pesanlint[hunspell]`) when a text is first checked. Words that
    the text capitalizes inside sentences, words in capitals, and the `kamus` of the desk are accepted.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    reads_files: ClassVar[bool] = True
    terms: ClassVar[str | None] = "words"

    kind: Literal["dictionary"]
    message: str = "“{found}” tidak ada dalam kamus."
    dictionary: Words
    """The name of the two files without `.aff` and `.dic`, in the folder of the pack or its `data`; `en_US` comes with
    spylls. Of several dictionaries, a word must be in one."""
    words: Words = ()
    """Words that are accepted in addition to the dictionary, in any letter case."""
    filters: Words = ()
    """Regular expressions for text that is not checked, such as part numbers."""
    word: str = ""
    """A regular expression for what is looked up as a word; by default letters, with apostrophes between them."""
    recased: str = ""
    """The message about a word that the dictionary has with capitals inside, such as GitHub; by default that of the rule."""
    names: bool = False
    """Whether to check words in capitals and capitalized words inside a sentence, too."""
    suggestions: int = 3
    """Maximum number of the dictionary's suggestions; 0 is much faster."""

    def __post_init__(self) -> None:
        if not self.dictionary or any(Path(one).name != one or one.startswith(".") for one in self.dictionary):
            raise WrongKey("dictionary", "Tulis nama kamus saja, tanpa folder dan tanpa .aff atau .dic.")
        for key, given in (("filters", self.filters), ("word", (self.word,))):
            for one in given:
                try:
                    patterns.compiled(one, match_case=True)
                except ValueError as error:
                    raise WrongKey(key, str(error)) from None

    def missing(self) -> str:
        """The dictionary, or a function that reads it."""
        try:
            for one in self.dictionary:
                _files(self.folder, one)
            import spylls  # noqa: F401
        except OSError as error:
            return str(error)
        except ImportError:
            return _MISSING
        return ""

    def compile(self, desk: Desk) -> PassageCheck:
        """Look up every word once."""
        known = {word.lower() for word in (*self.words, *desk.words)}
        dictionaries = cache(lambda: [_read(self.folder, one) for one in self.dictionary])
        words = patterns.compiled(self.word, match_case=True) if self.word else _WORD
        filters = cache(lambda: [patterns.compiled(one, match_case=True) for one in self.filters])

        @cache
        def is_right(word: str) -> bool:
            return word.lower() in known or any(one.lookup(word) for one in dictionaries())

        @cache
        def suggested(word: str) -> tuple[str, ...]:
            may_be_recased = self.recased and len(word) > 2 and sum(map(str.isupper, word)) < 2
            if may_be_recased and (found := next(filter(None, (one.capitals.get(word.lower()) for one in dictionaries())), "")):
                return (found,)
            if self.suggestions < 1:
                return ()
            made = chain.from_iterable(one.suggest(word) for one in dictionaries())
            return tuple(islice(dict.fromkeys(made), self.suggestions))

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            text = passage.text
            apart = [Span(*m.span()) for one in filters() for m in one.finditer(text)]
            for m in words.finditer(text):
                word, span = m[0].replace("’", "'"), Span(*m.span())
                is_name = word.isupper() or m[0] in passage.known_names
                if (len(word) < 2 and not self.word) or (is_name and not self.names) or is_right(word):
                    continue
                if not any(other.covers(span) for other in apart):
                    uses = suggested(word)
                    fixes = tuple(Fix((Edit(span, use),), safe=False) for use in uses)
                    is_recased = bool(self.recased) and [use.lower() for use in uses] == [word.lower()]
                    yield Match(span, {"use": "”, “".join(uses)}, fixes, self.recased if is_recased else None)

        return check


class _Hunspell:
    """A dictionary read by spylls."""

    def __init__(
        self, lookup: Callable[[str], bool], suggest: Callable[[str], Iterator[str]], stems: Callable[[], Iterable[str]]
    ) -> None:
        self.lookup, self.suggest, self._stems = lookup, suggest, stems

    @cached_property
    def capitals(self) -> dict[str, str]:
        """The words with capitals inside, such as GitHub, by their small letters."""
        return {stem.lower(): stem for stem in self._stems() if stem[1:] != stem[1:].lower()}


def _read(folder: str, name: str) -> _Hunspell:
    """Return the dictionary with a name in a pack.

    Raises:
        ReadError: it cannot be read.
    """
    from spylls.hunspell import Dictionary as Reader
    from spylls.hunspell.readers import read_aff, read_dic
    from spylls.hunspell.readers.file_reader import FileReader

    class Lines(FileReader):  # type: ignore[misc]
        """Without the tables of sounds, which only suggestions use and some copies have in another encoding than they state."""

        def readlines(self) -> Iterator[tuple[int, str]]:
            return ((number, "" if line.startswith("PHONE") else line) for number, line in super().readlines())

    try:
        path = _files(folder, name)
        aff, context = read_aff(Lines(f"{path}.aff"))
        found = Reader(aff, read_dic(FileReader(f"{path}.dic", encoding=context.encoding), aff=aff, context=context))
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError) as error:  # whatever is in it
        raise ReadError(f"Kamus Hunspell “{name}” tidak dapat dibaca ({error}). Ganti dengan salinan yang utuh.") from None
    return _Hunspell(found.lookup, found.suggest, lambda: (word.stem for word in found.dic.words))


def english_affixes() -> str | None:
    """The affix file of the dictionary that spylls brings along; None without spylls."""
    try:
        return Path(f"{_files('', BROUGHT_ALONG)}.aff").read_text("utf-8", "replace")
    except (ImportError, OSError):
        return None


def _files(folder: str, name: str) -> str:
    """Return the path of a dictionary's two files without their extensions.

    Raises:
        OSError: they do not exist, or one of them is too large.
    """
    for place in (Path(folder), Path(folder) / "data", Path(folder).parent / "data"):
        files = [place / f"{name}{ending}" for ending in (".aff", ".dic")]
        if all(file.is_file() for file in files):
            if any(file.stat().st_size > _LARGEST for file in files):
                raise OSError(f"Kamus {place / name} lebih besar daripada {_LARGEST} bita.")
            return str(place / name)
    if name == BROUGHT_ALONG:
        import spylls.hunspell

        return str(Path(spylls.hunspell.__file__).parent / "data" / "en" / name)
    raise OSError(f"Kamus {name}.aff dan {name}.dic tidak ada di {folder} atau folder data-nya.")
