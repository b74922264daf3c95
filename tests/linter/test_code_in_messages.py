"""Code and images in a message are shown as the source has them, not as the placeholder that rules see."""

import pytest

from pesanlint.guideline import Guideline
from pesanlint.kinds.capitalization import Capitalization
from pesanlint.linter import Linter
from pesanlint.readers import read_text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("## Pakai `Rapat` Dan `Sidang`\n", "Pakai `Rapat` Dan `Sidang` → pakai `Rapat` dan `Sidang`"),
        ("## Pakai ``a ` b`` Saja\n", "Pakai ``a ` b`` Saja → pakai ``a ` b`` saja"),
        ("## Pakai Itu\n", "Pakai Itu → pakai itu"),
    ],
)
def test_code_in_a_message(text: str, message: str) -> None:
    rule = Capitalization(
        id="a.b", kind="capitalization", style="lower", blocks=("heading",), message="{found} → {use}", any_language=True
    )
    (finding,) = Linter(Guideline((rule,))).check(read_text(text, "a.md")).findings
    assert finding.message == message
