"""Whole sentences: exactly the dimensions that are limited or permitted, and nothing from a trap."""

from pathlib import Path

import pytest

from .saying import row

LINES = [
    line
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:70])
def test_a_sentence_gives_its_dimensions(line):
    instrument, text, wanted = (part.strip() for part in line.split("|"))
    assert sorted({one["dimension"] for one in row(instrument, text)["proposed"]}) == wanted.split()
