"""Finds bound forms such as pasca- and antar- that are written as words of their own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match, either
from pesanlint.language.casing import is_capitalised
from pesanlint.language.lexicon import words
from pesanlint.reading.names import opens_sentence
from pesanlint.reading.passage import Passage
from pesanlint.reading.terms import finder
from pesanlint.rule import PassageCheck, PassageRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span, last_begun

_NEXT = re.compile(r"(?P<gap>[ -])(?P<word>[^\W\d_]+)(?![\w-])")
_BEFORE = re.compile(r"[^\W\d_]+(?= $)")
_SHORTEST = 3
_NO_BASES = frozenset(words("id", "function-words", "unbound"))
"""Words that take no bound form: before them the form is a word of its own, or part of `pra- dan pascabencana`."""

_VERB_BEHIND = re.compile(
    r"(?: (?!yang\b|dan\b|serta\b|di\b|ke\b)[\w()/-]+){0,4}? (?:me(?:[mn]|ng|ny|l|r|w|y)|di(?=\w{5}))[a-z]+\b"
)
"""A verb soon after a form and its word: the two open a subordinate clause with its own subject."""

_FIRMS = frozenset("bank cv firma koperasi pt ud yayasan".split())
"""Words before the name of a firm, which may spell itself as it likes (`PT Multi Usaha`)."""


@record()
class Form:
    """A bound form and how it is used."""

    __pydantic_config__ = STRICT

    form: str
    """The form, in small letters and without a hyphen: `pasca`."""
    not_: Words = ()
    """Other spellings of it: `paska`."""
    with_: Words = ()
    """Words that it often combines with. Before them the fix is safe, and names are checked too (`Program Pasca Sarjana`)."""
    only: bool = False
    """Whether it is also a word of its own (`antar jemput`), so that it is reported only before the words in `with`."""
    names: bool = True
    """Whether capitalised names are checked too; false if bodies write the form as a word of its own (`Satgas Anti
    Narkoba`)."""
    after: Words = ()
    """Words after which it is another word: `pesan` before `antar`."""
    clause: str = ""
    """The conjunction that is meant if a subject and verb follow (`pasca pemerintah menuduh` → `setelah pemerintah
    menuduh`)."""


@record(kw_only=True)
class Bound(PassageRule):
    """Bound forms that are written as words of their own, or with a needless hyphen.

    Before a small letter the form is joined (`pasca bencana` → `pascabencana`), before a capital or an abbreviation it takes a
    hyphen (`non ASN` → `non-ASN`). In a headline capitals prove little, so that both are offered unless the word is listed
    under `with`. Possibly foreign phrases are ignored: a hyphen before a word not listed there, and words that are not
    Indonesian (`non performing loan`)."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use", "form"})
    terms: ClassVar[str | None] = "forms"

    kind: Literal["bound"]
    message: str = "Tulis “{use}”, bukan “{found}”; {form}- adalah bentuk terikat."
    forms: tuple[Form, ...]
    """The bound forms."""
    except_: Words = ()
    """Phrases in which the form is right."""

    def triggers(self) -> Iterable[str]:
        """Each spelling, followed by a blank or a hyphen."""
        for form in self.forms:
            for spelling in (form.form, *form.not_):
                yield f"{spelling} "
                if form.with_:
                    yield f"{spelling}-"

    def listed(self) -> Iterator[Term]:
        """Every form, with the words that it often combines with."""
        for form in self.forms:
            spelt = tuple(f"{spelling} {word}" for spelling in (form.form, *form.not_) for word in form.with_)
            remark = "" if form.only else f"Juga di depan kata lain: {form.form}-."
            yield Term(spelt, tuple(f"{form.form}{word}" for word in form.with_), remark)

    def compile(self, desk: Desk) -> PassageCheck:
        """Check the word after each hit."""
        spelt = {folded(spelling): form for form in self.forms for spelling in (form.form, *form.not_)}

        find_right = finder(self.except_)

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            right = find_right(passage.text, passage.folded)
            for hit in sorted(hits):
                span = Span(hit.start, hit.end - 1)
                if span.start and (passage.text[span.start - 1].isalnum() or passage.text[span.start - 1] in "-_/@#."):
                    continue
                form = spelt[hit.trigger[:-1]]
                following = _NEXT.match(passage.text, span.end)
                if following and not last_begun(right, following.end() - 1).overlaps(Span(span.start, following.end())):
                    yield from _judged(passage, span, form, following)

        return check


def _judged(passage: Passage, span: Span, form: Form, following: re.Match[str]) -> Iterator[Match]:
    """The finding on a form and the word after it, if any."""
    text, word = passage.text, following["word"]
    found, is_known = text[span.start : span.end], word.lower() in form.with_
    before = _BEFORE.search(text, max(span.start - 20, 0), span.start)
    if len(word) < _SHORTEST or word.lower() in _NO_BASES or (before and before[0].lower() in form.after):
        return
    if before and before[0].lower() in _FIRMS and is_capitalised(found) and is_capitalised(word):
        return
    if following["gap"] == "-" and (not is_known or word != word.lower()):
        return
    setting = _setting(passage, span, word)
    if (setting == "name" and not form.names) or (not is_known and word.islower() and not passage.language.is_ordinary(word)):
        return
    verb = _VERB_BEHIND.match(passage.text, following.end()) if form.clause and setting == "prose" else None
    if verb and not is_known:
        use = _like(form.clause, found)
        yield Match(span, {"use": use, "form": form.form}, (Fix((Edit(span, use),), safe=False),))
        return
    uses = _uses(_like(form.form, found), word, is_known, setting, form.only)
    if uses:
        whole = Span(span.start, following.end())
        safe = is_known and word == word.lower() and not verb
        fixes = tuple(Fix((Edit(whole, use),), safe) for use in uses)
        yield Match(whole, {"use": either(uses, passage.language.either), "form": form.form}, fixes)


Setting = Literal["shouted", "headline", "name", "prose"]


def _setting(passage: Passage, span: Span, word: str) -> Setting:
    """What a capital of the word after the form means."""
    found = passage.text[span.start : span.end]
    if found.isupper() and word.isupper():
        return "shouted"
    if passage.is_headline:
        return "headline"
    return "name" if found[0].isupper() and not opens_sentence(passage, span) else "prose"


def _uses(form: str, word: str, is_known: bool, setting: Setting, only: bool) -> tuple[str, ...]:
    """The suggestions, the likeliest first; none if the form may be right."""
    joined, hyphened = form + word.lower(), f"{form}-{word}"
    if setting == "shouted":
        return (joined.upper(),) if is_known else () if only else (joined.upper(), hyphened)
    if word == word.lower():
        return (joined,) if is_known or not only else ()
    if setting == "prose" or word.isupper():
        return (hyphened,) if is_known or not only else ()
    if is_known:
        return (joined,)
    return (joined, hyphened) if setting == "headline" and not only else ()


def _like(form: str, found: str) -> str:
    """A form in the letter case of the text."""
    return form.upper() if found.isupper() else form.capitalize() if found[0].isupper() else form
