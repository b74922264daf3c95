"""Imports the modules of the program from Python's own bytecode with fewer steps than Python's finder and loader take.

These look for each of 180 modules under six extensions, list folders and compute paths, which takes longer than running most of
the modules. The bytecode is accepted by the same rule as Python's: the time and size of the source. In all other cases, such as
bytecode that is missing, checked by a hash or moved, Python's own finder or loader goes on.
"""

import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from marshal import loads
from types import CodeType
from typing import Any

_HEADER = 16
"""Bytes before the code: the magic number, flags, and the time and size of the source."""
_PACKAGE = "pesanlint."


class _Loader(SourceFileLoader):
    """A loader that has read the bytecode."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        self.name, self.path, self._code = name, path, code

    def get_code(self, fullname: str) -> CodeType | None:
        return self._code


class Finder:
    """Finds modules of the program whose bytecode is up to date."""

    @staticmethod
    def find_spec(name: str, path: Any = None, *_: object) -> ModuleSpec | None:
        """The spec of a module; None if Python's own finder is to look for it."""
        if not path or not name.startswith(_PACKAGE):
            return None
        folder, stem = path[0], name.rpartition(".")[2]
        try:
            return _spec(name, f"{folder}/{stem}.py", f"{folder}/__pycache__/{stem}", None)
        except OSError:
            pass
        inside = f"{folder}/{stem}"
        try:
            return _spec(name, f"{inside}/__init__.py", f"{inside}/__pycache__/__init__", [inside])
        except OSError:
            return None


def _spec(name: str, file: str, cached: str, locations: list[str] | None) -> ModuleSpec | None:
    """The spec of a module in a file.

    Raises:
        OSError: there is no such file.
    """
    status = os.stat(file)  # noqa: PTH116  `pathlib` is imported later
    cached = f"{cached}.{sys.implementation.cache_tag}.pyc"
    if not (code := _code(cached, file, status)):
        return None
    spec = ModuleSpec(name, _Loader(name, file, code), origin=file)
    spec.submodule_search_locations, spec.cached, spec.has_location = locations, cached, True
    return spec


def _code(cached: str, file: str, status: os.stat_result) -> CodeType | None:
    """The code of a module from its bytecode; None if that is not up to date."""
    try:
        number = os.open(cached, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        return None
    try:
        data = os.read(number, os.fstat(number).st_size)
    finally:
        os.close(number)
    times = int(status.st_mtime) & 0xFFFFFFFF, status.st_size & 0xFFFFFFFF
    if data[:_HEADER] != MAGIC_NUMBER + bytes(4) + b"".join(one.to_bytes(4, "little") for one in times):
        return None
    try:
        code = loads(memoryview(data)[_HEADER:])  # noqa: S302  as Python's own loader does
    except (EOFError, ValueError, TypeError):
        return None
    return code if isinstance(code, CodeType) and code.co_filename == file else None


def use() -> None:
    """Find the modules of the program from now on, unless Python has been told to keep bytecode elsewhere or otherwise."""
    if sys.implementation.cache_tag and not sys.flags.optimize and not sys.pycache_prefix:
        sys.meta_path.insert(0, Finder)
