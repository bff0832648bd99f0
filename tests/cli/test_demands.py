"""`demands derive`: an O*NET folder and a crosswalk in, a table out."""

import json
import stat

import pytest

from proaktiv_match.reading.occupations import TypicalDemands
from tests.reading.occupations.onet_folder import SITTING, context, folder


@pytest.fixture
def derive(call, tmp_path):
    folder(tmp_path / "onet", work_context=[context("53-7065.00", SITTING, "2.00")])
    (tmp_path / "soc_kldb.csv").write_text("soc,kldb\n53-7065.00,51311\n99-9999.00,011\n", encoding="utf-8")
    words = ("demands", "derive", "--onet", "onet", "--crosswalk", "soc_kldb.csv", "--out", "own.csv")
    return lambda *more: call(*words, *more)


def test_a_table_is_made_and_can_be_opened(derive, tmp_path):
    done = derive()
    assert done.code == 0
    assert "1 Angaben zu 1 Schlüsseln geschrieben nach own.csv" in done.err
    assert "1 Schlüssel ohne Beruf in den O*NET-Dateien: 011" in done.err
    assert "CC BY 4.0" in done.err
    assert [cell.amount for cell in TypicalDemands.open(tmp_path / "own.csv").of("51311")] == ["[10,40]"]
    assert stat.S_IMODE((tmp_path / "own.csv").stat().st_mode) == 0o600


def test_the_report_as_json(derive):
    assert json.loads(derive("--format", "json").err) == {"codes": 1, "cells": 1, "unmatched": ["011"]}


def test_a_fault_is_told_and_nothing_is_written(derive, tmp_path):
    (tmp_path / "soc_kldb.csv").write_text("soc,kldb\n53-7065.00,5\n", encoding="utf-8")
    done = derive("--lang", "en")
    assert done.code == 2
    assert "soc_kldb.csv:2 /kldb: " in done.err
    assert "[kldb]" in done.err
    assert not (tmp_path / "own.csv").exists()


def test_help_speaks_german_first(call):
    done = call("demands", "derive", "--help")
    assert done.code == 0
    assert "O*NET-Datenbank" in done.out
