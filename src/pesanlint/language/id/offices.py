"""What introduces a person: an office, a profession, a part in an event."""

import re
from collections.abc import Iterator
from functools import cache

from pesanlint.language.lexicon import words
from pesanlint.spans import Span

_MINISTERS = (
    r"(?:wa)?men(?:ag|aker|bud|bumn|dag|desa|dik(?:bud|das|ti)\w*|esdm|ham|han|hub|hukam|hut|imipas|kes|keu|kom(?:digi|info)|"
    r"kop\w*|kum\w*|lh|lhk|lu|pan|par|parekraf|perin|pppa|pupr|seg|sesneg|sos|tan)"
)
_HEADS = r"ka(?:bareskrim|intel|jari|jati|lapas|nit|rutan|sat|si|sie|sintel)"
_STAFF = r"(?:ka|kasub|wa|se|men)(?:bag|bid|subag|subbag|subbid|dis|div|ban|ro|pus|sek|wil|kan|ko|pora|dagri)\w*|wamen\w+"

_SHORT = re.compile(rf"(?:{_MINISTERS}|{_HEADS}|{_STAFF})\Z")


@cache
def _offices() -> frozenset[str]:
    named = [*words("id", "offices", "office"), *map(str.lower, words("id", "titles", "rank", "full"))]
    return frozenset(word + end for word in named for end in ("", "nya"))


_WORD = re.compile(r"\w+")


def find(text: str, place: Span) -> Iterator[Span]:
    """Where they stand in a stretch of a text of small letters, also shortened ones such as Kasubbag or Menpora."""
    offices = _offices()
    for m in _WORD.finditer(text, *place):
        if m[0] in offices or _SHORT.match(m[0]):
            yield Span(*m.span())
