import pytest

from pesanlint.language.id.inflection import vocabulary
from pesanlint.language.id.passives import apart


@pytest.fixture(scope="module")
def passives() -> dict[str, str]:
    return dict(apart(vocabulary()))


@pytest.mark.parametrize(
    ("written_apart", "right"),
    [
        ("di katakan", "dikatakan"),
        ("di ajukan", "diajukan"),
        ("di atur", "diatur"),
        ("di unggah", "diunggah"),
        ("di laksanakan", "dilaksanakan"),
        ("di sosialisasikan", "disosialisasikan"),
        ("di ikuti", "diikuti"),
        ("di perpanjang", "diperpanjang"),
        ("di pertanyakan", "dipertanyakan"),
        ("di karenakan", "dikarenakan"),
        ("di mutakhirkan", "dimutakhirkan"),
        ("di berlakukan", "diberlakukan"),
    ],
)
def test_verbs_with_a_suffix_or_with_per_and_roots_that_are_verbs_are_derived(passives, written_apart: str, right: str) -> None:
    assert passives[written_apart] == right


@pytest.mark.parametrize(
    "right",
    """di atas, di jalan, di kata, di kali, di tepi, di masakan, di dudukan, di pekan, di rekan, di perbankan, di perbatasan,
    di percetakan, di papan, di kebijakan, di terapi, di emisi, di tarakan, di kotakan, di tindakan, di gerakan, di masukan, di pekarangan, di akhir, di rekap, di data, di rumah, di pukul, di gambar""".replace(
        "\n   ", ""
    ).split(", "),
)
def test_places_times_and_nouns_are_not(passives, right: str) -> None:
    assert right not in passives
