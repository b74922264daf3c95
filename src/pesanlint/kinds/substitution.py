"""Replaces terms by other terms."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Annotated, ClassVar, Literal, Self

from pesanlint.authoring.fields import STRICT, SetByLoader, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import ItemError
from pesanlint.finding import Fix, Match, either
from pesanlint.language.language import Language
from pesanlint.language.languages import language
from pesanlint.language.words import stands_alone
from pesanlint.reading.lettercase import begins, cased, is_small_word
from pesanlint.reading.names import Name, is_lone_name, name_at, next_word, opens_sentence, precedes_name
from pesanlint.reading.passage import Passage
from pesanlint.reading.terms import whole_terms
from pesanlint.records import NamedTuple, column, replaced
from pesanlint.rule import PassageCheck, PassageRule, Rewrite, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

_new = tuple.__new__  # twice as fast as calling the classes
_NEAR = 40
"""Code points searched before a form for the previous word."""
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?= $)")
_GOES_ON = re.compile(r"\b[A-Z]\w+,? (?:dan|serta|&) $")

_EXPLAINED = re.compile(r"[”\"’']? \([^\W\d_A-Z]")
_SHOUTED = 5
"""Letters from which a word in capitals is no abbreviation."""
_LONG = 9
"""Letters from which a word that is to be split is no name of a person."""


@record()
class Swap:
    """Forms to avoid and the one to use."""

    __pydantic_config__ = STRICT

    not_: Words
    """The forms to avoid, as whole words. A phrase is found across any blanks and in any letter case."""
    use: Words
    """The replacement; several are alternatives, and then no fix is safe."""
    except_: Words = ()
    """Longer phrases in which the form is right."""
    inflect: bool | None = None
    """Which further forms of a word to find. By default, the forms with -nya, -lah, -kah, -pun, -ku and -mu (`hoaxnya`).
    `true`: also the affixed forms, so that `himbau` → `imbau` includes `menghimbau` → `mengimbau` and so on; the given forms
    must be single roots, or verbs that differ in one sound (`mensukseskan` → `menyukseskan`). `false`: only the given forms."""
    inflected: Annotated[tuple[tuple[str, str], ...], SetByLoader] = ()
    """The affixed forms, each with its replacement. Set by the loader, never in YAML."""


class _Chosen(NamedTuple):
    """The form of a term found in the text, its replacements, and whether it may be a name."""

    form: str
    uses: tuple[str, ...]
    name: Name


@record(kw_only=True)
class Substitution(PassageRule):
    """Terms to replace by other terms.

    The fix keeps the letter case of the replaced text: `WALIKOTA` becomes `WALI KOTA`, and `Walikota Malang` becomes
    `Wali Kota Malang`. Of two overlapping terms the longer one is reported.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "swap"
    whole_words: ClassVar[bool] = True

    kind: Literal["substitution"]
    message: str = "Gunakan “{use}”, bukan “{found}”."
    swap: tuple[Swap, ...]
    """The terms."""
    match_case: bool = False
    """Find the forms only in the given letter case, and write `use` exactly as given; a phrase may also begin with a capital,
    as at the start of a sentence, and keeps it (`Bahasa inggris` → `Bahasa Inggris`)."""
    names: bool = False
    """Report capitalised words beside other capitalised words too. Without it they count as part of a name (`Budi Ijin`), and
    at the start of a sentence (`Ijin Pardosi berkata`) no fix is safe."""
    safe: bool = True
    """Whether the fix keeps meaning and grammar in any context, so that `--fix` may apply it."""
    alone: bool = False
    """Ignore a form beside a word of another language, as in a foreign phrase (`focus group`), a capitalised form without a
    word on both sides, and a form that brackets explain (`pelatihan (training)`, `trial (uji coba)`)."""
    not_before: Words = ()
    """Words before which a form is right, in small letters: `melakukan pemantauan dan penertiban`."""
    derive: Literal["", "passives", "places", "kept", "clipped", "endings"] = ""
    """Find also the misspellings that can be derived from the word list: passive verbs with a separate di (`di laksanakan`),
    places joined to di (`dimasyarakat`), letters kept after meng- and peng- (`mentolak`) or dropped (`meyampaikan`), and slips
    before a suffix (`perencanan`, `tujuanya`). Typing errors are found by the kind `spelling`."""
    derived: Annotated[tuple[tuple[str, str], ...], SetByLoader] = ()
    """The derived misspellings, each with its replacement. Set by the loader, never in YAML."""
    misread: Annotated[tuple[str, ...], SetByLoader] = ()
    """Words that only look like a form with -nya, -lah and so on. Set by the loader, never in YAML."""

    def triggers(self) -> Iterable[str]:
        """Every form to avoid, and every context in which it is right."""
        for swap in self.swap:
            yield from swap.not_
            if self.match_case:
                yield from (_opening(form) for form in swap.not_ if " " in form)
            yield from (form for form, _ in swap.inflected)
            yield from swap.except_
        yield from (form for form, _ in self.derived)

    def heeds_case(self) -> bool:
        """Whether the forms are searched in their own letter case; never if there are contexts, which are not."""
        return self.match_case and not any(swap.except_ for swap in self.swap)

    def listed(self) -> Iterator[Term]:
        """Every swap, with the contexts in which its forms are right."""
        for swap in self.swap:
            remarks = (
                "Beserta bentuk turunannya." if swap.inflect else "",
                f"Benar dalam: {'; '.join(swap.except_)}." if swap.except_ else "",
            )
            yield Term(swap.not_, swap.use, " ".join(filter(None, remarks)))

    def rewrites(self) -> Iterator[Rewrite]:
        """Every form with each of its replacements."""
        for index, swap in enumerate(self.swap):
            given = ((form, use) for form in swap.not_ for use in swap.use)
            for form, use in (*given, *swap.inflected):
                yield Rewrite("swap", index, form, use, self.match_case, swap.except_)
        for form, use in self.derived:
            yield Rewrite("derive", 0, form, use, self.match_case)

    def expanded(self, taken: Collection[str]) -> Self:
        """The rule with the affixed forms of the swaps that request them, except the forms taken by other rules."""
        if not self.derive and all(swap.inflect is False for swap in self.swap):
            return self
        own_language = language(self.language)
        seen: set[str] = set()  # the forms of earlier swaps
        swaps: list[Swap] = []
        for index, swap in enumerate(self.swap):
            if swap.inflect and len(swap.use) > 1:
                raise ItemError(index, "“inflect” memerlukan tepat satu “use”.")
            inflected: dict[str, str] = {}
            for form in swap.not_ if swap.inflect else ():
                try:
                    pairs = list(own_language.family(form, swap.use[0]))
                except ValueError as error:
                    raise ItemError(index, str(error)) from None
                inflected |= {wrong: right for wrong, right in pairs if wrong not in seen and wrong not in taken}
                seen.update(inflected)
            swaps.append(replaced(swap, inflected=tuple(inflected.items())))
        try:
            slips = own_language.derived(self.derive) if self.derive else ()
        except ValueError as error:
            raise ItemError(0, str(error)) from None
        derived = {wrong: right for wrong, right in slips if wrong not in seen and wrong not in taken}
        own = {folded(form) for swap in swaps if swap.inflect is not False for form in swap.not_}
        own.update(form for swap in swaps for form, _ in swap.inflected)
        forms = {*own, *derived}
        misread = set(own_language.like_enclitics(forms))
        misread.update(word for form in own for enclitic in own_language.enclitics.forms if (word := form + enclitic) in taken)
        return replaced(self, swap=tuple(swaps), derived=tuple(derived.items()), misread=tuple(sorted(misread)))

    def compile(self, desk: Desk) -> PassageCheck:
        """Check each hit of a form, longest first."""
        enclitics = language(self.language).enclitics
        swaps: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        inflected: dict[str, str] = {}  # tens of thousands, already folded, and each in only one swap
        forms_of = column(self.swap, "not_")
        for forms, use in zip(forms_of, column(self.swap, "use"), strict=True):
            for form in forms:
                swaps[folded(form)].append((form, use))
        for pairs in filter(None, column(self.swap, "inflected")):
            inflected.update(pairs)
        contexts = {folded(context) for those in column(self.swap, "except_") for context in those}
        derived = frozenset(form for form, _ in self.derived)
        are_inflected = zip(forms_of, column(self.swap, "inflect"), strict=True)
        bare = {folded(form) for forms, inflect in are_inflected if inflect is False for form in forms}
        other_words = {*self.misread, *contexts, *(form + enclitic for form in bare for enclitic in enclitics.forms)}
        inflected.update(self.derived)
        given_forms = frozenset(chain.from_iterable(forms_of))

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            text = passage.text

            def choose(span: Span, term: str) -> _Chosen | None:
                found = text[span.start : span.end]
                enclitic = ""
                if term not in swaps and term not in inflected:
                    stem = enclitics.without(term)
                    term, enclitic, found = stem, found[len(stem) - len(term) :], found[: len(stem) - len(term)]
                given = swaps.get(term) or [(term, (inflected[term],))]
                chosen = next((pair for pair in given if pair[0] == found), None) if self.match_case else given[0]
                if chosen is None and " " in term:
                    chosen = next(((found, tuple(map(_opening, use))) for form, use in given if _opening(form) == found), None)
                if chosen and enclitic:
                    if not enclitics.takes(*chosen):
                        return None
                    ending = enclitics.written(enclitic if self.match_case else enclitic.lower())
                    chosen = chosen[0] + enclitic, tuple(use + ending for use in chosen[1])
                if chosen is None or (" " in term and _has_own_capitals(found, *chosen)):
                    return None
                if term in derived and (is_lone_name(passage, span) or _is_hyphened(text, span)):
                    return None
                if self.alone and _is_in_phrase(passage, span):
                    return None
                name = Name.NO if self.names else name_at(passage, span)
                if " " in chosen[1][0] and not self.names and found[0].isupper() and _goes_on(text, span):
                    return None  # the second part needs a capital, too
                if name is Name.CERTAIN and " " not in term and " " in chosen[1][0] and _opens_run(text, span):
                    name = Name.PERHAPS
                return None if name is Name.CERTAIN else _new(_Chosen, (*chosen, name))

            hits = enclitics.with_enclitics(text, hits, other_words, contexts)
            for span, (form, words, name) in whole_terms(text, hits, contexts, choose):
                found = text[span.start : span.end]
                if found in words or (self.not_before and _precedes(text, span, self.not_before)):
                    continue
                if text.startswith(")", span.end) and _is_gloss(text, span, words):
                    continue
                uses = words
                if not is_small_word(found):  # as most are, which take a replacement as it is
                    uses = tuple([self._cased(passage, span, form, use) for use in words])
                    if found in uses or _is_lead_in(passage, span, uses[0]):
                        continue
                safe = self.safe and len(uses) == 1 and not self._may_be_name(passage, span, form, uses[0], name, given_forms)
                pairs = zip(uses, words, strict=True)
                fixes = tuple([_fix(text, span, use, safe, is_word=word.islower()) for use, word in pairs])
                yield _new(Match, (span, _message_values(found, uses, passage.language), fixes, None, False))

        return check

    def _may_be_name(self, passage: Passage, span: Span, form: str, use: str, name: Name, given_forms: Collection[str]) -> bool:
        """Whether the form may be part of a name, so that its fix is not safe.

        It may be if it is a preposition with a possible place name; a misspelt single word at a position where a name is
        possible; or one word to be split before a capitalised word, where both parts may need a capital (`Warganegara Asing`).
        Affixed forms are never names."""
        if " " in form:
            return name is Name.PERHAPS
        if self.names or form not in given_forms:
            return False
        if " " in use:
            return use.lower().partition(" ")[0] not in passage.language.place_prepositions and precedes_name(passage, span)
        return name is Name.PERHAPS

    def _cased(self, passage: Passage, span: Span, form: str, use: str) -> str:
        """The replacement in the letter case of the text; an acronym (`PTPS`) always has capitals.

        A word that is only split keeps its letters: `diMuseum` becomes `di Museum`.
        """
        found = passage.text[span.start : span.end]
        if use.islower() and not found.isupper() and found[1:] != found[1:].lower() and found.lower() == use.replace(" ", ""):
            return "".join(found[at - use.count(" ", 0, at)] if letter != " " else " " for at, letter in enumerate(use))
        exact = self.match_case or (form.isupper() and " " not in form)
        return cased(passage, span, use, in_names=self.names, exact=exact)


def _fix(text: str, span: Span, use: str, safe: bool, *, is_word: bool) -> Fix:
    """The fix that replaces the span, and removes the hyphen between a foreign word and its suffix (`website-nya`)."""
    edits = (_new(Edit, (span, use)),)
    is_suffixed = text.startswith("-nya", span.end) and stands_alone(text, Span(span.start, span.end + len("-nya")))
    if is_suffixed and is_word and use[-1].isalpha():
        return Fix((Edit(Span(span.start, span.end + 1), use),), safe, otherwise=edits)  # if markup precedes the hyphen
    return _new(Fix, (edits, safe, (), ()))


def _opening(phrase: str) -> str:
    """A phrase with the capital of the start of a sentence."""
    return phrase[:1].upper() + phrase[1:]


def _message_values(found: str, uses: Sequence[str], language: Language) -> dict[str, str]:
    """The values for the placeholders of the message, without a comma that the fix keeps."""
    if found.startswith(", ") and all(words.startswith(", ") for words in uses):
        found, *uses = (words[2:] for words in (found, *uses))
    return {"found": found, "use": either(uses, language.either)}


def _has_own_capitals(found: str, form: str, uses: Sequence[str]) -> bool:
    """Whether a stretch has an abbreviation that neither the form nor its replacement has: `di ISI` is no `di isi`."""
    if found.islower() or found.isupper():
        return False
    pairs = zip(found.split(" "), form.split(" "), strict=False)
    return any(
        1 < len(word) < _SHOUTED and word.isupper() and not meant.isupper() and word not in uses[0] for word, meant in pairs
    )


def _is_gloss(text: str, span: Span, words: Sequence[str]) -> bool:
    """Whether a form in brackets explains its own replacement: `pola pikir (mindset)`."""
    before = text[max(span.start - _NEAR, 0) : span.start].lower()
    return before.endswith(tuple([f"{word.lower()} (" for word in words]))


def _precedes(text: str, span: Span, words: Collection[str]) -> bool:
    following = next_word(text, span)
    return following is not None and following[0] in words


def _goes_on(text: str, span: Span) -> bool:
    """Whether a capitalised word may continue a name: `Biro Perencanaan dan Kerjasama`."""
    return _GOES_ON.search(text, max(span.start - _NEAR, 0), span.start) is not None


def _opens_run(text: str, span: Span) -> bool:
    """Whether a long capitalised word follows a small one, so that it hardly continues a name: `banyak Terimakasih`."""
    before = _WORD_BEFORE.search(text, max(span.start - _NEAR, 0), span.start)
    return before is not None and before[0].islower() and span.end - span.start >= _LONG


def _is_lead_in(passage: Passage, span: Span, use: str) -> bool:
    """Whether a stretch opens a sentence and differs only in capitals, as in a typographic lead-in (`KOMISI Pemilihan`)."""
    found = passage.text[span.start : span.end]
    if found.lower() != use.lower() or not found[:2].isupper() or not begins(passage, span):
        return False
    return all(word.isupper() or word == right for word, right in zip(found.split(), use.split(), strict=True))


def _is_in_phrase(passage: Passage, span: Span) -> bool:
    """Whether a stretch is part of a foreign phrase, or is explained by brackets or `atau`."""
    text, language = passage.text, passage.language
    found, is_bracketed = (
        text[span.start : span.end],
        text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")",
    )
    if is_bracketed or _EXPLAINED.match(text, span.end) or _is_hyphened(text, span):
        return True
    before, behind = _WORD_BEFORE.search(text, max(span.start - _NEAR, 0), span.start), next_word(text, span)
    if before and before[0] == language.either:
        return True
    if not found.islower() and not passage.is_headline:
        is_single = " " not in found and not (behind and (before or opens_sentence(passage, span)))
        if is_single or (behind and behind[0][0].isupper()):
            return True
    words = [word[0].lower() for word in (before, behind) if word and not (found.islower() and word[0][0].isupper())]
    return not all(language.is_ordinary(word) or language.is_ordinary(_stem(language, word)) for word in words)


def _stem(language: Language, word: str) -> str:
    return language.enclitics.without(word) or word


def _is_hyphened(text: str, span: Span) -> bool:
    """Whether a stretch is part of a hyphenated word such as `unggah-ungguh`."""
    return text[span.start - 1 : span.start] == "-" or text[span.end : span.end + 1] == "-"
