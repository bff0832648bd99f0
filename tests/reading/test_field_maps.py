"""The data files: complete, dated, and without contradiction."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.profiles import Offer
from proaktiv_match.reading import import_offers, mapping_table
from proaktiv_match.reading._field_map import field_map, load_data
from proaktiv_match.reading._meanings import meanings
from proaktiv_match.reading._text import plain_text
from proaktiv_match.reading._values import read_date, read_instant, read_number
from proaktiv_match.reading._walk import walk
from proaktiv_match.vocabulary import vocabulary

MAPS = ("ba_jobsuche", "hr_ba_xml", "schema_org")
HOWTO = Path(__file__).parents[2] / "docs" / "howto-import.md"


@pytest.mark.parametrize("name", [*MAPS, "statements", "faults"])
def test_every_data_file_says_where_it_comes_from(name):
    meta = load_data(f"{name}.toml")["meta"]
    assert meta["origin"]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", meta["date"])


@pytest.mark.parametrize("name", MAPS)
def test_no_key_is_both_used_and_left_out(name):
    known = field_map(name)
    assert not set(known.fields) & set(known.unused)
    tables = {rule.codes for rules in known.fields.values() for rule in rules if rule.kind == "code"}
    assert tables <= set(known.codes)


def test_meanings_speak_the_vocabulary():
    known, words = meanings(), vocabulary()
    measures = {(name, measure.name): measure for name, one in words.dimensions.items() for measure in one.measures}
    options = measures["shift_pattern", "options"].options
    assert all(set(shift.optional) <= set(options) for shift in known.shift.values())
    assert set(known.traits.values()) <= set(measures)
    assert "home_office_share" in words.accommodations


@pytest.mark.parametrize("source", ["ba-jobsuche", "hr-ba-xml", "schema-org"])
def test_the_documentation_shows_the_tables_as_they_are(source):
    assert mapping_table(source) in HOWTO.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Gewicht < 10 kg &amp; Maß > 3", "Gewicht < 10 kg & Maß > 3"),
        ("<p>Eins</p><p>Zwei<br/>Drei</p>", "Eins\n\nZwei\nDrei"),
        ("&lt;p&gt;Straße&lt;/p&gt;", "Straße"),
        ("<style>p{}</style><b>fett</b>", "fett"),
        ("Zeile 1\r\nZeile 2", "Zeile 1\nZeile 2"),
    ],
)
def test_plain_text(text, plain):
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-11-03T10:00:00Z", "2026-11-03"), ("2019-06-15UTC20:06:270", "2019-06-15"), ("3.1.2027", "2027-01-03")]
    + [(text, None) for text in ("sofort", "20261103", "", "2026-11-034")],
)
def test_dates(text, day):
    assert read_date(text) == day


def test_instants_sort_by_time_across_zones():
    assert read_instant("2026-11-03T01:00:00+02:00") < read_instant("2026-11-03T00:30:00Z")
    assert read_instant("2026-11-03") <= read_instant("2026-11-03T00:00:00")


@given(st.floats(-180, 180, allow_nan=False))
def test_coordinates_keep_their_value(number):
    assert read_number(number) == pytest.approx(number, abs=1e-9)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9999) | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
KEYS = st.sampled_from([path for path in field_map("ba_jobsuche").fields if "." not in path and "[" not in path])


@given(st.dictionaries(KEYS, JSON, max_size=12))
def test_whatever_stands_in_a_field_it_is_an_offer_or_a_fault(tmp_path_factory, fields):
    from proaktiv_match.errors import InputError
    from tests.reading.samples import write

    record = {"referenznummer": "1-S", "stellenangebotsTitel": "Helfer/in", **fields}
    path = write(tmp_path_factory.getbasetemp(), "zufall.json", {"ergebnisliste": [record]})
    try:
        result = import_offers("ba-jobsuche", [path])
    except InputError:
        return
    for offer in result.offers:
        Offer.model_validate(offer)


@given(JSON)
def test_every_leaf_is_walked_once_and_found_by_its_pointer(record):
    pointers = [leaf.pointer for leaf in walk(record, lists=True, item="last_list")]
    assert len(pointers) == len(set(pointers))
    assert pointers
