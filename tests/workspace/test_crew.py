"""Worker processes that answer one job after the other, each under a time limit."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import jobs
from pesanlint.workspace import Choices
from pesanlint.workspace.crew import Crew, Late, Lost


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("meja")
    (folder / "lokal").mkdir()
    (folder / "lokal/guideline.yaml").write_text("name: lokal\ntitle: Lokal\n")
    (folder / "lokal/satu.yaml").write_text("title: Satu\nrules:\n  - {id: anu, kind: forbidden, phrases: [{not: anu}]}\n")
    (folder / "pesanlint.yaml").write_text("guideline: ./lokal\n")
    return folder


@pytest.fixture
def crew(place: Path) -> Iterator[Crew]:
    made = Crew(Choices(), place, 2, 60.0)
    made.start()
    yield made
    made.close()


def test_each_job_gets_the_workspace(crew: Crew, place: Path) -> None:
    assert crew.do(jobs.folder) == str(place)


def test_a_late_job_is_terminated_with_its_process_and_others_continue(crew: Crew) -> None:
    before = crew.do(jobs.process)
    with pytest.raises(Late, match="terlalu lama"):
        crew.do(jobs.sleep, 3600, seconds=0.2)
    assert crew.do(jobs.process) != before  # the last one used is the first to be asked
    assert {crew.do(jobs.process) for _ in range(3)}


def test_a_job_waits_for_no_other_one(crew: Crew) -> None:
    late: list[BaseException] = []

    def slow() -> None:
        try:
            crew.do(jobs.sleep, 3600, seconds=5)
        except Late as error:
            late.append(error)

    thread = threading.Thread(target=slow)
    thread.start()
    assert crew.do(jobs.folder)
    assert not late
    thread.join()
    assert late


def test_a_process_that_dies_is_replaced(crew: Crew) -> None:
    with pytest.raises(Lost, match="mendadak"):
        crew.do(jobs.die)
    assert crew.do(jobs.folder)


def test_a_job_that_fails_says_so_and_keeps_its_process(crew: Crew) -> None:
    before = crew.do(jobs.process)
    with pytest.raises(Lost, match="KeyError"):
        crew.do(jobs.stumble)
    assert crew.do(jobs.process) == before


def test_a_guideline_that_is_wrong_is_said_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "pesanlint.yaml").write_text("guideline: ./tiada\n")
    crew = Crew(Choices(), tmp_path, 1, 60.0)
    with pytest.raises(Lost, match=r"pesanlint\.yaml:1:\d+: "):
        crew.start()
    crew.close()
