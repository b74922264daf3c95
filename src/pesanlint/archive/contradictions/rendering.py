"""Render contradictions as text, JSON and SARIF 2.1.0, and read the file in which a person accepts some of them."""

import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pesanlint.archive.contradictions.contradiction import LABELS, Contradiction, Place
from pesanlint.errors import ReadError, reason
from pesanlint.inputs import MIB, read_bounded
from pesanlint.visible import visible

FORMATS = ("text", "json", "sarif")
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SURE = 0.9


def text(found: Iterable[Contradiction]) -> Iterator[str]:
    """Render each in a few lines: both places in context, and the line that accepts it."""
    count = 0
    for one in found:
        count += 1
        yield f"{LABELS[one.sort]}: {visible(one.message)}\n"
        for place in one.places:
            where = ", ".join(filter(None, [place.document, place.unit, place.date]))
            yield f"  - [{visible(where)}] {visible(' '.join(place.context.split()))}\n"
        yield f"  keyakinan {one.confidence:.0%}; diselesaikan dengan {visible(one.settled_by)}\n"
        yield f"  terima: {visible(one.acceptance)}\n\n"
    yield f"{count} pertentangan.\n"


def as_json(found: Iterable[Contradiction]) -> Iterator[str]:
    """Render one JSON object, piece by piece. Offsets are code points of the field of the record that `document` names."""
    yield '{"version": 1, "contradictions": ['
    separator = "\n"
    for one in found:
        yield separator + json.dumps(_plain(one), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def _plain(one: Contradiction) -> dict[str, Any]:
    return {
        "id": one.id, "sort": one.sort, "subject": one.subject, "message": one.message, "confidence": one.confidence,
        "settled_by": one.settled_by, "places": [place._asdict() for place in one.places],
    }  # fmt: skip


def sarif(found: Iterable[Contradiction]) -> Iterator[str]:
    """Render one SARIF run. Every location names its release by id, as a logical location."""
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    separator = "\n"
    for one in found:
        yield separator + json.dumps(_result(one), ensure_ascii=False)
        separator = ",\n"
    rules = [{"id": f"pertentangan.{sort}", "shortDescription": {"text": label}} for sort, label in LABELS.items()]
    driver = {"name": "pesanlint", "version": version("pesanlint"), "rules": rules}
    yield f'\n], "tool": {json.dumps({"driver": driver}, ensure_ascii=False)}}}]}}\n'


def _result(one: Contradiction) -> dict[str, Any]:
    first, *others = one.places
    return {
        "ruleId": f"pertentangan.{one.sort}", "level": "warning" if one.confidence >= _SURE else "note",
        "message": {"text": one.message}, "locations": [_location(first)],
        "relatedLocations": [
            {"id": at, **_location(place), "message": {"text": place.said}} for at, place in enumerate(others, 1)
        ],
        "partialFingerprints": {"pesanlint/contradiction/v1": one.id}, "rank": round(100 * one.confidence, 1),
        "properties": {"subject": one.subject, "settledBy": one.settled_by},
    }  # fmt: skip


def _location(place: Place) -> dict[str, Any]:
    region = {"charOffset": place.start, "charLength": max(place.end - place.start, 0), "snippet": {"text": place.context}}
    uri = (
        place.address
        if place.address.startswith(("https://", "http://"))
        else f"{quote(place.document, safe='')}/{place.field}"
    )
    return {
        "physicalLocation": {"artifactLocation": {"uri": quote(uri, safe=":/?&=%#+,;@~")}, "region": region},
        "logicalLocations": [{"fullyQualifiedName": place.document, "kind": "release"}],
    }


RENDERERS = {"text": text, "json": as_json, "sarif": sarif}


def accepted(path: Path | None) -> frozenset[str]:
    """Return the ids that a file accepts: the first word of each line that is not a comment.

    Raises:
        ReadError: it cannot be read.
    """
    if path is None:
        return frozenset()
    try:
        lines = read_bounded(path, 16 * MIB).decode("utf-8-sig").splitlines()
    except OSError as error:
        raise ReadError(f"{path}: tidak dapat dibaca: {reason(error)}.") from None
    except UnicodeDecodeError:
        raise ReadError(f"{path}: bukan UTF-8.") from None
    return frozenset(word for line in lines if (word := line.partition("#")[0].strip()))
