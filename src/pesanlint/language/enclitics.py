"""Enclitics: what is written in one word with the word before it, as Indonesian -nya and -lah are.

Every word may have one, so that a term is also found with it: `hoax` in `hoaxnya`.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from pesanlint.search.folding import INVISIBLE, Hit

SHORTEST = 4
"""Letters of the shortest term that is looked for with them: behind fewer they make other words (`laku`)."""


class Enclitics:
    """The enclitics of a language.

    Args:
        forms: the enclitics in small letters; none is the end of another one.
        apart: those of them that should be written apart.
    """

    def __init__(self, forms: tuple[str, ...] = (), apart: Collection[str] = ()) -> None:
        self.forms = forms
        self._apart = apart
        self._enclitic = re.compile(rf"[{''.join(INVISIBLE)}]*(?i:({'|'.join(forms)}))(?!\w)") if forms else None

    def written(self, enclitic: str) -> str:
        """An enclitic as it should be written behind its word."""
        return f" {enclitic}" if enclitic.lower() in self._apart else enclitic

    def takes(self, form: str, uses: Iterable[str]) -> bool:
        """Whether a term and what to write for it may have an enclitic.

        Both end in a small letter, as abbreviations and marks do not. A phrase is no word, unless it was torn apart.
        """
        return (
            len(form) >= SHORTEST
            and all(word[-1:].isalpha() and word[-1:].islower() for word in (form, *uses))
            and (" " not in form or all(form.replace(" ", "") == use for use in uses))
        )

    def with_enclitics(
        self, text: str, hits: Iterable[Hit], other_words: Collection[str], contexts: Collection[str] = ()
    ) -> Iterator[Hit]:
        """Hits, each with the enclitic that its term has in the text; not where the whole is another word.

        A context is the same one with an enclitic (`General Managernya`).
        """
        if self._enclitic is None:
            yield from hits
            return
        for hit in hits:
            m = self._enclitic.match(text, hit.end)
            if m and (whole := hit.trigger + m[1].lower()) not in other_words:
                yield Hit(hit.start, m.end(), hit.trigger if hit.trigger in contexts else whole)
            else:
                yield hit

    def without(self, word: str) -> str:
        """A word in small letters without its enclitic; nothing if it has none."""
        if not word.endswith(self.forms):
            return ""
        return word[: -next(len(enclitic) for enclitic in self.forms if word.endswith(enclitic))]


NONE = Enclitics()
"""Those of a language without any."""
