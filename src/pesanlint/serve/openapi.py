"""Describe the API in OpenAPI 3.1, from the definitions that the code itself uses."""

from importlib.metadata import version
from typing import Any

from pesanlint.serve.questions import FLAGS, KEYS, LONGEST

_STRING = {"type": "string"}
_NUMBER = {"type": "integer", "minimum": 0}


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _texts(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, _STRING)


_DATES = {"from": {"type": ["string", "null"]}, "to": {"type": ["string", "null"]}}
_PLACE = _object({"offset": _NUMBER, "line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}})
_LEVEL = {"enum": ["error", "warning", "suggestion"]}
_FILE = {**_STRING, "contentEncoding": "base64"}
_MAYBE = {"type": ["string", "null"]}
_ERROR = _object({"path": _STRING, "message": _STRING}, {"rule": _STRING})
_CONTRACT = {"version": {"const": 1}, "documents": _list(_ref("Document")), "errors": _list(_ref("Error"))}
SCHEMAS: dict[str, Any] = {
    "Error": _ERROR,
    "Finding": _object(
        {
            "rule": _STRING, "level": _LEVEL, "message": _STRING, "found": _STRING, "start": _PLACE, "end": _PLACE,
            "block": _STRING, "in_quote": {"type": "boolean"}, "source": _STRING, "layer": _STRING, "fingerprint": _STRING,
            "fixes": _list(
                _object({
                    "safe": {"type": "boolean"},
                    "edits": _list(_object({"start": _NUMBER, "end": _NUMBER, "text": _STRING})),
                })
            ),
        }
    ),
    "Measures": _object({
        "quotations": _list({"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}),
        **dict.fromkeys(("characters", "words", "sentences", "paragraphs", "lix"), _NUMBER),
    }),
    "Document": _object(
        {"path": _STRING, "findings": _list(_ref("Finding"))},
        {
            "notes": _list(_STRING), "skipped": {"type": "object", "additionalProperties": _NUMBER},
            "measures": _ref("Measures"), "text": _STRING,
        },
    ),
    "Report": _object(_CONTRACT),
    "Fixed": _object({
        **_CONTRACT,
        "fixed": _object({"count": _NUMBER}, {"text": _STRING, "name": _STRING, "file": _FILE}),
    }),
    "Rule": _object({
        **dict.fromkeys(("rule", "kind", "layer", "message", "why", "source"), _STRING), "level": _LEVEL,
        "valid_from": _MAYBE, "valid_until": _MAYBE, "examples": _list({"type": "object", "additionalProperties": _STRING}),
    }),
    "Desk": _object({
        "date": {**_STRING, "format": "date"}, "config": _MAYBE, "unit": _STRING, "rules": _NUMBER, "min_level": _LEVEL,
        "layers": _list(_object({"name": _STRING, "title": _STRING})), "languages": _list(_STRING),
        "roster": _list(_object({**_texts("name", "degrees", "title", "unit"), **_DATES})),
        "facts": _list(_object({**_texts("name", "value", "unit", "source"), **_DATES})),
    }),
}  # fmt: skip
REFUSALS = {
    400: "Permintaan ini tidak dapat dibaca.",
    401: "Token tidak ada atau keliru; hanya pada server yang memintanya.",
    403: "Permintaan dari halaman lain.",
    404: "Tidak ada yang bernama demikian.",
    405: "Metode ini tidak ada di sini.",
    408: "Naskah terlalu lama dikirim.",
    413: "Naskah terlalu besar.",
    415: "Jenis isi ini tidak dibaca.",
    421: "Nama host ini bukan nama server ini.",
    422: "Permintaan atau naskah ini tidak dapat diperiksa; pesannya menyebut sebabnya.",
    503: "Server sedang penuh; coba lagi setelah Retry-After detik.",
}


def description(address: str) -> dict[str, Any]:
    """Return the description of the API of a server at an address."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "pesanlint", "version": version("pesanlint"), "summary": "Memeriksa naskah komunikasi publik."},
        "servers": [{"url": address}],
        "paths": {
            "/api/v1/check": {"post": _asking("check", "Temuan dalam sebuah naskah atau berkas.", "Report")},
            "/api/v1/fix": {"post": _asking("fix", "Naskah atau berkas dengan perbaikannya.", "Fixed")},
            "/api/v1/explain/{rule}": {
                "get": _getting("explain", "Isi, alasan, dasar, dan contoh sebuah aturan.", "Rule", {
                    "name": "rule", "in": "path", "required": True, "schema": {**_STRING, "minLength": 1},
                    "example": "bahasa.kata-baku",
                })
            },
            "/api/v1/desk": {
                "get": _getting("desk", "Pedoman, pejabat, dan fakta yang berlaku pada suatu hari.", "Desk", {
                    "name": "date", "in": "query", "required": False, "schema": {**_STRING, "format": "date"},
                    "description": KEYS["date"],
                })
            },
        },
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }  # fmt: skip


def _schema(key: str) -> dict[str, Any]:
    if key in FLAGS:
        return {"type": "boolean"}
    if key == "date":
        return {**_STRING, "format": "date"}
    return _STRING if key == "text" else {**_STRING, "maxLength": LONGEST}


def _asking(name: str, summary: str, answer: str) -> dict[str, Any]:
    described = {key: {**_schema(key), "description": said} for key, said in KEYS.items()}
    in_address = [
        {"name": key, "in": "query", "schema": _schema(key), "description": said} for key, said in KEYS.items() if key != "text"
    ]
    body = {
        "type": "object", "properties": described, "required": ["text"], "additionalProperties": False,
        "example": {"text": "Warga dihimbau datang.", "date": "2025-07-14"},
    }  # fmt: skip
    return {
        "operationId": name,
        "summary": summary,
        "description": "Kunci pada alamat berguna bila isi permintaan ialah berkas (application/octet-stream).",
        "parameters": in_address,
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": body},
                "application/octet-stream": {"schema": {}, "example": "Warga dihimbau datang."},
            },
        },
        "responses": _responses(answer),
    }


def _getting(name: str, summary: str, answer: str, parameter: dict[str, Any]) -> dict[str, Any]:
    return {"operationId": name, "summary": summary, "parameters": [parameter], "responses": _responses(answer)}


def _responses(answer: str) -> dict[str, Any]:
    def said(text: str, schema: str) -> dict[str, Any]:
        return {"description": text, "content": {"application/json": {"schema": _ref(schema)}}}

    found = {str(status): said(text, "Report") for status, text in REFUSALS.items()}
    found["503"]["headers"] = {"Retry-After": {"schema": {"type": "integer"}}}
    return {"200": said("Selesai.", answer), **found}
