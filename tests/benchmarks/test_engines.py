"""The benchmark of the engines compares bytes, and sees the memory of all processes."""

import os
import sys

import pytest

from benchmarks import engines


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="reads /proc, which Linux has")
def test_engines_side_by_side(tmp_path, monkeypatch, capsys):
    words = ["--offers", "60", "--people", "10", "--processes", "1", "--top", "2", "--cache", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", ["benchmarks.engines", *words])
    monkeypatch.setattr(engines, "_PERIOD", 0.1)
    assert engines.main() == 0
    told = capsys.readouterr().out.splitlines()
    rows = {row[0]: row for line in told if len(row := line.strip("| ").split(" | ")) > 5}
    assert told[-1] == "same bytes"
    assert rows["serial"][6] == rows["processes"][6]
    assert int(rows["processes"][7]) > int(rows["serial"][7]) == 1
    assert int(rows["processes"][8]) > int(rows["processes"][9]) > 10


def test_other_bytes_are_told(tmp_path, monkeypatch, capsys):
    digests = iter("ab")

    def told(*_):
        figures = {"digest": next(digests), "people": 1, "bytes": 1, "first": 0.1, "seconds": 1.0, "cpu": 1.0}
        return figures, engines.Memory()

    monkeypatch.setattr(engines, "_alone", told)
    monkeypatch.setattr(sys, "argv", ["x", "--offers", "20", "--people", "2", "--cache", str(tmp_path)])
    assert engines.main() == 1
    assert "DIFFERENT BYTES" in capsys.readouterr().out
