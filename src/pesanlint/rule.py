"""What every rule has, whatever its kind."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, NamedTuple, Self

from pesanlint.authoring.fields import STRICT, OneOrMany, SetByLoader, record
from pesanlint.desk.desk import Desk
from pesanlint.desk.roster import Post
from pesanlint.finding import Level, Match
from pesanlint.search.folding import Folded, Hit

if TYPE_CHECKING:
    from pesanlint.reading.passage import Passage
    from pesanlint.reading.reading import Reading

Scope = Literal["narration", "body", "title", "quote", "all"]


@record()
class Example:
    """A test of the rule, in words: either `bad` (with `good`, what the fix must make of it) or `ok`."""

    __pydantic_config__ = STRICT

    bad: str = ""
    """A text in which the rule must find something."""
    good: str = ""
    """The same text after the fix; the rule is silent on it."""
    ok: str = ""
    """A text that looks like a case and is none: the rule must stay silent."""
    date: dt.date | None = None
    """The date of the text, where the rule depends on it."""
    unit: str = ""
    """The desk that writes the text, where the rule depends on it."""
    roster: tuple[Post, ...] = ()
    """The roster of that desk, where the rule depends on it."""


class Rewrite(NamedTuple):
    """A term that a rule finds and what its fix writes instead. `key` and `item` say which item of the rule it comes from."""

    key: str
    item: int
    found: str
    use: str
    exact: bool
    """Whether letter case counts."""
    contexts: tuple[str, ...] = ()
    """Longer phrases in which the term stays."""


class Term(NamedTuple):
    """A term of a rule as readers of the guideline see it: the forms to avoid, those to write, a remark (Indonesian)."""

    avoid: tuple[str, ...] = ()
    write: tuple[str, ...] = ()
    remark: str = ""


PassageCheck = Callable[["Passage", Sequence[Hit]], Iterable[Match]]
"""A rule of one block made ready: given a passage and where the rule's triggers stand in it, yields what it finds."""
DocumentCheck = Callable[["Reading", Sequence[Hit]], Iterable[Match]]
"""A rule of a whole document made ready: given it and where the rule's triggers stand in it, yields what it finds."""
TIME_LIMIT = 1.0
"""Seconds that one rule may take on one document before it is stopped."""


@record(kw_only=True)
class Rule(ABC):
    """One rule of the guideline. Each kind adds keys of its own and says how to check."""

    __pydantic_config__ = STRICT
    placeholders: ClassVar[frozenset[str]] = frozenset({"found"})
    """What the message of this kind may mention in braces."""
    has_own_words: ClassVar[bool] = False
    """Whether the kind words its findings itself where a rule has no message."""
    terms: ClassVar[str | None] = None
    """The key whose items a lower layer may add to, if the kind has one."""

    whole_words: ClassVar[bool] = False
    """Whether hits inside a longer word are of no use to this kind, so that they need not be looked for."""
    heeds_unit: ClassVar[bool] = False
    """Whether what the kind finds depends on the desk's unit. Its triggers never do."""

    id: str
    """Short name, unique in its pack; the full name is `pack.id`."""
    kind: str
    """The mechanism that the rule uses."""
    level: Level = Level.WARNING
    """error, warning or suggestion."""
    message: str = ""
    """What to tell the writer, in the language of the pack. Placeholders in braces: see the kind."""
    why: str = ""
    """What goes wrong for the reader, in one or two sentences."""
    source: str = ""
    """The clause that the rule rests on. Required in packs that pesanlint ships."""
    scope: Annotated[tuple[Scope, ...], OneOrMany()] = ("narration",)
    """Where the rule looks. narration: all but direct quotations; body: narration without headlines; title: headlines;
    quote: only direct quotations; all: everywhere, with findings in quotations lowered to suggestions."""
    any_language: bool = False
    """Whether the rule holds for paragraphs in another language, too, such as one on personal data. Others pass over what is
    clearly in another language than that of their pack: in an Indonesian one what is English, Javanese or Sundanese."""
    valid_from: dt.date | None = None
    """The first day on which a release is judged by this rule."""
    valid_until: dt.date | None = None
    """The last day on which a release is judged by this rule."""
    locked: bool = False
    """A lower layer may raise the level or add terms, and nothing else."""
    examples: tuple[Example, ...] = ()
    """Tests of the rule. Required in packs that pesanlint ships."""
    layer: Annotated[str, SetByLoader] = ""
    """The pack whose word on this rule is the last. Set by the loader, never in YAML."""
    language: Annotated[str, SetByLoader] = "id"
    """The language of the texts that the rule is for: that of its pack. Set by the loader, never in YAML."""
    topic: Annotated[str, SetByLoader] = ""
    """The title of the topic file that the rule stands in. Set by the loader, never in YAML."""

    def triggers(self) -> Iterable[str]:
        """Literals of which a text must contain one before the rule can fire. None given: it runs on every text."""
        return ()

    def heeds_case(self) -> bool:
        """Whether the triggers are of use only in the letter case in which they are given."""
        return False

    def trusts_triggers(self, text: Folded) -> bool:
        """Whether the rule cannot fire on this text without one of its triggers in it."""
        return True

    def desk_triggers(self, desk: Desk) -> Iterable[str]:
        """Further literals of that sort, which a desk's own files bring along: its roster, its facts."""
        return ()

    def can_fire(self, desk: Desk) -> bool:
        """Whether there is anything to look for at this desk."""
        return True

    def sees_blanks(self) -> bool:
        """Whether the rule is about blanks, and sees each as it is written; others see runs of them as one plain blank."""
        return False

    def is_slow(self) -> bool:
        """Whether the rule costs more than others, and its author could change that."""
        return False

    def listed(self) -> Iterable[Term]:
        """The rule's list of terms, as readers of the guideline see it. None given: the rule has no such list."""
        return ()

    def variant(self) -> str:
        """What of its kind the rule looks at, where the wording of its findings depends on that: `weekday`."""
        return ""

    def entry_count(self) -> int:
        """How many entries of the guideline the rule holds: each form to avoid or term is one; a rule without a list is one."""
        return sum(max(len(term.avoid), 1) for term in self.listed()) or 1

    def mentions(self) -> frozenset[str]:
        """What the message may name in braces."""
        return self.placeholders

    def rewrites(self) -> Iterable[Rewrite]:
        """The terms that the rule replaces, so that the loader can find rules which undo each other's work."""
        return ()

    def expanded(self, taken: Collection[str]) -> Self:
        """The rule with what follows from its keys by computation, such as inflected forms, filled in as plain data.

        The loader calls this once, when all layers are in place; checking a text never does.

        Args:
            taken: the folded terms that the guideline finds or writes already; they are not to be added again.

        Raises:
            ItemError: an item asks for what cannot be computed.
        """
        return self

    def in_force(self, on: dt.date) -> bool:
        """Whether a text of that day is judged by this rule."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_until is None or on <= self.valid_until)


class PassageRule(Rule):
    """A rule that looks at one block at a time, whatever else the document says: its findings can be kept by the block."""

    @abstractmethod
    def compile(self, desk: Desk) -> PassageCheck:
        """Make the rule ready to check. What could go wrong is found out before: in `__post_init__`, by raising WrongKey."""


class DocumentRule(Rule):
    """A rule that looks at a document as a whole: at first mentions, what is the same throughout, what is missing."""

    @abstractmethod
    def compile(self, desk: Desk) -> DocumentCheck:
        """Make the rule ready to check. What could go wrong is found out before: in `__post_init__`, by raising WrongKey."""
