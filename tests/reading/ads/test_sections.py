"""Parts of an advertisement: headings in many wordings, wording without a heading, further posts."""

import pytest

from proaktiv_match.reading.ads import AdText, Section


def _sections(text):
    ad = AdText.of("", text)
    return [(ad.source.text[clause.start : clause.end], clause.section) for clause in ad.clauses]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Ihre Aufgaben", Section.TASKS),
        ("Deine Aufgaben:", Section.TASKS),
        ("DAS ERWARTET SIE", Section.TASKS),
        ("Ihr neues Aufgabenfeld", Section.TASKS),
        ("Aufgaben und Verantwortung", Section.TASKS),
        ("Dein Job bei uns", Section.TASKS),
        ("Ihr Profil", Section.PROFILE),
        ("Das bringen Sie mit", Section.PROFILE),
        ("Was du mitbringst:", Section.PROFILE),
        ("Unsere Anforderungen an Sie", Section.PROFILE),
        ("Qualifikationen", Section.PROFILE),
        ("Womit Sie uns überzeugen", Section.PROFILE),
        ("Wir erwarten:", Section.PROFILE),
        ("Wir bieten", Section.BENEFITS),
        ("Wir bieten Ihnen:", Section.BENEFITS),
        ("Was wir dir bieten", Section.BENEFITS),
        ("Deine Vorteile bei uns", Section.BENEFITS),
        ("Unser Angebot", Section.BENEFITS),
        ("Darauf kannst du dich freuen", Section.BENEFITS),
        ("Über uns", Section.EMPLOYER),
        ("Wer wir sind", Section.EMPLOYER),
        ("Kontakt", Section.CONTACT),
        ("Ihre Bewerbung", Section.CONTACT),
        ("🚀 Haben wir Ihr Interesse geweckt?", Section.CONTACT),
    ],
)
def test_what_follows_a_heading_belongs_to_it(heading, section):
    assert _sections(f"{heading}\nEin ganz beliebiger Satz")[-1] == ("Ein ganz beliebiger Satz", section)


def test_a_heading_may_run_into_its_text():
    found = _sections("Ihre Aufgaben: Sie kassieren\nWir bieten Ihnen: einen Obstkorb")
    assert ("Sie kassieren", Section.TASKS) in found
    assert ("einen Obstkorb", Section.BENEFITS) in found


@pytest.mark.parametrize(
    ("sentence", "section"),
    [
        ("Wir bieten Ihnen einen sicheren Arbeitsplatz.", Section.BENEFITS),
        ("Freuen Sie sich auf ein tolles Team!", Section.BENEFITS),
        ("Wir sind ein Familienunternehmen mit 40 Beschäftigten.", Section.EMPLOYER),
        ("Seit über 25 Jahren backen wir Brot.", Section.EMPLOYER),
        ("Wir freuen uns auf Ihre Bewerbung!", Section.CONTACT),
        ("Für Rückfragen steht Ihnen Frau Muster zur Verfügung.", Section.CONTACT),
        ("Sie kassieren und räumen Regale ein.", Section.OTHER),
        ("Wir sind auf der Suche nach einer Aushilfe", Section.OTHER),
    ],
)
def test_wording_without_a_heading(sentence, section):
    assert _sections(sentence) == [(sentence, section)]


def test_a_praising_sentence_does_not_end_the_tasks():
    found = _sections("Aufgaben\nWir bieten Ihnen Abwechslung.\nSie reinigen Büros.")
    assert found[-1] == ("Sie reinigen Büros.", Section.TASKS)


def test_listed_items_above_the_profile_are_tasks():
    found = _sections("Monteur\n- biegen und schneiden\nIhr Profil\n- teamfähig")
    assert ("biegen und schneiden", Section.TASKS) in found
    assert ("Monteur", Section.OTHER) in found


def test_each_post_has_its_number():
    text = (
        "Koch (m/w/d)\nIhre Aufgaben\n- Kochen\nIhr Profil\n- Ausbildung als Koch\n"
        "Kellner (m/w/d)\nIhre Aufgaben\n- Servieren\nIhr Profil\n- freundliche Art"
    )
    ad = AdText.of("", text)
    posts = {ad.source.text[clause.start : clause.end]: clause.post for clause in ad.clauses}
    assert (posts["Kochen"], posts["Ausbildung als Koch"]) == (0, 0)
    assert (posts["Kellner (m/w/d)"], posts["Servieren"], posts["freundliche Art"]) == (1, 1, 1)


def test_wording_begins_a_further_post():
    ad = AdText.of("", "Verkäufer gesucht\nWir suchen außerdem:\nMechaniker")
    assert [clause.post for clause in ad.clauses] == [0, 1, 1]


def test_a_repeated_block_is_no_second_post():
    block = "Koch (m/w/d)\nIhre Aufgaben\n- Kochen\nIhr Profil\n- Ausbildung\n"
    assert {clause.post for clause in AdText.of("", block * 3).clauses} == {0}


def test_headings_are_found_where_the_line_ends_were_lost():
    text = (
        "Werden Sie Teil des Teams Ihre Aufgaben Sie beraten Kunden an der Kasse Ihr Profil Sie haben eine Ausbildung "
        "und runden Ihr Profil ab Was wir Ihnen bieten Obst"
    )
    assert [section for _, section in _sections(text)] == [
        Section.OTHER, Section.TASKS, Section.TASKS, Section.PROFILE, Section.PROFILE, Section.BENEFITS,
        Section.BENEFITS,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Sie erledigen Ihre Aufgaben selbständig", "Das rundet Ihr Profil ab, Berufserfahrung auch"]
)
def test_words_of_a_heading_inside_a_sentence_part_nothing(text):
    assert len(_sections(text)) == 1
