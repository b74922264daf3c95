"""Finds phrases to avoid, and gives advice on what to write instead."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match, either
from pesanlint.reading.lettercase import cased
from pesanlint.reading.names import Name, name_at
from pesanlint.reading.passage import Passage
from pesanlint.reading.terms import whole_terms
from pesanlint.rule import PassageCheck, PassageRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span


@record()
class Phrase:
    """Phrases to avoid, with advice."""

    __pydantic_config__ = STRICT

    not_: Words
    """The phrases to avoid, as whole words. They are found across any blanks and in any letter case."""
    advice: str = ""
    """What to do instead, in one sentence."""
    alternatives: Words = ()
    """Possible replacements; each is offered as a fix that a person must choose."""
    except_: Words = ()
    """Longer phrases in which the phrase is right."""


@record(kw_only=True)
class Forbidden(PassageRule):
    """Phrases to avoid, with advice on what to write instead.

    Unlike a substitution it has no single right answer: without alternatives there is no fix, and with them no fix is safe.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "advice", "alternatives"})
    terms: ClassVar[str | None] = "phrases"
    whole_words: ClassVar[bool] = True

    kind: Literal["forbidden"]
    message: str = "Hindari “{found}”. {advice}"
    phrases: tuple[Phrase, ...]
    """The phrases."""
    match_case: bool = False
    """Find the phrases only in the letter case in which they are given."""
    names: bool = False
    """Report capitalised words beside other capitalised words too. Without it they count as part of a name."""

    def triggers(self) -> Iterable[str]:
        """Every phrase to avoid, and every context in which it is right."""
        for phrase in self.phrases:
            yield from phrase.not_
            yield from phrase.except_

    def listed(self) -> Iterator[Term]:
        """Every phrase, with the advice and the contexts in which it is right."""
        for phrase in self.phrases:
            exceptions = f"Benar dalam: {'; '.join(phrase.except_)}." if phrase.except_ else ""
            yield Term(phrase.not_, phrase.alternatives, f"{phrase.advice} {exceptions}".strip())

    def compile(self, desk: Desk) -> PassageCheck:
        """Check each hit of a phrase, longest first."""
        phrases = {folded(form): (form, phrase) for phrase in reversed(self.phrases) for form in phrase.not_}
        contexts = {folded(context) for phrase in self.phrases for context in phrase.except_}

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            def choose(span: Span, term: str) -> Phrase | None:
                form, phrase = phrases[term]
                if self.match_case and passage.text[span.start : span.end] != form:
                    return None
                return None if not self.names and name_at(passage, span) is Name.CERTAIN else phrase

            for span, phrase in whole_terms(passage.text, hits, contexts, choose):
                uses = [cased(passage, span, use, in_names=self.names, exact=self.match_case) for use in phrase.alternatives]
                values = {"advice": phrase.advice, "alternatives": either(uses, passage.language.either)}
                yield Match(span, values, tuple(Fix((Edit(span, use),), safe=False) for use in uses))

        return check
