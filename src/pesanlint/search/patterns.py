"""The only module that imports `regex`: compiles, pickles and analyses patterns, and searches with a time limit.

`regex` is imported on first use, because importing it takes as long as starting Python.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from copyreg import dispatch_table
from functools import cache, lru_cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from math import inf
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    import regex

    Compiled: TypeAlias = regex.Pattern[str]
    Found: TypeAlias = regex.Match[str]
else:
    Compiled = Found = Any

Pickled = tuple[Any, ...]
"""The installation of `regex`, and the data from which it restores a compiled pattern."""
kept: dict[tuple[str, bool], Pickled] = {}
"""Patterns compiled by earlier runs, by their text and whether letter case counts. The store fills it (`store.expressions`)."""
asked: set[tuple[str, bool]] = set()
"""The patterns that this run has compiled."""
_ready: dict[tuple[str, bool], Compiled] = {}
"""Those that it has restored: some checks ask again at each block."""
_STEPS = 5e7
"""Steps of a search that take less than a second."""
_MANY = 40
"""Repetitions: a part that may be repeated more often counts as unbounded."""

# The error messages of `regex`, and ours.
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


def compiled(pattern: str, *, match_case: bool) -> Compiled:
    """The compiled pattern.

    Raises:
        ValueError: the pattern is invalid; the message (Indonesian) says why and where.
    """
    if restored := _restored(pattern, match_case):
        return restored
    import regex

    try:
        made = regex.compile(pattern, 0 if match_case else regex.IGNORECASE)
    except regex.error as error:
        message, position = str(getattr(error, "msg", error)), getattr(error, "pos", None)  # unknown to the type stubs
        place = f" pada karakter ke-{position + 1}" if position is not None else ""
        raise ValueError(f"Pola ini tidak sah{place}: {_MISTAKES.get(message, message)}.") from None
    except RecursionError:
        raise ValueError("Kurung dalam pola ini bersarang terlalu dalam; sederhanakan polanya.") from None
    asked.add((pattern, match_case))
    return made


def _restored(pattern: str, match_case: bool) -> Compiled | None:
    """A pattern that an earlier run has compiled; None if there is none, or its data are damaged or of another installation."""
    key = pattern, match_case
    if key not in _ready and key in kept:
        with suppress(ValueError, TypeError, AttributeError, RuntimeError, OverflowError):
            if made := unpickled(pattern, kept[key]):
                _ready[key] = made
                return made
        del kept[key]
    return _ready.get(key)


def pickled(pattern: Compiled) -> Pickled:
    """The data that `regex` pickles for a pattern, without its text and anything that follows from the rest."""
    _, (_, flags, code, groups, _, _, _, *rest) = cast("tuple[Any, tuple[Any, ...]]", dispatch_table[type(pattern)](pattern))
    return (_engine()[1], flags, code, groups, *rest)


def unpickled(text: str, data: Pickled) -> Compiled | None:
    """The restored pattern, about fifty times as fast as compiling it; None if another installation pickled it."""
    version, flags, code, groups, *rest = data
    engine, installed = _engine()
    if version != installed:
        return None
    names = {number: name for name, number in groups.items()}
    made: Compiled = engine.compile(text, flags, code, groups, names, {}, [], *rest)
    return made


@cache
def _engine() -> tuple[Any, str]:
    """The part of `regex` in C, which `import regex` then uses too, and what identifies its installation.

    Importing the rest of it, which compiles patterns, takes longer than starting Python.
    """
    name = "regex._regex"
    if name not in sys.modules:
        package = PathFinder.find_spec("regex")
        spec = PathFinder.find_spec(name, package.submodule_search_locations if package else None)
        if spec and spec.loader:
            sys.modules[name] = module_from_spec(spec)
            spec.loader.exec_module(sys.modules[name])
    engine = import_module(name)
    status = Path(engine.__file__ or "").stat()
    return engine, f"{status.st_size} {status.st_mtime_ns}"


def matches(
    pattern: Compiled, text: str, *, harmless: int, seconds: float, places: Sequence[int] | None = None
) -> Iterable[Found]:
    """The matches in a text, in order.

    Args:
        pattern: the pattern.
        text: the text.
        harmless: the length of text, in code points, up to which no search takes long; such texts are searched without a time
            limit, which would cost as much as a short search.
        seconds: the time limit for longer texts.
        places: where a match may begin, in order; None if anywhere.

    Raises:
        TimeoutError: a search took longer; raised while iterating.
    """
    is_harmless = len(text) <= harmless
    if places is not None:
        return _at(places, pattern, text) if is_harmless else _at_in_time(places, pattern, text, monotonic() + seconds)
    return pattern.finditer(text) if is_harmless else pattern.finditer(text, timeout=seconds)


def _at(places: Sequence[int], pattern: Compiled, text: str) -> list[Found]:
    found, end, match = list[Found](), 0, pattern.match
    for at in places:
        if at >= end and (m := match(text, at)):
            end = m.end()
            found.append(m)
    return found


def _at_in_time(places: Sequence[int], pattern: Compiled, text: str, deadline: float) -> Iterator[Found]:
    end = 0
    for at in places:
        if at < end:
            continue
        if (seconds := deadline - monotonic()) <= 0:
            raise TimeoutError
        if m := pattern.match(text, at, timeout=seconds):
            end = m.end()
            yield m


# --- The tree -------------------------------------------------------------------------------------------------------------


@cache
def core() -> Any:
    """The classes of the syntax tree, which are private to `regex` and missing in its type stubs."""
    return import_module("regex._regex_core")


@lru_cache(maxsize=4)  # several questions are asked about a pattern, one after another
def parsed(pattern: str, *, match_case: bool) -> tuple[Any, Any]:
    """The syntax tree and the parser's information on it, as `regex.compile` creates them. They are shared: read them only."""
    import regex

    made, flags = core(), regex.UNICODE | regex.V0 | (0 if match_case else regex.IGNORECASE)
    while True:
        source = made.Source(pattern)
        info = made.Info(flags, source.char_type, {})
        source.ignore_space = bool(info.flags & regex.VERBOSE)
        try:
            return made._parse_pattern(source, info), info
        except made._UnscopedFlagSet as unscoped:  # a flag for the whole expression: parse again with it
            flags = unscoped.global_flags


@cache
def property_code(name: str) -> int:
    r"""The number by which the tree of an expression means a property such as `\d`."""
    root, _ = parsed(name, match_case=True)
    value: int = getattr(root, "items", (root,))[0].value
    return value


def harmless_length(pattern: str, *, match_case: bool) -> int:
    """The length of text, in code points, up to which any search for the pattern takes less than a second; 0 if unknown."""
    try:
        root, _ = parsed(pattern, match_case=match_case)
        _, steps = effort(root, core())
    except Exception:  # the tree is private to `regex`: anything unexpected counts as not understood
        return 0
    return 0 if steps == inf else int(_STEPS ** (1 / (steps + 1)))


def effort(node: Any, made: Any) -> tuple[float, float]:
    """The exponents, in the length of the text, of the number of ways to match at one position and of the steps to try them."""
    match node:
        case made.Sequence():
            ways = steps = 0.0
            for item in node.items:
                its_ways, its_steps = effort(item, made)
                ways, steps = ways + its_ways, max(steps, ways + its_steps)
            return ways, steps
        case made.Branch():
            efforts = [effort(branch, made) for branch in node.branches]
            return max(ways for ways, _ in efforts), max(steps for _, steps in efforts)
        case made.Atomic() | made.LookAround():  # no backtracking into them
            return 0, effort(node.subpattern, made)[1]
        case made.Group():
            return effort(node.subpattern, made)
        case made.GreedyRepeat():  # lazy ones are of this class too
            ways, steps = effort(node.subpattern, made)
            most = node.max_count
            if most is None or most > _MANY:
                return (inf, inf) if ways else (1, 1 + steps)
            return ways * most, ways * max(most - 1, 0) + steps
        case made.String() | made.Character() | made.Property() | made.Range() | made.SetUnion() | made.ZeroWidthBase():
            return 0, 0
    return (0, 0) if type(node).__name__ in _SIMPLE else (inf, inf)


_SIMPLE = frozenset("Any AnyAll AnyU SetDiff SetInter SetSymDiff SetBase Keep RefGroup".split())
"""Further nodes that are tried only once at a position."""
