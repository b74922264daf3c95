"""Convert one rule of a Vale style by its extension point, with its unsupported keys."""

import re
from collections.abc import Sequence

from pesanlint.dialects.vale.expressions import finds, is_phrase, message, spaced, term, translated, unescaped
from pesanlint.dialects.vale.keys import Data, Vocabulary, about_blanks, around, border, exceptions, is_on, texts
from pesanlint.dialects.vale.scopes import CannotError, scopes_of
from pesanlint.kinds.dictionary import BROUGHT_ALONG
from pesanlint.reading.editing import steps

LEVELS = ("suggestion", "warning", "error")
_UNESCAPED_BAR = re.compile(r"(?<!\\)\|")
_GROUP = re.compile(r"\$\{?(\d)\}?")
_NOT_RUN = {
    "script": "skrip Tengo tidak dijalankan",
    "sequence": "urutan kelas kata bahasa Inggris tidak dikenal di sini; tulis ulang sebagai jenis tokens atau pattern",
}
_COMMON = frozenset(
    "extends message level link scope description limit name action tests vocab nonword ignorecase terms words".split()
)
"""Keys of every rule; `terms` and `words` are added by the reader of the files."""
_OWN = {
    "existence": "tokens raw append exceptions matchcase",
    "substitution": "swap exceptions capitalize matchcase pos",
    "occurrence": "token min max",
    "repetition": "tokens max alpha exceptions",
    "conditional": "first second exceptions",
    "consistency": "either",
    "capitalization": "match style exceptions indicators threshold prefix",
    "metric": "formula condition",
    "readability": "metrics grade",
    "spelling": "split filters ignore exceptions dictionaries dicpath append custom",
}
GRADES = {
    "gunning fog": "gunning_fog",
    "coleman-liau": "coleman_liau",
    "flesch-kincaid": "flesch_kincaid",
    "smog": "smog",
    "automated readability": "automated_readability",
}


def converted(data: Data, vocabulary: Vocabulary) -> tuple[Data, list[str]]:
    """Return the keys of our rule for those of a Vale rule, and the ignored ones.

    Args:
        data: the keys in lower case, with those of the rules that it extends.
        vocabulary: the settings for all rules.

    Raises:
        CannotError: it cannot be run.
    """
    point = str(data.get("extends", ""))
    if point in _NOT_RUN:
        raise CannotError(_NOT_RUN[point])
    if point not in _OWN:
        raise CannotError(f"“extends: {point}” tidak dikenal")
    unheeded = [f"kunci “{key}” tidak dipakai" for key in sorted(data.keys() - _COMMON - set(_OWN[point].split()))]
    name, _ = _action(data)
    is_run = point == "existence" and _operations(data)
    if (
        name in ("edit", "suggest", "convert")
        and not is_run
        and len(re.findall(r"%(?:\[\d\])?s", str(data.get("message", "")))) > 1
    ):
        unheeded.append(f"“action: {name}” tidak dijalankan, sehingga pesannya tidak menyebut usulnya")
    if "limit" in data:
        unheeded.append("“limit” tidak dipakai: semua temuan dilaporkan")
    made: Data = {
        "level": data.get("level") or "warning",
        "scope": ["narration", "quote"],
        "any_language": "true",
        "why": data.get("description") or "",
        "source": data.get("link") or "",
    }
    unit, blocks, further, apart = scopes_of(texts(data.get("scope")), point)
    unheeded += further
    if blocks:
        made["blocks"] = blocks
    _MAKERS[point](data, made, unit, vocabulary)
    if apart:
        made["skips"] = apart
    return {key: value for key, value in made.items() if value not in ("", [], None)}, unheeded


def _existence(data: Data, made: Data, unit: str, vocabulary: Vocabulary) -> None:
    tokens = [spaced(token) for token in texts(data.get("tokens")) if token.strip()]
    raw = "".join(texts(data.get("raw")))
    core = border(data, vocabulary, "|".join(tokens)) if tokens else ""
    whole = core + raw if is_on(data, "append") else raw + core
    if not whole:
        raise CannotError("aturan ini tidak memuat token")
    name, uses = _action(data)
    names: tuple[str, ...] = ("found", "use")
    # Separate tokens are found faster; but flags and references may extend to the next one.
    is_apart = not raw and not vocabulary.template and not any(re.search(r"\(\?[a-z]+\)|\\[1-9]", one) for one in tokens)
    has_border = is_apart and not is_on(data, "nonword")
    wordings: list[Data] = [{"not": translated(one)} for one in (tokens if is_apart else [whole])]
    edit = _operations(data)
    if edit:
        pass
    elif name == "remove":
        uses, names = [""], ("found",)
    elif uses:
        uses = [use for use in uses if not finds(whole, use)]  # otherwise the rule would have no message
    else:
        names = ("found", "found")
    for wording in wordings if uses or edit else ():
        wording["edit" if edit else "use"] = edit or [_template(use) for use in uses]
    made |= {
        "kind": "patterns",
        "message": message(str(data.get("message", "")), names),
        "wordings": wordings,
        "border": "true" if has_border else "false",
        "match_case": "false" if is_on(data, "ignorecase") else "true",
        "keep_case": "true" if is_on(data, "matchcase") else "false",
        "unit": "sentence" if unit == "sentence" else "block",
        "as_written": about_blanks([whole]),
        "except": exceptions(data, vocabulary, vocab=not is_on(data, "nonword")),
    }


def _action(data: Data) -> tuple[str, list[str]]:
    """Return the name of the action of a rule, and its replacements."""
    action = data.get("action")
    if not isinstance(action, dict):
        return "", []
    action = {str(key).lower(): value for key, value in action.items()}
    name = str(action.get("name") or "")
    return name, texts(action.get("params")) if name == "replace" else []


def _operations(data: Data) -> list[str]:
    """Return the operations of `action: edit` or `convert`, each name followed by its values; empty if one is unknown here."""
    action = data.get("action")
    action = {str(key).lower(): value for key, value in action.items()} if isinstance(action, dict) else {}
    if action.get("name") not in ("edit", "convert"):
        return []
    params = action.get("params")
    flat = [
        value
        for one in (params if isinstance(params, list) else [params])
        for value in (one if isinstance(one, list) else [one])
    ]
    try:
        return ["" if value is None else str(value) for value in flat if steps([str(one or "") for one in flat])]
    except ValueError:
        return []


def _substitution(data: Data, made: Data, unit: str, vocabulary: Vocabulary) -> None:
    swap = data.get("swap")
    if not isinstance(swap, dict) or not swap:
        raise CannotError("aturan ini tidak memuat swap")
    name, params = _action(data)
    text = str(data.get("message", ""))
    wordings = []
    for key, value in sorted(swap.items(), key=lambda item: -len(str(item[0]).encode())):
        expected = "" if value is None else str(value)
        wordings.append(_wording(str(key), expected, text, name, params, is_term=is_on(data, "terms")))
    made |= {
        "kind": "patterns",
        "message": message(text, ("use", "found")) or "{use}",
        "wordings": wordings,
        "border": "false",
        "match_case": "false" if is_on(data, "ignorecase") else "true",
        "keep_case": "true" if is_on(data, "matchcase") or is_on(data, "capitalize") else "false",
        "unit": "sentence" if unit == "sentence" else "block",
        "as_written": about_blanks(list(map(str, swap))),
        "except": exceptions(data, vocabulary, vocab=True),
    }
    if vocabulary.template and not is_on(data, "nonword"):
        before, after = around(vocabulary.template)
        for one in wordings:
            one["not"] = f"{before}(?:{one['not']}){after}" if before or after else border(data, vocabulary, one["not"])
    elif not is_on(data, "nonword"):
        made["border"] = "true"


def _wording(key: str, expected: str, text: str, name: str, params: list[str], *, is_term: bool) -> Data:
    """Return an entry of a swap: expression, replacement and message."""
    made: Data = {"not": translated(spaced(key))}
    if name == "replace":
        options = params or [one.replace(r"\|", "|") for one in _UNESCAPED_BAR.split(expected) if one]
        made["use"] = [_template(one) for one in options]
        for mark in ("'%s'", '"%s"'):
            if not params and text.count(mark) == 2:
                text = text.replace(mark, "%s", 1)
        if len(options) == 1 or not any(map(_GROUP.search, options)):
            quoted = "'{use}'" if len(options) == 1 else _sentence(options)
            made["message"] = message(text, ("use", "found")).replace("{use}", quoted if not params else "{use}")
        return made
    if is_term and "\\" in expected and (plain := unescaped(expected)) != expected:
        return made | {"use": [plain], "right": expected}
    if _GROUP.search(expected) or is_phrase(expected) or not re.search(r"[\\()\[\]{}|*+?^$]", expected):
        made["use"] = [_template(expected)] if expected else []
    if not made.get("use"):
        made["message"] = message(text, ("use", "found")).replace("{use}", expected)
    if expected and not is_phrase(expected) and not _GROUP.search(expected):
        right = translated(term(expected) if is_term else expected)
        try:
            re.compile(right)
        except re.error:
            return made
        made["right"] = right
    return made


def _template(text: str) -> str:
    """Return the replacement with group references in our notation."""
    return _GROUP.sub(r"\\\1", text)


def _sentence(words: Sequence[str]) -> str:
    quoted = [f"'{word}'" for word in words]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return ", ".join([*quoted[:-1], f"or {quoted[-1]}"])


def _occurrence(data: Data, made: Data, unit: str, _: Vocabulary) -> None:
    made |= {
        "kind": "occurrence",
        "message": message(str(data.get("message", "")), ("count",)),
        "pattern": "(?m)" + translated(f"(?:{data.get('token') or ''})"),
        "min": str(data.get("min") or 0),
        "max": str(data.get("max") or 0),
        "unit": unit,
        "match_case": "false" if is_on(data, "ignorecase") else "true",
    }


def _repetition(data: Data, made: Data, _unit: str, vocabulary: Vocabulary) -> None:
    if int(data.get("max") or 0) > 0:
        raise CannotError("“max” pada repetition belum ada")
    made |= {
        "kind": "repetition",
        "message": message(str(data.get("message", "")), ("word",)),
        "pattern": translated(f"(?:{'|'.join(texts(data.get('tokens')))})"),
        "letters": "true" if is_on(data, "alpha") else "false",
        "match_case": "false" if is_on(data, "ignorecase") else "true",
        "except": exceptions(data, vocabulary, vocab=True),
    }


def _conditional(data: Data, made: Data, _unit: str, vocabulary: Vocabulary) -> None:
    made |= {
        "kind": "conditional",
        "message": message(str(data.get("message", "")), ("found", "found")),
        "if": translated(str(data.get("first") or "")),
        "then": translated(str(data.get("second") or "")),
        "except": exceptions(data, vocabulary, vocab=True),
    }


def _consistency(data: Data, made: Data, _unit: str, _: Vocabulary) -> None:
    pairs = data.get("either")
    if not isinstance(pairs, dict) or not pairs:
        raise CannotError("aturan ini tidak memuat either")
    made |= {
        "kind": "either",
        "message": message(str(data.get("message", "")), ("found",)),
        "pairs": [{"one": translated(str(one)), "other": translated(str(pairs[one]))} for one in sorted(pairs)],
        "border": "false" if is_on(data, "nonword") else "true",
        "match_case": "false" if is_on(data, "ignorecase") else "true",
    }


def _capitalization(data: Data, made: Data, _unit: str, vocabulary: Vocabulary) -> None:
    match = str(data.get("match") or "")
    style = {"$title": "title", "$sentence": "sentence", "$lower": "lower", "$upper": "upper"}.get(match, "pattern")
    made |= {
        "kind": "capitalization",
        "message": message(str(data.get("message", "")), ("found", "use")),
        "style": style,
        "titles": "chicago" if str(data.get("style") or "") == "Chicago" else "ap",
        "pattern": translated(match) if style == "pattern" else "",
        "except": exceptions(data, vocabulary, vocab=True),
        "indicators": texts(data.get("indicators")),
        "prefix": translated(str(data.get("prefix") or "")),
        "threshold": str(data.get("threshold") or 0.8),
    }


def _metric(data: Data, made: Data, unit: str, _: Vocabulary) -> None:
    made |= {
        "kind": "metric",
        "unit": unit,
        "message": message(str(data.get("message", "")), ("result", "result")),
        "formula": " ".join(str(data.get("formula") or "").split()),
        "condition": str(data.get("condition") or ""),
    }


def _readability(data: Data, made: Data, unit: str, _: Vocabulary) -> None:
    named = [one.lower() for one in texts(data.get("metrics"))]
    if unknown := [one for one in named if one not in GRADES]:
        raise CannotError(f"ukuran “{unknown[0]}” tidak dikenal")
    made |= {
        "kind": "metric",
        "unit": unit,
        "message": message(str(data.get("message", "")), ("result",)),
        "formula": f"({' + '.join(GRADES[one] for one in named)}) / {len(named)}",
        "condition": f"> {data.get('grade') or 0}",
    }


def _spelling(data: Data, made: Data, _unit: str, vocabulary: Vocabulary) -> None:
    """Vale looks at what stands between blanks without the signs at its ends, if it is but letters of English, `_` and `'`."""
    is_split = is_on(data, "split")
    named = texts(data.get("dictionaries"))
    if missing := [one for one in named if one not in vocabulary.dictionaries]:
        raise CannotError(f"salin kamus Hunspell {missing[0]}.aff dan {missing[0]}.dic ke config/dictionaries dalam StylesPath")
    own = [ENGLISH if ENGLISH in vocabulary.dictionaries else BROUGHT_ALONG] if not named or is_on(data, "append") else []
    skipped = "" if is_on(data, "custom") else r"(?![a-zA-Z_'’]*[A-Z][a-z]+[A-Z]+[a-zA-Z_])"
    last = "" if is_on(data, "custom") else "(?<![A-Z])"
    around = [f"(?:{one})" for one in (*texts(data.get("filters")), *(rf"(?i:\b{term(one)}\b)" for one in vocabulary.accepted))]
    made |= {
        "kind": "dictionary",
        "message": message(str(data.get("message", "")), ("found",)),
        "suggestions": "0",
        "recased": "Use '{use}' instead of '{found}'.",
        "dictionary": list(dict.fromkeys([*named, *own])),
        "word": _PART
        if is_split
        else rf"(?<=(?<!\S)[$(\"\['“”‘’]*){skipped}[a-zA-Z_][a-zA-Z_'’]*(?<!['’]){last}(?=[,)\"\]!;.?:'“”‘’]*(?!\S))",
        "filters": [rf"\S*{translated(one)}\S*" for one in around],
        "words": texts(data.get("words")),
        "names": "true",
    }


_PART = r"(?<![^\W\d_A-Z])[A-Z]?[a-z]{2,}(?:['’][a-z]+)*(?![a-z])|(?<=[a-z])[A-Z][a-z]{1,}(?![a-z])"
"""A word, or a part of an identifier: `recieve` of `recieveMessage`."""

ENGLISH = "en_US-web"
"""The dictionary that Vale brings along; where nobody has put it among the styles, the one that spylls has takes its place."""

_MAKERS = {
    "spelling": _spelling,
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "conditional": _conditional,
    "consistency": _consistency,
    "capitalization": _capitalization,
    "metric": _metric,
    "readability": _readability,
}
