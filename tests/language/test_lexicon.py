"""Lexicons: each line a word and its tags, each word with a source above it, and none twice."""

from pathlib import Path

import pytest

import pesanlint.language
from pesanlint.language.lexicon import WordList, WordTable, any_of, table, tagged, words
from pesanlint.shipped import rules_root

FILES = sorted(Path(pesanlint.language.__file__).parent.glob("*/lexicon/*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.parent.name}/{file.stem}")
def test_every_word_has_tags_that_the_head_explains_and_a_source(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    head = " ".join(line for line in lines if line.startswith("#"))
    has_source, seen, tags = False, set(), set()
    for line in lines:
        if line.startswith("# source: "):
            has_source = True
        elif not line.startswith("#"):
            word, tab, given = line.partition("\t")
            assert has_source, line
            assert word.strip() == word, line
            assert tab, line
            assert given.split(), line
            assert word not in seen, line
            seen.add(word)
            tags.update(given.split())
    assert len(tags) == 1 or {tag for tag in tags if tag not in head} == set()


def test_words_are_given_by_tag() -> None:
    assert {"ujar", "tegas"} <= set(words("id", "saying", "stem"))
    assert "mengatakan" in words("id", "saying", "verb")
    assert set(words("id", "saying", "stem", "noun")) == {*tagged("id", "saying")["stem"], *tagged("id", "saying")["noun"]}
    with pytest.raises(KeyError):
        words("id", "saying", "no such tag")


def test_any_of_several_words_is_the_longest() -> None:
    assert any_of(("di", "di atas", "permen*")) == r"di atas|permen\w*|di"


def test_weekdays_and_months_are_in_no_lexicon() -> None:
    """They are the calendar's, in order."""
    everything = {word.lower() for file in FILES for tag in tagged(file.parent.parent.name, file.stem).values() for word in tag}
    assert everything.isdisjoint(("senin", "januari", "monday", "january"))


def _shipped_lists() -> dict[str, str]:
    data = rules_root() / "data"
    paragraphs = dict(one.split(None, 1) for one in (data / "ejaan.txt").read_text("ascii").split("\n\n"))
    english, _ = (data / "kata-inggris.txt").read_text("ascii").split("\n\n")
    return {
        "kata-inggris": english,
        "kata-kecil": (data / "kata-kecil.txt").read_text("utf-8"),
        "lain": paragraphs["lain"],
        "akar": paragraphs["akar"],
    }


@pytest.mark.parametrize("name", ["kata-inggris", "kata-kecil", "lain", "akar"])
def test_a_list_looked_up_in_its_text_has_the_words_that_a_set_has(name: str) -> None:
    text = _shipped_lists()[name]
    known = set(text.split())
    assert text.split() == sorted(known)
    found = WordList(text)
    asked = {one for word in sorted(known)[::7] for one in (word, word[:-1], word[1:], f"{word}a", f"{word}{word}" * 20)} | {
        "~"
    }
    assert [one for one in asked if (one in found) != (one in known)] == []


@pytest.mark.parametrize("text", ["", "a", "a b", "a\nb", f"a {'b' * 500} c", " ".join(["b" * 300, "c" * 300])])
def test_short_lists_and_long_words_are_looked_up_too(text: str) -> None:
    assert [one in WordList(text) for one in ("a", "b", "c", "b" * 500)] == [
        one in text.split() for one in ("a", "b", "c", "b" * 500)
    ]


@pytest.mark.parametrize("asked", ["", " ", "a b", "b c", "a b c", "a ", " a", "a\nb"])
def test_phrases_and_nothing_are_no_words(asked: str) -> None:
    assert asked not in WordList("a b\nc")
    assert asked not in WordList("")


VALUES = {word: str(at) for at, word in enumerate(_shipped_lists()["akar"].split()[::3])} | {"a": "", "zzz": "akhir"}


def _asked() -> set[str]:
    return {one for word in VALUES for one in (word, word[:-1], f"{word}a")} | {"", "~", "men", "a b", "\uffff"}


@pytest.mark.parametrize("times", [1, 2])  # the second time all words are read
def test_a_table_looked_up_in_its_text_has_the_words_and_values_of_a_mapping(times: int) -> None:
    found = WordTable(table(VALUES))
    for _ in range(times):
        assert [one for one in _asked() if found.get(one) != VALUES.get(one)] == []
        assert found.among(_asked()) == VALUES.keys() & _asked()


@pytest.mark.parametrize("size", [1, 2, 5, 40])
def test_some_words_of_a_table_are_looked_up_together(size: int) -> None:
    for at in range(0, 200, size):
        asked = {*sorted(_asked())[at : at + size]}
        assert WordTable(table(VALUES)).among(asked) == VALUES.keys() & asked


@pytest.mark.parametrize("letters", ["abc", "ber", "bera", "tangga", "zzz"])
def test_the_words_that_begin_alike_are_found(letters: str) -> None:
    assert WordTable(table(VALUES)).beginning(letters) == sorted(word for word in VALUES if word.startswith(letters))


def test_an_empty_table_has_nothing() -> None:
    found = WordTable(table({}))
    assert found.get("a") is None
    assert not found.among({"a", "b"})
    assert not found.beginning("abc")
