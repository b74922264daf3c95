"""Words that a Hunspell dictionary does not have."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pesanlint.authoring.fields import Positive, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import WrongKey
from pesanlint.finding import Fix, Match
from pesanlint.inputs import MIB
from pesanlint.reading.passage import Passage
from pesanlint.rule import PassageCheck, PassageRule
from pesanlint.search import patterns
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LARGEST = 16 * MIB
"""Bytes of a file of a dictionary."""
_MISSING = "Kamus Hunspell memerlukan paket spylls: jalankan `pip install pesanlint[hunspell]`."


@record(kw_only=True)
class Dictionary(PassageRule):
    """Words that a Hunspell dictionary does not have, as LibreOffice and browsers have one for most languages.

    The dictionary is read by spylls (`pip install pesanlint[hunspell]`) when a text is first checked. Words with a capital that
    the text has amid its sentences, words in capitals, and the `kamus` of the desk are right.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    reads_files: ClassVar[bool] = True
    terms: ClassVar[str | None] = "words"

    kind: Literal["dictionary"]
    message: str = "“{found}” tidak ada dalam kamus."
    dictionary: str
    """The name of the two files without `.aff` and `.dic`, in the folder of the pack or its `data`."""
    words: Words = ()
    """Words that are right though the dictionary does not have them, in any letter case."""
    filters: Words = ()
    """Regular expressions: what they match is not looked at, such as part numbers."""
    names: bool = False
    """Look at words in capitals and with a capital amid a sentence, too."""
    suggestions: Annotated[int, Positive] = 3
    """How many of the dictionary's suggestions are offered."""

    def __post_init__(self) -> None:
        if Path(self.dictionary).name != self.dictionary or self.dictionary.startswith("."):
            raise WrongKey("dictionary", "Tulis nama kamus saja, tanpa folder dan tanpa .aff atau .dic.")
        for one in self.filters:
            try:
                patterns.compiled(one, match_case=True)
            except ValueError as error:
                raise WrongKey("filters", str(error)) from None

    def missing(self) -> str:
        """The dictionary, or what reads it."""
        try:
            _files(self.folder, self.dictionary)
            import spylls  # noqa: F401
        except OSError as error:
            return str(error)
        except ImportError:
            return _MISSING
        return ""

    def compile(self, desk: Desk) -> PassageCheck:
        """Look every word up once."""
        known = {word.lower() for word in (*self.words, *desk.words)}
        dictionary = cache(lambda: _read(self.folder, self.dictionary))
        filters = cache(lambda: [patterns.compiled(one, match_case=True) for one in self.filters])

        @cache
        def is_right(word: str) -> bool:
            return bool(word.lower() in known or dictionary().lookup(word))

        @cache
        def suggested(word: str) -> tuple[str, ...]:
            made = dictionary().suggest(word)
            return tuple(one for _, one in zip(range(self.suggestions), made, strict=False))

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            text = passage.text
            apart = [Span(*m.span()) for one in filters() for m in one.finditer(text)]
            for m in _WORD.finditer(text):
                word, span = m[0].replace("’", "'"), Span(*m.span())
                is_name = word.isupper() or m[0] in passage.known_names
                if len(word) < 2 or (is_name and not self.names) or is_right(word):
                    continue
                if not any(other.covers(span) for other in apart):
                    uses = suggested(word)
                    fixes = tuple(Fix((Edit(span, use),), safe=False) for use in uses)
                    yield Match(span, {"use": "”, “".join(uses)}, fixes)

        return check


class _Hunspell:
    """A dictionary as spylls reads it."""

    def __init__(self, lookup: Callable[[str], bool], suggest: Callable[[str], Iterator[str]]) -> None:
        self.lookup, self.suggest = lookup, suggest


def _read(folder: str, name: str) -> _Hunspell:
    """The dictionary of that name in a pack.

    Raises:
        OSError: it is not there, or one of its files is too big.
    """
    from spylls.hunspell import Dictionary as Reader

    found = Reader.from_files(_files(folder, name))
    return _Hunspell(found.lookup, found.suggest)


def _files(folder: str, name: str) -> str:
    """The path of a dictionary's two files without their endings.

    Raises:
        OSError: they are not there, or one of them is too big.
    """
    for place in (Path(folder), Path(folder) / "data", Path(folder).parent / "data"):
        files = [place / f"{name}{ending}" for ending in (".aff", ".dic")]
        if all(file.is_file() for file in files):
            if any(file.stat().st_size > _LARGEST for file in files):
                raise OSError(f"Kamus {place / name} lebih besar daripada {_LARGEST} bita.")
            return str(place / name)
    raise OSError(f"Kamus {name}.aff dan {name}.dic tidak ada di {folder} atau folder data-nya.")
