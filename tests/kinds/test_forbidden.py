from pesanlint.kinds.forbidden import Forbidden, Phrase

RULE = Forbidden(
    id="uji.larangan",
    kind="forbidden",
    phrases=(
        Phrase(not_=("menang telak",), advice="Sebutkan angkanya."),
        Phrase(not_=("oknum",), alternatives=("seorang petugas", "seorang warga")),
        Phrase(not_=("pelaku",), except_=("terduga pelaku",)),
    ),
)


def test_the_message_has_the_advice_and_there_is_no_fix(matches) -> None:
    ((found, match),) = matches(RULE, "Pasangan itu menang telak.")
    assert (found, match.values["advice"], match.fixes) == ("menang telak", "Sebutkan angkanya.", ())


def test_alternatives_are_fixes_that_a_person_must_choose(matches) -> None:
    ((_, match),) = matches(RULE, "Oknum itu pergi.")
    assert [(fix.edits[0].text, fix.safe) for fix in match.fixes] == [("Seorang petugas", False), ("Seorang warga", False)]


def test_a_context_makes_a_phrase_right(matches) -> None:
    assert [found for found, _ in matches(RULE, "Terduga pelaku diperiksa; pelaku itu hadir.")] == ["pelaku"]
