import pytest

from pesanlint.language.id.inflection import vocabulary
from pesanlint.language.id.prepositions import joined


@pytest.fixture(scope="module")
def places() -> dict[str, str]:
    return dict(joined(vocabulary()))


@pytest.mark.parametrize("noun", "masyarakat kantor kesempatan pertemuan pengajian kecamatan stasiun perpustakaan".split())
def test_nouns_of_place_and_what_has_their_shape_are_parted(places, noun: str) -> None:
    assert places[f"di{noun}"] == f"di {noun}"


@pytest.mark.parametrize(
    "right",
    "diperbaiki dikembangkan dikesampingkan dipenjara dilobi dimasyarakatkan dinas dimensi dikali didata dinding".split(),
)
def test_verbs_and_words_are_not(places, right: str) -> None:
    assert right not in places
