"""Invented files of every source, written by the tests themselves."""

import json
from pathlib import Path
from typing import Any

import pytest

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.reading import Imported, import_offers

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "offers"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the recorded files of ../shared/data/offers are not there"
)


def write(folder: Path, name: str, content: Any) -> Path:
    """A file with text, bytes, or an object as JSON."""
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif isinstance(content, str):
        path.write_text(content, encoding="utf-8")
    else:
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def read(source: str, folder: Path, content: Any, name: str = "datei.json") -> Imported:
    return import_offers(source, [write(folder, name, content)])


def faults_of(source: str, folder: Path, content: Any, name: str = "datei.json") -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read(source, folder, content, name)
    return caught.value.faults


def v6_record(**changes: Any) -> dict[str, Any]:
    """One hit of a search of v6."""
    record: dict[str, Any] = {
        "referenznummer": "99999-55501-S",
        "stellenangebotsTitel": "Küchenhilfe in Lüdenscheid (m/w/d)",
        "stellenangebotsart": "ARBEIT",
        "firma": "Großküche Böhme & Söhne GmbH",
        "hauptberuf": "Küchenhilfe",
        "alleBerufe": ["Küchenhilfe", "Spülhilfe"],
        "stellenlokationen": [
            {
                "adresse": {
                    "plz": "58507",
                    "ort": "Lüdenscheid",
                    "region": "NORDRHEIN_WESTFALEN",
                    "land": "DEUTSCHLAND",
                },
                "breite": 51.2192345,
                "laenge": 7.6273678,
            },
            {"adresse": {"plz": "58332", "ort": "Schwelm", "land": "DEUTSCHLAND"}},
        ],
        "arbeitszeitVollzeit": False,
        "arbeitszeitTeilzeitFlexibel": True,
        "arbeitszeitTeilzeitVormittag": False,
        "arbeitszeitTeilzeitNachmittag": False,
        "arbeitszeitTeilzeitAbend": False,
        "arbeitszeitSchichtNachtWochenende": False,
        "istGeringfuegigeBeschaeftigung": False,
        "homeofficemoeglich": False,
        "vertragsdauer": "UNBEFRISTET",
        "eintrittszeitraum": {"von": "2026-12-01"},
        "veroeffentlichungszeitraum": {"von": "2026-11-10", "bis": "2027-01-31"},
        "datumErsteVeroeffentlichung": "2026-10-01",
        "aenderungsdatum": "2026-11-12T08:15:00.5",
        "verguetungsangabe": "KEINE_ANGABEN",
    }
    record.update(changes)
    return {key: value for key, value in record.items() if value is not ...}


def v6(*records: dict[str, Any], **around: Any) -> dict[str, Any]:
    return {"ergebnisliste": list(records), "maxErgebnisse": len(records), "page": 1, "size": 25, **around}


def v2_details(**changes: Any) -> dict[str, Any]:
    """Details with the old names."""
    record: dict[str, Any] = {
        "refnr": "10000-77-S",
        "titel": "Servicekraft Außendienst",
        "beruf": "Fachkraft - Gastgewerbe",
        "hauptDkz": "B 63302-103",
        "arbeitgeber": "Zeitfroh GmbH",
        "angebotsart": "1",
        "branchengruppe": "Arbeitnehmerüberlassung, Zeitarbeit",
        "branche": "Befristete Überlassung von Arbeitskräften",
        "arbeitgeberHashId": "abc=",
        "arbeitszeitmodelle": ["VOLLZEIT", "TEILZEIT", "SCHICHT_NACHTARBEIT_WOCHENENDE"],
        "befristung": "1",
        "anzahlOffeneStellen": 3,
        "aktuelleVeroeffentlichungsdatum": "2026-11-02",
        "laufzeitBis": "2026-12-31",
        "nurFuerSchwerbehinderte": True,
        "stellenbeschreibung": "Fünf Tage &amp; gute Laune.<br>Schichtdienst nach Plan.",
        "arbeitsorte": [
            {"plz": 1219, "ort": "Dresden", "land": "Deutschland", "koordinaten": {"lat": 51.02, "lon": 13.76}}
        ],
        "fertigkeiten": [
            {
                "hierarchieName": "Gastronomie",
                "auspraegungen": {
                    "Zwingend erforderlich": ["Servieren", "Fahrerlaubnisklasse B"],
                    "Erweiterte Kenntnisse": ["Kassieren"],
                },
            }
        ],
        "sprachkenntnisse": [{"bezeichnung": "Deutsch", "auspraegung": "ERWEITERTE_KENNTNISSE"}],
        "staerken": ["Belastbarkeit", "Kreativität"],
        "ausbildungen": [{"bezeichnung": "Restaurantfachmann/-frau"}],
        "mobilitaet": {"reisebereitschaft": "1"},
    }
    record.update(changes)
    return {key: value for key, value in record.items() if value is not ...}


POSTING = """
<JobPositionPosting>
  <JobPositionPostingId>JB-7</JobPositionPostingId>
  <HiringOrg><HiringOrgName>Müller &amp; Söhne</HiringOrgName><HiringOrgId>A000B11111</HiringOrgId>
    <Contact><FamilyName>Geheim</FamilyName><EMail>x@example.org</EMail></Contact></HiringOrg>
  <PostDetail><StartDate>2026-11-03</StartDate><EndDate>2026-12-24</EndDate>
    <LastModificationDate>2026-11-04T10:00:00Z</LastModificationDate><Status>1</Status><Action>1</Action>
    <SupplierId>V000900900</SupplierId><SupplierName>Zulieferer</SupplierName></PostDetail>
  <JobPositionInformation>
    <JobPositionTitle><TitleCode>15339</TitleCode><Degree>1</Degree></JobPositionTitle>
    <JobPositionTitleDescription>Lagerhelfer/in für Grüße</JobPositionTitleDescription>
    <JobOfferType>38</JobOfferType>
    <Objective>Heben, Tragen, Süßes verpacken.</Objective>
    <JobPositionDescription>
      <JobPositionLocation>
        <Location><CountryCode>DE</CountryCode><PostalCode>58285</PostalCode><Municipality>Gevelsberg</Municipality></Location>
        <Location><CountryCode>DE</CountryCode><PostalCode>58256</PostalCode><Municipality>Ennepetal</Municipality></Location>
      </JobPositionLocation>
      <MiniJob>0</MiniJob>
      <Classification>
        <Schedule><HoursPerWeek>30</HoursPerWeek><WorkingPlan>7</WorkingPlan><WorkingPlan>5</WorkingPlan></Schedule>
        <Duration><TermDate>2027-06-30</TermDate><TemporaryOrRegular>1</TemporaryOrRegular></Duration>
      </Classification>
    </JobPositionDescription>
    <JobPositionRequirements><QualificationsRequired>
      <LanguageQualifs><Language><LanguageName>65488</LanguageName><LanguageLevel>2</LanguageLevel></Language></LanguageQualifs>
      <SkillQualifs><HardSkill><SkillName>60101</SkillName><SkillLevel>4</SkillLevel></HardSkill>
        <SoftSkill><SkillName>15</SkillName></SoftSkill></SkillQualifs>
      <Mobility><DrivingLicence><DrivingLicenceName>66208</DrivingLicenceName>
        <DrivingLicenceRequired>2</DrivingLicenceRequired></DrivingLicence></Mobility>
    </QualificationsRequired><TravelRequired>2</TravelRequired></JobPositionRequirements>
    <NumberToFill>2</NumberToFill><AssignmentStartDate>2027-01-02</AssignmentStartDate>
  </JobPositionInformation>
</JobPositionPosting>
"""


def hr_xml(*postings: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return (
        f"{head}<HRBAXMLJobPositionPosting><Header><SupplierId>V000900900</SupplierId></Header>"
        f"<Data>{''.join(postings)}</Data></HRBAXMLJobPositionPosting>"
    )


def job_posting(**changes: Any) -> dict[str, Any]:
    """One JobPosting."""
    posting: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Bürokraft (m/w/d)",
        "description": "<p>Sie führen die Ablage.</p><ul><li>Telefon &amp; Post</li></ul>",
        "identifier": {"@type": "PropertyValue", "name": "Kontor Ahlers", "value": "K-12"},
        "datePosted": "2026-11-05",
        "validThrough": "2027-01-15T23:59:00+01:00",
        "employmentType": ["FULL_TIME", "PART_TIME"],
        "hiringOrganization": {"@type": "Organization", "name": "Kontor Ahlers", "sameAs": "https://kontor.example"},
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "postalCode": "58636",
                "addressLocality": "Iserlohn",
                "addressCountry": "DE",
                "streetAddress": "Am Wall 1",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": "51.37", "longitude": "7.69"},
        },
        "totalJobOpenings": 2,
    }
    posting.update(changes)
    return {key: value for key, value in posting.items() if value is not ...}


def page(*documents: Any) -> str:
    scripts = "".join(
        f'<script type="application/ld+json">\n{json.dumps(document, ensure_ascii=False)}\n</script>'
        for document in documents
    )
    return f"<!doctype html><html><head><meta charset='utf-8'>{scripts}</head><body><p>Grüße</p></body></html>"


def demand_of(offer: dict[str, Any], dimension: str) -> dict[str, Any]:
    found = [demand for demand in offer["demands"] if demand["dimension"] == dimension]
    assert len(found) == 1, found
    return found[0]
