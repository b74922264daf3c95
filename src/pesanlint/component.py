"""A component for spaCy pipelines: `nlp.add_pipe("pesanlint")` sets findings with their tokens on `doc._.pesanlint`."""

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from pesanlint.finding import Level
from pesanlint.records import NamedTuple
from pesanlint.workspace import Workspace

_KEY = "pesanlint"


class Found(NamedTuple):
    """A finding in a spaCy document."""

    rule: str
    level: Level
    message: str
    clause: str
    start: int
    """Its start in `doc.text`, in code points."""
    end: int
    span: Span
    """The tokens that it overlaps."""
    fixes: tuple[tuple[str, bool], ...]
    """Replacement of each fix for `doc.text[start:end]`, and whether it is safe; fixes beyond this range are omitted."""


class Component:
    """Checks each document with the guideline of a folder, read when the component is created.

    Findings are stored as plain data in `doc.user_data`, so that documents can be written to disk and sent to processes.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._workspace = Workspace(folder=Path(folder))

    def __call__(self, doc: Doc) -> Doc:
        """Check a document."""
        report = self._workspace.check_text(doc.text)
        doc.user_data[_KEY] = [
            {
                "rule": one.rule, "level": one.level.value, "message": one.message, "clause": one.source,
                "start": one.span.start, "end": one.span.end,
                "fixes": [[fix.edits[0].text, fix.safe] for fix in one.fixes if [edit.span for edit in fix.edits] == [one.span]]
            }
            for one in report.findings
        ]  # fmt: skip
        return doc

    def __reduce__(self) -> tuple[type["Component"], tuple[str]]:
        return Component, (self._folder,)


def _found(doc: Doc) -> tuple[Found, ...]:
    kept: list[dict[str, Any]] = doc.user_data.get(_KEY, [])
    return tuple(
        Found(
            one["rule"], Level(one["level"]), one["message"], one["clause"], one["start"], one["end"],
            doc.char_span(one["start"], max(one["end"], one["start"] + 1), label=one["rule"], alignment_mode="expand"),
            tuple((text, safe) for text, safe in one["fixes"]),
        )
        for one in kept
    )  # fmt: skip


if not Doc.has_extension("pesanlint"):
    Doc.set_extension("pesanlint", getter=_found)


@Language.factory("pesanlint", default_config={"folder": "."}, assigns=["doc._.pesanlint"])  # type: ignore[untyped-decorator]
def pesanlint(nlp: Language, name: str, folder: str) -> Component:
    """Create the component (called by spaCy)."""
    return Component(folder)
