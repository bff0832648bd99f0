"""Calls of the command line, in this process, with files of their own."""

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from proaktiv_match.cli import main

FIXTURES = Path(__file__).resolve().parents[2] / "data" / "fixtures"
AS_OF = "2026-11-21"


class Done(NamedTuple):
    """What a call left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def call(capsys, monkeypatch, tmp_path):
    """Run the command line in a folder with the invented files; six people and sixty offers keep it quick."""
    monkeypatch.chdir(tmp_path)
    for name, count in (("participants.jsonl", 6), ("offers.jsonl", 60)):
        lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines(keepends=True)[:count]
        (tmp_path / name).write_text("".join(lines), encoding="utf-8")
    shutil.copy(FIXTURES / "places.csv", tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*words: str) -> Done:
        capsys.readouterr()
        code = main(words)
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def match(call):
    """`match` over the invented files."""

    def run(*words: str) -> Done:
        return call(
            "match", "--participants", "participants.jsonl", "--offers", "offers.jsonl", "--as-of", AS_OF, *words
        )

    return run


@pytest.fixture
def why(call):
    """`why` over the invented files."""

    def run(*words: str) -> Done:
        return call("why", "--participants", "participants.jsonl", "--offers", "offers.jsonl", "--as-of", AS_OF, *words)

    return run


def parsed(text: str) -> Any:
    """JSON of an output."""
    return json.loads(text)
