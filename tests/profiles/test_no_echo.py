"""Whatever value is put wherever: no message, no pointer, no traceback of a fault holds it."""

import copy
import json
import traceback
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.errors import InputError
from proaktiv_match.profiles import offer_from, participant_from, read_offers, read_participants
from tests.profiles.sound import offer, participant, put, written

SECRET = "Zq7Geheim"  # noqa: S105 - stands for a value of a person
NUMBER = 73519286

# The secret alone, inside other kinds of values, and dressed up as something that the models look into.
DRESSED = [
    SECRET,
    f"{SECRET} F33.1",
    f"[{NUMBER},3)",
    f"2026-{SECRET}",
    f"2026-02-3{SECRET}",
    NUMBER,
    -NUMBER,
    float(NUMBER) + 0.5,
    [SECRET],
    [NUMBER],
    [[SECRET]],
    {"word": SECRET, "lexicon": "drv"},
    {"word": "oft", "lexicon": SECRET},
    {"word": NUMBER},
    {"dimension": SECRET, "measure": SECRET},
    {"dimension": "lift_carry", "measure": SECRET},
    {"dimension": "lift_carry", "measure": "oft", "at_most": SECRET, "amount": SECRET, "source": {"date": SECRET}},
    {"dimension": "shift_pattern", "measure": "options", "excluded": [SECRET], "required": [SECRET]},
    {"dimension": "shift_pattern", "option": SECRET},
    {"id": SECRET, "status": SECRET, "acts_on": [SECRET], "steps": [{"from": SECRET, "amount": NUMBER}]},
    {"kind": "ad_text", "quote": None, "date": SECRET},
    SECRET + "\ud83d",
    SECRET * 5000,
]


def _places(value: Any, pointer: str = "") -> list[str]:
    found = [pointer] if pointer else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += _places(inner, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            found += _places(inner, f"{pointer}/{index}")
    return found


KINDS = {
    "participant": (participant, participant_from, read_participants, _places(participant())),
    "offer": (offer, offer_from, read_offers, _places(offer())),
}


def _said(error: InputError) -> str:
    told = [str(error), error.message_en, repr(error.faults), "".join(traceback.format_exception(error))]
    for fault in error.faults:
        told += [fault.as_line("de"), fault.as_line("en"), json.dumps([fault.as_json("de"), fault.as_json("en")])]
    return "\n".join(told)


@given(data=st.data(), kind=st.sampled_from(sorted(KINDS)))
def test_no_value_is_told(data, kind):
    make, read_one, _, places = KINDS[kind]
    raw = make()
    for place in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=3, unique=True)):
        # A place inside a value that was replaced before is gone.
        try:
            put(raw, place, copy.deepcopy(data.draw(st.sampled_from(DRESSED))))
        except (KeyError, IndexError, TypeError, ValueError):
            continue
    try:
        read_one(raw)
    except InputError as error:
        said = _said(error)
        assert SECRET not in said
        assert str(NUMBER) not in said


def test_no_value_of_a_file_is_told(tmp_path):
    for kind, (make, _, read, places) in KINDS.items():
        for index, dressed in enumerate(DRESSED[::4]):
            records = []
            for number, place in enumerate(places):
                if not place.startswith("/ext"):
                    record = make(id=f"X-{number}")
                    records.append(put(record, place, copy.deepcopy(dressed)))
            for text in ("\n".join(map(json.dumps, records)), json.dumps(records), json.dumps(records)[:-500]):
                path = written(tmp_path / f"{kind}-{index}", text.encode())
                try:
                    read(path)
                except InputError as error:
                    said = _said(error)
                    assert SECRET not in said
                    assert str(NUMBER) not in said


def test_broken_json_is_told_without_its_text(tmp_path):
    text = json.dumps(participant(home={"postcode": SECRET}))
    for cut in range(0, len(text), 29):
        for data in (text[:cut] + "\\" + text[cut:], text[:cut], text[:cut] + f" {SECRET} " + text[cut:]):
            try:
                read_participants(written(tmp_path / "p", data.encode()))
            except InputError as error:
                # A secret that falls into a key is a key; keys are told as pointers.
                said = "\n".join(fault.message + fault.message_en + str(fault.allowed) for fault in error.faults)
                assert SECRET not in said
