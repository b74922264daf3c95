"""Splits text into sentences as other programs do: by the stops at the ends of words, whatever its lines look like.

That is how Punkt (Kiss and Strunk 2006), by which Vale splits every text, takes English. Blank lines and small letters mean
nothing to it: `one. two` are two sentences, and a headline is the beginning of the first sentence below it. Which words are
abbreviations, and which are written with a capital only because they open a sentence, it has learnt from a newspaper; here
lists of words say so.
"""

from collections.abc import Iterator

from pesanlint.deferred import deferred
from pesanlint.language.lexicon import known
from pesanlint.spans import Span

_STOP = deferred(r"[.?!](?:[\"'’”)]?(?!\S)|[\[(\"]\S*+)(?P<gap>\s*+)")
"""A stop at the end of a word, or before a bracket or a quotation mark in it, its rest, and the blanks behind."""
_LONGEST = 100
"""Code points of a word that are examined: its last ones, or the first of the next word."""
_ENDED = ("?", "!", *(sign + mark for sign in ".?!" for mark in '")’”'), "?'", "!'")
_ENDED_WITHIN = (".[", ".(", '."', "?[", "?(", "![", "!(")
_DOTS = deferred(r"\.\s?\.\s?\.")
_STOPS = deferred(r"(?a:\w\.\w*\.)")
"""As in `U.S.`, `e.g.`, `1.2.` and `file.txt.`, which are all taken for abbreviations."""
_NUMBER = deferred(r"-?[.,]?\d[\d,.-]*")
_CLOSING = (")", "’", "”", '"', "'")
_MARKS = frozenset(";:,.!?")
_FREQUENT = ("common", "telling", "doubled", "small")


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, in order, without blanks around them."""
    start, last = len(text) - len(text.lstrip()), len(text.rstrip())
    is_spaced_dot = False
    for m in _STOP().finditer(text, start, last):
        end, next_one = m.span("gap")
        if next_one == last:
            break
        word = text[max(start, end - _LONGEST) : end].split()[-1]
        following = text[next_one : next_one + _LONGEST].split(None, 1)[0]
        was_spaced_dot, is_spaced_dot = is_spaced_dot, following == "." and word.endswith(".")
        if not is_spaced_dot and not (was_spaced_dot and word == ".") and _is_end(word, following):
            yield Span(start, end)
            start = next_one
    if start < last:
        yield Span(start, last)


def _is_end(word: str, following: str) -> bool:
    """Whether a sentence ends with a word, which has a stop; both words are with their punctuation."""
    first, bare = following[0], following.lower().replace(",", "").removesuffix(".")
    opens = bare in known("en", "stops", "opening")
    if (first.isupper() or opens) and _DOTS().search(word):
        return True
    if _STOPS().search(word):
        return first.isupper() and (opens or bare in known("en", "stops", "capital"))
    is_ordinary = first.isupper() and (opens or bare in known("en", "function-words", *_FREQUENT))
    if word.endswith(".."):
        return is_ordinary
    if word.endswith("."):
        stem = word[:-1].lower()
        if stem.rpartition("-")[2] in known("en", "stops", "abbreviation"):
            return is_ordinary
        if len(stem) == 1 and "a" <= stem <= "z":  # an initial
            return is_ordinary or not (first.isalpha() or following in _MARKS)
        return not ((first.islower() or following in _MARKS) and _NUMBER().fullmatch(stem))
    if word.endswith(_ENDED) or any([one in word for one in _ENDED_WITHIN]):  # noqa: C419  A generator would take twice as long.
        return opens or not (first.islower() and word.endswith(_CLOSING))
    return False
