"""Register the server's methods for the messages of the protocol."""

import os
from typing import Any

from lsprotocol import types

from pesanlint.lsp.actions import FIX_ALL
from pesanlint.lsp.guideline import RUN_EXAMPLES
from pesanlint.lsp.server import Server


def server() -> Server:
    """Return a server that can be started."""
    made = Server()
    feature = made.feature

    @feature(types.INITIALIZE)
    def _initialize(params: types.InitializeParams) -> None:
        made.begin(params)

    @feature(types.INITIALIZED)
    async def _initialized(_: types.InitializedParams) -> None:
        await made.watch()

    @feature(types.SHUTDOWN)
    def _shutdown(_: None) -> None:
        made.end()

    @feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def _open(params: types.DidOpenTextDocumentParams) -> None:
        await made.open(params.text_document)

    @feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def _change(params: types.DidChangeTextDocumentParams) -> None:
        await made.change(params)

    @feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def _close(params: types.DidCloseTextDocumentParams) -> None:
        await made.close(params.text_document.uri)

    @feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def _save(params: types.DidSaveTextDocumentParams) -> None:
        text = made.texts.get(params.text_document.uri)
        if text and text.is_yaml:
            await made.begin_anew()

    @feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def _watched(_: types.DidChangeWatchedFilesParams) -> None:
        await made.begin_anew()

    @feature(types.TEXT_DOCUMENT_DIAGNOSTIC, types.DiagnosticOptions(False, False, "pesanlint"))
    async def _diagnostic(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        text = made.texts.get(params.text_document.uri)
        return types.RelatedFullDocumentDiagnosticReport(await made.diagnostics(text) if text else [])

    kinds: list[Any] = [types.CodeActionKind.QuickFix, FIX_ALL]

    @feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))
    async def _actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await made.actions(params)

    @feature(types.TEXT_DOCUMENT_HOVER)
    async def _hover(params: types.HoverParams) -> types.Hover | None:
        return await made.hover(params)

    @feature(types.TEXT_DOCUMENT_DEFINITION)
    async def _definition(params: types.DefinitionParams) -> types.Location | None:
        return await made.definition(params)

    @feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", ".", "-"]))
    async def _complete(params: types.CompletionParams) -> list[types.CompletionItem] | None:
        return await made.complete(params)

    @feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def _lenses(params: types.CodeLensParams) -> list[types.CodeLens] | None:
        return await made.lenses(params)

    @made.command(RUN_EXAMPLES)
    async def _run_examples(uri: str, rule: str) -> str:
        return await made.run_examples(uri, rule)

    return made


def serve() -> int:
    """Serve one editor over standard input and output until it exits, and return the exit status.

    Only the protocol uses standard output; other output to it goes to standard error.
    """
    made = server()
    stdout = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    made.start_io(stdout=stdout)
    return 0 if made.is_ended else 1
