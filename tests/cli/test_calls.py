"""The call itself: help, version, wrong options, streams, the other commands."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from rich.text import Text

from proaktiv_match.cli import main
from proaktiv_match.cli._csv import in_csv
from proaktiv_match.cli._progress import count_lines, watched
from proaktiv_match.cli._session import console, harmless
from proaktiv_match.profiles import json_schema
from proaktiv_match.vocabulary import vocabulary

from .conftest import FIXTURES, parsed


def _process(*words: str, env: dict[str, str] | None = None, **options) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "proaktiv_match", *words]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **(env or {})},
        **options,
    )


def test_version(call):
    done = call("--version")
    assert done.code == 0
    assert re.fullmatch(r"proaktiv-match \S+\n", done.out)


def test_help_in_both_languages(call):
    assert "Teilnehmende mit Stellen abgleichen" in call("--help").out
    assert "Match participants with offers" in call("--help", "--lang", "en").out
    german, english = call("match", "--help").out, call("match", "--help", "--lang=en").out
    for option in (
        "--participants", "--offers", "--history", "--places", "--as-of", "--top", "--include-conflicts", "--format",
        "--out", "--lang",
    ):  # fmt: skip
        assert option in german
        assert option in english
    assert "Stichtag" in german
    assert "Stichtag" not in english
    assert "ba-jobsuche" in call("import", "--help").out


def test_help_is_in_one_language(call):
    for command in ((), ("match",), ("why",), ("import",), ("schema",)):
        german, english = call(*command, "--help").out, call(*command, "--help", "--lang", "en").out
        assert not re.search(r"Usage|OPTIONS|ARGS|required|default|Show this|Options:|Commands:", german)
        assert not re.search(r"Aufruf|OPTIONEN|ANGABEN|nötig|Vorgabe|Diese Hilfe|JJJJ", english)
        assert german.startswith("Aufruf: proaktiv-match")
        assert english.startswith("Usage: proaktiv-match")


def test_no_words_at_all_is_a_call_for_help(call):
    assert call().out == call("--help").out
    assert call().code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("matsch",), "match"),
        (("match",), "--participants"),
        (("match", "--participants", "p", "--offers", "o", "--top", "-1"), "--top"),
        (("match", "--participants", "p", "--offers", "o", "--top", "viele"), "--top"),
        (("match", "--participants", "p", "--offers", "o", "--as-of", "31.02.2026"), "--as-of"),
        (("match", "--participants", "p", "--offers", "o", "--as-of", "20260221"), "--as-of"),
        (("match", "--participants", "p", "--offers", "o", "--format", "xml"), "table | json | jsonl | csv | parquet"),
        (("match", "--participants", "p", "--offers", "o", "--engine", "dask"), "serial | processes | spark"),
        (("match", "--participants", "p", "--offers", "o", "--shard", "0/16"), "1/16 … 16/16"),
        (("match", "--participants", "p", "--offers", "o", "--processes", "0"), ">= 1"),
        (("match", "--participants", "p", "--offers", "o", "--lang", "fr"), "de | en"),
        (("match", "--participants", "p", "--offers", "o", "--topp", "3"), "--top"),
        (("why", "P-1"), "OFFER"),
        (("schema", "job"), "participant | offer | result"),
        (("schema", "offer", "offer"), "zu viele Angaben"),
    ],
)
def test_a_wrong_call_is_told_in_german(call, words, told):
    done = call(*words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert "[usage]" in done.err
    assert done.err.splitlines()[-1].startswith("Hilfe: proaktiv-match")


def test_a_wrong_call_as_json(call):
    done = call("match", "--format", "json", "--lang", "en")
    (line,) = done.err.splitlines()
    assert json.loads(line)["code"] == "usage"
    assert json.loads(line)["message"] == "--participants is missing"


def test_schemas_describe_what_goes_in_and_comes_out(call):
    participant, offer = parsed(call("schema", "participant").out), parsed(call("schema", "offer").out)
    assert (participant, offer) == (json_schema("participant"), json_schema("offer"))
    for name, schema in (
        ("participants", participant),
        ("offers", offer),
        ("result", parsed(call("schema", "result").out)),
    ):
        jsonschema.Draft202012Validator.check_schema(schema)
        if name != "result":
            validator = jsonschema.Draft202012Validator(schema)
            for line in Path(f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[:5]:
                validator.validate(json.loads(line))


def test_vocabulary_in_all_forms(call):
    made = parsed(call("vocabulary", "--format", "json").out)
    assert len(made["dimensions"]) == 60
    assert len(made["accommodations"]) == len(vocabulary().accommodations)
    rows = list(csv.DictReader(io.StringIO(call("vocabulary", "--format", "csv").out), delimiter=";"))
    assert len(rows) == len(vocabulary().measures)
    table = call("vocabulary").out
    assert all(name in table for name in vocabulary().dimensions)
    assert all(name in table for name in vocabulary().accommodations)
    assert "Heben und Tragen" in table
    assert "lift/carry" in call("vocabulary", "--lang", "en").out


def test_the_demo_shows_three_people_and_how_to_go_on(call):
    done = call("demo")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("Teilnehmer/in P-") == 3
    assert "✔ passt nach heutigem Wissen" in done.out
    assert "✘ heute nicht passend" in done.out
    assert len(done.out.splitlines()) <= 130
    assert max(len(line) for line in done.out.splitlines() if "proaktiv-match " not in line) <= 100
    (command,) = [line for line in done.out.splitlines() if "proaktiv-match why" in line]
    words = command.split()
    explained = call(*words[words.index("why") :])
    assert explained.code == 0
    assert words[words.index("why") + 2] in explained.out


def test_the_demo_in_english(call):
    done = call("demo", "--lang", "en")
    assert done.out.count("Participant P-") == 3
    assert "How to go on" in done.out


def test_the_places_are_those_of_the_region():
    lines = (FIXTURES / "places.csv").read_text(encoding="utf-8").splitlines()
    region = (FIXTURES / "region.toml").read_text(encoding="utf-8")
    assert lines[0] == "postcode;lat;lon"
    for line in lines[1:]:
        postcode, lat, lon = line.split(";")
        assert re.search(rf'postcode = "{postcode}".*lat = {lat}\d*, lon = {lon}\d*', region)


@pytest.mark.slow
def test_umlauts_come_out_where_the_locale_knows_none():
    done = _process(
        "vocabulary", "--format", "csv", env={"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    )
    assert done.returncode == 0
    assert "Tägliche Arbeitszeit" in done.stdout


@pytest.mark.slow
def test_a_reader_that_has_had_enough_is_no_error():
    command = f"{sys.executable} -m proaktiv_match vocabulary --format json | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout == "{\n"
    assert done.stderr == ""


@pytest.mark.slow
def test_without_typer_and_rich_there_is_a_hint(tmp_path):
    for name in ("typer", "rich"):
        (tmp_path / f"{name}.py").write_text(f"raise ModuleNotFoundError('no {name}', name='{name}')")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = _process("--version", env={"PYTHONPATH": path})
    assert done.returncode == 1
    assert "pip install 'proaktiv_match[cli]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_other_missing_modules_are_not_hidden(monkeypatch):
    monkeypatch.setitem(sys.modules, "proaktiv_match.cli._run", None)
    with pytest.raises(ModuleNotFoundError):
        main(["--version"])


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_that_want_them(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for wanted in (True, False):
        screen = _Terminal()
        console(screen).print("Stapel", style="bold green")
        assert ("\x1b" in screen.getvalue()) is wanted
        assert "Stapel" in screen.getvalue()
        monkeypatch.setenv("NO_COLOR", "1")


def test_what_an_offer_says_cannot_steer_the_terminal(monkeypatch):
    title = "Helfer\x1b[31m\x1b]0;x\x07\x9b\u202e\tin"
    monkeypatch.setenv("TERM", "dumb")
    for screen in (io.StringIO(), _Terminal()):
        console(screen).print(Text(title))
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", screen.getvalue())
        assert "Helfer\ufffd[31m" in screen.getvalue()
    assert harmless("zwei\nZeilen\tTab äöüß ✔") == "zwei\nZeilen\tTab äöüß ✔"
    assert "\x1b" not in in_csv([title])


def test_closed_streams_are_no_crash_but_a_result_is_not_lost(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["schema", "offer"]) == 1
    sys.stderr.close()


def test_a_bar_appears_for_long_work_on_a_terminal_only(monkeypatch, tmp_path):
    file = tmp_path / "p.jsonl"
    file.write_text("{}\n{}\n")
    assert list(watched("x", range(3), 3)) == [0, 1, 2]
    assert count_lines(file) is None
    screen = _Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("proaktiv_match.cli._progress._PATIENCE", -1.0)
    assert list(watched("Abgleichen", range(3), count_lines(file))) == [0, 1, 2]
    assert "Abgleichen" in screen.getvalue()
    assert count_lines(tmp_path / "p.json") is None
