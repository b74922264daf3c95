"""The schema of WordprocessingML (ECMA-376, transitional), out of Apache POI's jar, which Maven fetches when it is not there."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

from needs import needed_in_ci

JAR = "org.apache.poi:poi-ooxml-full:5.4.1"
_INSIDE = "org/apache/poi/schemas/ooxml/src/"
_STORIES = re.compile(r"word/(document|comments|header|footer|footnotes|endnotes)\d*\.xml")
# The schemas refer to the attributes of XML itself without saying where they are declared.
_XML = '<xsd:import namespace="http://www.w3.org/XML/1998/namespace"/>'
_XML_FOUND = _XML.replace("/>", ' schemaLocation="xml.xsd"/>')
_XML_SCHEMA = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xsd:attribute name="space" type="xsd:NCName"/><xsd:attribute name="lang" type="xsd:string"/></xsd:schema>"""


def word_schema(folder: Path) -> etree.XMLSchema:
    """The schema, unpacked into a folder."""
    with zipfile.ZipFile(_jar()) as jar:
        for name in jar.namelist():
            if name.startswith(_INSIDE) and name.endswith(".xsd"):
                text = jar.read(name).decode().replace(_XML, _XML_FOUND)
                (folder / name.rpartition("/")[2]).write_text(text, encoding="utf-8")
    (folder / "xml.xsd").write_text(_XML_SCHEMA, encoding="utf-8")
    return etree.XMLSchema(etree.parse(folder / "wml.xsd"))


def _jar() -> Path:
    group, name, version = JAR.split(":")
    path = Path.home() / ".m2/repository" / group.replace(".", "/") / name / version / f"{name}-{version}.jar"
    if not path.exists() and shutil.which("mvn"):
        subprocess.run(["mvn", "-q", "dependency:get", f"-Dartifact={JAR}", "-Dtransitive=false"], check=False, timeout=300)
    if not path.exists():
        needed_in_ci(f"Maven, for the schema of Word files in {JAR}")
    return path


def faults(schema: etree.XMLSchema, data: bytes) -> Counter[str]:
    """What the schema says against the parts of a Word file that hold text."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in filter(_STORIES.fullmatch, archive.namelist()):
            if not schema.validate(etree.fromstring(archive.read(name))):
                found.update(f"{name}: {error.message}" for error in schema.error_log)
    return found
