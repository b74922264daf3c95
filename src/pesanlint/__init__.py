"""pesanlint checks public communication against an organisation's guideline.

The API for embedding:

    import pesanlint

    workspace = pesanlint.open(".")                     # the configuration found there or above, else the guideline kpu
    report = workspace.check_text("Warga dihimbau datang.")
    for finding in report.findings:
        print(finding.rule, finding.span, finding.message)

All exceptions are `PesanlintError`s; `pesanlint.errors` shows their tree.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pesanlint.document import Document
    from pesanlint.errors import PesanlintError
    from pesanlint.finding import Finding, Fix, Level, Report
    from pesanlint.linter import Linter
    from pesanlint.workspace import Workspace

__all__ = ["Document", "Finding", "Fix", "Level", "Linter", "PesanlintError", "Report", "Workspace", "open"]

_PLACES = {
    "Document": "document", "Finding": "finding", "Fix": "finding", "Level": "finding", "Linter": "linter",
    "PesanlintError": "errors", "Report": "finding", "Workspace": "workspace",
}  # fmt: skip
"""Name → its module, which is imported on first use: the command line needs only a few."""


def open(start: str | Path = ".") -> "Workspace":  # noqa: A001  As in `tarfile.open`.
    """The workspace of a folder, with the configuration found there or above.

    Args:
        start: a folder.
    """
    from pesanlint.workspace import Workspace

    return Workspace(folder=Path(start))


def __getattr__(name: str) -> Any:
    if name in _PLACES:
        return getattr(import_module(f"pesanlint.{_PLACES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
