"""Diagnostics of a text that changes are those of the text by itself, and written to the editor in the same way."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from pygls.protocol import default_converter

from pesanlint.finding import Failure, Finding, Level, Report
from pesanlint.lsp.diagnostics import of_report
from pesanlint.lsp.positions import UTF_16, Positions
from pesanlint.lsp.protocol import Protocol
from pesanlint.lsp.server import Server
from pesanlint.spans import Span

PIECES = st.sampled_from(["ijin", "ijin", " ", "warga", "\n", "\n", "\r\n", "\r", "é", "\U0001f5f3", "izin "])
TEXTS = st.lists(PIECES, max_size=12).map("".join)
EDITS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 6), TEXTS), max_size=6)


def report(text: str) -> Report:
    found = [
        Finding(f"a.{m[0]}", Level.ERROR, f"Bukan {m[0]}", m[0], Span(*m.span()), "paragraph")
        for m in re.finditer("ij?i?n?", text)
    ]
    return Report("a.txt", text, tuple(found), (Failure("Gagal."),) if "é" in text else ())


def link(rule: str) -> str:
    return f"file:///{rule}"


@given(TEXTS, EDITS)
def test_after_any_edits_they_are_those_of_the_text_by_itself(text: str, edits: list[tuple[int, int, str]]) -> None:
    shown = of_report(report(text), Positions(text, UTF_16), link)
    for at, length, put in edits:
        text = text[:at] + put + text[at + length :]
        positions = Positions(text, UTF_16)
        shown = of_report(report(text), positions, link, shown)
        assert shown.all == of_report(report(text), positions, link).all


def test_those_beside_an_edit_are_the_same_objects() -> None:
    before, after = "ijin\nwarga ijin – ijin\nijin ijin\n", "ijin\nwarga ijin – – ijin\nijin ijin\n"
    shown = of_report(report(before), Positions(before), link)
    again = of_report(report(after), Positions(after), link, shown)
    kept = [one is other for one, other in zip(shown.all, again.all, strict=True)]
    assert kept == [True, True, False, True, True]


PROTOCOL = Protocol(Server(), default_converter())


class _Writer:
    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.sent.append(data)


@settings(max_examples=30)
@given(TEXTS, EDITS)
def test_they_are_sent_as_pygls_would_send_them(text: str, edits: list[tuple[int, int, str]]) -> None:
    protocol, writer = PROTOCOL, _Writer()
    protocol.set_writer(writer)  # type: ignore[arg-type]
    shown = None
    for version, (at, length, put) in enumerate([(0, 0, ""), *edits]):
        text = text[:at] + put + text[at + length :]
        shown = of_report(report(text), Positions(text), link, shown)
        params = types.PublishDiagnosticsParams("file:///é.txt", shown.all, version or None)
        protocol.notify(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)
        head, body = writer.sent.pop().split(b"\r\n\r\n", 1)
        assert head == b"Content-Length: %d" % len(body)
        whole = types.PublishDiagnosticsNotification(params)
        assert json.loads(body) == json.loads(json.dumps(whole, default=protocol._serialize_message))


@given(TEXTS, EDITS)
def test_lines_after_edits_are_those_of_the_text(text: str, edits: list[tuple[int, int, str]]) -> None:
    lines = Positions(text, UTF_16)
    for at, length, put in edits:
        start = min(at, len(lines.text))
        end = min(start + length, len(lines.text))
        lines = lines.edited(Span(start, end), put)
        assert vars(lines) == vars(Positions(lines.text, UTF_16))
