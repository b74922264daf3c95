"""What is told of blocks after edits is what would be told of new ones, and is asked only of the blocks that changed."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from pesanlint.document import Block, Document, SourceMap
from pesanlint.reading.told import Kept, Shown, Told, hits_by_block, shown
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

BLOCKS = st.lists(st.tuples(st.sampled_from(["paragraph", "heading"]), st.text("ab", max_size=3)), max_size=6)
PARAGRAPH = frozenset({"paragraph"})


def told(blocks: Sequence[tuple[str, str]], before: Told | None = None) -> Told:
    return Told([Shown(kind, PARAGRAPH, text) for kind, text in blocks], before)  # type: ignore[arg-type]


def letters(text: str) -> frozenset[str]:
    return frozenset(text)


def both(text: str, following: Callable[[], str]) -> tuple[str, str]:
    return text, following()


def places(text: str, hits: Sequence[Hit]) -> tuple[tuple[str, int], ...]:
    return tuple((text, hit.start) for hit in hits)


def of_one_a(text: str) -> tuple[str, ...]:
    return ("A",) if "a" in text else ()


def hits(texts: Sequence[str], starts: Sequence[int]) -> list[Hit]:
    return [Hit(start + at, start + at + 1, "a") for start, text in zip(starts, texts, strict=True) for at in of_a(text)]


def of_a(text: str) -> list[int]:
    return [at for at, letter in enumerate(text) if letter == "a"]


@given(st.lists(BLOCKS, min_size=1, max_size=5))
def test_what_is_told_after_edits_is_what_is_told_of_a_new_text(states: list[list[tuple[str, str]]]) -> None:
    before: Told | None = None
    for blocks in states:
        texts = [text for _, text in blocks]
        starts = [0, *accumulate(len(text) + 1 for text in texts)][: len(texts)]
        now = told(blocks, before)
        assert now.of(letters) == [frozenset(text) for text in texts]
        assert now.union(letters) == frozenset("".join(texts))
        assert now.union(letters, ("heading",)) == frozenset("".join(text for kind, text in blocks if kind != "heading"))
        assert now.where(letters) == {one: {at for at, text in enumerate(texts) if one in text} for one in "".join(texts)}
        assert now.with_following(both, 3) == [
            (text, "".join(f"\n{one}" for one in texts[at + 1 :])[:3]) for at, text in enumerate(texts)
        ]
        of_hits = {index: tuple((text, at) for at in of_a(text)) for index, text in enumerate(texts) if "a" in text}
        assert list(now.with_hits(places, starts, hits(texts, starts)).items()) == list(of_hits.items())
        assert list(now.some(of_one_a).items()) == [(index, ("A",)) for index in of_hits]
        before = now


def test_a_function_is_asked_only_about_the_texts_that_changed() -> None:
    asked: list[str] = []

    def ask(text: str) -> int:
        asked.append(text)
        return len(text)

    first = told([("paragraph", text) for text in ("satu", "dua", "tiga", "empat")])
    assert first.of(ask) == [4, 3, 4, 5]
    asked.clear()
    second = told([("paragraph", text) for text in ("satu", "dua!", "tiga", "empat")], first)
    assert second.of(ask) == [4, 4, 4, 5]
    assert second.of(ask) is second.of(ask)
    assert asked == ["dua!"]


def test_a_union_that_an_edit_does_not_change_is_the_same_object() -> None:
    first = told([("paragraph", "ab"), ("paragraph", "a")])
    union = first.union(letters)
    second = told([("paragraph", "ab"), ("paragraph", "b")], first)
    assert second.union(letters) is union
    assert told([("paragraph", "b")], second).union(letters) == {"b"}


def prose(blocks: Sequence[tuple[str, str]]) -> Document:
    text = "\n".join(text for _, text in blocks)
    ends = [*accumulate(len(text) + 1 for _, text in blocks)]
    made = [
        Block(kind, Span(end - len(text) - 1, end - 1), PARAGRAPH)  # type: ignore[arg-type]
        for (kind, text), end in zip(blocks, ends, strict=True)
    ]
    return Document(text, text, tuple(made), SourceMap([]))


@given(st.lists(BLOCKS, min_size=2, max_size=5))
def test_blocks_kept_over_edits_are_those_of_the_text(states: list[list[tuple[str, str]]]) -> None:
    first, *others = map(prose, states)
    kept = Kept(first.text, first.blocks, shown(first))
    for document in others:
        kept = kept.after(document)
        assert kept == (document.text, document.blocks, shown(document))


def test_hits_by_block_have_offsets_in_the_block() -> None:
    hits = [Hit(0, 2, "ab"), Hit(5, 7, "ab"), Hit(8, 9, "c"), Hit(20, 22, "ab")]
    assert hits_by_block([0, 5, 15], hits) == {0: [Hit(0, 2, "ab")], 1: [Hit(0, 2, "ab"), Hit(3, 4, "c")], 2: [Hit(5, 7, "ab")]}
    assert hits_by_block([0], []) == {}
