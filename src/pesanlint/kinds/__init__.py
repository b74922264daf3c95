"""The kinds of rules: one file each, with its YAML keys, its triggers and its check. The registry below lists them all."""

from importlib import import_module

from pesanlint.rule import Rule

KINDS: dict[str, str] = {
    "substitution": "Substitution",
    "forbidden": "Forbidden",
    "pattern": "Pattern",
    "spelling": "Spelling",
    "foreign": "Foreign",
    "bound": "Bound",
    "capital": "Capital",
    "acronym": "Acronym",
    "tokens": "Tokens",
    "abbreviation": "Abbreviation",
    "expansion": "Expansion",
    "unexplained": "Unexplained",
    "name": "Name",
    "title": "Title",
    "person": "Person",
    "speaker": "Speaker",
    "unnamed": "Unnamed",
    "misnamed": "Misnamed",
    "province": "Province",
    "unit": "Unit",
    "fact": "FactCheck",
    "total": "Total",
    "tally": "Tally",
    "enumerated": "Enumerated",
    "restated": "Restated",
    "share": "Share",
    "change": "Change",
    "duration": "Duration",
    "apposition": "Apposition",
    "attribution": "Attribution",
    "citation": "Citation",
    "date": "Date",
    "required": "Required",
    "consistency": "Consistency",
    "repetition": "Repetition",
    "ending": "Ending",
    "series": "Series",
    "length": "Length",
    "readability": "Readability",
    "quotation": "Quotation",
    "patterns": "Patterns",
    "occurrence": "Occurrence",
    "capitalization": "Capitalization",
    "conditional": "Conditional",
    "either": "Either",
    "metric": "Metric",
    "dictionary": "Dictionary",
}
"""Kind → the class in the module of the same name. A module is imported when a guideline uses its kind."""


def kind(name: str) -> type[Rule]:
    """The class of a kind.

    Raises:
        KeyError: there is no such kind.
    """
    found: type[Rule] = getattr(import_module(f"pesanlint.kinds.{name}"), KINDS[name])
    return found
