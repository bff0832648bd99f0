"""Whatever stands in a table: records of the contract or faults, never a traceback, never a value in a fault."""

import csv
import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proaktiv_match.errors import InputError
from proaktiv_match.profiles import offer_from, participant_from
from proaktiv_match.reading.sheets import import_sheets
from proaktiv_match.reading.sheets._fields import known_fields

USUAL = (
    "", "x", "ja", "nein", "-", "10", "12,5 kg", "01.12.2026", "sofort", "B", "Deutsch B1", "selten", "zeitweise",
    "unter 6", "bis 33 %", "Früh, Nacht", "keine Einschränkung", "58636", "51311", "vollschichtig", "k. A.", "3-6",
)  # fmt: skip
CELLS = st.one_of(st.sampled_from(USUAL), st.text(max_size=12))


def outcome(form, path, kind):
    """The records, or the faults."""
    try:
        return import_sheets(form, [path], kind=kind).records, ()
    except InputError as error:
        return None, error.faults


def headings(kind):
    return st.lists(st.sampled_from(sorted(known_fields(kind).headings)), min_size=1, max_size=6, unique=True)


def table(heads, rows):
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows([heads, *rows])
    return stream.getvalue().encode("utf-8", "replace")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from(["offers", "participants"]))
def test_any_table(tmp_path, data, kind):
    heads = ["id", *data.draw(headings(kind))]
    row = st.lists(CELLS, min_size=len(heads), max_size=len(heads))
    path = tmp_path / "tabelle.csv"
    path.write_bytes(table(heads, data.draw(st.lists(row, max_size=4))))
    records, faults = outcome("csv", path, kind)
    assert (records is None) == bool(faults)
    assert all(fault.message and fault.message_en for fault in faults)
    check = offer_from if kind == "offers" else participant_from
    assert [check(record).id for record in records or ()] == sorted(record["id"] for record in records or ())


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300))
def test_any_bytes(tmp_path, content):
    path = tmp_path / "tabelle.csv"
    path.write_bytes(content)
    for form in ("csv", "xlsx"):
        records, faults = outcome(form, path, "offers")
        assert (records is None) == bool(faults)
