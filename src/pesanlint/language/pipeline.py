"""The one door to spaCy: its Matcher over a light Indonesian tokenizer.

Importing spaCy takes longer than checking a hundred releases, so this module is imported only when a `tokens` rule can
fire. The stock Indonesian tokenizer is not used: it takes seconds to build thousands of exceptions for reduplicated words,
which stay whole here anyway, because a hyphen inside a word does not split it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from spacy.lang.id.lex_attrs import LEX_ATTRS as INDONESIAN
from spacy.lang.lex_attrs import LEX_ATTRS
from spacy.matcher import Matcher
from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

from pesanlint.spans import Span

_PREFIX = re.compile(r"^[^\w\s]")
_SUFFIX = re.compile(r"[^\w\s]$")
_INFIX = re.compile(r"(?<=\w)[/,:;()“”\"](?=\w)")


@cache
def _tokenizer() -> Tokenizer:
    vocab = Vocab(lex_attr_getters={**LEX_ATTRS, **INDONESIAN})
    return Tokenizer(vocab, prefix_search=_PREFIX.search, suffix_search=_SUFFIX.search, infix_finditer=_INFIX.finditer)


class TokenMatcher:
    """Compiled patterns of spaCy's Matcher.

    Raises:
        ValueError: spaCy rejects a pattern.
    """

    def __init__(self, patterns: Sequence[Sequence[dict[str, Any]]]) -> None:
        self._matcher = Matcher(_tokenizer().vocab, validate=True)
        self._matcher.add("pattern", [list(pattern) for pattern in patterns], greedy="LONGEST")

    def find(self, text: str) -> Iterator[Span]:
        """The matches of the patterns in a sentence: the longest ones, without overlaps, in order."""
        tokens = _tokenizer()(text.encode("utf-8", "replace").decode("utf-8"))  # spaCy refuses half surrogates; as long
        for start, end in sorted((start, end) for _, start, end in self._matcher(tokens)):
            last = tokens[end - 1]
            yield Span(tokens[start].idx, last.idx + len(last))
