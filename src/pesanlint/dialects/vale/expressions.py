"""Translate regular expressions of Vale (Go, regexp2 in its RE2 mode) to the `regex` package.

Differences: `\\w` and `\\d` are ASCII, `(?i)` applies from its position to the end of its group and in its next alternatives,
`\\z` and `\\x{2019}`, and a `{` that begins no count is literal.
"""

import re

from pesanlint.search import patterns

_COUNT = re.compile(r"\{\d+(?:,\d*)?\}")
_FLAGS = re.compile(r"\(\?([imsxnU]*)(?:-([imsxnU]+))?([:)])")
_ASCII = {"d": "0-9", "w": "0-9A-Za-z_"}
_KNOWN_FLAGS = frozenset("imsx")

_MARKDOWN = "*.{md,markdown,mdx,qmd,Rmd,rmd,ipynb}"
_FENCED = r"(?m:(?<=^[ \t>]*)(?P<f>`{3,}|~{3,})(?:.|\n)*?(?:^[ \t>]*(?P=f)|\Z))"
_CODE = r"(?<!`)(?P<c>`+)(?!`)(?:.|\n(?![ \t]*\n))*?(?<!`)(?P=c)(?!`)"
_CLOSES = r"(?<!\\)\$\$[ \t]*(?:\{[^{}\n]*\}[ \t]*)?$"
IN_MARKDOWN = (
    (_MARKDOWN, r"https?://[^\s<>\"')\]]+"),
    ("*.ipynb", r'(?<="|\\n)\$\$(?:(?!\\n\\n|"\\n"|"\s*[\]}]|\$\$[ \t]*(?:\\n|"))(?:.|\n))*+(?:\$\$)?'),  # in JSON
    (_MARKDOWN, rf"(?m)\$\$(?<=^[ \t>]*\$\$)(?:(?!\n[ \t]*(?:\n|\Z)|{_CLOSES})(?:.|\n))*+(?:\$\$)?"),
    (
        _MARKDOWN,
        rf"(?:{_FENCED}|{_CODE})(*SKIP)(*FAIL)|(?<![\\$\w])\$(?![\s$])(?:[^$\n]|\n(?![ \t]*\n))+?(?<![\s\\])\$(?!\d)",
    ),
)
"""Text that Vale treats as code in Markdown, in addition to code: bare addresses, and formulas: displayed ones from `$$` at the
beginning of a line to one at an end of a line or to the end of the paragraph, and others as Pandoc tells them from money."""


def translated(pattern: str) -> str:
    """Return the translated expression. An invalid one remains invalid; compiling it reports the error."""
    out: list[str] = []
    frames: list[list[str]] = [[]]  # for each open group, the flags that were set in it
    at = 0
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            text, at = _escape(pattern, at)
            out.append(text)
            continue
        if character == "[":
            text, at = _class(pattern, at)
            out.append(text)
            continue
        if character == "(":
            if (m := _FLAGS.match(pattern, at)) and (m[1] or m[2]):
                opened = f"(?{_flags(m[1])}{'-' if _flags(m[2]) else ''}{_flags(m[2])}:"
                opened = "(?:" if opened == "(?:" else opened
                if m[3] == ")":
                    frames[-1].append(opened)
                else:
                    frames.append([])
                out.append(opened)
                at = m.end()
                continue
            frames.append([])
        elif character == ")":
            out.append(")" * len(frames.pop()) if len(frames) > 1 else "")
        elif character == "|" and frames[-1]:
            out.append(f"{')' * len(frames[-1])}|{''.join(frames[-1])}")
            at += 1
            continue
        elif character == "{" and not _COUNT.match(pattern, at):
            out.append("\\")
        out.append(character)
        at += 1
    return "".join([*out, *(")" * len(frame) for frame in frames)])


def _flags(letters: str | None) -> str:
    return "".join(sorted(_KNOWN_FLAGS.intersection(letters or "")))


def _escape(pattern: str, at: int) -> tuple[str, int]:
    """Return the translation of an escape at an offset, and its end."""
    following = pattern[at + 1 : at + 2]
    if following in _ASCII:
        return f"[{_ASCII[following]}]", at + 2
    if following.lower() in _ASCII and following:
        return f"[^{_ASCII[following.lower()]}]", at + 2
    if following == "z":
        return r"\Z", at + 2
    if following == "Z":
        return r"(?=\n?\Z)", at + 2
    if following == "Q":
        end = pattern.find(r"\E", at)
        end = len(pattern) if end < 0 else end
        return re.escape(pattern[at + 2 : end]), end + 2
    if following == "x" and (m := re.compile(r"\{([0-9A-Fa-f]{1,6})\}").match(pattern, at + 2)):
        return re.escape(chr(min(int(m[1], 16), 0x10FFFF))), m.end()
    return pattern[at : at + 2], at + 2


def _class(pattern: str, at: int) -> tuple[str, int]:
    """Return the translation of a character class at an offset, and its end."""
    start = at
    made = "["
    at += 1
    if pattern[at : at + 1] == "^":
        made, at = made + "^", at + 1
    if pattern[at : at + 1] == "]":
        made, at = made + r"\]", at + 1
    while at < len(pattern) and pattern[at] != "]":
        if pattern[at] == "\\":
            following = pattern[at + 1 : at + 2]
            if following in _ASCII:
                text, at = _ASCII[following], at + 2
            elif following == "x":
                text, at = _escape(pattern, at)
            else:
                text, at = pattern[at : at + 2], at + 2
        elif pattern.startswith("[:", at) and (end := pattern.find(":]", at)) > 0:
            text, at = pattern[at : end + 2], end + 2
        else:
            text, at = ("\\" if pattern[at] in "[&~|" else "") + pattern[at], at + 1
        made += text
    return (made + "]", at + 1) if at < len(pattern) else (pattern[start:], len(pattern))


def spaced(pattern: str) -> str:
    """Return the expression with every blank matching any white space, as Vale does for tokens."""
    if "(?x" in pattern or not re.search(r"[ \t]", pattern):
        return pattern
    made, at, in_class = "", 0, False
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            made, at = made + pattern[at : at + 2], at + 2
            continue
        if in_class or character not in " \t":
            in_class = character == "[" or (in_class and character != "]")
            made, at = made + character, at + 1
            continue
        end = at
        while pattern[end : end + 1] in (" ", "\t"):
            end += 1
        made += pattern[at:end] if pattern[end : end + 1] in ("*", "+", "?", "{") else r"\s+"
        at = end
    return made


def term(text: str) -> str:
    """Return an exception or a term of a vocabulary as an expression. Plain text is escaped, except for its blanks."""
    bare = text.replace(".", "")
    if re.escape(bare).replace("\\ ", " ").replace("\\-", "-") == bare and "-" not in bare:
        text = text.replace(".", r"\.")
    return re.sub(r"[ \t]+", r"\\s+", text)


def literal(text: str) -> str:
    """Return plain text as an expression that `term` leaves alone."""
    return re.sub(r"[^\w\s'-]", r"\\\g<0>", text)


def unescaped(text: str) -> str:
    """Return the text that an expression of `literal` stands for; the expression itself if it is none."""
    plain = re.sub(r"\\([^\w\s])", r"\1", text)
    return plain if literal(plain) == text else text


def spellings(text: str) -> list[str]:
    """The terms that a term of a vocabulary stands for: `OAuth2?` for OAuth2 and OAuth; others stand for themselves."""
    if not re.fullmatch(r"(?:\w\??)+", text) or text.count("?") > _OPTIONAL:
        return [text]
    made = [""]
    for character, may_be_missing in re.findall(r"(\w)(\??)", text):
        made = [one + character for one in made] + (made if may_be_missing else [])
    return made


_OPTIONAL = 4
"""Letters that may be missing in a term that is spelled out in all its ways."""


def is_phrase(text: str) -> bool:
    """Whether a text has only letters, digits, blanks and hyphens, so that Vale reads it as plain text."""
    return all(character.isalpha() or character.isnumeric() or character in " -" for character in text)


def finds(pattern: str, text: str) -> bool:
    """Whether an expression of Vale matches all of a text, in any letter case."""
    try:
        return patterns.compiled(translated(pattern), match_case=False).fullmatch(text, timeout=1.0) is not None
    except (ValueError, TimeoutError):
        return False


_VERB = re.compile(r"%(?:\[(\d)\])?[sdvq]|%%")


def message(text: str, names: tuple[str, ...]) -> str:
    """Return a message with our placeholders instead of `%s`."""
    taken = iter(names)

    def one(m: re.Match[str]) -> str:
        if m[0] == "%%":
            return "%"
        if m[1]:
            name = names[int(m[1]) - 1] if 0 < int(m[1]) <= len(names) else ""
        else:
            name = next(taken, "")
        return f"{{{name}}}" if name else m[0]

    return " ".join(_VERB.sub(one, text).splitlines()).strip()
