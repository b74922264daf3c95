"""The base classes of all kinds of rules: their common keys, and how a rule is compiled into a check."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pesanlint.authoring.fields import STRICT, OneOrMany, SetByLoader, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.desk.roster import Post
from pesanlint.finding import Level, Match
from pesanlint.reading.places import is_inline, is_raw
from pesanlint.records import NamedTuple
from pesanlint.search.folding import Folded, Hit

if TYPE_CHECKING:
    from pesanlint.reading.passage import Passage
    from pesanlint.reading.reading import Reading

Scope = Literal["narration", "body", "title", "quote", "all"]


@record()
class Example:
    """A test of the rule: either `bad` (with `good`, the result of the fix) or `ok`."""

    __pydantic_config__ = STRICT

    bad: str = ""
    """A text in which the rule must report a finding."""
    good: str = ""
    """The same text after the fix; the rule must report nothing in it."""
    ok: str = ""
    """A correct text that resembles a violation: the rule must report nothing."""
    date: dt.date | None = None
    """The date of the text, if the rule depends on it."""
    unit: str = ""
    """The unit of the desk that writes the text, if the rule depends on it."""
    roster: tuple[Post, ...] = ()
    """The roster of that desk, if the rule depends on it."""


class Rewrite(NamedTuple):
    """A term that a rule finds and its replacement. `key` and `item` identify the item of the rule that defines it."""

    key: str
    item: int
    found: str
    use: str
    exact: bool
    """Whether letter case counts."""
    contexts: tuple[str, ...] = ()
    """Longer phrases in which the term is not replaced."""


class Term(NamedTuple):
    """A term of a rule as shown to readers of the guideline: the forms to avoid, the forms to write, a remark (Indonesian)."""

    avoid: tuple[str, ...] = ()
    write: tuple[str, ...] = ()
    remark: str = ""


PassageCheck = Callable[["Passage", Sequence[Hit]], Iterable[Match]]
"""A compiled passage rule: takes a passage and the hits of the rule's triggers in it, with offsets in the passage (see
`PassageRule.heeds_places`), and yields matches."""
DocumentCheck = Callable[["Reading", Sequence[Hit]], Iterable[Match]]
"""A compiled document rule: takes a document and the hits of the rule's triggers in it, and yields matches."""
TIME_LIMIT = 1.0
"""Seconds after which a rule is stopped on a document."""


@record(kw_only=True)
class Rule(ABC):
    """One rule of the guideline. Each kind adds its own keys and its check."""

    __pydantic_config__ = STRICT
    placeholders: ClassVar[frozenset[str]] = frozenset({"found"})
    """The placeholders that messages of this kind may contain."""
    has_own_words: ClassVar[bool] = False
    """Whether the kind has default messages for rules without one."""
    terms: ClassVar[str | None] = None
    """The key to whose items a lower layer may add; None without one."""

    reads_files: ClassVar[bool] = False
    """Whether the kind reads files of the rule's pack."""
    whole_words: ClassVar[bool] = False
    """Whether the kind ignores hits inside a longer word, so that they need not be searched."""
    heeds_unit: ClassVar[bool] = False
    """Whether the findings of the kind depend on the desk's unit. Its triggers never do."""

    id: str
    """The short name, unique in its pack; the full name is `pack.id`."""
    kind: str
    """The kind of the rule."""
    level: Level = Level.WARNING
    """error, warning or suggestion."""
    message: str = ""
    """The message for the writer, in the language of the pack. Placeholders in braces: see the kind."""
    why: str = ""
    """What goes wrong for the reader, in one or two sentences."""
    source: str = ""
    """The clause that the rule rests on. Required in packs that pesanlint ships."""
    scope: Annotated[tuple[Scope, ...], OneOrMany()] = ("narration",)
    """Where the rule applies. narration: everywhere except in direct quotations; body: narration without headlines; title:
    headlines; quote: only direct quotations; all: everywhere, with findings in quotations lowered to suggestions."""
    blocks: Words = ()
    """In which blocks of a document the rule looks; without it, in all: `heading`, `heading.h2`, `paragraph`, `list`,
    `blockquote`, `table.header`, `table.cell`, `table.caption`, `figure.caption`, `alt`, `attribute`, `frontmatter`. `~`
    before a name negates it, `&` joins several (`list & ~blockquote`). `frontmatter.description` is a field of the front
    matter, `comment.line` and `comment.block` a comment of source code. `inline.link`, `inline.strong`, `inline.emphasis` and
    `inline.code` are the texts of such elements alone. `raw` is the source as it is written, with markup."""
    any_language: bool = False
    """Whether the rule also applies to paragraphs in another language, as one on personal data does. Other rules ignore
    paragraphs that are clearly in another language than that of their pack: for an Indonesian pack English, Javanese or
    Sundanese."""
    valid_from: dt.date | None = None
    """The first day on which the rule is in force: it applies to releases of that date or later."""
    valid_until: dt.date | None = None
    """The last day on which the rule is in force."""
    locked: bool = False
    """Whether a lower layer may only raise the level or add terms."""
    examples: tuple[Example, ...] = ()
    """Tests of the rule. Required in packs that pesanlint ships."""
    literal: Annotated[bool, SetByLoader] = False
    """Whether the rule looks into names and addresses too, as rules of other programs do. Set by the loader, never in YAML."""
    files: Annotated[tuple[tuple[str, str], ...], SetByLoader] = ()
    """Globs of paths, each with what holds there: `on`, `off` or a level. The last that fits counts; with none, the rule is
    off there. Empty: on everywhere. Set by the loader, never in YAML."""
    ignores: Annotated[tuple[tuple[str, str], ...], SetByLoader] = ()
    """Globs of paths, each with a regular expression for what of the source is passed over there. Set by the loader, never in
    YAML."""
    skips: Annotated[tuple[tuple[str, str], ...], SetByLoader] = ()
    """Globs of paths, each with what of a text is passed over there: the name of an element (`strong`), a class with a point
    (`.legal`) or the labels of a block (`comment.line`). Set by the loader, never in YAML."""
    folder: Annotated[str, SetByLoader] = ""
    """The folder of the rule's pack, for kinds that read files of its. Set by the loader, never in YAML."""
    layer: Annotated[str, SetByLoader] = ""
    """The pack that last changed the rule. Set by the loader, never in YAML."""
    language: Annotated[str, SetByLoader] = "id"
    """The language of the texts that the rule is for: that of its pack. Set by the loader, never in YAML."""
    topic: Annotated[str, SetByLoader] = ""
    """The title of the topic file that contains the rule. Set by the loader, never in YAML."""

    def triggers(self) -> Iterable[str]:
        """Literals; the rule can fire only on a text that contains one of them. If empty, it runs on every text."""
        return ()

    def heeds_case(self) -> bool:
        """Whether triggers count only in their own letter case."""
        return False

    def is_whole(self, trigger: str) -> bool:
        """Whether a trigger counts only as whole words, so that hits inside a longer word need not be searched."""
        return self.whole_words

    def trusts_triggers(self, text: Folded) -> bool:
        """Whether the rule cannot fire on this text without one of its triggers in it."""
        return True

    def desk_triggers(self, desk: Desk) -> Iterable[str]:
        """Further triggers that depend on the desk's own files: its roster, its facts."""
        return ()

    def can_fire(self, desk: Desk) -> bool:
        """Whether the rule can find anything at this desk."""
        return True

    def sees_blanks(self) -> bool:
        """Whether the rule is about blanks and sees them as written; other rules see every run of blanks as one plain blank."""
        return False

    def is_raw(self) -> bool:
        """Whether the rule looks at the source as it is written instead of the prose."""
        return is_raw(self.blocks)

    def is_about_whole(self) -> bool:
        """Whether the rule measures a document as a whole, so that no text beside it concerns it."""
        return False

    def is_inline(self) -> bool:
        """Whether the rule looks at elements within prose, such as links, each of which is a text of its own."""
        return is_inline(self.blocks)

    def is_beside_prose(self) -> bool:
        """Whether the rule looks at something else than the prose: at the source, or at elements within prose."""
        return self.is_raw() or self.is_inline()

    def missing(self) -> str:
        """What the rule cannot work without and that is not there (Indonesian); nothing where all is there."""
        return ""

    def level_in(self, path: str, meta: Callable[[], Mapping[str, Any]] = dict) -> Level | None:
        """The rule's level in a file; None where it is off.

        Args:
            path: the path of the file.
            meta: returns its front matter, for settings with a condition.
        """
        if not self.files:
            return self.level
        from pesanlint.reading.paths import standing

        says = standing(self.files, path, meta)
        return self.level if says == "on" else None if says == "off" else Level(says)

    def is_slow(self) -> bool:
        """Whether the rule costs more than others and its author could change that."""
        return False

    def listed(self) -> Iterable[Term]:
        """The rule's list of terms, as shown to readers of the guideline; empty if it has no such list."""
        return ()

    def variant(self) -> str:
        """The variant of the kind that selects the default message: `weekday`; empty without variants."""
        return ""

    def entry_count(self) -> int:
        """The number of guideline entries in the rule: one per form to avoid or term; one for a rule without a list."""
        return sum(max(len(term.avoid), 1) for term in self.listed()) or 1

    def mentions(self) -> frozenset[str]:
        """The placeholders that the message may contain."""
        return self.placeholders

    def rewrites(self) -> Iterable[Rewrite]:
        """The replacements of the rule, so that the loader can find rules that undo each other's fixes."""
        return ()

    def expanded(self, taken: Collection[str]) -> Self:
        """The rule with everything that can be computed from its keys, such as inflected forms, filled in as plain data.

        The loader calls this once, after all layers are merged; it is never called while a text is checked.

        Args:
            taken: the folded terms that the guideline already finds or writes; they must not be added again.

        Raises:
            ItemError: something that an item requests cannot be computed.
        """
        return self

    def in_force(self, on: dt.date) -> bool:
        """Whether the rule is in force on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_until is None or on <= self.valid_until)


class PassageRule(Rule):
    """A rule that checks one block at a time, independently of the rest of the document: its matches can be kept per block."""

    heeds_places: ClassVar[bool] = True
    """Whether the check asks where the hits are. If not, it receives those of the whole document, and may ask only whether its
    passage has any: to sort them by passage takes longer than the check."""

    @abstractmethod
    def compile(self, desk: Desk) -> PassageCheck:
        """Compile the rule into a check. It must not fail: `__post_init__` validates the keys and raises WrongKey."""


class DocumentRule(Rule):
    """A rule that checks a document as a whole: first mentions, consistency, missing elements."""

    @abstractmethod
    def compile(self, desk: Desk) -> DocumentCheck:
        """Compile the rule into a check. It must not fail: `__post_init__` validates the keys and raises WrongKey."""
