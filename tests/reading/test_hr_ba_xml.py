"""HR-BA-XML."""

import pytest

from proaktiv_match.profiles import Offer
from proaktiv_match.reading import import_offers
from tests.reading.samples import POSTING, demand_of, faults_of, hr_xml, read, write


def one(folder, text):
    result = read("hr-ba-xml", folder, text, "lieferung.xml")
    assert len(result.offers) == 1
    Offer.model_validate(result.offers[0])
    return result.offers[0], result.reports[0]


def test_a_posting_is_mapped(tmp_path):
    offer, report = one(tmp_path, hr_xml(POSTING))
    assert offer["id"] == "hrba:V000900900:JB-7"
    assert offer["title"] == "Lagerhelfer/in für Grüße"
    assert offer["description"] == "Heben, Tragen, Süßes verpacken."
    assert offer["employer"] == {"id": "hrba:A000B11111", "name": "Müller & Söhne"}
    assert offer["workplace"] == {"postcode": "58285", "city": "Gevelsberg"}
    assert offer["ext"]["hrba.further_workplaces"] == [{"postcode": "58256", "city": "Ennepetal"}]
    assert offer["fixed_term"] == "2027-06-30"
    assert (offer["published_on"], offer["expires_on"], offer["start_on"]) == ("2026-11-03", "2026-12-24", "2027-01-02")
    assert (offer["openings"], offer["last_seen"]) == (2, "2026-11-04")
    assert demand_of(offer, "weekly_hours")["amount"] == 30
    assert demand_of(offer, "changing_sites")["amount"] == "(0,33]"
    assert demand_of(offer, "teamwork")["amount"] == "(0,5]"
    shift = demand_of(offer, "shift_pattern")
    assert (shift["required"], shift["optional"], shift["source"]["kind"]) == ([], ["nacht"], "ad_text")
    assert offer["languages"][0]["language"] == "de"
    assert (offer["licences"][0]["name"], offer["licences"][0]["must"]) == ("Fahrerlaubnis B", True)
    assert offer["education"]["requirement_level"] == 1
    assert offer["ext"]["hrba.skill_codes"] == [{"code": "60101", "must": True}]
    assert "kldb" not in offer.get("occupation", {})
    assert dict(report.unknown) == {}
    assert dict(report.unknown_codes) == {}
    assert report.unused["HiringOrg.Contact.**"] == (2, "Namen und Kontaktdaten werden nicht übernommen")
    assert "Geheim" not in str(offer)


def test_without_an_id_the_content_gives_one_that_stays(tmp_path):
    text = hr_xml(POSTING.replace("JB-7", ""))
    offer, report = one(tmp_path, text)
    assert offer["id"].startswith("hrba:sha256-")
    assert report.derived_ids == 1
    assert one(tmp_path, text)[0]["id"] == offer["id"]


def test_a_missing_title_names_the_element(tmp_path):
    text = hr_xml(POSTING.replace("JobPositionTitleDescription>", "JobPositionTitleText>"))
    (fault,) = faults_of("hr-ba-xml", tmp_path, text, "lieferung.xml")
    assert fault.code == "missing_key"
    assert fault.pointer.endswith("/JobPositionPosting/0/JobPositionInformation/JobPositionTitleDescription")
    assert "JobPositionTitleText" in fault.message


@pytest.mark.parametrize(("old", "new"), [("<Action>1<", "<Action>3<"), ("<Status>1<", "<Status>3<")])
def test_deleted_and_unpublished_ones_are_skipped_and_told(tmp_path, old, new):
    result = read("hr-ba-xml", tmp_path, hr_xml(POSTING.replace(old, new)), "lieferung.xml")
    assert result.offers == ()
    assert sum(result.reports[0].skipped.values()) == 1


def test_unknown_elements_and_codes_are_reported(tmp_path):
    text = POSTING.replace("<MiniJob>0</MiniJob>", "<MiniJob>0</MiniJob><Neu><Tief>1</Tief></Neu>")
    text = text.replace("<WorkingPlan>5<", "<WorkingPlan>77<")
    _, report = one(tmp_path, hr_xml(text, "<Fremd>1</Fremd>"))
    assert dict(report.unknown) == {
        "Data.Fremd": 1,
        "JobPositionInformation.JobPositionDescription.Neu.Tief": 1,
    }
    assert list(report.unknown_codes) == [
        "JobPositionInformation.JobPositionDescription.Classification.Schedule.WorkingPlan=77"
    ]


def test_orders_to_delete_are_counted(tmp_path):
    _, report = one(tmp_path, hr_xml(POSTING, "<DeleteEntry><EntryId>JB-1</EntryId></DeleteEntry>"))
    assert report.unused["DeleteEntry.**"][0] == 1


def test_namespaces_and_a_byte_order_mark_do_not_matter(tmp_path):
    text = hr_xml(POSTING).replace(
        "<HRBAXMLJobPositionPosting>", '<HRBAXMLJobPositionPosting xmlns="urn:beispiel:2007">'
    )
    path = write(tmp_path, "bom.xml", b"\xef\xbb\xbf" + text.encode())
    assert len(import_offers("hr-ba-xml", [path]).offers) == 1


def test_a_declared_encoding_is_honoured(tmp_path):
    text = hr_xml(POSTING, head='<?xml version="1.0" encoding="ISO-8859-1"?>').encode("latin-1")
    offer, _ = one(tmp_path, text)
    assert offer["title"] == "Lagerhelfer/in für Grüße"


def test_billion_laughs_is_refused_at_once(tmp_path):
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    text = f"<!DOCTYPE x [{entities}]>" + hr_xml(POSTING.replace("JB-7", "&i;"), head="")
    (fault,) = faults_of("hr-ba-xml", tmp_path, text, "bombe.xml")
    assert fault.code == "xml_forbidden"


def test_an_external_entity_is_refused(tmp_path):
    text = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + hr_xml(POSTING, head="")
    assert faults_of("hr-ba-xml", tmp_path, text, "x.xml")[0].code == "xml_forbidden"


def test_truncated_deep_foreign_and_wrongly_encoded_files(tmp_path):
    whole = hr_xml(POSTING)
    cases = {
        "truncated": whole[: len(whole) // 2],
        "too_deep": "<HRBAXMLJobPositionPosting><Data>" + "<a>" * 100_000,
        "unknown_shape": "<rss><channel/></rss>",
        "encoding": hr_xml(POSTING, head="").encode("latin-1"),
        "bad_xml": whole.replace("</Data>", "</Daten>"),
        "missing_key": "<HRBAXMLJobPositionPosting><Daten/></HRBAXMLJobPositionPosting>",
        "file_empty": "  ",
    }
    for code, content in cases.items():
        assert [fault.code for fault in faults_of("hr-ba-xml", tmp_path, content, "x.xml")] == [code]


def test_a_delivery_without_postings_is_no_fault(tmp_path):
    assert read("hr-ba-xml", tmp_path, hr_xml(), "leer.xml").offers == ()
