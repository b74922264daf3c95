"""Measure a text: words and sentences, headings and lists, and readability formulas."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from pesanlint.language.syllables import count as syllables
from pesanlint.language.words import HYPHENATED_WORD
from pesanlint.reading.passage import Passage
from pesanlint.reading.reading import Reading
from pesanlint.spans import Span

_LINK = re.compile(r"\]\(|<a\s|(?<![\w(\"'=])https?://", re.IGNORECASE)
_NO_ENDING = re.compile(r"(?:es|ed|ing)$")
LONG = 6
"""Maximum letters of a word that is not long (Björnsson 1968)."""
SYLLABLES = 3
"""Minimum syllables of a complex word (Gunning 1952)."""

MEASURES: dict[str, str] = {
    "words": "kata",
    "sentences": "kalimat",
    "paragraphs": "paragraf",
    "characters": "huruf dan angka",
    "syllables": "suku kata",
    "long_words": "kata lebih dari enam huruf",
    "complex_words": "kata bersuku tiga atau lebih, tanpa akhiran bahasa Inggris",
    "polysyllabic_words": "kata bersuku tiga atau lebih",
    "headings": "judul dan subjudul",
    **{f"heading_h{level}": f"judul tingkat {level}" for level in range(1, 7)},
    "list": "butir daftar",
    "blockquote": "kutipan blok",
    "pre": "blok kode",
    "table_cells": "sel tabel",
    "links": "tautan",
    "lix": "LIX: kata per kalimat ditambah persentase kata panjang (Björnsson 1968)",
    "fry_syllables": "suku kata per 100 kata × 0,6 untuk grafik Fry (lazim dalam buku ajar; asalnya belum dibaca)",
    "fry_sentences": "kalimat per 100 kata untuk grafik Fry (Fry 1968)",
    "flesch_reading_ease": "Flesch Reading Ease, untuk bahasa Inggris (Flesch 1948)",
    "flesch_kincaid": "Flesch–Kincaid Grade Level, untuk bahasa Inggris (Kincaid 1975)",
    "gunning_fog": "Gunning Fog, untuk bahasa Inggris (Gunning 1952)",
    "automated_readability": "Automated Readability Index, untuk bahasa Inggris (Smith dan Senter 1967)",
    "coleman_liau": "Coleman–Liau Index, untuk bahasa Inggris (Coleman dan Liau 1975)",
    "smog": "SMOG, untuk bahasa Inggris (McLaughlin 1969)",
}
"""Each measure, and what it counts (Indonesian)."""


def measures(reading: Reading) -> dict[str, float]:
    """Return the measures of a document by name; all are zero without words.

    Words and sentences are those of paragraphs, list items and quotations; headlines, tables and code are counted apart.
    """
    labels = Counter(label for block in reading.blocks for label in block.labels)
    kinds = Counter(block.kind for block in reading.blocks)
    prose = [
        passage
        for passage in reading.passages
        if passage.kind in ("paragraph", "list-item", "blockquote") and passage.labels.isdisjoint(("alt", "attribute"))
    ]
    spans = [Span(0, len(passage.text)) for passage in prose]
    found = {name: float(value) for name, value in _of_words(prose, spans, reading.language.code).items()}
    found |= {
        "paragraphs": kinds["paragraph"] - labels["alt"] - labels["attribute"],
        "headings": labels["heading"],
        **{f"heading_h{level}": labels[f"h{level}"] for level in range(1, 7)},
        "list": labels["list"],
        "blockquote": labels["blockquote"],
        "pre": kinds["code"],
        "table_cells": kinds["table-cell"],
        "links": len(_LINK.findall(reading.source)),
    }
    return _with_formulas(found)


def measures_of(reading: Reading, span: Span) -> dict[str, float]:
    """Return the measures of a block or a sentence in it, where only those of words are above zero."""
    passage, place = reading.passage_at(span)
    found = dict.fromkeys(MEASURES, 0.0)
    found |= _of_words([passage], [place], reading.language.code)
    return _with_formulas(found)


def _of_words(passages: Sequence[Passage], spans: Sequence[Span], code: str) -> dict[str, float]:
    """The measures of words in spans of passages."""
    words = [
        word for passage, span in zip(passages, spans, strict=True) for word in HYPHENATED_WORD.findall(passage.text, *span)
    ]
    in_syllables = [syllables(word, code) for word in words]
    complex_words = sum(
        number >= SYLLABLES and (number > SYLLABLES or not _NO_ENDING.search(word))
        for word, number in zip(words, in_syllables, strict=True)
    )
    return {
        "words": len(words),
        "sentences": sum(
            HYPHENATED_WORD.search(passage.text, max(start, span.start), min(end, span.end)) is not None
            for passage, span in zip(passages, spans, strict=True)
            for start, end in passage.sentences
            if start < span.end and span.start < end
        ),
        "characters": sum(map(str.isalnum, "".join(words))),
        "syllables": sum(in_syllables),
        "long_words": sum(len(word) > LONG for word in words),
        "complex_words": complex_words,
        "polysyllabic_words": sum(number >= SYLLABLES for number in in_syllables),
    }


def _with_formulas(found: dict[str, float]) -> dict[str, float]:
    is_measurable = bool(found["words"] and found["sentences"])
    return found | {name: formula(found) if is_measurable else 0.0 for name, formula in _FORMULAS.items()}


_FORMULAS: dict[str, Callable[[dict[str, float]], float]] = {
    "lix": lambda m: m["words"] / m["sentences"] + 100 * m["long_words"] / m["words"],
    "fry_syllables": lambda m: 60 * m["syllables"] / m["words"],
    "fry_sentences": lambda m: 100 * m["sentences"] / m["words"],
    "flesch_reading_ease": lambda m: 206.835 - 1.015 * m["words"] / m["sentences"] - 84.6 * m["syllables"] / m["words"],
    "flesch_kincaid": lambda m: 0.39 * m["words"] / m["sentences"] + 11.8 * m["syllables"] / m["words"] - 15.59,
    "gunning_fog": lambda m: 0.4 * (m["words"] / m["sentences"] + 100 * m["complex_words"] / m["words"]),
    "automated_readability": lambda m: 4.71 * m["characters"] / m["words"] + 0.5 * m["words"] / m["sentences"] - 21.43,
    "coleman_liau": lambda m: 5.88 * m["characters"] / m["words"] - 29.6 * m["sentences"] / m["words"] - 15.8,
    "smog": lambda m: 1.043 * (30 * m["polysyllabic_words"] / m["sentences"]) ** 0.5 + 3.1291,
}
