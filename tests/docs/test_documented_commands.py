"""Every command and every Python block of README.md and docs/ does what the page says."""

import doctest
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .console import blocks, commands, matches

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FILES = ("participants.jsonl", "offers.jsonl", "places.csv")


def _with(kind: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, kind)]


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder with the invented files; the first twelve people keep it quick."""
    for name in FILES:
        shutil.copy(ROOT / "data" / "fixtures" / name, tmp_path)
    people = tmp_path / "participants.jsonl"
    lines = people.read_text(encoding="utf-8").splitlines(keepends=True)
    people.write_text("".join(lines[:12]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def environment(folder):
    """A shell that finds this very program, with screens of a hundred columns."""
    programs = folder / ".programs"
    programs.mkdir()
    for name, words in (("proaktiv-match", f'"{sys.executable}" -m proaktiv_match'), ("python", f'"{sys.executable}"')):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    search = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": search, "PYTHONPATH": path, "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


@pytest.mark.parametrize("page", _with("console"), ids=_name)
def test_console_sessions(page, environment):
    for line, body in blocks(page, "console"):
        for command in commands(body, line):
            done = subprocess.run(
                ["bash", "-c", command.text],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                check=False,
                env=environment,
            )
            where = f"{_name(page)}:{command.line}\n$ {command.text}\n{done.stdout}"
            assert done.returncode == command.code, where
            assert matches(command.expected, done.stdout), where


@pytest.mark.parametrize("page", _with("python"), ids=_name)
def test_python_blocks(page, folder, capsys):
    names: dict[str, object] = {"__name__": "documentation"}
    for line, body in blocks(page, "python"):
        where = f"{_name(page)}:{line}"
        if ">>>" in body:
            example = doctest.DocTestParser().get_doctest(body, names, where, str(page), line)
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
            runner.run(example, clear_globs=False)
            names.update(example.globs)
            assert runner.summarize(verbose=False).failed == 0, capsys.readouterr().out
        else:
            exec(compile(body, where, "exec"), names)  # noqa: S102  our own pages


def test_every_documented_program_call_is_in_a_block_that_runs():
    """A call in a plain block would be read but never run."""
    for page in PAGES:
        run = "\n".join(body for _, body in blocks(page, "console"))
        for text in page.read_text(encoding="utf-8").splitlines():
            if text.startswith("$ proaktiv-match"):
                assert text in run, f"{_name(page)}: {text}"


@pytest.mark.parametrize(
    ("expected", "shown", "fits"),
    [
        (["a", "…", "c"], "a\nb\nb\nc\n", True),
        (["a …"], "a (3)  \nmore", True),
        (["b"], "a\nb", False),
        (["a", "", ""], "a", True),
        (["a b", "c"], "a\nb c", True),
        ([], "anything", True),
        (["a", "…", "d"], "a\nb\nc", False),
    ],
)
def test_what_a_page_shows_is_compared(expected, shown, fits):
    assert matches(expected, shown) is fits
