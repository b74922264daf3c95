"""The page on embedding says what is so, and the spaCy component does what it says."""

import doctest
from pathlib import Path
from threading import Thread

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import pesanlint

PAGE = Path(__file__).parents[2] / "docs/embedding.md"


def test_the_examples_on_the_page_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 15
    assert result.failed == 0


def test_findings_of_the_component_outlive_their_document_and_processes(tmp_path: Path) -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("pesanlint", config={"folder": str(tmp_path)})
    docs = list(nlp.pipe(["Warga dihimbau datang.", "Rapat dibuka."] * 2, n_process=2, batch_size=1))
    assert [[found.span.text for found in doc._.pesanlint if found.rule == "bahasa.kata-baku"] for doc in docs] == [
        ["dihimbau"], [], ["dihimbau"], [],
    ]  # fmt: skip
    [again] = DocBin(docs=docs[:1], store_user_data=True).get_docs(nlp.vocab)
    told = [[(one[:6], str(one.span), one.fixes) for one in doc._.pesanlint] for doc in (again, docs[0])]
    assert told[0] == told[1]
    assert Doc(nlp.vocab, words=["Warga"])._.pesanlint == ()


def test_workspaces_of_several_threads_agree(tmp_path: Path) -> None:
    found: list[object] = []

    def check() -> None:
        workspace = pesanlint.open(tmp_path)
        found.append([workspace.check_text(text).findings for text in ("Warga dihimbau datang.", "Kerjasama baik.") * 5])

    threads = [Thread(target=check) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert found[0] == found[1] == found[2]
