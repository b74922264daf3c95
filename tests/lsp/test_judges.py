"""What the server's thread keeps between checks."""

import gc
from pathlib import Path

from lsprotocol.types import PositionEncodingKind

from pesanlint.lsp.judges import Judges
from pesanlint.lsp.texts import Text


def test_in_a_pause_the_automaton_is_built(tmp_path: Path) -> None:
    judges, threshold = Judges(tmp_path), gc.get_threshold()
    text = Text((tmp_path / "a.txt").as_uri(), tmp_path / "a.txt", "Warga dihimbau datang.", 1, PositionEncodingKind.Utf16)
    before = judges.report(text)
    automaton = judges.session(text).linter.automaton
    try:
        assert "_few" not in vars(automaton)
        judges.prepare()
        assert "_few" in vars(automaton)
        again = Text(text.uri, text.path, f"{text.source} Silahkan.", 2, PositionEncodingKind.Utf16)
        after = judges.report(again)
    finally:
        gc.unfreeze()
        gc.set_threshold(*threshold)
    assert before
    assert after
    assert [one.found for one in after.findings][: len(before.findings)] == [one.found for one in before.findings]
    assert "Silahkan" in {one.found for one in after.findings}
