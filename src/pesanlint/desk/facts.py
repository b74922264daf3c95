"""Facts: the canonical figure or day of a thing that releases mention again and again."""

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.language.id import dates
from pesanlint.language.id.numbers import FIGURE
from pesanlint.language.id.numbers import read as read_number

Value = Decimal | dt.date
"""A figure or a day."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_value(written: str) -> Value:
    """What a figure (`204.807.222`, `81,78`) or a day (`2024-02-14`, `14 Februari 2024`) says.

    Raises:
        ValueError: it is neither; the message is Indonesian.
    """
    written = written.strip()
    if re.fullmatch(FIGURE, written):
        return read_number(written)[0]
    day = dt.date.fromisoformat(written) if _ISO.fullmatch(written) else dates.read(written)
    if day is None:
        raise ValueError("Tulis bilangan seperti 204.807.222 atau 81,78, atau tanggal seperti 2024-02-14.")
    return day


def written_value(value: Value) -> str:
    """A figure or a day as a text has it: `204.807.222`, `81,78`, `14 Februari 2024`."""
    return dates.written(value) if isinstance(value, dt.date) else f"{value:,f}".translate(str.maketrans(",.", ".,"))


class _FromText:
    """Lets YAML write a value as people do. Read by the validator only."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        def read(given: Any) -> Value:
            try:
                return given if isinstance(given, (Decimal, dt.date)) else read_value(str(given))
            except ValueError as error:
                message = str(error) if "Tulis" in str(error) else "Tidak ada tanggal seperti itu dalam kalender."
                raise ValueError(message) from None

        return core_schema.no_info_plain_validator_function(read)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        return {"type": ["number", "string"]}  # an editor takes 204.807 for a number


@record()
class Fact:
    """A thing with its canonical figure or day."""

    __pydantic_config__ = STRICT

    name: Words
    """What the thing is called, as a phrase that stands in texts, such as `jumlah TPS di Kabupaten Mawar`; all its names."""
    value: Annotated[Value, _FromText()]
    """The figure or the day."""
    unit: Words = ()
    """What a figure counts, such as `pemilih`; where a text counts something else behind it, the figure is another one."""
    part: Words = ()
    """The part of the thing that is meant, such as `dalam negeri` or `perempuan`, by all words for it: only what a text says of
    this part contradicts the fact. Without it, the fact is of the whole."""
    valid_from: dt.date | None = None
    """The first day on which releases must say so."""
    valid_until: dt.date | None = None
    """The last day on which releases must say so."""
    source: str = ""
    """Where it is laid down."""

    def in_force(self, on: dt.date) -> bool:
        """Whether releases of that day must say so."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_until is None or on <= self.valid_until)
