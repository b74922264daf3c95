"""Encoding and decoding tables of a guideline."""

from typing import Any

import pytest

from pesanlint.kinds.expansion import Expanded
from pesanlint.records import Table
from pesanlint.store.codec import Decoder, encoded

ENTRIES = tuple(Expanded(f"A{at}", (f"Aku {at}",), ("Anu",) if at % 7 == 0 else ()) for at in range(150))


def plain(entries: Any) -> list[tuple[Any, ...]]:
    return [(one.short, one.long, one.wrong) for one in entries]


@pytest.mark.parametrize("by_entry", [False, True])
@pytest.mark.parametrize("count", [0, 1, 2, 100, 101, 150])
def test_records_are_decoded_as_they_were(count: int, by_entry: bool) -> None:
    found = Decoder(by_entry=by_entry).decode(encoded(ENTRIES[:count]))
    assert plain(found) == plain(ENTRIES[:count])


def test_only_large_tables_are_decoded_by_entry() -> None:
    decoder = Decoder(by_entry=True)
    assert type(decoder.decode(encoded(ENTRIES))) is Table
    assert type(decoder.decode(encoded(ENTRIES[:100]))) is tuple
    assert type(Decoder().decode(encoded(ENTRIES))) is tuple


def test_a_table_is_encoded_as_its_records() -> None:
    assert encoded(Decoder(by_entry=True).decode(encoded(ENTRIES))) == encoded(ENTRIES)


@pytest.mark.parametrize("by_entry", [False, True])
@pytest.mark.parametrize("damage", [lambda columns: columns.pop("short"), lambda columns: columns.update(long=("a",))])
def test_a_damaged_table_is_refused(damage: Any, by_entry: bool) -> None:
    data = encoded(ENTRIES)
    damage(data[3])
    with pytest.raises(ValueError, match=r"short|long|Expanded"):
        Decoder(by_entry=by_entry).decode(data)
