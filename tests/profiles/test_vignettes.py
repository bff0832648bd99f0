"""All people and offers of the acceptance cases are read, or refused where the case says so."""

import json
from pathlib import Path

import pytest

from proaktiv_match.errors import InputError
from proaktiv_match.profiles import offer_from, participant_from

FOLDER = Path(__file__).parents[3] / "shared" / "vignettes"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(FOLDER.glob("*.json"))
    for case in json.loads(path.read_text("utf-8"))["cases"]
]


def _faults(read, raw) -> list[str]:
    try:
        read(raw)
    except InputError as error:
        return [fault.pointer for fault in error.faults]
    return []


@pytest.mark.skipif(not CASES, reason="the acceptance cases are not here")
@pytest.mark.parametrize("case", CASES)
def test_a_case_is_read(case):
    expected = case.get("expected") or case.get("expect") or {}
    if expected.get("verdict") == "error":
        told = _faults(participant_from, case["participant"]) + _faults(offer_from, case["offer"])
        field = expected["error_field"]
        assert any(field.split(".")[-1].split("[")[0] in pointer for pointer in told)
        return
    assert participant_from(case["participant"]).id == case["participant"]["id"]
    assert offer_from(case["offer"]).id == case["offer"]["id"]
