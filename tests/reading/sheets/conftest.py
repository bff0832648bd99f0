"""Tables as offices send them, invented."""

from pathlib import Path
from typing import Any

import pytest

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.reading.sheets import SheetImport, import_sheets

OFFERS = """\
Stellenliste Arbeitgeberservice;;;;;;;;;
Stand: 21.11.2026;;;;;;;;;

Ref.-Nr.;Stellenbezeichnung;Arbeitgeber;PLZ;Arbeitsort;Art der Stelle;Beginn;Heben und Tragen (kg);;;Sitzen %;Schicht
;;;;;;;selten;manchmal;oft;;
A-1;Lagerhelfer (m/w/d);Nebelfurt Lager GmbH;01067;Dresden;sv-pflichtig;01.12.2026;15;10;;20;Früh, Spät

A-2;Empfang;Süd & Söhne KG;58636;Iserlohn;Minijob;sofort;2,5;-;;80 %;Tagschicht, keine Nachtschicht
Summe;;;;;;;17,5;;;;
"""

PEOPLE = """\
TN-Nr.;Nachname;PLZ;Status;letzter Beruf;Führerschein;Sprachen;Heben/Tragen max. kg;Sitzen;keine Nachtschicht;\
tägliche Arbeitszeit;Umkreis km;Wunschstunden;Leistungsbild;Befund vom;Instrument;Gehen
P-1;Geheim;58636;stabil;Lagerhelfer;B, Gabelstapler;Deutsch C2, Polnisch A2;10 kg;überwiegend;x;3 bis unter 6 Stunden;\
25 km;15-25;Handekzem bei Reinigungsmitteln;12.08.2026;DRV;keine Einschränkung
P-2;Privat;01067;instabil;;;;;;nein;vollschichtig;;20;;01.10.2026;ÄD;
"""


@pytest.fixture
def write(tmp_path):
    """Write a table and give its path."""

    def run(text: str, *, encoding: str = "utf-8", name: str = "tabelle.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return run


@pytest.fixture
def read(write):
    """Read a table of offers or participants."""

    def run(text: str, kind: str = "offers", *, encoding: str = "utf-8", **options: Any) -> SheetImport:
        return import_sheets("csv", [write(text, encoding=encoding)], kind=kind, **options)

    return run


@pytest.fixture
def faults(read):
    """The faults of a table."""

    def run(text: str, kind: str = "offers", **options: Any) -> tuple[Fault, ...]:
        with pytest.raises(InputError) as caught:
            read(text, kind, **options)
        return caught.value.faults

    return run


def demand(offer: dict[str, Any], name: str) -> dict[str, Any]:
    """The one demand on a measure, without its source."""
    found = [one for one in offer["demands"] if f"{one['dimension']}.{one['measure']}" == name]
    assert len(found) == 1, found
    return {key: value for key, value in found[0].items() if key not in ("dimension", "measure", "source")}


def limit(participant: dict[str, Any], name: str) -> dict[str, Any]:
    """The one limit on a measure, without its source."""
    found = [one for one in participant["limits"] if f"{one['dimension']}.{one['measure']}" == name]
    assert len(found) == 1, found
    return {key: value for key, value in found[0].items() if key not in ("dimension", "measure", "source")}
