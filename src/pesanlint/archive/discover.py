"""Find terms that an archive writes in several ways, and propose rules for a person to decide on."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import Any

from pesanlint.archive.contradictions.bodies import alike
from pesanlint.archive.contradictions.names import alike_names
from pesanlint.archive.tables import Row, Tables
from pesanlint.guideline import Guideline
from pesanlint.records import NamedTuple
from pesanlint.search.folding import folded

SORTS = ("expansion", "name", "office", "term")
_FEW = 3
"""Minimum releases of a term to count as a variant, not a typing error."""
_LETTERS = 8
"""Minimum letters of an office or term that counts as misspelt."""
_SMALL = 300
"""Maximum characters of a sentence that can be an example."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MENTIONS = """
    SELECT m.sort, m.text, m.name, m.office, m.body, m.expansion, m.context, d.unit, d.date, d.document
    FROM mentions m JOIN documents d USING (key) WHERE NOT m.in_quote ORDER BY d.date, d.document, m.start"""
_SENTENCES = """
    SELECT DISTINCT context, unit, date, document FROM (
        SELECT key, context FROM mentions WHERE NOT in_quote UNION SELECT key, context FROM figures WHERE NOT in_quote)
    JOIN documents USING (key) ORDER BY date, document, context"""


class Variant(NamedTuple):
    """One spelling of a term, with its count, places and days."""

    form: str
    desks: Counter[str]
    years: Counter[str]
    example: str

    @property
    def hits(self) -> int:
        """Number of occurrences."""
        return self.years.total()


class Candidate(NamedTuple):
    """A term that is written in several ways."""

    sort: str
    subject: str
    variants: tuple[Variant, ...]
    """The spellings, the most frequent first."""
    official: str
    """The form in the guideline or the word list; "" if it is in neither."""

    @property
    def use(self) -> str:
        """The form to write: the official one, else the most frequent one."""
        return self.official or self.variants[0].form


def candidates(tables: Tables, guideline: Guideline) -> Iterator[Candidate]:
    """Return the terms that an archive writes in several ways and its guideline does not fix yet.

    Args:
        tables: the archive.
        guideline: the guideline, for the forms that it has.
    """
    replaced, right = _known(guideline)
    groups: dict[str, dict[str, dict[str, list[Row]]]] = {sort: defaultdict(lambda: defaultdict(list)) for sort in SORTS[:3]}
    for row in tables.each(_MENTIONS):
        if row["sort"] == "abbreviation":
            groups["expansion"][row["text"]][row["expansion"]].append(row)
        elif row["sort"] == "office":
            groups["name"][alike(row["body"])][row["text"]].append(row)
            groups["office"][""][row["office"]].append(row)
    for sort in SORTS[:3]:
        for subject, forms in sorted(groups[sort].items()):
            for variants in _clusters(sort, forms):
                yield from _told(sort, subject, variants, replaced, right)
    for one, other in _apart_and_joined(tables):
        yield from _told("term", one.form, [one, other], replaced, right)


def _clusters(sort: str, forms: Mapping[str, list[Row]]) -> Iterator[list[Variant]]:
    """Return groups of forms that may mean the same, the most frequent first in each."""
    left = sorted(forms, key=lambda form: (-len(forms[form]), form))
    if sort == "expansion":
        usual = left[0]
        near = [form for form in left if folded(form) == folded(usual) or _is_slip(folded(form), folded(usual))]
        different = {folded(form) for form in near}
        if len(different) > 1:
            yield [_variant(form, forms[form]) for form in near if form == usual or folded(form) != folded(usual)]
        return
    is_one = alike_names if sort == "name" else _is_slip
    for one, other in combinations(left, 2):
        documents = [{row["document"] for row in forms[form]} for form in (one, other)]
        if is_one(folded(one), folded(other)) and documents[0].isdisjoint(documents[1]):
            yield [_variant(one, forms[one]), _variant(other, forms[other])]


def _is_slip(one: str, other: str) -> bool:
    """Whether two phrases differ only by one or two letters, or by blanks and hyphens."""
    if one == other:
        return False
    bare = one.replace(" ", "").replace("-", ""), other.replace(" ", "").replace("-", "")
    if bare[0] == bare[1]:
        return True
    from rapidfuzz.distance import OSA

    return min(map(len, bare)) >= _LETTERS and OSA.distance(*bare, score_cutoff=2) <= 2 and _differ_in_one_word(one, other)


def _differ_in_one_word(one: str, other: str) -> bool:
    words, others = one.split(), other.split()
    return len(words) == len(others) and sum(a != b for a, b in zip(words, others, strict=True)) == 1


def _apart_and_joined(tables: Tables) -> Iterator[tuple[Variant, Variant]]:
    """Return terms written both as one word and as two: `adhoc`, `ad hoc`, `ad-hoc`; the most frequent first."""
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in tables.each(_SENTENCES):
        words = [word.lower() for word in _WORD.findall(row["context"])]
        for form in {*words, *map(" ".join, pairwise(words))}:
            bare = form.replace(" ", "").replace("-", "")
            if len(bare) > _LETTERS // 2 and len(kept := found[bare][form]) < 2000:
                kept.append(row)
    for forms in found.values():
        usual = sorted((form for form in forms if len(forms[form]) >= _FEW), key=lambda form: (-len(forms[form]), form))
        for one, other in combinations(usual, 2):
            yield _variant(one, forms[one]), _variant(other, forms[other])


def _variant(form: str, rows: Iterable[Row]) -> Variant:
    rows = list(rows)
    example = next((row["context"] for row in rows if form in row["context"] and _may_be_example(row["context"])), "")
    years = Counter(row["date"][:4] or "?" for row in rows)
    return Variant(form, Counter(row["unit"] for row in rows), years, _plain(example))


def _may_be_example(context: str) -> bool:
    return len(context) <= _SMALL and not set('“”"‘’[]<>*_`').intersection(context)


def _known(guideline: Guideline) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded forms that the guideline replaces, and their replacements."""
    terms = [term for rule in guideline.rules for term in rule.listed()]
    return (
        frozenset(folded(form) for term in terms for form in term.avoid),
        frozenset(re.sub(r" \([A-Z]+\)$", "", folded(form), flags=re.IGNORECASE) for term in terms for form in term.write),
    )


def _told(
    sort: str, subject: str, variants: list[Variant], replaced: frozenset[str], right: frozenset[str]
) -> Iterator[Candidate]:
    left = [one for one in variants if folded(one.form) not in replaced]
    if len(left) < 2:
        return
    official = next((one.form for one in left if folded(one.form) in right), "")
    if not official and sort != "name":
        listed = [one.form for one in left if _in_word_list(one.form)]
        official = listed[0] if len(listed) < len(left) and listed else ""
    yield Candidate(sort, subject, tuple(left), official)


def _in_word_list(form: str) -> bool:
    """Whether all words of a form are in the word list."""
    from pesanlint.language.id.inflection import vocabulary

    return all(vocabulary().root_of(word) or vocabulary().roots_of(word) for word in form.lower().replace("-", " ").split())


def as_yaml(found: Iterable[Candidate]) -> Iterator[str]:
    """Return a topic file with a rule for each candidate, its counts as comments and examples from the archive."""
    import yaml

    yield "title: Calon aturan dari arsip\nrules:\n"
    number = 0
    for one in found:
        rule = _rule(one, number + 1)
        if rule is None:
            continue
        number += 1
        yield f"  # {_SAID[one.sort]}: {_plain(one.subject)}\n"
        for variant in one.variants:
            desks = ", ".join(f"{_plain(desk) or '?'} {count}" for desk, count in variant.desks.most_common(5))
            years = ", ".join(f"{year} {count}" for year, count in sorted(variant.years.items()))
            yield f"  #   {_plain(variant.form)}: {variant.hits} kali; {years}; {desks}\n"
        if one.official:
            yield f"  # bentuk resmi menurut pedoman atau daftar kata: {_plain(one.official)}\n"
        dumped = yaml.safe_dump([rule], allow_unicode=True, sort_keys=False, width=110)
        yield "".join(f"  {line}\n" for line in dumped.splitlines())
    if not number:
        yield "  []\n"


_SAID = {"expansion": "kepanjangan singkatan", "name": "nama", "office": "jabatan", "term": "istilah"}


def _plain(text: str) -> str:
    return " ".join(text.split())


def _rule(one: Candidate, number: int) -> dict[str, Any] | None:
    """Return the rule of a candidate, or None if the archive has no plain sentence as an example."""
    use = one.use
    wrong = [variant for variant in one.variants if folded(variant.form) != folded(use) and variant.example]
    if not wrong:
        return None
    head = {"id": f"calon-{number}", "level": "suggestion", "source": "belum ditetapkan; bentuk yang lazim dalam arsip"}
    examples = [{"bad": variant.example, "good": variant.example.replace(variant.form, use)} for variant in wrong]
    if one.sort == "expansion":
        entry = {"short": one.subject, "long": use, "wrong": [variant.form for variant in wrong]}
        return {**head, "kind": "expansion", "report": ["listed"], "entries": [entry], "examples": examples}
    swap: dict[str, Any] = {"not": [variant.form for variant in wrong], "use": use}
    extra: dict[str, Any] = {"names": True, "match_case": True} if one.sort == "name" else {"names": True}
    return {**head, "kind": "substitution", "safe": False, **extra, "swap": [swap], "examples": examples}
