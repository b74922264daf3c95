"""Decides whether a word is derived from a root: strips its affixes, then adds them again by the rules of sound.

Sources: as in `prefixes`; for prefixes before prefixes (`keberhasilan`, `memberlakukan`) and before whole words
(`berpendidikan`) Tata Bahasa Baku Bahasa Indonesia, edisi keempat, bab IV and VI; for bound forms EYD V, II.B.
"""

from collections.abc import Callable, Iterator

from pesanlint.language.id.prefixes import liquid, nasal, plain

_SUFFIXES = ("", "kan", "an", "i")
_ENCLITICS = ("", "nya", "lah", "kah", "ku", "mu", "nyalah", "nyakah")
_SHORTEST = 3
"""Minimum letters of a root, and of what remains without an enclitic."""
_NASAL_ROOTS = {"mem": "p", "men": "t", "meng": "k", "meny": "s", "pem": "p", "pen": "t", "peng": "k", "peny": "s"}
"""The letter of the root that each prefix replaces: meng- and `kirim` give `mengirim`."""
_NASAL_STEMS = ("menge", "meng", "meny", "mem", "men", "me", "penge", "peng", "peny", "pem", "pen", "pe")
_PLAIN = {
    "": _SUFFIXES,
    "di": ("", "kan", "i"),
    "ku": ("", "kan", "i"),
    "kau": ("", "kan", "i"),
    "ke": ("an",),
    "se": ("",),
    "ber": ("", "an", "kan"),
    "ter": ("", "kan", "i"),
    "per": ("an", "kan", "i"),
    "memper": ("", "kan", "i"),
    "diper": ("", "kan", "i"),
    "member": ("kan",),
    "diber": ("kan",),
    "pember": ("an",),
    "keber": ("an",),
    "keter": ("an",),
    "ketidak": ("an",),
    "kese": ("an",),
    "ketak": ("an",),
}
"""Prefixes that leave the root as it is (some lose their r), each with the suffixes it combines with."""
_LIQUID = {prefix: liquid(prefix) for prefix in _PLAIN if prefix.endswith("er")} | {
    prefix: plain(prefix) for prefix in _PLAIN if not prefix.endswith("er")
}
_NASAL = {"m": nasal("me"), "p": nasal("pe")}
_NASAL_SUFFIXES = {"m": ("", "kan", "i"), "p": ("", "an")}
_BOUND = tuple(
    """adi ambi anti antar audio bi bio de dwi eka eks ekstra geo hidro hiper info infra inter intra kontra kilo maha makro
    manca mikro mini mono multi neo nir non panca pasca pra pro proto purna re semi sub super supra swa tele trans tri tuna
    ultra""".split()
)
_OPPOSED = {"makro": "mikro", "mikro": "makro"}
"""Bound forms that combine with the same words."""
_LONG = 5
"""Minimum letters of a whole word after a prefix or bound form: `di` and `se` would make words of nearly anything."""


def is_derived(word: str, is_root: Callable[[str], bool], is_word: Callable[[str], bool]) -> bool:
    """Whether a word is derived from a root by affixes, or from another word by a prefix, a bound form or an enclitic.

    A verb in memper- also stands without mem-: `yang kami persekutukan`, `ingin perkaya diri`.

    Args:
        word: the word in small letters.
        is_root: tells whether a string is a root.
        is_word: tells whether a string is a word.
    """
    for enclitic in _ENCLITICS:
        bare = word.removesuffix(enclitic)
        if word.endswith(enclitic) and len(bare) >= _SHORTEST:
            if (enclitic and is_word(bare)) or any(is_root(root) for root in _roots(bare)):
                return True
            if any(is_word(rest) for rest in _after_bound_form(bare)) or (bare.startswith("per") and is_word(f"mem{bare}")):
                return True
    return False


def _roots(word: str) -> Iterator[str]:
    """The roots from which the rules derive the word, whether they exist or not."""
    for suffix in _SUFFIXES:
        if not word.endswith(suffix):
            continue
        stem = word[: len(word) - len(suffix)]
        for prefix, suffixes in _PLAIN.items():
            if suffix in suffixes and stem.startswith(prefix[:2]):
                yield from _after_prefix(prefix, stem, suffix)
        if stem[:2] in ("me", "pe") and suffix in _NASAL_SUFFIXES[stem[0]]:
            for prefix in _NASAL_STEMS:
                if stem.startswith(prefix):
                    rest = stem[len(prefix) :]
                    for root in (rest, _NASAL_ROOTS.get(prefix, "") + rest):
                        if len(root) >= _SHORTEST and _takes_suffix(root, suffix) and _NASAL[stem[0]](root).right == stem:
                            yield root


def _after_prefix(prefix: str, stem: str, suffix: str) -> Iterator[str]:
    """The root after a prefix, given with or without the r that the prefix may lose."""
    for length in (len(prefix), len(prefix) - 1) if prefix.endswith("er") else (len(prefix),):
        root = stem[length:]
        if stem.startswith(prefix[:length]) and len(root) >= _SHORTEST and _takes_suffix(root, suffix):
            spelling = _LIQUID[prefix](root)
            if spelling.right == stem or (spelling.right is None and stem in spelling.slips):
                yield root


def _takes_suffix(root: str, suffix: str) -> bool:
    return suffix != "i" or root[-1] != "i"


def _after_bound_form(word: str) -> Iterator[str]:
    """The rest of a word after a bound form, or after a prefix that combines with whole words."""
    for form in (*_BOUND, "ber", "se", "ter", "di"):
        if word.startswith(form) and len(word) - len(form) >= _LONG:
            yield word[len(form) :]
            if form in _OPPOSED:
                yield _OPPOSED[form] + word[len(form) :]
