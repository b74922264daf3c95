"""Find provinces whose figure is not the sum of those of their regencies and cities."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pesanlint.archive.contradictions.contradiction import Contradiction, place
from pesanlint.archive.contradictions.figures import STATED, usual
from pesanlint.archive.extraction.areas import regions
from pesanlint.archive.tables import Row, Tables
from pesanlint.language.id.numbers import written

_CONDITION = "AND m.period <> '' AND m.list <> '' AND m.sort = 'count' AND m.slack = 0"
_SHOWN = 3


ByArea = dict[str, dict[float, list[Row]]]
"""Region → value → some of the rows that state the value."""


def find(tables: Tables) -> Iterator[Contradiction]:
    """Yield provinces whose figure is not the sum of their regencies' and cities', each as most releases state it."""
    stated: dict[tuple[str, str, str], ByArea] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for row in tables.each(STATED.format(condition=_CONDITION)):
        kept = stated[row["thing"], row["list"], row["period"]][row["area"]][row["value"]]
        if len(kept) < _SHOWN:
            kept.append(row)
    children: dict[str, list[str]] = defaultdict(list)
    for region in regions().values():
        if region.name != region.province:
            children[region.province].append(region.name)
    for (thing, listed, period), by_area in stated.items():
        for province, parts in children.items():
            if province not in by_area or not all(part in by_area for part in parts):
                continue
            total = usual(by_area[province])
            values = {part: usual(by_area[part]) for part in parts}
            if sum(values.values()) != total:
                yield _told(f"{thing} {listed} {period}", province, total, values, by_area)


def _told(what: str, province: str, total: float, values: dict[str, float], by_area: ByArea) -> Contradiction:
    added = sum(values.values())
    greatest = sorted(values, key=lambda part: -values[part])[:_SHOWN]
    shown = [by_area[province][total][0], *(by_area[part][values[part]][0] for part in greatest)]
    return Contradiction(
        "total", f"{what} {province}",
        f"{what} di {province}: {written(Decimal(int(total)))}, padahal jumlah {len(values)} kabupaten/kotanya "
        f"{written(Decimal(int(added)))}.",
        tuple(place(row, f"{row['area']}: {row['text']}") for row in shown), 0.85,
        f"rekapitulasi {province} menurut kabupaten/kota",
    )  # fmt: skip
