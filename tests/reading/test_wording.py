"""What a text tells by itself: the short ways give the same answers as the long ones."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.language.languages import language
from pesanlint.language.words import ALPHANUMERICS
from pesanlint.reading.wording import Wording
from pesanlint.spans import Span, last_begun, widest

_PIECES = (
    "kata panitia Pemilihan Umum tentang ttg Undang-Undang Nomor 7 Tahun 2017 ig akun telegram resmi x a.id kpu.go.id www. at "
    "dot @ # . , ; : / \\ _ $ $$ % < > { } [ ] = ` ( ) ! !!! ??? :: note Tags: - “ ” \" ' 1.000 file.pdf 7z =kata {{ }} [[ ]] \\( \\)"
).split()


@settings(max_examples=400)
@given(
    st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(["", " ", " "])), max_size=14), st.sampled_from(["id", "en"])
)
def test_words_between_blanks_are_protected_only_where_a_search_says_so(pieces: list[tuple[str, str]], code: str) -> None:
    text = "".join(piece + blank for piece, blank in pieces).strip()
    of = language(code)
    found = widest(of.protected(text, Span(0, len(text)))) if text else ()
    words = [Span(*m.span()) for m in ALPHANUMERICS.finditer(text)]
    pairs = [Span(left.start, right.end) for left, right in pairwise(words)]
    for span in (*words, *pairs):
        assert Wording(text, of).is_protected(span) == last_begun(found, span.start).covers(span)
