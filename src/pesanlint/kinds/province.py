"""Finds regencies and cities beside a province that they do not belong to: `Kota Surabaya, Jawa Barat`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match
from pesanlint.language.id import regions
from pesanlint.reading.passage import Passage
from pesanlint.rule import PassageCheck, PassageRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_WORDS = r"(?!Prov)[A-Z][a-z]+(?: (?!Prov)[A-Z][a-z]+){0,3}"
_PLACED = deferred(
    rf"\b(?P<level>Kabupaten|Kota|Kab\.) (?P<name>{_WORDS}),? (?P<word>Provinsi )?(?P<province>{_WORDS})"
    r"(?=[.;)\n]|$| \(|,? (?!dan\b|serta\b|atau\b|hingga\b|sampai\b|ke\b)[a-z]|,\Z)"
)
_NAME_BEFORE = deferred(r"[A-Z]\w+,?(?: (?:dan|serta))? \Z")
_BACK = 30
"""Code points searched before a name for another one."""
_SPLIT_LATE = frozenset(["Papua"])
"""First words of provinces that were divided a short time ago; the rule on former names knows their days."""


@record(kw_only=True)
class Province(PassageRule):
    """Regencies and cities beside a province that they do not belong to (`Kota Surabaya, Jawa Barat`).

    The province follows the name, with a comma or `Provinsi` between them. Names in enumerations (`Kota Surabaya, Jawa Barat,
    dan Bali`) are ignored, and so are the Papuan provinces, which changed lately. No fix is safe, because the regency may be
    the wrong one."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "region", "use"})

    kind: Literal["province"]
    message: str = "{region} termasuk {use}, bukan {found}. Periksa nama kabupaten, kota, atau provinsinya."

    def triggers(self) -> Iterable[str]:
        """The words before the name."""
        return "kabupaten ", "kota ", "kab. "

    def compile(self, desk: Desk) -> PassageCheck:
        """Compare each regency or city with the province behind it."""

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            for m in _PLACED().finditer(passage.text):
                if (m["word"] is None and "," not in m[0]) or _is_listed(passage.text, m):
                    continue
                level = "Kota" if m["level"] == "Kota" else "Kabupaten"
                province = re.sub(r"^Sumatra\b", "Sumatera", m["province"])
                right = regions.province_of(f"{level} {m['name']}")
                is_changed = _SPLIT_LATE.intersection([province.split()[0], (right or "").split(" ")[0]])
                if right and right != province and province in regions.provinces() and not is_changed:
                    span = Span(*m.span("province"))
                    fix = Fix((Edit(span, right),), safe=False)
                    yield Match(span, {"region": f"{level} {m['name']}", "use": right}, (fix,))

        return check


def _is_listed(text: str, m: re.Match[str]) -> bool:
    """Whether the name is one of several regions: others stand before it."""
    return m["word"] is None and _NAME_BEFORE().search(text, max(m.start() - _BACK, 0), m.start()) is not None
