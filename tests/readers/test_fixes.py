"""What a fix writes into a text format is what the file then says, and nothing else of it changes."""

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.document import Document
from pesanlint.readers import read_text
from pesanlint.text import Edit, Span, apply_edits

WORDS = st.sampled_from(
    "KPU Melati membuka rapat pleno é 😀 17 A – “B” Jl. S.H., anak-anak snake_case 50% Rp1.000 R&D a*b".split()
)
RUN = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
JOINTS = st.sampled_from([" ", "", "\n", "  ", "\r\n"])


def joined(parts: st.SearchStrategy[str], joints: st.SearchStrategy[str] = JOINTS, size: int = 4) -> st.SearchStrategy[str]:
    pairs = st.lists(st.tuples(parts, joints), min_size=1, max_size=size)
    return pairs.map(lambda pairs: "".join(part + joint for part, joint in pairs))


HTML_INLINE = st.one_of(
    RUN, RUN.map(lambda t: f"<b>{t}</b>"), RUN.map(lambda t: f'<a href="x" title="{t}">{t}</a>'), RUN.map(lambda t: f"<img alt='{t}'>"),
    st.sampled_from(["&nbsp;", "&ldquo;", "&amp;", "&copy", "<br>", "<!-- c -->", "<code>x</code>", "<img alt=ikon>", "<o:p></o:p>"]),
)  # fmt: skip
HTML = joined(
    st.tuples(st.sampled_from(["p", "li", "h1", "h2", "td", "div", "blockquote"]), joined(HTML_INLINE)).map(
        lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
    )
)
MARKDOWN_INLINE = st.one_of(
    RUN, RUN.map(lambda t: f"**{t}**"), RUN.map(lambda t: f"_{t}_"), RUN.map(lambda t: f"[{t}](x)"), RUN.map(lambda t: f"![{t}](x)"),
    RUN.map(lambda t: f"<b>{t}</b>"), st.sampled_from(["&nbsp;", "&amp;", "\\*", "`x`", "<br>", "<!-- c -->", "[KPU]", "~~x~~"]),
)  # fmt: skip
MARKDOWN_LINE = joined(MARKDOWN_INLINE, st.sampled_from([" ", "", "  ", "\\\n", "\n"]))
MARKDOWN_IN_CONTAINER = st.tuples(
    st.sampled_from([("> ", "> "), ("> ", ">"), ("- ", "  "), ("1. ", "     "), ("> - ", ">   "), (">> ", "> > "), ("", "   "), ("- ", "")]),
    st.lists(joined(MARKDOWN_INLINE, st.sampled_from([" ", "", "\\"])), min_size=2, max_size=4),
    st.sampled_from(["\n", "\r\n", "\r", " \n", "  \n"]),
).map(lambda parts: parts[0][0] + f"{parts[2]}{parts[0][1]}".join(parts[1]))  # fmt: skip
MARKDOWN = st.tuples(
    st.sampled_from(["", "---\ntitle: Rapat pleno\n---\n", "---\ntitle: 'Rapat: pleno'\n---\n"]),
    joined(
        st.one_of(
            st.tuples(st.sampled_from(["", "# ", "- ", "> ", "1. ", "| a |\n|---|\n| ", "<p>"]), MARKDOWN_LINE).map("".join),
            MARKDOWN_IN_CONTAINER,
        ),
        st.just("\n\n"),
    ),
).map(lambda pair: f"{pair[0]}{pair[1]}\n[KPU]: x\n")
PLAIN_INLINE = st.one_of(
    RUN, RUN.map(lambda t: f"*{t}*"), RUN.map(lambda t: f"_{t}_"), st.sampled_from(["🗳️", "<!-- c -->", "👍🏽", "-"])
)
PLAIN = joined(PLAIN_INLINE, st.sampled_from([" ", "\n", "\n\n", "\r\n", "  "]), size=8)

USES = st.text(alphabet="ab 1.-–#*_[]()<>&;:!`~|\\\"'=é", max_size=5)


def prose(document: Document) -> list[list[str]]:
    return [document.text[block.span.start : block.span.end].split() for block in document.blocks]


def assert_the_file_says_what_was_written(data: Any, source: str, path: str) -> None:
    document = read_text(source, path)
    if not document.blocks:
        return
    block = data.draw(st.sampled_from(document.blocks))
    start = data.draw(st.integers(block.span.start, block.span.end))
    end = data.draw(st.integers(start, min(block.span.end, start + 12)))
    wanted = Edit(Span(start, end), data.draw(USES))
    edit = document.edit_to_source(wanted)
    if edit is None:
        return
    mended = read_text(apply_edits(source, [edit]), path)
    expected = [
        apply_edits(document.text[b.span.start : b.span.end], [Edit(wanted.span.shifted(-b.span.start), wanted.text)])
        if b is block else document.text[b.span.start : b.span.end]
        for b in document.blocks
    ]  # fmt: skip
    assert prose(mended) == [text.split() for text in expected if text.strip()], (source, edit, mended.source)


FEW = settings(max_examples=200, deadline=None)


@FEW
@given(st.data(), HTML)
def test_html(data: Any, source: str) -> None:
    assert_the_file_says_what_was_written(data, source, "a.html")


@FEW
@given(st.data(), MARKDOWN)
def test_markdown(data: Any, source: str) -> None:
    assert_the_file_says_what_was_written(data, source, "a.md")


@FEW
@given(st.data(), PLAIN, st.sampled_from(["KPU", "anak-anak", "é", "17"]))
def test_plain_text(data: Any, source: str, use: str) -> None:
    document = read_text(source, "a.txt")
    words = [m.span() for m in re.finditer(r"\w+", document.text)]
    if not words:
        return
    start, end = data.draw(st.sampled_from(words))
    edit = document.edit_to_source(Edit(Span(start, end), use))
    if edit:
        mended = read_text(apply_edits(source, [edit]), "a.txt")
        assert mended.text.split() == apply_edits(document.text, [Edit(Span(start, end), use)]).split()
