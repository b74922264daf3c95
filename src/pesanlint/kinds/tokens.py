"""Matches patterns of words with spaCy's Matcher."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import WrongKey
from pesanlint.finding import Match
from pesanlint.language.words import HYPHENATED_WORD
from pesanlint.reading.passage import Passage
from pesanlint.rule import PassageCheck, PassageRule
from pesanlint.search.folding import Hit

if TYPE_CHECKING:
    from pesanlint.language.pipeline import TokenMatcher

_TRUTHS = frozenset("IS_ALPHA IS_DIGIT IS_PUNCT IS_TITLE IS_UPPER IS_LOWER LIKE_NUM".split())
_TEXTS = frozenset(("LOWER", "TEXT", "ORTH", "SHAPE"))
_PREDICATES = frozenset(("IN", "NOT_IN"))
_OPERATOR = re.compile(r"[?!+*]|\{\d+(,\d*)?\}|\{,\d+\}")
_ENDLESS = re.compile(r"[*+]|\{\d+,\}")
"""Unbounded repetitions. Two in one pattern take time quadratic in the length of the sentence, three cubic time."""
_KNOWN = sorted(_TRUTHS | _TEXTS | {"LENGTH", "OP"})


@record(kw_only=True)
class Tokens(PassageRule):
    """Patterns of words for spaCy's Matcher: a list of patterns, each a list of descriptions of a word.

    A description uses attributes that need no statistical model: LOWER, TEXT, SHAPE (a word, or IN or NOT_IN with words),
    IS_ALPHA, IS_DIGIT, IS_PUNCT, IS_TITLE, IS_UPPER, IS_LOWER, LIKE_NUM (true or false), LENGTH, and OP for repetition. A
    sentence is searched only if it contains a trigger and all required words of a pattern. There is no fix."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found"})
    terms: ClassVar[str | None] = "tokens"

    kind: Literal["tokens"]
    triggers_: Words
    """Literals; spaCy is loaded and the patterns are tried only for a sentence that contains one of them."""
    tokens: tuple[tuple[dict[str, Any], ...], ...]
    """The patterns."""

    def __post_init__(self) -> None:
        if not any(trigger.strip() for trigger in self.triggers_):
            raise WrongKey("triggers", "Aturan “tokens” memerlukan “triggers”, agar spaCy hanya dimuat bila diperlukan.")
        for pattern in self.tokens:
            if not pattern:
                raise WrongKey("tokens", "Pola kata ini kosong.")
            for description in pattern:
                _described(description)
            if sum(_ENDLESS.fullmatch(str(description.get("OP", ""))) is not None for description in pattern) > 1:
                raise WrongKey(
                    "tokens", "Satu pola memuat paling banyak satu pengulangan tanpa batas; pakailah {1,5} dan sejenisnya."
                )

    def triggers(self) -> Iterable[str]:
        """The literals given."""
        return self.triggers_

    def compile(self, desk: Desk) -> PassageCheck:
        """Search for the patterns in every sentence that could match. spaCy is loaded at the first such sentence."""
        needed = [_needed(pattern) for pattern in self.tokens]

        @cache
        def matcher() -> "TokenMatcher":
            from pesanlint.language.pipeline import TokenMatcher

            return TokenMatcher([[_described(description) for description in pattern] for pattern in self.tokens])

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            for sentence in sorted({passage.sentence_at(hit.start) for hit in hits}):
                text = passage.text[sentence.start : sentence.end]
                words = frozenset(HYPHENATED_WORD.findall(text.lower()))
                if any(all(words & choice for choice in choices) for choices in needed):
                    for span in matcher().find(text):
                        yield Match(span.shifted(sentence.start))

        return check


def _needed(pattern: Iterable[dict[str, Any]]) -> list[frozenset[str]]:
    """For each required word of a pattern that is given literally, its possible forms in small letters."""
    given = (
        description.get(name)
        for description in pattern
        for name in ("LOWER", "TEXT", "ORTH")
        if description.get("OP", "+") == "+"
    )
    choices = ([value] if isinstance(value, str) else value.get("IN", ()) if value else () for value in given)
    return [frozenset(map(str.lower, words)) for words in choices if words and all(map(HYPHENATED_WORD.fullmatch, words))]


def _described(description: dict[str, Any]) -> dict[str, Any]:
    """A description of a word with the types that spaCy requires; in YAML all scalars are text.

    Raises:
        WrongKey: an attribute is unknown, or its value is invalid.
    """
    return {name: _value(name, value) for name, value in description.items()}


def _value(name: str, value: Any) -> Any:
    if name in _TRUTHS and value in ("true", "false"):
        return value == "true"
    if name == "LENGTH" and isinstance(value, str) and value.isdigit():
        return int(value)
    if name in _TEXTS and (isinstance(value, str) or _is_predicate(value)):
        return value
    if name == "OP" and isinstance(value, str) and _OPERATOR.fullmatch(value):
        return value
    if name in _KNOWN:
        raise WrongKey("tokens", f"Nilai “{value}” tidak sah bagi atribut {name}.")
    raise WrongKey("tokens", f"Atribut “{name}” tidak dikenal; yang dikenal: {', '.join(_KNOWN)}.")


def _is_predicate(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and value.keys() <= _PREDICATES
        and all(isinstance(words, list) and all(isinstance(word, str) for word in words) for words in value.values())
    )
