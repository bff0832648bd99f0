"""Several processes give the same bytes in the same order, and a process that dies is an error, not a wait."""

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import pytest

from proaktiv_match.engines import Processes, Serial, usable_cores
from proaktiv_match.engines._child import Child
from proaktiv_match.errors import InputError, RunError

from .conftest import OFFERS

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ids:
    """A form of its own, as the command line has them for tables."""

    mark: str

    def __call__(self, result, offers):
        return f"{self.mark}{result.participant} {len(offers)}"


@dataclass(frozen=True)
class Broken:
    """A form that says in its error what was stated about the person."""

    stated: str

    def __call__(self, result, offers):
        raise ValueError(self.stated)


def test_all_engines_give_what_the_comparison_pair_by_pair_gives(world):
    assert list(Serial().run(world.task, iter(world.people))) == world.expected
    assert list(Processes(2).run(world.task, iter(world.people))) == world.expected
    assert multiprocessing.active_children() == []


def test_more_processes_than_people_and_nobody_at_all(world):
    assert list(Processes(4).run(world.task, iter(world.people[:1]))) == world.expected[:1]
    assert list(Processes(2).run(world.task, iter(()))) == []


def test_a_form_of_ones_own(world):
    task = replace(world.task, form=Ids("> "))
    assert list(Processes(1).run(task, world.people[:2])) == [f"> {person.id} {OFFERS}" for person in world.people[:2]]


def test_people_are_taken_as_they_are_needed(world):
    taken = 0

    def people():
        nonlocal taken
        while True:
            taken += 1
            yield world.people[taken % len(world.people)]

    texts = Processes(1).run(world.task, people())
    assert len(list(islice(texts, 20))) == 20
    texts.close()
    assert taken < 100
    assert multiprocessing.active_children() == []


def test_a_process_that_is_killed_is_told(world, monkeypatch):
    give = Child.give

    def killed(self, number, lines):
        if number == 2:
            os.kill(self._process.pid, signal.SIGKILL)
        give(self, number, lines)

    monkeypatch.setattr(Child, "give", killed)
    with pytest.raises(RunError) as caught:
        list(Processes(2).run(world.task, iter(world.people)))
    assert "SIGKILL" in caught.value.message
    assert "--processes" in caught.value.message_en
    assert multiprocessing.active_children() == []


def test_what_is_wrong_in_a_process_is_told_as_it_would_be_here(world, tmp_path):
    history = tmp_path / "history.jsonl"
    history.write_text('{"participant": "P-1"}\n', "utf-8")
    with pytest.raises(InputError) as caught:
        list(Processes(2).run(replace(world.task, history=history), iter(world.people)))
    assert {fault.file for fault in caught.value.faults} == {str(history)}
    assert multiprocessing.active_children() == []


def test_an_error_in_a_process_holds_no_more_than_the_id_of_the_case(world, capfd):
    with pytest.raises(RunError) as caught:
        list(Processes(1).run(replace(world.task, form=Broken("höchstens 3 kg")), iter(world.people)))
    assert f"(ValueError) bei {world.people[0].id};" in caught.value.message
    assert caught.value.__cause__ is None
    # Nor does the process write it where an operator would see it.
    assert capfd.readouterr() == ("", "")


def test_the_count_is_checked():
    assert usable_cores() >= 1
    with pytest.raises(ValueError, match="one process"):
        Processes(0)


ALONE = """
import multiprocessing, os, pickle, signal, sys
from itertools import cycle
from proaktiv_match.engines import Processes
from proaktiv_match.profiles import read_participants

if __name__ == "__main__":
    task = pickle.loads(bytes.fromhex(sys.argv[1]))
    texts = Processes(2).run(task, cycle(read_participants(sys.argv[2])))
    for _ in range(20):
        next(texts)
    children = [child.pid for child in multiprocessing.active_children()]
    threads = [open(f"/proc/{child}/environ").read().count("_NUM_THREADS=1") for child in children]
    print(*children, *threads, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _lives(process: str) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text("utf-8")
    except FileNotFoundError:
        return False
    # A dead one whose end nobody has asked for yet keeps its number.
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes under /proc, which Linux has")
def test_nobody_stays_behind_when_the_one_that_was_called_is_killed(world, tmp_path):
    script = tmp_path / "alone.py"
    script.write_text(ALONE, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), pickle.dumps(world.task.fixed()).hex(), str(world.file)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    one, other, *threads = done.stdout.split()
    # Those that calculate use one thread each.
    assert threads == ["3", "3"]
    end = time.monotonic() + 60
    while (_lives(one) or _lives(other)) and time.monotonic() < end:
        time.sleep(0.1)
    assert not _lives(one)
    assert not _lives(other)


INTERRUPTED = """
import multiprocessing, os, pickle, signal, sys, time
from itertools import cycle
from proaktiv_match.engines import Processes
from proaktiv_match.profiles import read_participants

if __name__ == "__main__":
    people = cycle(read_participants(sys.argv[2]))
    try:
        for number, _ in enumerate(Processes(2).run(pickle.loads(bytes.fromhex(sys.argv[1])), people)):
            if number == 20:
                os.killpg(0, signal.SIGINT)
    except KeyboardInterrupt:
        print(len(multiprocessing.active_children()))
"""


@pytest.mark.skipif(os.name == "nt", reason="no groups of processes on Windows")
def test_an_interruption_ends_all_of_them_in_silence(world, tmp_path):
    script = tmp_path / "interrupted.py"
    script.write_text(INTERRUPTED, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), pickle.dumps(world.task.fixed()).hex(), str(world.file)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        check=False,
        capture_output=True,
        text=True,
        start_new_session=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n", "")
