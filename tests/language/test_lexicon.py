"""Lexicons: each line a word and its tags, each word with a source above it, and none twice."""

from pathlib import Path

import pytest

import pesanlint.language
from pesanlint.language.lexicon import any_of, tagged, words

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
