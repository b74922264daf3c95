"""What the text of a block tells by itself, whatever it is and wherever it stands."""

import re
from collections.abc import Iterator
from functools import cached_property

from pesanlint.language.language import Language
from pesanlint.search.folding import Folded, fold
from pesanlint.spans import Span, widest

_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W_]*(?:['’ʼ][^\W_]+)*")
_AMID = re.compile(r"[a-z,] ")


class Wording:
    """A text in a language. Spans are in it."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language

    @cached_property
    def folded(self) -> Folded:
        """The text as literals are looked for in it."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences in order, without blanks around them."""
        return list(self.language.sentences(self.text, Span(0, len(self.text))))

    @cached_property
    def protected(self) -> tuple[Span, ...]:
        """Names and addresses that no wording rule looks into, in order."""
        return widest(self.language.protected(self.text, Span(0, len(self.text))))

    @cached_property
    def is_foreign(self) -> bool:
        """Whether it is clearly in another language."""
        return self.language.is_foreign(self.text)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The capitalised words, and each pair of them with a blank between."""
        return frozenset(name for name, _ in _capitalised(self.text))

    @cached_property
    def amid_sentences(self) -> frozenset[str]:
        """Those that are no first words, for what stands before a word in small letters or a comma; and all the pairs."""
        return frozenset(name for name, is_amid in _capitalised(self.text) if is_amid or " " in name)


class Wordings:
    """The texts of a document's blocks, each looked at once.

    Args:
        before: those of the document before it was edited.
    """

    def __init__(self, before: "Wordings | None" = None) -> None:
        self._before = before._now if before else {}
        self._now: dict[tuple[str, str], Wording] = {}

    def of(self, text: str, language: Language) -> Wording:
        """What a text tells, as it is read in a language."""
        key = language.code, text
        wording = self._now.get(key)
        if wording is None:
            wording = self._now[key] = self._before.get(key) or Wording(text, language)
        return wording


def _capitalised(text: str) -> Iterator[tuple[str, bool]]:
    before, end = "", -1
    for m in _CAPITALISED.finditer(text):
        word, start = m[0], m.start()
        yield word, _AMID.match(text, max(start - 2, 0), start) is not None
        if start == end + 1 and text[end] == " ":
            yield f"{before} {word}", True
        before, end = word, m.end()
