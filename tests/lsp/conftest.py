"""A language server over real stdio, with pytest-lsp as the editor."""

import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from lsprotocol import types
from pytest_lsp import LanguageClient, make_test_lsp_client

COMMAND = (sys.executable, "-m", "pesanlint", "lsp")


class Editor:
    """One client with the texts that it has open."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client, self.folder = client, folder
        self._versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def open(self, name: str, text: str, language: str = "plaintext") -> list[types.Diagnostic]:
        uri = self.uri(name)
        self._versions[uri] = 1
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text)))
        return await self.shown(name)

    async def change(self, name: str, *changes: types.TextDocumentContentChangeEvent) -> list[types.Diagnostic]:
        uri = self.uri(name)
        self._versions[uri] += 1
        identifier = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, list(changes)))
        return await self.shown(name)

    async def shown(self, name: str) -> list[types.Diagnostic]:
        """Wait for the next diagnostics of a text."""
        uri = self.uri(name)
        while True:
            await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
            if uri in self.client.diagnostics:
                return list(self.client.diagnostics.pop(uri))

    async def actions(self, name: str, where: types.Range, *only: str) -> list[types.CodeAction]:
        context = types.CodeActionContext([], list(only) or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri(name)), where, context)
        return list(await self.client.text_document_code_action_async(params) or [])


Start = Callable[..., Awaitable[Editor]]


@pytest_asyncio.fixture
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """Starts a server for a client with some capabilities, in a folder of its own."""
    clients: list[LanguageClient] = []

    async def begin(*encodings: types.PositionEncodingKind, pulls: bool = False) -> Editor:
        client = make_test_lsp_client()
        clients.append(client)
        await client.start_io(*COMMAND, cwd=tmp_path)
        general = types.GeneralClientCapabilities(position_encodings=list(encodings) or None)
        documents = types.TextDocumentClientCapabilities(
            diagnostic=types.DiagnosticClientCapabilities() if pulls else None,
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(version_support=True),
        )
        capabilities = types.ClientCapabilities(general=general, text_document=documents)
        params = types.InitializeParams(capabilities, root_uri=tmp_path.as_uri())
        await client.initialize_session(params)
        return Editor(client, tmp_path)

    yield begin
    for client in clients:
        await client.shutdown_session()
        await client.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that is open in the editor."""
    return tmp_path
