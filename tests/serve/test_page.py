"""The page in a real browser, as a writer uses it."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

import browser as browsers
import word
from serve_desk import HOSTILE

RELEASE = (
    "Rapat Kerjasama Dibuka\n\nWarga dihimbau datang dan silahkan masuk, Senin, 14 Juli 2025. "
    "“Warga dihimbau hadir,” kata Ketua KPU Kabupaten Jember, Budi Santoso.\n"
)
FIXED = (
    RELEASE.replace("Kerjasama", "Kerja Sama")
    .replace("Warga dihimbau datang", "Warga diimbau datang")
    .replace("silahkan", "silakan")
)
DROP = """
(files) => {
  const data = new DataTransfer();
  for (const [name, bytes] of files) data.items.add(new File([Uint8Array.from(bytes)], name));
  for (const type of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
}
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browsers.chromium() as found:
        yield found


@pytest.fixture
def page(chromium: Browser, server) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 800}, color_scheme="light", permissions=["clipboard-read", "clipboard-write"]
    )
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.set_default_timeout(20_000)
    opened.goto(server.url)
    yield opened
    context.close()
    said = [one for one in said if not one.startswith("Failed to load resource: the server responded with a status of 422")]
    assert said == [], "the page has complained"
    assert [url for url in asked if not url.startswith((server.url, "blob:", "data:"))] == []


def paste(page: Page, text: str = RELEASE) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.locator(".cm-content").click()
    page.keyboard.press("Control+V")


def content(page: Page) -> str:
    lines: list[str] = page.locator(".cm-line").all_inner_texts()
    return "\n".join("" if line == "\n" else line for line in lines)


def cards(page: Page) -> list[str]:
    expect(page.locator("#list .card").first).to_be_visible()
    return page.locator("#list .found").all_inner_texts()


def drop(page: Page, *files: tuple[str, bytes]) -> None:
    page.evaluate(DROP, [[name, list(data)] for name, data in files])


def test_what_is_pasted_is_marked_and_listed(page: Page) -> None:
    paste(page)
    assert cards(page) == ["Kerjasama → Kerja Sama", "dihimbau → diimbau", "silahkan → silakan", "“dihimbau”"]
    marked = page.locator(".cm-finding").all_inner_texts()
    assert marked == ["Kerjasama", "dihimbau", "silahkan", "dihimbau"]
    expect(page.locator(".cm-quote")).to_have_text(
        ["Warga ", "dihimbau", " hadir,"] if page.locator(".cm-quote").count() == 3 else re.compile("dihimbau")
    )
    expect(page.locator("#counts")).to_contain_text("kata")


def test_typing_keeps_the_cards_that_show_the_same(page: Page) -> None:
    paste(page)
    cards(page)
    page.evaluate("for (const card of document.querySelectorAll('#list .card')) card.isKept = true")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Siaran Pers ")
    expect(page.locator("#counts")).to_contain_text(re.compile(r"\b25 kata"))
    assert page.evaluate("[...document.querySelectorAll('#list .card')].map((card) => card.isKept)") == [True] * 4
    page.locator("#list .card", has_text="silahkan").locator(".go").click()
    expect(page.locator(".cm-current")).to_have_text("silahkan")
    page.locator("#list .current").get_by_role("button", name="Terapkan “silakan”").click()
    expect(page.locator(".cm-content")).to_contain_text("silakan masuk")
    expect(page.locator("#list .card")).to_have_count(3)


def test_a_card_over_a_mark_says_what_and_why(page: Page, server) -> None:
    server.client.get("/pedoman/", timeout=600)  # the book is made when it is first asked for
    paste(page)
    page.locator(".cm-finding", has_text="silahkan").hover()
    card = page.locator(".cm-tooltip .card")
    expect(card).to_contain_text("Bentuk baku dalam KBBI adalah “silakan”")
    expect(card).to_contain_text("KBBI VI")
    card.get_by_role("button", name="Mengapa?").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("bahasa.kata-baku")
    with page.context.expect_page() as opened:
        dialog.get_by_role("link").click()
    expect(opened.value.locator("body")).to_contain_text("kata-baku")


def test_one_fix_is_made_by_a_click_and_taken_back(page: Page) -> None:
    paste(page)
    page.locator("#list .card", has_text="silahkan").locator(".go").click()
    page.locator("#list .current").get_by_role("button", name="Terapkan “silakan”").click()
    expect(page.locator(".cm-content")).to_contain_text("silakan masuk")
    expect(page.locator("#list .card")).to_have_count(3)
    page.get_by_role("button", name="Urungkan").first.click()
    expect(page.locator(".cm-content")).to_contain_text("silahkan masuk")
    expect(page.locator("#list .card")).to_have_count(4)


def test_all_safe_fixes_are_made_at_once_and_taken_back_at_once(page: Page) -> None:
    paste(page)
    page.get_by_role("button", name="Terapkan 3 perbaikan aman").click()
    expect(page.locator("#toast")).to_contain_text("3 perbaikan diterapkan")
    assert content(page) == FIXED
    page.locator("#toast-undo").click()
    assert content(page) == RELEASE


def test_nothing_between_quotation_marks_is_offered_a_fix(page: Page) -> None:
    paste(page)
    quoted = page.locator("#list .card.suggestion")
    quoted.locator(".go").click()
    expect(quoted).to_contain_text("tidak pernah diubah")
    expect(quoted.get_by_role("button", name=re.compile("Terapkan"))).to_have_count(0)


def test_a_finding_moves_with_its_words_while_one_types(page: Page) -> None:
    paste(page)
    cards(page)
    page.keyboard.press("Control+Home")
    page.keyboard.type("😀 Baru: ")
    expect(page.locator(".cm-finding").first).to_have_text("Kerjasama")
    page.locator("#list .go").first.click()
    page.locator("#list .current").get_by_role("button", name=re.compile("Terapkan")).click()
    expect(page.locator(".cm-line").first).to_have_text("😀 Baru: Rapat Kerja Sama Dibuka")


def test_levels_and_packs_are_filtered_with_their_counts(page: Page) -> None:
    paste(page, RELEASE + "Calon incumbent hadir.\n")
    expect(page.get_by_role("button", name="Peringatan 4")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Peringatan 4").click()
    assert cards(page) == ["“dihimbau”"]
    expect(page.locator(".cm-finding")).to_have_count(1)
    page.get_by_role("button", name="Peringatan 4").click()
    page.get_by_label("Pak pedoman").select_option("kpu")
    assert cards(page) == ["incumbent → petahana"]


def test_a_word_file_is_dropped_and_comes_back_tracked(page: Page) -> None:
    data = word.docx(word.p(word.r(word.t("Warga dihimbau datang."))))
    drop(page, ("rilis.docx", data))
    expect(page.locator(".cm-finding")).to_have_text("dihimbau")
    expect(page.locator("#file-notice")).to_contain_text("rilis.docx")
    page.locator(".cm-content").click()
    page.keyboard.type("x")
    assert content(page) == "Warga dihimbau datang."
    with page.expect_download() as got:
        page.get_by_role("button", name="Unduh dengan perubahan terlacak").click()
    assert got.value.suggested_filename == "rilis.pesanlint.docx"
    made = Path(got.value.path()).read_bytes()
    accepted = docx.Document(io.BytesIO(word.resolved(made, accept=True)))
    assert accepted.paragraphs[0].text == "Warga diimbau datang."
    page.get_by_role("button", name="Sunting salinan teksnya").click()
    page.get_by_role("button", name="Terapkan 1 perbaikan aman").click()
    expect(page.locator(".cm-content")).to_have_text("Warga diimbau datang.")


def test_a_text_file_keeps_its_markup_its_name_and_its_line_breaks(page: Page) -> None:
    drop(page, ("rilis.html", b"<p>Warga <b>dihimbau</b> datang.</p>\r\n<p>Silahkan.</p>\r\n"))
    page.get_by_role("button", name="Terapkan 2 perbaikan aman").click()
    expect(page.locator(".cm-content")).to_contain_text("<b>diimbau</b>")
    with page.expect_download() as got:
        page.get_by_role("button", name="Unduh", exact=True).click()
    assert got.value.suggested_filename == "rilis.html"
    assert Path(got.value.path()).read_bytes() == b"<p>Warga <b>diimbau</b> datang.</p>\r\n<p>Silakan.</p>\r\n"


def test_a_file_that_cannot_be_read_is_said(page: Page) -> None:
    drop(page, ("rilis.docx", b"PK\x03\x04rusak"))
    expect(page.get_by_role("alert")).to_contain_text("rilis.docx: ")
    page.evaluate("() => 0")
    drop(page, ("a.txt", b"a"), ("b.txt", b"b"))
    expect(page.get_by_role("alert")).to_contain_text("satu berkas")


def test_html_in_the_text_and_in_a_rule_stays_text(page: Page) -> None:
    paste(page, f"{HOSTILE} jahatsekali {HOSTILE}\n")
    expect(page.locator("#list .said")).to_contain_text([HOSTILE])
    page.locator("#list .go").first.click()
    page.locator("#list .current").get_by_role("button", name="Mengapa?").click()
    expect(page.get_by_role("dialog")).to_contain_text(HOSTILE)
    assert page.locator("img[src=x]").count() == 0


def test_the_text_is_copied_as_text_and_as_html(page: Page) -> None:
    paste(page, "Judul <a> & b\n\nWarga datang.\n")
    page.get_by_role("button", name="Salin teks").click()
    assert page.evaluate("navigator.clipboard.readText()") == "Judul <a> & b\n\nWarga datang.\n"
    page.get_by_role("button", name="Salin HTML").click()
    kept = page.evaluate(
        "async () => { const [one] = await navigator.clipboard.read(); return await (await one.getType('text/html')).text(); }"
    )
    assert "<p>Judul &lt;a&gt; &amp; b</p>" in kept
    assert "<p>Warga datang.</p>" in kept


def test_the_desk_is_shown_as_of_the_date_of_the_text(page: Page) -> None:
    page.get_by_role("button", name="Meja kami").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Budi Santoso, S.H.")
    expect(dialog).to_contain_text("7.726 TPS")
    dialog.get_by_role("button", name="Tutup").click()
    page.get_by_label("Tanggal naskah").fill("2022-07-14")
    page.get_by_role("button", name="Meja kami").click()
    expect(dialog).to_contain_text("Sri Lama")
    expect(dialog).not_to_contain_text("7.726")


def test_drafts_are_kept_only_if_asked(page: Page) -> None:
    paste(page)
    cards(page)
    assert page.evaluate("Object.values(localStorage).join()").count("dihimbau") == 0
    page.reload()
    assert "dihimbau" not in content(page)
    page.get_by_label("Simpan draf").check()
    paste(page)
    while "dihimbau" not in (page.evaluate("localStorage.getItem('pesanlint.draft')") or ""):
        page.wait_for_timeout(50)
    page.reload()
    expect(page.locator(".cm-finding").first).to_be_visible()
    page.get_by_label("Simpan draf").uncheck()
    assert page.evaluate("localStorage.getItem('pesanlint.draft')") is None


def test_english_by_a_switch_that_is_remembered(page: Page) -> None:
    paste(page)
    cards(page)
    page.get_by_role("button", name="EN").click()
    expect(page.get_by_role("button", name="Apply 3 safe fixes")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.reload()
    expect(page.get_by_role("heading", name="Findings")).to_be_visible()


def test_it_works_by_keyboard_alone(page: Page) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", RELEASE)
    page.keyboard.press("Control+V")  # the text has the focus from the start
    expect(page.locator("#list .card")).to_have_count(4)
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    expect(page.locator("#list .current")).to_contain_text("Kerjasama")
    page.keyboard.press("F8")
    expect(page.locator("#list .current")).to_contain_text("dihimbau")
    page.keyboard.press("Alt+Enter")
    expect(page.locator(".cm-content")).to_contain_text("Warga diimbau datang")
    page.keyboard.press("Alt+Shift+Enter")
    expect(page.locator("#toast")).to_contain_text("2 perbaikan")
    assert content(page) == FIXED
    page.keyboard.press("Control+Z")
    page.keyboard.press("Control+Z")
    assert content(page) == RELEASE
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cm-editor') === null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious(
    chromium: Browser, server, tmp_path_factory: pytest.TempPathFactory, scheme: str, width: int
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        reduced_motion="reduce",  # no colours on their way
    )
    page = context.new_page()
    page.goto(server.url)
    folder = tmp_path_factory.getbasetemp() / "axe"
    folder.mkdir(exist_ok=True)
    assert browsers.faults(page, folder) == []
    page.get_by_role("button", name="Lihat contoh").click()
    cards(page)
    page.keyboard.press("F8")
    assert browsers.faults(page, folder) == []
    page.get_by_role("button", name="Meja kami").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert browsers.faults(page, folder) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(20, 23, 24)") == (scheme == "dark")
    context.close()


def test_a_server_that_is_gone_is_said(chromium: Browser, start) -> None:
    other = start(files={})
    page = chromium.new_page()
    page.goto(other.url)
    expect(page.locator("#unit")).not_to_be_empty()
    other.process.kill()
    other.process.wait()
    page.locator(".cm-content").click()
    page.keyboard.type("Warga")
    expect(page.get_by_role("alert")).to_contain_text("Server tidak menjawab")
    page.close()
