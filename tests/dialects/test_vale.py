"""Vale styles and configurations, as Vale 3.26 runs them."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from pesanlint.dialects.vale.expressions import message, spaced, translated
from pesanlint.dialects.vale.ini import Settings
from pesanlint.guideline import Config, ConfigFile, GuidelineError, load
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.search import patterns
from pesanlint.spans import Lines
from vale_cases import outcomes

INI = "StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.md]\nBasedOnStyles = T\n"


def style(folder: Path, ini: str = INI, /, **rules: str) -> None:
    (folder / "styles" / "T").mkdir(parents=True, exist_ok=True)
    (folder / ".vale.ini").write_text(ini, encoding="utf-8")
    for name, text in rules.items():
        (folder / "styles" / "T" / f"{name}.yml").write_text(text, encoding="utf-8")


def found(folder: Path, text: str, path: str = "a.md", guideline: str = ".vale.ini") -> list[str]:
    linter = Linter(load(ConfigFile(Config(guideline=guideline), folder)))
    document = read_text(text, path)
    places = Lines(document.source)
    report = linter.check(document)
    assert report.failures == ()
    return ["{}:{}:".format(*places.position(one.span.start)) + f"{one.rule}:{one.message}" for one in report.findings]


def left_out(folder: Path, guideline: str = ".vale.ini") -> tuple[str, ...]:
    (layer,) = load(ConfigFile(Config(guideline=guideline), folder)).layers
    return layer.left_out


# --- Expressions ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "matches", "misses"),
    [
        (r"\w+é", ["aé"], ["éé"]),  # \w is ASCII
        (r"[\d.]+\z", ["1.2"], ["١"]),
        (r"a(?i)b|c", ["aB", "C"], ["Ab"]),
        (r"(a(?i)b)c", ["aBc"], ["abC"]),
        (r"(?i)(?-i)a", ["a"], ["A"]),
        (r"\x{2019}s", ["’s"], ["'s"]),
        (r"\Qa.b\E", ["a.b"], ["axb"]),
        ("a{b}", ["a{b}"], ["ab"]),
        ("a{2}", ["aa"], ["a{2}"]),
        (r"[[:alpha:]]+", ["ab"], ["1"]),
        ("[]a[]+", ["]a["], ["b"]),
        ("[^]]", ["a"], ["]"]),
    ],
)
def test_an_expression_of_go_in_our_dialect(written: str, matches: list[str], misses: list[str]) -> None:
    compiled = patterns.compiled(translated(written), match_case=True)
    assert [text for text in (*matches, *misses) if compiled.fullmatch(text)] == matches


@pytest.mark.parametrize(
    ("token", "expected"),
    [("a b", r"a\s+b"), ("a  +b", "a  +b"), ("[a b] c", r"[a b]\s+c"), (r"a\ b", r"a\ b"), ("(?x) a b", "(?x) a b")],
)
def test_blanks_of_a_token_match_line_breaks(token: str, expected: str) -> None:
    assert spaced(token) == expected


def test_placeholders_of_a_message() -> None:
    assert message("100%% '%s', %[1]s and %s", ("use", "found")) == "100% '{use}', {use} and {found}"


# --- Rules ------------------------------------------------------------------------------------------------------------------


def test_the_longest_key_of_a_swap_counts_not_the_first(tmp_path: Path) -> None:
    style(tmp_path, Swap="extends: substitution\nmessage: \"%s, not %s\"\nswap: {log: a, log in to: b, 'log (in)': 'c $1'}\n")
    assert found(tmp_path, "log in to it, log in, log") == [
        "1:1:T.Swap:b, not log in to",
        "1:15:T.Swap:c in, not log in",
        "1:23:T.Swap:a, not log",
    ]


def test_raw_parts_are_joined_and_tokens_are_words(tmp_path: Path) -> None:
    style(
        tmp_path,
        Raw="extends: existence\nmessage: \"'%s'\"\nlevel: error\nraw: ['foo', '(?:bar|baz)']\n",
        Word="extends: existence\nmessage: \"'%s'\"\ntokens: [very, '[A-Z]{3}']\n",
        Nonword="extends: existence\nmessage: \"'%s'\"\nnonword: true\ntokens: ['er(?=y)']\n",
    )
    assert found(tmp_path, "foobar foo bar every very ABC ABCD") == [
        "1:1:T.Raw:'foobar'", "1:18:T.Nonword:'er'", "1:22:T.Word:'very'", "1:23:T.Nonword:'er'", "1:27:T.Word:'ABC'",
    ]  # fmt: skip


def test_what_is_right_in_a_swap_and_how_replacements_are_named(tmp_path: Path) -> None:
    rule = (
        "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nignorecase: true\naction: {name: replace}\n"
        "swap: {java ?script: JavaScript, utilize: use|apply}\n"
    )
    style(tmp_path, Swap=rule)
    assert found(tmp_path, "JavaScript javascript utilize") == [
        "1:12:T.Swap:Use 'JavaScript' instead of 'javascript'.", "1:23:T.Swap:Use 'use' or 'apply' instead of 'utilize'.",
    ]  # fmt: skip


def test_extension_points_beside_existence_and_substitution(tmp_path: Path) -> None:
    style(
        tmp_path,
        Occ="extends: occurrence\nmessage: 'Long: %s'\nscope: sentence\ntoken: '\\b\\w+\\b'\nmax: 3\n",
        Rep="extends: repetition\nmessage: \"'%s' twice\"\nalpha: true\ntokens: ['[^\\s]+']\n",
        Cond="extends: conditional\nmessage: \"'%s' undefined\"\nfirst: '\\b([A-Z]{3})\\b'\nsecond: '\\(([A-Z]{3})\\)'\n",
        Cap="extends: capitalization\nmessage: \"'%s'\"\nscope: heading\nmatch: $sentence\nexceptions: [API]\n",
        Met="extends: metric\nmessage: 'H2: %s'\nformula: heading.h2\ncondition: '> 0'\n",
    )
    assert sorted(found(tmp_path, "## The API Of Things\n\nOne two the the four. Use (XYZ) XYZ, ABC.\n")) == [
        "1:1:T.Met:H2: 1.00", "1:4:T.Cap:'The API Of Things'", "1:4:T.Occ:Long: 4", "1:8:T.Cond:'API' undefined",
        "3:1:T.Occ:Long: 5", "3:23:T.Occ:Long: 4", "3:38:T.Cond:'ABC' undefined", "3:9:T.Rep:'the' twice",
    ]  # fmt: skip


def test_scopes(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: '{}'\nscope: {}\ntokens: [X]\n"
    scopes = {"Head": "heading.h2", "List": "list", "Cell": "table.cell", "Not": "'~list & ~heading & ~table'", "Raw": "raw"}
    style(tmp_path, **{name: rule.format(name, scope) for name, scope in scopes.items()})
    text = "# X\n\n## X\n\nX `X`\n\n- X\n\n| X |\n|---|\n| X |\n"
    where = Counter(re.sub(r":\d+:", ":", one).rpartition(":")[0] for one in found(tmp_path, text))
    assert where == Counter(
        ["3:T.Head", "7:T.List", "11:T.Cell", "5:T.Not", *(f"{line}:T.Raw" for line in (1, 3, 5, 5, 7, 9, 11))]
    )


def test_a_rule_extends_another(tmp_path: Path) -> None:
    style(
        tmp_path,
        Base="extends: existence\nmessage: \"'%s'\"\ntokens: [one, two]\n",
        Own="extends: T.Base\nlevel: error\ntokens+: [three]\ntokens-: [one]\n",
    )
    assert found(tmp_path, "one three") == ["1:1:T.Base:'one'", "1:5:T.Own:'three'"]


def test_what_cannot_run_is_named_with_its_place_and_the_rest_runs(tmp_path: Path) -> None:
    style(
        tmp_path,
        Good="extends: existence\nmessage: x\ntokens: [very]\n",
        Script="extends: script\nmessage: x\nscript: a.tengo\n",
        Broken="extends: existence\nmessage: x\ntokens: ['(']\n",
        Yaml="extends: [\n",
        Scope="extends: existence\nmessage: x\nscope: doc(h2)\ntokens: [a]\n",
    )
    assert found(tmp_path, "very") == ["1:1:T.Good:x"]
    said = " ".join(left_out(tmp_path))
    for name in ("Script.yml:1:1", "Broken.yml:", "Yaml.yml:", "Scope.yml:1:1", "skrip Tengo", "doc(h2)"):
        assert name in said


# --- Configuration ----------------------------------------------------------------------------------------------------------


def test_sections_levels_and_files(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: {}\nlevel: suggestion\ntokens: [x]\n"
    ini = INI.replace("suggestion", "warning") + "T.A = error\nT.B = NO\nT.C = YES\n[docs/*.md]\nT.A = NO\nT.B = warning\n"
    style(tmp_path, ini, A=rule.format("A"), B=rule.format("B"), C=rule.format("C"))
    assert found(tmp_path, "x") == ["1:1:T.A:A"]  # C stays below the lowest level
    assert found(tmp_path, "x", "docs/a.md") == ["1:1:T.B:B"]
    assert found(tmp_path, "x", "a.txt") == []


def test_vocabularies(tmp_path: Path) -> None:
    words = tmp_path / "styles" / "config" / "vocabularies" / "Own"
    words.mkdir(parents=True)
    (words / "accept.txt").write_text("# a comment\nGitHub\nNode.js\n", encoding="utf-8")
    (words / "reject.txt").write_text("synergy\n", encoding="utf-8")
    style(
        tmp_path,
        INI.replace("\n[", "Vocab = Own\n[").replace("= T", "= Vale, T"),
        A="extends: existence\nmessage: \"'%s'\"\ntokens: ['[A-Z]\\w+']\n",
    )
    assert found(tmp_path, "github GitHub Other synergy node.js") == [
        "1:1:Vale.Terms:Use 'GitHub' instead of 'github'.", "1:15:T.A:'Other'", "1:21:Vale.Avoid:Avoid using 'synergy'.",
        "1:29:Vale.Terms:Use 'Node.js' instead of 'node.js'.",
    ]  # fmt: skip


def test_what_is_ignored(tmp_path: Path) -> None:
    style(
        tmp_path,
        INI + "TokenIgnores = (\\{\\w+\\}), \\bABC\\b\n",
        A="extends: existence\nmessage: x\nnonword: true\ntokens: [b]\n",
    )
    assert found(tmp_path, "b {b} $b$ https://b.example") == ["1:1:T.A:x"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<!-- vale off -->\n\nx\n\n<!-- vale on -->\n\nx\n", [7]),
        ("<!-- vale T.A = NO -->\n\nx\n\n<!-- vale T.A = YES -->\n\nx\n", [7]),
        ("<!-- vale T = NO -->\n\nx y\n", []),
        ('<!-- vale T.A["x"] = NO -->\n\nx y\n', [3]),
        ("<!-- vale U.A = NO -->\n\nx\n", [3]),
    ],
)
def test_switches_in_the_text(tmp_path: Path, text: str, lines: list[int]) -> None:
    style(tmp_path, A="extends: existence\nmessage: x\ntokens: [x, y]\n")
    assert [int(one.partition(":")[0]) for one in found(tmp_path, text)] == lines


def test_a_style_folder_and_a_folder_with_a_configuration(tmp_path: Path) -> None:
    style(tmp_path, A="extends: existence\nmessage: x\ntokens: [x]\n")
    assert found(tmp_path, "x", guideline="styles/T") == found(tmp_path, "x") == ["1:1:T.A:x"]


def test_a_pack_can_extend_a_vale_style_and_change_it(tmp_path: Path) -> None:
    style(tmp_path, A="extends: existence\nmessage: x\ntokens: [x]\n", B="extends: existence\nmessage: x\ntokens: [x]\n")
    (tmp_path / "kami").mkdir()
    (tmp_path / "kami" / "guideline.yaml").write_text(
        "name: kami\ntitle: Kami\nextends: [.vale.ini]\nrules: {T.A: error, T.B: off}\n", encoding="utf-8"
    )
    assert found(tmp_path, "x", guideline="kami") == ["1:1:T.A:x"]


def test_a_quotation_has_its_finding_and_no_fix(tmp_path: Path) -> None:
    style(tmp_path, A="extends: substitution\nmessage: '%s %s'\naction: {name: replace}\nswap: {utilize: use}\n")
    linter = Linter(load(ConfigFile(Config(guideline=".vale.ini"), tmp_path)))
    first, second = linter.check(read_text("We utilize it. “We will utilize all of the ballots,” said Ann.", "a.md")).findings
    assert (len(first.fixes), len(second.fixes), second.in_quote) == (1, 0, True)


def test_missing_styles_are_said_and_nothing_outside_the_project_is_read(tmp_path: Path) -> None:
    style(tmp_path, INI.replace("BasedOnStyles = T", "BasedOnStyles = Lain"))
    with pytest.raises(GuidelineError, match=r"\.vale\.ini:5:1: Gaya “Lain”"):
        found(tmp_path, "x")
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / ".vale.ini").write_text("StylesPath = ../styles\n[*]\nBasedOnStyles = T\n", encoding="utf-8")
    with pytest.raises(GuidelineError, match="di luar folder proyek"):
        found(tmp_path / "dalam", "x")


def test_entries_of_a_configuration() -> None:
    settings = Settings(
        "StylesPath = a\n# x\n[*.{md,txt}]\nBasedOnStyles = A, \\\n  B\n; y\nA.B = NO\n[formats]\nmdx = md\n", Path("/p")
    )
    assert settings.paths == [Path("/p/a")]
    assert settings.styles("*.{md,txt}") == ["A", "B"]
    assert settings.files("A.B", ("error",)) == (("*.{md,txt}", "on"), ("*.{md,txt}", "off"))
    assert settings.named() == ["A", "B"]


def test_code_in_a_heading_is_said_in_asterisks(tmp_path: Path) -> None:
    style(tmp_path, A="extends: capitalization\nmessage: \"'%s'\"\nscope: heading\nmatch: $sentence\n")
    assert found(tmp_path, "## Why Both `ab` and `c` Stay\n") == ["1:4:T.A:'Why Both ** and * Stay'"]


SPELLING = INI.replace("= T", "= Vale")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("We recieve it.", ["1:4:Vale.Spelling:Did you really mean 'recieve'?"]),
        ("(recieve), \"recieve\"", ["1:2:Vale.Spelling:Did you really mean 'recieve'?", "1:13:Vale.Spelling:Did you really mean 'recieve'?"]),
        ("recieve1 re-cieve RECIEVE ReCievE", []),  # what is no word, and what is written as a name
        ("zorb Zorb grix", []),  # accepted, and ignored
        ("`recieve` https://recieve.example", []),
        ("mcdonald", ["1:1:Vale.Spelling:Use 'McDonald' instead of 'mcdonald'."]),
    ],
)  # fmt: skip
def test_spelling(tmp_path: Path, text: str, lines: list[str]) -> None:
    style(tmp_path, f"Vocab = V\n{SPELLING}")
    for name, content in {"vocabularies/V/accept.txt": "Zorb\n", "ignore/a.txt": "grix\n"}.items():
        (tmp_path / "styles/config" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "styles/config" / name).write_text(content, encoding="utf-8")
    assert [one for one in found(tmp_path, text) if "Spelling" in one] == lines


def test_dictionaries_of_the_styles_come_beside_that_of_english(tmp_path: Path) -> None:
    style(tmp_path, SPELLING)
    folder = tmp_path / "styles/config/dictionaries"
    folder.mkdir(parents=True)
    (folder / "kami.dic").write_text("1\nzorb\n", encoding="utf-8")
    (folder / "kami.aff").write_text("SET UTF-8\nPHONE 1\nPHONE \u00ef\u00bf\u00bd< x\n", encoding="utf-8")
    assert found(tmp_path, "zorb and grix") == ["1:10:Vale.Spelling:Did you really mean 'grix'?"]


def test_a_spelling_rule_with_a_dictionary_that_is_not_there_is_named(tmp_path: Path) -> None:
    style(tmp_path, A="extends: spelling\nmessage: '%s'\ndictionaries: [nl]\n")
    assert "nl.aff dan nl.dic" in left_out(tmp_path)[0]


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ("T.A = NO\n", []),
        ("T.A = NO\nT.A = UNSET\n", ["1:1:T.A:x"]),
        ("T = NO\n[*]\nT = UNSET\n", []),  # what `[*]` says comes first
        ("T.A = NO\n[*.txt]\nT.A = UNSET\n", []),
    ],
)
def test_unset_reverts_an_earlier_setting(tmp_path: Path, more: str, lines: list[str]) -> None:
    style(tmp_path, INI + more, A="extends: existence\nmessage: x\ntokens: [x]\n")
    assert found(tmp_path, "x") == lines


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("Transform = a.xsl\n", ".vale.ini:6:1: “Transform” tidak dipakai"),
        ("Lang = nl\n", ".vale.ini:6:1: “Lang” tidak dipakai"),
        ("CommentDelimiters = <<, >>\n", ".vale.ini:6:1: “CommentDelimiters” tidak dipakai"),
    ],
)
def test_ignored_settings_of_a_configuration_are_reported(tmp_path: Path, more: str, said: str) -> None:
    style(tmp_path, INI + more, A="extends: existence\nmessage: x\ntokens: [x]\n")
    assert said in left_out(tmp_path)[0]
    assert found(tmp_path, "x") == ["1:1:T.A:x"]


@pytest.mark.parametrize(
    ("term", "text", "lines"),
    [
        ("OAuth2?", "oauth2 Oauth OAuth", ["1:1:Vale.Terms:Use 'OAuth2' instead of 'oauth2'.", "1:8:Vale.Terms:Use 'OAuth' instead of 'Oauth'."]),
        ("[Pp]ython", "PYTHON python", ["1:1:Vale.Terms:Use '[Pp]ython' instead of 'PYTHON'."]),
    ],
)  # fmt: skip
def test_terms_of_a_vocabulary_are_said_as_they_are_spelled(tmp_path: Path, term: str, text: str, lines: list[str]) -> None:
    style(tmp_path, f"Vocab = V\n{SPELLING}Vale.Spelling = NO\n")
    (tmp_path / "styles/config/vocabularies/V").mkdir(parents=True)
    (tmp_path / "styles/config/vocabularies/V/accept.txt").write_text(f"{term}\n", encoding="utf-8")
    assert found(tmp_path, text) == lines


# --- Vale's own cases -------------------------------------------------------------------------------------------------------

STYLES = os.environ.get("PESANLINT_VALE_STYLES", "")


@pytest.mark.skipif(not STYLES, reason="PESANLINT_VALE_STYLES names no folder with the folders of public styles")
def test_every_rule_of_public_styles_runs_or_is_named(tmp_path: Path) -> None:
    (tmp_path / "styles").symlink_to(STYLES, target_is_directory=True)
    rules = [
        path for path in Path(STYLES).glob("*/**/*.yml") if re.search(r"^extends\s*:", path.read_text("utf-8"), re.M | re.I)
    ]
    rules = [path for path in rules if path.relative_to(STYLES).parts[0] != "config"]
    names = {".".join(path.relative_to(STYLES).with_suffix("").parts) for path in rules}
    assert names
    styles_ = ", ".join(sorted({name.partition(".")[0] for name in names}))
    (tmp_path / ".vale.ini").write_text(INI.replace("= T", f"= {styles_}"), encoding="utf-8")
    guideline = load(ConfigFile(Config(guideline=".vale.ini"), tmp_path, None, allow_outside=True))
    said = " ".join(guideline.layers[0].left_out)
    run = {rule.id for rule in guideline.rules}
    named = {name for name in names - run if f"“{name}”" in said}
    assert sorted(names - run - named) == []
    assert len(run) > len(names) * 0.9


TESTDATA = os.environ.get("PESANLINT_VALE_TESTDATA", "")


@pytest.mark.skipif(not TESTDATA, reason="PESANLINT_VALE_TESTDATA names no copy of the testdata of Vale 3.26")
def test_the_cases_of_vale_itself(tmp_path: Path) -> None:
    every = [one for one in outcomes(Path(TESTDATA), tmp_path) if one.is_run]
    agreeing = sum(one.outcome == "agrees" for one in every)
    assert len(every) >= 250
    assert agreeing >= 0.95 * len(every)


# --- Front matter, elements, conditions, vocabularies, actions ---------------------------------------------------------------

EXISTS = "extends: existence\nmessage: \"'%s'\"\nlevel: error\ntokens: [X]\n"


def test_every_text_of_a_front_matter_is_read_and_a_scope_may_name_it(tmp_path: Path) -> None:
    style(tmp_path, All=EXISTS, Title=EXISTS + "scope: frontmatter.title\n", Not=EXISTS + "scope: ~frontmatter\n")
    text = '---\ntitle: X a\nringkas: "b X"\nn: 1\n---\n\nX\n'
    assert found(tmp_path, text) == ["2:8:T.All:'X'", "2:8:T.Title:'X'", "3:13:T.All:'X'", "7:1:T.All:'X'", "7:1:T.Not:'X'"]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("link", ["1:4"]),
        ("strong", ["1:12"]),
        ("emphasis", ["1:17"]),
        ("code", ["1:21"]),
        ("~link & ~strong", ["1:1", "1:17"]),
    ],
)
def test_scopes_within_prose(tmp_path: Path, scope: str, expected: list[str]) -> None:
    style(tmp_path, R=EXISTS + f"scope: '{scope}'\n")
    assert [one.rpartition(":T.")[0] for one in found(tmp_path, "X [X](a) **X** *X* `X`\n")] == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("IgnoredScopes = code, tt, strong", ["3:8", "5:3", "7:16"]),
        ("SkippedScopes = blockquote", ["3:3", "3:8", "7:16"]),
        ("IgnoredClasses = a", ["3:3", "3:8", "5:3"]),
    ],
)
def test_elements_and_classes_are_passed_over(tmp_path: Path, key: str, expected: list[str]) -> None:
    style(tmp_path, f"StylesPath = styles\nMinAlertLevel = suggestion\n{key}\n\n[*.md]\nBasedOnStyles = T\n", R=EXISTS)
    assert [one.rpartition(":T.")[0] for one in found(tmp_path, '\n\n**X**, X\n\n> X\n\n<b class="a b">X</b>\n')] == expected


@pytest.mark.parametrize(
    ("front", "expected"), [("draft: true", []), ("draft: false", ["5:1:T.R:'X'"]), ("a: b", ["5:1:T.R:'X'"])]
)
def test_a_section_may_have_a_condition(tmp_path: Path, front: str, expected: list[str]) -> None:
    style(tmp_path, INI + "\n[*.md if .Meta.draft]\nBasedOnStyles =\n", R=EXISTS)
    assert found(tmp_path, f"---\n{front}\n---\n\nX\n") == expected


def test_a_condition_that_cannot_be_evaluated_is_named(tmp_path: Path) -> None:
    style(tmp_path, INI + "\n[*.md if len(.Name) > 3]\nBasedOnStyles =\n", R=EXISTS)
    assert "len(.Name)" in left_out(tmp_path)[0]


def test_vocabularies_of_sections_and_in_yaml(tmp_path: Path) -> None:
    ini = "StylesPath = styles\nMinAlertLevel = suggestion\nVocab = Base\n\n[*.md]\nBasedOnStyles = Vale\nVale.Spelling = NO\n"
    style(tmp_path, ini + "\n[api/*.md]\nVocab = Api\n")
    for name, file, text in (
        ("Base", "vocab.yml", "accept:\n  - C++\n  - Zorb: {ignorecase: true}\nreject:\n  - foo\n"),
        ("Api", "accept.txt", "Quxelate\n"),
    ):
        folder = tmp_path / "styles" / "config" / "vocabularies" / name
        folder.mkdir(parents=True)
        (folder / file).write_text(text, encoding="utf-8")
    text = "Use c++, foo and quxelate\n"
    both = ["1:10:Vale.Avoid:Avoid using 'foo'.", "1:5:Vale.Terms:Use 'C++' instead of 'c++'."]
    assert sorted(found(tmp_path, text)) == both
    more = "1:18:Vale.Api.Terms:Use 'Quxelate' instead of 'quxelate'."
    assert sorted(found(tmp_path, text, "api/a.md")) == [both[0], more, both[1]]


def test_words_with_flags_are_expanded(tmp_path: Path) -> None:
    style(tmp_path, R="extends: existence\nmessage: \"'%s'\"\naffix: own\ntokens: ['use/DG', 'and\\/or']\n")
    folder = tmp_path / "styles" / "config" / "dictionaries"
    folder.mkdir(parents=True)
    (folder / "own.aff").write_text("SFX D Y 1\nSFX D 0 d e\n\nSFX G Y 1\nSFX G e ing e\n", encoding="utf-8")
    assert found(tmp_path, "use, used, using, uses, and/or\n") == [
        "1:1:T.R:'use'", "1:6:T.R:'used'", "1:12:T.R:'using'", "1:25:T.R:'and/or'",
    ]  # fmt: skip


def test_what_an_action_makes_is_in_the_message_and_a_fix(tmp_path: Path) -> None:
    action = "action: {name: edit, params: [[split, ' ', '1'], [wrap, '`']]}\n"
    style(tmp_path, R=f"extends: existence\nmessage: \"'%s' as '%s'\"\nnonword: true\n{action}tokens: ['option \\w+']\n")
    assert found(tmp_path, "The option foo.\n") == ["1:5:T.R:'option foo' as '`foo`'"]


def test_a_comment_may_name_the_only_styles(tmp_path: Path) -> None:
    style(tmp_path, R=EXISTS)
    assert found(tmp_path, "X\n\n<!-- vale style = Other -->\n\nX\n\n<!-- vale styles = T, Other -->\n\nX\n") == [
        "1:1:T.R:'X'", "9:1:T.R:'X'",
    ]  # fmt: skip


def test_configurations_that_packages_brought_along_come_first(tmp_path: Path) -> None:
    style(tmp_path, "StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.md]\nT.Two = NO\n", One=EXISTS, Two=EXISTS)
    (tmp_path / "styles" / ".vale-config").mkdir()
    (tmp_path / "styles" / ".vale-config" / "1-T.ini").write_text("[*.md]\nBasedOnStyles = T\n", encoding="utf-8")
    assert found(tmp_path, "X\n") == ["1:1:T.One:'X'"]


# --- Consistency, quotations, measures of parts, plain text ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("A centre.\n\nA center.\n\nNo more.\n\nThe centre.\n", ["3:3:T.R:'center'", "7:5:T.R:'centre'"]),
        ("A centre, a center.\n", ["1:13:T.R:'center'"]),
        ("A centre, a center, no centre.\n", ["1:24:T.R:'centre'"]),
        ("A Center.\n\nCenters.\n", []),
    ],
)
def test_a_text_may_use_one_of_two_expressions(tmp_path: Path, text: str, lines: list[str]) -> None:
    style(tmp_path, R="extends: consistency\nmessage: \"'%s'\"\nlevel: error\nignorecase: true\neither:\n  centre: center\n")
    assert found(tmp_path, text) == lines


def test_text_between_quotation_marks_is_a_scope(tmp_path: Path) -> None:
    style(tmp_path, In=EXISTS + "scope: quote\n", Out=EXISTS + "scope: ~quote\n")
    assert found(tmp_path, "X “X”, 5\" X and ‘don’t X’ X. “X\n\nX\n") == [
        "1:1:T.Out:'X'", "1:4:T.In:'X'", "1:11:T.Out:'X'", "1:24:T.In:'X'", "1:27:T.Out:'X'", "1:31:T.In:'X'", "3:1:T.Out:'X'",
    ]  # fmt: skip


def test_a_formula_may_measure_blocks_and_sentences(tmp_path: Path) -> None:
    rule = "extends: metric\nmessage: '%s'\nformula: words\ncondition: '> 2 && result < 5'\nscope: "
    style(tmp_path, H=rule + "heading\n", S=rule + "sentence\n", P=rule + "paragraph\n")
    assert found(tmp_path, "# One two three\n\nOne two. One two three four.\n\nOne two three.\n") == [
        "1:3:T.H:3.00", "1:3:T.S:3.00", "3:10:T.S:4.00", "5:1:T.P:3.00", "5:1:T.S:3.00",
    ]  # fmt: skip


def test_plain_text_is_searched_as_a_whole_whatever_its_lines_look_like(tmp_path: Path) -> None:
    words = EXISTS.replace("[X]", "[so far]")
    style(tmp_path, INI.replace("*.md", "*"), R=words)
    text = "It is so\n\tfar.\r\n- so\n- far\n\nso\n\n\n  far\n"
    assert found(tmp_path, text, "a.txt") == ["1:7:T.R:'so far'", "6:1:T.R:'so far'"]
    assert found(tmp_path, text, "a.md") == ["1:7:T.R:'so far'"]


WHOLE = "extends: existence\nmessage: \"%s\"\nlevel: error\nnonword: true\nraw: ['(?s)\\A.*\\z']\n"


def test_sentences_of_plain_text_go_on_over_blank_lines_and_paragraphs_do_not(tmp_path: Path) -> None:
    style(tmp_path, INI.replace("*.md", "*"), S=WHOLE + "scope: sentence\n", P=WHOLE + "scope: paragraph\n")
    text = "First line\n\n  second line. then a small letter.\n\n\nEnd\n"
    assert found(tmp_path, text, "a.txt") == [
        "1:1:T.P:First line", "1:1:T.S:First line second line.", "3:3:T.P:second line. then a small letter.",
        "3:16:T.S:then a small letter.", "6:1:T.P:End", "6:1:T.S:End",
    ]  # fmt: skip
    assert found(tmp_path, "\u200b\n\nOne\n\ntwo\n", "a.txt")[-1] == "5:1:T.S:two"


def test_a_plain_text_with_chapters_is_read_in_blocks_with_headings(tmp_path: Path) -> None:
    scopes = {"S": "sentence", "P": "paragraph", "H": "heading", "Two": "heading.h2"}
    style(tmp_path, INI.replace("*.md", "*"), **{name: WHOLE + f"scope: {scope}\n" for name, scope in scopes.items()})
    text = "My short title\n\n12.\n\nso\nfar. And\n\nPart II\n\nIV\n\nChapter\ntwo\n"
    headings = ["1:1:T.H:My short title", "3:1:T.H:12.", "3:1:T.Two:12.", "8:1:T.H:Part II", "10:1:T.H:IV", "10:1:T.Two:IV"]
    paragraphs = ["5:1:T.P:so far. And", "12:1:T.P:Chapter two"]
    sentences = ["1:1:T.S:My short title", "3:1:T.S:12.", "5:1:T.S:so far.", "6:6:T.S:And", "8:1:T.S:Part II", "10:1:T.S:IV"]
    assert Counter(found(tmp_path, text, "a.txt")) == Counter([*headings, *paragraphs, *sentences, "12:1:T.S:Chapter two"])
    assert "T.H" not in " ".join(found(tmp_path, text.replace("12.", "So.").replace("IV", "Four"), "a.txt"))
    assert "1:1:T.P:The title of two" in found(tmp_path, "The title\nof two\n\nPrologue\n", "a.txt")


def test_consistency_is_looked_at_by_paragraph_if_any_rule_is_about_paragraphs(tmp_path: Path) -> None:
    rule = 'extends: consistency\nmessage: "%s"\nlevel: error\nnonword: true\neither: {A: B}\n'
    style(tmp_path, INI.replace("*.md", "*"), C=rule)
    assert found(tmp_path, "A\n\nB and A\n", "a.txt") == ["3:7:T.C:A"]
    assert found(tmp_path, "A\n\nB\n", "a.txt") == ["3:1:T.C:B"]
    style(tmp_path, INI.replace("*.md", "*"), P=EXISTS + "scope: paragraph\n")
    assert found(tmp_path, "A and\n\nB and\n\nB\n", "a.txt") == ["3:1:T.C:B", "5:1:T.C:B"]


def test_quotations_are_those_of_paragraphs_though_matches_go_on(tmp_path: Path) -> None:
    rule = (
        "extends: substitution\nmessage: '%s'\nlevel: error\naction: {name: replace}\nswap: {bad word: good, two three: four}\n"
    )
    style(tmp_path, INI.replace("*.md", "*"), R=rule)
    linter = Linter(load(ConfigFile(Config(guideline=".vale.ini"), tmp_path)))
    text = 'A 5" bad word.\n\nHe said, "A bad word."\n\nOne two\n\nthree.\n'
    report = linter.check(read_text(text, "a.txt"))
    assert [(one.in_quote, len(one.fixes)) for one in report.findings] == [(False, 1), (True, 0), (False, 0)]


def test_comments_of_code_are_no_plain_text(tmp_path: Path) -> None:
    style(tmp_path, INI.replace("*.md", "*"), R=EXISTS)
    linter = Linter(load(ConfigFile(Config(guideline=".vale.ini"), tmp_path)))
    document = read_text("let X = 1; // X\n", "a.rs", (("rs", "code"),))
    assert [one.span.start for one in linter.check(document).findings] == [14]


def test_an_empty_match_is_an_alert(tmp_path: Path) -> None:
    style(tmp_path, R="extends: existence\nmessage: \"'%s'\"\nlevel: error\nnonword: true\nraw: ['\\A(?!fix)']\n")
    assert found(tmp_path, "Add\n\nfix: it\n") == ["1:1:T.R:''"]


def test_rules_of_several_styles_each_report_though_their_fixes_overlap(tmp_path: Path) -> None:
    rule = "extends: substitution\nmessage: '%s'\nlevel: error\naction: {name: replace}\nswap: {'X Y': Z, X: W}\n"
    style(tmp_path, A=rule, B=rule.replace("W", "V"))
    report = Linter(load(ConfigFile(Config(guideline=".vale.ini"), tmp_path))).check(read_text("An X here.\n", "a.md"))
    assert [(one.rule, len(one.fixes)) for one in report.findings] == [("T.A", 1), ("T.B", 0)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('["$$\\n", "X\\n", "$$\\n", "X"]', 1),
        ('"a\\n$$\\nX\\n$$\\nX"', 1),
        ('["$$\\n", "X\\n", "\\n", "X $$\\n", "X"]', 2),
        ('["$$ X\\n", "X"]}, {"cell_type": "markdown", "source": "X"', 1),
        ('["costs $$ X\\n", "X $$"]', 2),
    ],
)
def test_a_displayed_formula_in_a_notebook_is_none_of_its_prose(tmp_path: Path, written: str, expected: int) -> None:
    style(tmp_path, INI.replace("*.md", "*"), R=EXISTS)
    linter = Linter(load(ConfigFile(Config(guideline=".vale.ini"), tmp_path)))
    source = '{"cells": [{"cell_type": "markdown", "source": ' + written + '}], "nbformat": 4}'
    assert len(linter.check(read_text(source, "a.ipynb", (("ipynb", "notebook"),))).findings) == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("`$$` X\n\nX `$$`\n", ["1:6:T.R:'X'", "3:1:T.R:'X'"]),
        ("`$a` X `b$` X\n", ["1:6:T.R:'X'", "1:13:T.R:'X'"]),
        ("$$\nX\n$$ {#a}\n\nX $X$ X $5 X\n", ["5:1:T.R:'X'", "5:7:T.R:'X'", "5:12:T.R:'X'"]),
        ("$$ X\n\nX $$\n", ["3:1:T.R:'X'"]),
    ],
)
def test_a_formula_begins_in_no_code(tmp_path: Path, text: str, lines: list[str]) -> None:
    style(tmp_path, R=EXISTS)
    assert found(tmp_path, text) == lines


def test_an_expression_sees_an_asterisk_for_code(tmp_path: Path) -> None:
    style(tmp_path, R=EXISTS.replace("[X]", "['\\* s']\nnonword: true"))
    assert found(tmp_path, "Use `abc` s.\n") == ["1:5:T.R:'*** s'"]


def test_a_count_takes_code_as_long_as_it_is(tmp_path: Path) -> None:
    style(tmp_path, R="extends: occurrence\nmessage: '%d'\nlevel: error\nscope: heading\ntoken: .\nmax: 9\n")
    assert found(tmp_path, "# a `123456` b\n\n## a `12345` b\n") == ["1:3:T.R:10"]


# --- What a configuration says in vain --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ini", "says"),
    [
        (f"{INI}BasedOnStyle = T\n", ":6:1: Kunci “BasedOnStyle” tidak dikenal."),
        (f"{INI}T.R = maybe\n", ":6:1: Nilai “maybe” untuk “T.R” tidak dikenal; aturan itu dimatikan."),
        (f"[formats]\nes = js\n\n{INI}", ":2:1: “es = js” tidak dipakai di sini."),
    ],
)
def test_keys_without_effect_are_named(tmp_path: Path, ini: str, says: str) -> None:
    style(tmp_path, f"StylesPath = styles\n{ini}" if ini.startswith("[") else ini, R=EXISTS)
    expected = says.replace(":2:", ":3:")
    assert [one.partition(".vale.ini")[2] for one in left_out(tmp_path)] == [expected]


@pytest.mark.parametrize(
    ("ini", "says"),
    [
        (f"TokenIgnores = a\n{INI}", ":1:1: Tulis “TokenIgnores” di dalam sebuah bagian, misalnya [*]."),
        (f"{INI}MinAlertLevel = error\n", ":6:1: Tulis “MinAlertLevel” di atas semua bagian."),
    ],
)
def test_keys_in_the_wrong_place_are_an_error(tmp_path: Path, ini: str, says: str) -> None:
    style(tmp_path, ini, R=EXISTS)
    with pytest.raises(GuidelineError) as error:
        load(ConfigFile(Config(guideline=".vale.ini"), tmp_path))
    assert [str(one).partition(".vale.ini")[2] for one in error.value.problems] == [says]


def test_scopes_may_have_names(tmp_path: Path) -> None:
    style(tmp_path, A=EXISTS + "scope: kop\n", B=EXISTS + "scope: ~kop\n")
    names = tmp_path / "styles" / "config" / "scopes" / "ours.yml"
    names.parent.mkdir(parents=True)
    names.write_text("kop: heading\n", encoding="utf-8")
    assert found(tmp_path, "# X\n\nX\n") == ["1:3:T.A:'X'", "3:1:T.B:'X'"]
    names.write_text("heading: list\n", encoding="utf-8")
    with pytest.raises(GuidelineError, match="“heading” adalah cakupan Vale"):
        load(ConfigFile(Config(guideline=".vale.ini"), tmp_path))


def test_a_template_around_a_swap_is_no_part_of_what_is_found(tmp_path: Path) -> None:
    rule = "extends: substitution\nmessage: \"'%s' '%s'\"\nlevel: error\nswap: {a: b}\n"
    style(tmp_path, "WordTemplate = (?:^|\\s)(?:%s)(?:\\s|$)\n" + INI, R=rule)
    assert found(tmp_path, "a x a, a\n") == ["1:1:T.R:'b' 'a'", "1:8:T.R:'b' 'a'"]


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_words_are_found_whole_and_over_line_breaks(tmp_path: Path, path: str) -> None:
    words = "extends: existence\nmessage: \"'%s'\"\nignorecase: true\ntokens: [us, a number of, '(?:^|\\s)I(?=\\s)']\n"
    style(tmp_path, INI.replace("*.md", "*.{md,txt}"), Words=words)
    text = "Bus us, a\nnumber of us_ing\nUs-like; and\nI am US\n\nA number\n\nof it.\n"
    expected = ["1:5 'us'", "1:9 'a number of'", "3:1 'Us'", "3:13 ' I'", "4:6 'US'"]
    assert [one.replace(":T.Words:", " ") for one in found(tmp_path, text, path)][:5] == expected
