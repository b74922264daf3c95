"""Regular expressions that an earlier run has compiled."""

import re
import sys
from typing import Any

import pytest

from pesanlint.search import patterns
from pesanlint.store import expressions
from pesanlint.store.database import database

PATTERNS = [
    ("(?P<a>x+)(?P<b>[^\\W_]|é)", re.IGNORECASE),
    ("(?<=a)b|\\bc{2,5}?(?!d)", 0),
    ("[\u4e00-\u9fff\U0001f600]+", re.MULTILINE),
    ("^(?:a|b(?-i:C))$", re.IGNORECASE | re.DOTALL),
    ("(a)(?:b\\1)?", re.ASCII),
    *((f"[a-z]{{{number}}}{chr(0x100 + number)}", 0) for number in range(160)),
]
TEXTS = ["xxé ab abcc ccd", "aba\nbC\nBc", "\u4e00\U0001f600", "xX_", "a", "abcdefgĉ"]


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(expressions, "_restored", {})
    for name, value in {"kept": {}, "asked": set(), "_ready": {}}.items():
        monkeypatch.setattr(patterns, name, value)
    monkeypatch.setattr(re, expressions._CACHE, {})
    monkeypatch.delitem(sys.modules, "pesanlint.guideline.loading", raising=False)  # a run that loads a guideline keeps none
    re.purge()


def spans(pattern: re.Pattern[str]) -> list[Any]:
    return [[(m.span(), m.groupdict(), m.lastgroup) for m in pattern.finditer(text)] for text in TEXTS]


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is compiled from now on."""
    found: list[str] = []
    whole: Any = re._compiler.compile  # type: ignore[attr-defined]
    monkeypatch.setattr("re._compiler.compile", lambda one, flags=0: found.append(one) or whole(one, flags))
    return found


def test_what_was_compiled_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [re.compile(*one) for one in PATTERNS]
    found = [(spans(one), one.flags, one.groups, one.groupindex) for one in before]
    expressions.keep()
    re.purge()
    expressions.restore()
    asked = compiled(monkeypatch)
    again = [re.compile(*one) for one in PATTERNS]
    assert asked == []
    assert [(spans(one), one.flags, one.groups, one.groupindex) for one in again] == found
    assert again == before


def test_few_new_ones_are_not_written() -> None:
    [re.compile(*one) for one in PATTERNS]
    expressions.keep()
    re.purge()
    expressions.restore()
    re.compile("one more")
    expressions.keep()
    re.purge()
    expressions.restore()
    assert (str, "one more", 0) not in re._cache  # type: ignore[attr-defined]


def test_those_that_were_kept_are_not_compiled_again_when_others_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    [re.compile(*one) for one in PATTERNS]
    expressions.keep()
    re.purge()
    expressions.restore()
    [re.compile(f"new{number}") for number in range(300)]
    coded: list[str] = []
    whole = expressions._stored
    monkeypatch.setattr(expressions, "_stored", lambda *one: coded.append(one[0]) or whole(*one))
    expressions.keep()
    assert sorted(coded) == sorted(f"new{number}" for number in range(300))
    re.purge()
    expressions._restored.clear()
    expressions.restore()
    asked = compiled(monkeypatch)
    [re.compile(*one) for one in (*PATTERNS, ("new7", 0))]
    assert asked == []


def test_a_damaged_one_counts_as_new() -> None:
    [re.compile(*one) for one in PATTERNS]
    expressions.keep()
    re.purge()
    expressions.restore()
    (text, flags), one = next(iter(expressions._restored.items()))
    expressions._restored[text, flags] = (*one[:3], b"x", *one[4:])
    getattr(re, expressions._CACHE)._kept[str, text, flags] = expressions._restored[text, flags]
    re.compile(text, flags)
    assert (text, flags) not in expressions._restored


@pytest.mark.parametrize(
    "damaged",
    [
        lambda one: one[:3],
        lambda one: (*one[:3], "AAAA", *one[4:]),
        lambda one: (*one[:3], b"x", *one[4:]),
        lambda one: (*one[:3], b"\xff" * 16, *one[4:]),
        lambda one: (*one[:4], -7, *one[5:]),
        lambda one: (*one[:6], None),
        lambda one: (7, *one[1:]),
        lambda _: 7,
    ],
)
def test_what_is_damaged_is_compiled(damaged: Any) -> None:
    from pesanlint.store.database import checksum, packed, unpacked

    [re.compile(*one) for one in PATTERNS]
    expressions.keep()
    store = database()
    assert store
    ((key, data),) = store.rows("SELECT key, data FROM pieces")
    of_re, of_regex = unpacked(data)
    data = packed(([damaged(one) for one in of_re], of_regex))
    store.write(("UPDATE pieces SET data = ?, checksum = ?", [(data, checksum(key, data))]))
    re.purge()
    expressions.restore()
    assert spans(re.compile("(?<=a)b")) == spans(re.compile("(?<=a)[b]"))
    assert [spans(re.compile(*one)) for one in PATTERNS[:5]]


OF_REGEX = [(r"\p{Ll}\p{Ll}|^\s*$", True), (r"(?<tua>ibu|bapak)\W+\w+", False), (r"\bdi\b", False)]


def forget() -> None:
    """As the next run begins."""
    for one in (patterns.kept, patterns.asked, patterns._ready):
        one.clear()
    expressions.restore()


def test_patterns_of_regex_are_restored_without_their_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [patterns.compiled(text, match_case=cased) for text, cased in OF_REGEX]
    expressions.keep()
    forget()
    monkeypatch.setitem(sys.modules, "regex", None)
    again = [patterns.compiled(text, match_case=cased) for text, cased in OF_REGEX]
    assert [(one.pattern, one.flags, one.groupindex) for one in again] == [
        (one.pattern, one.flags, one.groupindex) for one in before
    ]
    for text in ("Ibu dan BAPAK di", "AA", ""):
        assert [one.search(text) and one.search(text).span() for one in again] == [
            one.search(text) and one.search(text).span() for one in before
        ]
    assert patterns.compiled(*OF_REGEX[0][:1], match_case=True) is again[0]


def test_new_patterns_are_added_to_those_that_were_kept() -> None:
    for text, cased in OF_REGEX:
        patterns.compiled(text, match_case=cased)
        expressions.keep()
        forget()
    assert sorted(patterns.kept) == sorted(OF_REGEX)


@pytest.mark.parametrize("damaged", [(), 7, "x", ("another installation", 0, [1], {}, {}, [], 0, [], 0, 0), None])
def test_a_damaged_pattern_is_compiled_and_kept_again(damaged: Any) -> None:
    (text, cased), *_ = OF_REGEX
    expected = patterns.compiled(text, match_case=cased)
    expressions.keep()
    forget()
    good = patterns.kept[text, cased]
    patterns.kept[text, cased] = damaged
    assert patterns.compiled(text, match_case=cased).pattern == expected.pattern
    expressions.keep()
    forget()
    assert patterns.kept == {(text, cased): good}


def test_another_program_or_no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    [re.compile(*one) for one in PATTERNS]
    expressions.keep()
    re.purge()
    monkeypatch.setattr("pesanlint.store.program.stamp", lambda: "another")
    expressions.restore()
    assert not re._cache  # type: ignore[attr-defined]
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    expressions.restore()
    expressions.keep()
