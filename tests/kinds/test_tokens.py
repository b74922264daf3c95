import pytest

from pesanlint.kinds.tokens import Tokens

SANGAT = ({"LOWER": {"IN": ["sangat", "amat"]}}, {"IS_ALPHA": "true", "OP": "{1,2}"}, {"LOWER": "sekali"})


def rule(*patterns: tuple, triggers: tuple[str, ...] = ("sekali",)) -> Tokens:
    return Tokens(id="uji.kata", kind="tokens", triggers_=triggers, tokens=patterns)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Warga sangat antusias sekali.", ["sangat antusias sekali"]),
        ("Ia “amat sangat senang sekali,” katanya.", ["amat sangat senang sekali"]),
        ("Warga sangat antusias. Sekali lagi, terima kasih.", []),
        ("Isu-isu itu (sangat penting sekali) dibahas.", ["sangat penting sekali"]),
    ],
)
def test_patterns_of_words(matches, text: str, found: list[str]) -> None:
    assert [one for one, _ in matches(rule(SANGAT), text)] == found


def test_places_are_those_of_the_document(matches) -> None:
    assert [one for one, _ in matches(rule(SANGAT), "Judul", "Pembuka. Warga sangat antusias sekali.")] == [
        "sangat antusias sekali"
    ]


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        (({"LEMMA": "jalan"},), "Atribut “LEMMA” tidak dikenal"),
        (({"IS_ALPHA": "ya"},), "Nilai “ya” tidak sah bagi atribut IS_ALPHA"),
        (({"LOWER": {"IN": "a"}},), "tidak sah bagi atribut LOWER"),
        (({"TEXT": {"REGEX": "(a+)+$"}},), "tidak sah bagi atribut TEXT"),
        (({"LOWER": {"IN": [{"a": "b"}]}},), "tidak sah bagi atribut LOWER"),
        (({"LOWER": {"IN": [None]}},), "tidak sah bagi atribut LOWER"),
        (({"LOWER": "a", "OP": "??"},), "tidak sah bagi atribut OP"),
        (({"OP": "*"}, {"LOWER": "a"}, {"LOWER": "b", "OP": "{2,}"}), "paling banyak satu pengulangan tanpa batas"),
        ((), "kosong"),
    ],
)
def test_what_spacy_would_not_take_is_refused_without_it(pattern: tuple, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        rule(pattern)


def test_without_a_trigger_spacy_would_always_be_loaded() -> None:
    with pytest.raises(ValueError, match="triggers"):
        rule(SANGAT, triggers=(" ",))
