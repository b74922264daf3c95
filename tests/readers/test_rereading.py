"""A Markdown text that is read again after an edit is read as one that was never read before."""

from unittest.mock import Mock, patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.document import Document
from pesanlint.readers import markdown, read_text
from pesanlint.readers.rereading import reread

PIECES = st.sampled_from(
    "a|# |## |- |1. |> |    |```|~~~|<!--|-->|<pre>|</pre>|<del>|</del>|<b>|<div>|</div>|[a]|[a]: /b|[^1]|[^1]: c|{{ a }}|{%|%}|[x]|[/x]|"
    "[x a=b]|:::|---|===|+++|title: x|| a | b ||---|---|*|_|`|\\|&amp;|é|\U0001f5f3|\r|\r\n|\n|\n|\n\n|\n\n|\n\nKata. |\n\nKata | b\n"
    '|<q>|https://a.id|<https://a.id>|![a](b "c")|\t'.split("|")
)
TEXTS = [
    "# Judul\n\nSatu kata.\n\nDua kata.\n\nTiga *kata*.\n\n- satu\n- dua\n\nEmpat kata.\n\nLima kata.\n",
    "---\ntitle: x\n---\n\nSatu kata.\n\n<!-- a -->\n\nDua kata.\n\n```\n\nTiga kata.\n\n```\n\nEmpat kata.\n\n# Judul\n\nLima.\n",
    "Satu.\n\nDua [a] kata.\n\n[a]: /b\n\nTiga.\n\n<div>\n\nEmpat.\n\n</div>\n\n| a | b |\n|---|---|\n| c | d |\n\nLima.\n\nEnam.",
    "Satu.\r\n\r\nDua kata.\r\n\r\n> Tiga.\r\n\r\nEmpat kata.\r\n\r\nLima.",
]  # fmt: skip
EDITS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 12) | st.just(0), st.lists(PIECES, max_size=2)), max_size=12)


def shown(document: Document) -> object:
    return (
        document.source, document.text, document.blocks, document.map.segments, document.path, document.comments,
        document.metadata, document.unread, document.skipped,
    )  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TEXTS), EDITS)
def test_a_text_that_was_edited_is_read_as_if_it_were_new(text: str, edits: list[tuple[int, int, list[str]]]) -> None:
    document = read_text(text, "a.md")
    for at, length, pieces in edits:
        at %= len(text) + 1
        text = text[:at] + "".join(pieces) + text[at + length :]
        document = reread(document, text)
        assert shown(document) == shown(read_text(text, "a.md"))


@pytest.mark.parametrize("text", TEXTS[::3])
def test_only_the_paragraphs_around_an_edit_are_parsed(text: str) -> None:
    document = read_text(text, "a.md")
    with patch.object(markdown, "read", Mock(wraps=markdown.read)) as read:
        reread(document, text.replace("Dua kata", "Dua buah kata"))
    (parsed, _), _ = read.call_args
    assert parsed.strip() in ("Dua buah kata.\n\nX", "Dua buah kata.\r\n\r\n> Tiga.\r\n\r\nX")
    assert read.call_count == 1


def test_a_text_of_another_format_is_read_as_a_whole() -> None:
    document = read_text("<p>Satu.</p><p>Dua.</p>", "a.html")
    assert shown(reread(document, "<p>Satu.</p><p>Dua!</p>")) == shown(read_text("<p>Satu.</p><p>Dua!</p>", "a.html"))
