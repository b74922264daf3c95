"""English statements of a figure or a day: `1,300,000 voters`, `polling day is Tuesday, 14 July 2026`."""

from pesanlint.language.lexicon import words
from pesanlint.language.statements import Statements

STATEMENTS = Statements(
    points=",.",
    scales={"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9},
    about={
        "about": "near", "around": "near", "some": "near", "roughly": "near", "approximately": "near", "nearly": "below",
        "almost": "below", "close to": "below", "more than": "above", "over": "above",
    },
    is_="is|are|was|were|stands at|stood at|stand at|reached|reaches|total|totals|totalled|totaled|came to|comes to|of|at",
    takes_place=(
        "is|was|will|be|has|have|been|which|that|on|held|to|take|takes|took|place|falls|fell|scheduled|set|for|the|and|due"
    ),
    is_day_of="is|was|will be|as|for",
    several_days=r"\d\s*(?:[-–—]|to|and)|[A-Za-z]\s*[-–—]",
    part=(
        r"\b(?i:district|village|ward|constituency|women|men|female|male|young|first-time|elderly|disabled|each|every|of whom"
        r"|among them|including|abroad|overseas|half|third|quarter)\b|\b(?:[Cc]ity|[Cc]ounty|[Pp]rovince|[Rr]egency) of [A-Z]"
    ),
    divided=r"[,;(]?\s*\b(?:(?:made up|consisting|comprised) of|comprising|broken down)\b",
    percent=r"\s*(?:%|per\s?cent\b)",
    years=r"\s+years?\b",
    carries_on=frozenset(words("en", "function-words", "common")),
    counted=("people", "persons"),
    source="the list of facts",
)  # fmt: skip
