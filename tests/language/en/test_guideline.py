"""An English guideline works by every rule: read, judged and worded in English."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pesanlint.guideline import Guideline, load, load_config
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.workspace.examples import broken_examples

PRESS = Path(__file__).parent / "press"
INDONESIAN = "Warga yang belum terdaftar dapat melapor kepada petugas di kantor desa, dan utilize itu bukan kata yang tepat."


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Guideline:
    config = tmp_path_factory.mktemp("desk") / "pesanlint.yaml"
    config.write_text(f"guideline: {PRESS}\n", encoding="utf-8")
    return load(load_config(config, allow_outside=True))


def says(press: Guideline, rule: str, text: str) -> list[str]:
    return [finding.message for finding in Linter(press, select=[f"press.{rule}"]).check(read_text(text)).findings]


def test_every_example_holds(press: Guideline) -> None:
    assert [f"{one.rule.id} {one.index + 1}: {one.message}" for one in broken_examples(press)] == []


@pytest.mark.parametrize(
    ("rule", "text", "message"),
    [
        ("words", "We utilize maps.", "Use “use”, not “utilize”."),
        ("words", "We told stakeholders.", "Use “partners” or “those concerned”, not “stakeholders”."),
        ("doubled", "We met the the chair.", "“the” is written twice."),
        (
            "weekday",
            "We meet on Monday, 14 July 2026.",
            "14 July 2026 is a Tuesday, not a Monday; check which of the two is wrong, the day or the date.",
        ),
        ("no-such-day", "We meet on 31 June 2026.", "There is no 31 June 2026 in the calendar."),
        ("sentences", "This one sentence has more than eight words in it.", "This sentence has 10 words; the limit is 8."),
        (
            "voters",
            "Registered voters total 900,000.",
            "According to the register, registered voters is 1,300,000, not “900,000”.",
        ),
        ("marks", "He said “yes.", "This quotation mark has no counterpart."),
        ("short-forms", "The EMB met.", "Spell it out at first mention: “Electoral Management Body (EMB)”."),
    ],
)
def test_findings_say_it_in_english(press: Guideline, rule: str, text: str, message: str) -> None:
    assert says(press, rule, text) == [message]


def test_a_message_of_its_own_stays(press: Guideline) -> None:
    assert next(rule for rule in press.rules if rule.id == "press.speakers").message == "Say who said this."


def test_a_paragraph_in_indonesian_is_passed_over(press: Guideline) -> None:
    report = Linter(press, select=["press.words"]).check(
        read_text(f"We utilize maps in each of the offices of the city.\n\n{INDONESIAN}")
    )
    assert [finding.found for finding in report.findings] == ["utilize"]
    assert report.notes == ()


def test_a_text_in_indonesian_gets_a_note(press: Guideline) -> None:
    report = Linter(press).check(read_text(INDONESIAN))
    assert report.findings == ()
    assert [note.partition(",")[0] for note in report.notes] == ["This text does not seem to be in English"]


def test_the_day_of_a_release_is_read_in_its_language(press: Guideline) -> None:
    assert str(Linter(press).day(read_text("We met on Tuesday, 14 July 2026."))) == "2026-07-14"


Files = dict[str, str]
SWAP = "title: A\nrules:\n  - {{id: a, kind: substitution, swap: [{{not: {0}, use: {1}}}]}}\n"


@pytest.mark.parametrize(
    ("manifest", "languages"),
    [
        ("", {"lokal.a": "id"}),
        ("language: en\n", {"lokal.a": "en"}),
        ("language: su\n", {"lokal.a": "su"}),
        ("extends: [induk]\n", {"induk.a": "en", "lokal.a": "en"}),
        ("extends: [induk]\nlanguage: id\n", {"induk.a": "en", "lokal.a": "id"}),
    ],
)
def test_a_pack_says_its_language_or_has_that_of_the_first_that_it_extends(
    loaded: Callable[[Files], Guideline], manifest: str, languages: dict[str, str]
) -> None:
    guideline = loaded(
        {
            "pesanlint.yaml": "guideline: ./lokal\n",
            "lokal/guideline.yaml": f"name: lokal\ntitle: L\n{manifest}",
            "lokal/a.yaml": SWAP.format("himbau", "imbau"),
            "induk/guideline.yaml": "name: induk\ntitle: I\nlanguage: en\n",
            "induk/a.yaml": SWAP.format("utilize", "use"),
        }
    )
    assert {rule.id: rule.language for rule in guideline.rules} == languages


def test_rules_of_two_languages_look_each_at_its_own(loaded: Callable[[Files], Guideline]) -> None:
    guideline = loaded(
        {
            "pesanlint.yaml": "guideline: ./lokal\n",
            "lokal/guideline.yaml": "name: lokal\ntitle: L\nextends: [induk]\nlanguage: id\n",
            "lokal/a.yaml": SWAP.format("himbau", "imbau"),
            "induk/guideline.yaml": "name: induk\ntitle: I\nlanguage: en\n",
            "induk/a.yaml": SWAP.format("utilize", "use"),
        }
    )
    english = "We utilize maps and the himbau of our office."
    found = Linter(guideline).check(read_text(f"{INDONESIAN} Warga di himbau.\n\n{english}"))
    assert [(one.rule, one.found) for one in found.findings] == [("lokal.a", "himbau"), ("induk.a", "utilize")]
    assert found.notes == ()


@pytest.mark.parametrize("code", ["inggris", "EN", "en-GB", "e"])
def test_a_language_that_is_no_code_is_refused(problems: Callable[[Files], list[str]], code: str) -> None:
    files = {
        "pesanlint.yaml": "guideline: ./lokal\n",
        "lokal/guideline.yaml": f"name: lokal\ntitle: L\nlanguage: {code}\n",
        "lokal/a.yaml": SWAP.format("a1", "b1"),
    }
    assert [one.partition("; ")[0] for one in problems(files)] == [f"lokal/guideline.yaml:3:11: “{code}” bukan kode bahasa"]


@pytest.mark.parametrize("key", ["inflect: true", "derive"])
def test_what_only_indonesian_derives_is_refused_elsewhere(problems: Callable[[Files], list[str]], key: str) -> None:
    swap = "{not: a, use: b, inflect: true}" if key != "derive" else "{not: a, use: b}"
    derive = ", derive: passives" if key == "derive" else ""
    files = {
        "pesanlint.yaml": "guideline: ./lokal\n",
        "lokal/guideline.yaml": "name: lokal\ntitle: L\nlanguage: en\n",
        "lokal/a.yaml": f"title: A\nrules:\n  - {{id: a, kind: substitution, swap: [{swap}]{derive}}}\n",
    }
    assert any("tidak tersedia untuk pedoman berbahasa “en”" in one for one in problems(files))
