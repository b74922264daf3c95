"""Finds quoted persons whose office, profession or role the text never states."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from heapq import merge
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.language.id import speaking
from pesanlint.language.id.names import person_at
from pesanlint.language.lexicon import any_of, words
from pesanlint.language.words import WORD
from pesanlint.reading.occurrences import places
from pesanlint.reading.quotations import Quotation
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_NEAR = 400
"""Code points after a quotation in which its speaker is searched."""
_APPOSITION = re.compile(r"(?:,?\s+[A-Z][\w]{0,5}\.)*(?:\s*[,(]\s*(?!dan\b)\w|\s+(?:selaku|sebagai|yang|dari|asal|alias)\b)")
_MORE_NAMES = re.compile(r"(?:\s+[A-Z][\w'’.]*)*")
_WORD_BEFORE = re.compile(r"(?:^|[\s(“\"])(?P<word>[\w.'’/-]+)\s+$")
_NO_NOUN = re.compile(rf"(?:me|di|ber|ter)\w+|{any_of(words('id', 'function-words', 'no-noun'))}")


@record(kw_only=True)
class Speaker(DocumentRule):
    """Quoted persons (`“…,” ujar Budi Santoso`) whose office, profession or role the text never states.

    Each part of the name counts as a mention. A mention introduces the person if its sentence has an office or a profession
    before the name, if a noun or another capitalised word is right before it (`perajin gitar Budi`, `GM Budi`), or if a
    description follows (`Budi, pedagang sayur, ...`, `Budi (40)`, `Budi dari ...`). Names in lists and tables always count as
    introduced."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["speaker"]
    message: str = "Sebutkan jabatan atau peran {found}, yang pernyataannya dikutip."

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check the person named after each direct quotation."""

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            seen: set[str] = set()
            for at, (person, parts) in reading.told_of_quotations(_speakers, _NEAR):
                block = reading.blocks[at]
                if seen.issuperset(parts) or block.kind != "paragraph":
                    continue
                if seen.isdisjoint(parts) and not _is_introduced(reading, parts):
                    yield Match(person.shifted(block.span.start))
                seen.update(parts)

        return check


def _speakers(
    text: str, following: Callable[[], str], quotations: Sequence[Quotation]
) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    """Return the persons named after quotations, each with the parts of the name."""
    around, found = text + following(), []
    for quote in quotations:
        if quote.kind != "speech" or quote.depth or not quote.closed:
            continue
        near = around[quote.span.end : quote.span.end + _NEAR]
        said = speaking.attribution_end(near, 0)
        person = None if said is None else person_at(near, said)
        if person:
            parts = tuple(m[0] for m in WORD.finditer(near[slice(*person)]) if len(m[0]) > 2)
            found.append((person.shifted(quote.span.end), parts))
    return tuple(found)


def _is_introduced(reading: Reading, parts: Collection[str]) -> bool:
    """Whether any mention of a person introduces the person."""
    if not parts:
        return True
    return any(_introduces(reading, person) for person in _mentions(reading, parts))


def _mentions(reading: Reading, parts: Collection[str]) -> Iterator[Span]:
    """Where words begin with a part of a name, each with the capitalised words after it; in order, without overlaps."""
    text, end = reading.text, 0
    for at, length in merge(*(_places(reading, part) for part in parts)):  # most are introduced where they are first named
        if at >= end and not (at and (text[at - 1].isalnum() or text[at - 1] == "_")):
            end = _MORE_NAMES.match(text, at + length).end()  # type: ignore[union-attr]  # It matches anywhere.
            yield Span(at, end)


def _places(reading: Reading, part: str) -> Iterator[tuple[int, int]]:
    return ((at, len(part)) for at in places(reading, part))


def _introduces(reading: Reading, person: Span) -> bool:
    text, block = reading.text, reading.block_at(person.start)
    if block.kind != "paragraph":
        return True
    sentence = reading.sentence_at(person.start)
    if reading.names_office(Span(sentence.start, person.end)) or _APPOSITION.match(text, person.end):
        return True
    before = _WORD_BEFORE.search(text[max(sentence.start, person.start - 40) : person.start])
    if before is None or before["word"].endswith((".", ",")):
        return False
    word = before["word"]
    return word[0].isupper() or not (_NO_NOUN.fullmatch(word) or speaking.is_saying(word))
