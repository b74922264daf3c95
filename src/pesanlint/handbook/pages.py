"""Collect the content of the handbook, for HTML and Markdown alike."""

from dataclasses import dataclass
from itertools import groupby

from pesanlint.guideline import Guideline, Layer
from pesanlint.language.id.dates import written
from pesanlint.rule import Example, Rule, Term
from pesanlint.workspace.examples import first_message

INTRODUCTION = (
    "Pedoman ini disusun dari aturan yang dijalankan oleh pesanlint. Setiap butir memuat ketentuan, alasan, dasar, dan "
    "contohnya; apa yang tertulis di sini sama dengan apa yang diperiksa pada naskah."
)
LEVELS = {
    "error": "Harus diperbaiki sebelum naskah terbit.",
    "warning": "Perlu diperbaiki, kecuali ada alasan yang kuat.",
    "suggestion": "Layak dipertimbangkan; penulis yang memutuskan.",
}
"""Level → what the writer has to do."""
EXAMPLE_LABELS = {"bad": "Belum tepat", "good": "Seharusnya", "ok": "Sudah tepat"}

_SCOPES = {
    "narration": "seluruh naskah, kecuali kutipan langsung",
    "body": "tubuh naskah, tanpa judul dan kutipan langsung",
    "title": "judul",
    "quote": "kutipan langsung",
    "all": "seluruh naskah, termasuk kutipan langsung",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule as the handbook shows it. `facts` are pairs of a label and its text."""

    number: str
    """What it is cited by: `3.2` is the second clause of the third topic of its pack."""
    heading: str
    name: str
    """The rule's full name, which is also the anchor that links point to."""
    level: str
    message: str
    """The message of the finding in the rule's first `bad` example."""
    why: str
    source: str
    facts: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, tuple[Term, ...]], ...]
    """The rule's terms by the layer that lists them: the title of the layer ("" for the rule itself) and its terms."""
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """The clauses of one topic file, under one heading."""

    number: int
    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One layer: its own clauses by topic, and its changes to the clauses of other layers."""

    file: str
    """The name of the page's file, without extension."""
    layer: str
    title: str
    topics: tuple[Topic, ...]
    changes: tuple[tuple[str, str, str], ...]
    """For each clause of another layer that this one changes: its page, its name, and the change (Indonesian)."""

    @property
    def count(self) -> int:
        """The number of the layer's own clauses."""
        return sum(len(topic.clauses) for topic in self.topics)


def pages(guideline: Guideline) -> tuple[Page, ...]:
    """Return a page for each layer of a guideline, the lowest layer first."""
    parts: dict[str, list[Rule]] = {}
    for rule in guideline.rules:
        parts.setdefault(rule.id, []).append(rule)
    titles = {layer.name: layer.title for layer in guideline.layers}
    return tuple(_page(layer, parts, titles, guideline) for layer in guideline.layers)


def _page(layer: Layer, parts: dict[str, list[Rule]], titles: dict[str, str], guideline: Guideline) -> Page:
    own = [rules for rules in parts.values() if _pack(rules[0]) == layer.name]
    topics = (
        Topic(number, title, tuple(_clause(f"{number}.{at}", rules, titles, guideline) for at, rules in enumerate(group, 1)))
        for number, (title, group) in enumerate(groupby(own, key=lambda rules: rules[0].topic), 1)
    )
    changes = tuple(
        (_file(_pack(rules[0])), rules[0].id, said)
        for rules in parts.values()
        if _pack(rules[0]) != layer.name and (said := _changed(rules, layer.name))
    )
    return Page(_file(layer.name), layer.name, layer.title, tuple(topics), changes)


def _pack(rule: Rule) -> str:
    return rule.id.partition(".")[0]


def _file(layer: str) -> str:
    return f"pak-{layer}"


def _changed(rules: list[Rule], layer: str) -> str:
    """Return what a layer changed in another layer's rule: its level or its terms (Indonesian); "" if nothing."""
    said = []
    if rules[0].layer == layer:
        said.append(f"tingkatnya menjadi {rules[0].level.label}")
    if any(rule.layer == layer for rule in rules[1:]):
        said.append("istilahnya ditambah")
    return "; ".join(said)


def _clause(number: str, rules: list[Rule], titles: dict[str, str], guideline: Guideline) -> Clause:
    rule = rules[0]
    listed = ((titles.get(part.layer, part.layer) if part is not rule else "", tuple(part.listed())) for part in rules)
    return Clause(
        number=number,
        heading=rule.id.partition(".")[2].replace("-", " ").capitalize(),
        name=rule.id,
        level=rule.level.value,
        message=first_message(guideline, rule),
        why=rule.why,
        source=rule.source,
        facts=tuple(_facts(rule, titles)),
        terms=tuple((title, terms) for title, terms in listed if terms),
        examples=rule.examples,
    )


def _facts(rule: Rule, titles: dict[str, str]) -> list[tuple[str, str]]:
    facts = [
        ("Tingkat", rule.level.label.capitalize()),
        ("Lapis", titles.get(rule.layer, rule.layer)),
        ("Berlaku pada", "; ".join(_SCOPES[scope] for scope in rule.scope)),
    ]
    if rule.valid_from:
        facts.append(("Mulai berlaku", written(rule.valid_from)))
    if rule.valid_until:
        facts.append(("Berlaku sampai dengan", written(rule.valid_until)))
    if rule.locked:
        facts.append(("Dikunci", "lapis di bawahnya hanya boleh memperketat"))
    return facts
