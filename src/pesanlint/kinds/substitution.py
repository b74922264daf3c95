"""Terms and what to write in their place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pesanlint.finding import Fix, Match
from pesanlint.folding import folded
from pesanlint.indonesian.literals import cased, in_name, standing
from pesanlint.indonesian.reading import Reading
from pesanlint.rule import STRICT, Check, Desk, Hit, Rewrite, Rule, Term, Words
from pesanlint.text import Edit, Span


@dataclass(frozen=True, slots=True)
class Swap:
    """Forms to avoid and the one to use."""

    __pydantic_config__ = STRICT

    not_: Words
    """The forms to avoid, as whole words. A phrase is found across any blanks and in any letter case."""
    use: Words
    """What to write instead; several are alternatives, and then no fix is safe."""
    except_: Words = ()
    """Longer phrases in which the form is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution(Rule):
    """Terms and what to write in their place.

    The fix keeps the letter case of what it replaces: `WALIKOTA` becomes `WALI KOTA`, and `Walikota Malang` becomes
    `Wali Kota Malang`. Where two terms overlap, the longer one wins.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "swap"

    kind: Literal["substitution"]
    message: str = "Gunakan “{use}”, bukan “{found}”."
    swap: tuple[Swap, ...]
    """The terms."""
    match_case: bool = False
    """Find the forms only in the letter case in which they are given, and write `use` as it is given."""
    names: bool = False
    """Look at capitalised words beside other capitalised words too. Without it they pass as part of a name (`Budi Ijin`)."""
    safe: bool = True
    """Whether the fix keeps meaning and grammar in any context, so that `--fix` may make it."""

    def triggers(self) -> Iterable[str]:
        """Every form to avoid, and every context in which it is right."""
        for swap in self.swap:
            yield from swap.not_
            yield from swap.except_

    def listed(self) -> Iterator[Term]:
        """Every swap, with the contexts in which its forms are right."""
        for swap in self.swap:
            yield Term(swap.not_, swap.use, f"Benar dalam: {'; '.join(swap.except_)}." if swap.except_ else "")

    def rewrites(self) -> Iterator[Rewrite]:
        """Every form with every form to use."""
        for index, swap in enumerate(self.swap):
            for form in swap.not_:
                for use in swap.use:
                    yield Rewrite("swap", index, form, use, self.match_case, swap.except_)

    def compile(self, desk: Desk) -> Check:
        """Look at each hit of a form, longest first."""
        swaps: dict[str, list[tuple[str, Swap]]] = defaultdict(list)
        for swap in self.swap:
            for form in swap.not_:
                swaps[folded(form)].append((form, swap))
        contexts = {folded(context) for swap in self.swap for context in swap.except_}

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            def choose(span: Span, term: str) -> tuple[str, Swap] | None:
                if not self.names and in_name(reading, span):
                    return None
                found = reading.text[span.start : span.end]
                return next(((form, swap) for form, swap in swaps[term] if not self.match_case or form == found), None)

            for span, (form, swap) in standing(reading, hits, contexts, choose):
                found = reading.text[span.start : span.end]
                uses = tuple(self._cased(reading, span, form, use) for use in swap.use)
                if found not in uses:
                    fixes = tuple(Fix((Edit(span, use),), self.safe and len(uses) == 1) for use in uses)
                    yield Match(span, {"found": found, "use": "” atau “".join(uses)}, fixes)

        return check

    def _cased(self, reading: Reading, span: Span, form: str, use: str) -> str:
        """`use` in the letter case of the text; an acronym (`PTPS`) is in capitals by nature and passes on none."""
        if self.match_case or (form.isupper() and " " not in form):
            return use
        return cased(reading, span, use, in_names=self.names)
