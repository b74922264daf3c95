"""Match paths with the globs of `.vale.ini` and EditorConfig."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import Any

IF = " if "
"""Joins a glob and the condition under which it fits."""


def standing(files: Sequence[tuple[str, str]], path: str, meta: Callable[[], Mapping[str, Any]] = dict) -> str:
    """Return the setting of the last glob that matches a path; `off` if none matches.

    Args:
        files: globs, each with its setting.
        path: the path.
        meta: returns the front matter of the file, for conditions.
    """
    if not any(IF in glob for glob, _ in files):
        return _standing(tuple(files), path)
    place = PurePath(path).as_posix()
    return next((says for glob, says in reversed(files) if fits(glob, place, meta)), "off")


@lru_cache(maxsize=1024)  # all rules of a style have the same globs
def _standing(files: tuple[tuple[str, str], ...], path: str) -> str:
    place = PurePath(path).as_posix()
    return next((says for glob, says in reversed(files) if fits(glob, place)), "off")


def fits(glob: str, path: str, meta: Callable[[], Mapping[str, Any]] = dict) -> bool:
    """Whether a glob matches a path, or its end from a folder's name on, and its condition holds, if it has one.

    `*` matches anything, including folders, as in `.vale.ini`; `{a,b}` is a choice; an initial `!` negates the glob.
    """
    if IF in glob:
        glob, _, condition = glob.partition(IF)
        from pesanlint.reading.conditions import holds  # only files of Vale have conditions

        return fits(glob.strip(), path) and holds(condition, path, meta())
    if glob.startswith("!"):
        return _compiled(glob[1:]).search(path) is None
    return glob == "*" or _compiled(glob).search(path) is not None


@lru_cache(maxsize=512)
def _compiled(glob: str) -> re.Pattern[str]:
    made, at, depth = "", 0, 0
    while at < len(glob):
        character = glob[at]
        if glob.startswith("**/", at):
            made, at = made + "(?:.*/)?", at + 2
        elif character == "*":
            at += glob.startswith("**", at)
            made += ".*"
        elif character == "?":
            made += "[^/]"
        elif character == "[" and (end := glob.find("]", at + 1)) > 0:
            inside = glob[at + 1 : end].replace("\\", "\\\\")
            made, at = made + "[" + ("^" + inside[1:] if inside[:1] in ("!", "^") else inside) + "]", end
        elif character == "{":
            made, depth = made + "(?:", depth + 1
        elif character == "}" and depth:
            made, depth = made + ")", depth - 1
        elif character == "," and depth:
            made += "|"
        else:
            made += re.escape(character)
        at += 1
    try:
        return re.compile(rf"(?:^|/){made}{')' * depth}$")
    except re.error:
        return re.compile(rf"(?:^|/){re.escape(glob)}$")
