"""Which fixes are applied, and that applying them ends."""

from pesanlint.finding import Fix
from pesanlint.fixer.edits import compatible, fix
from pesanlint.guideline import Guideline
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.spans import Edit, Span


def edits(*places: tuple[int, int, str]) -> Fix:
    return Fix(tuple(Edit(Span(start, end), text) for start, end, text in places), safe=True)


def rule(name: str, found: str, *use: str, safe: bool = True) -> Substitution:
    return Substitution(id=f"uji.{name}", kind="substitution", swap=(Swap(not_=(found,), use=use),), safe=safe)


def fixed(text: str, *rules: Substitution, unsafe: bool = False) -> str:
    return fix(Linter(Guideline(rules)), read_text(text), unsafe=unsafe).document.source


def test_a_fix_counts_whole_or_not_at_all() -> None:
    taken = compatible([edits((0, 2, "a")), edits((1, 3, "b"), (9, 10, "c")), edits((5, 6, "d"))])
    assert [fix.edits[0].text for fix in taken] == ["a", "d"]


def test_edits_side_by_side_wait_for_the_next_pass() -> None:
    assert compatible([edits((0, 2, "a")), edits((2, 4, "b"))]) == [edits((0, 2, "a"))]


def test_one_fix_opens_the_way_for_another() -> None:
    assert (
        fixed("antar propinsi", rule("a", "propinsi", "provinsi"), rule("b", "antar provinsi", "antarprovinsi"))
        == "antarprovinsi"
    )


def test_only_safe_fixes_unless_asked() -> None:
    unsafe = rule("a", "optimis", "optimistis", safe=False)
    assert fixed("Kami optimis.", unsafe) == "Kami optimis."
    assert fixed("Kami optimis.", unsafe, unsafe=True) == "Kami optimistis."


def test_of_alternatives_the_first_is_written_and_never_as_safe() -> None:
    several = rule("a", "meeting", "rapat", "pertemuan")
    assert fixed("Ada meeting.", several) == "Ada meeting."
    assert fixed("Ada meeting.", several, unsafe=True) == "Ada rapat."


def test_fixes_that_never_end_leave_the_text_unchanged_with_a_message() -> None:
    linter = Linter(Guideline((rule("a", "satu", "dua"), rule("b", "dua", "satu"))))
    result = fix(linter, read_text("Ada satu."))
    assert (result.document.source, result.count) == ("Ada satu.", 0)
    assert "tanpa akhir" in result.report.failures[0].message


WRAPPED = (
    "Warga dihimbau datang ke tempat pemungutan suara pada hari\n"
    "pemungutan suara dengan membawa surat undangan dan kartu\n"
    "tanda penduduk agar pemungutan suara berjalan dengan aman\n"
    "dan tertib.\n"
)


def test_a_fix_that_would_not_read_as_it_is_meant_is_not_made() -> None:
    """One line of four that is as long as a paragraph: the lines would no longer look wrapped."""
    spelled_out = rule("a", "tempat pemungutan suara", f"tempat {'yang luas ' * 8}")
    result = fix(Linter(Guideline((spelled_out, rule("b", "dihimbau", "diimbau")))), read_text(WRAPPED))
    assert result.document.source == WRAPPED.replace("dihimbau", "diimbau")
    assert (result.count, [finding.fixes for finding in result.report.findings]) == (1, [()])
