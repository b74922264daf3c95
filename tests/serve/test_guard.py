"""Hostile requests, one test each: origins, limits, and that other requests are not delayed."""

import io
import socket
import threading
import time
import zipfile
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx
import pytest

from pesanlint.serve.guard import Limits
from serve_desk import HOSTILE, SLOW

TOKEN = "0123456789abcdef0123456789abcdef"


def host_of(server) -> str:
    return urlsplit(server.url).netloc


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "localhost@evil.example", "", "[::1", "192.0.2.1"]
)
def test_a_foreign_host_is_refused(server, host: str) -> None:
    """DNS rebinding: a page elsewhere gives its own name our address."""
    answer = server.client.get("/", headers={"Host": host})
    assert answer.status_code in (400, 421)
    assert "<html" not in answer.text


@pytest.mark.parametrize(
    "host", ["localhost:{port}", "localhost", "127.0.0.1:{port}", "[::1]:{port}", "localhost.:{port}", "LOCALHOST"]
)
def test_the_names_of_this_machine_are_known(server, host: str) -> None:
    port = urlsplit(server.url).port
    assert server.client.get("/", headers={"Host": host.format(port=port)}).status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/check", "/api/v1/fix", "/v2/check"])
@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost.evil.example", "http://127.0.0.1:1", "file://"]
)
def test_requests_from_other_origins_are_refused(server, path: str, origin: str) -> None:
    answer = server.client.post(path, content=b"text=a&language=id-ID", headers={"Origin": origin})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_our_own_page_may(server) -> None:
    answer = server.client.post(
        "/api/v1/check", json={"text": "a"}, headers={"Origin": server.url, "Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [("cross-site", "no-cors", 403), ("same-site", "cors", 403), ("cross-site", "navigate", 200), ("none", "navigate", 200)],
)
def test_another_site_may_link_to_the_page_but_not_embed_it(server, site: str, mode: str, status: int) -> None:
    assert server.client.get("/", headers={"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}).status_code == status


def test_a_preflight_is_answered_by_nothing_that_opens(server) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = server.client.options("/api/v1/check", headers=headers)
    assert answer.status_code == 403
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", ["/", "/static/app.js", "/api/v1/desk", "/pedoman/", "/tiada"])
def test_every_answer_has_security_headers(server, path: str) -> None:
    headers = server.client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert "server" not in headers


def test_too_much_is_refused_before_it_is_read(server) -> None:
    with socket.create_connection((urlsplit(server.url).hostname, urlsplit(server.url).port)) as line:
        line.sendall(f"POST /api/v1/check HTTP/1.1\r\nHost: {host_of(server)}\r\nContent-Length: 99999999\r\n\r\n".encode())
        assert b" 413 " in line.recv(200)


def test_too_much_without_a_length_is_cut_off(server) -> None:
    def endless():
        for _ in range(40):
            yield b"a" * 2**20

    try:
        answer = server.client.post("/api/v1/check", content=endless(), headers={"Content-Type": "application/json"})
        assert answer.status_code == 413
    except (httpx.WriteError, httpx.RemoteProtocolError):
        pass  # it hung up while we were still sending
    assert server.check("a").status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/html", ""]
)
def test_a_wrong_type_is_refused(server, kind: str) -> None:
    answer = server.client.post("/api/v1/check", content=b'{"text": "a"}', headers={"Content-Type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..%2f..%2fetc%2fpasswd", "..\\..\\a", "/etc/passwd", "%2e%2e/page.html", "page.html", "../pages.py"],
)
def test_no_name_leads_to_another_file(server, name: str) -> None:
    for folder in ("static", "pedoman"):
        answer = server.client.get(f"/{folder}/{name}")
        assert answer.status_code == 404
        assert "root:" not in answer.text


@pytest.mark.parametrize("name", ["../../../tmp/jahat.docx", "C:\\jahat.txt", "a/b.txt", "/etc/passwd"])
def test_a_name_of_a_file_is_a_name_only(server, name: str) -> None:
    answer = server.check("Warga datang.\n", name=name).json()
    path = answer["documents"][0]["path"]
    assert "/" not in path
    assert "\\" not in path


def test_html_in_a_text_or_a_rule_comes_back_as_data(server) -> None:
    answer = server.check(f"{HOSTILE} jahatsekali {HOSTILE}\n")
    assert answer.headers["content-type"] == "application/json"
    assert HOSTILE in answer.json()["documents"][0]["findings"][0]["message"]
    page = server.client.get("/pedoman/pak-meja.html").text
    assert HOSTILE not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_a_slow_client_is_cut_off(limited: Callable[[Limits], str]) -> None:
    url = limited(Limits(sending=0.5))
    with socket.create_connection((urlsplit(url).hostname, urlsplit(url).port), timeout=60) as line:
        line.sendall(b"POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\na")
        assert httpx.post(f"{url}/api/v1/check", json={"text": "a"}, timeout=60).status_code == 200
        assert b" 408 " in b"".join(iter(lambda: line.recv(4096), b""))


def test_a_full_queue_answers_503_with_retry_after(limited: Callable[[Limits], str]) -> None:
    url = limited(Limits(waiting=0, big_ones=0))
    answer = httpx.post(f"{url}/api/v1/check", json={"text": "a"})
    assert (answer.status_code, int(answer.headers["retry-after"]) > 0) == (503, True)
    answer = httpx.post(f"{url}/api/v1/check", json={"text": "a" * 2**21})
    assert (answer.status_code, int(answer.headers["retry-after"]) > 0) == (503, True)


def test_a_bomb_is_refused(server) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/document.xml", b"<a>" + b" " * 200 * 2**20 + b"</a>")
    answer = server.client.post(
        "/api/v1/check?name=bom.docx", content=made.getvalue(), headers={"Content-Type": "application/octet-stream"}
    )
    assert answer.status_code == 422


def test_a_slow_text_does_not_delay_other_requests(server) -> None:
    """A text that takes a rule to its time limit: others are answered meanwhile."""
    order: list[str] = []
    stopped: list[object] = []

    def slow() -> None:
        answer = httpx.post(f"{server.url}/api/v1/check", json={"text": SLOW}, timeout=120)
        order.append("slow")
        stopped.extend(error["rule"] for error in answer.json()["errors"])

    thread = threading.Thread(target=slow)
    thread.start()
    time.sleep(0.2)
    assert server.check("Warga dihimbau datang.\n").status_code == 200
    order.append("quick")
    thread.join()
    assert (order, stopped) == (["quick", "slow"], ["meja.lambat"])


@pytest.fixture(scope="module")
def closed(start):
    """A server of a desk's own, behind a proxy."""
    return start("--host", "0.0.0.0", "--token", TOKEN, "--origin", "https://pesan.example.id", files={})


class TestToken:
    @pytest.mark.parametrize(
        "path", ["/", "/static/app.js", "/api/v1/desk", "/pedoman/", "/?token=salah", "/api/v1/desk?token=" + TOKEN]
    )
    def test_nothing_is_shown_without_it(self, closed, path: str) -> None:
        assert httpx.get(closed.url + path).status_code == 401

    def test_a_program_shows_it_in_a_header(self, closed) -> None:
        answer = httpx.get(f"{closed.url}/api/v1/desk", headers={"Authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == 200

    def test_a_browser_keeps_it_in_a_cookie_that_no_script_reads(self, closed) -> None:
        answer = httpx.get(f"{closed.url}/?token={TOKEN}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        cookie = answer.headers["set-cookie"].lower()
        assert all(word in cookie for word in ("httponly", "samesite=strict", "secure"))
        shown = httpx.get(f"{closed.url}/", headers={"Cookie": answer.headers["set-cookie"].partition(";")[0]})
        assert shown.status_code == 200

    def test_clients_of_languagetool_show_it_as_their_key(self, closed) -> None:
        fields = {"text": "Warga dihimbau.", "language": "id-ID"}
        assert httpx.post(f"{closed.url}/v2/check", data=fields).status_code == 401
        assert httpx.post(f"{closed.url}/v2/check", data={**fields, "apiKey": TOKEN}).status_code == 200

    def test_the_host_of_the_proxy_is_accepted(self, closed) -> None:
        headers = {"Authorization": f"Bearer {TOKEN}", "Host": "pesan.example.id", "Origin": "https://pesan.example.id"}
        assert httpx.post(f"{closed.url}/api/v1/check", json={"text": "a"}, headers=headers).status_code == 200
        other = headers | {"Host": "evil.example"}
        assert httpx.post(f"{closed.url}/api/v1/check", json={"text": "a"}, headers=other).status_code == 421


class TestCommand:
    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["--host", "0.0.0.0"], "memerlukan --token"),
            (["--origin", "https://pesan.example.id"], "memerlukan --token"),
            (["--host", "0.0.0.0", "--token", "pendek"], "sekurangnya 16"),
            (["--origin", "pesan.example.id", "--token", TOKEN], "bukan alamat"),
            (["--host", "tiada.invalid", "--token", TOKEN], "tidak dapat dipakai"),
        ],
    )
    def test_an_unsafe_host_or_token_does_not_start(self, pesanlint, options: list[str], said: str) -> None:
        result = pesanlint("serve", "--no-open", "--port", "0", *options)
        assert result.status == 2
        assert said in result.err

    def test_a_port_that_is_taken_is_said(self, pesanlint) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            result = pesanlint("serve", "--no-open", "--port", taken.getsockname()[1])
        assert (result.status, "porta lain" in result.err) == (2, True)

    def test_a_wrong_configuration_is_said(self, pesanlint, desk) -> None:
        desk({"pesanlint.yaml": "guideline: ./tiada\n"})
        result = pesanlint("serve", "--no-open", "--port", "0")
        assert (result.status, "pesanlint.yaml:1:" in result.err) == (2, True)
