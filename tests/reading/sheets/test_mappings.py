"""The mapping file: proposed once, shown, kept; nothing uncertain is decided silently."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.errors import InputError
from proaktiv_match.reading.sheets import import_sheets, mapping_text, propose_mapping
from proaktiv_match.reading.sheets._fields import known_fields
from proaktiv_match.reading.sheets._headings import guess
from proaktiv_match.reading.sheets._mapping import propose
from proaktiv_match.reading.sheets._record import _RowReader

from .conftest import OFFERS, PEOPLE


@pytest.mark.parametrize("kind", ["offers", "participants"])
def test_every_known_heading_means_what_the_data_say(kind):
    known = known_fields(kind)
    for heading, meant in known.headings.items():
        assert guess(heading, kind).heading == meant
        assert all(name in known.fields for name in meant.fields)
    assert {field.kind for field in known.fields.values() if not hasattr(_RowReader, f"_{field.kind}")} == {"measure"}


@pytest.mark.parametrize(
    ("heading", "kind", "fields"),
    [
        ("STELLENBEZEICHNUNG", "offers", ("title",)),
        ("Stellenbezeichnug", "offers", ("title",)),
        ("Postleitzahl:", "offers", ("workplace.postcode",)),
        ("Heben (max. kg)", "participants", ("limits.lift_carry.selten", "limits.lift_carry.manchmal")),
        ("Heben und Tragen (kg) › manchmal", "offers", ("demands.lift_carry.manchmal",)),
        ("Umgebung › Lärm", "participants", ("limits.noise.grade",)),
        ("Lärm (0-5)", "participants", ("limits.noise.grade",)),
        ("max. Entfernung (km, Luftlinie)", "participants", ("wishes.max_km",)),
        ("lift_carry.oft", "offers", ("demands.lift_carry.oft",)),
        ("limits.sitting.minutes", "participants", ("limits.sitting.minutes",)),
    ],
)
def test_headings_that_are_sure(heading, kind, fields):
    assert guess(heading, kind).heading.fields == fields


@pytest.mark.parametrize("heading", ["Stunden", "Datum", "Ausbildung", "Qualifikation", "Team"])
@pytest.mark.parametrize("kind", ["offers", "participants"])
def test_headings_that_may_mean_several_things_stay_open(heading, kind):
    assert guess(heading, kind).heading is None


@pytest.mark.parametrize("heading", ["Farbe", "Orte", "Heben selten oder oft", "Grenze 3", "selten", "", "Mail2"])
def test_headings_that_stay_open(heading):
    assert guess(heading, "participants").heading is None


def test_two_columns_for_one_field_leave_the_weaker_open():
    mapping = propose("offers", [("Stellenbezeichnug", True), ("Titel", True), ("Bezeichnung", True)])
    assert mapping.columns["Titel"].fields == ("title",)
    assert mapping.columns["Stellenbezeichnug"].is_open
    assert mapping.columns["Bezeichnung"].is_open
    assert mapping.columns["Bezeichnung"].guess.similar == ("title",)


def test_lists_may_have_several_columns():
    mapping = propose("offers", [("Kenntnisse", True), ("Kompetenzen", True)])
    assert [column.fields for column in mapping.columns.values()] == [("skills",), ("skills",)]


def test_the_proposal_is_kept_and_gives_the_same_records(write, tmp_path):
    path = write(OFFERS)
    proposed = propose_mapping("csv", [path])
    kept = tmp_path / "zuordnung.toml"
    kept.write_text(mapping_text(proposed), encoding="utf-8")
    by_file = import_sheets("csv", [path], mapping=kept)
    assert by_file.records == import_sheets("csv", [path]).records
    assert tomllib.loads(kept.read_text("utf-8"))["kind"] == "offers"


@given(st.lists(st.text(min_size=1, max_size=20), unique=True, max_size=6))
def test_any_headings_give_a_file_that_can_be_read(headings):
    mapping = propose("participants", [(heading, True) for heading in headings])
    raw = tomllib.loads(mapping_text(mapping))
    assert [column["header"] for column in raw.get("column", [])] == headings


def test_the_file_shows_where_the_source_of_limits_goes(write):
    text = mapping_text(propose_mapping("csv", [write("Kennung;Sitzen;Befund vom\n")], "participants"))
    assert '# instrument = "drv_1a"' in text
    assert "# date" not in text


def test_a_renamed_column_is_not_lost_silently(write, tmp_path, faults):
    kept = tmp_path / "zuordnung.toml"
    kept.write_text(mapping_text(propose_mapping("csv", [write(PEOPLE)], "participants")), encoding="utf-8")
    found = faults(PEOPLE.replace("Sitzen;", "Sitzen2;"), "participants", mapping=kept)
    assert {(fault.code, fault.pointer) for fault in found} == {
        ("missing_column", "/Sitzen"),
        ("undecided_column", "/Sitzen2"),
    }
    assert "„Sitzen2“" in found[0].message


def test_open_columns_of_offers_are_counted(read):
    done = read("ID;Titel;Pausenraum\n1;Küche;ja\n2;Lager;\n")
    assert done.reports[0].unknown == {"Pausenraum": 1}
    assert [column.header for column in done.undecided] == ["Pausenraum"]


def test_open_columns_of_people_stop_the_import_because_a_limit_may_stand_there(faults):
    (fault,) = faults("Kennung;Status;Armbeweglichkeit links\nP-1;stabil;30 Grad\n", "participants")
    assert (fault.code, fault.pointer) == ("undecided_column", "/Armbeweglichkeit links")
    assert "30" not in fault.message + str(fault.allowed)


def test_an_open_column_without_values_stops_nothing(read):
    assert len(read("Kennung;Status;Farbe\nP-1;stabil;\n", "participants").records) == 1


def test_values_beside_the_table_are_not_lost(read, faults):
    assert read("ID;Titel;\n1;Küche;Geheimnis\n").reports[0].unknown == {"Spalte C": 1}
    (fault,) = faults("Kennung;Status;\nP-1;stabil;nicht heben\n", "participants")
    assert fault.pointer == "/Spalte C"


def test_names_and_diagnoses_are_left_out_with_the_reason(read):
    done = read("Kennung;Nachname;Diagnose;Geburtsdatum\nP-1;Geheim;F33.1;01.01.1980\n", "participants")
    assert done.records == ({"id": "P-1", "contract": "1"},)
    assert set(done.reports[0].unused) == {"Nachname", "Diagnose", "Geburtsdatum"}
    assert "Diagnosen" in done.reports[0].unused["Diagnose"][1]


WRONG = """\
version = 1
kind = "offers"
colour = 1
[constants]
kind = "employment"
lexicons = ["klingonisch"]
[[column]]
header = "ID"
field = "idd"
[[column]]
header = "Titel"
feld = "title"
[[column]]
header = "Nacht"
field = "demands.shift_pattern.options"
option = "mond"
means = "vielleicht"
[[column]]
header = "Nacht"
field = "-"
"""


def test_every_fault_of_a_mapping_file_is_told_at_once(write, tmp_path):
    kept = tmp_path / "zuordnung.toml"
    kept.write_text(WRONG, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        import_sheets("csv", [write("ID;Titel\n1;Küche\n")], mapping=kept)
    assert {(fault.pointer, fault.code) for fault in caught.value.faults} == {
        ("/colour", "unknown_mapping_key"),
        ("/constants/lexicons", "wrong_mapping"),
        ("/column/0/field", "wrong_mapping"),
        ("/column/1/feld", "unknown_mapping_key"),
        ("/column/2/option", "wrong_mapping"),
        ("/column/2/means", "wrong_mapping"),
        ("/column/3/header", "wrong_mapping"),
    }
    assert next(fault for fault in caught.value.faults if fault.pointer == "/column/1/feld").allowed.startswith(
        "header"
    )


def test_wrong_constants_are_told_once_not_in_every_row(write, tmp_path):
    kept = tmp_path / "zuordnung.toml"
    kept.write_text(
        'version = 1\nkind = "participants"\n[constants]\ninstrument = "arzt"\ndate = "31.02.2026"\nowner = 3\n'
        '[[column]]\nheader = "Kennung"\nfield = "id"\n',
        encoding="utf-8",
    )
    with pytest.raises(InputError) as caught:
        import_sheets("csv", [write("Kennung\nP-1\nP-2\n")], kind="participants", mapping=kept)
    pointers = [fault.pointer for fault in caught.value.faults]
    assert pointers == ["/constants/instrument", "/constants/date", "/constants/owner"]


def test_a_day_of_toml_is_a_day(write, tmp_path):
    kept = tmp_path / "zuordnung.toml"
    kept.write_text(
        'version = 1\nkind = "participants"\n[constants]\ninstrument = "coach"\ndate = 2026-11-21\n'
        '[[column]]\nheader = "Kennung"\nfield = "id"\n[[column]]\nheader = "Sitzen"\nfield = "limits.sitting.share"\n',
        encoding="utf-8",
    )
    (person,) = import_sheets("csv", [write("Kennung;Sitzen\nP-1;50\n")], kind="participants", mapping=kept).records
    assert person["limits"][0]["source"] == {"instrument": "coach", "date": "2026-11-21"}


def test_words_of_a_house_get_their_meaning_from_the_file(write, tmp_path):
    kept = tmp_path / "zuordnung.toml"
    kept.write_text(
        'version = 1\nkind = "participants"\n[constants]\ninstrument = "coach"\ndate = "2026-11-21"\n'
        '[[column]]\nheader = "Kennung"\nfield = "id"\n'
        '[[column]]\nheader = "Lärm ok?"\nfield = "limits.noise.grade"\n'
        'values = { "ja" = "no_restriction", "nein" = 1, "weiß nicht" = "" }\n',
        encoding="utf-8",
    )
    table = "Kennung;Lärm ok?\nP-1;ja\nP-2;nein\nP-3;weiß nicht\n"
    first, second, third = import_sheets("csv", [write(table)], kind="participants", mapping=kept).records
    assert first["assessments"][0]["no_restriction"] == ["noise"]
    assert second["limits"][0]["at_most"] == 1
    assert set(third) == {"id", "contract"}
