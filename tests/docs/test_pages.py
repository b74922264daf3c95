"""Documentation pages: rendered ones are up to date, links have a target, and the output that they show is real."""

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyromark
import pytest
import yaml

from pesanlint.guideline import Guideline

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def rendered() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("render", ROOT / "docs/render.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


def test_rendered_pages_are_fresh() -> None:
    fresh = rendered()
    assert {path.name for path in (ROOT / "docs/kinds").iterdir()} == {Path(name).name for name in fresh if "kinds/" in name}
    stale = [name for name, text in fresh.items() if (ROOT / "docs" / name).read_text("utf-8") != text]
    assert stale == [], "run `make docs`"


def links(text: str) -> Iterator[str]:
    for event in pyromark.events(text, options=pyromark.Options.ENABLE_TABLES):
        tag = event.get("Start") if isinstance(event, dict) else None
        if isinstance(tag, dict) and ("Link" in tag or "Image" in tag):
            yield (tag.get("Link") or tag["Image"])["dest_url"]


def anchors(text: str) -> set[str]:
    """The names that forges give to headings."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in links(page.read_text("utf-8")):
        if "://" not in link:
            path, _, anchor = unquote(link).partition("#")
            target = page.parent / path if path else page
            if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
                broken.append(link)
    assert broken == []


def test_a_broken_link_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# Satu\n\n[a](tiada.md) dan [b](#dua)\n")
    with pytest.raises(AssertionError, match=r"tiada\.md.*#dua"):
        test_links_lead_somewhere(page)


def shape(data: Any) -> Any:
    """The keys of JSON, without the values."""
    if isinstance(data, dict):
        return {key: shape(value) for key, value in data.items()}
    return [shape(item) for item in data] if isinstance(data, list) else type(data).__name__


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_json_that_is_shown_is_what_check_prints(pesanlint, tmp_path: Path) -> None:
    (shown,) = map(json.loads, blocks("docs/output.md", "json"))
    (tmp_path / "rilis.txt").write_text("Rapat Dibuka\nMasyarakat dihimbau datang, Senin, 14 Juli 2025.\n")
    result = pesanlint("check", "--select", "bahasa.kata-baku", "--output-format", "json", "rilis.txt", "tiada.txt")
    printed = json.loads(result.out)
    assert result.status == 2
    assert shape(printed) == shape(shown)
    for place in ("start", "end"):
        assert printed["documents"][0]["findings"][0][place] == shown["documents"][0]["findings"][0][place]


@pytest.mark.parametrize("page", ["README.md", "README.id.md"])
def test_the_files_that_the_readme_shows_are_sound(pesanlint, tmp_path: Path, page: str) -> None:
    hooks, topic, config, other_programs = blocks(page, "yaml")
    assert yaml.safe_load(other_programs).keys() == {"guideline"}
    assert yaml.safe_load(hooks)["repos"][0]["hooks"][0]["id"] == "pesanlint"
    (tmp_path / "lokal").mkdir()
    (tmp_path / "lokal/guideline.yaml").write_text("name: lokal\ntitle: Lokal\n")
    (tmp_path / "lokal/istilah.yaml").write_text(topic)
    for text in (config, "guideline: ./lokal\n"):
        (tmp_path / "pesanlint.yaml").write_text(text)
        result = pesanlint("rules", "test")
        assert (result.status, result.out) == (0, "")


def test_the_python_that_the_readme_shows_runs(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    tables, code = blocks("README.md", "python")
    assert "hasil/findings" in tables  # run by tests/archive/test_checking.py
    exec(code, {})
    assert "diimbau" in capsys.readouterr().out


def test_the_rules_that_the_readme_names_exist(kpu: Guideline) -> None:
    named = {
        name
        for page in PAGES
        for name in re.findall(r"(?<![\w.-])(?:kpu|bahasa)\.[a-z][a-z-]+(?![\w.])", page.read_text("utf-8"))
    }
    assert named
    assert named - {rule.id for rule in kpu.rules} == set()
