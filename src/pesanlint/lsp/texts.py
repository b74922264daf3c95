"""The texts that are open in the editor, as they are there."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path, PurePath

from lsprotocol.types import PositionEncodingKind, TextDocumentContentChangePartial, TextDocumentItem
from pygls.uris import to_fs_path

from pesanlint.lsp.positions import Positions

_SUFFIXES = {"markdown": ".md", "html": ".html", "plaintext": ".txt", "text": ".txt", "mail": ".txt", "yaml": ".yaml"}
"""What a text that is no file yet is called, by its language."""
_YAML = (".yaml", ".yml")


class Text:
    """One text, as it is in the editor now; each change makes another one.

    Args:
        uri: its name in the protocol.
        path: its file, or what it would be called in the folder where it belongs.
        source: the text.
        version: the number that the editor gives to its state.
        encoding: in what units the editor counts the characters of a line.
    """

    def __init__(self, uri: str, path: Path, source: str, version: int, encoding: PositionEncodingKind | str) -> None:
        self.uri, self.path, self.source, self.version, self._encoding = uri, path, source, version, encoding

    @classmethod
    def opened(cls, item: TextDocumentItem, encoding: PositionEncodingKind | str, folder: Path) -> "Text":
        """A text that the editor has opened; one that is no file belongs in the folder."""
        name = to_fs_path(item.uri) if item.uri.startswith("file:") else None
        path = (
            Path(name) if name else folder / f"{PurePath(item.uri).stem or 'naskah'}{_SUFFIXES.get(item.language_id, '.txt')}"
        )
        return cls(item.uri, path, item.text, item.version, encoding)

    @cached_property
    def positions(self) -> Positions:
        """Its lines."""
        return Positions(self.source, self._encoding)

    @property
    def is_yaml(self) -> bool:
        """Whether it is data: a configuration, or rules."""
        return self.path.suffix.lower() in _YAML

    def changed(self, changes: Iterable[object], version: int) -> "Text":
        """The text after changes, each of which is in terms of what the one before it has left."""
        text = self
        for change in changes:
            if isinstance(change, TextDocumentContentChangePartial):
                start, end = text.positions.span(change.range)
                source = text.source[:start] + change.text + text.source[max(start, end) :]
            else:
                source = str(getattr(change, "text", ""))
            text = Text(self.uri, self.path, source, version, self._encoding)
        return text


def folder_of(folders: Sequence[str | None]) -> Path:
    """The first of some folders, given by their URIs, that is one of files; else the working folder."""
    for uri in folders:
        if uri and (path := to_fs_path(uri)):
            return Path(path)
    return Path.cwd()
