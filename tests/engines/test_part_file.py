"""The file of a part: finished blocks are kept, everything else is written again, and other inputs are refused."""

import os
import stat
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proaktiv_match.engines import Shard, _part_file, write_part
from proaktiv_match.errors import InputError

LINES = [f"Zeile {number} äß" for number in range(23)]
WHOLE = "".join(f"{line}\n" for line in LINES).encode()
MADE = {"--top": "20", "--index": "abc"}


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch):
    monkeypatch.setattr(_part_file, "_TOGETHER", 4)


class Stopped(Exception):  # noqa: N818  no error of the package
    """A run that breaks off."""


def until(stop):
    def results(done):
        yield from LINES[done:stop]
        if stop < len(LINES):
            raise Stopped

    return results


def all_but(asked):
    def results(done):
        asked.append(done)
        return LINES[done:]

    return results


def code_of(folder, made=MADE):
    with pytest.raises(InputError) as caught:
        write_part(folder, Shard(), made, until(len(LINES)))
    (fault,) = caught.value.faults
    return fault


def test_a_part_is_written_once(tmp_path):
    asked = []
    done = write_part(tmp_path, Shard(3, 16), MADE, all_but(asked))
    assert (done.participants, done.before) == (23, 0)
    assert done.path.read_bytes() == WHOLE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["part-03-of-16.journal", "part-03-of-16.jsonl"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    before = done.path.stat().st_mtime_ns
    again = write_part(tmp_path, Shard(3, 16), MADE, all_but(asked))
    assert (again.participants, again.before, asked) == (23, 23, [0])
    assert again.path.stat().st_mtime_ns == before


@pytest.mark.parametrize(("stop", "kept"), [(4, 4), (5, 4), (11, 8), (22, 20)])
def test_a_run_that_broke_off_goes_on_behind_its_last_block(tmp_path, stop, kept):
    with pytest.raises(Stopped):
        write_part(tmp_path, Shard(), MADE, until(stop))
    assert not (tmp_path / "part-1-of-1.jsonl").exists()
    asked = []
    done = write_part(tmp_path, Shard(), MADE, all_but(asked))
    assert (asked, done.before, done.participants) == ([kept], kept, 23)
    assert done.path.read_bytes() == WHOLE


def test_a_run_that_fails_at_once_leaves_nothing(tmp_path):
    with pytest.raises(Stopped):
        write_part(tmp_path, Shard(), MADE, until(3))
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=60)
@given(st.data())
def test_whatever_was_cut_off_or_spoilt_the_bytes_are_the_same(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("part")
    with pytest.raises(Stopped):
        write_part(folder, Shard(), MADE, until(data.draw(st.integers(5, 22))))
    for name in ("unfinished", "journal"):
        path = folder / f"part-1-of-1.{name}"
        content = path.read_bytes()
        kind = data.draw(st.sampled_from(("whole", "cut", "longer", "gone")))
        if kind == "gone":
            path.unlink()
        elif kind == "cut":
            path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
        elif kind == "longer":
            path.write_bytes(content + b'{"partici')
        elif name == "unfinished" and data.draw(st.booleans()):
            place = data.draw(st.integers(0, len(content) - 1))
            path.write_bytes(content[:place] + b"\x00" + content[place + 1 :])
    assert write_part(folder, Shard(), MADE, until(len(LINES))).path.read_bytes() == WHOLE


def test_a_finished_file_that_was_taken_away_or_changed_is_written_again(tmp_path):
    path = write_part(tmp_path, Shard(), MADE, until(len(LINES))).path
    path.unlink()
    assert write_part(tmp_path, Shard(), MADE, until(len(LINES))).path.read_bytes() == WHOLE
    path.write_bytes(WHOLE[:-3])
    done = write_part(tmp_path, Shard(), MADE, until(len(LINES)))
    assert (done.before, path.read_bytes()) == (20, WHOLE)


def test_an_older_file_stays_until_the_new_one_is_whole(tmp_path):
    path = write_part(tmp_path, Shard(), MADE, until(len(LINES))).path
    path.with_suffix(".journal").unlink()
    with pytest.raises(Stopped):
        write_part(tmp_path, Shard(), MADE, until(9))
    assert path.read_bytes() == WHOLE


def test_killed_between_the_last_two_steps(tmp_path):
    path = write_part(tmp_path, Shard(), MADE, until(len(LINES))).path
    journal = path.with_suffix(".journal")
    journal.write_bytes(journal.read_bytes().replace(b'{"finished": true}\n', b""))
    asked = []
    done = write_part(tmp_path, Shard(), MADE, all_but(asked))
    assert (asked, done.before, path.read_bytes()) == ([23], 23, WHOLE)
    assert journal.read_bytes().endswith(b'{"finished": true}\n')


def test_other_inputs_are_refused_and_named(tmp_path):
    with pytest.raises(Stopped):
        write_part(tmp_path, Shard(), MADE, until(9))
    fault = code_of(tmp_path, {"--top": "5", "--index": "abc"})
    assert fault.code == "part_of_others"
    assert "(--top)" in fault.message
    assert "--history, --top" in code_of(tmp_path, {"--history": "x", "--index": "abc"}).message_en
    assert code_of(tmp_path, {}).code == "part_of_others"
    # Nothing was lost by asking.
    asked = []
    write_part(tmp_path, Shard(), MADE, all_but(asked))
    assert asked == [8]
    assert code_of(tmp_path, {"--top": "5", "--index": "abc"}).code == "part_of_others"


def test_a_foreign_file_is_not_overwritten(tmp_path):
    (tmp_path / "part-1-of-1.journal").write_text("Tagebuch\n", "utf-8")
    assert code_of(tmp_path).code == "part_foreign"
    assert (tmp_path / "part-1-of-1.journal").read_text("utf-8") == "Tagebuch\n"


def test_two_runs_do_not_write_one_part(tmp_path):
    def results(done):
        assert code_of(tmp_path).code == "part_in_use"
        return LINES[done:]

    assert write_part(tmp_path, Shard(), MADE, results).path.read_bytes() == WHOLE


def test_a_folder_that_is_missing_or_closed(tmp_path):
    assert code_of(tmp_path / "nowhere").code == "part_folder"
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    assert code_of(file).code == "part_folder"
    closed = tmp_path / "closed"
    closed.mkdir(0o500)
    if not os.access(closed, os.W_OK):
        assert code_of(closed).code == "part_folder"


def test_results_are_not_all_held_in_memory(tmp_path):
    ahead = []

    def results(_):
        for number in range(1000):
            size = (tmp_path / "part-1-of-1.unfinished").stat().st_size if number > 8 else 0
            ahead.append(number - size // 10)
            yield f"{number:09}"

    write_part(tmp_path, Shard(), MADE, results)
    assert max(islice(ahead, 9, None)) <= 8
