"""The JSON Schema: valid itself, never stricter than the reader, strict enough to find what case systems get wrong."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from proaktiv_match.errors import InputError
from proaktiv_match.profiles import json_schema, offer_from, participant_from
from proaktiv_match.vocabulary import vocabulary
from tests.profiles.sound import offer, participant, put
from tests.profiles.test_faults import OFFER_CASES, PARTICIPANT_CASES
from tests.worlds import offers, participants

SCHEMAS = {name: json_schema(name) for name in ("participant", "offer")}
CHECK = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_a_schema_of_2020_12(name):
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:proaktiv-match:contract:1:{name}"
    assert schema["title"] == f"proaktiv-match {name}, contract 1"
    assert json.dumps(schema, ensure_ascii=False).count("Attributes:") == 0
    assert json_schema(name) == schema


def test_fields_and_objects_are_described():
    limit = SCHEMAS["participant"]["$defs"]["Limit"]
    assert limit["description"] == "One limit on one measure, by one source."
    assert limit["properties"]["positive"]["description"].startswith('a permission ("vollschichtig leistungsfähig")')
    assert all(part["description"] for name, part in SCHEMAS["offer"]["$defs"].items() if name[0].isupper())


def test_the_names_of_the_vocabulary_are_listed():
    words = vocabulary()
    assert SCHEMAS["participant"]["$defs"]["Limit"]["properties"]["dimension"]["enum"] == list(words.dimensions)
    assert SCHEMAS["offer"]["$defs"]["AccommodationState"]["properties"]["id"]["enum"] == list(words.accommodations)
    source = SCHEMAS["participant"]["$defs"]["LimitSource"]["properties"]
    assert "drv_1a" in source["instrument"]["enum"]
    assert len(SCHEMAS["offer"]["$defs"]["Demand"]["allOf"]) == len(words.dimensions) + len(words.measures)


def test_the_sound_ones_are_valid():
    assert not list(CHECK["participant"].iter_errors(participant()))
    assert not list(CHECK["offer"].iter_errors(offer()))


# What a schema cannot say, or says more softly; the reader finds it.
BEYOND = {
    "date", "diagnosis_code", "duplicate_accommodation", "empty_interval", "missing_quote", "not_a_number", "period",
    "too_deep", "unknown_word", "wish", "invalid_text", None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "make", "case"),
    [("participant", participant, case) for case in PARTICIPANT_CASES]
    + [("offer", offer, case) for case in OFFER_CASES],
)
def test_what_the_reader_refuses_the_schema_refuses_where_it_can(name, make, case):
    pointer, value, code, _ = case
    if code in BEYOND or (code == "unknown_option" and pointer.endswith("option")):
        return
    assert list(CHECK[name].iter_errors(put(make(), pointer, value)))


@given(raw=participants())
def test_participants_of_the_invented_worlds_are_valid(raw):
    assert participant_from(raw)
    assert not list(CHECK["participant"].iter_errors(raw))


@given(raw=offers())
def test_offers_of_the_invented_worlds_are_valid(raw):
    try:
        offer_from(raw)
    except InputError:
        return
    assert not list(CHECK["offer"].iter_errors(raw))


VALUES: list[Any] = [
    None,
    True,
    0,
    1,
    2.0,
    3.5,
    -1,
    101,
    "",
    "nacht",
    "1",
    "[3,6)",
    "(0,inf)",
    [],
    ["nacht"],
    [1],
    {},
    "2026-01-01",
]


def _places(value: Any, pointer: str = "") -> list[str]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, inner in items for place in (f"{pointer}/{key}", *_places(inner, f"{pointer}/{key}"))]


@given(data=st.data(), name=st.sampled_from(["participant", "offer"]))
def test_what_is_read_without_a_fault_is_valid(data, name):
    make, read = (participant, participant_from) if name == "participant" else (offer, offer_from)
    raw = make()
    put(raw, data.draw(st.sampled_from(_places(raw))), data.draw(st.sampled_from(VALUES)))
    try:
        read(raw)
    except InputError:
        return
    assert not list(CHECK[name].iter_errors(raw))
