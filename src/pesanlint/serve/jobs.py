"""The jobs of the worker processes. Each takes the workspace as its first argument and returns plain data."""

import base64
import datetime as dt
import gc
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pesanlint.document import Document
from pesanlint.errors import PesanlintError
from pesanlint.finding import Level, Report
from pesanlint.linter import Linter
from pesanlint.records import NamedTuple
from pesanlint.reporters.json import dumped, encodable, failures, text, written
from pesanlint.workspace import Workspace
from pesanlint.workspace.failures import failure

if TYPE_CHECKING:
    from pesanlint.linter.session import Session


_SELDOM = 50_000
"""New objects that start a garbage collection; a check makes some ten thousand, hardly any in cycles."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Asked(NamedTuple):
    """A text or a file to be checked."""

    data: str | bytes
    name: str = "-"
    """The name of the file, whose extension gives the format."""
    unit: str = ""
    """The unit of the desk; by default that of the configuration."""
    date: dt.date | None = None
    """The day whose guideline applies; None for the date in the text, else today."""
    is_measured: bool = False
    """Whether to include the measures of the text."""
    unsafe: bool = False
    """Whether to apply fixes that a person should check, too."""
    session: str = ""
    """The id of a session for a changing text, so that a check costs only as much as the change."""


class Answer(NamedTuple):
    """An HTTP status and the JSON of the answer, encoded by the process that made it."""

    status: int
    body: bytes


def said(status: int, data: Any) -> Answer:
    """Return an answer with data."""
    return Answer(status, dumped(data).encode())


class _RefusedError(PesanlintError):
    """The request cannot be carried out; the message says why."""


def refused(message: str, name: str = "-", status: int = 422) -> Answer:
    """Return the answer to a request that cannot be carried out."""
    return said(status, {"version": 1, "documents": [], "errors": [{"path": name, "message": message}]})


@lru_cache(maxsize=8)  # one for a desk's own page; several for a regional office with regencies
def _linter(workspace: Workspace, unit: str) -> Linter:
    setup = workspace.setup_in(workspace.folder)
    if not unit:
        return setup.linter
    from pesanlint.desk.units import intended_unit

    if intended := intended_unit(unit):
        raise _RefusedError(f"Satuan kerja “{unit}” tidak ada dalam daftar wilayah. Maksud Anda “{intended}”?")
    return setup.linter_for(unit)


def _document(workspace: Workspace, asked: Asked) -> Document:
    from pesanlint.readers import read_bytes, read_text

    limits = workspace.setup_in(workspace.folder).config.limits
    if isinstance(asked.data, bytes):
        return read_bytes(asked.data, asked.name, limits=limits)
    return read_text(asked.data, asked.name)


SAMPLE = Asked(
    "Rapat Dibuka\n\nWarga dihimbau datang, Senin, 14 Juli 2025. “Warga dihimbau hadir,” kata Budi.\n", is_measured=True
)
"""A text that a process checks once before the first request, so that everything is loaded."""


def warm(workspace: Workspace) -> Answer:
    """Load and build everything that a check needs, so that no request waits for it."""
    answer = check(workspace, SAMPLE)
    workspace.setup_in(workspace.folder).linter.automaton.prepare()
    gc.collect()
    gc.freeze()  # what was loaded is never garbage, and collecting among it would hold answers up
    gc.set_threshold(_SELDOM, 20, 20)
    return answer


def check(workspace: Workspace, asked: Asked) -> Answer:
    """Check a text or file; the answer has the form of `pesanlint check --output-format json`."""

    def checked(linter: Linter) -> str:
        remembered = _session(linter, asked)
        if remembered:
            report = remembered.check(str(asked.data), asked.date)
            document = remembered.document or _document(workspace, asked)
        else:
            document = _document(workspace, asked)
            report = linter.check(document, asked.date)
        if not asked.is_measured:
            return _contract(report)
        from pesanlint.workspace.measures import measured

        measures = measured(document, linter, remembered.wordings if remembered else None)._asdict()
        told = {"measures": {**measures, "quotations": [list(one) for one in measures["quotations"]]}}
        return _contract(report, told | ({"text": document.source} if document.package else {}))

    return _done(workspace, asked, checked)


_sessions: "OrderedDict[tuple[str, str, str], Session]" = OrderedDict()
_SESSIONS = 8
"""Maximum sessions that a process keeps."""
_LONGEST_SESSION = 2**20
"""Characters of a text beyond which no session is kept."""


def _session(linter: Linter, asked: Asked) -> "Session | None":
    """Return the session that a request names, if any."""
    if not asked.session or not isinstance(asked.data, str) or len(asked.data) > _LONGEST_SESSION:
        return None
    from pesanlint.linter.session import Session

    key = asked.session, asked.name, asked.unit
    session = _sessions.pop(key, None) or Session(linter, asked.name)
    _sessions[key] = session
    while len(_sessions) > _SESSIONS:
        _sessions.popitem(last=False)
    return session


def fix(workspace: Workspace, asked: Asked) -> Answer:
    """Fix a text or file; the answer has the result and the remaining findings. A file is returned as base64."""

    def fixed(linter: Linter) -> str:
        from pesanlint.fixer.edits import fix
        from pesanlint.fixer.files import fixed_file, is_only_read

        document = _document(workspace, asked)
        if is_only_read(document):
            raise _RefusedError("Format ini hanya dibaca; perbaiki temuannya dengan program asalnya.")
        made = fix(linter, document, unsafe=asked.unsafe, on=asked.date)
        result: dict[str, Any] = {"count": made.count}
        if isinstance(asked.data, str):
            result["text"] = made.document.source
        else:
            data = fixed_file(document, made, made.report.findings)
            result |= {"name": _reviewed_name(asked.name), "file": base64.b64encode(data).decode()}
        return _contract(made.report, more={"fixed": result})

    return _done(workspace, asked, fixed)


def _reviewed_name(name: str) -> str:
    from pesanlint.readers.formats import REVIEWED

    path = PurePath(name)
    return f"{path.stem}{REVIEWED}{path.suffix}"


def _done(workspace: Workspace, asked: Asked, act: Callable[[Linter], str]) -> Answer:
    try:
        return Answer(200, encodable(act(_linter(workspace, asked.unit))).encode())
    except _RefusedError as error:
        return refused(str(error), asked.name)
    except Exception as error:
        return refused(failure(error).message, asked.name)


def _contract(report: Report, told: Mapping[str, Any] = _NOTHING, more: Mapping[str, Any] = _NOTHING) -> str:
    """Return a report as JSON; findings are written at once, because an encoder of any data takes several times as long.

    Args:
        report: the report.
        told: further members of the document.
        more: further members of the whole.
    """
    rest: dict[str, Any] = {"notes": list(report.notes)} if report.notes else {}
    rest |= {"skipped": dict(report.skipped)} if report.skipped else {}
    found = ", ".join([f"{{{finding}}}" for finding in written(report)])
    document = f'{{"path": {text(report.path)}, "findings": [{found}]{_members({**rest, **told})}}}'
    errors = dumped(list(failures(report)))
    return f'{{"version": 1, "documents": [{document}], "errors": {errors}{_members(more)}}}'


def _members(data: Mapping[str, Any]) -> str:
    """Return further members of a JSON object, each after a comma."""
    return f", {dumped(dict(data))[1:-1]}" if data else ""


def explain(workspace: Workspace, name: str) -> Answer:
    """Explain a rule: what it requires, why, and its source."""
    from pesanlint.authoring.problems import did_you_mean
    from pesanlint.workspace.examples import first_message

    guideline = workspace.setup_in(workspace.folder).with_examples
    known = {rule.id: rule for rule in reversed(guideline.rules)}
    rule = known.get(name)
    if rule is None:
        return refused(f"Tidak ada aturan bernama “{name}”.{did_you_mean(name, known)}", status=404)
    shown = ("bad", "good", "ok")
    examples = [{key: text for key in shown if (text := getattr(one, key))} for one in rule.examples]
    told = {
        "rule": rule.id, "level": rule.level.value, "kind": rule.kind, "layer": rule.layer,
        "message": first_message(guideline, rule), "why": rule.why, "source": rule.source,
        "valid_from": rule.valid_from and rule.valid_from.isoformat(),
        "valid_until": rule.valid_until and rule.valid_until.isoformat(), "examples": examples,
    }  # fmt: skip
    return said(200, told)


def desk(workspace: Workspace, on: dt.date | None) -> Answer:
    """Return the desk's packs, unit, roster and facts that are valid on a day."""
    from pesanlint.desk.facts import written_value

    day = on or dt.date.today()
    setup = workspace.setup_in(workspace.folder)
    guideline = setup.linter.guideline

    def dates(one: Any, start: str, end: str) -> dict[str, str | None]:
        return {name: value and value.isoformat() for name, value in (("from", getattr(one, start)), ("to", getattr(one, end)))}

    posts = [
        {"name": post.name, "degrees": post.degrees, "title": post.title, "unit": post.unit, **dates(post, "from_", "to")}
        for post in guideline.desk.roster.posts
        if post.held_on(day)
    ]
    facts = [
        {
            "name": fact.name[0], "value": written_value(fact.value), "unit": ", ".join(fact.unit), "source": fact.source,
            **dates(fact, "valid_from", "valid_until"),
        }
        for fact in guideline.desk.facts
        if fact.in_force(day)
    ]  # fmt: skip
    told = {
        "date": day.isoformat(),
        "config": setup.path.name if setup.path else None,
        "unit": guideline.desk.unit,
        "layers": [{"name": layer.name, "title": layer.title} for layer in guideline.layers],
        "languages": list(guideline.languages),
        "rules": len({rule.id for rule in guideline.rules}),
        "min_level": (setup.choices.min_level or setup.config.min_level or Level.SUGGESTION).value,
        "roster": posts,
        "facts": facts,
    }
    return said(200, told)
