"""Computes a figure from measures of a text, and reports it beyond a limit."""

import ast
import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.desk.desk import Desk
from pesanlint.errors import WrongKey
from pesanlint.finding import Match
from pesanlint.reading.measures import MEASURES, measures, measures_of
from pesanlint.reading.places import are_within
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit

_HEADING = re.compile(r"\bheading\.(h[1-6])\b")
_LONGEST = 500
"""Characters of a formula."""
_BINARY: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Mod: operator.mod,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}  # fmt: skip
_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "sqrt": math.sqrt, "log": math.log, "log10": math.log10, "abs": abs, "min": min, "max": max, "round": round,
    "floor": math.floor, "ceil": math.ceil,
}  # fmt: skip


@record(kw_only=True)
class Metric(DocumentRule):
    """Computes a figure from measures of a text, and reports it beyond a limit: `(100 * long_words) / words` and `> 40`.

    A formula has the measures that `pesanlint metrics` lists, figures, `+ - * / %`, brackets and `sqrt`, `log`, `log10`, `abs`,
    `min`, `max`, `round`, `floor`, `ceil`. The finding is at the first block of the text, or at the beginning of the unit; a
    unit without words has none.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "result"})

    kind: Literal["metric"]
    message: str = "Ukuran naskah ini {result}; batasnya terlampaui."
    formula: str
    """The formula."""
    condition: str
    """The results that are reported: `> 8`, or `< 3 || > 9`."""
    unit: Literal["sentence", "block", "document"] = "document"
    """What is measured: the text, or each of its blocks or sentences, those that `blocks` names."""

    def __post_init__(self) -> None:
        for key, text in (("formula", self.formula), ("condition", self.condition)):
            try:
                value = _Formula(text if key == "formula" else _complete(text)).names()
            except ValueError as error:
                raise WrongKey(key, str(error)) from None
            if unknown := sorted(value - MEASURES.keys() - {"result"}):
                raise WrongKey(key, f"Ukuran “{unknown[0]}” tidak dikenal; lihat `pesanlint metrics BERKAS`.")

    def is_about_whole(self) -> bool:
        """Whether the formula is one over the document."""
        return self.unit == "document"

    def compile(self, desk: Desk) -> DocumentCheck:
        """Compute the formula."""
        formula, condition = _Formula(self.formula), _Formula(_complete(self.condition))

        def result(values: dict[str, float]) -> str | None:
            try:
                value = float(formula(values))
                is_met = bool(condition({**values, "result": value}))
            except (ArithmeticError, ValueError, TypeError):
                return None  # a text without the divisor of the formula has no result
            return f"{value:.2f}" if is_met else None

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            if self.unit == "document":
                values = measures(reading)
                first = next((block for block in reading.blocks if block.kind != "code"), None)
                if first and values["words"] and (shown := result(values)):
                    yield Match(first.span, {"result": shown})
                return
            for block in reading.blocks:
                if block.kind == "code" or (self.blocks and not are_within(self.blocks, block.labels)):
                    continue
                for span in reading.sentences_of(block, by_stops=self.literal) if self.unit == "sentence" else [block.span]:
                    values = measures_of(reading, span)
                    if values["words"] and (shown := result(values)):
                        yield Match(span, {"result": shown})

        return check


def _complete(condition: str) -> str:
    """Return a condition with the omitted result inserted: `> 8 && < 10`."""
    return re.sub(r"(^|&&|\|\||\band\b|\bor\b|\()\s*(?=[<>=!]=?)", r"\1 result ", condition.strip())


class _Formula:
    """A parsed formula.

    Args:
        text: the formula.

    Raises:
        ValueError: it is invalid; the message (Indonesian) has the reason.
    """

    def __init__(self, text: str) -> None:
        written = _HEADING.sub(r"heading_\1", text).replace("math.", "").replace("&&", " and ").replace("||", " or ").strip()
        if len(written) > _LONGEST:
            raise ValueError(f"Rumus ini lebih panjang daripada {_LONGEST} karakter.")
        try:
            self._tree = ast.parse(written, mode="eval").body
        except (SyntaxError, RecursionError, MemoryError):
            raise ValueError(f"“{text}” bukan rumus; periksa kurung dan tanda hitungnya.") from None
        for node in ast.walk(self._tree):
            if not isinstance(node, _ALLOWED) or (isinstance(node, ast.Constant) and not isinstance(node.value, int | float)):
                raise ValueError("Rumus hanya boleh berisi ukuran, bilangan, + - * / %, kurung, dan fungsi yang dikenal.")
            if isinstance(node, ast.Call) and not (isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS):
                raise ValueError(f"Fungsi dalam rumus ini tidak dikenal. Yang dikenal: {', '.join(_FUNCTIONS)}.")

    def names(self) -> set[str]:
        """The measures in it."""
        every = list(ast.walk(self._tree))
        called = {node.func for node in every if isinstance(node, ast.Call)}
        return {node.id for node in every if isinstance(node, ast.Name) and node not in called}

    def __call__(self, values: Mapping[str, float]) -> Any:
        """Return its result."""
        return _value(self._tree, values)


_ALLOWED = (
    ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp, ast.Call, ast.Name, ast.Constant, ast.Load, ast.And, ast.Or, ast.USub,
    ast.UAdd, ast.Not, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Mod, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq,
)  # fmt: skip


def _value(node: ast.AST, values: Mapping[str, float]) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return values[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _BINARY[type(op)](_value(left, values), _value(right, values))
        case ast.UnaryOp(op=op, operand=operand):
            value = _value(operand, values)
            return not value if isinstance(op, ast.Not) else -value if isinstance(op, ast.USub) else value
        case ast.BoolOp(op=op, values=parts):
            results = (_value(part, values) for part in parts)
            return all(results) if isinstance(op, ast.And) else any(results)
        case ast.Compare(left=left, ops=ops, comparators=others):
            sides = [_value(left, values), *(_value(other, values) for other in others)]
            return all(_BINARY[type(op)](a, b) for op, a, b in zip(ops, sides, sides[1:], strict=False))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _FUNCTIONS[name](*(_value(argument, values) for argument in arguments))
    raise ValueError(ast.dump(node))
