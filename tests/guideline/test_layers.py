"""A lower layer may tighten locked rules, change others, and add terms; every rule names the layer that changed it last."""

import pytest

PUSAT = {
    "pusat/guideline.yaml": "name: pusat\ntitle: Pusat\n",
    "pusat/a.yaml": "title: A\nrules:\n"
    "  - {id: terkunci, kind: substitution, locked: true, swap: [{not: a, use: b}]}\n"
    "  - {id: bebas, kind: substitution, swap: [{not: c, use: d}]}\n"
    "  - {id: panjang, kind: length, unit: sentence, max: 30}\n",
}


def layers(changes: str, config: str = "") -> dict[str, str]:
    daerah = (
        f"name: daerah\ntitle: Daerah\nextends: pusat\nrules:\n{changes}"
        if changes
        else "name: daerah\ntitle: D\nextends: pusat\n"
    )
    return {**PUSAT, "daerah/guideline.yaml": daerah, "pesanlint.yaml": f"guideline: ./daerah\n{config}"}


def test_rules_of_the_pack_above_are_in_force(loaded) -> None:
    guideline = loaded(layers(""))
    assert [rule.id for rule in guideline.rules] == ["pusat.terkunci", "pusat.bebas", "pusat.panjang"]
    assert [layer.name for layer in guideline.layers] == ["pusat", "daerah"]


def test_a_layer_changes_the_level(loaded) -> None:
    rules = {rule.id: rule for rule in loaded(layers("  pusat.bebas: error\n", "rules: {pusat.panjang: suggestion}\n")).rules}
    assert (rules["pusat.bebas"].level, rules["pusat.bebas"].layer) == ("error", "daerah")
    assert (rules["pusat.panjang"].level, rules["pusat.panjang"].layer) == ("suggestion", "pesanlint.yaml")
    assert rules["pusat.terkunci"].layer == "pusat"


def test_a_layer_switches_a_rule_off(loaded) -> None:
    assert [rule.id for rule in loaded(layers("  pusat.bebas: off\n")).rules] == ["pusat.terkunci", "pusat.panjang"]


def test_added_terms_know_their_layer(loaded) -> None:
    rules = loaded(layers("  pusat.terkunci: {level: error, add: {swap: [{not: e, use: f}]}}\n")).rules
    first, added = [rule for rule in rules if rule.id == "pusat.terkunci"]
    assert ([swap.not_ for swap in first.swap], first.layer, first.level) == ([("a",)], "daerah", "error")
    assert ([swap.not_ for swap in added.swap], added.layer, added.level) == ([("e",)], "daerah", "error")


@pytest.mark.parametrize("change", ["off", "suggestion", "{off: true}", "{level: suggestion, add: {swap: [{not: e, use: f}]}}"])
def test_a_lock_holds_against_loosening(problems, change: str) -> None:
    (problem,) = problems(layers(f"  pusat.terkunci: {change}\n"))
    assert problem.startswith("daerah/guideline.yaml:5:19: Aturan ini dikunci oleh lapis “pusat”")


def test_a_lock_of_the_middle_layer_binds_the_desk(problems) -> None:
    (problem,) = problems(layers("  pusat.bebas: {locked: true}\n", "rules: {pusat.bebas: off}\n"))
    assert problem == "pesanlint.yaml:2:22: Aturan ini dikunci oleh lapis “daerah”; di sini aturan hanya boleh diperketat."


def test_a_locked_rule_cannot_be_ignored_by_the_configuration(problems) -> None:
    (problem,) = problems(layers("", "ignore: [pusat]\n"))
    assert (
        problem
        == "pesanlint.yaml:2:9: Aturan “pusat.terkunci” dikunci oleh lapis “pusat”; di sini aturan itu tidak boleh diabaikan."
    )


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        (
            "select: [pusat.bebas]\n",
            "pesanlint.yaml:2:9: Aturan “pusat.terkunci” dikunci oleh lapis “pusat”; sebutkan juga aturan itu pada “select”.",
        ),
        (
            "min_level: error\n",
            "pesanlint.yaml:2:12: Aturan “pusat.terkunci” dikunci oleh lapis “pusat” pada tingkat “warning”; "
            "“min_level” tidak boleh di atasnya.",
        ),
        (
            "select: [pusat.bebass]\n",
            "pesanlint.yaml:2:10: Tidak ada aturan yang namanya diawali “pusat.bebass”. Maksud Anda “pusat.bebas”?",
        ),
    ],
)
def test_a_locked_rule_is_left_out_by_no_other_key(problems, config: str, problem: str) -> None:
    assert problems(layers("", config)) == [problem]


def test_a_locked_rule_may_be_selected_with_others_left_out(loaded) -> None:
    assert loaded(layers("  pusat.terkunci: error\n", "select: [pusat.terkunci]\nmin_level: error\n")).rules


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            "  pusat.bebass: off\n",
            "daerah/guideline.yaml:5:3: Tidak ada aturan bernama “pusat.bebass” di lapis atas. Maksud Anda “pusat.bebas”?",
        ),
        (
            "  pusat: off\n",
            "daerah/guideline.yaml:5:3: “pusat” bukan nama lengkap aturan; tuliskan nama pak, titik, dan nama aturannya. "
            "Lihat `pesanlint rules list`.",
        ),
        ("  bebas: off\n", "titik, dan nama aturannya. Maksud Anda “pusat.bebas”?"),
        (
            "  pusat.bebas: mati\n",
            "daerah/guideline.yaml:5:16: “mati” tidak dikenal; pilihannya: off, error, warning, suggestion.",
        ),
        ("  pusat.bebas: 0\n", "daerah/guideline.yaml:5:16: “0” tidak dikenal; pilihannya: off, error, warning, suggestion."),
        (
            "  pusat.bebas: {levell: error}\n",
            "daerah/guideline.yaml:5:17: Kunci “levell” tidak dikenal di sini. Maksud Anda “level”?",
        ),
        (
            "  pusat.bebas: {add: {swaps: []}}\n",
            "daerah/guideline.yaml:5:23: Yang dapat ditambah pada aturan ini ialah “swap”.",
        ),
        ("  pusat.panjang: {add: {swap: []}}\n", "daerah/guideline.yaml:5:25: Aturan ini tidak mempunyai daftar istilah."),
        ("  pusat.bebas: {add: {swap: [{not: e}]}}\n", "daerah/guideline.yaml:5:30: Kunci “use” harus ada di sini."),
        ("  pusat.bebas: {add: {swap: [{not: d, use: c}]}}\n", "Perbaikan saling meniadakan: c → d → c"),
    ],
)
def test_mistakes_in_changes_are_pointed_at(problems, change: str, problem: str) -> None:
    found = problems(layers(change))
    assert any(problem in one for one in found), found
