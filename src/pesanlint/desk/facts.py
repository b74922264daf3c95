"""Facts: the canonical figure or day of a thing that releases mention often."""

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
    """The value of a figure (`204.807.222`, `81,78`) or a day (`2024-02-14`, `14 Februari 2024`).

    Raises:
        ValueError: the text is neither; the message is Indonesian.
    """
    written = written.strip()
    if re.fullmatch(FIGURE, written):
        return read_number(written)[0]
    day = dt.date.fromisoformat(written) if _ISO.fullmatch(written) else dates.read(written)
    if day is None:
        raise ValueError("Tulis bilangan seperti 204.807.222 atau 81,78, atau tanggal seperti 2024-02-14.")
    return day


def written_value(value: Value) -> str:
    """A figure or a day in Indonesian notation: `204.807.222`, `81,78`, `14 Februari 2024`."""
    return dates.written(value) if isinstance(value, dt.date) else f"{value:,f}".translate(str.maketrans(",.", ".,"))


class _FromText:
    """Allows Indonesian notation for a value in YAML. Used only by the validator."""

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
        return {"type": ["number", "string"]}  # editors treat 204.807 as a number


@record()
class Fact:
    """A thing with its canonical figure or day."""

    __pydantic_config__ = STRICT

    name: Words
    """All names of the thing as phrases in texts, such as `jumlah TPS di Kabupaten Mawar`."""
    value: Annotated[Value, _FromText()]
    """The figure or the day."""
    unit: Words = ()
    """What a figure counts, such as `pemilih`; a figure followed by another word is not about this fact."""
    part: Words = ()
    """All words for the part of the thing that the fact is about, such as `dalam negeri` or `perempuan`: only statements about
    this part are compared. Without it, the fact is about the whole."""
    valid_from: dt.date | None = None
    """The first day on which the fact is in force."""
    valid_until: dt.date | None = None
    """The last day on which the fact is in force."""
    source: str = ""
    """The document that establishes the fact."""

    def in_force(self, on: dt.date) -> bool:
        """Whether the fact is in force on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_until is None or on <= self.valid_until)
