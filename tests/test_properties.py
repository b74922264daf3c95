"""Properties of any text and any rules."""

from collections.abc import Sequence

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pesanlint.document import Document
from pesanlint.errors import ReadError
from pesanlint.finding import Finding
from pesanlint.fixer.edits import fix
from pesanlint.guideline import Guideline
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.linter import Linter
from pesanlint.readers import read_bytes, read_text
from pesanlint.search.folding import folded
from pesanlint.spans import apply_edits

ANY = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

WORDS = st.sampled_from(
    "Warga dihimbau datang ke KPU Jatim, Ketua KPU Jatim, Budi Santoso Senin, 17 Juli 2025 menurut data 75% hoax silahkan di mana "
    "antar bagian Sub Bagian kerjasama oleh oleh “Kami ” ujarnya. \" ' ‘ ’ ( ) KPU Jember, kab-jember.kpu.go.id – bakohumas **KPU** "
    "`kode` <!-- --> [a](b) # - 1. &amp; <p> </p> <b> <br> <li> <q> title='dihimbau' <img/alt=himbau> &ldquo; \u00a0 \u200b \u0130 \U0001f5f3 e\u0301 \x1b S.H., No. pkpu PKPU Nomor 8 tahun 2019".split(
        " "
    )
)
TEXTS = st.one_of(
    st.lists(st.one_of(WORDS, st.text(max_size=5)), max_size=40).flatmap(
        lambda words: st.sampled_from([" ", "\n", "\n\n", "\r\n", "  "]).map(lambda joint: joint.join(words))
    ),
    st.text(max_size=200),
)
FORMATS = st.sampled_from(["a.txt", "a.md", "a.html"])
TERMS = st.text(alphabet="abAB -", min_size=1, max_size=4)


def rule(swaps: Sequence[tuple[str, str]], match_case: bool, names: bool) -> Substitution:
    swap = tuple(Swap(not_=(found,), use=(use,)) for found, use in swaps)
    return Substitution(id="uji.acak", kind="substitution", swap=swap, match_case=match_case, names=names)


RULES = st.builds(rule, st.lists(st.tuples(TERMS, TERMS), min_size=1, max_size=3), st.booleans(), st.booleans())


def assert_places(document: Document, findings: Sequence[Finding]) -> None:
    for finding in findings:
        assert document.source[finding.span.start : finding.span.end] == finding.found
        for one in finding.fixes:
            for edit in one.edits:
                assert 0 <= edit.span.start <= edit.span.end <= len(document.source)


@ANY
@given(TEXTS, FORMATS)
def test_findings_stand_where_they_say(linter: Linter, text: str, path: str) -> None:
    document = read_text(text, path)
    assert_places(document, linter.check(document).findings)


@ANY
@given(st.text(alphabet="abAB -.\n", max_size=60), RULES)
def test_findings_of_any_rule_stand_where_they_say(text: str, any_rule: Substitution) -> None:
    document = read_text(text, "a.txt")
    assert_places(document, Linter(Guideline((any_rule,))).check(document).findings)


@ANY
@given(TEXTS, FORMATS)
def test_a_fix_changes_only_its_own_span(linter: Linter, text: str, path: str) -> None:
    document = read_text(text, path)
    for finding in linter.check(document).findings:
        for one in finding.fixes:
            result = apply_edits(document.source, one.edits)
            first, last = one.edits[0].span.start, one.edits[-1].span.end
            assert result.startswith(document.source[:first])
            assert result.endswith(document.source[last:])
            assert len(result) - len(document.source) == sum(len(e.text) - (e.span.end - e.span.start) for e in one.edits)


@ANY
@given(TEXTS, FORMATS, st.booleans())
def test_fixing_twice_is_fixing_once(linter: Linter, text: str, path: str, unsafe: bool) -> None:
    once = fix(linter, read_text(text, path), unsafe=unsafe)
    twice = fix(linter, once.document, unsafe=unsafe)
    assert twice.document.source == once.document.source
    assert twice.count == 0 or once.report.failures


@ANY
@given(st.text(alphabet="abAB -.\n", max_size=60), RULES)
def test_fixing_twice_is_fixing_once_with_any_rule(text: str, any_rule: Substitution) -> None:
    linter = Linter(Guideline((any_rule,)))
    once = fix(linter, read_text(text, "a.txt"))
    assert fix(linter, once.document).document.source == once.document.source


@ANY
@given(TEXTS)
def test_no_fix_touches_what_was_said(linter: Linter, text: str) -> None:
    assume(not set(text) & set("“”\"'‘’«»„‟‛‚‹›"))
    said = "kami dihimbau oleh oleh Ketua KPU Jatim, Budi Santoso agar datang ke rakor bakohumas"
    document = read_text(f"{text}\n\nKetua Panitia, Siti Aminah, mengatakan, “{said}.”\n\n{text}", "a.txt")
    assert f"“{said}.”" in fix(linter, document, unsafe=True).document.source


@ANY
@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))), FORMATS)
def test_no_bytes_end_in_a_traceback(linter: Linter, data: bytes, path: str) -> None:
    try:
        document = read_bytes(data, path)
    except ReadError as error:
        assert str(error)
    else:
        assert document.bom + document.source.encode(document.encoding) == data
        fix(linter, document, unsafe=True)


@ANY
@given(TEXTS)
def test_folding_keeps_places(text: str) -> None:
    assert folded(folded(text)) == folded(text)
