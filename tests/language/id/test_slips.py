import pytest

from pesanlint.language.id.inflection import vocabulary
from pesanlint.language.id.slips import clipped, endings, kept


@pytest.fixture(scope="module")
def slips() -> dict[str, str]:
    words = vocabulary()
    return {**dict(kept(words)), **dict(clipped(words)), **dict(endings(words))}


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("mentolak", "menolak"),
        ("mengkunjungi", "mengunjungi"),
        ("pentahapan", "penahapan"),
        ("mengunakan", "menggunakan"),
        ("meyampaikan", "menyampaikan"),
        ("penyelenggaran", "penyelenggaraan"),
        ("pengawasaan", "pengawasan"),
        ("kegiatanya", "kegiatannya"),
        ("tujuanya", "tujuannya"),
        ("menaklukan", "menaklukkan"),
    ],
)
def test_slips_are_derived(slips, slip: str, right: str) -> None:
    assert slips[slip] == right


@pytest.mark.parametrize(
    "word",
    """mempunyai mengkaji memproduksi mempelajari mentari mental menteri penting mengambil mengali meyakini katanya hanya
    sarananya ulamanya jendelanya kenanganya kelompokkan perasaan kebangsaan keamanan pertanyaan mempekerjakan mengkhawatirkan mensyukuri mentransfer mentawai keberagaman""".split(),
)
def test_right_words_are_not(slips, word: str) -> None:
    assert word not in slips


def test_what_is_right_is_in_the_list_and_never_a_slip(slips) -> None:
    assert not slips.keys() & set(slips.values())
