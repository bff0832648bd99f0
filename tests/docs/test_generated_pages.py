"""The pages of the vocabulary and of the rules say what the data say."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from proaktiv_match.vocabulary import vocabulary

DOCS = Path(__file__).parents[2] / "docs"


def generate(docs: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(docs / "generate.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    shutil.copytree(DOCS / "page_maker", docs / "page_maker", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("generate.py", "vocabulary.md", "rules.md"):
        shutil.copy(DOCS / name, docs / name)
    return docs


def test_the_pages_are_those_of_the_data():
    done = generate(DOCS, "--check")

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_page_that_was_changed_by_hand_is_noticed(copied: Path):
    page = copied / "rules.md"
    page.write_text(page.read_text("utf-8").replace("24 Monate", "36 Monate"), "utf-8")

    done = generate(copied, "--check")

    assert done.returncode == 1
    assert done.stdout == "docs/rules.md: differs from the data; run python docs/generate.py\n"


def test_a_missing_page_is_written(copied: Path):
    (copied / "vocabulary.md").unlink()

    assert generate(copied).returncode == 0
    assert (copied / "vocabulary.md").read_bytes() == (DOCS / "vocabulary.md").read_bytes()


def test_a_code_without_words_stops_the_generator(copied: Path):
    notes = copied / "page_maker" / "notes.toml"
    notes.write_text(notes.read_text("utf-8").replace("\nfaded = {", "\nfadd = {", 1), "utf-8")

    done = generate(copied)

    assert done.returncode == 1
    assert "without words ['faded'], no longer used ['fadd']" in done.stderr


def test_every_entry_of_the_vocabulary_has_its_place():
    words = vocabulary()
    page = (DOCS / "vocabulary.md").read_text("utf-8")
    rules = (DOCS / "rules.md").read_text("utf-8")

    assert [name for name in (*words.dimensions, *words.accommodations) if f"| `{name}` |" not in page] == []
    assert [key for key in words.measures if page.count(f"| `{'.'.join(key)}`") != 2] == []
    assert [name for name in words.rules if f"| `{name}` |" not in rules] == []
