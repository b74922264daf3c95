"""Sentences as other programs find them; each was tried on Vale 3.26.0."""

import pytest

from pesanlint.language.stops import sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["One line\n\n  goes on.", "then a small letter."],
        ["See e.g. the one.", "Or i.e. Zorbion.", "Or e.g.", "The one."],
        ["U.S. Senate met.", "In the U.S.", "However it was."],
        ["Mr. Smith went vs. Jones.", "They met Mr.", "The end."],
        ["J. Smith.", "A.", "The end."],
        ["1.", "One 2. two, 3. three."],
        ["v1.2. Go v1.2.", "The file.txt. Now file.txt. rust."],
        ["Wait... what?", "Wait...", "What?", "Wait...", "but no."],
        ['"Yes."', "he said.", "(No.) and (No.)", "And end."],
        ['Are "so!" they?', "They are."],
        ['Are "so!"', "they, no.", 'Are "so!"', "they.", "Mr.", "There.", "Mr. There?"],
        ["Call it.(now) or later.", "Call it.[now", "Or] later."],
        ["Fig.", "3 is."],
        ["A pause . . . and on."],
        ["etc.", "and so on"],
    ],
    ids=" ".join,
)
def test_sentences_end_at_stops(expected: list[str]) -> None:
    text = f"  {' '.join(expected)}\n"
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize("text", ["", " \n", "\u00a0"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert list(sentences(text)) == []
