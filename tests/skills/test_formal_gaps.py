"""Licences, languages and requirement level: gaps with a status of their own."""

import pytest

from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.skills import formal_gaps


def gaps(person, offer):
    participant = Participant.model_validate({"id": "P-1"} | person)
    job = Offer.model_validate({"id": "O-1", "title": "Stelle", "kind": "employment"} | offer)
    return [(gap.kind.value, gap.name, gap.must, gap.status.value) for gap in formal_gaps(participant, job)]


def licence_status(held, required):
    found = gaps({"licences": held}, {"licences": [{"name": required, "must": True}]})
    return found[0][3] if found else None


@pytest.mark.parametrize(
    ("held", "required", "status"),
    [
        ("Fahrerlaubnis B", "Fahrerlaubnis B", None),
        ("Führerschein Klasse B", "Fahrerlaubnis B", None),
        ("Fahrerlaubnis BE", "Fahrerlaubnis B", None),
        ("Fahrerlaubnis C", "Fahrerlaubnis B", None),
        ("Fahrerlaubnis CE", "Führerschein Klasse C1E", None),
        ("Fahrerlaubnis B", "Fahrerlaubnis BE", "missing"),
        ("Fahrerlaubnis A", "Fahrerlaubnis B", "missing"),
        ("Fahrerlaubnis B", "Führerschein", None),
        ("Führerschein Klasse 3", "PKW-Führerschein", None),
        ("Führerschein", "Fahrerlaubnis B", "unknown"),
        ("Führerschein", "Gabelstapler", "missing"),
        ("Staplerschein", "Gabelstapler", None),
        ("GABELSTAPLER", "Gabelstapler", None),
        ("Gabelstapler", "Kranschein", "missing"),
        ("Sachkundeprüfung nach § 34a GewO", "Unterrichtung nach § 34a GewO", None),
        ("Unterrichtung nach § 34a GewO", "Sachkundeprüfung nach § 34a GewO", "missing"),
        ("Gesundheitszeugnis", "Belehrung nach Infektionsschutzgesetz", None),
        ("Klasse B", "Fahrerlaubnis B", None),
    ],
)
def test_licences(held, required, status):
    assert licence_status([held], required) == status


def test_all_named_classes_are_needed():
    assert licence_status(["Fahrerlaubnis C"], "Führerschein C/CE") == "missing"
    assert licence_status(["Fahrerlaubnis CE"], "Führerschein C/CE") is None


@pytest.mark.parametrize(
    ("known", "required", "status"),
    [
        ([("de", "B2")], ("de", "B1"), None),
        ([("Deutsch", "B1")], ("de", "B1"), None),
        ([("de", "A2")], ("German", "B1"), "below_level"),
        ([("de", "A2"), ("de-DE", "C1")], ("de", "B1"), None),
        ([("en", "C2")], ("de", "B1"), "missing"),
        ([], ("de", "B1"), "unknown"),
        ([("Esperanto", "B1")], ("esperanto", "B1"), None),
    ],
)
def test_languages(known, required, status):
    person = {"languages": [{"language": name, "level": level} for name, level in known]}
    found = gaps(person, {"languages": [{"language": required[0], "level": required[1], "must": True}]})
    assert found == ([] if status is None else [("language", " ".join(required), True, status)])


@pytest.mark.parametrize(
    ("own", "required", "status"),
    [(2, 2, None), (3, 2, None), (1, 2, "below_level"), (None, 2, "unknown"), (1, None, None)],
)
def test_requirement_level(own, required, status):
    found = gaps({"education": {"requirement_level": own}}, {"education": {"requirement_level": required}})
    assert found == ([] if status is None else [("education", "2", False, status)])


def test_must_comes_first_and_nothing_is_told_twice():
    offer = {
        "licences": [{"name": "Kranschein"}, {"name": "Kranschein", "must": True}, {"name": "Gabelstapler"}],
        "languages": [{"language": "de", "level": "B1", "must": True}],
    }
    assert gaps({}, offer) == [
        ("licence", "Kranschein", True, "missing"),
        ("language", "de B1", True, "unknown"),
        ("licence", "Gabelstapler", False, "missing"),
    ]
