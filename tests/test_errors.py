"""Errors cross processes whole."""

import pickle

import pytest

from proaktiv_match.errors import (
    DisagreementError,
    Fault,
    InputError,
    NotFoundError,
    ProaktivMatchError,
    RunError,
    UnreadableFileError,
)

FAULT = Fault("p.jsonl", 2, "/id", "missing_field", "fehlt", "is missing", "text", 3)


@pytest.mark.parametrize("kind", [InputError, UnreadableFileError])
def test_faults_survive_the_way_to_another_process(kind):
    error = kind([FAULT], 1200, {"missing_field": 1200})
    back = pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes
    assert type(back) is kind
    assert (back.faults, back.total, back.counts) == ((FAULT,), 1200, {"missing_field": 1200})
    assert (str(back), back.message_en) == (str(error), error.message_en)


@pytest.mark.parametrize("kind", [ProaktivMatchError, NotFoundError, DisagreementError, RunError])
def test_both_languages_survive_the_way_to_another_process(kind):
    back = pickle.loads(pickle.dumps(kind("gibt es nicht", "does not exist")))  # noqa: S301  our own bytes
    assert type(back) is kind
    assert [back.in_language(lang) for lang in ("de", "en")] == ["gibt es nicht", "does not exist"]
