"""Rows become offers and participants of the contract."""

import pytest

from proaktiv_match.profiles import offer_from, participant_from
from proaktiv_match.reading.sheets import import_sheets

from .conftest import OFFERS, PEOPLE, demand, limit

WIDE = (
    "ID;Titel;Vollzeit/Teilzeit;Wochenstunden;Nachtschicht;Wochenende;Führerschein erforderlich;Deutsch;Kenntnisse;"
    "erforderliche Kenntnisse;KldB;Homeoffice;Kundenkontakt;Leitern;PLZ Ort;Stand;Anforderungsniveau;befristet\n"
    "1;Büro;VZ/TZ;;x;-;B;B2;Ablage, Excel;Telefonieren;71402;50 %;ja;nein;58636 Iserlohn;03.11.2026;Fachkraft;"
    "31.12.2027\n"
    "2;Lager;Teilzeit;20;;x;nein;;;;;nein;nein;manchmal;01067 Dresden;;Helfer;nein\n"
)


def test_offers_are_those_of_the_contract(read):
    for offer in (*read(OFFERS).records, *read(WIDE).records):
        assert offer_from(offer).id == offer["id"]


def test_the_columns_of_an_offer(read):
    first, second = read(WIDE).records
    source = {"kind": "employer", "date": "2026-11-03"}
    assert demand(first, "weekly_hours.hours") == {"amount": "(0,40]"}
    assert demand(second, "weekly_hours.hours") == {"amount": 20}
    assert demand(first, "shift_pattern.options") == {"required": ["nacht"], "absent": ["wochenende"]}
    # What a column of ticks leaves open is possible, not excluded: a list of the employer counts as complete.
    assert demand(second, "shift_pattern.options") == {"required": ["wochenende"], "optional": ["nacht"]}
    assert first["licences"] == [{"name": "Fahrerlaubnis B", "must": True, "source": source}]
    assert first["languages"] == [{"language": "de", "level": "B2", "must": False, "source": source}]
    assert [(skill["name"], skill["must"]) for skill in first["skills"]] == [
        ("Ablage", False),
        ("Excel", False),
        ("Telefonieren", True),
    ]
    assert first["occupation"] == {"kldb": "71402"}
    assert first["accommodations"] == [{"id": "home_office_share", "status": "present", "share": 50}]
    assert "accommodations" not in second
    assert demand(first, "public_contact.share") == {"amount": "(0,100]"}
    assert demand(second, "public_contact.share") == {"amount": 0}
    assert demand(second, "heights_ladders.share") == {"amount": {"word": "manchmal", "lexicon": "canonical"}}
    assert first["workplace"] == {"postcode": "58636", "city": "Iserlohn"}
    assert (first["education"], second["education"]) == ({"requirement_level": 2}, {"requirement_level": 1})
    assert (first["fixed_term"], second["fixed_term"]) == ("2027-12-31", False)


def test_participants_are_those_of_the_contract(read):
    for person in read(PEOPLE, "participants").records:
        assert participant_from(person).id == person["id"]


def test_the_columns_of_a_participant(read):
    first, second = read(PEOPLE, "participants").records
    source = {"instrument": "drv_1a", "date": "2026-08-12"}
    assert first["stability"] == {"status": "stable"}
    assert second["stability"] == {"status": "unstable"}
    assert limit(first, "lift_carry.selten") == limit(first, "lift_carry.manchmal") == {"at_most": 10}
    assert limit(first, "daily_hours.hours") == {"at_most": "[3,6)"}
    assert limit(second, "daily_hours.hours") == {"at_most": 8, "positive": True}
    assert limit(first, "shift_pattern.options") == {"excluded": ["nacht"]}
    assert "shift_pattern" not in [one["dimension"] for one in second["limits"]]
    assert all(one["source"] == source for one in first["limits"])
    assert first["uncoded_notes"] == [{"text": "Handekzem bei Reinigungsmitteln", "source": source}]
    assert first["assessments"] == [{**source, "covers": ["walking"], "no_restriction": ["walking"]}]
    assert "assessments" not in second
    assert first["wishes"] == {"max_km": 25, "weekly_hours": "[15,25]"}
    assert first["licences"] == ["Fahrerlaubnis B", "Gabelstapler"]
    assert first["occupations"] == [{"title": "Lagerhelfer"}]
    assert "Geheim" not in str(first)


def test_an_empty_cell_is_not_said(read):
    table = "Kennung;Status;Sitzen;Nachtschicht möglich;Instrument;Befund vom\nP-1;stabil;;;ÄD;01.10.2026\n"
    (person,) = read(table, "participants").records
    assert "limits" not in person
    assert "assessments" not in person


@pytest.mark.parametrize(("word", "excluded"), [("ja", None), ("nein", ["nacht"]), ("-", ["nacht"]), ("", None)])
def test_a_column_of_what_is_possible(read, word, excluded):
    table = f"Kennung;Nachtschicht möglich;Instrument;Befund vom\nP-1;{word};ÄD;01.10.2026\n"
    limits = read(table, "participants").records[0].get("limits", [])
    assert [one["excluded"] for one in limits] == ([excluded] if excluded else [])


def test_the_order_of_rows_and_files_does_not_matter(write):
    head, first, second = "ID;Titel;PLZ\n", "1;Küche;58636\n", "2;Lager;01067\n"
    one = import_sheets("csv", [write(head + first + second, name="a.csv")])
    two = import_sheets("csv", [write(head + second, name="b.csv"), write(head + first, name="c.csv")])
    assert one.records == two.records


def test_an_offer_without_a_number_gets_one_from_its_content(read):
    done = read("Titel;PLZ\nKüche;58636\n")
    assert done.records[0]["id"].startswith("sheet:sha256-")
    assert done.reports[0].derived_ids == 1
    assert read("PLZ;Titel\n58636;Küche\n").records[0]["id"] == done.records[0]["id"]


def test_a_language_without_a_level_is_kept_aside_and_counted(read):
    done = read("ID;Titel;Sprachen\n1;Küche;Polnisch\n")
    assert done.records[0]["ext"] == {"sheet:languages_without_level": ["pl"]}
    assert done.reports[0].unknown_codes == {"Sprachen=pl ohne Niveau": 1}
    told = read("Kennung;Sprachen\nP-1;Polnisch\n", "participants").reports[0].unknown_codes
    assert told == {"Sprachen=Sprache ohne Niveau": 1}


def test_a_status_that_says_something_else_is_not_taken_for_stability(faults):
    (fault,) = faults("Kennung;Status\nP-1;arbeitslos\n", "participants")
    assert (fault.code, fault.allowed) == ("unknown_word", "stable | unstable")
