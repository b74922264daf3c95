"""Finds acronyms of syllables in capitals: `gudang BULOG`, of which only the first letter is a capital."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match
from pesanlint.language.id import acronyms
from pesanlint.reading.occurrences import places
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span


@record(kw_only=True)
class Acronym(DocumentRule):
    """Acronyms of syllables in capitals, of which only the first letter is a capital: `gudang BULOG`.

    With `words` the rule finds these. Without, it finds those that the text explains in brackets behind a name of whose
    syllables they are made (`Universitas Mawar Melati (UNMAWAR)`), wherever they are mentioned. Headlines and quotations are
    checked, too; addresses (`UNMAWAR.ac.id`, `@UNMAWAR`) and phrases in capitals are ignored."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "words"

    kind: Literal["acronym"]
    message: str = "Tulis “{use}”; akronim yang dibentuk dari suku kata hanya berhuruf awal kapital."
    words: Words = ()
    """The acronyms, in small letters."""
    except_: Words = ()
    """Acronyms that may have capitals throughout."""

    def triggers(self) -> Iterable[str]:
        """The words in capitals; without words, the bracket."""
        return map(str.upper, self.words) if self.words else (acronyms.BRACKET,)

    def heeds_case(self) -> bool:
        """Yes: the rule searches for capitals."""
        return True

    def listed(self) -> Iterator[Term]:
        """Every word of the list."""
        return (Term((word.upper(),), (word.capitalize(),)) for word in self.words)

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check each place of an acronym."""
        kept = frozenset(map(str.upper, self.except_))

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            text = reading.text
            found = (Span(start, end) for start, end, _ in hits) if self.words else _mentions(reading)
            for place in found:
                short = text[slice(*place)]
                if short not in kept and acronyms.stands_alone(text, place) and not reading.is_protected(place):
                    use = short.capitalize()
                    yield Match(place, {"use": use}, (Fix((Edit(place, use),), safe=False),))

        return check


def _mentions(reading: Reading) -> Iterator[Span]:
    """Where the acronyms that a text explains occur."""
    names = {name for found in reading.told.some(acronyms.explained).values() for name in found}
    for name in sorted(names):
        yield from (Span(at, at + len(name)) for at in places(reading, name))
