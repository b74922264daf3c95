"""Words that say who did something, when and where, and who wrote a release."""

import pytest

from pesanlint.language.id.elements import tells


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("KPU menggelar rapat", "who"),
        ("kemarin Budi pulang", "who when"),
        ("Rapat. Warga pulang", ""),
        ("pada Senin mereka pulang", "when"),
        ("batasnya 17/7", "when"),
        ("rapat di Jember", "where who"),
        ("rapat di aula", "where"),
        ("rapat daring", "where"),
        ("rapat di tempat lain", ""),
        ("informasi lebih lanjut", "closing"),
        ("penulis: b.s.", "closing"),
        ("rapat selesai (humas)", "closing"),
        ("hubungi 0331 487654", "closing"),
        ("lihat www.contoh", "closing"),
        ("", ""),
    ],
)
def test_elements_of_a_release(text: str, elements: str) -> None:
    assert {element for element in ("who", "when", "where", "closing") if tells(element, text)} == set(elements.split())
