"""Every reporter's work grows with the text and the findings, not with their product: a paragraph, or a file, may be one line."""

from typing import SupportsIndex

import pytest

from pesanlint.finding import Finding, Fix, Level, Report
from pesanlint.reporters import FORMATS, render
from pesanlint.spans import Edit, Span


class Counted(str):
    """A text that counts how many of its characters are copied."""

    __slots__ = ("copied",)

    def __getitem__(self, at: SupportsIndex | slice) -> str:
        part = super().__getitem__(at)
        self.copied = getattr(self, "copied", 0) + len(part)
        return part


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("separator", [" ", "\n", "\r\n\r\n"])
def test_no_finding_costs_more_in_a_longer_text(name: str, separator: str) -> None:
    copied, written = [], []
    for count in (200, 800):
        source = Counted(separator.join(["dihimbau"] * count))
        step = len("dihimbau" + separator)
        rest = Span(0, len(source))
        findings = tuple(
            Finding(
                "uji.a", Level.ERROR, "Jangan.", "dihimbau", Span(at, at + 8), "paragraph",
                fixes=(Fix((Edit(Span(at, at + 8), "diimbau"),), safe=True), Fix((Edit(rest, "diimbau " * 40),), safe=False)),
                fingerprint=str(at),
            )
            for at in range(0, count * step, step)
        )  # fmt: skip
        output = sum(len(piece) for piece in render(name, [Report("a.txt", source, findings)]))
        copied.append(getattr(source, "copied", 0) / count)
        written.append(output / count)
    assert copied[1] <= 1.1 * copied[0] + 10
    assert written[1] <= 1.1 * written[0] + 10
