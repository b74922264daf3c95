"""The protocol of pygls, without its handling of texts, and with its messages on diagnostics written in part."""

import json
from collections.abc import Generator, Sequence
from typing import Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol, lsp_method


class Protocol(LanguageServerProtocol):
    """Leaves the texts to the server: pygls takes form feed, U+0085 and U+2028 as line breaks and misplaces edits.

    Of the diagnostics of a text only those are written as JSON that are new since the last message on that text.
    """

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._sent: dict[str, tuple[Sequence[types.Diagnostic], list[str]]] = {}

    def _send_data(self, data: Any) -> None:
        """Send a message."""
        params = getattr(data, "params", None)
        if not isinstance(params, types.PublishDiagnosticsParams) or self.writer is None:
            super()._send_data(data)
            return
        items = ", ".join(self._written(params.uri, params.diagnostics))
        about = json.dumps({"uri": params.uri, **({} if params.version is None else {"version": params.version})})
        said = f'{{"jsonrpc": "2.0", "method": "{data.method}", "params": {about[:-1]}, "diagnostics": [{items}]}}}}'
        body = said.encode()
        self.writer.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))  # at once: standard output is the only way

    def _written(self, uri: str, diagnostics: Sequence[types.Diagnostic]) -> list[str]:
        """Return the diagnostics of a text as JSON."""
        before, known = self._sent.pop(uri, ((), []))
        most = min(len(before), len(diagnostics))
        head = next((at for at in range(most) if before[at] is not diagnostics[at]), most)
        tail = next((at for at in range(most - head) if before[-1 - at] is not diagnostics[-1 - at]), most - head)
        new = [json.dumps(self._serialize_message(one)) for one in diagnostics[head : len(diagnostics) - tail]]
        written = [*known[:head], *new, *known[len(known) - tail :]]
        if diagnostics:
            self._sent[uri] = diagnostics, written
        return written

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        """Pass the text to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Pass the change to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        """Pass the closing to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None
