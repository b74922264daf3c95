"""The only module that imports `regex`: compiles, pickles and analyses patterns, and searches with a time limit.

`regex` is imported on first use, because importing it takes as long as starting Python.
"""

import sys
from collections.abc import Iterable, Iterator
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
_STEPS = 5e7
"""Steps of a search that take less than a second."""
_FEW = 12
"""Maximum number of beginnings that are searched first; with more, trying the pattern everywhere is as fast."""
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
    import regex

    try:
        return regex.compile(pattern, 0 if match_case else regex.IGNORECASE)
    except regex.error as error:
        message, position = str(getattr(error, "msg", error)), getattr(error, "pos", None)  # unknown to the type stubs
        place = f" pada karakter ke-{position + 1}" if position is not None else ""
        raise ValueError(f"Pola ini tidak sah{place}: {_MISTAKES.get(message, message)}.") from None
    except RecursionError:
        raise ValueError("Kurung dalam pola ini bersarang terlalu dalam; sederhanakan polanya.") from None


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


def matches(pattern: Compiled, text: str, *, harmless: int, seconds: float, beginnings: Iterable[str] = ()) -> Iterable[Found]:
    """The matches in a text, in order.

    Args:
        pattern: the pattern.
        text: the text.
        harmless: the length of text, in code points, up to which no search takes long; such texts are searched without a time
            limit, which would cost as much as a short search.
        seconds: the time limit for longer texts.
        beginnings: strings, one of which begins every match; the pattern is tried only there. Empty if unknown.

    Raises:
        TimeoutError: a search took longer; raised while iterating.
    """
    is_harmless = len(text) <= harmless
    if beginnings:
        return _at_beginnings(pattern, text, beginnings, inf if is_harmless else monotonic() + seconds)
    return pattern.finditer(text) if is_harmless else pattern.finditer(text, timeout=seconds)


def _at_beginnings(pattern: Compiled, text: str, beginnings: Iterable[str], deadline: float) -> Iterator[Found]:
    places: list[int] = []
    for beginning in beginnings:
        at = text.find(beginning)
        while at >= 0:
            places.append(at)
            at = text.find(beginning, at + 1)
    end = 0
    for at in sorted(places):
        if at < end:
            continue
        if deadline == inf:
            m = pattern.match(text, at)
        elif (seconds := deadline - monotonic()) > 0:
            m = pattern.match(text, at, timeout=seconds)
        else:
            raise TimeoutError
        if m:
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


def beginnings(pattern: str, *, match_case: bool) -> frozenset[str]:
    """Strings, one of which begins every match; none if unknown, or if they may be in either letter case.

    Searching the text for them is many times as fast as trying the pattern everywhere.
    """
    try:
        root, info = parsed(pattern, match_case=match_case)
        found = _begins(root, core())[0]
    except Exception:  # the tree is private to `regex`: anything unexpected counts as not understood
        return frozenset()
    is_known = info.flags & core().REVERSE == 0 and "\\K" not in pattern and "" not in found
    shortest = frozenset(one for one in found if not any(one[:end] in found for end in range(1, len(one))))
    most = _MANY if _looks_behind(root, core()) else _FEW
    return shortest if is_known and len(shortest) <= most else frozenset()


def _looks_behind(node: Any, made: Any) -> bool:
    """Whether a pattern begins with a look back over any length, which would be taken at every character."""
    first = node.items[0] if isinstance(node, made.Sequence) and node.items else node
    return isinstance(first, made.LookAround) and bool(first.behind) and _effort(first.subpattern, made)[1] > 0


def _begins(node: Any, made: Any) -> tuple[set[str], bool]:
    """The possible beginnings of a match of a part, and whether they are its whole match."""
    match node:
        case made.Character(positive=True, zerowidth=False) if not node.case_flags or _has_no_case(node.value):
            return {chr(node.value)}, True
        case made.String(case_flags=0):
            return {"".join(map(chr, node.characters))}, True
        case made.SetUnion(positive=True, zerowidth=False, case_flags=0):
            of_each = [_begins(item, made) for item in node.items]
            return set().union(*(strings for strings, _ in of_each)), all(is_all for _, is_all in of_each)
        case made.LookAround() | made.ZeroWidthBase():
            return {""}, True
        case made.Group() | made.Atomic():
            return _begins(node.subpattern, made)
        case made.Branch():
            of_each = [_begins(branch, made) for branch in node.branches]
            return set().union(*(strings for strings, _ in of_each)), all(is_all for _, is_all in of_each)
        case made.GreedyRepeat() if 0 < node.min_count < _FEW:
            strings, is_all = _begins(node.subpattern, made)
            if not is_all or len(strings) > 1:
                return strings, False
            return {one * node.min_count for one in strings}, node.min_count == node.max_count
        case made.Sequence():
            found, is_all = {""}, True
            for item in node.items:
                following, is_all = _begins(item, made)
                if len(found) * len(following) > _MANY:
                    return found, False
                found = {one + other for one in found for other in following}
                if not is_all:
                    break
            return found, is_all
    return {""}, False


def _has_no_case(code: int) -> bool:
    return code < 128 and not chr(code).isalpha()


def harmless_length(pattern: str, *, match_case: bool) -> int:
    """The length of text, in code points, up to which any search for the pattern takes less than a second; 0 if unknown."""
    try:
        root, _ = parsed(pattern, match_case=match_case)
        _, steps = _effort(root, core())
    except Exception:  # the tree is private to `regex`: anything unexpected counts as not understood
        return 0
    return 0 if steps == inf else int(_STEPS ** (1 / (steps + 1)))


def _effort(node: Any, made: Any) -> tuple[float, float]:
    """The exponents, in the length of the text, of the number of ways to match at one position and of the steps to try them."""
    match node:
        case made.Sequence():
            ways = steps = 0.0
            for item in node.items:
                its_ways, its_steps = _effort(item, made)
                ways, steps = ways + its_ways, max(steps, ways + its_steps)
            return ways, steps
        case made.Branch():
            efforts = [_effort(branch, made) for branch in node.branches]
            return max(ways for ways, _ in efforts), max(steps for _, steps in efforts)
        case made.Atomic() | made.LookAround():  # no backtracking into them
            return 0, _effort(node.subpattern, made)[1]
        case made.Group():
            return _effort(node.subpattern, made)
        case made.GreedyRepeat():  # lazy ones are of this class too
            ways, steps = _effort(node.subpattern, made)
            most = node.max_count
            if most is None or most > _MANY:
                return (inf, inf) if ways else (1, 1 + steps)
            return ways * most, ways * max(most - 1, 0) + steps
        case made.String() | made.Character() | made.Property() | made.Range() | made.SetUnion() | made.ZeroWidthBase():
            return 0, 0
    return (0, 0) if type(node).__name__ in _SIMPLE else (inf, inf)


_SIMPLE = frozenset("Any AnyAll AnyU SetDiff SetInter SetSymDiff SetBase Keep RefGroup".split())
"""Further nodes that are tried only once at a position."""
