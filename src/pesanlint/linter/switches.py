"""Vale's comments that switch rules off and on; they apply only to rules that come from Vale.

<!-- vale off -->  <!-- vale on -->                      all of them
<!-- vale Style.Rule = NO -->  <!-- vale Style = YES -->   a rule or a style
<!-- vale Style.Rule["this","that"] = NO -->             some matches of a rule
<!-- vale styles = One, Two -->                          no other styles from here on
"""

import re
from collections.abc import Collection, Iterable, Iterator
from sys import maxsize

from pesanlint.document import Document
from pesanlint.finding import Finding
from pesanlint.spans import SourceSpan

_STYLES = re.compile(r"vale\s+styles?\s*=\s*([\w.-]+(?:\s*,\s*[\w.-]+)*)")
_SWITCH = re.compile(r"vale\s+(?P<name>[\w.-]+)\s*(?P<found>\[.*\])?\s*=\s*(?P<value>YES|NO|on|off)", re.DOTALL)


def heeding(findings: Iterable[Finding], rules: Collection[str], document: Document) -> list[Finding]:
    """Return the findings without those of rules that are switched off at their position."""
    off = list(_regions(document))
    if not off:
        return list(findings)

    def is_off(finding: Finding) -> bool:
        names = ("", finding.rule, finding.rule.partition(".")[0], f"{finding.rule}[{finding.found}]")
        found = [name for name, region in off if region.start <= finding.span.start < region.end]
        return any(name in names or (name.startswith("=") and names[2] not in name[1:].split(",")) for name in found)

    return [one for one in findings if one.rule not in rules or not is_off(one)]


def _regions(document: Document) -> Iterator[tuple[str, SourceSpan]]:
    """Yield the spans of the source in which a rule is off, with its name."""
    opened: dict[str, int] = {}
    styles = "", 0
    for comment in document.comments:
        if m := _STYLES.fullmatch(comment.text.strip()):
            if styles[0]:
                yield styles[0], SourceSpan(styles[1], comment.span.start)
            styles = "=" + re.sub(r"\s", "", m[1]), comment.span.start
            continue
        for name, is_off in _switched(comment.text.strip()):
            if is_off:
                opened.setdefault(name, comment.span.start)
            elif name in opened:
                yield name, SourceSpan(opened.pop(name), comment.span.start)
    for name, start in (*opened.items(), *((styles,) if styles[0] else ())):
        yield name, SourceSpan(start, maxsize)


def _switched(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the names that a comment switches, and whether off; an empty name means all rules."""
    if text in ("vale off", "vale on"):
        yield "", text == "vale off"
    elif m := _SWITCH.fullmatch(text):
        is_off = m["value"] in ("NO", "off")
        if not m["found"]:
            yield m["name"], is_off
            return
        try:
            import json  # rare

            found = json.loads(m["found"])
        except ValueError:
            return
        yield from ((f"{m['name']}[{one}]", is_off) for one in found)
