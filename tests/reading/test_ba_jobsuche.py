"""The Bundesagentur's Jobsuche in its shapes, and what happens when it drifts."""

import pytest

from proaktiv_match.profiles import Offer
from proaktiv_match.reading import import_offers
from tests.reading.samples import demand_of, faults_of, read, v2_details, v6, v6_record, write


def offer_of(folder, content):
    result = read("ba-jobsuche", folder, content)
    assert len(result.offers) == 1
    Offer.model_validate(result.offers[0])
    return result.offers[0]


def test_v6_hit_is_mapped_and_german_text_survives(tmp_path):
    offer = offer_of(tmp_path, v6(v6_record()))
    assert offer["id"] == "ba:99999-55501-S"
    assert offer["title"] == "Küchenhilfe in Lüdenscheid (m/w/d)"
    assert offer["employer"]["name"] == "Großküche Böhme & Söhne GmbH"
    assert offer["workplace"] == {"postcode": "58507", "city": "Lüdenscheid", "lat": 51.2192345, "lon": 7.6273678}
    assert offer["ext"]["ba.further_workplaces"] == [{"postcode": "58332", "city": "Schwelm"}]
    assert offer["ext"]["ba.further_occupations"] == ["Spülhilfe"]
    assert (offer["start_on"], offer["published_on"], offer["expires_on"]) == ("2026-12-01", "2026-11-10", "2027-01-31")
    assert offer["last_seen"] == "2026-11-12"
    assert offer["ext"]["ba.first_published_on"] == "2026-10-01"
    assert offer["kind"] == "employment"
    assert offer["fixed_term"] is False
    assert offer["occupation"] == {"title": "Küchenhilfe"}


def test_details_with_old_names(tmp_path):
    offer = offer_of(tmp_path, v2_details())
    assert offer["temporary_agency"] is True
    assert offer["fixed_term"] is True
    assert offer["openings"] == 3
    assert offer["workplace"]["postcode"] == "01219"
    assert offer["occupation"] == {"title": "Fachkraft - Gastgewerbe", "kldb": "63302"}
    assert offer["description"] == "Fünf Tage & gute Laune.\nSchichtdienst nach Plan."
    assert [(skill["name"], skill["must"], skill.get("level")) for skill in offer["skills"]] == [
        ("Kassieren", False, 3),
        ("Servieren", True, None),
    ]
    assert [(licence["name"], licence["must"]) for licence in offer["licences"]] == [("Fahrerlaubnis B", True)]
    assert [(spoken["language"], spoken["level"]) for spoken in offer["languages"]] == [("de", "B1")]
    assert offer["education"]["requirement_level"] == 2
    assert offer["education"]["must"] is False
    assert offer["ext"]["ba.severely_disabled_only"] is True
    assert demand_of(offer, "persistence")["amount"] == "(0,5]"
    assert {demand["dimension"] for demand in offer["demands"]} == {"weekly_hours", "shift_pattern", "persistence"}


def test_a_plain_number_is_never_taken_for_kldb(tmp_path):
    offer = offer_of(tmp_path, v2_details(hauptDkz="15339"))
    assert "kldb" not in offer["occupation"]
    assert offer["ext"]["ba.occupation_code"] == "15339"


def test_old_search_without_title_takes_the_occupation(tmp_path):
    record = {
        "refnr": "1-2-S",
        "beruf": "Bäcker/in",
        "arbeitgeber": "Brotfreude",
        "arbeitsort": {
            "plz": "58509",
            "ort": "Lüdenscheid",
            "strasse": "null",
            "koordinaten": {"lat": 51.2, "lon": 7.6},
        },
        "aktuelleVeroeffentlichungsdatum": "2026-11-01",
        "eintrittsdatum": "2026-11-15",
        "modifikationsTimestamp": "2026-11-01T09:00:00",
    }
    result = read(
        "ba-jobsuche", tmp_path, {"stellenangebote": [record], "maxErgebnisse": "1", "facetten": [{"pav": {}}]}
    )
    assert result.offers[0]["title"] == "Bäcker/in"
    assert result.offers[0]["workplace"]["lat"] == 51.2
    assert result.reports[0].shape == "search up to v4"
    assert dict(result.reports[0].unknown) == {}


@pytest.mark.parametrize(
    ("flags", "amount"),
    [
        ({"arbeitszeitVollzeit": True, "arbeitszeitTeilzeitFlexibel": False}, "[35,40]"),
        ({"arbeitszeitTeilzeitFlexibel": True}, "(0,35)"),
        ({"arbeitszeitVollzeit": True, "arbeitszeitTeilzeitVormittag": True}, "(0,40]"),
        ({"istGeringfuegigeBeschaeftigung": True}, "(0,15)"),
        ({"istGeringfuegigeBeschaeftigung": True, "arbeitszeitVollzeit": True}, "(0,40]"),
    ],
)
def test_named_hours_are_intervals_of_the_employer(tmp_path, flags, amount):
    demand = demand_of(offer_of(tmp_path, v6(v6_record(**flags))), "weekly_hours")
    assert demand["amount"] == amount
    assert demand["source"] == {"kind": "employer", "date": "2026-11-10"}


def test_no_hours_no_demand_is_still_an_offer(tmp_path):
    offer = offer_of(tmp_path, v6({"referenznummer": "1-S", "stellenangebotsTitel": "Helfer/in"}))
    assert offer["demands"] == []


def test_shift_flag_is_read_as_a5_says_and_never_counts_as_a_complete_list(tmp_path):
    demand = demand_of(offer_of(tmp_path, v6(v6_record(arbeitszeitSchichtNachtWochenende=True))), "shift_pattern")
    assert demand["required"] == []
    assert demand["optional"] == ["spaet", "nacht", "wochenende"]
    assert "absent" not in demand
    assert demand["source"]["kind"] == "ad_text"
    assert demand["source"]["quote"] == "Schicht, Nachtarbeit, Wochenende"


def test_shift_flag_quotes_the_text_where_it_speaks_of_shifts(tmp_path):
    text = "Keine Nachtarbeit. Wir arbeiten im Schichtbetrieb."
    record = v6_record(arbeitszeitSchichtNachtWochenende=True, stellenangebotsBeschreibung=text)
    offer = offer_of(tmp_path, record)
    quote = demand_of(offer, "shift_pattern")["source"]["quote"]
    assert quote == "Schichtbetrieb"
    assert quote in offer["description"]


def test_shift_flag_false_says_nothing(tmp_path):
    offer = offer_of(tmp_path, v6(v6_record()))
    assert "shift_pattern" not in {demand["dimension"] for demand in offer["demands"]}


def test_evening_alone_is_late_or_night_but_not_beside_other_models(tmp_path):
    alone = {"arbeitszeitTeilzeitFlexibel": False, "arbeitszeitTeilzeitAbend": True}
    demand = demand_of(offer_of(tmp_path, v6(v6_record(**alone))), "shift_pattern")
    assert demand["optional"] == ["spaet", "nacht"]
    offer = offer_of(tmp_path, v6(v6_record(**alone, arbeitszeitVollzeit=True)))
    assert [demand["dimension"] for demand in offer["demands"]] == ["weekly_hours"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"homeofficemoeglich": False}, None),
        ({"homeofficemoeglich": True}, {"status": "requestable"}),
        ({"homeofficemoeglich": True, "homeofficetyp": "NACH_VEREINBARUNG"}, {"status": "requestable"}),
        (
            {"homeofficemoeglich": True, "homeofficetyp": "ANGABE_IN_PROZENT", "homeofficeprozent": 40},
            {"status": "present", "share": 40},
        ),
        (
            {"homeofficemoeglich": True, "homeofficetyp": "ANGABE_IN_PROZENT", "homeofficeprozent": 100},
            {"status": "present", "share": 100},
        ),
        ({"homeofficemoeglich": True, "homeofficetyp": "VOLLSTAENDIG"}, {"status": "present", "share": 100}),
        ({"homeofficemoeglich": False, "homeofficetyp": "NACH_VEREINBARUNG"}, None),
        ({"homeofficemoeglich": True, "homeofficetyp": "KEIN_HOMEOFFICE"}, None),
    ],
)
def test_home_office(tmp_path, fields, expected):
    offer = offer_of(tmp_path, v6(v6_record(**fields)))
    assert offer.get("accommodations") == ([{"id": "home_office_share", **expected}] if expected else None)


@pytest.mark.parametrize(
    ("code", "agency", "amount"),
    [
        ("NICHT_ERFORDERLICH", False, "[0,5]"),
        ("2", False, "(0,33]"),
        ("UNEINGESCHRAENKT", False, "(0,100]"),
        ("1", True, None),
        ("3", True, "(0,100]"),
    ],
)
def test_travel_is_an_interval_and_no_travel_is_not_believed_of_an_agency(tmp_path, code, agency, amount):
    branch = {} if agency else {"branchengruppe": ..., "branche": ...}
    offer = offer_of(tmp_path, v2_details(mobilitaet={"reisebereitschaft": code}, **branch))
    found = [demand["amount"] for demand in offer["demands"] if demand["dimension"] == "changing_sites"]
    assert found == ([amount] if amount else [])


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"stellenangebotsart": "AUSBILDUNG"}, "apprenticeship"),
        ({"stellenangebotsart": "PRAKTIKUM_TRAINEE"}, "internship"),
        ({"istGeringfuegigeBeschaeftigung": True}, "minijob"),
        ({"stellenangebotsart": "AUSBILDUNG", "istGeringfuegigeBeschaeftigung": True}, "apprenticeship"),
    ],
)
def test_kinds(tmp_path, fields, kind):
    assert offer_of(tmp_path, v6(v6_record(**fields)))["kind"] == kind


def test_self_employment_is_skipped_and_told(tmp_path):
    result = read("ba-jobsuche", tmp_path, v6(v6_record(stellenangebotsart="SELBSTAENDIGKEIT")))
    assert result.offers == ()
    assert list(result.reports[0].skipped.values()) == [1]
    assert "Selbständigkeit" in next(iter(result.reports[0].skipped))


def test_unknown_and_unused_keys_are_told_apart_and_counted(tmp_path):
    first = v6_record(neuesFeld={"tief": [1, 2]})
    second = v6_record(referenznummer="99999-2-S")
    second["stellenlokationen"][0]["adresse"]["sorte"] = "x"
    report = read("ba-jobsuche", tmp_path, v6(first, second, woOutput={"suchmodus": "X"})).reports[0]
    assert dict(report.unknown) == {"neuesFeld.tief[]": 2, "stellenlokationen[].adresse.sorte": 1}
    assert report.unused["stellenlokationen[].adresse.region"][0] == 2
    assert report.unused["stellenlokationen[].adresse.region"][1].startswith("für die Nähe")
    assert report.unused_en["verguetungsangabe"] == (2, "pay is not compared")
    assert report.unused["woOutput.**"][0] == 1
    assert report.offers == 2


def test_an_unknown_code_is_reported_with_its_value(tmp_path):
    record = v6_record(homeofficemoeglich=True, homeofficetyp="NEU", stellenangebotsart="ANDERS", vertragsdauer="EWIG")
    result = read("ba-jobsuche", tmp_path, v6(record))
    assert dict(result.reports[0].unknown_codes) == {
        "homeofficetyp=NEU": 1,
        "stellenangebotsart=ANDERS": 1,
        "vertragsdauer=EWIG": 1,
    }
    assert result.offers[0]["accommodations"][0]["status"] == "requestable"


def test_a_flag_that_is_no_flag_is_reported(tmp_path):
    result = read("ba-jobsuche", tmp_path, v6(v6_record(arbeitszeitVollzeit="vielleicht")))
    assert dict(result.reports[0].unknown_codes) == {"arbeitszeitVollzeit=vielleicht": 1}


def test_a_renamed_title_is_a_fault_that_names_the_key(tmp_path):
    record = v6_record(stellenangebotsTitel=..., stellenangebotTitel="Helfer/in")
    (fault,) = faults_of("ba-jobsuche", tmp_path, v6(v6_record(), record))
    assert fault.code == "missing_key"
    assert fault.pointer == "/ergebnisliste/1/stellenangebotsTitel"
    assert fault.record == 2
    assert "stellenangebotsTitel" in fault.message
    assert "stellenangebotTitel" in fault.message
    assert "stellenangebotsTitel" in fault.message_en


def test_a_renamed_list_is_a_fault_that_names_the_key(tmp_path):
    (fault,) = faults_of("ba-jobsuche", tmp_path, {"ergebnisListen": [v6_record()], "maxErgebnisse": 1})
    assert fault.code == "unknown_shape"
    assert fault.pointer == "/ergebnisliste"
    assert "ergebnisListen" in fault.message


def test_a_missing_reference_number_is_a_fault(tmp_path):
    (fault,) = faults_of("ba-jobsuche", tmp_path, v6(v6_record(referenznummer=...)))
    assert fault.pointer == "/ergebnisliste/0/referenznummer"


def test_an_empty_title_is_a_fault(tmp_path):
    (fault,) = faults_of("ba-jobsuche", tmp_path, v6(v6_record(stellenangebotsTitel="  ")))
    assert fault.code == "empty_value"


def test_details_without_title_are_a_fault_even_if_other_occupations_are_named(tmp_path):
    (fault,) = faults_of("ba-jobsuche", tmp_path, v2_details(titel=..., alternativBerufe=["Bäcker/in"]))
    assert fault.pointer == "/titel"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"ergebnisliste": {"a": 1}}, "wrong_type"),
        ({"ergebnisliste": [7]}, "wrong_type"),
        ({"messages": [{"code": "X"}]}, "unknown_shape"),
        ({}, "unknown_shape"),
        ("17", "wrong_type"),
    ],
)
def test_other_shapes_are_faults(tmp_path, content, code):
    assert [fault.code for fault in faults_of("ba-jobsuche", tmp_path, content)] == [code]


def test_a_search_without_hits_is_no_fault(tmp_path):
    result = read("ba-jobsuche", tmp_path, {"maxErgebnisse": 0, "page": 1, "size": 2})
    assert result.offers == ()
    assert result.reports[0].shape == "search without hits"
    assert read("ba-jobsuche", tmp_path, v6()).offers == ()


def test_all_faults_of_all_files_at_once(tmp_path):
    bad = v6(
        v6_record(stellenangebotsTitel=..., eintrittszeitraum={"von": "2027-02-31"}), v6_record(referenznummer=...)
    )
    faults = faults_of("ba-jobsuche", tmp_path, bad)
    assert sorted(fault.code for fault in faults) == ["impossible_date", "missing_key", "missing_key"]
    day = next(fault for fault in faults if fault.code == "impossible_date")
    assert day.pointer == "/ergebnisliste/0/eintrittszeitraum/von"


def test_the_newest_of_one_id_is_kept_in_any_order(tmp_path):
    old = write(tmp_path, "alt.json", v6(v6_record(aenderungsdatum="2026-11-01T00:00:00", firma="Alt GmbH")))
    new = write(tmp_path, "neu.json", v6(v6_record(aenderungsdatum="2026-11-12T00:00:00+01:00", firma="Neu GmbH")))
    for order in ([old, new], [new, old]):
        result = import_offers("ba-jobsuche", order)
        assert [offer["employer"]["name"] for offer in result.offers] == ["Neu GmbH"]
        assert result.duplicates[0].id == "ba:99999-55501-S"
        assert result.duplicates[0].kept == str(new)
        assert result.duplicates[0].dropped == (str(old),)


def test_details_win_over_an_equally_new_hit(tmp_path):
    hit = write(tmp_path, "suche.json", v6(v6_record()))
    details = write(tmp_path, "details.json", v6_record(stellenangebotsBeschreibung="Viel Text über die Küche."))
    result = import_offers("ba-jobsuche", [hit, details])
    assert result.offers[0]["description"] == "Viel Text über die Küche."
    assert [report.shape for report in result.reports] == ["v6 search", "details (new names)"]


def test_several_answers_in_one_file(tmp_path):
    answers = [v6(v6_record()), v6_record(referenznummer="2-S")]
    assert len(read("ba-jobsuche", tmp_path, answers).offers) == 2
    import json

    lines = "\n".join(json.dumps(answer) for answer in answers)
    assert len(read("ba-jobsuche", tmp_path, lines, "antworten.jsonl").offers) == 2


def test_a_foreign_place_keeps_its_country_and_no_postcode(tmp_path):
    place = {"adresse": {"plz": "1010", "ort": "Wien", "land": "ÖSTERREICH"}, "breite": 148.2, "laenge": 16.4}
    result = read("ba-jobsuche", tmp_path, v6(v6_record(stellenlokationen=[place])))
    assert result.offers[0]["workplace"] == {"city": "Wien"}
    assert result.offers[0]["ext"]["ba.country"] == "ÖSTERREICH"
    assert "stellenlokationen[].adresse.plz=1010" in result.reports[0].unknown_codes
    assert "stellenlokationen[].breite=148.2, 16.4" in result.reports[0].unknown_codes


def test_a_foreign_postcode_that_looks_like_a_german_one_is_kept_aside(tmp_path):
    place = {"adresse": {"plz": "67240", "ort": "Bischwiller", "land": "FRANKREICH"}, "breite": 48.77, "laenge": 7.86}
    offer = read("ba-jobsuche", tmp_path, v6(v6_record(stellenlokationen=[place]))).offers[0]
    assert offer["workplace"] == {"city": "Bischwiller", "lat": 48.77, "lon": 7.86}
    assert (offer["ext"]["ba.country"], offer["ext"]["ba.postcode"]) == ("FRANKREICH", "67240")
