"""Regular expressions, for what cannot be said as a list of terms."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copyreg import dispatch_table
from dataclasses import replace
from functools import cache
from math import prod
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self, cast

from pesanlint.authoring.fields import SetByLoader, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import RuleTimeout, WrongKey
from pesanlint.finding import Fix, Match
from pesanlint.reading.lettercase import cased_parts
from pesanlint.reading.passage import Passage
from pesanlint.reading.terms import finder
from pesanlint.rule import TIME_LIMIT, PassageCheck, PassageRule
from pesanlint.search.folding import Folded, Hit, folded
from pesanlint.spans import Edit, Span, last_begun

if TYPE_CHECKING:
    import regex

MAX_LENGTH = 2000
MAX_REPEATED = 100_000
"""How often the parts of a pattern may be repeated in all: `regex` writes each of them out when it compiles."""

_BESIDE = 60
"""So many characters beside a match are looked at for its letter case."""
_GROUP = re.compile(r"\(\?P<(\w+)>")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_REPEATED = re.compile(r"\{(\d+)(?:,\d*)?\}")
_NEVER_SEEN = (
    "Pola ini mencari spasi ganda, tab, spasi tak putus, atau karakter tak tampak, padahal pola melihat deretan spasi apa pun "
    "sebagai satu spasi biasa. Tambahkan “as_written: true” jika aturan ini tentang spasi."
)
# The words of `regex` for the mistakes that people make, and ours.
_MISTAKES = {
    "missing >": "“<” pada nama kelompok tidak ditutup",
    "missing )": "ada “(” yang tidak ditutup",
    "unbalanced parenthesis": "ada “)” yang tidak dibuka",
    "unterminated character set": "ada “[” yang tidak ditutup",
    "bad character range": "rentang huruf dalam “[...]” terbalik",
    "nothing to repeat": "di depan *, +, ?, atau {...} tidak ada yang dapat diulang",
    "multiple repeat": "tanda pengulangan tertulis dua kali",
    "unknown property": "sifat Unicode dalam \\p{...} tidak dikenal",
    "unknown extension": "huruf sesudah “(?” tidak dikenal",
    "bad escape (end of pattern)": "pola diakhiri garis miring terbalik",
    "invalid group reference": "kelompok yang dirujuk tidak ada",
    "unknown group": "kelompok yang dirujuk tidak ada",
    "bad character in group name": "nama kelompok hanya boleh terdiri atas huruf, angka, dan garis bawah",
    "min repeat greater than max repeat": "bilangan pertama dalam {...} lebih besar daripada yang kedua",
}


@record(kw_only=True)
class Pattern(PassageRule):
    """A regular expression, and what to write in the place of what it matches.

    The dialect is that of the `regex` package: Unicode properties (`\\p{Lu}`), lookbehind of any length, inline flags. A
    block of text is searched by itself. Named groups may be used in the message and in `use`. Unless `match_case` is true,
    `use` follows the letter case of the text: in capitals in a headline in capitals, and with one where it opens a sentence.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})

    kind: Literal["pattern"]
    pattern: str
    """The regular expression. Upper and lower case count as the same unless `match_case` is true."""
    triggers_: Words = ()
    """Literals of which a block must contain one, also inside a word, before the pattern is tried on it."""
    use: str | None = None
    """What to write instead; `{name}` stands for the group of that name."""
    safe: bool = False
    """Whether the fix keeps meaning and grammar in any context, so that `--fix` may make it."""
    match_case: bool = False
    """Whether upper and lower case differ."""
    as_written: bool = False
    """Whether the pattern is about blanks, and sees each of them as it is written. Without it every run of blanks, of whatever
    kind (no-break, thin, tab, soft line end), is one plain blank, blanks at the ends of a block are not there, and neither is
    what is invisible (soft hyphen, zero width)."""
    except_: Words = ()
    """Phrases in which a match is right."""
    literals: Annotated[tuple[str, ...], SetByLoader] = ()
    """Literals of which a block must contain one, derived from the pattern. Set by the loader, never in YAML."""
    plain_only: Annotated[bool, SetByLoader] = False
    """Whether `literals` hold only for texts without letters and digits beyond ASCII. Set by the loader, never in YAML."""
    cased: Annotated[bool, SetByLoader] = False
    """Whether `literals` are in the letter case that they must have in the text. Set by the loader, never in YAML."""
    further: Annotated[tuple[tuple[str, ...], ...], SetByLoader] = ()
    """Lists of more such literals; a block must contain one of each. Set by the loader, never in YAML."""
    given: Annotated[tuple[str, ...], SetByLoader] = ()
    """The triggers, folded, where there are literals that may not imply them. Set by the loader, never in YAML."""
    code: Annotated[tuple[Any, ...], SetByLoader] = ()
    """What the pattern is pickled as: to compile one takes fifty times as long as to make it of that. Set by the loader."""

    def __post_init__(self) -> None:
        if len(self.pattern) > MAX_LENGTH:
            raise WrongKey("pattern", f"Pola ini melebihi {MAX_LENGTH} karakter; bagilah menjadi beberapa aturan.")
        if prod(int(count) for count in _REPEATED.findall(self.pattern) if int(count)) > MAX_REPEATED:
            raise WrongKey("pattern", "Pengulangan dalam pola ini terlalu banyak; perkecil bilangan dalam kurung kurawalnya.")
        unknown = sorted(set(_PLACEHOLDER.findall(self.use or "")) - self.groups())
        if unknown:
            raise WrongKey("use", f"“use” menyebut kelompok “{unknown[0]}” yang tidak ada dalam pola.")
        self.compiled()
        from pesanlint.search.necessary import needs_blanks

        if not self.as_written and needs_blanks(self.pattern):
            raise WrongKey("pattern", _NEVER_SEEN)

    def groups(self) -> frozenset[str]:
        """The named groups."""
        return frozenset(_GROUP.findall(self.pattern))

    def mentions(self) -> frozenset[str]:
        """The named groups too may stand in the message."""
        return self.placeholders | self.groups()

    def triggers(self) -> Iterable[str]:
        """Those given or the literals that any match needs, whichever are rarer."""
        return self.literals or self.triggers_

    def heeds_case(self) -> bool:
        """Whether the literals do."""
        return self.cased

    def sees_blanks(self) -> bool:
        """Whether the pattern does."""
        return self.as_written

    def is_slow(self) -> bool:
        """Whether every block is searched, because there are neither literals nor triggers."""
        return not (self.literals or self.triggers_)

    def trusts_triggers(self, text: Folded) -> bool:
        """Whether the literals hold for this text."""
        return not self.plain_only or text.plain

    def expanded(self, taken: Collection[str]) -> Self:
        """The pattern with the literals that it cannot match without."""
        from pesanlint.search.necessary import implies, literals, worth

        code = _pickled(self.compiled())
        found = literals(self.pattern, match_case=self.match_case)
        if worth(self.triggers_) > worth(found.strings):
            return replace(self, code=code)
        given = tuple(map(folded, self.triggers_))
        lists = () if found.plain_only else (found.strings, *found.further)
        if any(implies(map(str.lower, strings), given) for strings in lists):
            given = ()
        return replace(
            self, literals=found.strings, plain_only=found.plain_only, cased=found.cased, further=found.further, given=given,
            code=code,
        )  # fmt: skip

    def compiled(self) -> "regex.Pattern[str]":
        """The regular expression, ready.

        Raises:
            WrongKey: it is none.
        """
        import regex

        if self.code and (made := _unpickled(self.pattern, self.code)):
            return made
        try:
            return regex.compile(self.pattern, 0 if self.match_case else regex.IGNORECASE)
        except regex.error as error:
            message, position = str(getattr(error, "msg", error)), getattr(error, "pos", None)  # unknown to the type stubs
            place = f" pada karakter ke-{position + 1}" if position is not None else ""
            raise WrongKey("pattern", f"Pola ini tidak sah{place}: {_MISTAKES.get(message, message)}.") from None
        except RecursionError:
            raise WrongKey("pattern", "Kurung dalam pola ini bersarang terlalu dalam; sederhanakan polanya.") from None

    def compile(self, desk: Desk) -> PassageCheck:
        """Search a passage that holds the literals that a match needs."""
        compiled = cache(self.compiled)  # when first needed: importing `regex` takes as long as starting Python
        find_right = finder(self.except_)

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            seen = passage.folded
            if (hits and self.trusts_triggers(seen) and not self._may_match(seen)) or not self._is_triggered(seen.text):
                return
            right: list[Span] | None = None
            try:
                for m in compiled().finditer(passage.text, timeout=TIME_LIMIT):
                    span = Span(*m.span())
                    right = find_right(passage.text, seen) if right is None else right
                    if span.start < span.end and not last_begun(right, span.start).covers(span):
                        yield from self._matches(passage, m, span)
            except TimeoutError:
                raise RuleTimeout(TIME_LIMIT) from None

        return check

    def _may_match(self, seen: Folded) -> bool:
        """Whether a passage contains one of each list of further literals."""
        text = seen.read if self.cased else seen.text
        return all(any(literal in text for literal in literals) for literals in self.further)

    def _is_triggered(self, text: str) -> bool:
        return not self.given or any(trigger in text for trigger in self.given)

    def _matches(self, passage: Passage, m: "regex.Match[str]", span: Span) -> Iterator[Match]:
        values = {name: text or "" for name, text in m.groupdict().items()}
        if self.use is None:
            yield Match(span, values)
            return
        # Literals and names of groups by turns; what a group holds stays as it was found.
        parts = _PLACEHOLDER.split(self.use)
        if not self.match_case:
            parts[::2] = cased_parts(passage, span, parts[::2])
        parts[1::2] = [values[name] for name in parts[1::2]]
        use = "".join(parts)
        if use != m[0]:
            yield Match(span, {**values, "use": use}, (Fix((Edit(span, use),), self.safe),))


def _pickled(pattern: "regex.Pattern[str]") -> tuple[Any, ...]:
    """What `regex` pickles a pattern as, but for its text and for what follows from the rest; with the version it holds for."""
    import regex

    _, (_, flags, code, groups, _, _, _, *rest) = _reduced(pattern)
    return (regex.__version__, flags, code.decode("latin-1"), groups, *rest)


def _unpickled(text: str, data: tuple[Any, ...]) -> "regex.Pattern[str] | None":
    """The pattern again; None if it was pickled by another version."""
    import regex

    version, flags, code, groups, *rest = data
    if version != regex.__version__:
        return None
    names = {number: name for name, number in groups.items()}
    make, _ = _reduced(regex.compile(""))
    made: regex.Pattern[str] = make(text, flags, code.encode("latin-1"), groups, names, {}, [], *rest)
    return made


def _reduced(pattern: "regex.Pattern[str]") -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """What makes a pattern, and of what, by the protocol of pickle."""
    return cast("tuple[Callable[..., Any], tuple[Any, ...]]", dispatch_table[type(pattern)](pattern))
