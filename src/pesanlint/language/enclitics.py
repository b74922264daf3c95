"""Enclitics: short words joined to the end of the word before, such as Indonesian -nya and -lah.

Any word may carry one, so a term is also found with it: `hoax` in `hoaxnya`.
"""

import re
from collections.abc import Collection, Iterable

from pesanlint.search.folding import INVISIBLE, Hit

SHORTEST = 4
"""Minimum letters of a term that is searched with enclitics: shorter ones form other words (`laku`)."""

_ENDS = frozenset(("", *" \n.,"))
"""Characters after which no enclitic continues a word, and the end of a text."""


class Enclitics:
    """The enclitics of a language.

    Args:
        forms: the enclitics in small letters; no form may be the ending of another.
        apart: the forms that should be written as a word of their own.
    """

    def __init__(self, forms: tuple[str, ...] = (), apart: Collection[str] = ()) -> None:
        self.forms = forms
        self._apart = apart
        self._enclitic = re.compile(rf"[{''.join(sorted(INVISIBLE))}]*(?i:({'|'.join(forms)}))(?!\w)") if forms else None

    def written(self, enclitic: str) -> str:
        """The correct spelling of an enclitic after its word: with a blank before it if it is a word of its own."""
        return f" {enclitic}" if enclitic.lower() in self._apart else enclitic

    def takes(self, form: str, uses: Iterable[str]) -> bool:
        """Whether a term and all its replacements may carry an enclitic.

        All must end in a small letter, which excludes abbreviations and punctuation. A phrase qualifies only if each
        replacement is the same phrase written as one word.
        """
        return (
            len(form) >= SHORTEST
            and all(word[-1:].isalpha() and word[-1:].islower() for word in (form, *uses))
            and (" " not in form or all(form.replace(" ", "") == use for use in uses))
        )

    def with_enclitics(
        self, text: str, hits: Iterable[Hit], other_words: Collection[str], contexts: Collection[str] = ()
    ) -> list[Hit]:
        """The hits, each extended by the enclitic that follows its term in the text.

        Args:
            text: the text in which the hits were found.
            hits: the hits without enclitics.
            other_words: words that only look like a term with an enclitic; their hits are not extended.
            contexts: triggers that keep their name when extended (`General Managernya`).
        """
        if self._enclitic is None:
            return list(hits)
        found: list[Hit] = []
        for hit in hits:
            if text[hit[1] : hit[1] + 1] not in _ENDS:  # as nearly nowhere
                m = self._enclitic.match(text, hit.end)
                if m and (whole := hit.trigger + m[1].lower()) not in other_words:
                    hit = Hit(hit.start, m.end(), hit.trigger if hit.trigger in contexts else whole)
            found.append(hit)
        return found

    def without(self, word: str) -> str:
        """A word in small letters without its enclitic; the empty string if it has no enclitic."""
        if not word.endswith(self.forms):
            return ""
        return word[: -next(len(enclitic) for enclitic in self.forms if word.endswith(enclitic))]


NONE = Enclitics()
"""For a language without enclitics."""
