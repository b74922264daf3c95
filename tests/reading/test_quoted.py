"""Which stretches may be quoted, also if the marks can be read in several ways."""

import pytest

from pesanlint.reading import quoted
from pesanlint.reading.told import Told, shown
from running import document


def found(*paragraphs: str) -> str:
    """The text with what may be quoted in capitals."""
    doc = document(*paragraphs)
    inside = {at for span in quoted.find(doc, Told(shown(doc))).all(doc.blocks) for at in range(*span)}
    return "".join(character.upper() if at in inside else character for at, character in enumerate(doc.text))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("kata “a b” itu “c”", "kata “A B” itu “C”"),
        ('kata "a b" itu "c"', 'kata "A B" itu "C"'),
        ("kata «a b» itu", "kata «A B» itu"),
        ("kata „a b“ itu", "kata „A B“ itu"),
        ("kata “a ‘b’ “c” d” itu", "kata “A ‘B’ “C” D” itu"),
        ("kata “a b itu", "kata “A B ITU"),
        ("kata a b,” itu", "KATA A B,” itu"),
        ("kata ‘a b itu", "kata ‘a b itu"),
        ("kata: ‘a b itu", "kata: ‘A B ITU"),
        ("ma'ruf, jum’at, ulama' dan '98", "ma'ruf, jum’at, ulama' dan '98"),
        ("layar 20\" dan 5' itu", "layar 20\" dan 5' itu"),
        ("kata 'a b' itu", "kata 'A B' itu"),
        ("kata5'a b' itu", "kata5'A B' itu"),
        ("kata5‘a b’ itu", "kata5‘A B’ itu"),
        ("kata‹a b› itu", "kata‹A B› itu"),
        ("kata'A b'Ita", "kata'A B'Ita"),
        ("kata '98 a b' itu", "kata '98 A B' itu"),
        ("angkatan, '98 a b, ulama'ul", "angkatan, '98 a b, ulama'ul"),
        ("kata ＇a b＇ itu ❛c d❜, ʺe fʺ", "kata ＇A B＇ itu ❛C D❜, ʺE Fʺ"),
        ("Ma'Ruf, O'Brien, Qurʼan itu", "Ma'Ruf, O'Brien, Qurʼan itu"),
        ('a b 09:00" itu', 'A B 09:00" itu'),
        ("a b,''* itu", "A B,''* itu"),
        ("a *''b c", "a *''B C"),
        ("tinggi 5'11 itu, pukul 7’30 kata", "tinggi 5'11 itu, pukul 7’30 kata"),
        ("kata ``a b'' itu", "kata ``A B'' itu"),
        ("layar ''5\" a b ke 97'' itu", "layar ''5\" A B KE 97'' itu"),
        ("kata ``jam 5\" a b ke 97'' itu", "kata ``JAM 5\" A B KE 97'' itu"),
        ("kata “a b 9.''0 c ini", "kata “A B 9.''0 C INI"),
        ('kata " a b " itu', 'kata " A B " itu'),
        ("«a b» c “d e» f «g h” i", "«A B» c “D E» F «G H” i"),
        ("kata “a\" b ''c d” itu", "kata “A\" B ''C D” itu"),
        ('kata "a “b" c d” e "f" itu', 'kata "A “B" C D” e "F" itu'),
        ("kata 「a “b」 c d” itu", "kata 「A “B」 C D” itu"),
        ("kata << a b >> itu <<c>>", "kata << A B >> itu <<C>>"),
        ("kata <<a <b>c</b> d>> itu", "kata <<A <B>C</B> D>> itu"),
        ("kata a << b itu, lalu c >> d kata", "kata a << B ITU, LALU C >> d kata"),
        ("nilai a << 2 itu", "nilai a << 2 itu"),
        (">> a b itu", ">> a b itu"),
        ("a >> 2 dan b << 3 itu", "a >> 2 dan b << 3 itu"),
        ("<<<<<<< a >> b >>>>>>> c", "<<<<<<< a >> b >>>>>>> c"),
        ("kata <b>a b</b> itu, x < y > z", "kata <b>a b</b> itu, x < y > z"),
        ("kata <<a <<b>> c>> itu <<d>> e", "kata <<A <<B>> C>> itu <<D>> e"),
        ('"a " b c, "”) d', '"A " B C, "”) d'),
        ("kata 〈a b〉 itu, 〈c d〉 e ⟨f⟩", "kata 〈A B〉 itu, 〈C D〉 e ⟨F⟩"),
        ("kata ❮a b❯ itu ｢c｣ d ﹁e﹂ f", "kata ❮A B❯ itu ｢C｣ d ﹁E﹂ f"),
        ("kata ′a b′ itu ″c d″ e ‶f g″ h", "kata ′A B′ itu ″C D″ e ‶F G″ h"),
        ("kata ′′a b′′ itu", "kata ′′A B′′ itu"),
        ("tinggi 5′11″ itu, 6° 12′ 30″ LS kata", "tinggi 5′11″ itu, 6° 12′ 30″ LS kata"),
        ("lintang 6°12′30″LS dan 106°49′35″BT itu", "lintang 6°12′30″LS dan 106°49′35″BT itu"),
        ("layar 20″ a b, 5′ itu", "layar 20″ a b, 5′ itu"),
        ("turunan f′ dan g′ itu", "turunan f′ dan g′ itu"),
        ("kata &quot;a b&quot; itu, &#34;c&#34; d", "kata &QUOT;A B&QUOT; itu, &#34;C&#34; d"),
        ("kata &ldquo;a b&rdquo; itu &#8216;c d&#8217; e", "kata &LDQUO;A B&RDQUO; itu &#8216;C D&#8217; e"),
        ("kata &Quot;a b&QUOT; itu", "kata &QUOT;A B&QUOT; itu"),
        ("Jum&#39;at dan ma&rsquo;ruf itu", "Jum&#39;at dan ma&rsquo;ruf itu"),
        ("kata &quot;a b itu", "kata &QUOT;A B ITU"),
        ("kata &amp;quot;a b&amp;amp;quot; itu &#147;c&#148; d", "kata &AMP;QUOT;A B&AMP;AMP;QUOT; itu &#147;C&#148; d"),
        ("kata \x93a b\x94 itu \x91c d\x92 e ˝f˝ g", "kata \x93A B\x94 itu \x91C D\x92 e ˝F˝ g"),
        ("kata \ufffda b\ufffd itu, jum\ufffdat", "kata \ufffdA B\ufffd itu, jum\ufffdat"),
        ("a &amp; b &quota; c", "a &amp; b &quota; c"),
    ],
)
def test_stretches(text: str, marked: str) -> None:
    assert found(text) == marked


def test_marks_of_a_pair_enclose_two_paragraphs_whatever_others_stand_among_them() -> None:
    assert found("“a»b c d", "e,” f g") == "“A»B C D\nE,” f g"
    assert found("“a b", "c » d” e") == "“A B\nC » D” e"


def test_a_mark_between_a_blank_and_an_asterisk_may_close() -> None:
    assert found('kata *" a', 'b, "* c') == 'KATA *" A\nB, "* C'
    assert found('kata "*a*" itu "b"') == 'kata "*A*" itu "B"'


def test_an_unclosed_mark_is_closed_in_a_later_paragraph_before_the_next_heading() -> None:
    assert found("a “b", "c", "d” e") == "a “B\nC\nD” e"
    assert found("a “b", "“c", "“d” e") == "a “B\n“C\n“D” e"
    doc = document("a “b", ("heading", "c"), "d")
    assert max(span.end for span in quoted.find(doc, Told(shown(doc))).all(doc.blocks)) == len("a “b") + 1


@pytest.mark.parametrize("marks", ["‘’", "''", "‹›", "‚‘", "‚’", "‛’", "❛❜", "′′"])
@pytest.mark.parametrize("between", [(), ("c d",), ("c ulama’ d", "e")])
def test_single_marks_enclose_several_paragraphs(marks: str, between: tuple[str, ...]) -> None:
    first, last = marks
    inside = "\n".join(between).upper() + "\n" if between else ""
    assert found(f"kata {first}a b", *between, f"g h{last} itu") == f"kata {first}A B\n{inside}G H{last} itu"


def test_an_apostrophe_alone_encloses_nothing() -> None:
    for text in ("kata ‘Aisyiyah itu", "kata '98 itu", "para ulama’ itu", "kata Jum’at itu"):
        assert found(text, "a b", text, ("heading", "c"), "para ulama’ d") == f"{text}\na b\n{text}\nc\npara ulama’ d"


@pytest.mark.parametrize(
    "text",
    [
        "“" * 20_000,
        "“kata " * 20_000,
        "“kata” " * 20_000,
        "' " * 20_000,
        '"' * 20_001,
        "”“" * 10_000,
        "<< a " * 20_000,
        "<<>> " * 20_000,
        "&quot;a " * 20_000,
    ],
)
def test_the_work_grows_with_the_marks(text: str) -> None:
    doc = document(text)
    assert len(quoted.find(doc, Told(shown(doc))).all(doc.blocks)) <= 6 * len(quoted.marks(text)) + 3
