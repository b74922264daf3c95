"""Write the settings that make LibreOffice Writer's own LanguageTool checker use this server.

Versions up to 24.2 take the languages from the server. Later ones have a list of their own without Indonesian, which the
settings replace. The extension does the same.
"""

import os
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from pesanlint.errors import PesanlintError, ReadError
from pesanlint.inputs import MIB, read_bounded
from pesanlint.writing import put

_OOR = "http://openoffice.org/2001/registry"
_LANGUAGETOOL = "/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"
_CHECKERS = "/org.openoffice.Office.Linguistic/ServiceManager/GrammarCheckers"
_CHECKER = "org.openoffice.lingu.LanguageToolGrammarChecker"
_LOCALE = "id-ID"
_MAX_SIZE = 16 * MIB
_EMPTY = f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="{_OOR}"/>\n'.encode()
_LONG_AGO = (2025, 1, 1, 0, 0, 0)


class WriterError(PesanlintError):
    """The settings cannot be written; the message says why and what to do."""


def settings(port: int, token: str = "") -> dict[str, str]:
    """Return the settings of Writer: name → value."""
    own = {"BaseURL": f"http://127.0.0.1:{port}/v2", "IsEnabled": "true"}
    return own | ({"Username": "pesanlint", "ApiKey": token} if token else {})


def profile() -> Path:
    """Return the folder of this user's LibreOffice profile."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA", Path.home() / "AppData/Roaming")) / "LibreOffice"
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Application Support/LibreOffice"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "libreoffice"
    return base / "4"


def write(folder: Path, port: int, token: str = "") -> Path:
    """Add the settings to a profile of LibreOffice and return the path of the file.

    Args:
        folder: the profile, which holds `user`.
        port: the server's port.
        token: the server's token.

    Raises:
        WriterError: LibreOffice is running, or was never started.
        ReadError: its settings cannot be read.
        WriteError: they cannot be written.
    """
    file = folder / "user" / "registrymodifications.xcu"
    if not file.parent.is_dir():
        raise WriterError(f"{folder}: belum ada profil LibreOffice di sini. Buka LibreOffice sekali, tutup, lalu ulangi.")
    if (folder / ".lock").exists():
        raise WriterError("LibreOffice sedang terbuka, dan akan menimpa setelannya. Tutup LibreOffice, lalu ulangi.")
    try:
        before = read_bounded(file, _MAX_SIZE) if file.exists() else None
        root = etree.fromstring(before or _EMPTY, etree.XMLParser(resolve_entities=False, no_network=True))
    except (OSError, etree.XMLSyntaxError) as error:
        raise ReadError(f"{file}: setelan LibreOffice tidak dapat dibaca ({error}).") from None
    names = {*settings(port, "-")}
    for item in root.findall("item"):
        path, inside = item.get(f"{{{_OOR}}}path"), item.find("*")
        name = inside.get(f"{{{_OOR}}}name") if inside is not None else ""
        if (path == _LANGUAGETOOL and name in names) or (path == _CHECKERS and name == _CHECKER):
            root.remove(item)
    root.extend(_items(port, token))
    return put(file, etree.tostring(root, xml_declaration=True, encoding="UTF-8"), over=before, new=before is None)


def _items(port: int, token: str) -> Iterator["etree._Element"]:
    def made(inner: str) -> "etree._Element":
        root = etree.fromstring(f'<oor:items xmlns:oor="{_OOR}">{inner}</oor:items>')
        return root[0]

    for name, value in settings(port, token).items():
        yield made(f'<item oor:path="{_LANGUAGETOOL}">{_prop(name, value)}</item>')
    yield made(f'<item oor:path="{_CHECKERS}"><node oor:name="{_CHECKER}" oor:op="fuse">{_locales(typed=False)}</node></item>')


def _prop(name: str, value: str) -> str:
    return f'<prop oor:name="{name}" oor:op="fuse"><value>{escape(value)}</value></prop>'


def _locales(*, typed: bool) -> str:
    sort = ' oor:type="oor:string-list"' if typed else ""
    return f'<prop oor:name="Locales" oor:op="fuse"{sort}><value><it>{_LOCALE}</it></value></prop>'


def extension(port: int, token: str = "") -> bytes:
    """Return an extension for LibreOffice with the same settings: three files and no code. The result is deterministic."""
    props = "".join(_prop(name, value) for name, value in settings(port, token).items())
    data = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:component-data xmlns:oor="{_OOR}" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'oor:name="Linguistic" oor:package="org.openoffice.Office">'
        f'<node oor:name="GrammarChecking"><node oor:name="LanguageTool">{props}</node></node>'
        f'<node oor:name="ServiceManager"><node oor:name="GrammarCheckers"><node oor:name="{_CHECKER}" oor:op="fuse">'
        f"{_locales(typed=True)}</node></node></node></oor:component-data>\n"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest"><manifest:file-entry '
        'manifest:media-type="application/vnd.sun.star.configuration-data" manifest:full-path="Linguistic.xcu"/>'
        "</manifest:manifest>\n"
    )
    about = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<description xmlns="http://openoffice.org/extensions/description/2006"><identifier value="id.pesanlint.writer"/>'
        '<version value="1.0"/><display-name><name lang="id">pesanlint untuk Writer</name>'
        '<name lang="en">pesanlint for Writer</name></display-name></description>\n'
    )
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in (("META-INF/manifest.xml", manifest), ("description.xml", about), ("Linguistic.xcu", data)):
            package.writestr(zipfile.ZipInfo(name, _LONG_AGO), text)
    return made.getvalue()
