"""The API that other systems call: its answers match the documented contract."""

import base64
import io
import json
from pathlib import Path

import docx
import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from schemathesis.specs.openapi.checks import positive_data_acceptance

import word
from conftest import Result

TEXT = "Rapat Dibuka\nWarga dihimbau datang, Senin, 14 Juli 2025. “Warga dihimbau hadir,” kata Budi.\n"


def told(text: str, **more: object) -> dict[str, object]:
    return {"text": text, **more}


def upload(server, path: str, data: bytes, name: str, **more: str) -> httpx.Response:
    headers = {"Content-Type": "application/octet-stream"}
    return server.client.post(path, content=data, params={"name": name, **more}, headers=headers)


def test_a_text_is_checked_as_by_the_command_line(server, start, pesanlint, tmp_path: Path) -> None:
    (tmp_path / "rilis.txt").write_text(TEXT, encoding="utf-8")
    printed: Result = pesanlint("check", "--output-format", "json", "rilis.txt")
    shipped = start(files={})
    assert shipped.check(TEXT, name="rilis.txt").json() == json.loads(printed.out)


def test_measures_are_returned_on_request(server) -> None:
    (document,) = server.check(TEXT, measures=True).json()["documents"]
    measures = document["measures"]
    quoted = [TEXT[slice(*one)] for one in measures["quotations"]]
    assert quoted == ["Warga dihimbau hadir,"]
    assert (measures["words"], measures["sentences"], measures["paragraphs"]) == (14, 2, 1)
    assert "measures" not in server.check(TEXT).json()["documents"][0]


def test_measures_in_a_session_are_those_of_the_text_as_it_is_now(server) -> None:
    for text in (TEXT, f"{TEXT}Satu kalimat lagi.\n", f"Awal baru.\n\n{TEXT}", TEXT):
        asked = {"json": {"text": text, "measures": True}, "headers": {"X-Pesanlint-Session": "ukuran"}}
        assert server.client.post("/api/v1/check", **asked).json() == server.check(text, measures=True).json()


def test_the_unit_and_the_date_are_what_the_request_says(server) -> None:
    text = "Rapat\nKetua KPU Kabupaten Jember Sri Lama membuka rapat.\n"

    def said(**more: object) -> str:
        return str(server.check(text, **more).json())

    assert "Sri Lama" in said(date="2025-07-14")
    assert "Sri Lama" not in said(date="2022-07-14").replace(text, "")
    assert server.check(text, unit="KPU Kabupaten Mawar").status_code == 200
    wrong = server.check(text, unit="KPU Kabupaten Jembar")
    assert (wrong.status_code, "KPU Kabupaten Jember" in wrong.json()["errors"][0]["message"]) == (422, True)


def test_an_answer_tells_how_long_the_server_took(server) -> None:
    told_by = server.client.post("/api/v1/check", json=told(TEXT)).headers["Server-Timing"]
    assert 0 < float(told_by.removeprefix("total;dur=")) < 60_000


def test_a_text_is_fixed_but_for_what_it_quotes(server) -> None:
    answer = server.client.post("/api/v1/fix", json=told(TEXT)).json()
    assert answer["fixed"]["count"] >= 1
    assert answer["fixed"]["text"].count("diimbau") == 1
    assert "“Warga dihimbau hadir,”" in answer["fixed"]["text"]


def test_a_word_file_comes_back_tracked(server) -> None:
    data = word.docx(word.p(word.r(word.t("Warga dihimbau datang."))))
    checked = upload(server, "/api/v1/check", data, "rilis.docx", measures="true").json()["documents"][0]
    assert (checked["text"], checked["findings"][0]["found"]) == ("Warga dihimbau datang.", "dihimbau")
    fixed = upload(server, "/api/v1/fix", data, "../../rilis.docx").json()["fixed"]
    assert fixed["name"] == "rilis.pesanlint.docx"
    made = base64.b64decode(fixed["file"])
    for accept, text in ((True, "Warga diimbau datang."), (False, "Warga dihimbau datang.")):
        opened = docx.Document(io.BytesIO(word.resolved(made, accept=accept)))
        assert "".join(run.text for run in opened.paragraphs[0].runs) == text


def test_a_text_file_keeps_its_format_and_encoding(server) -> None:
    data = "<p>Warga dihimbau &amp; hadir.</p>\r\n".encode("utf-16")
    fixed = upload(server, "/api/v1/fix", data, "rilis.html").json()["fixed"]
    assert base64.b64decode(fixed["file"]).decode("utf-16") == "<p>Warga diimbau &amp; hadir.</p>\r\n"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"\0\0\0", "rilis.txt", "bukan teks"),
        (b"PK\x03\x04rusak", "rilis.docx", "rusak"),
        (b"{\\rtf1}", "rilis.rtf", ""),
        (b'{"a": "b"}', "rilis.json", "data"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error(server, data: bytes, name: str, said: str) -> None:
    for path in ("/api/v1/check", "/api/v1/fix"):
        answer = upload(server, path, data, name)
        assert answer.status_code == 422
        assert said in answer.json()["errors"][0]["message"].lower() or said in answer.json()["errors"][0]["message"]


def test_what_is_only_read_is_not_fixed(server) -> None:
    mail = b"From: a@contoh.id\r\nMIME-Version: 1.0\r\nSubject: Rapat\r\n\r\nWarga dihimbau datang.\r\n"
    assert upload(server, "/api/v1/check", mail, "a.eml").json()["documents"][0]["findings"]
    answer = upload(server, "/api/v1/fix", mail, "a.eml")
    assert (answer.status_code, answer.json()["errors"][0]["message"].startswith("Format ini hanya dibaca")) == (422, True)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "bukan JSON"),
        (b"[" * 100_000, "bukan JSON"),
        (b"[]", "objek JSON"),
        (b'{"text": 1}', "objek JSON"),
        (b'{"text": "a", "tanggal": "2025-01-01"}', "tidak dikenal"),
        (b'{"text": "a", "date": "14 Juli 2025"}', "2025-07-14"),
        (b'{"text": "a", "unit": 1}', "teks"),
        (b'{"text": "a", "measures": "ya"}', "true atau false"),
        (b'{"text": "\\ud83d"}', "surogat"),
        (b'{"text": "a", "unit": "a\\u0000"}', "kendali"),
    ],
)
def test_a_request_that_cannot_be_understood_says_why(server, body: bytes, said: str) -> None:
    answer = server.client.post("/api/v1/check", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert said in answer.json()["errors"][0]["message"]


def test_a_rule_is_explained(server) -> None:
    said = server.client.get("/api/v1/explain/kpu.petahana").json()
    assert (said["message"], said["source"]) == ("Gunakan “petahana”, bukan “incumbent”.", "KBBI VI, entri “petahana”")
    missing = server.client.get("/api/v1/explain/kpu.petahna")
    assert (missing.status_code, "kpu.petahana" in missing.json()["errors"][0]["message"]) == (404, True)


def test_the_desk_returns_posts_and_facts_with_their_dates(server) -> None:
    said = server.client.get("/api/v1/desk", params={"date": "2025-07-14"}).json()
    assert (said["unit"], said["config"]) == ("KPU Kabupaten Jember", "pesanlint.yaml")
    assert [layer["name"] for layer in said["layers"]] == ["bahasa", "kpu", "meja"]
    assert [(one["name"], one["from"], one["to"]) for one in said["roster"]] == [("Budi Santoso", "2024-01-01", None)]
    assert [(one["name"], one["value"]) for one in said["facts"]] == [("jumlah TPS di Kabupaten Jember", "7.726")]
    before = server.client.get("/api/v1/desk", params={"date": "2022-07-14"}).json()
    assert [one["name"] for one in before["roster"]] == ["Sri Lama"]
    assert before["facts"] == []


def test_the_answers_are_as_described(server) -> None:
    description = server.client.get("/api/v1/openapi.json").json()
    for name, answer in (
        ("Report", server.check(TEXT, measures=True)),
        ("Fixed", server.client.post("/api/v1/fix", json=told(TEXT))),
        ("Rule", server.client.get("/api/v1/explain/kpu.petahana")),
        ("Desk", server.client.get("/api/v1/desk")),
    ):
        Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": description["components"]}).validate(
            answer.json()
        )


def test_schemathesis_finds_no_answer_that_is_not_described(server) -> None:
    schema = schemathesis.openapi.from_url(f"{server.url}/api/v1/openapi.json")
    seen = []
    for operation in schema.get_all_operations():

        @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @_given(operation.ok())
        def run(case) -> None:
            response = case.call(base_url=server.url)
            seen.append(response.status_code)
            case.validate_response(response, excluded_checks=[positive_data_acceptance])  # a file may be no text

        run()
    assert {200, 422} <= set(seen)
    assert 500 not in seen


def _given(operation):
    return given(case=operation.as_strategy())
