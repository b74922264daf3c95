from pesanlint.guideline import Guideline
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.linter import Linter
from pesanlint.readers import read_text

TWO = Guideline(
    tuple(
        Substitution(id=f"uji.{name}", kind="substitution", scope=("all",), swap=(Swap(not_=(word,), use=("untuk",)),))
        for name, word in (("a", "untk"), ("b", "untk"))
    )
)


def test_of_two_rules_on_the_same_words_one_speaks_in_narration_and_in_a_quotation_alike() -> None:
    text = "Rapat digelar untk desa. “Kami mengajak semua hadir untk desa yang kita cintai ini,” ujar Ketua KPU, Budi Santoso."
    found = Linter(TWO).check(read_text(text, "rilis.txt")).findings
    assert [(one.rule, one.in_quote) for one in found] == [("uji.a", False), ("uji.a", True)]
