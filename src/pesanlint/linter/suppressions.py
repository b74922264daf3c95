"""Inline suppressions: comments in which a writer suppresses a rule and gives the reason.

    <!-- pesanlint: abaikan kpu.petahana -- nama resmi kegiatan -->          the next block, or the one that ends on its line
    <!-- pesanlint: abaikan-mulai bahasa -- naskah pidato lama -->                from here
    <!-- pesanlint: abaikan-selesai bahasa -->                                    to here; without a rule, all open regions
    <!-- pesanlint: abaikan-berkas kpu.judul-dan-tanggal -- bukan rilis -->        the whole file

A rule is given by its full name or a prefix of it (`bahasa`); commas separate several. A suppression that suppresses nothing is
itself a finding, so that it is removed when its reason is gone. A region that is never closed suppresses nothing: a typing
error in its end must not silence the rest of a text."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from pesanlint.document import Comment, Document
from pesanlint.finding import Finding, Level
from pesanlint.guideline import covers
from pesanlint.spans import SourceSpan, Span

# Word and telephones replace `--` by a dash and capitalise the first letter.
_COMMENT = re.compile(
    r"\s*pesanlint:\s*(?P<verb>[^\s–—]+)(?P<rules>[^\n]*?)(?:\s+(?:--|[–—])(?P<reason>.*))?\s*", re.DOTALL | re.IGNORECASE
)
_BLOCK, _BEGIN, _FINISH, _FILE = _VERBS = "abaikan", "abaikan-mulai", "abaikan-selesai", "abaikan-berkas"


class Suppression:
    """One rule (or group of rules) suppressed in one stretch of the source."""

    __slots__ = ("comment", "region", "selector", "used")

    def __init__(self, selector: str, region: SourceSpan, comment: Comment) -> None:
        self.selector, self.region, self.comment, self.used = selector, region, comment, False


class Suppressions:
    """All suppressions of a document, and the findings on invalid ones."""

    def __init__(self, document: Document) -> None:
        self._all: list[Suppression] = []
        self.problems: list[Finding] = []
        self._wrong_beginnings = 0  # their ends are not reported too
        comments = [c for c in document.comments if c.text.lstrip()[:10].lower() == "pesanlint:"]
        if comments:
            self._read(document, comments)
        self._in_order = sorted(self._all, key=lambda one: one.region)
        self._starts = [one.region.start for one in self._in_order]
        self._ends = list(accumulate((one.region.end for one in self._in_order), max))

    @property
    def any(self) -> bool:
        """Whether the document has suppressions."""
        return bool(self._all)

    def _read(self, document: Document, comments: Iterable[Comment]) -> None:
        opened: dict[str, Suppression] = {}
        blocks = [document.map.to_source(block.span) for block in document.blocks]
        ends = list(accumulate((block.end for block in blocks), max))
        for comment in comments:
            m = _COMMENT.fullmatch(comment.text)
            verb = m["verb"].lower() if m else ""
            selectors = [s for s in re.split(r"[\s,]+", m["rules"]) if s] if m else []
            if verb == _FINISH:
                self._finish(comment, selectors, opened)
            elif verb not in _VERBS or not selectors:
                remedy = _remedy(verb)
                self._wrong_beginnings += verb == _BEGIN or remedy.endswith(f"“{_BEGIN}”?")
                self._problem("abaikan-salah", comment, remedy)
            else:
                if m and not (m["reason"] or "").strip():
                    self._problem("abaikan-tanpa-alasan", comment, "Tuliskan alasan pengabaian sesudah “--”.")
                for selector in selectors:
                    region: SourceSpan = Span(0, len(document.source))
                    if verb == _BLOCK:
                        region = _block_meant(comment.span, blocks, ends, document.source)
                    self._add(selector, verb, comment, region, opened)
        for suppression in opened.values():
            self._all.remove(suppression)
            message = (
                f"Bagian ini tidak ditutup, jadi “{suppression.selector}” tetap diperiksa. "
                f"Tulis “pesanlint: {_FINISH} {suppression.selector}” di akhir bagian itu."
            )
            self._problem("abaikan-salah", suppression.comment, message)

    def _add(self, selector: str, verb: str, comment: Comment, region: SourceSpan, opened: dict[str, Suppression]) -> None:
        if verb == _BEGIN:
            if selector in opened:
                self._problem("abaikan-salah", comment, f"“{_BEGIN} {selector}” sudah terbuka sebelum ini; hapus yang ini.")
                return
            region = Span(comment.span.end, region.end)
        suppression = Suppression(selector, region, comment)
        self._all.append(suppression)
        if verb == _BEGIN:
            opened[selector] = suppression

    def _finish(self, comment: Comment, selectors: Sequence[str], opened: dict[str, Suppression]) -> None:
        """Close the regions of the given rules, or all open regions if no rule is given."""
        for selector in selectors or [""]:
            closed = [name for name in opened if not selector or covers(selector, name)]
            for name in closed:
                begun = opened.pop(name)
                begun.region = Span(begun.region.start, comment.span.start)
            if self._wrong_beginnings and (not closed or not selector):
                self._wrong_beginnings -= 1
            elif not closed:
                named = f"{_BEGIN} {selector}".strip()
                hint = f" Yang masih terbuka: {', '.join(opened)}." if opened else " Hapus perintah ini."
                self._problem("abaikan-salah", comment, f"Tidak ada “{named}” yang terbuka sebelum ini.{hint}")

    def _problem(self, name: str, comment: Comment, message: str) -> None:
        self.problems.append(Finding(f"pesanlint.{name}", Level.WARNING, message, "", comment.span, "comment"))

    def suppress(self, finding: Finding) -> bool:
        """Whether the finding is suppressed; marks the suppression as used."""
        suppressed = False
        place: SourceSpan = Span(finding.span.start, finding.span.start)
        at = bisect_right(self._starts, place.start)
        while at and self._ends[at - 1] >= place.start:  # an earlier one may extend to here
            at -= 1
            suppression = self._in_order[at]
            if suppression.region.covers(place) and covers(suppression.selector, finding.rule):
                suppression.used = suppressed = True
        return suppressed

    def unused(self, known: Collection[str], checked: Collection[str]) -> Iterator[Finding]:
        """A finding for each suppression that names no rule, or only rules that were checked and found nothing."""
        for suppression in self._all:
            selector, comment = suppression.selector, suppression.comment
            named = {rule for rule in known if covers(selector, rule)}
            if not named:
                message = f"Tidak ada aturan bernama “{selector}”."
                yield Finding("pesanlint.abaikan-salah", Level.WARNING, message, "", comment.span, "comment")
            elif not suppression.used and named <= set(checked):
                message = f"Pengabaian “{selector}” tidak terpakai; hapuslah."
                yield Finding("pesanlint.abaikan-tak-terpakai", Level.WARNING, message, "", comment.span, "comment")


def _remedy(verb: str) -> str:
    """The message for an unknown command, or for a command without a rule."""
    if verb in _VERBS:
        return f"Sebutkan aturan yang diabaikan: “pesanlint: {verb} ATURAN -- alasan”."
    from pesanlint.authoring.problems import did_you_mean

    hint = did_you_mean(verb, _VERBS) or f" Perintah yang ada: {', '.join(_VERBS)}."
    return f"Perintah “{verb}” tidak dikenal.{hint}"


def _block_meant(comment: SourceSpan, blocks: Sequence[SourceSpan], ends: Sequence[int], source: str) -> SourceSpan:
    """The block that contains the comment or ends before it on the same line; else the next block.

    Args:
        comment: the span of the comment.
        blocks: the spans of the blocks in the source.
        ends: for each block, the furthest end of it and all earlier blocks.
        source: the text of the file.
    """
    line = source.rfind("\n", 0, comment.start) + 1
    line = max(line, source.rfind("\r", line, comment.start) + 1)
    after = bisect_right(ends, comment.start)
    if after and blocks[after - 1].end > line:
        return blocks[after - 1]
    return blocks[after] if after < len(blocks) else Span(comment.end, comment.end)
