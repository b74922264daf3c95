"""Check the open texts. Not thread-safe: the server calls it from one thread only."""

import gc
import os
from pathlib import Path

from pesanlint.errors import BaselineError, GuidelineError, PesanlintError
from pesanlint.finding import Failure, Report
from pesanlint.linter.session import Session
from pesanlint.lsp.texts import Text
from pesanlint.readers.formats import why_unread
from pesanlint.workspace import Setup, Workspace
from pesanlint.workspace.baselines import Baselines
from pesanlint.workspace.explaining import Handbook

_SELDOM = 100_000
"""New objects that start a garbage collection. A check of a long text makes tens of thousands, hardly any in cycles."""


class Judges:
    """The workspace, and a session for each text.

    Args:
        folder: the folder whose configuration applies to texts without a file.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._workspace = Workspace(folder=folder)
        self._sessions: dict[str, Session] = {}
        self._baselines = Baselines(None, writing=False)

    def reset(self) -> None:
        """Forget all configurations, guidelines and sessions, because their files may have changed."""
        gc.unfreeze()
        self.__init__(self.folder)  # type: ignore[misc]

    def forget(self, uri: str) -> None:
        """Forget a text that was closed."""
        self._sessions.pop(uri, None)

    def setup(self, path: Path) -> Setup:
        """Return the setup for a file.

        Raises:
            GuidelineError: it is wrong.
        """
        return self._workspace.setup_in(path.parent)

    def session(self, text: Text) -> Session:
        """Return the session of a text.

        Raises:
            GuidelineError: the configuration or the guideline is wrong.
        """
        if text.uri not in self._sessions:
            self._sessions[text.uri] = self._workspace.session(text.path)
        return self._sessions[text.uri]

    def report(self, text: Text) -> Report | None:
        """Return the report of a text, without findings that a baseline accepts; None if the file is not prose.

        Raises:
            GuidelineError: the configuration or the guideline is wrong.
        """
        if text.is_yaml or why_unread(text.source[:10_000], str(text.path)):
            return None
        setup = self.setup(text.path)
        if len(text.source) > setup.config.max_size:
            return Report(str(text.path), text.source, failures=(Failure("Naskah ini terlalu besar untuk diperiksa."),))
        try:
            is_new = text.uri not in self._sessions
            report = self.session(text).check(text.source)
            if is_new:
                gc.freeze()  # loaded data is never garbage; without this, collecting would take most of the time
                gc.set_threshold(_SELDOM, 20, 20)
            if baseline := self._baselines.path(setup):
                name = Path(os.path.relpath(text.path.absolute(), baseline.parent.absolute())).as_posix()
                report = self._baselines.at(baseline).filter(report, name)
        except GuidelineError:
            raise
        except BaselineError as error:
            return report._replace(failures=(*report.failures, Failure(str(error))))
        except Exception as error:
            from pesanlint.workspace.failures import failure

            return Report(str(text.path), text.source, failures=(failure(error),))
        return report

    def prepare(self) -> None:
        """Build what checks of the open texts will need later, while nobody waits."""
        for session in self._sessions.values():
            session.linter.automaton.prepare()
        gc.freeze()

    def handbook(self, path: Path) -> Handbook | None:
        """Return the rules in force for a file; None if the guideline is wrong."""
        try:
            return self.setup(path).handbook
        except PesanlintError:
            return None
