"""Every fault of every row in one report: file, row, column, what is allowed; never the value."""

import pytest

from proaktiv_match.errors import InputError
from proaktiv_match.reading.sheets import OnFault, import_sheets

OFFERS = """\
ID;Titel;PLZ;Beginn;Heben;Führerschein;Sitzen;Arbeitszeit;Schicht
1;Küche;58636;01.12.2026;10;B;20;Vollzeit;Früh
2;;1067;31.02.2026;viel;ja;120;Dauerschicht;Mond
3;Lager;58636;01.12.2026;3-6;B;-5;Teilzeit;ggf. Nacht
"""


def test_all_faults_of_all_rows_at_once(faults):
    found = [(fault.record, fault.pointer, fault.code) for fault in faults(OFFERS)]
    assert found == [
        (3, "/PLZ", "no_postcode"),
        (3, "/Beginn", "impossible_day"),
        (3, "/Heben", "no_amount"),
        (3, "/Führerschein", "which_licence"),
        (3, "/Arbeitszeit", "no_amount"),
        (3, "/Schicht", "unknown_option"),
        (4, "/Sitzen", "no_amount"),
    ]


def test_what_only_the_contract_knows_is_told_with_the_column(faults):
    found = faults("ID;Titel;Sitzen;Heben\n1;Küche;120;10\n2;;20;10\n")
    assert [(fault.record, fault.pointer, fault.code) for fault in found] == [
        (2, "/Sitzen", "out_of_range"),
        (3, "/title", "missing_field"),
    ]


def test_no_value_is_told(faults):
    table = "Kennung;PLZ;Sitzen;Instrument;Befund vom;Bemerkung\nP-1;geheim-9;geheim-8;geheim-7;geheim-6;F33.1 geheim\n"
    table += "P-2;58636;10;DRV;01.10.2026;Diagnose F33.1 geheim\n"
    found = faults(table, "participants")
    assert {fault.code for fault in found} >= {"no_postcode", "no_amount", "unknown_word", "no_day", "diagnosis_code"}
    for fault in found:
        for text in (fault.as_line(), fault.as_line("en"), str(fault.as_json())):
            assert "geheim" not in text
            assert "F33" not in text


def test_every_fault_says_what_is_allowed(faults):
    assert all(fault.allowed for fault in faults(OFFERS))


def test_good_rows_are_taken_only_if_asked_for(write):
    path = write(OFFERS)
    done = import_sheets("csv", [path], on_fault=OnFault.TAKE_GOOD)
    assert [one["id"] for one in done.records] == ["1"]
    assert done.total == len(done.faults) == 7


def test_faults_of_the_file_stop_also_with_take_good(faults):
    (fault,) = faults("rot;blau\n1;2\n", on_fault=OnFault.TAKE_GOOD)
    assert fault.code == "no_headings"


def test_the_same_id_twice(read, faults):
    (fault,) = faults("ID;Titel\n1;Küche\n1;Lager\n")
    assert (fault.record, fault.code) == (3, "same_id")
    assert "Zeile 2" in fault.message
    assert len(read("ID;Titel\n1;Küche\n1;Küche\n").records) == 1


def test_two_columns_that_disagree(write, tmp_path):
    kept = tmp_path / "zuordnung.toml"
    columns = "".join(
        f'[[column]]\nheader = "{name}"\nfield = "{field}"\n'
        for name, field in (("ID", "id"), ("Titel", "title"), *((one, "demands.lift_carry.selten") for one in "AB"))
    )
    kept.write_text('version = 1\nkind = "offers"\n[constants]\nkind = "employment"\n' + columns, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        import_sheets("csv", [write("ID;Titel;A;B\n1;Küche;10;12\n2;Küche;10;10\n")], mapping=kept)
    assert [(fault.record, fault.pointer, fault.code) for fault in caught.value.faults] == [(2, "/B", "stated_twice")]


def test_limits_need_to_say_who_found_them_and_when(faults):
    found = faults("Kennung;Sitzen\nP-1;20\n", "participants")
    assert [(fault.code, fault.pointer) for fault in found] == [
        ("no_source", "/constants/instrument"),
        ("no_source", "/constants/date"),
    ]


@pytest.mark.parametrize(("cell", "code"), [("ja", "unclear_yes_no"), ("über 10 kg", "unclear_bound")])
def test_a_yes_to_a_limit_is_not_guessed(faults, cell, code):
    table = f"Kennung;Heben;Instrument;Befund vom\nP-1;{cell};DRV;01.10.2026\n"
    assert {fault.code for fault in faults(table, "participants")} == {code}


def test_a_thousand_faults_in_full_then_counts(write):
    rows = "".join(f"{n};Küche;1\n" for n in range(1500))
    with pytest.raises(InputError) as caught:
        import_sheets("csv", [write("ID;Titel;PLZ\n" + rows)])
    assert (len(caught.value.faults), caught.value.total) == (1000, 1500)
    assert caught.value.counts == {"no_postcode": 1500}


def test_a_yes_to_shifts_does_not_say_which(faults):
    (fault,) = faults("ID;Titel;Schichtarbeit\n1;Lager;ja\n")
    assert fault.code == "unclear_yes_no"
    assert "wechsel" in fault.allowed
