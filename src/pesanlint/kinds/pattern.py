"""Matches regular expressions, for rules that a list of terms cannot express."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from math import prod
from typing import Annotated, Any, ClassVar, Literal, Self

from pesanlint.authoring.fields import SetByLoader, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import RuleTimeout, WrongKey
from pesanlint.finding import Fix, Match
from pesanlint.reading.lettercase import cased_parts
from pesanlint.reading.passage import Passage
from pesanlint.reading.terms import finder
from pesanlint.records import replaced
from pesanlint.rule import TIME_LIMIT, PassageCheck, PassageRule
from pesanlint.search import patterns
from pesanlint.search.beginnings import begins_with_number, places, strings_at_start
from pesanlint.search.folding import Folded, Hit, folded
from pesanlint.spans import Edit, Span, last_begun

MAX_LENGTH = 2000
MAX_REPEATED = 100_000
"""Maximum product of all repetition counts: `regex` expands repetitions when it compiles a pattern."""

_WORTH_TRYING = 2.9
"""Rarity of the beginnings from which trying at each costs less than searching. A blank is below it, `ini` above."""
_GROUP = re.compile(r"\(\?P<(\w+)>")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_CAPITALISED = re.compile(r"\b[A-Z](?=[a-z])")
"""The first letter of a word that is not in capitals throughout."""
_REPEATED = re.compile(r"\{(\d+)(?:,\d*)?\}")
_NEVER_SEEN = (
    "Pola ini mencari spasi ganda, tab, spasi tak putus, atau karakter tak tampak, padahal pola melihat deretan spasi apa pun "
    "sebagai satu spasi biasa. Tambahkan “as_written: true” jika aturan ini tentang spasi."
)


@record(kw_only=True)
class Pattern(PassageRule):
    """A regular expression and the replacement of its matches.

    The dialect is that of the `regex` package: Unicode properties (`\\p{Lu}`), lookbehind of any length, inline flags. Each
    block is searched by itself. Named groups may be used in the message and in `use`. Unless `match_case` is true, `use`
    follows the letter case of the text: capitals in a headline in capitals, a capital at the start of a sentence."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    heeds_places: ClassVar[bool] = False

    kind: Literal["pattern"]
    pattern: str
    """The regular expression. It ignores letter case unless `match_case` is true."""
    triggers_: Words = ()
    """Literals; a block is searched only if it contains one of them, also inside a word."""
    use: str | None = None
    """The replacement; `{name}` inserts the group of that name."""
    small: bool = False
    """Whether the match is replaced by itself in small letters (`Kepala Dinas` → `kepala dinas`); words in capitals stay."""
    safe: bool = False
    """Whether the fix keeps meaning and grammar in any context, so that `--fix` may apply it."""
    match_case: bool = False
    """Whether upper and lower case differ."""
    as_written: bool = False
    """Whether the pattern is about blanks and sees them as written. Otherwise every run of blanks of any kind (no-break, thin,
    tab, soft line end) is one plain blank, and blanks at the ends of a block and invisible characters (soft hyphen, zero width)
    are removed."""
    except_: Words = ()
    """Phrases in which a match is right."""
    literals: Annotated[tuple[str, ...], SetByLoader] = ()
    """Literals derived from the pattern; a block must contain one of them. Set by the loader, never in YAML."""
    plain_only: Annotated[bool, SetByLoader] = False
    """Whether `literals` are valid only for texts without letters and digits beyond ASCII. Set by the loader, never in YAML."""
    cased: Annotated[bool, SetByLoader] = False
    """Whether `literals` must occur in their own letter case. Set by the loader, never in YAML."""
    further: Annotated[tuple[tuple[str, ...], ...], SetByLoader] = ()
    """More lists of such literals; a block must contain one of each list. Set by the loader, never in YAML."""
    given: Annotated[tuple[str, ...], SetByLoader] = ()
    """The folded triggers, if `literals` do not imply them. Set by the loader, never in YAML."""
    code: Annotated[tuple[Any, ...], SetByLoader] = ()
    """The compiled pattern, pickled; restoring it is about fifty times as fast as compiling. Set by the loader."""

    harmless: Annotated[int, SetByLoader] = 0
    """Code points: the length of text up to which no search takes long. Set by the loader, never in YAML."""

    beginnings: Annotated[tuple[str, ...], SetByLoader] = ()
    """Rare strings, one of which begins every match; empty without them. Those of a pattern without regard to letter case are
    folded. Set by the loader, never in YAML."""

    numbers: Annotated[bool, SetByLoader] = False
    """Whether every match begins with a number, if all digits of a text are ASCII. Set by the loader, never in YAML."""

    def __post_init__(self) -> None:
        if len(self.pattern) > MAX_LENGTH:
            raise WrongKey("pattern", f"Pola ini melebihi {MAX_LENGTH} karakter; bagilah menjadi beberapa aturan.")
        if prod(int(count) for count in _REPEATED.findall(self.pattern) if int(count)) > MAX_REPEATED:
            raise WrongKey("pattern", "Pengulangan dalam pola ini terlalu banyak; perkecil bilangan dalam kurung kurawalnya.")
        unknown = sorted(set(_PLACEHOLDER.findall(self.use or "")) - self.groups())
        if unknown:
            raise WrongKey("use", f"“use” menyebut kelompok “{unknown[0]}” yang tidak ada dalam pola.")
        if self.small and self.use is not None:
            raise WrongKey("small", "Kunci “small” dan “use” tidak dipakai bersama.")
        self.compiled()
        from pesanlint.search.blanks import needs_blanks

        if not self.as_written and needs_blanks(self.pattern):
            raise WrongKey("pattern", _NEVER_SEEN)

    def groups(self) -> frozenset[str]:
        """The named groups."""
        return frozenset(_GROUP.findall(self.pattern))

    def mentions(self) -> frozenset[str]:
        """The placeholders of the message: those of the kind, and the named groups."""
        return self.placeholders | self.groups()

    def triggers(self) -> Iterable[str]:
        """The given triggers, or the literals that every match needs, whichever are rarer."""
        return self.literals or self.triggers_

    def heeds_case(self) -> bool:
        """Whether the literals are searched in their own letter case."""
        return self.cased

    def sees_blanks(self) -> bool:
        """Whether the pattern sees blanks as written."""
        return self.as_written

    def is_slow(self) -> bool:
        """Whether every block is searched, for lack of literals and triggers."""
        return not (self.literals or self.triggers_)

    def trusts_triggers(self, text: Folded) -> bool:
        """Whether the literals are valid for this text."""
        return not self.plain_only or text.plain

    def expanded(self, taken: Collection[str]) -> Self:
        """The rule with the literals that every match needs."""
        from pesanlint.search.necessary import implies, literals, rarity, shortest, worth

        begins = strings_at_start(self.pattern, match_case=self.match_case)
        begins = begins if rarity(begins) > _WORTH_TRYING else frozenset()
        numbers = begins_with_number(self.pattern, match_case=self.match_case)
        code = patterns.pickled(self.compiled())
        harmless = patterns.harmless_length(self.pattern, match_case=self.match_case)
        found = literals(self.pattern, match_case=self.match_case)
        if worth(self.triggers_) > worth(found.strings):
            return replaced(self, code=code, harmless=harmless, beginnings=tuple(sorted(begins)), numbers=numbers)
        given = tuple(sorted(shortest(frozenset(map(folded, self.triggers_)))))
        lists = () if found.plain_only else (found.strings, *found.further)
        if any(implies(map(str.lower, strings), given) for strings in lists):
            given = ()
        return replaced(
            self, literals=found.strings, plain_only=found.plain_only, cased=found.cased, further=found.further, given=given,
            code=code, harmless=harmless, beginnings=tuple(sorted(begins)), numbers=numbers,
        )  # fmt: skip

    def compiled(self) -> patterns.Compiled:
        """The compiled regular expression.

        Raises:
            WrongKey: it is not a valid expression.
        """
        if self.code and (made := patterns.unpickled(self.pattern, self.code)):
            return made
        try:
            return patterns.compiled(self.pattern, match_case=self.match_case)
        except ValueError as error:
            raise WrongKey("pattern", str(error)) from None

    def compile(self, desk: Desk) -> PassageCheck:
        """Search the passages that contain the literals of a match."""
        compiled = cache(self.compiled)  # on first use: importing `regex` takes as long as starting Python
        find_right = finder(self.except_)
        further, given, cased, harmless = self.further, self.given, self.cased, self.harmless
        beginnings, numbers, match_case = self.beginnings, self.numbers, self.match_case

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterable[Match]:
            text = passage.text
            if further and hits and self.trusts_triggers(passage.folded):
                shown = passage.folded.read if cased else passage.folded.text
                for literals in further:
                    if not _has_one(shown, literals):
                        return ()
            if given and not _has_one(passage.folded.text, given):
                return ()
            at: Sequence[int] | None = None
            if beginnings:
                at = places(text if match_case else passage.folded.text, beginnings)
            elif numbers and passage.folded.plain:
                at = passage.numbers
            if at is not None and not at:
                return ()
            found: list[Match] = []
            right: list[Span] | None = None
            try:
                for m in patterns.matches(compiled(), text, harmless=harmless, seconds=TIME_LIMIT, places=at):
                    span = Span(*m.span())
                    right = find_right(text, passage.folded) if right is None else right
                    if span.start < span.end and not last_begun(right, span.start).covers(span):
                        found.extend(self._matches(passage, m, span))
            except TimeoutError:
                raise RuleTimeout(TIME_LIMIT) from None
            return found

        return check

    def _matches(self, passage: Passage, m: patterns.Found, span: Span) -> Iterator[Match]:
        values = {name: text or "" for name, text in m.groupdict().items()}
        if self.small:
            edits = [
                Edit(Span(*capital.span()).shifted(span.start), capital[0].lower()) for capital in _CAPITALISED.finditer(m[0])
            ]
            if edits:
                yield Match(span, {**values, "use": _CAPITALISED.sub(_small, m[0])}, (Fix(tuple(edits), self.safe),))
            return
        if self.use is None:
            yield Match(span, values)
            return
        # Literals and names of groups alternate; the text of a group is kept as found.
        parts = _PLACEHOLDER.split(self.use)
        if not self.match_case:
            parts[::2] = cased_parts(passage, span, parts[::2])
        parts[1::2] = [values[name] for name in parts[1::2]]
        use = "".join(parts)
        if use != m[0]:
            yield Match(span, {**values, "use": use}, (Fix((Edit(span, use),), self.safe),))


def _small(letter: re.Match[str]) -> str:
    return letter[0].lower()


def _has_one(text: str, literals: Iterable[str]) -> bool:
    for literal in literals:  # noqa: SIM110  A generator would take twice as long.
        if literal in text:
            return True
    return False
