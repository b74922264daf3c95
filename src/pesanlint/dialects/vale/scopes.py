"""Translates the scopes of a rule for Vale."""

import re
from collections.abc import Collection, Mapping, Sequence

from pesanlint.dialects.drafts import Draft

_PLACES = frozenset(
    "text heading table list paragraph blockquote alt attr figure frontmatter header cell caption comment line block".split()
)
_INLINE_NAMES = frozenset("link strong emphasis code quote".split())
"""Scopes within prose, each of which is a text of its own."""
_LEVEL = re.compile(r"h[1-6]")
_INLINE = "cakupan {} tidak dikenal pembaca naskah di sini"


RESERVED = _PLACES.union(_INLINE_NAMES, "class doc in meta raw sentence strong summary".split()) - {"attr", "line", "block"}
"""Scopes of Vale, whose names no scope of a user may have."""


class CannotError(Exception):
    """A rule cannot be run; the message (Indonesian) has the reason."""


def spelled_out(scopes: Sequence[str], named: Mapping[str, str]) -> list[str]:
    """Return scopes with their expressions in the place of the names that `config/scopes` gives them.

    Raises:
        CannotError: a name for several scopes is negated.
    """
    found = []
    for scope in scopes:
        parts = []
        for part in scope.split("&"):
            name = part.strip().removeprefix("~").strip()
            is_negated = part.strip().startswith("~")
            if is_negated and "&" in named.get(name, ""):
                raise CannotError(f"“~{name}” memerlukan nama untuk satu cakupan saja")
            parts.append(("~" if is_negated else "") + named.get(name, name))
        found.append(" & ".join(parts))
    return found


def scopes_of(scopes: Sequence[str], point: str) -> tuple[str, list[str], list[str], list[str]]:
    """Return the unit that is searched, the blocks, the ignored scopes, and elements within prose that are passed over.

    Raises:
        CannotError: no scope is supported.
    """
    if point in ("metric", "readability") and (not scopes or scopes in (["text"], ["summary"])):
        return "document", [], [], []
    unit, blocks, unheeded, apart = "block", [], [], []
    for scope in scopes or ["text"]:
        parts = []
        for part in scope.split("&"):
            negation, name = ("~", part.strip()[1:]) if part.strip().startswith("~") else ("", part.strip())
            labels = [label for label in name.split(".") if label not in ("attr", "md", "html", "txt")]
            if name == "sentence" and not negation:
                unit = "sentence"
                parts.append("~frontmatter")
            elif labels[0] in _INLINE_NAMES and len(labels) == 1:
                if negation:
                    apart.append(labels[0])
                else:
                    parts = [f"inline.{labels[0]}"]
                    break
            elif name == "summary" and not negation:
                unit = "document"
                parts += ["~heading", "~alt"]
            elif name == "raw" and not negation and scope.strip() == "raw":
                parts = ["raw"]
            elif "frontmatter" in labels[:2]:
                parts.append(negation + ".".join(labels[labels.index("frontmatter") :][:2]))
            elif name.startswith("doc(") or not all(label in _PLACES or _LEVEL.fullmatch(label) for label in labels):
                unheeded.append(_INLINE.format(f"“{scope.strip()}”"))
                parts = [""]
                break
            else:
                parts.append(negation + ".".join(labels))
        if parts == [""]:
            continue
        is_own = parts == ["raw"] or parts[:1] in [[f"inline.{one}"] for one in _INLINE_NAMES]
        blocks.append(parts[0] if is_own else " & ".join([*(parts or ["text"]), "~attribute"]))
    if not blocks:
        raise CannotError(unheeded[0])
    if "raw" in blocks and len(set(blocks)) > 1:
        blocks.remove("raw")
        unheeded.append("cakupan “raw” di samping yang lain tidak dipakai")
    if 0 < sum(one.startswith("inline.") for one in blocks) < len(blocks):
        blocks = [one for one in blocks if not one.startswith("inline.")]
        unheeded.append("cakupan di dalam kalimat di samping yang lain tidak dipakai")
    return unit, blocks, unheeded, apart


def by_paragraphs(drafts: Collection[Draft]) -> None:
    """Let rules about consistency look at each paragraph of plain text, as Vale does if any rule is about paragraphs."""
    blocks = {id(draft): draft.data.get("blocks") or [] for draft in drafts}
    if any("paragraph" in one for every in blocks.values() for one in every):
        for draft in drafts:
            if draft.data["kind"] == "either" and (own := blocks[id(draft)]):
                draft.data["blocks"] = [*own, f"{own[0]} & paragraph"]
