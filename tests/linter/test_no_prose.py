"""No fix changes text that is not prose, in any format."""

import pytest

from pesanlint.fixer.edits import fix
from pesanlint.linter import Linter
from pesanlint.readers import read_text

EVERYWHERE = [
    r"C:\Humas\dihimbau\a.docx", r"\\server\dihimbau\a.docx", r"D:\Budi Santoso\surat dihimbau.docx", r"C:\dihimbau",
    r"humas\dihimbau\akhir", "/srv/dihimbau/a.docx", "/dihimbau", "./dihimbau/b", "~/dihimbau/c", "data/dihimbau.docx", "dihimbau.xlsx",
    "rilis/2025/dihimbau-warga", "dihimbau/akhir/", "file:///C:/dihimbau/a", "t.me/dihimbau", "dihimbau.kpu.go.id",
    "wa.me/62812?text=dihimbau", "IG: kpu.dihimbau", "Instagram (kpu.dihimbau)", "Twitter: kpu_dihimbau", "TikTok: dihimbau, FB: dihimbau; a",
    "@dihimbau", "@kpu-dihimbau", "#dihimbau", "#AyoDihimbau", "dihimbau@kpu.contoh", "humas@kpu.dihimbau",
    "dihimbau[at]kpu.contoh", "dihimbau(at)kpu.contoh", "humas[at]dihimbau[dot]contoh",
    "{{dihimbau}}", "{{ dihimbau }}", "{% if dihimbau %}", "{dihimbau}", "${dihimbau}", "{{{dihimbau}}}", "%dihimbau%",
    '[display-posts category="dihimbau"]', '[rev_slider alias="dihimbau" /]', "[x-y id=3 title='Formulir dihimbau']", "[/dihimbau]",
    '[x dihimbau a="[b] dihimbau" c="d"]', "[x judul=”Formulir dihimbau”]", "[dihimbau=merah]", '[dihimbau a="dihimbau"](Isi)', "[dihimbau]a[/dihimbau]", "[dihimbau /]",
    "{: .dihimbau}", "{.dihimbau #dihimbau}", "{#dihimbau}", "{:dihimbau}", '{judul="dihimbau"}', "$dihimbau$", "$a + dihimbau$",
    ":dihimbau:", ":dihimbau[Isi]", "::dihimbau{a=b}", "kpu_dihimbau", "dihimbau_kita", "dihimbau()", "`dihimbau`",
    "[!dihimbau]", "[[dihimbau]]", "[[dihimbau|Isi]]",
]  # fmt: skip
MARKDOWN = [
    "::: {.dihimbau}\nIsi.\n:::", ":::dihimbau\nIsi.\n:::", "> [!dihimbau] Isi", "Isi.\n{: .dihimbau}", "## Isi {#dihimbau}",
    '!!! dihimbau "Isi"', "<x-kartu judul='dihimbau'>Isi</x-kartu>", "<code>dihimbau</code>", "<svg><text>dihimbau</text></svg>",
    "a <kbd>dihimbau</kbd> b", "Isi[^dihimbau]\n\n[^dihimbau]: Catatan.", "[Isi][dihimbau]\n\n[dihimbau]: https://a.id 'a'",
    "![[dihimbau.png]]", "```dihimbau\nIsi\n```", "~~~ {.dihimbau}\nIsi\n~~~", "<?php echo 'dihimbau'; ?>", "$$\ndihimbau\n$$",
    "{{< dihimbau >}}", "<% dihimbau %>",
]  # fmt: skip
HTML = [
    "<p>a <code>dihimbau</code> b</p>", "<p class='dihimbau' data-dihimbau='dihimbau'>Isi</p>", "<p><?= dihimbau ?></p>",
    "<p>a <?php if ($a > 1) echo 'dihimbau'; ?> b</p>", "<p>[a title=&quot;dihimbau&quot;]</p>", "<p><%= dihimbau %></p>",
    "<p>a <math><mi>dihimbau</mi></math> b</p>", "[dihimbau]\n\nIsi.\n\n[/dihimbau]", "<!-- wp:dihimbau -->\n<p>Isi</p>",
    "<p>a <select><option>dihimbau</select> b</p>", "<dihimbau-kartu judul='dihimbau'>Isi</dihimbau-kartu>",
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "source"),
    [
        *((path, text) for text in EVERYWHERE for path in ("a.txt", "a.md", "a.html")),
        *(("a.md", text) for text in MARKDOWN),
        *(("a.html", text) for text in HTML),
    ],
)
def test_no_fix_changes_it(linter: Linter, path: str, source: str) -> None:
    amid = f"Ada: {source} lagi, dan {source}.\n\n{source}: ({source}) {source} dihapus.\n\n" if source in EVERYWHERE else ""
    document = read_text(f"Judul\n\nWarga mencari\n\n{amid}{source}\n\nAkhir.\n", path)
    assert fix(linter, document, unsafe=True).document.source == document.source


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    "text",
    ["Ketua/dihimbau", "dan/dihimbau", "24/7 dihimbau", "(dihimbau)", "==dihimbau==", "dihimbau: a", "“a” dihimbau", "a & dihimbau", "Catatan: dihimbau, lalu",
     "IG: warga dihimbau", "US$5 dihimbau US$6", "Rp1.000/dihimbau", "10.30: dihimbau", "s.d. dihimbau", "50% dihimbau 60%", "[Ketua dihimbau]",
     "::: dihimbau", "dan\\dihimbau", "Rapat.dihimbau"],
)  # fmt: skip
def test_prose_of_a_like_form_is_fixed(linter: Linter, path: str, text: str) -> None:
    document = read_text(f"Judul\n\nWarga pergi, {text} datang.\n", path)
    assert "diimbau" in fix(linter, document).document.source
