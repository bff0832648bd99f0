"""Licences, languages, education: what is asked for, how well, and whether it is a must."""

import pytest

from proaktiv_match.reading.ads import AdText
from proaktiv_match.reading.ads._education import read_education
from proaktiv_match.reading.ads._languages import read_languages
from proaktiv_match.reading.ads._licences import read_licences


def _licences(text):
    return {(one.name, one.must) for one in read_licences(AdText.of("", text))}


def _languages(text):
    return {(one.language, one.level, one.must) for one in read_languages(AdText.of("", text))}


def _education(text):
    found = read_education(AdText.of("", f"Ihr Profil\n{text}"))
    return None if found is None else (found.requirement_level, found.must)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Führerschein Klasse B", {("Fahrerlaubnis B", True)}),
        ("Führerschein der Klasse B oder BE", {("Fahrerlaubnis B", True), ("Fahrerlaubnis BE", True)}),
        ("Führerschein C/CE", {("Fahrerlaubnis C", True), ("Fahrerlaubnis CE", True)}),
        ("Sie besitzen einen Pkw-Führerschein", {("Fahrerlaubnis B", True)}),
        ("LKW-Führerschein", {("Fahrerlaubnis C", True)}),
        ("Führerausweis Kat. B", {("Fahrerlaubnis B", True)}),
        ("Führerschein wünschenswert", {("Fahrerlaubnis B", False)}),
        ("Idealerweise haben Sie einen Staplerschein", {("Gabelstapler", False)}),
        ("Gültiger Staplerschein erforderlich", {("Gabelstapler", True)}),
        ("Personenbeförderungsschein", {("Personenbeförderungsschein", True)}),
        ("ADR-Schein von Vorteil", {("ADR-Schein", False)}),
        ("Sachkundeprüfung nach § 34a GewO", {("Sachkundeprüfung nach § 34a GewO", True)}),
        ("Unterrichtung nach § 34a GewO", {("Unterrichtung nach § 34a GewO", True)}),
        ("Gesundheitszeugnis", {("Belehrung nach Infektionsschutzgesetz", True)}),
        ("Erweitertes Führungszeugnis", {("Führungszeugnis", True)}),
        ("gültige Schweißerprüfungen", {("Schweißerprüfung", True)}),
        ("Module 95 und Fahrerkarte", {("Berufskraftfahrerqualifikation", True), ("Fahrerkarte", True)}),
        ("Führerschein nicht erforderlich", set()),
        ("Wir übernehmen die Führerscheinkosten", set()),
        ("Sie führen Maschinen und fahren Rad", set()),
    ],
)
def test_licences(text, read):
    assert _licences(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Gute Deutschkenntnisse in Wort und Schrift", {("de", "B2", True)}),
        ("Sehr gute Deutsch- und gute Englischkenntnisse", {("de", "C1", True), ("en", "B2", True)}),
        ("Gute Deutsch- und Englischkenntnisse", {("de", "B2", True), ("en", "B2", True)}),
        ("fließend Deutsch und Englisch", {("de", "C1", True), ("en", "C1", True)}),
        ("Deutsch auf Muttersprachniveau", {("de", "C2", True)}),
        ("Ihre Muttersprache ist Deutsch", {("de", "C2", True)}),
        ("Deutschkenntnisse mindestens B1", {("de", "B1", True)}),
        ("Deutsch (C1), Englisch (B2)", {("de", "C1", True), ("en", "B2", True)}),
        ("Grundkenntnisse in Deutsch", {("de", "A2", True)}),
        ("verhandlungssicheres Englisch", {("en", "C1", True)}),
        ("Englischkenntnisse von Vorteil", {("en", None, False)}),
        ("Sehr gute Deutschkenntnisse, Englischkenntnisse von Vorteil", {("de", "C1", True), ("en", None, False)}),
        ("Gute Englischkenntnisse, weitere Fremdsprachen von Vorteil", {("en", "B2", True)}),
        ("mündlich und schriftlich in sehr gutem Deutsch", {("de", "C1", True)}),
        ("Ihr Profil\n- Deutsch\n- Pünktlichkeit", {("de", None, True)}),
        ("Idealerweise sprechen Sie gut Polnisch", {("pl", "B2", False)}),
        ("Deutschkenntnisse sind nicht erforderlich", set()),
        ("Wir beliefern Kunden in ganz Deutschland", set()),
        ("Zuschuss zum Deutschlandticket", set()),
    ],
)
def test_languages(text, read):
    assert _languages(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Abgeschlossene Berufsausbildung", (2, True)),
        ("Ausbildung als Koch oder vergleichbar", (2, True)),
        ("Abgeschlossenes Hochschulstudium der Informatik", (4, True)),
        ("Studium oder kaufmännische Ausbildung", (2, True)),
        ("Meisterprüfung", (3, True)),
        ("Bachelor oder Master", (3, True)),
        ("Studium (B.Sc./M.Sc.)", (3, True)),
        ("Ausbildung von Vorteil", (2, False)),
        ("Keine Ausbildung erforderlich", (1, False)),
        ("examinierte Pflegefachkraft", (2, True)),
        ("Sie sind freundlich", None),
    ],
)
def test_education(text, read):
    assert _education(text) == read


def test_an_offered_training_is_no_required_one():
    ad = AdText.of("", "Wir bieten\n- eine fundierte Ausbildung und ein duales Studium")
    assert read_education(ad) is None
