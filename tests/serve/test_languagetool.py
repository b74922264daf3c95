"""LanguageTool's protocol: with bodies as its clients send them, and with clients that others wrote."""

import json
import subprocess
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import language_tool_python
import pylanguagetool.api
import pytest

from needs import needed_in_ci

WRITER = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": ""}
PARAGRAPH = "KPU & Bawaslu dihimbau 50% + 1 = teliti; “baik” 😀 #a?b=c &text=x dihimbau 100%25 silahkan."


def ask(server, **fields: str) -> dict:
    answer = server.client.post("/v2/check", data={"language": "id-ID", **fields})
    assert answer.status_code == 200, answer.text
    return answer.json()


def marked(text: str, answer: dict) -> list[str]:
    """What the matches mark, counted as clients count."""
    units = text.encode("utf-16-le")
    return [units[2 * m["offset"] : 2 * (m["offset"] + m["length"])].decode("utf-16-le") for m in answer["matches"]]


def test_what_writer_sends_arrives_as_it_is(server) -> None:
    body = b"text=" + PARAGRAPH.encode() + b"&language=id-ID"
    with httpx.Client(timeout=60) as client:
        client.headers.clear()
        headers = {"Content-Type": WRITER["Content-Type"]}
        answer = client.post(f"{server.url}/v2/check", content=body, headers=headers).json()
    assert [found for found in marked(PARAGRAPH, answer) if found in ("dihimbau", "silahkan")] == [
        "dihimbau",
        "dihimbau",
        "silahkan",
    ]


def test_requests_of_other_clients_are_decoded(server) -> None:
    for body in (urlencode({"language": "id-ID", "text": PARAGRAPH}), f"text={quote(PARAGRAPH)}&language=id-ID"):
        answer = server.client.post("/v2/check", content=body, headers={"Content-Type": WRITER["Content-Type"]}).json()
        assert marked(PARAGRAPH, answer).count("dihimbau") == 2


def test_the_full_form_is_always_answered(server) -> None:
    (match,) = ask(server, text="Warga dihimbau datang.")["matches"]
    assert (match["offset"], match["length"], match["replacements"]) == (6, 8, [{"value": "diimbau"}])
    assert match["context"] == {"text": "Warga dihimbau datang.", "offset": 6, "length": 8}
    assert (match["rule"]["id"], match["rule"]["category"]["id"]) == ("bahasa.kata-baku", "PESANLINT")
    assert match["rule"]["urls"][0]["value"].endswith("/pedoman/bahasa.kata-baku")
    empty = ask(server, text="Warga datang.")
    assert empty["matches"] == []
    assert empty["language"]["detectedLanguage"]["confidence"] == 1.0


def test_the_clause_that_a_match_names_is_there(server) -> None:
    (match,) = ask(server, text="Warga dihimbau datang.")["matches"]
    assert "dihimbau" in server.client.get(match["rule"]["urls"][0]["value"]).text


def test_the_languages_are_those_of_the_guideline(server) -> None:
    assert server.client.get("/v2/languages").json() == [{"name": "Indonesian", "code": "id", "longCode": "id-ID"}]
    for language in ("id", "id-ID", "auto"):
        assert ask(server, language=language, text="Warga dihimbau.")["matches"]
    other = server.client.post("/v2/check", data={"language": "de-DE", "text": "a"})
    assert (other.status_code, other.text.startswith("Error: ")) == (400, True)


def test_rules_and_categories_are_chosen(server) -> None:
    text = "Warga dihimbau datang, silahkan masuk, kata incumbent."

    def rules(**fields: str) -> set[str]:
        return {match["rule"]["id"] for match in ask(server, text=text, **fields)["matches"]}

    everything = rules()
    assert {"bahasa.kata-baku", "kpu.petahana"} <= everything
    assert rules(disabledRules="kpu.petahana") == everything - {"kpu.petahana"}
    assert rules(enabledRules="kpu.petahana,bahasa.lain", enabledOnly="true") == {"kpu.petahana"}
    assert rules(disabledCategories="PESANLINT") <= everything - {"kpu.petahana"}


def test_a_single_paragraph_has_no_findings_on_missing_parts(server) -> None:
    """A long paragraph is no release without a headline, a date or a lead; a text of several may be one."""
    sentence = "Rapat pleno membahas daftar pemilih di kantor kelurahan pada pagi hari bersama warga dan pengawas. "
    alone = {match["rule"]["id"] for match in ask(server, text=sentence * 8)["matches"]}
    whole = {match["rule"]["id"] for match in ask(server, text=f"{sentence * 8}\n\n{sentence * 8}")["matches"]}
    assert {"kpu.judul-dan-tanggal"} & whole
    assert not {"kpu.judul-dan-tanggal", "kpu.teras-lengkap", "bahasa.keterbacaan"} & alone


def test_the_level_picky_shows_what_the_desk_leaves_out(start) -> None:
    strict = start(files={"pesanlint.yaml": "min_level: error\n"})
    text = "Warga dihimbau datang."
    assert ask(strict, text=text)["matches"] == []
    assert marked(text, ask(strict, text=text, level="picky")) == ["dihimbau"]


@pytest.mark.parametrize("text", ["😀 Warga dihimbau 😀 datang.", "Warga 😀😀dihimbau datang."])
def test_offsets_are_units_of_utf_16_and_no_match_ends_behind_an_emoji(server, text: str) -> None:
    answer = ask(server, text=text)
    assert "dihimbau" in marked(text, answer)
    assert not any(letter > "\uffff" for found in marked(text, answer) for letter in found[1:])


def test_annotated_text_is_counted_with_its_markup(server) -> None:
    parts = [
        {"markup": "<p>"}, {"text": "Warga "}, {"markup": "<b>"}, {"text": "dihimbau"}, {"markup": "</b>"}, {"text": " datang 😀."},
        {"markup": "</p>\n<p>", "interpretAs": "\n\n"}, {"text": "Silahkan"}, {"markup": "&nbsp;", "interpretAs": " "}, {"text": "masuk."},
    ]  # fmt: skip
    whole = "".join(part.get("text", part.get("markup", "")) for part in parts)
    answer = ask(server, data=json.dumps({"annotation": parts}))
    assert {"dihimbau", "Silahkan"} <= set(marked(whole, answer))


@pytest.mark.parametrize("data", ["", "{", "[]", '{"annotation": 1}', '{"annotation": [1]}', '{"annotation": "a"}'])
def test_an_invalid_request_is_refused_as_by_languagetool(server, data: str) -> None:
    answer = server.client.post("/v2/check", data={"language": "id-ID", **({"data": data} if data else {})})
    assert (answer.status_code, answer.text.startswith("Error: ")) == (400, True)


class TestClients:
    def test_language_tool_python(self, server) -> None:
        tool = language_tool_python.LanguageTool("id-ID", remote_server=server.url)
        try:
            text = "Warga dihimbau datang 😀. Silahkan masuk."
            assert tool.correct(text) == "Warga diimbau datang 😀. Silakan masuk."
            assert tool.check("Warga dihimbau datang.")[0].rule_id == "bahasa.kata-baku"
        finally:
            tool.close()

    def test_pylanguagetool(self, server, capsys, monkeypatch, tmp_path: Path) -> None:
        answer = pylanguagetool.api.check("Warga dihimbau datang.", api_url=f"{server.url}/v2/", lang="id-ID")
        assert [match["rule"]["id"] for match in answer["matches"]] == ["bahasa.kata-baku"]

    def test_gramma(self, server, tmp_path: Path) -> None:
        made = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", tmp_path, "gramma@1.6.0"], capture_output=True, text=True, check=False)  # fmt: skip
        if made.returncode:
            needed_in_ci(f"npm and the package gramma: {made.stderr[-300:]}")
        script = (
            "const gramma = require('gramma'); gramma.check(process.argv[1], {api_url: process.argv[2], language: 'id-ID',"
            " markdown: true}).then(r => console.log(JSON.stringify(r.matches.map(m => [m.word, m.replacements[0].value]))))"
        )
        text = "Warga **dihimbau** datang 😀, silahkan masuk."
        done = subprocess.run(["node", "-e", script, text, f"{server.url}/v2/check"], cwd=tmp_path, capture_output=True, text=True, check=False)  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout) == [["dihimbau", "diimbau"], ["silahkan", "silakan"]]
