"""Makes the lexicon of the kind `spelling`, `rules/data/ejaan.txt`, from public sources that are not part of the repository.

    python benchmarks/lexicon.py --texts FOLDER --kbbi FOLDER --english FILES... [--out FILE]
    python benchmarks/lexicon.py --kbbi FOLDER --complete [--out FILE]

TEXTS is a folder of plain texts, a source a file and a paragraph after a blank line; only counts of single words come of them.
KBBI is the folder `word-details` of Naandalist/kbbi-harvester-cdn; only headwords, and whether they have a meaning of their
own, come of it. ENGLISH are word lists of SCOWL. The second command adds the headwords that the kind reports in spite of the
file, as slips of more than one letter or as two words joined; run it after the first, and after each new sort of slip. Which
ones were read, and under which licences, stands in `rules/data/README.md`.
"""

import argparse
import json
import re
import textwrap
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Set
from math import log10
from pathlib import Path
from typing import NamedTuple

from pesanlint.guideline import load, load_config
from pesanlint.language.id.affixes import is_derived
from pesanlint.language.id.prefixes import nasal
from pesanlint.language.id.scores import SHORTEST, enough
from pesanlint.language.id.slipcosts import COMMON_SLIP
from pesanlint.language.id.spelling import PER_BAND, Lexicon, Meant, is_certain, is_obscure, judged, lexicon, lists
from pesanlint.language.id.twoletters import with_missing_letters
from pesanlint.shipped import rules_root

_TOKEN = re.compile(r"(?<![\w@#./'’-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w@/'’]|[.-]\w)")
_WORD = re.compile(r"[a-z]+")
_ATTESTED = 3
"""Minimum occurrences of a word that is in no dictionary."""
_NAME = 3
"""Minimum occurrences with a capital inside a sentence for a word to be a name."""
_USUAL = 9
"""Minimum words that contain a sequence of three letters for it to be a usual one."""
_LONGER = 3
"""Letters of an enclitic: a word is left alone that may be taken for a slip with one behind it."""
_OBSCURE = 2.0
"""Minimum score for a dictionary word without occurrences to be a slip."""
_USUAL_ENGLISH = (".10", ".20")
"""The sizes of SCOWL of which words of four letters are known, too: short words of others are likelier slips."""
_SURER_THAN_NAME = 2.0
"""Minimum score for a name in small letters to be a slip."""
_SLIPS = "bahasa.salah-ketik"
"""The rule that lists slips: its words are slips for this kind too."""
_LOANS = ("asi", "isi", "usi", "itas", "isme", "ologi", "grafi")
_LONG_LOAN = 7
"""Endings and letters of borrowed words, which are roots that `kata.txt` seldom has, and excuse hardly any slip."""
_NUMERALS = frozenset("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split())


class Counts(NamedTuple):
    """Counts of words in small letters, of their paragraphs, and of words with a capital inside a sentence."""

    small: Counter[str]
    paragraphs: Counter[str]
    capital: Counter[str]


def main() -> None:
    """Read the sources, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--kbbi", type=Path, required=True)
    parser.add_argument("--english", type=Path, nargs="+", default=[])
    parser.add_argument("--complete", action="store_true")
    parser.add_argument("--out", type=Path, default=rules_root() / "data" / "ejaan.txt")
    options = parser.parse_args()
    if options.complete:
        complete(options.out, headwords(options.kbbi)[0])
        return
    counts = counted(sorted(options.texts.glob("*.txt")))
    dictionary, references = headwords(options.kbbi)
    english, sure_english = _english(options.english)
    families = [line.split(" ") for line in (rules_root() / "data" / "kata.txt").read_text("utf-8").splitlines()]
    lazim = set((rules_root() / "data" / "kata-lazim.txt").read_text("utf-8").split())
    total = sum(counts.small.values())

    roots = {root for root, *words in families if any(word in counts.small for word in (root, *words))}
    roots |= {word for word in dictionary if len(word) >= _LONG_LOAN and word.endswith(_LOANS)}
    avoided = _avoided()
    sure = {word for word in counts.small if _is_certain(word, dictionary, roots)} - references - avoided | lazim
    frequent = {word: round(log10(max(counts.small[word], 1) / total * 1e6) * PER_BAND) for word in sure if len(word) > 1}
    names = {word for word, count in counts.capital.items() if count >= _NAME}
    known = sure_english | references | avoided | (set(dictionary) & set(counts.small))
    orders = Counter(order for word in {*sure, *dictionary, *known} for order in _orders(word))
    common = {order for order, count in orders.items() if count >= _USUAL}
    bare = Lexicon(lists("\n\n".join(_paragraphs(frequent, {"akar": roots, "urutan": common}))))
    known |= {word for word in counts.small if word not in sure and _is_attested(word, counts, bare, total)}
    others = {word for word in known - sure if _in_reach(word, bare)}
    names = {word for word in (names | english) - known - sure if _in_reach(word, bare)}
    others |= {word for word in names if bare.candidates(word)[0].score < _SURER_THAN_NAME}
    others |= {word for word in dictionary - known - sure if _in_reach(word, bare, obscure=True)}
    options.out.write_text(
        "\n\n".join(_paragraphs(frequent, {"lain": others, "nama": names - others, "akar": roots, "urutan": common})) + "\n",
        "ascii",
    )
    print(f"{len(frequent)} frequent, {len(others)} others, {len(roots)} roots, {len(common)} orders; {total} words counted")


def complete(file: Path, dictionary: Iterable[str]) -> None:
    """Add to the further words of a finished file the headwords that would be reported."""
    missing = {word for word in dictionary if _is_unforeseen(word)}
    paragraphs = file.read_text("ascii").rstrip("\n").split("\n\n")
    at = next(at for at, one in enumerate(paragraphs) if one.startswith("lain "))
    paragraphs[at] = _paragraph("lain", missing.union(paragraphs[at].split()[1:]))
    file.write_text("\n\n".join(paragraphs) + "\n", "ascii")
    print(f"{len(missing)} added")


def _is_unforeseen(word: str) -> bool:
    """Whether a headword would be reported, but not as a usual slip nor as a far more frequent word without two letters."""
    meant = judged(word)
    if meant is None or meant.uses[0] in with_missing_letters(word):
        return False
    return all(one.word != meant.uses[0] or one.cost > COMMON_SLIP for one in lexicon().candidates(word))


def _english(files: Iterable[Path]) -> tuple[set[str], set[str]]:
    """The words of English, and those of them that are known; short ones, but the most usual, are likelier slips."""
    words: set[str] = set()
    sure: set[str] = set()
    for file in files:
        found = set(_WORD.findall(file.read_text("latin-1")))
        words |= found
        sure |= {word for word in found if len(word) > SHORTEST + (file.suffix not in _USUAL_ENGLISH)}
    return words, sure


def counted(files: Iterable[Path]) -> Counts:
    """Count the words of texts; the halves of words with a hyphen are words."""
    counts = Counts(Counter(), Counter(), Counter())
    for file in files:
        for paragraph in file.read_text("utf-8").split("\n\n"):
            small: list[str] = []
            for m in _TOKEN.finditer(paragraph):
                for word in m[0].split("-"):
                    if word.islower():
                        small.append(word)
                    elif word[0].isupper() and re.search(r"[a-z] $", paragraph[max(m.start() - 2, 0) : m.start()]):
                        counts.capital[word.lower()] += 1
            counts.small.update(small)
            counts.paragraphs.update(set(small))
    return counts


def headwords(folder: Path) -> tuple[set[str], set[str]]:
    """The single words in small letters that the dictionary has, and those of which it only says which other word to write."""
    own: set[str] = set()
    references: set[str] = set()
    for file in folder.rglob("*.json"):
        entry = json.loads(file.read_text("utf-8"))
        if _WORD.fullmatch(entry["word"]):
            meanings = [meaning["definisi"] for one in entry["entries"] for meaning in one["makna"]]
            is_reference = bool(meanings) and all(meaning.strip().startswith("→") for meaning in meanings)
            (references if is_reference else own).add(entry["word"])
    return own, references - own


def _avoided() -> set[str]:
    """The words in other rules, which are neither reported nor offered."""
    rules = load(load_config(None)).rules
    return {
        one.found
        for rule in rules
        for one in rule.rewrites()
        if one.key == "swap" and rule.id != _SLIPS and _WORD.fullmatch(one.found)
    }


def _is_certain(word: str, dictionary: Set[str], roots: Collection[str]) -> bool:
    """Whether a word that occurs is in the dictionary, or affixes make it of something that is."""
    if word in dictionary or is_derived(word, roots.__contains__, dictionary.__contains__):
        return True
    bare = next((word.removesuffix(end) for end in ("nya", "lah", "kah") if word.endswith(end)), word)
    return _is_passive(word, dictionary) or _is_passive(bare, dictionary) or (word[:2] == "ke" and word[2:] in _NUMERALS)


def _is_passive(word: str, dictionary: Set[str]) -> bool:
    """Whether a word is the passive, or the bare stem, of an active verb in the dictionary: `diketahui` of `mengetahui`."""
    for stem in (word.removeprefix("di"), word):
        for suffix in ("kan", "i", ""):
            root = stem.removesuffix(suffix)
            if stem.endswith(suffix) and len(root) > SHORTEST:
                active = nasal("me")(root).right
                if (active and active + suffix in dictionary) or not dictionary.isdisjoint((f"mem{stem}", f"meng{stem}")):
                    return True
    return False


def _is_attested(word: str, counts: Counts, bare: Lexicon, total: int) -> bool:
    """Whether a word that no dictionary has is used often enough, and is no common slip in a far more frequent word."""
    if counts.small[word] < _ATTESTED or counts.paragraphs[word] < 2:
        return False
    candidates = bare.candidates(word)
    if not candidates:
        return True
    word_, score, cost = candidates[0]
    return not bare.is_enough(word, Meant(word_, score - max(log10(counts.small[word] / total * 1e6), 0) - 0.6, cost))


def _in_reach(word: str, bare: Lexicon, *, obscure: bool = False) -> bool:
    """Whether a word would be taken for a slip if the lexicon did not have it, itself or with an enclitic."""
    candidates = bare.candidates(word) if len(word) >= SHORTEST else []
    if not candidates or candidates[0].score < enough(len(word) + _LONGER, candidates[0].cost) - 1.2:
        return False
    is_unused = obscure and is_obscure(word, candidates[0]) and candidates[0].score >= _OBSCURE
    return not is_unused or is_certain(word, candidates, bare)


def _orders(word: str) -> set[str]:
    framed = f"^{word}$"
    return {framed[at : at + 3] for at in range(len(word))}


def _paragraphs(frequent: dict[str, int], sorts: dict[str, Iterable[str]]) -> Iterator[str]:
    for band in sorted(set(frequent.values()), reverse=True):
        yield _paragraph(str(band), (word for word, its in frequent.items() if its == band))
    for heading, words in sorts.items():
        yield _paragraph(heading, words)


def _paragraph(heading: str, words: Iterable[str]) -> str:
    return textwrap.fill(" ".join((heading, *sorted(words))), 128, break_on_hyphens=False)


if __name__ == "__main__":
    main()
