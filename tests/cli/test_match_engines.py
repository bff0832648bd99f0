"""`match --engine`, `--processes`, `--shard`, `--format jsonl`: the same bytes, and calls that make no sense."""

import os
import signal
import stat
import tempfile
from pathlib import Path

import pytest

from proaktiv_match.cli._progress import watched
from proaktiv_match.engines import Processes
from proaktiv_match.engines._child import Child
from proaktiv_match.engines._worker import Worker

from .conftest import AS_OF, parsed


@pytest.fixture
def indexed(call):
    """`match` over an index of the invented offers."""
    assert call("index", "build", "--offers", "offers.jsonl", "--out", "index").code == 0

    def run(*words: str):
        people = ("--participants", "participants.jsonl")
        return call("match", *people, "--index", "index", "--as-of", AS_OF, *words)

    return run


def _parts(name: str) -> list[Path]:
    return sorted(Path(name).iterdir())


def test_every_form_has_the_same_bytes_on_every_engine(match, indexed, monkeypatch, tmp_path):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for form in ("table", "csv"):
        done = indexed("--format", form, "--top", "2", "--engine", "processes", "--processes", "1")
        assert (done.code, done.out, done.err) == (0, match("--format", form, "--top", "2").out, "")
    done = match("--format", "json", "--top", "2", "--engine", "processes", "--processes", "2")
    assert (done.code, done.out, done.err) == (0, match("--format", "json", "--top", "2").out, "")
    # The index that it made of the offers is gone.
    assert list(temporary.iterdir()) == []


def test_a_table_in_colours_has_the_same_bytes_on_every_engine(indexed, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.delenv("NO_COLOR", raising=False)
    here = indexed("--top", "1")
    there = indexed("--top", "1", "--engine", "processes", "--processes", "1")
    assert "\x1b[" in here.out
    assert there.out == here.out
    # A file is none.
    indexed("--top", "1", "--out", "list.txt")
    assert "\x1b[" not in Path("list.txt").read_text("utf-8")


def test_json_lines_are_the_lines_of_the_array(match):
    array = match("--format", "json").out.splitlines()
    assert match("--format", "jsonl").out.splitlines() == [line.removesuffix(",") for line in array[1:-1]]
    assert match("--format", "jsonl", "--out", "results.jsonl").out == ""
    assert Path("results.jsonl").read_text("utf-8") == match("--format", "jsonl").out


def test_parts_in_files_and_in_a_folder(match):
    expected = match("--format", "jsonl").out.splitlines()
    Path("results").mkdir()
    lines, found = [], []
    for number in (1, 2, 3):
        words = ("--format", "jsonl", "--shard", f"{number}/3")
        assert match(*words, "--out", f"{number}.jsonl").code == 0
        lines += Path(f"{number}.jsonl").read_text("utf-8").splitlines()
        done = match(*words, "--out", "results", "--lang", "de")
        assert (done.code, done.out) == (0, "")
        assert f"Teil {number}/3 fertig: " in done.err
        found += Path(f"results/part-{number}-of-3.jsonl").read_text("utf-8").splitlines()
    assert sorted(lines) == sorted(found) == sorted(expected)
    assert {stat.S_IMODE(path.stat().st_mode) for path in _parts("results")} == {0o600}


def test_a_whole_run_into_a_folder_goes_on_with_another_engine(indexed, match, monkeypatch):
    expected = match("--format", "jsonl", "--lang", "en").out
    Path("results").mkdir()
    monkeypatch.setattr("proaktiv_match.engines._part_file._TOGETHER", 2)
    words = ("--format", "jsonl", "--out", "results", "--lang", "en")
    answer = Worker.answer

    def broken(self, participant):
        if participant.id == "P-0005":
            raise RuntimeError("höchstens 3 kg")
        return answer(self, participant)

    with monkeypatch.context() as patched:
        patched.setattr(Worker, "answer", broken)
        done = indexed(*words)
        assert (done.code, done.out) == (1, "")
        assert "3 kg" not in done.err
    assert [path.suffix for path in _parts("results")] == [".journal", ".unfinished"]
    done = indexed(*words, "--engine", "processes", "--processes", "1")
    assert done.code == 0
    assert "Part 1/1 done: 6 participants, 4 of them from an earlier run" in done.err
    assert Path("results/part-1-of-1.jsonl").read_text("utf-8") == expected


def test_faults_of_people_leave_nothing_behind_and_can_be_mended(match):
    people = Path("participants.jsonl").read_text("utf-8")
    Path("results").mkdir()
    Path("participants.jsonl").write_text(people + '{"id": "P-9"', "utf-8")
    words = ("--format", "jsonl", "--out", "results")
    done = match(*words)
    assert done.code == 2
    assert parsed(done.err)["code"] == "truncated_json"
    assert _parts("results") == []
    Path("participants.jsonl").write_text(people, "utf-8")
    assert match(*words).code == 0


def test_a_process_that_is_killed_writes_nothing(indexed, monkeypatch):
    def killed(self, number, lines):
        os.kill(self._process.pid, signal.SIGKILL)
        self.take()

    monkeypatch.setattr(Child, "give", killed)
    done = indexed("--engine", "processes", "--processes", "1", "--format", "csv", "--out", "list.csv")
    assert done.code == 1
    assert "SIGKILL" in done.err
    assert done.err.rstrip().endswith("[run]")
    assert len(done.err.splitlines()) == 1
    assert not Path("list.csv").exists()
    assert not [path for path in Path().iterdir() if path.name.endswith(".part")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--processes", "2"), "--engine processes"),
        (("--shard", "1/2"), "--format jsonl | parquet"),
        (("--shard", "1/2", "--format", "csv"), "--format jsonl | parquet"),
        (("--format", "parquet"), "--out"),
        (("--shard", "3/2", "--format", "jsonl"), "1/16 … 16/16"),
        (("--out", "."), "Ordner"),
        (("--shard", "1/2", "--format", "jsonl", "--out", "results"), "Ordner für die Teile"),
        (("--format", "jsonl", "--out", "nowhere/results.jsonl"), "Ordner"),
    ],
)
def test_calls_that_make_no_sense(match, words, told):
    done = match(*words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    english = match(*words, "--lang", "en").err
    assert english != done.err
    assert not Path("results").exists()


def test_the_end_by_a_signal_removes_the_index_that_was_made(match, monkeypatch, tmp_path):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    seen = []

    def ended(*_):
        seen.extend(stat.S_IMODE(path.stat().st_mode) for path in temporary.iterdir())
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(Processes, "run", ended)
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        with pytest.raises(SystemExit) as caught:
            match("--engine", "processes")
    finally:
        signal.signal(signal.SIGTERM, before)
    assert caught.value.code == 128 + signal.SIGTERM
    assert list(temporary.iterdir()) == []
    assert seen == [0o700]


def test_a_pipe_cannot_be_read_by_several(indexed, match):
    Path("results").mkdir()
    done = match("--format", "jsonl", "--out", "results", "--history", os.devnull)
    assert done.code == 2
    assert parsed(done.err)["code"] == "no_pipe"
    assert _parts("results") == []


def test_the_bar_shows_the_time_that_is_left(monkeypatch, capsys):
    monkeypatch.setattr("proaktiv_match.cli._progress._PATIENCE", -1.0)
    for rest, total, shown in (("noch", 3, True), ("noch", None, False), ("", 3, False)):
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
        monkeypatch.setenv("TERM", "xterm-256color")
        assert list(watched("Abgleichen", range(3), total, rest=rest)) == [0, 1, 2]
        assert ("noch" in capsys.readouterr().err) is shown
