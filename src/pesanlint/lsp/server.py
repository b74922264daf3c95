"""The language server: receives the editor's notifications and requests, and answers them.

Texts are kept here, in the thread of the protocol, and checked in one other thread, so that typing never waits. Changes
during a check accumulate, and the next check uses the current text.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from pesanlint.errors import GuidelineError, Problem
from pesanlint.finding import Report
from pesanlint.lsp import actions, guideline
from pesanlint.lsp.completion import completions
from pesanlint.lsp.diagnostics import SOURCE, Shown, of_problem, of_report
from pesanlint.lsp.hover import definition, hover
from pesanlint.lsp.judges import Judges
from pesanlint.lsp.protocol import Protocol
from pesanlint.lsp.texts import Text, folder_of
from pesanlint.workspace.explaining import Handbook

T = TypeVar("T")
WATCHED = ("**/pesanlint.yaml", "**/pyproject.toml", "**/*.yaml", "**/*.yml", "**/*.csv")
"""Configurations, packs, facts and rosters."""
_PAUSE = 1.0
"""Seconds after the last diagnostics that are taken for a pause in typing."""
_ENDINGS = (".yaml", ".yml", ".csv", "pyproject.toml")


class Server(LanguageServer):
    """The language server of pesanlint, for one editor."""

    def __init__(self) -> None:
        super().__init__("pesanlint", version("pesanlint"), protocol_cls=Protocol)
        self.texts: dict[str, Text] = {}
        self._shown: dict[str, tuple[Shown, Handbook | None]] = {}
        """What was last shown of each text, and the handbook that it links to; only for the thread that checks."""
        self._thread = ThreadPoolExecutor(1, "pesanlint")
        self._under_way: set[str] = set()
        self._judges = Judges(Path.cwd())
        self._wrong: set[str] = set()
        self._watching: asyncio.Task[None] | None = None
        self._resting: asyncio.TimerHandle | None = None
        self._is_prepared = False
        self.is_ended = False
        self.pulls = False
        """Whether the editor requests diagnostics itself, so that none are sent unasked."""

    async def judge(self, ask: Callable[..., T], *args: object) -> T:
        """Run a function in the thread that checks texts."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, ask, *args)

    @property
    def _encoding(self) -> types.PositionEncodingKind | str:
        return self.workspace.position_encoding or types.PositionEncodingKind.Utf16

    # --- Beginning and end --------------------------------------------------------------------------------------------------

    def begin(self, params: types.InitializeParams) -> None:
        """Store the workspace folder and the editor's capabilities."""
        self._loop = asyncio.get_running_loop()
        folders = [folder.uri for folder in params.workspace_folders or ()]
        self._judges = Judges(folder_of([*folders, params.root_uri]))
        documents = params.capabilities.text_document
        self.pulls = documents is not None and documents.diagnostic is not None

    async def watch(self) -> None:
        """Watch the files of guidelines, by the editor if it can, else here."""
        workspace = self.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("pesanlint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await self.client_register_capability_async(types.RegistrationParams([registration]))
        else:
            self._watching = asyncio.ensure_future(self._watch())

    async def _watch(self) -> None:
        from watchfiles import awatch

        def concerns_us(_: object, path: str) -> bool:
            return path.endswith(_ENDINGS)

        async for _ in awatch(self._judges.folder, watch_filter=concerns_us, debounce=200, ignore_permission_denied=True):
            await self.begin_anew()

    def end(self) -> None:
        """Stop the background tasks."""
        self.is_ended = True
        for waiting in (self._watching, self._resting):
            if waiting:
                waiting.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)

    # --- Texts --------------------------------------------------------------------------------------------------------------

    async def open(self, item: types.TextDocumentItem) -> None:
        """Add a text that the editor has opened."""
        self.texts[item.uri] = Text.opened(item, self._encoding, self._judges.folder)
        await self.show(item.uri)

    async def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Apply changes to a text."""
        uri = params.text_document.uri
        if uri in self.texts:
            self.texts[uri] = self.texts[uri].changed(params.content_changes, params.text_document.version)
            await self.show(uri)

    async def close(self, uri: str) -> None:
        """Remove a text that was closed."""
        if self.texts.pop(uri, None):
            await self.judge(self._forget, uri)
            if not self.pulls:
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def show(self, uri: str) -> None:
        """Send the diagnostics of a text in its current state; a check that is already waiting will use this state."""
        if self.pulls or uri in self._under_way:
            return
        self._under_way.add(uri)
        try:
            while text := self.texts.get(uri):
                diagnostics = await self.diagnostics(text)
                if uri not in self.texts:
                    return
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, text.version))
                if self.texts[uri] is text:
                    return
        finally:
            self._under_way.discard(uri)

    async def diagnostics(self, text: Text) -> list[types.Diagnostic]:
        """Return the diagnostics of a text."""
        found = await self.judge(self._diagnostics, text)
        self._rest()
        return found

    def _rest(self) -> None:
        """In the first pause, build what later checks need, so that no keystroke waits for it."""
        if self._resting:
            self._resting.cancel()
        if not (self._is_prepared or self.is_ended):
            self._resting = asyncio.get_running_loop().call_later(_PAUSE, self._prepare)

    def _prepare(self) -> None:
        self._is_prepared, self._resting = True, None
        self._thread.submit(self._judges.prepare)

    def _diagnostics(self, text: Text) -> list[types.Diagnostic]:
        if text.is_yaml:
            return guideline.as_typed(text) or [
                of_problem(problem, text.positions) for problem in self._problems(text.path) if _is_of(problem, text.path)
            ]
        report, handbook = self._report(text), self._judges.handbook(text.path)
        before, linked = self._shown.pop(text.uri, (None, None))
        if report is None:
            return []
        shown = of_report(report, text.positions, lambda rule: _link(handbook, rule), before if linked is handbook else None)
        self._shown[text.uri] = shown, handbook
        return shown.all

    def _forget(self, uri: str) -> None:
        self._shown.pop(uri, None)
        self._judges.forget(uri)

    def _report(self, text: Text) -> Report | None:
        """Return the report of a text; problems of its guideline are shown in the guideline's files."""
        try:
            return self._judges.report(text)
        except GuidelineError as error:
            self._show_problems(error.problems)
            return None

    def _problems(self, file: Path) -> tuple[Problem, ...]:
        """Return the problems of the guideline that a file belongs to."""
        try:
            return guideline.problems_of(file, self._judges.setup(file))
        except GuidelineError as error:
            return error.problems

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems in guideline files that are not open; those in open ones are shown with their texts."""
        by_file: dict[str, list[types.Diagnostic]] = {}
        for problem in problems:
            by_file.setdefault(Path(problem.path).absolute().as_uri(), []).append(of_problem(problem))
        asyncio.run_coroutine_threadsafe(self._publish(by_file), self._loop)

    async def _publish(self, by_file: dict[str, list[types.Diagnostic]]) -> None:
        is_new = bool(by_file.keys() - self._wrong)
        for uri in self._wrong - by_file.keys():
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self._wrong = set(by_file)
        for uri, diagnostics in by_file.items():
            if uri not in self.texts:
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics))
        if is_new:
            first = next(iter(by_file.values()))[0]
            message = f"Pedoman atau konfigurasi pesanlint keliru, jadi naskah tidak diperiksa: {first.message}"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    async def begin_anew(self) -> None:
        """Check all texts again, because files of guidelines have changed."""
        await self.judge(self._judges.reset)
        self._is_prepared = False
        await self._publish({})
        workspace = self.client_capabilities.workspace
        if not self.pulls:
            for uri in list(self.texts):
                await self.show(uri)
        elif workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            await self.workspace_diagnostic_refresh_async(None)

    # --- Questions ----------------------------------------------------------------------------------------------------------

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Return the code actions for the findings in a stretch of a text."""
        text = self.texts.get(params.text_document.uri)
        if text is None or text.is_yaml:
            return []
        return await self.judge(self._actions, text, params)

    def _actions(self, text: Text, params: types.CodeActionParams) -> list[types.CodeAction]:
        only, found = params.context.only, list[types.CodeAction]()
        if actions.wanted(types.CodeActionKind.QuickFix.value, only) and (report := self._report(text)):
            found += actions.of_findings(text, report, params.range, params.context.diagnostics)
        if only and actions.wanted(actions.FIX_ALL, only) and self._report(text):
            found += filter(None, [actions.fix_all(text, self._judges.session(text).linter)])
        return found

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Return the hover text at a position."""
        return await self._asked(params, lambda text: hover(text, params.position, self._seen(text), self._handbook(text)))

    async def definition(self, params: types.DefinitionParams) -> types.Location | None:
        """Return the definition of the rule at the cursor."""
        return await self._asked(params, lambda text: definition(text, params.position, self._handbook(text)))

    async def complete(self, params: types.CompletionParams) -> list[types.CompletionItem] | None:
        """Return the completions at the cursor."""
        return await self._asked(params, lambda text: completions(text, params.position, self._handbook(text)))

    async def lenses(self, params: types.CodeLensParams) -> list[types.CodeLens] | None:
        """Return the code lenses of a rule file."""
        return await self._asked(params, guideline.lenses)

    async def run_examples(self, uri: str, rule: str) -> str:
        """Run the examples of a rule and return the result in words."""
        text = self.texts.get(uri)
        path = text.path if text else Path(to_fs_path(uri) or ".")
        try:
            said = await self.judge(lambda: guideline.examples_of(rule, self._judges.setup(path)))
            kind = types.MessageType.Info if said.endswith("sesuai.") else types.MessageType.Warning
        except GuidelineError as error:
            said, kind = str(error), types.MessageType.Error
        self.window_show_message(types.ShowMessageParams(kind, said))
        return said

    async def _asked(self, params: Any, answer: Callable[[Text], T]) -> T | None:
        text = self.texts.get(params.text_document.uri)
        return await self.judge(answer, text) if text else None

    def _seen(self, text: Text) -> Report | None:
        return None if text.is_yaml else self._report(text)

    def _handbook(self, text: Text) -> Handbook | None:
        return self._judges.handbook(text.path)


def _is_of(problem: Problem, path: Path) -> bool:
    return Path(problem.path).absolute() == path.absolute()


def _link(handbook: Handbook | None, rule: str) -> str | None:
    """Return the link to a rule: its file and line."""
    place = handbook.place(rule) if handbook and not rule.startswith(f"{SOURCE}.") else None
    return f"{place.file.absolute().as_uri()}#L{place.line}" if place else None
