"""A fixed file in a text format reads as the fix intends, and nothing else in it changes."""

import textwrap
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from pesanlint.document import PLACEHOLDER, Document
from pesanlint.finding import Fix
from pesanlint.fixer.edits import applied, compatible
from pesanlint.readers import read_text
from pesanlint.spans import Edit, Span, apply_edits, narrowed

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
    st.sampled_from(["&nbsp;", "&ldquo;", "&amp;", "&copy", "<br>", "<!-- c -->", "<code>x</code>", "<img alt=ikon>", "<o:p></o:p>",
                     "<del>KPU</del>", "<span hidden>KPU</span>", "{{ a }}", "[[KPU]]", "<s>"]),
)  # fmt: skip
HTML = joined(
    st.tuples(st.sampled_from(["p", "li", "h1", "h2", "td", "div", "blockquote"]), joined(HTML_INLINE)).map(
        lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
    )
)
MARKDOWN_INLINE = st.one_of(
    RUN, RUN.map(lambda t: f"**{t}**"), RUN.map(lambda t: f"_{t}_"), RUN.map(lambda t: f"[{t}](x)"), RUN.map(lambda t: f"![{t}](x)"),
    RUN.map(lambda t: f'[{t}](x "{t}")'), RUN.map(lambda t: f"![{t}](x '{t}' )"), RUN.map(lambda t: f"<b>{t}</b>"), st.sampled_from(["&nbsp;", "&amp;", "\\*", "`x`", "<br>", "<!-- c -->", "[KPU]", "~~x~~",
                                                      "<del>KPU</del>", "{{ a }}", "[[KPU_a]]"]),
)  # fmt: skip
MARKDOWN_LINE = joined(MARKDOWN_INLINE, st.sampled_from([" ", "", "  ", "\\\n", "\n"]))
MARKDOWN_IN_CONTAINER = st.tuples(
    st.sampled_from([("> ", "> "), ("> ", ">"), ("- ", "  "), ("1. ", "     "), ("> - ", ">   "), (">> ", "> > "), ("", "   "), ("- ", "")]),
    st.lists(joined(MARKDOWN_INLINE, st.sampled_from([" ", "", "\\"])), min_size=2, max_size=4),
    st.sampled_from(["\n", "\r\n", "\r", " \n", "  \n"]),
).map(lambda parts: parts[0][0] + f"{parts[2]}{parts[0][1]}".join(parts[1]))  # fmt: skip
MARKDOWN = st.tuples(
    st.sampled_from(
        ["", "---\ntitle: Rapat pleno\n---\n", "---\ntitle: |\n  Rapat\n  pleno\n---\n", "---\ntitle: 'Rapat: pleno'\n---\n"]
    ),
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

WRAPPED = st.lists(st.tuples(RUN, st.sampled_from(["", "- ", "  "])), min_size=3, max_size=8).map(
    lambda paragraphs: "\n\n".join(textwrap.fill(f"{mark}{' '.join([run] * 6)}", 60) for run, mark in paragraphs)
)

USES = st.text(alphabet="ab 1.-–#*_[]()<>&;:!`~|\\\"'=é", max_size=5)


def prose(text: str) -> list[list[str]]:
    """The words of each block, in any order. An image at the end of one is no part of it; its text may change places."""
    blocks = (line.replace(PLACEHOLDER, f" {PLACEHOLDER} ").strip(f" {PLACEHOLDER}").split() for line in text.split("\n"))
    return sorted(words for words in blocks if words)


FEW = settings(max_examples=200, deadline=None)


def edits_in(document: Document) -> st.SearchStrategy[Edit]:
    """Edits of up to 12 characters of one block."""
    return st.sampled_from(document.blocks).flatmap(
        lambda block: st.tuples(st.integers(*block.span), st.integers(0, 12), USES).map(
            lambda drawn: Edit(Span(drawn[0], min(drawn[0] + drawn[1], block.span.end)), drawn[2])
        )
    )


@FEW
@given(st.data(), st.one_of(HTML.map(lambda t: (t, "a.html")), MARKDOWN.map(lambda t: (t, "a.md"))))
def test_what_is_written_into_markup_is_what_the_file_then_says(data: Any, file: tuple[str, str]) -> None:
    document = read_text(*file)
    if not document.blocks:
        return
    wanted = data.draw(edits_in(document))
    if edit := document.edit_to_source(wanted):
        reread = read_text(apply_edits(document.source, [edit]), document.path)
        assert prose(reread.text) == prose(apply_edits(document.text, [wanted])), (edit, reread.source)


@FEW
@given(st.data(), PLAIN)
def test_what_is_written_into_a_plain_text_is_what_it_then_says(data: Any, source: str) -> None:
    """Compares words only: the lines may be grouped into other paragraphs, which the fixer handles."""
    document = read_text(source, "a.txt")
    if not document.blocks:
        return
    wanted = data.draw(edits_in(document))
    if edit := document.edit_to_source(wanted):
        reread = read_text(apply_edits(source, [edit]), "a.txt")
        assert reread.text.split() == apply_edits(document.text, [wanted]).split(), (edit, reread.source)


TEXTS = st.one_of(
    HTML.map(lambda t: (t, "a.html")),
    MARKDOWN.map(lambda t: (t, "a.md")),
    PLAIN.map(lambda t: (t, "a.txt")),
    WRAPPED.map(lambda t: (t, "a.txt")),
)


@FEW
@given(st.data(), TEXTS)
def test_a_fixed_file_reads_as_the_fixed_prose(data: Any, file: tuple[str, str]) -> None:
    document = read_text(*file)
    if not document.blocks:
        return
    drawn = data.draw(st.lists(edits_in(document), min_size=1, max_size=5))
    fixes = [
        Fix((edit,), True, (narrowed(wanted, document.text),)) for wanted in drawn if (edit := document.edit_to_source(wanted))
    ]
    held, fixed = applied(document, compatible(fixes))
    meant = apply_edits(document.text, [edit for fix in held for edit in fix.meant])
    assert prose(read_text(fixed.source, fixed.path).text) == prose(meant)
    event(f"{len(fixes) - len(held)} of {len(fixes)} left out")
