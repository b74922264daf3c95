"""The texts that are open in the editor, in their current state."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path, PurePath

from lsprotocol.types import PositionEncodingKind, TextDocumentContentChangePartial, TextDocumentItem
from pygls.uris import to_fs_path

from pesanlint.lsp.positions import Positions
from pesanlint.spans import Span

_SUFFIXES = {"markdown": ".md", "html": ".html", "plaintext": ".txt", "text": ".txt", "mail": ".txt", "yaml": ".yaml"}
"""Language of a text without a file → the extension of its assumed name."""
_YAML = (".yaml", ".yml")


class Text:
    """The current state of one text; immutable, each change returns a new one.

    Args:
        uri: its name in the protocol.
        path: its file, or its assumed path in the workspace folder.
        source: the text.
        version: the number that the editor gives to its state.
        encoding: the units in which the editor counts columns.
    """

    def __init__(self, uri: str, path: Path, source: str, version: int, encoding: PositionEncodingKind | str) -> None:
        self.uri, self.path, self.source, self.version, self._encoding = uri, path, source, version, encoding

    @classmethod
    def opened(cls, item: TextDocumentItem, encoding: PositionEncodingKind | str, folder: Path) -> "Text":
        """Return a text that the editor has opened; one without a file is placed in the folder."""
        name = to_fs_path(item.uri) if item.uri.startswith("file:") else None
        path = (
            Path(name) if name else folder / f"{PurePath(item.uri).stem or 'naskah'}{_SUFFIXES.get(item.language_id, '.txt')}"
        )
        return cls(item.uri, path, item.text, item.version, encoding)

    @cached_property
    def positions(self) -> Positions:
        """Its lines, for converting positions."""
        return Positions(self.source, self._encoding)

    @property
    def is_yaml(self) -> bool:
        """Whether it is YAML: a configuration or rules."""
        return self.path.suffix.lower() in _YAML

    def changed(self, changes: Iterable[object], version: int) -> "Text":
        """Return the text after changes, each of which refers to the result of the one before."""
        text = self
        for change in changes:
            if isinstance(change, TextDocumentContentChangePartial):
                start, end = text.positions.span(change.range)
                positions = text.positions.edited(Span(start, max(start, end)), change.text)
                text = Text(self.uri, self.path, positions.text, version, self._encoding)
                text.positions = positions
            else:
                text = Text(self.uri, self.path, str(getattr(change, "text", "")), version, self._encoding)
        return text


def folder_of(folders: Sequence[str | None]) -> Path:
    """Return the first of the folder URIs that is a local folder, else the working folder."""
    for uri in folders:
        if uri and (path := to_fs_path(uri)):
            return Path(path)
    return Path.cwd()
