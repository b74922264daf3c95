"""What is written in one word with the word before it: -nya, -ku, -mu, -lah and -kah; and pun, by mistake.

Every word may have one, so that a term is also found with it: `hoax` in `hoaxnya`. Sources: EYD V, II.E (-lah and -kah in one
word, pun apart but in conjunctions such as `meskipun`) and II.H (-ku, -mu, -nya).
"""

import re
from collections.abc import Collection, Iterable, Iterator

from pesanlint.search.folding import INVISIBLE, Hit

ENCLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
"""The enclitics; none is the end of another one."""
_ENCLITIC = re.compile(rf"[{''.join(INVISIBLE)}]*(?i:({'|'.join(ENCLITICS)}))(?!\w)")

SHORTEST = 4
"""Letters of the shortest term that is looked for with them: behind fewer they make other words (`laku`)."""


def written(enclitic: str) -> str:
    """An enclitic as it should be written behind its word."""
    return f" {enclitic}" if enclitic.lower() == "pun" else enclitic


def takes(form: str, uses: Iterable[str]) -> bool:
    """Whether a term and what to write for it may have an enclitic.

    Both end in a small letter, as abbreviations and marks do not. A phrase is no word, unless it is one that was torn apart.
    """
    return (
        len(form) >= SHORTEST
        and all(word[-1:].isalpha() and word[-1:].islower() for word in (form, *uses))
        and (" " not in form or all(form.replace(" ", "") == use for use in uses))
    )


def with_enclitics(text: str, hits: Iterable[Hit], other_words: Collection[str]) -> Iterator[Hit]:
    """Hits, each with the enclitic that its term has in the text; not where the whole is another word."""
    for hit in hits:
        m = _ENCLITIC.match(text, hit.end)
        if m and (whole := hit.trigger + m[1].lower()) not in other_words:
            yield Hit(hit.start, m.end(), whole)
        else:
            yield hit


def without(word: str) -> str:
    """A word in small letters without its enclitic; nothing if it has none."""
    if not word.endswith(ENCLITICS):
        return ""
    return word[: -next(len(enclitic) for enclitic in ENCLITICS if word.endswith(enclitic))]
