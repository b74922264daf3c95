"""Checks that a text uses only one of several accepted forms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match
from pesanlint.reading.lettercase import cased
from pesanlint.reading.names import Name, name_at
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import whole_terms
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span


@record()
class FormSet:
    """Forms with the same meaning."""

    __pydantic_config__ = STRICT

    forms: tuple[Words, ...]
    """The accepted forms; each may be given in several spellings, the first of which is used in fixes."""

    def __post_init__(self) -> None:
        if len(self.forms) < 2 or not all(self.forms):
            raise ValueError("Sebutkan sedikitnya dua bentuk, masing-masing dengan ejaannya.")


@record(kw_only=True)
class Consistency(DocumentRule):
    """Mixed use of several accepted forms in one text.

    The most frequent form (of equals, the first) is taken as the writer's choice; all others are reported. Forms in quotations
    or protected stretches, forms that are part of a name, and a form in brackets (`media sosial (medsos)`) are neither counted
    nor reported."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "sets"
    whole_words: ClassVar[bool] = True

    kind: Literal["consistency"]
    message: str = "Naskah ini memakai “{use}”; tulis demikian juga di sini, bukan “{found}”."
    sets: tuple[FormSet, ...]
    """Sets of forms."""

    def triggers(self) -> Iterable[str]:
        """Every spelling of every form."""
        return (spelling for one in self.sets for form in one.forms for spelling in form)

    def listed(self) -> Iterator[Term]:
        """Every set of forms."""
        return (Term(write=tuple(form[0] for form in one.forms), remark="Pilih satu.") for one in self.sets)

    def compile(self, desk: Desk) -> DocumentCheck:
        """Count the forms of each set, then report all except the most frequent."""
        owners = {
            folded(spelling): (index, number)
            for index, one in enumerate(self.sets)
            for number, form in enumerate(one.forms)
            for spelling in form
        }

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            used = {owners[trigger] for trigger in {hit.trigger for hit in hits}}
            if len({index for index, _ in used}) == len(used):
                return  # no set has two forms

            def choose(span: Span, term: str) -> tuple[int, int] | None:
                introduced = reading.text[span.start - 1 : span.start] == "(" and reading.text[span.end : span.end + 1] == ")"
                if introduced or reading.in_speech(span) or reading.is_protected(span):
                    return None
                return None if name_at(*reading.passage_at(span)) is Name.CERTAIN else owners[term]

            places = list(whole_terms(reading.text, hits, (), choose))
            counts = [Counter(number for _, (owner, number) in places if owner == index) for index in range(len(self.sets))]
            for span, (index, number) in places:
                main = counts[index].most_common(1)[0][0]
                if number != main:
                    use = cased(*reading.passage_at(span), self.sets[index].forms[main][0])
                    yield Match(span, {"use": use}, (Fix((Edit(span, use),), safe=False),))

        return check
