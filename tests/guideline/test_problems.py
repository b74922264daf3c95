"""Messages about unknown names."""

from itertools import permutations

from pesanlint.authoring.problems import did_you_mean


def test_the_nearest_name_is_the_same_in_every_order() -> None:
    names = ["kpu.nama-a", "kpu.nama-b", "kpu.nama-c", "kpu.nama-d"]
    assert {did_you_mean("kpu.nama", order) for order in permutations(names)} == {" Maksud Anda “kpu.nama-a”?"}
    assert did_you_mean("zzz", names) == ""
