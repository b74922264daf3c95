"""Terms and what to write in their place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pesanlint.finding import Fix, Match
from pesanlint.folding import folded
from pesanlint.indonesian import capitals
from pesanlint.indonesian.reading import Reading
from pesanlint.indonesian.words import WORD, stands_alone
from pesanlint.rule import STRICT, Check, Desk, Hit, Rewrite, Rule, Words
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
            end = 0
            for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
                span = Span(hit.start, hit.end)
                if span.start < end or not stands_alone(reading.text, span):
                    continue
                if hit.trigger in contexts:
                    end = span.end
                    continue
                found = reading.text[span.start : span.end]
                for form, swap in swaps[hit.trigger]:
                    if (self.match_case and found != form) or (not self.names and _in_name(reading, span)):
                        continue
                    end = span.end
                    uses = swap.use if self.match_case else tuple(_cased(reading, span, use) for use in swap.use)
                    if found not in uses:
                        fixes = tuple(Fix((Edit(span, use),), self.safe and len(uses) == 1) for use in uses)
                        yield Match(span, {"found": found, "use": "” atau “".join(uses)}, fixes)
                    break

        return check


def _cased(reading: Reading, span: Span, use: str) -> str:
    following = WORD.match(reading.text, span.end + 1)
    return capitals.follow(
        reading.text[span.start : span.end],
        use,
        opens_sentence=reading.sentence_at(span.start).start == span.start,
        name_follows=bool(following and capitals.is_capitalised(following[0])),
    )


def _in_name(reading: Reading, span: Span) -> bool:
    """Whether a capitalised stretch stands inside a sentence beside another capitalised word, as names do."""
    text = reading.text
    if not capitals.is_capitalised(text[span.start]) or text[span.start : span.end].isupper():
        return False
    if reading.block_at(span.start).kind in ("title", "heading"):
        return False
    sentence = reading.sentence_at(span.start)
    before = text[sentence.start : span.start]
    words = WORD.findall(before)
    if not words:
        return False
    beside = before.endswith(" ") and len(before) > 1 and (before[-2].isalnum() or before[-2] == ".")
    following = WORD.match(text, span.end + 1) if text[span.end : span.end + 1] == " " else None
    return (beside and capitals.is_capitalised(words[-1])) or bool(following and capitals.is_capitalised(following[0]))
