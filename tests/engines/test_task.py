"""A task is small, names its files, and notices when they change."""

import pickle
import shutil
from dataclasses import replace

import pytest

from proaktiv_match.engines import Serial, Worker, file_digest, participant_line, participant_of
from proaktiv_match.engines._worker import Worker as OpenWorker
from proaktiv_match.errors import DisagreementError, InputError, RunError
from proaktiv_match.index import add_offers, remove_offers
from proaktiv_match.profiles import read_offers

STATED = "höchstens 3 kg"


def test_a_task_carries_paths_not_offers(world):
    sent = pickle.dumps(world.task.fixed())
    assert len(sent) < 2000
    assert pickle.loads(sent) == world.task.fixed()  # noqa: S301  our own bytes


def test_what_is_open_is_not_sent(world):
    with pytest.raises(TypeError):
        pickle.dumps(world.task.open())


def test_a_fixed_task_is_opened_once(world):
    fixed = world.task.fixed()
    assert fixed.open() is pickle.loads(pickle.dumps(fixed)).open()  # noqa: S301  our own bytes
    assert fixed.fixed() is fixed


def test_offers_in_the_place_of_an_index(world):
    task = replace(world.task, index=None, offers=world.offers)
    assert list(Serial().run(task, world.people[:5])) == world.expected[:5]


def test_a_person_comes_back_from_a_line_unchanged(world):
    for person in world.people:
        line = participant_line(person)
        assert "\n" not in line
        assert participant_of(line) == person


def test_a_changed_index_is_refused(world, tmp_path):
    index = shutil.copytree(world.task.index, tmp_path / "index")
    task = replace(world.task, index=index)
    before = task.fixed()
    assert list(Serial().run(before, world.people[:1])) == world.expected[:1]
    offers = read_offers(world.offers)
    remove_offers(index, [offers[0].id])
    # Whoever has it open keeps the state that it was opened in.
    assert list(Serial().run(before, world.people[:1])) == world.expected[:1]
    assert before.changed() == ["index"]
    with pytest.raises(InputError) as caught:
        replace(before, lang="en").open()
    assert [fault.code for fault in caught.value.faults] == ["input_changed"]
    add_offers(index, offers[:1])
    assert list(Serial().run(task.fixed(), world.people[:1])) == world.expected[:1]


def test_a_file_that_is_missing_or_a_pipe_is_refused(world, tmp_path):
    for path, code in ((tmp_path / "nowhere", "unreadable"), (tmp_path, "unreadable")):
        with pytest.raises(InputError) as caught:
            replace(world.task, history=path).fixed()
        assert caught.value.faults[0].code == code
    assert len(file_digest(world.file)) == 64


@pytest.mark.parametrize("kind", [ValueError, RunError, DisagreementError])
def test_an_error_about_a_person_holds_no_more_than_the_id(world, monkeypatch, kind):
    def broken(*_):
        raise kind(STATED)

    monkeypatch.setattr(OpenWorker, "answer", broken)
    with pytest.raises(RunError if kind is ValueError else kind) as caught:
        Worker(world.task, None, {}).answer_record(participant_line(world.people[0]))
    if kind is ValueError:
        # Errors of our own hold no values; of others nobody knows.
        assert world.people[0].id in str(caught.value)
        assert "ValueError" in caught.value.message_en
        assert STATED not in str(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__
